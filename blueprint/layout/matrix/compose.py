"""Puts the matrix together: its title, the plane, the list beside it. On A4 it prints as large as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.desk import Desk
from blueprint.layout.matrix.grid import cells_for
from blueprint.layout.matrix.index import measure_index
from blueprint.layout.matrix.plane import AXIS, plane
from blueprint.layout.matrix.spots import Spot
from blueprint.layout.mirror import mirrored
from blueprint.layout.stacks import Stack, pile, place, stack
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.scene import Group, Item, Scene

KIND = "opportunity-matrix"
_WIDTH, _HEIGHT = 297 / 25.4 * 96, 210 / 25.4 * 96
"""A4, lying, in user units."""
_LIST, _GAP = 340.0, 44.0
"""Least width of the list, and what parts it from the plane."""
_UNDER_TITLE, _LINES = 52.0, 12.0


def compose_matrix(desk: Desk, spots: Sequence[Spot], subtitle: Wording | None) -> Scene:
    """The whole drawing.

    Args:
        desk: its tools; its service gives the direction only.
        spots: opportunities, the best first.
        subtitle: which services; None for none.
    """
    margin = desk.size("margin")
    cells = cells_for(spots)
    plane_width, plane_height = cells.size
    left = margin + AXIS
    beside = left + plane_width + _GAP
    index = measure_index(desk, spots, max(_LIST, _WIDTH - margin - beside), plane_height + AXIS)
    width = beside + index.width + margin
    heading = _heading(desk, subtitle, width - 2 * margin)
    top = margin + heading.height + _UNDER_TITLE
    height = max(_HEIGHT, top + plane_height + AXIS + margin, top + index.height + margin)
    items: tuple[Item, ...] = (
        Group("header", place(heading, margin, margin)),
        *plane(desk, spots, cells, left, top),
        index.paint(beside, top),
    )
    direction = desk.service.direction
    if direction is Direction.RTL:
        items = tuple(mirrored(item, width) for item in items)
    rated = sum(spot.rated for spot in spots)
    name = desk.words.text("opportunity.matrix")
    return Scene(
        prefix=desk.prefix,
        kind=KIND,
        title=name,
        description=f"{name}: {', '.join(spot.title.text for spot in spots if spot.rated)}" if rated else name,
        language=desk.language,
        direction=direction,
        width=width,
        height=height,
        background=desk.colour("paper"),
        items=items,
    )


def _heading(desk: Desk, subtitle: Wording | None, width: float) -> Stack:
    """Title and subtitle."""
    parts = [stack(desk, "title", desk.word("opportunity.matrix"), desk.theme.type("title"), width)]
    if subtitle:
        parts.append(stack(desk, "subtitle", subtitle, desk.theme.type("subtitle"), width))
    return pile(parts, _LINES)
