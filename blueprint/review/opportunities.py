"""Opportunities in the order in which they are worth doing.

In: `Places`. Out: `OpportunityTold`s, numbered in that order.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience import RankedOpportunity, ranked_opportunities
from blueprint.review.places import Places
from blueprint.review.values import OpportunityTold


def opportunities_told(places: Places) -> tuple[OpportunityTold, ...]:
    """All improvements of a service."""
    return tuple(_told(places, ranked, n) for n, ranked in enumerate(ranked_opportunities(places.service), 1))


def _told(places: Places, ranked: RankedOpportunity, number: int) -> OpportunityTold:
    speech, one = places.speech, ranked.opportunity
    words = speech.words
    facts = [speech.word(f"progress.{one.status}")]
    facts += [speech.pick(one.owner)] if one.owner else []
    facts += [speech.own(words.date(one.due))] if one.due else []
    return OpportunityTold(
        ranked=ranked,
        number=words.number(number),
        title=speech.pick(one.title),
        steps=places.steps_at(one.at),
        quadrant=speech.word(f"opportunity.{ranked.quadrant}") if ranked.quadrant else None,
        rating=speech.own(words.number(ranked.score, 1)) if ranked.score is not None else None,
        facts=tuple(facts),
    )


def still_to_do(told: tuple[OpportunityTold, ...], most: int) -> tuple[OpportunityTold, ...]:
    """The first of those that are not done."""
    left = (one for one in told if not one.done)
    return tuple(left)[:most]


_POINTS = 5
_APART = 0.075
"""Distance of two spots with the same impact and effort, as a share of the field."""


def matrix_spots(told: Sequence[OpportunityTold]) -> tuple[tuple[OpportunityTold, float, float], ...]:
    """Where rated improvements stand in a field of effort, from the start, and impact, from the foot.

    Returns:
        each with its place from the start and from the top, 0..1; those with the same rating stand in one row.
    """
    cells: dict[tuple[int, int], list[OpportunityTold]] = {}
    for one in told:
        impact, effort = one.ranked.opportunity.impact, one.ranked.opportunity.effort
        if impact is not None and effort is not None:
            cells.setdefault((impact, effort), []).append(one)
    return tuple(
        (one, (effort - 0.5) / _POINTS + (n - (len(mine) - 1) / 2) * _APART, 1 - (impact - 0.5) / _POINTS)
        for (impact, effort), mine in cells.items()
        for n, one in enumerate(mine)
    )
