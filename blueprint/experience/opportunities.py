"""Which improvement first."""

from __future__ import annotations

from enum import StrEnum

from blueprint.frozen import frozen
from blueprint.model import Opportunity, Service

_HALF = 3


class Quadrant(StrEnum):
    """Impact against effort, parted at 3."""

    QUICK_WIN = "quick-win"
    BIG_BET = "big-bet"
    FILL_IN = "fill-in"
    TIME_SINK = "time-sink"


@frozen(kw_only=True)
class RankedOpportunity:
    """An improvement in its place.

    Attributes:
        score: impact divided by effort; None where one of them is missing.
        steps: number of steps that it touches.
        quadrant: None where impact or effort is missing.
    """

    opportunity: Opportunity
    score: float | None
    steps: int
    quadrant: Quadrant | None


def ranked_opportunities(service: Service) -> tuple[RankedOpportunity, ...]:
    """Improvements by score, then impact, then steps touched, then file order; those without a score last."""
    steps_of = steps_by_place(service)
    found = []
    for one in service.opportunities:
        touched = {key for place in one.at for key in steps_of.get(place, ())}
        score = one.impact / one.effort if one.impact is not None and one.effort else None
        found.append(
            RankedOpportunity(
                opportunity=one, score=score, steps=len(touched), quadrant=quadrant(one.impact, one.effort)
            )
        )
    return tuple(sorted(found, key=opportunity_order))


def quadrant(impact: int | None, effort: int | None) -> Quadrant | None:
    """The quadrant of impact 1..5 and effort 1..5."""
    if impact is None or effort is None:
        return None
    if impact >= _HALF:
        return Quadrant.QUICK_WIN if effort < _HALF else Quadrant.BIG_BET
    return Quadrant.FILL_IN if effort < _HALF else Quadrant.TIME_SINK


def opportunity_order(ranked: RankedOpportunity) -> tuple[bool, float, int, int]:
    """Sort key, the best first: score, impact, steps touched; also across several services."""
    impact = ranked.opportunity.impact or 0
    return ranked.score is None, -(ranked.score or 0.0), -impact, -ranked.steps


def steps_by_place(service: Service) -> dict[str, tuple[str, ...]]:
    """Keys of the steps that each place covers: a step itself, the steps of a stage, the step (or stage) of a card.

    Where a step, a stage and a card have one key, the step comes first, then the stage, as wherever a file names a
    place.
    """
    found: dict[str, tuple[str, ...]] = {}
    for stage in service.stages:
        whole = tuple(step.key for step in stage.steps)
        for card in stage.cards:
            found[card.key] = whole
        for step in stage.steps:
            for card in step.cards:
                found[card.key] = (step.key,)
    for stage in service.stages:
        found[stage.key] = tuple(step.key for step in stage.steps)
    for step in service.steps:
        found[step.key] = (step.key,)
    return found
