"""Maps that nothing joins, packed on a sheet in their order.

┌ 1 ┐ ┌ 2   ┐     in rows, or in columns; in a row, maps that are low
└───┘ │     │     stand under each other while the row is no taller
┌ 3 ┐ │     │
└───┘ └─────┘

In: sizes in order. Out: `Pack`, the left top corner of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log

from blueprint.frozen import frozen

Size = tuple[float, float]

_GAP = 40.0
_ROUNDING = 0.001
_TRIES = 200
"""Lengths of rows that are tried at most: many maps have many sums."""


@frozen(kw_only=True)
class Pack:
    """Left top corners in the order of the sizes, and the size of all together, in user units."""

    corners: tuple[tuple[float, float], ...]
    width: float
    height: float


def packed(sizes: Sequence[Size], shape: float) -> Pack:
    """Pack boxes in their order, so that little stays empty.

    Args:
        sizes: widths and heights in user units, at least one.
        shape: width by height of the whole that is aimed at.
    """
    turned = [(height, width) for width, height in sizes]
    tries = [_rows(sizes, limit) for limit in _limits([width for width, _ in sizes])]
    tries += [_turned(_rows(turned, limit)) for limit in _limits([height for _, height in sizes])]
    filled = sum(width * height for width, height in sizes)
    return min(
        tries, key=lambda pack: 2 * abs(log(pack.width / pack.height / shape)) + log(pack.width * pack.height / filled)
    )


def _limits(lengths: Sequence[float]) -> list[float]:
    """How long a row can be: as long as some that follow each other."""
    many = range(len(lengths))
    sums = {sum(lengths[a : b + 1]) + _GAP * (b - a) for a in many for b in many[a:]}
    fit = sorted(one for one in sums if one >= max(lengths))
    return fit[:: ceil(len(fit) / _TRIES)]


def _rows(sizes: Sequence[Size], limit: float) -> Pack:
    """Rows no wider than a limit; low boxes stand under each other in one place of a row."""
    corners: list[tuple[float, float]] = []
    left = top = right = wide = 0.0  # of the place, of the row, of the place, of all
    below = top  # where the next box of the place would stand
    bottom = top  # of the row
    for width, height in sizes:
        under = bool(corners) and below + height <= bottom + _ROUNDING and left + width <= limit + _ROUNDING
        if not under:
            start = right + _GAP if corners else 0.0
            if corners and start + width > limit + _ROUNDING:
                start, top = 0.0, bottom + _GAP
                bottom = top
            left = right = start
            below = top
        corners.append((left, below))
        below += height + _GAP
        right, bottom = max(right, left + width), max(bottom, corners[-1][1] + height)
        wide = max(wide, right)
    return Pack(corners=tuple(corners), width=wide, height=bottom)


def _turned(pack: Pack) -> Pack:
    """Rows as columns."""
    return Pack(corners=tuple((y, x) for x, y in pack.corners), width=pack.height, height=pack.width)
