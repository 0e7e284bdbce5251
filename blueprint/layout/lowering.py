"""Moves a finished drawing down, to make room above it.

In: items. Out: the same items, lower.
"""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Words


def lowered(item: Item, by: float) -> Item:
    """An item moved down by so many user units."""
    match item:
        case Group():
            return replace(item, items=tuple(lowered(i, by) for i in item.items))
        case Path():
            return replace(item, commands=tuple(_lower(c, by) for c in item.commands))
        case Words() | Box() | Picture() | Dot():
            return replace(item, y=item.y + by)


def _lower(command: tuple[str | float, ...], by: float) -> tuple[str | float, ...]:
    """A command of a path moved down."""
    kind = command[0]
    if kind == "V":
        return (kind, float(command[1]) + by)
    if kind == "H":
        return command
    return (kind, *(float(v) + by if n % 2 else v for n, v in enumerate(command[1:])))
