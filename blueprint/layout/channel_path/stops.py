"""Where the customer stops on the way through the channels, before anything is measured.

In: `Service`. Out: the channels of each step with the touchpoints met there, and the legs between them.
"""

from __future__ import annotations

from itertools import pairwise

from blueprint.experience import main_path
from blueprint.frozen import frozen
from blueprint.layout.bands import Stop, Stops
from blueprint.model.service import Service, Stage, Step


@frozen(kw_only=True)
class Leg:
    """The way from one step of the main path to the next.

    Attributes:
        start, end: columns of both steps, from 0.
        leave, enter: ids of the channels at both ends; the same where the customer stays in one.
    """

    start: int
    end: int
    leave: str
    enter: str


def stops_by_step(service: Service) -> dict[str, Stops]:
    """The stops of each step that has a channel, by its key.

    A step's channels are those that it names and those of its touchpoints. A step that names neither has those of its
    stage.
    """
    on_path = {step.key for step in main_path(service)}
    order = {channel: n for n, channel in enumerate(channels_used(service))}
    made = {}
    for stage in service.stages:
        for step in stage.steps:
            found = _stops(service, _source(stage, step))
            if found:
                ordered = sorted(found, key=lambda stop: order[stop.channel])
                made[step.key] = Stops(tuple(ordered), step.key in on_path)
    return made


def channels_used(service: Service) -> tuple[str, ...]:
    """Ids of the channels that steps use, in the order of their first use: the tracks from the top."""
    pairs = ((stage, step) for stage in service.stages for step in stage.steps)
    stops = (stop for stage, step in pairs for stop in _stops(service, _source(stage, step)))
    return tuple(dict.fromkeys(stop.channel for stop in stops))


def path_legs(service: Service) -> tuple[Leg, ...]:
    """The legs between neighbours of the main path; none to or from a step without a channel.

    A step with several channels is entered where the customer comes from, if it is one of them, and left where the
    customer goes on, if it is one of them; otherwise at the first.
    """
    stops = stops_by_step(service)
    columns = {step.key: n for n, step in enumerate(service.steps)}
    path = [(columns[s.key], _channels(stops.get(s.key))) for s in main_path(service)]
    made: list[Leg] = []
    before = ""
    for (start, here), (end, there) in pairwise(path):
        if not here or not there:
            before = ""
            continue
        entered = before if before in here else here[0]
        leave = entered if entered in there else next((c for c in here if c in there), entered)
        before = leave if leave in there else there[0]
        made.append(Leg(start=start, end=end, leave=leave, enter=before))
    return tuple(made)


def _channels(stops: Stops | None) -> tuple[str, ...]:
    return tuple(stop.channel for stop in stops.stops) if stops else ()


def _source(stage: Stage, step: Step) -> Stage | Step:
    """Who says which channels a step uses: itself, else its stage."""
    return step if step.channels or step.touchpoints else stage


def _stops(service: Service, of: Stage | Step) -> tuple[Stop, ...]:
    """Channels with the touchpoints met there; a touchpoint without a channel is met in the first that is named."""
    lives = {t.id: t.channels for t in service.touchpoints}
    met: dict[str, list[str]] = {channel: [] for channel in of.channels}
    for touchpoint in of.touchpoints:
        own = lives.get(touchpoint, ())
        for channel in [c for c in own if c in of.channels] or own or of.channels[:1]:
            met.setdefault(channel, []).append(touchpoint)
    return tuple(Stop(channel, tuple(touchpoints)) for channel, touchpoints in met.items())
