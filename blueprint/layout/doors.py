"""Signs of steps that another map shows in detail.

In: a service, its drawing, and where drawings of other maps lie. Out: `Door`s by what they stand on: the step's first
card of the customer, else its first card from the top, else the heading of its column.

┌────────────────┐
│ Orders       ▯ │   a small door at the end of the card
│ breakfast      │
└────────────────┘
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.icons import icon_for
from blueprint.layout.bands import Row
from blueprint.layout.desk import Desk
from blueprint.layout.door import Door
from blueprint.layout.rows import rows_of
from blueprint.layout.shapes import icon_group
from blueprint.model.service import Card, Service, View
from blueprint.model.vocabulary import DrawingKind, Zone
from blueprint.scene import Box, Group, Paint

_ICON = "door"
_AROUND = 2.0
"""From the sign to the edge of what a pointer can hit, in user units."""


def doors_of(service: Service, kind: DrawingKind, view: View | None, addresses: Mapping[str, str]) -> dict[str, Door]:
    """The signs of a drawing, by `card:KEY` or `step:KEY`.

    Args:
        service: what the drawing shows, cut down to the view.
        kind, view: which drawing.
        addresses: where the map behind a step is drawn, by the step's key.
    """
    wanted = {s.key: s.journey for s in service.steps if s.journey}
    if not wanted:
        return {}
    first: dict[str, str] = {}
    rows = [row for row in rows_of(service, kind, view) if isinstance(row, Row)]
    for row in sorted(rows, key=lambda r: r.zone != Zone.CUSTOMER.value):
        for entry in row.entries:
            if entry.step in wanted and isinstance(entry.content, Card):
                first.setdefault(entry.step, entry.content.key)
    return {
        f"card:{first[step]}" if step in first else f"step:{step}": Door(
            step=step, journey=journey, href=addresses.get(step, "")
        )
        for step, journey in wanted.items()
    }


def door_width(desk: Desk) -> float:
    """What a sign takes at the end of a line, with the space before it."""
    return desk.size("icon") + desk.size("space-2")


def door_group(desk: Desk, door: Door, end: float, middle: float, ink: str, ground: str) -> Group:
    """A sign.

    Args:
        end: right end. middle: height of its centre.
        ink: colour of the sign. ground: of what it stands on.
    """
    side = desk.size("icon")
    plate = Box(
        "door-plate", end - side - _AROUND, middle - side / 2 - _AROUND, side + 2 * _AROUND, side + 2 * _AROUND,
        Paint(fill=ground), 3.0,
    )  # fmt: skip
    return Group(
        "door",
        (plate, door_sign(desk, end - side, middle, ink)),
        data=(("for", f"step:{door.step}"), ("journey", door.journey.path)),
        title=door_title(desk, door),
        href=door.href,
    )


def door_sign(desk: Desk, x: float, middle: float, ink: str) -> Group:
    """The door alone, its left edge at `x`."""
    icon = icon_for(_ICON)
    assert icon is not None  # noqa: S101 - it ships with the program
    return icon_group(desk, icon, x, middle, ink)


def door_title(desk: Desk, door: Door) -> str:
    """What a pointer and a screen reader are told."""
    title = door.journey.title
    if title is None:
        return desk.words.text("door.plain")
    return desk.words.text("door.named", title=desk.pick(title).text)
