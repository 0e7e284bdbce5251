"""The checks on figures can fail: a good drawing is spoilt, and the rule has to say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from measured import measured
from notation.breaking import Sheet, move
from notation.checks import RULES
from notation.drawn import Drawn
from written import drawing

from blueprint.model.vocabulary import DrawingKind


def _shift(role: str, by: float, at: int = 0) -> Callable[[Sheet], None]:
    return lambda sheet: move(sheet.one(role, sheet.one("card", card="metric.nps-in"), at), dx=by)


SPOILS: dict[str, tuple[int, Callable[[Sheet], None]]] = {
    "the value stands elsewhere": (51, _shift("figure-dot", 6)),
    "the interval stands elsewhere": (51, _shift("interval-bar", 6)),
    "the target stands elsewhere": (51, _shift("target-tick", 6)),
    "there is no sample": (51, lambda s: s.drop(s.one("figure-note", s.one("card", card="metric.nps-in")))),
    "a part is missing": (51, lambda s: s.drop(s.one("share", s.one("card", card="metric.nps-in"), 1))),
    "a part is too wide": (
        51, lambda s: s.one("share-bar", s.one("card", card="metric.nps-in")).set("width", "100"),
    ),
    "a group is missing": (51, lambda s: s.drop(s.one("figure-group", s.one("card", card="metric.ease")))),
    "what is left out is not told": (51, lambda s: s.drop(s.one("left-out", s.one("card", card="metric.recommend")))),
    "the course is missing": (51, lambda s: s.drop(s.one("trend", s.one("card", card="metric.nps-in")))),
    "a period is too low": (51, lambda s: move(s.one("trend-point", s.one("card", card="metric.nps-in"), 1), 0, 40)),
    "a Kano bar is too short": (51, lambda s: move(s.one("kano-bar"), dx=9)),
    "a step has no figure": (51, lambda s: s.drop(s.one("card", card="metric.effort.sleep"))),
    "a small sample looks full": (51, lambda s: s.drop(s.one("hatch", s.one("card", card="metric.effort.sleep")))),
    "places have different scales": (
        51, lambda s: s.one("interval", s.one("card", card="metric.mood.stay")).set("data-to", "9"),
    ),
    "the legend forgets intervals": (40, lambda s: s.drop(s.one("legend-item", figure="interval"))),
    "the legend forgets parts": (40, lambda s: s.drop(s.one("legend-item", figure="worst"))),
    "the legend forgets points": (40, lambda s: s.drop(s.one("legend-item", figure="few"))),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILS)
def test_the_checks_see_it(what: str) -> None:
    rule, spoil = SPOILS[what]
    made = _good()
    sheet = Sheet(made.picture)
    spoil(sheet)

    assert list(RULES[rule].check(sheet.picture(), made.told)), f"nobody saw that {what}"


@cache
def _good() -> Drawn:
    """The map of all figures, drawn once."""
    return drawing(measured(), DrawingKind.JOURNEY)


def test_no_dot_hides_the_tick_of_a_target() -> None:
    for group in _good().picture.of("interval"):
        dots, ticks = group.shapes_of("figure-dot"), group.shapes_of("target-tick")
        for dot in dots:
            assert all(tick.order > dot.order for tick in ticks)
            assert all(halo.order < dot.order for halo in group.shapes_of("target-halo"))
