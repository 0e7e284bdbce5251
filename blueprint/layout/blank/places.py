"""Rows of a workshop sheet: lanes with a place for every note, lines with their names, the empty curve panel.

┌╴              ╶┐   ┌╴              ╶┐
╵                ╵   ╵                ╵     the note sticks on it,
                                            its corners show where
╷                ╷   ╷                ╷
└╴              ╶┘   └╴              ╶┘
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import Row, RowKind
from blueprint.layout.blank.rows import Places, places_of
from blueprint.layout.blank.sizes import Sizes
from blueprint.layout.contents import look
from blueprint.layout.curve import draw_inside
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import Panel, Room
from blueprint.layout.stacks import Align, place
from blueprint.layout.titles import band_title, band_title_width, line_name
from blueprint.model.lanes import Line
from blueprint.scene import Box, Group, Item, Paint, Path
from blueprint.theme.colour import mix

_PALE = 0.55
"""How far a place is from its lane's tint towards the colour of cards."""
_CORNER_STROKE = 1.0
_CURVE_EDGE, _LEAST_EDGE = 0.17, 44.0
"""Share of the curve panel's height above the highest and below the lowest level; room for its name at least."""
_CURVE_SHARE = 0.8
"""Height of the panel by that of a drawing: it needs no room for tags and words."""
_TICK = 5.0


@frozen(kw_only=True)
class Strip:
    """A row of the sheet, measured: its height and the space above it, in user units.

    Attributes:
        lines: separators in the space above it.
        wide_height: of the places that span stages, with the gap under them; 0 without any.
    """

    row: Row
    places: Places
    above: float
    height: float
    lines: tuple[Line, ...] = ()
    wide_height: float = 0.0


def measure_strips(desk: Desk, sizes: Sizes, rows: tuple[Row | Line, ...]) -> tuple[Strip, ...]:
    """Measure rows from the top."""
    columns = len(desk.service.steps)
    strips: list[Strip] = []
    waiting: list[Line] = []
    for row in rows:
        if isinstance(row, Line):
            waiting.append(row)
            continue
        places = places_of(row, columns)
        wide = places.wide_levels * (sizes.note + sizes.gap)
        above = _above(desk, sizes, strips[-1].row if strips else None, row, waiting)
        strips.append(
            Strip(
                row=row,
                places=places,
                above=above,
                height=_height(desk, sizes, row, places),
                lines=tuple(waiting),
                wide_height=wide,
            )
        )
        waiting = []
    return tuple(strips)


def _height(desk: Desk, sizes: Sizes, row: Row, places: Places) -> float:
    if row.kind is RowKind.CURVE:
        return max(sizes.curve, desk.size("curve-height") * _CURVE_SHARE)
    notes = places.levels * sizes.note + (places.levels - 1) * sizes.gap
    return max(notes, band_title(desk, row).height) + 2 * sizes.padding


def _above(desk: Desk, sizes: Sizes, above: Row | None, row: Row, lines: list[Line]) -> float:
    if lines:
        return _clear(desk, sizes, lines) * (len(lines) + 1)
    if above is None:
        return 0.0
    return desk.size("space-2" if above.lane == row.lane else "space-3")


def _clear(desk: Desk, sizes: Sizes, lines: list[Line] | tuple[Line, ...]) -> float:
    """From a line to what is above and below it: room for its name."""
    tallest = max(line_name(desk, line).height for line in lines)
    return max(sizes.line_clear, (tallest if len(lines) > 1 else tallest / 2) + desk.size("space-2"))


def strips_height(strips: tuple[Strip, ...]) -> float:
    """Height of all rows with the space between them."""
    return sum(strip.above + strip.height for strip in strips)


def lane_group(desk: Desk, strip: Strip, band: str, x: float, top: float, width: float) -> Group:
    """The ground of a row with its title.

    Args:
        band: what keeps its id apart from that of the same row in another band; empty in the first.
    """
    row, name = strip.row, look(strip.row)
    edge = desk.colour("curve.edge") if row.kind is RowKind.CURVE else None
    bar = desk.theme.stroke("bar").width
    title = band_title(desk, row)
    # The curve's axis has the middle of its title column; its name stands above it.
    start = desk.size("space-4") if row.kind is RowKind.CURVE else (strip.height - title.height) / 2
    ground = Paint(fill=desk.colour(f"{name}.band"), stroke=edge)
    items: tuple[Item, ...] = (
        Box("lane-band", x, top, width, strip.height, ground, desk.size("band-radius")),
        Box("lane-bar", x, top, bar, strip.height, Paint(fill=desk.colour(f"{name}.accent")), bar / 2),
        *place(title, x + bar + desk.size("space-3"), top + start, band_title_width(desk)),
    )
    return Group("lane", items, id=desk.id("lane", row.id + band), data=(("lane", row.id), ("zone", row.zone)))


