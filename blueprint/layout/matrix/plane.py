"""The plane of the matrix: four quadrants with their names, both axes, a numbered dot for each opportunity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.experience.opportunities import Quadrant
from blueprint.layout.desk import Desk
from blueprint.layout.matrix.grid import POINTS, RADIUS, Cells, ground, places
from blueprint.layout.matrix.spots import Spot
from blueprint.layout.stacks import Align, place, single
from blueprint.model.text import Wording
from blueprint.scene import Dot, Group, Item, Paint, Path
from blueprint.theme.colour import readable

AXIS = 46.0
"""Room at the left of the plane, and beneath it, for the words of an axis."""
ROWS = {
    Quadrant.QUICK_WIN: "gain",
    Quadrant.BIG_BET: "customer",
    Quadrant.FILL_IN: "time",
    Quadrant.TIME_SINK: "pain",
}
"""Whose colours of the theme each quadrant wears."""
_CONTRAST = 4.5
_NAME_X, _NAME_Y = 14.0, 13.0
_TICK, _ARROW = 16.0, 26.0


def plane(desk: Desk, spots: Sequence[Spot], cells: Cells, left: float, top: float) -> tuple[Item, ...]:
    """Quadrants, axes and dots; `left` and `top` are the corner of the plane itself."""
    return (
        *(_quadrant(desk, which, cells, left, top) for which in Quadrant),
        _axes(desk, cells, left, top),
        *_dots(desk, spots, cells, left, top),
    )


def accent(desk: Desk, which: Quadrant | None) -> str:
    """The strong colour of a quadrant, that carries small letters in the colour of the paper."""
    if which is None:
        return desk.colour("ink-faint")
    colour = desk.colour(f"{ROWS[which]}.accent")
    return readable(colour, [(desk.colour("paper"), _CONTRAST), (desk.colour(f"{ROWS[which]}.band"), _CONTRAST)]) or (
        desk.colour("ink")
    )


def _quadrant(desk: Desk, which: Quadrant, cells: Cells, left: float, top: float) -> Group:
    """A tinted ground with the quadrant's name, and a quiet grid of its cells."""
    box = cells.quadrant(which)
    x, y, width, height = box
    name = single(desk, "quadrant-title", desk.word(f"opportunity.{which}"), desk.theme.type("lane-title", ROWS[which]))
    items: list[Item] = [ground(left, top, box, desk.colour(f"{ROWS[which]}.band"), desk.size("band-radius"))]
    columns, rows = round(width / cells.width), round(height // cells.height)
    look = Paint(stroke=desk.colour("paper"), width=1.5)
    head = height - rows * cells.height
    for n in range(1, columns):
        at = left + x + n * cells.width
        items.append(Path("quadrant-cell", (("M", at, top + y + head), ("L", at, top + y + height)), look))
    for n in range(1, rows):
        at = top + y + head + n * cells.height
        items.append(Path("quadrant-cell", (("M", left + x, at), ("L", left + x + width, at)), look))
    items += place(name, left + x + _NAME_X, top + y + _NAME_Y)
    return Group("quadrant", tuple(items), data=(("quadrant", which.value),))


def _axes(desk: Desk, cells: Cells, left: float, top: float) -> Group:
    """Words and points of both axes: impact upwards, effort to the right."""
    width, height = cells.size
    role, label = desk.theme.type("axis"), desk.theme.type("row-label")
    items: list[Item] = []
    for point in range(1, POINTS + 1):
        words = single(desk, "axis-label", Wording(desk.words.number(point), desk.words.language), role)
        middle = top + cells.row(point) + cells.height / 2 - words.height / 2
        items += place(words, left - _TICK - words.width, middle)
        centre = left + cells.column(point) + cells.width / 2 - words.width / 2
        items += place(words, centre, top + height + _TICK)
    impact = single(desk, "axis-title", desk.word("opportunity.impact"), label)
    items += place(impact, left - AXIS, top - _TICK - impact.height)
    effort = single(desk, "axis-title", desk.word("opportunity.effort"), label)
    items += place(effort, left, top + height + AXIS - effort.height, width - _ARROW, Align.END)
    return Group("axis", (*items, *_arrows(desk, left, top, width, height, impact.width)))


def _arrows(desk: Desk, left: float, top: float, width: float, height: float, impact: float) -> Iterator[Item]:
    """An arrow behind the name of each axis, in the direction in which it grows."""
    look = Paint(stroke=desk.colour("ink-soft"), width=1.25, round_cap=True)
    x, y = left - AXIS + impact + 10.0, top - _TICK - 4.0
    yield Path("axis-arrow", (("M", x, y + 4), ("L", x, y - 6), ("M", x - 3.5, y - 2.5), ("L", x, y - 6),
                              ("L", x + 3.5, y - 2.5)), look)  # fmt: skip
    end, y = left + width, top + height + AXIS - 4.0
    yield Path("axis-arrow", (("M", end - 18, y), ("L", end, y), ("M", end - 3.5, y - 3.5), ("L", end, y),
                              ("L", end - 3.5, y + 3.5)), look)  # fmt: skip


def _dots(desk: Desk, spots: Sequence[Spot], cells: Cells, left: float, top: float) -> Iterator[Group]:
    """The dots, in the order of the backlog."""
    found = places(spots, cells)
    for spot in spots:
        if spot.key in found:
            x, y = found[spot.key]
            data = (("opportunity", spot.key), ("impact", str(spot.impact)), ("effort", str(spot.effort)))
            items = numbered(desk, spot, left + x, top + y)
            yield Group("opportunity", items, id=desk.id("opportunity", spot.key), data=data, title=spot.title.text)


def numbered(desk: Desk, spot: Spot, x: float, y: float) -> tuple[Item, ...]:
    """A dot with its number: filled, or hollow for what is done."""
    colour, paper = accent(desk, spot.quadrant), desk.colour("paper")
    look = Paint(fill=paper if spot.done else colour, stroke=colour, width=1.75)
    role = desk.theme.type("chip")
    words = single(desk, "opportunity-number", Wording(desk.words.number(spot.number), desk.words.language), role)
    (line,) = place(words, x - words.width / 2, y - words.height / 2)
    fill = colour if spot.done else paper
    return Dot("opportunity-dot", x, y, RADIUS, look), type(line)(line.role, line.x, line.y, line.line, fill)
