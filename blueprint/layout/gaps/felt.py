"""Gap 5 in the experience curve: what customers expect is more than what they perceive.

◇╌╌╌╌◇      expectation
   ❯5❮      a badge in the area below it, where it is high enough; else beside the point
●────●      experience
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.experience.satisfaction import satisfaction
from blueprint.frozen import frozen
from blueprint.layout.annotations import Annotations
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import DrawnCurve, ScoredStep, personas_drawn
from blueprint.layout.gaps.places import AIR, BADGE, BADGE_HEIGHT
from blueprint.layout.gaps.signs import gap_badge
from blueprint.layout.spline import Arc
from blueprint.model.measures import GapAt
from blueprint.model.vocabulary import Gap
from blueprint.scene import Group

_SAMPLES = 8


@frozen
class _Shortfall:
    """A step at which both curves of a persona have a point, and how far the experience is above the expectation."""

    step: str
    persona: str
    value: float
    x: float
    felt: float
    expected: float


def customer_gaps(desk: Desk, curves: list[DrawnCurve], notes: Annotations) -> list[Group]:
    """The badges of gap 5: where the file declares it, and where the experience is below the expectation.

    A declared gap of a stage stands at the stage's most disappointing step. Where several personas are drawn, a step
    has one badge, at the one who misses most. Badges are kept free in `notes`.
    """
    declared, several = _declared(desk), len(personas_drawn(curves)) > 1
    arcs = [arc for curve in curves for arc in curve.arcs()]
    worst: dict[str, _Shortfall] = {}
    for one in _shortfalls(curves):
        if (one.step in declared or one.value < 0) and (one.step not in worst or one.value < worst[one.step].value):
            worst[one.step] = one
    made = []
    for one in worst.values():
        place = _between(arcs, one.x, sorted((one.felt, one.expected)), desk.size("point"))
        left = one.x - BADGE / 2
        if place is not None and notes.free(left, place - BADGE_HEIGHT / 2, BADGE, BADGE_HEIGHT):
            top = place - BADGE_HEIGHT / 2
            notes.avoid(left, top, BADGE, BADGE_HEIGHT)
        else:
            left, top = notes.put(one.x, one.felt, BADGE, BADGE_HEIGHT, above=one.value >= 0, gap=12.0)
        middle = left + BADGE / 2, top + BADGE_HEIGHT / 2
        gap = declared.get(one.step) or GapAt(gap=Gap.CUSTOMER)
        made.append(gap_badge(desk, gap, f"step:{one.step}", *middle, persona=one.persona if several else ""))
    return made


def _shortfalls(curves: list[DrawnCurve]) -> Iterator[_Shortfall]:
    """Persona by persona the steps with both scores; a score for all counts for each."""
    for persona in personas_drawn(curves):
        expected = _points(curves, "expectation", persona)
        for step, score, x, y in _points(curves, "experience", persona).values():
            if step.key in expected:
                _, hoped, _, there = expected[step.key]
                yield _Shortfall(step.key, persona, score.value - hoped.value, x, y, there)


def _points(curves: list[DrawnCurve], name: str, persona: str) -> dict[str, ScoredStep]:
    """The points that count for a persona by step: its own, else those for all."""
    found: dict[str, ScoredStep] = {}
    for owner in ("", persona):
        for curve in curves:
            if curve.name == name and curve.persona == owner:
                found |= {point[0].key: point for point in curve.points()}
    return found


def _declared(desk: Desk) -> dict[str, GapAt]:
    """Declared gaps 5 by the step at which they are drawn."""
    service = desk.service
    cards = {card.key: card.step for card in service.cards}
    found: dict[str, GapAt] = {}
    for gap in service.gaps:
        if gap.gap is not Gap.CUSTOMER or gap.at is None:
            continue
        stage = next((stage for stage in service.stages if stage.key == gap.at), None)
        if stage is None:
            found.setdefault(cards.get(gap.at) or gap.at, gap)
            continue
        personas = [None, *(persona.id for persona in service.personas)]
        told = [
            (scores.value, step.number, step.key)
            for step in stage.steps
            for persona in personas
            if (scores := satisfaction(step, persona)) is not None
        ]
        if told:
            found.setdefault(min(told)[2], gap)
    return found


def _between(arcs: list[Arc], x: float, heights: list[float], point: float) -> float | None:
    """The middle between both curves at a place where a badge touches neither; None where there is no room."""
    top, bottom = heights[0] + point, heights[1] - point
    middle = (heights[0] + heights[1]) / 2
    for arc in arcs:
        low, high = max(arc.x0, x - BADGE / 2 - AIR), min(arc.x1, x + BADGE / 2 + AIR)
        if low >= high:
            continue
        for n in range(_SAMPLES + 1):
            y = arc.at((low + (high - low) * n / _SAMPLES - arc.x0) / (arc.x1 - arc.x0))
            if y < middle:
                top = max(top, y)
            else:
                bottom = min(bottom, y)
    if bottom - top < BADGE_HEIGHT + AIR:
        return None
    return (top + bottom) / 2
