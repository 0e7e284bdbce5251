"""Which support processes and systems serve which steps and touchpoints.

In: a `Service`. Out: `Carried`s: a card that is a support process or names a system, and the steps that it serves: its
own, and those of the cards that rest on it along the connectors (see `dependence.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.experience.dependence import Dependence
from blueprint.frozen import frozen
from blueprint.model.service import Card, Service, Step
from blueprint.model.vocabulary import Zone


@frozen(kw_only=True)
class Served:
    """A step that a card serves.

    Attributes:
        touchpoints: at which the customer meets it there: those that the cards name that rest on it, else the step's.
        reaches: whether a card of the customer's, or one that the customer sees, rests on it.
    """

    step: Step
    touchpoints: tuple[str, ...]
    reaches: bool


@frozen(kw_only=True)
class Carried:
    """What one card carries.

    Attributes:
        card: of a support lane, or one that names a system.
        process: whether it stands in a support lane.
        serves: in file order.
    """

    card: Card
    process: bool
    serves: tuple[Served, ...]

    @property
    def systems(self) -> tuple[str, ...]:
        """Ids of the systems that it names."""
        return self.card.systems

    @property
    def reaches(self) -> bool:
        """Whether the customer meets anything of it."""
        return any(served.reaches for served in self.serves)


def carried(service: Service) -> tuple[Carried, ...]:
    """What every support process, and every card that names a system, carries; in file order."""
    dependence = Dependence(service)
    steps = service.steps
    of_stage = {stage.key: stage.steps for stage in service.stages}
    at_stage = {stage.key: stage.touchpoints for stage in service.stages}
    places = _Places({step.key: step for step in steps}, of_stage, at_stage)
    made = []
    for card in service.cards:
        process = dependence.zones.get(card.lane) is Zone.SUPPORT
        if process or card.systems:
            hit = (card.key, *dependence.resting_on((card.key,)))
            made.append(Carried(card=card, process=process, serves=tuple(places.served(hit, dependence))))
    return tuple(made)


class _Places:
    """Where cards stand."""

    def __init__(
        self,
        steps: dict[str, Step],
        of_stage: dict[str, tuple[Step, ...]],
        at_stage: dict[str, tuple[str, ...]],
    ) -> None:
        self.steps, self.of_stage, self.at_stage = steps, of_stage, at_stage

    def served(self, keys: Iterable[str], dependence: Dependence) -> Iterator[Served]:
        """The steps at which cards stand, a stage's card at all of its steps."""
        found: dict[str, list[Card]] = {}
        for key in keys:
            card = dependence.cards[key]
            for step in (self.steps[card.step],) if card.step else self.of_stage[card.stage]:
                found.setdefault(step.key, []).append(card)
        for key in sorted(found, key=lambda k: self.steps[k].number):
            step, cards = self.steps[key], found[key]
            named = tuple(dict.fromkeys(t for card in cards for t in card.touchpoints))
            yield Served(
                step=step,
                touchpoints=named or tuple(dict.fromkeys((*step.touchpoints, *self.at_stage[step.stage]))),
                reaches=any(
                    dependence.zones.get(card.lane) in {Zone.CUSTOMER, Zone.FRONTSTAGE} for card in cards
                ),
            )  # fmt: skip
