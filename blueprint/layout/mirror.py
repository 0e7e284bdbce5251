"""Turns a drawing that was laid out from left to right into one from right to left.

In: items and the width of the drawing. Out: the same items mirrored about its vertical centre line. Words, pictures
and icons move but are not turned round.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from blueprint.frozen import replace
from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Words

UPRIGHT = frozenset({"icon", "mark-shape", "face", "qr", "verdict"})
"""Roles of groups whose shapes keep their orientation."""

_X_AT: dict[str, tuple[int, ...]] = {
    "M": (1,), "L": (1,), "H": (1,), "V": (), "C": (1, 3, 5), "Q": (1, 3), "Z": (),
}  # fmt: skip


def mirrored(item: Item, width: float) -> Item:
    """One item on the other side of `width / 2`."""
    match item:
        case Group():
            if item.role in UPRIGHT:
                low, high = _extent(item)
                return shifted(item, width - high - low)
            return replace(item, items=tuple(mirrored(i, width) for i in item.items))
        case Words():
            return replace(item, x=width - item.x - item.line.width)
        case Box() | Picture():
            return replace(item, x=width - item.x - item.width)
        case Dot():
            return replace(item, x=width - item.x)
        case Path():
            return replace(item, commands=tuple(_map_x(c, lambda x: width - x) for c in item.commands))


def shifted(item: Item, by: float) -> Item:
    """One item moved sideways."""
    match item:
        case Group():
            return replace(item, items=tuple(shifted(i, by) for i in item.items))
        case Path():
            return replace(item, commands=tuple(_map_x(c, lambda x: x + by) for c in item.commands))
        case Words() | Box() | Picture() | Dot():
            return replace(item, x=item.x + by)


def _map_x(command: tuple[str | float, ...], change: Callable[[float], float]) -> tuple[str | float, ...]:
    at = _X_AT[str(command[0])]
    return tuple(change(float(v)) if i in at else v for i, v in enumerate(command))


def _extent(group: Group) -> tuple[float, float]:
    """Leftmost and rightmost x of a group of shapes."""
    xs = list(chain.from_iterable(_xs(item) for item in group.items))
    return min(xs), max(xs)


def _xs(item: Item) -> list[float]:
    match item:
        case Group():
            return list(chain.from_iterable(_xs(i) for i in item.items))
        case Words():
            return [item.x, item.x + item.line.width]
        case Box() | Picture():
            return [item.x, item.x + item.width]
        case Dot():
            return [item.x - item.radius, item.x + item.radius]
        case Path():
            return [float(c[i]) for c in item.commands for i in _X_AT[str(c[0])]]
