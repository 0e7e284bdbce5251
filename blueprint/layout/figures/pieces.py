"""Parts of a figure upon each other, texts and shapes alike.

In: measured parts. Out: one part with its height. A part is measured from the top of its capitals (or its highest
shape) to its last baseline (or its lowest shape).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Align, Stack, pile, place, stack
from blueprint.model.text import Wording
from blueprint.scene import Item
from blueprint.theme import TypeRole

Painter: TypeAlias = Callable[[float, float], tuple[Item, ...]]
"""Items for a left edge and a top."""

LINE_GAP = 7.0
"""From a baseline to the capitals of the next text, in user units."""
_AIR = 3.0
"""Least space between what reaches furthest down and what reaches furthest up."""


@frozen(kw_only=True)
class Piece:
    """A part of a figure, measured.

    Attributes:
        gap: space above it where another part stands there, in user units.
        rise: how far its letters may reach above the top. fall: how far below its foot.
    """

    height: float
    paint: Painter
    gap: float = LINE_GAP
    rise: float = 0.0
    fall: float = 0.0


def written(lines: Stack, width: float = 0.0, *, gap: float = LINE_GAP, align: Align = Align.START) -> Piece:
    """Lines of text as a part; `width` is needed for other places than the start."""
    return Piece(
        height=lines.height, paint=lambda x, top: place(lines, x, top, width, align), gap=gap,
        rise=lines.rise, fall=lines.fall,
    )  # fmt: skip


def upon(pieces: Sequence[Piece], gap: float = LINE_GAP) -> Piece:
    """Parts upon each other as one, `gap` below what stands above it; at least one."""
    tops: list[float] = []
    y = 0.0
    for n, piece in enumerate(pieces):
        if n:
            y += max(piece.gap, pieces[n - 1].fall + piece.rise + _AIR)
        tops.append(y)
        y += piece.height

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return tuple(
            item for piece, down in zip(pieces, tops, strict=True) for item in piece.paint(x, top + down)
        )  # fmt: skip

    return Piece(height=y, paint=paint, gap=gap, rise=pieces[0].rise, fall=pieces[-1].fall)


def ends(start: Stack, end: Stack, width: float, *, gap: float = LINE_GAP) -> Piece:
    """Two texts at both ends of one line, or upon each other where they do not fit side by side."""
    if start.width + end.width + LINE_GAP > width:
        both = pile([start, end], LINE_GAP - 1)
        split = len(start.lines)

        def upright(x: float, top: float) -> tuple[Item, ...]:
            placed = place(both, x, top, width)
            return (*placed[:split], *place(both, x, top, width, Align.END)[split:])

        return Piece(height=both.height, paint=upright, gap=gap, rise=both.rise, fall=both.fall)
    height = max(start.height, end.height)

    def level(x: float, top: float) -> tuple[Item, ...]:
        return (
            *place(start, x, top + height - start.height, width),
            *place(end, x, top + height - end.height, width, Align.END),
        )

    return Piece(
        height=height, paint=level, gap=gap, rise=max(start.rise, end.rise), fall=max(start.fall, end.fall)
    )  # fmt: skip


def spread(middles: Sequence[float], widths: Sequence[float], width: float, gap: float) -> list[float] | None:
    """Left edges of texts in one line, each as near to its middle as the others let it; None where they do not fit.

    Args:
        middles: where their middles would best be, ascending. widths: of the texts.
        width: of the line. gap: least space between two.
    """
    if sum(widths) + gap * (len(widths) - 1) > width:
        return None
    lefts: list[float] = []
    for middle, own in zip(middles, widths, strict=True):
        least = lefts[-1] + widths[len(lefts) - 1] + gap if lefts else 0.0
        lefts.append(max(least, middle - own / 2))
    most = width
    for n in reversed(range(len(lefts))):
        lefts[n] = min(lefts[n], most - widths[n])
        most = lefts[n] - gap
    return lefts


def line(desk: Desk, role: str, text: str, type_role: TypeRole, width: float) -> Stack:
    """Words of the drawing itself, in one line where the width allows it."""
    return stack(desk, role, Wording(text, desk.words.language), type_role, width)
