"""Figures as JSON, for programs; docs/report.md describes the form, `blueprint-figures` is its version.

Every key is always there, null where the files say nothing. Numbers are as they were computed, not rounded for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.json_text import json_text
from blueprint.review.numbers import (
    Plain,
    excluded_numbers,
    figure_numbers,
    gap_numbers,
    journey_numbers,
    plain,
    step_numbers,
)
from blueprint.review.values import Coverage, FigureTold, GapTold, ServiceReview

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | Plain"


def as_json(reviews: Sequence[ServiceReview]) -> str:
    """All figures of some services."""
    tree: Json = {
        "blueprint-figures": VERSION,
        "language": reviews[0].language if reviews else None,
        "services": [_service(one) for one in reviews],
    }
    return json_text(tree)


def _service(one: ServiceReview) -> Json:
    scale = one.service.scale
    return {
        "file": one.name,
        "title": one.title.text,
        "scale": {"min": plain(scale.low), "max": plain(scale.high)},
        "figures": [_figure(told) for told in one.figures],
        "journeys": [
            {**journey_numbers(told), "steps": [{**step_numbers(one, told, step)} for step in told.steps]}
            for told in one.journeys
        ],
        "gaps": [_gap(told) for told in one.gaps],
        "themes": _coverage(one, one.themes),
        "effects": _coverage(one, one.effects),
        "modules": _coverage(one, one.modules),
    }


def _figure(told: FigureTold) -> Json:
    """A figure with its parts; how many rows did not count stands with the figure of all answers."""
    figure, kano = told.reading.figure, told.reading.kano
    shares: list[Json] = [
        {"name": part.name, "n": part.n, "share": plain(part.share)} for part in (figure.shares if figure else ())
    ]
    counts: Json = {category.value: count for category, count in kano.counts} if kano else None
    excluded: Json = {**excluded_numbers(told)} if told.reading.excluded else None
    return {**figure_numbers(told), "shares": shares, "counts": counts, "excluded": excluded}


def _gap(told: GapTold) -> Json:
    return {**gap_numbers(told), "missed": [*told.gap.missed], "pains": [*told.gap.pains]}


def _coverage(one: ServiceReview, found: Coverage | None) -> Json:
    """Steps of each stage by the names of rows; null where no step names any."""
    if found is None:
        return None
    stages = [stage.key for stage in one.service.stages]
    return {row.name: {key: count for key, (count, _) in zip(stages, row.cells, strict=True)} for row in found.rows}
