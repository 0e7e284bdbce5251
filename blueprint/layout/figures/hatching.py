"""Fills that are told apart without colour: solid, hatched, hollow.

In: a rectangle. Out: its items. Hatching is drawn as lines that end at the border, so that every painter can do it.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.scene import Box, Item, Paint, Path

_PITCH = 4.5
_STROKE = 1.25


class Fill(StrEnum):
    """How an area is filled."""

    SOLID = "solid"
    HATCHED = "hatched"
    HOLLOW = "hollow"


def filled(
    role: str, fill: Fill, x: float, y: float, width: float, height: float, colour: str, ground: str, *,
    dash: tuple[float, ...] = (),
) -> tuple[Item, ...]:  # fmt: skip
    """A rectangle with its fill; the outline of one that is not solid stands inside of it.

    Args:
        role: of the rectangle. colour: of ink. ground: of what is not inked. dash: of the outline.
    """
    if fill is Fill.SOLID:
        return (Box(role, x, y, width, height, Paint(fill=colour)),)
    half = min(_STROKE, width, height) / 2
    outline = Paint(fill=ground, stroke=colour, width=2 * half, dash=dash)
    box = Box(role, x + half, y + half, max(0.0, width - 2 * half), max(0.0, height - 2 * half), outline)
    if fill is Fill.HOLLOW:
        return (box,)
    strokes = _strokes(box.x, box.y, box.width, box.height)
    return (box, Path("hatch", strokes, Paint(stroke=colour, width=_STROKE))) if strokes else (box,)


def _strokes(x: float, y: float, width: float, height: float) -> tuple[tuple[str | float, ...], ...]:
    """Lines that rise at 45 degrees, cut at the rectangle."""
    commands: list[tuple[str | float, ...]] = []
    foot = _PITCH / 2
    while foot < width + height:
        start, end = max(0.0, foot - height), min(width, foot)
        if end - start > 1:
            commands += [("M", x + start, y + foot - start), ("L", x + end, y + foot - end)]
        foot += _PITCH
    return tuple(commands)
