"""Where a touchpoint is met, and what carries it there.

In: a `Service` and one of its touchpoints. Out: `TouchpointUse`, in file order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.frozen import frozen
from blueprint.model.catalogues import Touchpoint
from blueprint.model.service import Card, Service, Stage, Step


@frozen(kw_only=True)
class TouchpointUse:
    """A touchpoint with the places that use it.

    Attributes:
        stages: those that name it for all their steps.
        steps: those that name it, and all steps of these stages.
        cards: at these places, but for those that name another touchpoint.
    """

    touchpoint: Touchpoint
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    cards: tuple[Card, ...]


def touchpoint_use(service: Service, touchpoint: Touchpoint) -> TouchpointUse:
    """Where a touchpoint is used and what carries it there."""
    stages = tuple(stage for stage in service.stages if touchpoint.id in stage.touchpoints)
    steps = steps_using(service, touchpoint.id)
    return TouchpointUse(
        touchpoint=touchpoint, stages=stages, steps=steps, cards=tuple(_cards(touchpoint.id, stages, steps))
    )


def steps_using(service: Service, touchpoint: str) -> tuple[Step, ...]:
    """The steps that name a touchpoint, and all steps of a stage that does."""
    return tuple(
        step
        for stage in service.stages
        for step in stage.steps
        if touchpoint in stage.touchpoints or touchpoint in step.touchpoints
    )


def _cards(wanted: str, stages: Iterable[Stage], steps: Iterable[Step]) -> Iterator[Card]:
    """Cards at the places that use a touchpoint, but for those that name another one."""
    for card in (*(c for s in stages for c in s.cards), *(c for s in steps for c in s.cards)):
        if not card.touchpoints or wanted in card.touchpoints:
            yield card
