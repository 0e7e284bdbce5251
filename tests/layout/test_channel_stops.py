"""Which channels a step uses, and where the path goes through them."""

from __future__ import annotations

from written import service

from blueprint.layout.channel_path.stops import Leg, channels_used, path_legs, stops_by_step
from blueprint.model.service import Service

PLACES = """
channels: {web: {title: Web}, app: {title: App}, desk: {title: Desk}}
touchpoints:
  page: {title: Page, channel: web}
  clerk: {title: Clerk, channel: desk}
  both: {title: Both, channel: [app, web]}
  mirror: {title: Mirror}
"""


def used(of: Service) -> dict[str, list[tuple[str, ...]]]:
    """By step, each channel with what is met there."""
    return {key: [(s.channel, *s.touchpoints) for s in stops.stops] for key, stops in stops_by_step(of).items()}


def steps(*written: str) -> Service:
    """A service of one stage."""
    lines = "\n".join(f"      - {{id: s{n}, customer: Acts {n}, {rest}}}" for n, rest in enumerate(written, 1))
    return service(f"{PLACES}\nstages:\n  - title: A\n    steps:\n{lines}\n")


def test_a_step_has_its_own_channels_and_those_of_its_touchpoints() -> None:
    of = steps("channel: web, touchpoint: clerk", "touchpoint: both")

    assert used(of) == {"s1": [("web",), ("desk", "clerk")], "s2": [("web", "both"), ("app", "both")]}


def test_a_touchpoint_with_several_channels_is_met_in_those_that_the_step_names() -> None:
    assert used(steps("channel: app, touchpoint: both")) == {"s1": [("app", "both")]}


def test_a_touchpoint_without_a_channel_is_met_in_the_first_of_the_step() -> None:
    assert used(steps("channel: [desk, web], touchpoint: mirror")) == {"s1": [("desk", "mirror"), ("web",)]}


def test_a_step_that_names_neither_has_those_of_its_stage() -> None:
    own = "steps: [{id: a, customer: X}, {id: b, channel: web}]"
    of = service(f"{PLACES}\nstages:\n  - {{title: A, channel: desk, {own}}}\n")

    assert used(of) == {"a": [("desk",)], "b": [("web",)]}


def test_a_step_without_any_has_no_stop() -> None:
    assert used(steps("time: 1 min", "touchpoint: mirror")) == {}


def test_tracks_come_in_the_order_of_first_use() -> None:
    assert channels_used(steps("channel: desk", "touchpoint: both", "channel: [web, desk]")) == ("desk", "app", "web")


def test_the_path_stays_in_a_channel_that_both_steps_have() -> None:
    of = steps("channel: web", "channel: [desk, web]", "channel: desk")

    assert path_legs(of) == (
        Leg(start=0, end=1, leave="web", enter="web"),
        Leg(start=1, end=2, leave="desk", enter="desk"),
    )


def test_the_path_changes_channels_between_steps_that_have_none_in_common() -> None:
    assert path_legs(steps("channel: web", "channel: desk")) == (Leg(start=0, end=1, leave="web", enter="desk"),)


def test_a_step_without_a_channel_leaves_a_gap() -> None:
    assert path_legs(steps("channel: web", "time: 1 min", "channel: web", "channel: app")) == (
        Leg(start=2, end=3, leave="web", enter="app"),
    )


def test_the_path_follows_the_first_way_and_steps_beside_it_are_told() -> None:
    of = steps("channel: web, next: [s3, s2]", "channel: app", "channel: desk")

    assert path_legs(of) == (Leg(start=0, end=2, leave="web", enter="desk"),)
    assert {key: stops.on_path for key, stops in stops_by_step(of).items()} == {"s1": True, "s2": False, "s3": True}
