"""What breaks for customers if a system, a person or a touchpoint fails.

In: a `Service` and what fails. Out: an `Impact`: the cards that name it, those that rest on them along the connectors
(`dependence.py`), and the steps at which customers notice.

Ways round are only what the file says: another touchpoint or channel of the same step that no failing card names.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from blueprint.experience.dependence import Dependence
from blueprint.experience.path import main_path
from blueprint.frozen import frozen
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.vocabulary import Mark, Zone


class FailingKind(StrEnum):
    """What can fail."""

    SYSTEM = "system"
    ACTOR = "actor"
    TOUCHPOINT = "touchpoint"


@frozen(kw_only=True)
class Failing:
    """Something that fails: its kind and its id in the catalogue."""

    kind: FailingKind
    id: str


class Reach(StrEnum):
    """How customers notice at a step: they meet what fails; they meet what rests on it; not at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    UNSEEN = "unseen"


@frozen(kw_only=True)
class StepHit:
    """A step at which something breaks.

    Attributes:
        direct: cards that name what fails. indirect: cards that rest on such ones, the nearest to them first. Cards
            of the whole stage are among them.
        moment: whether the step, or a card in it, is a moment of truth.
        main: whether it lies on the main path.
        touchpoints, channels: ids of ways round.
    """

    stage: Stage
    step: Step
    reach: Reach
    direct: tuple[Card, ...]
    indirect: tuple[Card, ...]
    moment: bool
    main: bool
    touchpoints: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@frozen(kw_only=True)
class Share:
    """How many of how many."""

    hit: int
    all: int


@frozen(kw_only=True)
class Impact:
    """What breaks in one service.

    Attributes:
        direct: keys of the cards that name what fails, in file order.
        through: keys of the cards that rest on them, each with the card that it is joined to.
        along: all pairs of these cards of which one rests on the other, what carries first.
        steps: those at which something breaks, in file order.
        moments: of moments of truth, and `main` of the steps of the main path, those that customers notice.
    """

    direct: tuple[str, ...]
    through: Mapping[str, str]
    along: frozenset[tuple[str, str]]
    steps: tuple[StepHit, ...]
    moments: Share
    main: Share

    @property
    def noticed(self) -> tuple[StepHit, ...]:
        """The steps at which customers notice."""
        return tuple(hit for hit in self.steps if hit.reach is not Reach.UNSEEN)


def impact(service: Service, failing: Failing) -> Impact:
    """What breaks in a service if something fails; a service that does not know it has nothing that breaks."""
    return _Failure(service, failing).impact()


class _Failure:
    """One run of `impact`."""

    def __init__(self, service: Service, failing: Failing) -> None:
        self.service, self.failing = service, failing
        self.dependence = Dependence(service)
        self.path = frozenset(step.key for step in main_path(service))
        found = tuple(self.naming())
        self.direct = tuple(card.key for card in service.cards if card.key in found)
        self.through = self.dependence.resting_on(self.direct)

    def impact(self) -> Impact:
        hits = tuple(
            hit for stage in self.service.stages for step in stage.steps if (hit := self.at(stage, step)) is not None
        )
        noticed = [hit for hit in hits if hit.reach is not Reach.UNSEEN]
        moments = sum(is_moment(stage, step) for stage in self.service.stages for step in stage.steps)
        return Impact(
            direct=self.direct,
            through=self.through,
            along=self.dependence.along((*self.direct, *self.through)),
            steps=hits,
            moments=Share(hit=sum(hit.moment for hit in noticed), all=moments),
            main=Share(hit=sum(hit.main for hit in noticed), all=len(self.path)),
        )

    # --- what names it

    def naming(self) -> set[str]:
        """Keys of the cards that name what fails."""
        wanted = self.failing.id
        match self.failing.kind:
            case FailingKind.SYSTEM:
                return {card.key for card in self.service.cards if wanted in card.systems}
            case FailingKind.ACTOR:
                return {card.key for card in self.service.cards if card.actor == wanted}
            case FailingKind.TOUCHPOINT:
                return {card.key for card in self.service.cards if wanted in card.touchpoints} | self.at_touchpoint()

    def at_touchpoint(self) -> set[str]:
        """The customer's cards of steps that name the touchpoint themselves: those that name no other one."""
        found = set()
        for stage in self.service.stages:
            for step in stage.steps:
                if self.met(stage, step) and not any(self.failing.id in card.touchpoints for card in step.cards):
                    found |= {
                        card.key
                        for card in step.cards
                        if not card.touchpoints and self.dependence.zone(card.key) is Zone.CUSTOMER
                    }
        return found

    def met(self, stage: Stage, step: Step) -> bool:
        """Whether a step is at the touchpoint that fails."""
        return self.failing.kind is FailingKind.TOUCHPOINT and self.failing.id in (
            *step.touchpoints,
            *stage.touchpoints,
        )

    # --- what it means at a step

    def at(self, stage: Stage, step: Step) -> StepHit | None:
        """What breaks at a step; None for nothing."""
        here = (*stage.cards, *step.cards)
        direct = tuple(card for card in here if card.key in self.direct)
        places = {card.key: card for card in here}
        indirect = tuple(places[key] for key in self.through if key in places)
        if not direct and not indirect and not self.met(stage, step):
            return None
        touchpoints, channels = self.round(stage, step, (*direct, *indirect))
        return StepHit(
            stage=stage,
            step=step,
            reach=self.reach(direct, indirect, met=self.met(stage, step)),
            direct=direct,
            indirect=indirect,
            moment=is_moment(stage, step),
            main=step.key in self.path,
            touchpoints=touchpoints,
            channels=channels,
        )

    def reach(self, direct: tuple[Card, ...], indirect: tuple[Card, ...], *, met: bool) -> Reach:
        """How customers notice."""
        if met or any(self.shown(card) for card in direct):
            return Reach.DIRECT
        return Reach.INDIRECT if any(self.shown(card) for card in indirect) else Reach.UNSEEN

    def shown(self, card: Card) -> bool:
        """Whether customers do or meet what a card says."""
        return self.dependence.zone(card.key) in {Zone.CUSTOMER, Zone.FRONTSTAGE, Zone.EVIDENCE}

    def round(self, stage: Stage, step: Step, hit: tuple[Card, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Other touchpoints and channels of the step, where the cards that break say which ones are theirs."""
        touchpoints = {t for card in hit for t in card.touchpoints}
        if self.met(stage, step):
            touchpoints.add(self.failing.id)
        channels = {c for card in hit for c in card.channels}
        mine = dict.fromkeys((*step.touchpoints, *stage.touchpoints)) if touchpoints else {}
        ways = dict.fromkeys((*step.channels, *stage.channels)) if channels else {}
        return tuple(t for t in mine if t not in touchpoints), tuple(c for c in ways if c not in channels)


def is_moment(stage: Stage, step: Step) -> bool:
    """Whether a step, or a card in it, is marked as a moment of truth; a mark of the stage is one of its first step."""
    marked = Mark.MOMENT_OF_TRUTH
    if marked in step.marks or any(marked in card.marks for card in step.cards):
        return True
    return step.key == stage.steps[0].key and (
        marked in stage.marks or any(marked in card.marks for card in stage.cards)
    )
