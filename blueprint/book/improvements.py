"""What could be better: service-quality gaps and opportunities.

In: a `Service` and its `Places`. Out: gaps in file order, opportunities with the best first.
"""

from __future__ import annotations

from blueprint.book.places import Places
from blueprint.book.rows import GapRow, OpportunityRow
from blueprint.experience import RankedOpportunity, ranked_opportunities
from blueprint.model.service import Service
from blueprint.model.vocabulary import Gap, OpportunityStatus
from blueprint.words.speech import Speech


def opportunity_rows(service: Service, places: Places, speech: Speech) -> tuple[OpportunityRow, ...]:
    """The improvements in the order in which they are worth doing."""
    return tuple(_row(places, speech, ranked, n) for n, ranked in enumerate(ranked_opportunities(service), 1))


def _row(places: Places, speech: Speech, ranked: RankedOpportunity, number: int) -> OpportunityRow:
    one = ranked.opportunity
    facts = [speech.word(f"progress.{one.status}")] if one.status is not OpportunityStatus.IDEA or one.owner else []
    facts += [speech.pick(one.owner)] if one.owner else []
    facts += [speech.own(speech.words.date(one.due))] if one.due else []
    return OpportunityRow(
        number=speech.words.number(number),
        title=speech.pick(one.title),
        steps=tuple(places.step(key) for key in places.steps_at(one.at)),
        impact=one.impact,
        effort=one.effort,
        quadrant=speech.word(f"opportunity.{ranked.quadrant}") if ranked.quadrant else None,
        facts=tuple(facts),
    )


def gap_rows(service: Service, places: Places, speech: Speech) -> tuple[GapRow, ...]:
    """The five gaps as far as the file names them: by number, then in file order."""
    rows = []
    for kind in Gap:
        for gap in (g for g in service.gaps if g.gap is kind):
            where, place = places.named(gap.at)
            rows.append(
                GapRow(
                    number=kind.value,
                    title=speech.word(f"gap.{kind.value}"),
                    meaning=speech.word(f"gap-meaning.{kind.value}"),
                    note=speech.maybe(gap.note),
                    where=where,
                    place=place,
                )
            )
    return tuple(rows)
