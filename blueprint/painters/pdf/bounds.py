"""How far items reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Words

_ASCENT, _DESCENT = 0.8, 0.22
"""Reach of letters from the baseline, in em; good enough for an area to click at."""


class Bounds(NamedTuple):
    """A rectangle in the scene's coordinates: user units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


def bounds_of(items: Iterable[Item]) -> Bounds | None:
    """The least rectangle around some items; None if they draw nothing."""
    corners = [part for item in items for part in _parts(item)]
    if not corners:
        return None
    return Bounds(
        min(c[0] for c in corners), min(c[1] for c in corners), max(c[2] for c in corners), max(c[3] for c in corners)
    )


def _parts(item: Item) -> Iterator[Bounds]:
    match item:
        case Group():
            for inner in item.items:
                yield from _parts(inner)
        case Box() | Picture():
            yield Bounds(item.x, item.y, item.x + item.width, item.y + item.height)
        case Dot():
            yield Bounds(item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius)
        case Words():
            if item.line.runs:
                size = max(run.size for run in item.line.runs)
                top, bottom = item.y - size * _ASCENT, item.y + size * _DESCENT
                yield Bounds(item.x, top, item.x + item.line.width, bottom)
        case Path():
            yield from _path(item)


def _path(path: Path) -> Iterator[Bounds]:
    """The corners of a path; handles of curves count, which is a little more than the curve."""
    x = y = 0.0
    for letter, *numbers in path.commands:
        values = [float(n) for n in numbers]
        if letter == "H":
            x = values[0]
        elif letter == "V":
            y = values[0]
        elif values:
            for px, py in zip(values[:-2:2], values[1:-2:2], strict=True):
                yield Bounds(px, py, px, py)
            x, y = values[-2:]
        yield Bounds(x, y, x, y)
