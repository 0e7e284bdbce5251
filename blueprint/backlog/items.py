"""The opportunities of some services as one backlog.

In: `NamedService`s. Out: `BacklogItem`s, the best first (METRICS, "Opportunity order").
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience.addresses import Address, addresses
from blueprint.experience.named import NamedService
from blueprint.experience.opportunities import (
    RankedOpportunity,
    opportunity_order,
    ranked_opportunities,
    steps_by_place,
)
from blueprint.frozen import frozen
from blueprint.model.measures import Opportunity
from blueprint.model.service import Stage, Step
from blueprint.model.vocabulary import OpportunityStatus


@frozen(kw_only=True)
class BacklogItem:
    """An opportunity in its place.

    Attributes:
        number: place in the backlog, from 1; it stays when others are filtered out.
        key: the service's name, a full stop, the opportunity's id: unique, and the same in every run.
        places: the steps that it touches, with their stages.
        addresses: what it mends.
    """

    number: int
    key: str
    where: NamedService
    ranked: RankedOpportunity
    places: tuple[tuple[Stage, Step], ...]
    addresses: tuple[Address, ...]

    @property
    def opportunity(self) -> Opportunity:
        """What the file says."""
        return self.ranked.opportunity


@frozen(kw_only=True)
class Chosen:
    """Which opportunities are asked for; what is empty asks for nothing. Several of one kind mean any of them.

    Attributes:
        owners: in any language of the file, whatever the case.
    """

    status: tuple[OpportunityStatus, ...] = ()
    owners: tuple[str, ...] = ()

    def takes(self, item: BacklogItem) -> bool:
        """Whether an opportunity is asked for."""
        one = item.opportunity
        names = {w.text.casefold() for w in one.owner.wordings} if one.owner else set()
        return (not self.status or one.status in self.status) and (
            not self.owners or any(owner.casefold() in names for owner in self.owners)
        )


def backlog(services: Sequence[NamedService]) -> tuple[BacklogItem, ...]:
    """All opportunities, the best first; equal ones in the order of the files."""
    found = [(where, ranked) for where in services for ranked in ranked_opportunities(where.service)]
    ordered = sorted(found, key=lambda pair: opportunity_order(pair[1]))
    return tuple(_item(where, ranked, number) for number, (where, ranked) in enumerate(ordered, 1))


def _item(where: NamedService, ranked: RankedOpportunity, number: int) -> BacklogItem:
    service, one = where.service, ranked.opportunity
    steps = steps_by_place(service)
    touched = {key for place in one.at for key in steps.get(place, ())}
    return BacklogItem(
        number=number,
        key=f"{where.name}.{one.id}",
        where=where,
        ranked=ranked,
        places=tuple((stage, step) for stage in service.stages for step in stage.steps if step.key in touched),
        addresses=addresses(service, one),
    )