def line_groups(desk: Desk, strip: Strip, band: str, x: float, top: float, grid_x: float, right: float) -> list[Group]:
    """The separators in the space above a row, whose upper edge is `top`."""
    groups = []
    width = grid_x - x - desk.size("space-3")
    step = strip.above / (len(strip.lines) + 1)
    for n, line in enumerate(strip.lines):
        middle = top - strip.above + (n + 1) * step
        name = line_name(desk, line)
        stroke = desk.theme.separator(line.id, line.style)
        paint = Paint(stroke=desk.colour("line.rule"), width=stroke.width, dash=stroke.dash)
        rule = Path("rule", (("M", grid_x, middle), ("L", right, middle)), paint)
        words = place(name, x, middle - name.height / 2, width, Align.START)
        groups.append(Group("line", (rule, *words), id=desk.id("line", line.id + band), data=(("line", line.id),)))
    return groups


def step_places(desk: Desk, sizes: Sizes, strip: Strip, column: int, step: str, left: float, top: float) -> list[Item]:
    """The places of a row in one column; `top` is the row's upper edge."""
    if column >= len(strip.places.steps):
        return []
    y = top + sizes.padding + strip.wide_height
    data = (("lane", strip.row.id), ("step", step))
    return [
        _place(
            desk,
            sizes,
            strip.row,
            desk.id("place", step, strip.row.id, str(level * sizes.beside + n + 1)),
            data,
            left + n * (sizes.note + sizes.within),
            y + level * _pitch(sizes),
            sizes.note,
        )
        for level in range(strip.places.steps[column])
        for n in range(sizes.beside)
    ]


def wide_places(
    desk: Desk, sizes: Sizes, strip: Strip, stage: str, first: int, span: tuple[float, float], top: float
) -> list[Item]:
    """The places of a row that span the stage which begins with a column."""
    count = sum(1 for begin, _ in strip.places.wide if begin == first)
    data = (("lane", strip.row.id), ("stage", stage))
    left, right = span
    y = top + sizes.padding
    return [
        _place(
            desk,
            sizes,
            strip.row,
            desk.id("place", stage, strip.row.id, str(n + 1)),
            data,
            left,
            y + n * _pitch(sizes),
            right - left,
        )
        for n in range(count)
    ]


def _pitch(sizes: Sizes) -> float:
    return sizes.note + sizes.gap


def _place(
    desk: Desk, sizes: Sizes, row: Row, name: str, data: tuple[tuple[str, str], ...], x: float, y: float, width: float
) -> Group:
    """A pale square with registration corners."""
    colours = look(row)
    side, arm = sizes.note, sizes.corner
    ground = mix(desk.colour(f"{colours}.band"), desk.colour(f"{colours}.fill"), _PALE)
    right, bottom = x + width, y + side
    corners = (
        ("M", x, y + arm), ("L", x, y), ("L", x + arm, y),
        ("M", right - arm, y), ("L", right, y), ("L", right, y + arm),
        ("M", right, bottom - arm), ("L", right, bottom), ("L", right - arm, bottom),
        ("M", x + arm, bottom), ("L", x, bottom), ("L", x, bottom - arm),
    )  # fmt: skip
    stroke = Paint(stroke=desk.colour(f"{colours}.border"), width=_CORNER_STROKE)
    box = Box("place-box", x, y, width, side, Paint(fill=ground))
    return Group("place", (box, Path("place-corners", corners, stroke)), id=name, data=data)


def empty_curve(
    desk: Desk, strip: Strip, columns: tuple[tuple[float, float], ...], left: float, top: float, right: float
) -> list[Item]:
    """Axis, levels and faces of the panel, with a tick where each step's point belongs, for a curve drawn by hand."""
    edge = max(strip.height * _CURVE_EDGE, _LEAST_EDGE)
    middles = tuple((a + b) / 2 for a, b in columns)
    panel = Panel(
        left=left, right=right - desk.size("space-2"), top=top, bottom=top + strip.height, room=Room(edge, edge),
        middles=middles, widths=tuple(b - a for a, b in columns),
    )  # fmt: skip
    levels = (top + edge, top + strip.height / 2, top + strip.height - edge)
    ticks = tuple(command for x in middles for y in levels for command in (("M", x, y - _TICK), ("L", x, y + _TICK)))
    paint = desk.stroke("curve.axis", desk.colour("curve.axis"))
    return [*draw_inside(desk, panel, frozenset()).items, Path("axis-ticks", ticks, paint)]
