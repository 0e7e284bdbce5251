"""Bands of lanes and rows with their titles, and the lines between them."""

from __future__ import annotations

from blueprint.layout.bands import RowKind
from blueprint.layout.contents import look
from blueprint.layout.desk import Desk
from blueprint.layout.grid import Band, Layout
from blueprint.layout.parts import Part
from blueprint.layout.stacks import Align, place
from blueprint.layout.titles import band_title, band_title_width, line_name
from blueprint.scene import Box, Group, Item, Paint, Path


def lane_groups(desk: Desk, layout: Layout, x: float, y: float, width: float) -> tuple[Group, ...]:
    """One group a band.

    Args:
        x: left edge of all bands. y: top of the plan. width: of all bands.
    """
    return tuple(_lane(desk, layout.part, band, x, y, width) for band in layout.bands)


def _lane(desk: Desk, part: Part, band: Band, x: float, y: float, width: float) -> Group:
    row, name = band.row, look(band.row)
    top, height = band.top + y, band.bottom - band.top
    radius, bar = desk.size("band-radius"), desk.theme.stroke("bar").width
    edge = desk.colour("curve.edge") if row.kind is RowKind.CURVE else None
    items: list[Item] = [
        Box("lane-band", x, top, width, height, Paint(fill=desk.colour(f"{name}.band"), stroke=edge), radius),
        _bar(x, top, bar, height, desk.colour(f"{name}.accent")),
    ]
    content = band_title(desk, row)
    # The curve's axis has the middle of its title column; its name stands above it.
    start = desk.size("space-4") if row.kind is RowKind.CURVE else (height - content.height) / 2
    items += place(content, x + bar + desk.size("space-3"), top + start, band_title_width(desk))
    own = desk.id(*part.id("lane", row.id))
    return Group("lane", tuple(items), id=own, data=(("lane", row.id), ("zone", row.zone)))


def _bar(x: float, top: float, width: float, height: float, colour: str) -> Path:
    """The strong bar at a band's start, rounded outwards."""
    r = min(width, 3.0)
    return Path(
        "lane-bar",
        (
            ("M", x + width, top), ("L", x + r, top), ("Q", x, top, x, top + r), ("L", x, top + height - r),
            ("Q", x, top + height, x + r, top + height), ("L", x + width, top + height), ("Z",),
        ),
        Paint(fill=colour),
    )  # fmt: skip


def line_groups(desk: Desk, layout: Layout, x: float, y: float, grid_x: float, right: float) -> tuple[Group, ...]:
    """One group a separator line: the rule from the grid's start to its end, the name beside its start."""
    width = grid_x - x - desk.size("space-3")
    groups = []
    for line, at in layout.lines:
        middle = at + y
        name = line_name(desk, line)
        stroke = desk.theme.separator(line.id, line.style)
        paint = Paint(stroke=desk.colour("line.rule"), width=stroke.width, dash=stroke.dash)
        rule = Path("rule", (("M", grid_x, middle), ("L", right, middle)), paint)
        words = place(name, x, middle - name.height / 2, width, Align.START)
        own = desk.id(*layout.part.id("line", line.id))
        groups.append(Group("line", (rule, *words), id=own, data=(("line", line.id),)))
    return tuple(groups)
