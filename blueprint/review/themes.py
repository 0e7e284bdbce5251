"""Which experience themes, effects on loyalty and kinds of experience are worked with in which stage.

In: `Places`. Out: `Coverage`s; None where no step names any.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience import effect_coverage, module_coverage, theme_coverage
from blueprint.model.catalogues import Theme
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Level
from blueprint.review.places import Places
from blueprint.review.values import Coverage, CoverageRow


def themes_told(places: Places) -> Coverage | None:
    """Themes against stages: basic ones that no stage works with first, and called out."""
    found = theme_coverage(places.service)
    if not any(one.touched for one in found):
        return None
    speech = places.speech
    rows = tuple(
        CoverageRow(
            name=one.theme.id,
            title=_title(places, one.theme),
            notes=(speech.word(f"level.{one.theme.level}"), speech.word(f"effect.{one.theme.effect}")),
            cells=_cells(places, one.steps),
            group=one.theme.level.value,
        )
        for one in found
    )
    missing = (one.theme for one in found if one.theme.level is Level.BASIC and not one.touched)
    return Coverage(stages=_stages(places), rows=rows, missing=tuple(_title(places, theme) for theme in missing))


def effects_told(places: Places) -> Coverage | None:
    """Effects on loyalty against stages, with the themes that no stage works with."""
    found = effect_coverage(places.service)
    if not any(any(one.steps) for one in found):
        return None
    speech = places.speech
    rows = tuple(
        CoverageRow(
            name=one.effect.value,
            title=speech.word(f"effect.{one.effect}"),
            notes=tuple(_title(places, coverage.theme) for coverage in one.themes if coverage.touched),
            cells=_cells(places, one.steps),
            group=one.effect.value,
        )
        for one in found
    )
    return Coverage(stages=_stages(places), rows=rows)


def modules_told(places: Places) -> Coverage | None:
    """Kinds of experience against stages, in the order of the vocabulary."""
    found = module_coverage(places.service)
    if not any(one.touched for one in found):
        return None
    speech = places.speech
    rows = tuple(
        CoverageRow(
            name=one.module.value,
            title=speech.word(f"module.{one.module}"),
            notes=(),
            cells=_cells(places, one.steps),
            group="module",
        )
        for one in found
    )
    missing = tuple(row.title for row in rows if not row.touched)
    return Coverage(stages=_stages(places), rows=rows, missing=missing)


def _title(places: Places, theme: Theme) -> Wording:
    """What a theme is called: the file's own words, else ours for the ten of the pyramid."""
    if theme.title:
        return places.speech.pick(theme.title)
    key = f"theme.{theme.id}"
    known = places.speech.words.has(key)
    return places.speech.word(key) if known else Wording(theme.id, places.speech.fallback)


def _stages(places: Places) -> tuple[Wording, ...]:
    return places.speech.all(stage.title for stage in places.service.stages)


def _cells(places: Places, steps: Sequence[int]) -> tuple[tuple[int, float], ...]:
    """Numbers of steps, and what part of their stage they are."""
    return tuple(
        (count, count / len(stage.steps)) for count, stage in zip(steps, places.service.stages, strict=True)
    )  # fmt: skip
