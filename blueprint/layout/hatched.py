"""A quiet hatching over a column that a state does not have.

In: a rectangle. Out: its items: lines that rise at 45 degrees, cut at its edges, so that every painter can draw them.
"""

from __future__ import annotations

from blueprint.layout.desk import Desk
from blueprint.scene import Box, Item, Paint, Path

_PITCH = 13.0


def hatched(desk: Desk, x: float, y: float, width: float, height: float) -> tuple[Item, ...]:
    """The rectangle in the colour of cards, hatched, in user units."""
    commands: list[tuple[str | float, ...]] = []
    foot = _PITCH / 2
    while foot < width + height:
        start, end = max(0.0, foot - height), min(width, foot)
        if end - start > 1:
            commands += [("M", x + start, y + foot - start), ("L", x + end, y + foot - end)]
        foot += _PITCH
    ground = Paint(fill=desk.colour("card.fill"))
    lines = Paint(stroke=desk.colour("ink-faint"), width=0.5)
    return Box("absent", x, y, width, height, ground), Path("hatch", tuple(commands), lines)
