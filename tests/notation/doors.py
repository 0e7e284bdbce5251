"""The signs of steps that another map shows in detail: one each, on a card of the step, covering nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from notation.geometry import Rect
from notation.lanes import card_box, column
from notation.picture import Picture
from notation.told import Told


def door_faults(p: Picture, told: Told) -> Iterator[str]:
    """What is wrong with the doors of a drawing."""
    wanted = {f"step:{s.key}": s.journey.path for s in told.service.steps if s.journey}
    drawn = Counter(g.data["for"] for g in p.of("door"))
    if drawn != Counter(wanted.keys()):
        yield f"the doors are {sorted(drawn.elements())}, those of the file are {sorted(wanted)}"
    marks = [g.box for g in p.of("mark") if g.box]
    for group in p.of("door"):
        name, box = f"the door of {group.data['for']}", group.box
        if group.data["journey"] != wanted.get(group.data["for"]):
            yield f"{name} leads to {group.data['journey']}"
        if box is None:
            yield f"{name} shows nothing"
            continue
        homes = _homes(p, told, group.data["for"].partition(":")[2])
        if not any(home.holds(box) for home in homes):
            yield f"{name} is not on a card of its step: {box}"
        yield from (f"{name} covers `{t.text}`" for t in p.texts if t.box.grown(-0.75).meets(box, 0.1))
        yield from (f"{name} overlaps a mark" for mark in marks if mark.meets(box, 0.1))


def _homes(p: Picture, told: Told, step: str) -> list[Rect]:
    """The cards of the customer at a step, else all its cards, else its column."""
    zones = {lane.id: lane.zone for lane in told.lanes}
    cards = [(card.lane, card.key) for _, at, card in told.shown_cards() if at is not None and at.key == step]
    own = [key for lane, key in cards if zones[lane] == "customer"] or [key for _, key in cards]
    boxes = [card_box(g) for g in p.of("card") if g.data["card"] in own]
    return boxes or [column(g) for g in p.of("step") if g.data["step"] == step]
