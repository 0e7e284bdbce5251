"""The channel path: a track a channel, one dot a channel and step, legs that join the dots. Part of rule 50."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from blueprint.model.service import Stage, Step
from notation.geometry import EPS, Point, Rect
from notation.lanes import band, card_box
from notation.picture import Owner, Picture
from notation.told import Told, main_path

_LOWER = 2.0
"""How far the middle of a triangle's box is from its own."""


def path_faults(p: Picture, told: Told) -> Iterator[str]:
    """What is wrong with the channel path of a drawing."""
    lanes = [g for g in p.of("lane") if g.data.get("lane") == "channel-path"]
    cards = {g.data["step"]: g for g in p.of("card") if g.data.get("lane") == "channel-path" and "step" in g.data}
    if not lanes:
        if p.of("stop") or p.of("channel-path"):
            yield "there is a channel path without its row"
        return
    wanted = wanted_stops(told)
    on_path = {step.key for step in main_path(told)}
    for step in told.service.steps:
        card = cards.get(step.key)
        found = Counter(g.data["channel"] for g in card.groups_of("stop")) if card else Counter()
        if found != Counter(dict.fromkeys(wanted.get(step.key, ()), 1)):
            yield f"step {step.key} has dots on {dict(found)}, not on {sorted(wanted.get(step.key, ()))}"
        for stop in card.groups_of("stop") if card else ():
            if ("aside" in stop.data) == (step.key in on_path):
                yield f"the dot of {step.key} does not tell whether the main path passes it"
    if not cards:
        return
    yield from _tracks(p, lanes, cards)
    yield from _legs(p, told, cards, wanted)


def wanted_stops(told: Told) -> dict[str, set[str]]:
    """The channels of each step: its own and those of its touchpoints, else those of its stage."""
    lives = {t.id: t.channels for t in told.whole.touchpoints}

    def channels(of: Stage | Step) -> set[str]:
        return {*of.channels, *(c for t in of.touchpoints for c in lives.get(t, ()))}

    return {
        step.key: channels(step if step.channels or step.touchpoints else stage)
        for stage in told.whole.stages
        for step in stage.steps
    }


def centre(stop: Owner) -> Point:
    """The middle of a dot; a triangle's own middle lies a little lower."""
    return stop.shapes_of("stop-shape")[0].box.middle


def _tracks(p: Picture, lanes: list[Owner], cards: dict[str, Owner]) -> Iterator[str]:
    """Tracks and names: one a channel; dots stand on their track in the middle of their column."""
    (group,) = p.of("channel-path")
    heights = {s.data["channel"]: s.box.middle.y for s in group.shapes_of("channel-track")}
    names = [g.data["channel"] for g in group.groups_of("channel-name")]
    if names != list(heights) or list(heights.values()) != sorted(set(heights.values())):
        yield f"tracks are {heights}, named {names}"
    for name in group.groups_of("channel-name"):
        if not name.texts:
            yield f"the track {name.data['channel']} has no name"
        for text in name.texts:
            if text.box.bottom > heights[name.data["channel"]]:
                yield f"`{text.text}` does not stand over its track"
    for step, card in cards.items():
        for stop in card.groups_of("stop"):
            height = heights.get(stop.data["channel"], -1.0)
            yield from (
                f"a dot of {step} {fault}" for fault in _off(stop, card_box(card).middle.x, height, band(lanes[0]))
            )


def _off(stop: Owner, x: float, y: float, lane: Rect) -> Iterator[str]:
    """How a dot is not where it should be."""
    at, box = centre(stop), stop.box
    if abs(at.x - x) > EPS:
        yield f"stands at {at.x}, its column at {x}"
    if abs(at.y - y) > _LOWER:
        yield f"stands at {at.y}, its track at {y}"
    if box and not lane.holds(box):
        yield "leaves its band"


def _legs(p: Picture, told: Told, cards: dict[str, Owner], wanted: dict[str, set[str]]) -> Iterator[str]:
    """Each leg joins a dot with a dot of the next step, or runs to the edge where the drawing is cut."""
    (group,) = p.of("channel-path")
    drawn = {(s.data["from"], s.data["to"]): s for s in group.shapes_of("channel-leg")}
    order = [step.key for step in told.whole.steps]
    here = [order.index(step.key) for step in told.service.steps]
    expected = {
        (a.key, b.key)
        for a, b in pairwise(main_path(told))
        if wanted[a.key] and wanted[b.key]
        and min(order.index(a.key), order.index(b.key)) <= here[-1]
        and max(order.index(a.key), order.index(b.key)) >= here[0]
    }  # fmt: skip
    if set(drawn) != expected:
        yield f"legs are {sorted(drawn)}, not {sorted(expected)}"
    for (start, end), leg in drawn.items():
        outline = leg.polygons[0]
        for step, at in ((start, outline[0]), (end, outline[-1])):
            dots = [centre(s) for s in cards[step].groups_of("stop")] if step in cards else []
            if dots and not any(abs(at.x - dot.x) < EPS and abs(at.y - dot.y) < _LOWER for dot in dots):
                yield f"the leg from {start} to {end} misses the dots of {step}"
        for text in p.texts:
            for a, b in pairwise(outline):
                mid = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
                if text.box.grown(-0.75).has(mid, 0.0):
                    yield f"the leg from {start} to {end} strikes `{text.text}`"
