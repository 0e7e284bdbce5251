"""Touchpoints as JSON, for programs; docs/touchpoints.md describes the form, `blueprint-touchpoints` is its version.

Ids and values of closed sets are those of the YAML, whatever the language; texts are in the language that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.json_text import json_text
from blueprint.touchpoints.values import FigureAt, Occurrence, Quote, StepScores, TouchpointSheet
from blueprint.touchpoints.wording import about, step_title
from blueprint.words.speech import Teller

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def as_json(sheets: Sequence[TouchpointSheet], teller: Teller) -> str:
    """All sheets; every key is always there, null where the files say nothing."""
    tree: Json = {
        "blueprint-touchpoints": VERSION,
        "language": teller.language,
        "touchpoints": [_sheet(sheet, teller) for sheet in sheets],
    }
    return json_text(tree)


def _sheet(sheet: TouchpointSheet, teller: Teller) -> Json:
    one, speech = sheet.touchpoint, about(teller, sheet)
    note, promise = speech.maybe(one.note), speech.maybe(one.promise)
    return {
        "id": one.id,
        "title": speech.pick(one.title).text,
        "icon": one.icon,
        "channels": [{"id": c.id, "title": speech.pick(c.title).text} for c in sheet.channels],
        "owner": one.owner,
        "medium": one.medium,
        "importance": one.importance,
        "contact": one.contact,
        "initiative": one.initiative,
        "note": note.text if note else None,
        "promise": promise.text if promise else None,
        "files": [where.name for where in sheet.declared],
        "experience": _number(sheet.experience),
        "expectation": _number(sheet.expectation),
        "satisfaction": _number(sheet.satisfaction),
        "scale": {"min": sheet.scale.low, "max": sheet.scale.high} if sheet.scale else None,
        "steps": [_step(occurrence, teller) for occurrence in sheet.occurrences],
        "metrics": [_metric(figure, teller) for figure in sheet.figures],
        "quotes": [_quote(quote, teller) for quote in sheet.quotes],
        "plan": {part.value: speech.pick(text).text if text else None for part, text in sheet.plan},
        "missing": [part.value for part in sheet.missing],
    }


def _step(occurrence: Occurrence, teller: Teller) -> Json:
    speech = teller.of(occurrence.where.service)
    return {
        "file": occurrence.where.name,
        "stage": occurrence.stage.key,
        "stage_title": speech.pick(occurrence.stage.title).text,
        "step": occurrence.step.key,
        "step_title": step_title(teller, occurrence).text,
        "number": occurrence.step.number,
        "scores": [_scores(scores) for scores in occurrence.scores],
    }


def _scores(scores: StepScores) -> Json:
    return {
        "persona": scores.persona,
        "experience": _number(scores.emotion.value if scores.emotion else None),
        "expectation": _number(scores.expectation.value if scores.expectation else None),
        "satisfaction": _number(scores.satisfaction),
        "n": scores.emotion.n if scores.emotion else None,
    }


def _metric(at: FigureAt, teller: Teller) -> Json:
    metric, figure, speech = at.metric, at.figure, teller.of(at.where.service)
    title = speech.maybe(metric.title)
    target = metric.target_duration.middle if metric.target_duration else metric.target
    interval = figure.interval if figure else None
    return {
        "file": at.where.name,
        "id": metric.id,
        "type": metric.type,
        "title": title.text if title else None,
        "step": at.step.key if at.step else None,
        "stage": at.stage.key if at.stage else None,
        "value": _number(figure.value if figure else metric.value),
        "n": figure.n if figure else at.kano.n if at.kano else None,
        "interval": [_number(interval.low), _number(interval.high)] if interval else None,
        "category": at.kano.category if at.kano else None,
        "target": _number(target),
    }


def _quote(quote: Quote, teller: Teller) -> Json:
    speech = teller.of(quote.where.service)
    return {
        "file": quote.where.name,
        "kind": quote.kind,
        "text": speech.pick(quote.text).text,
        "by": speech.pick(quote.who).text if quote.who else None,
        "segment": quote.segment,
        "score": _number(quote.score),
        "step": quote.step.key if quote.step else None,
    }


def _number(value: float | None) -> float | None:
    """Rounded, so that sums of decimals are the same everywhere; whole numbers without a decimal."""
    if value is None:
        return None
    made = round(value, 4) + 0.0
    return int(made) if made.is_integer() else made
