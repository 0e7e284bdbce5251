"""The border of a tile: where to cut, where to glue, what it is called and what lies beside it.

      ✂ │  ─── Check-in ───────────────┆glue┆        │ cut        ┆ edge of the strip that the next sheet covers
      ── ┌─────────────────────────────────────┐ ──
     L │ │                                     │ ┆    the names of lanes and stages whose titles
     a │ │              picture                │ ┆    are on other sheets
     n │ │                                     │ ┆
     e ┄ │                                     │ ┄
         └─────────────────────────────────────┘
        │ B3  ← B2  B4 →  ↑ A3      Title  Sheet 9 of 12

Nothing of it lies on the picture, and printers that leave 5 mm white print all of it.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Align
from blueprint.model.text import Wording
from blueprint.paper.tiles.ink import Extent, Kind, Landmark
from blueprint.paper.tiles.pen import HAIR, INK, LABEL, NOTE, SOFT, Pen, length, turned_length
from blueprint.paper.tiles.plan import Plan, Tile
from blueprint.scene import Scene

_BRACKET = 1.1
"""From the picture to the lines beside it, in mm."""
_GAP, _TICK = 2.0, 3.0
"""From the picture to a mark, and the mark's length."""
_NAMES = 3.3
"""From the picture to the middle of the names beside it."""
_ROW = 3.7
"""From the picture to the middle of the sheet's own name."""
_SAFE = 5.0
"""What every printer may leave white, in mm."""
_DASH = (1.2, 0.9)
_LEAST_STRETCH = 6.0


@frozen(kw_only=True)
class Sides:
    """What the border of one sheet is drawn around, in mm; x counts from the sheet's start edge.

    Attributes:
        picture: the picture on the sheet.
        end, below: how wide the strips are that neighbours cover; None where there is none, and the sheet is cut.
    """

    picture: Extent
    end: float | None
    below: float | None


def border(desk: Desk, plan: Plan, tile: Tile, landmarks: tuple[Landmark, ...], title: Wording) -> Scene:
    """Everything that a sheet shows around its picture.

    Args:
        landmarks: lanes and stages of the poster. title: of the poster.
    """
    paper = plan.raster.paper
    pen = Pen(desk, paper.width, paper.height, rtl=plan.rtl)
    sides = _sides(plan, tile)
    _cut_marks(pen, sides)
    _glue_marks(pen, sides)
    _names(pen, plan, tile, sides, landmarks)
    _own_name(pen, tile, sides, title, len(plan.tiles))
    return pen.scene(f"tile-{tile.label.lower()}", tile.label)


def _sides(plan: Plan, tile: Tile) -> Sides:
    window, overlap = tile.window, plan.raster.overlap
    left, top = tile.x + window.x, tile.y + window.y
    begin = plan.raster.paper.width - left - window.width if plan.rtl else left
    return Sides(
        picture=Extent(begin, top, begin + window.width, top + window.height),
        end=overlap if tile.end and overlap else None,
        below=overlap if tile.below and overlap else None,
    )


def _cut_marks(pen: Pen, sides: Sides) -> None:
    """Solid marks at the corners: along start and top, and where the poster itself ends."""
    left, top, right, bottom = sides.picture
    for x in (left,) if sides.end is not None else (left, right):
        pen.rule((x, top - _GAP), (x, top - _GAP - _TICK), colour=SOFT)
        pen.rule((x, bottom + _GAP), (x, bottom + _GAP + _TICK), colour=SOFT)
    for y in (top,) if sides.below is not None else (top, bottom):
        pen.rule((left - _GAP, y), (left - _GAP - _TICK, y), colour=SOFT)
        pen.rule((right + _GAP, y), (right + _GAP + _TICK, y), colour=SOFT)
    _scissors(pen, left - 3.1, top - 3.1)


def _scissors(pen: Pen, x: float, y: float) -> None:
    """A pair of scissors, 4 mm long, that points at the corner of the picture."""

    def at(along: float, across: float) -> tuple[float, float]:
        turn = 0.5**0.5
        return x + (along - across) * turn, y + (along + across) * turn

    for side in (-1, 1):
        pen.ring(*at(-1.2, side * 0.62), 0.48, colour=SOFT)
        pen.rule(at(-0.8, side * 0.36), at(1.8, -side * 0.5), colour=SOFT)


def _glue_marks(pen: Pen, sides: Sides) -> None:
    """Dashed lines along the sides that a neighbour is glued onto, and at the edge of the strip it covers."""
    left, top, right, bottom = sides.picture
    word = pen.line(pen.desk.word("page.glue"), NOTE)
    far = _GAP + _TICK
    if sides.end is not None:
        inner = right - sides.end
        pen.rule((inner, bottom + _GAP), (inner, bottom + far), dash=_DASH, colour=SOFT)
        pen.rule(
            (inner, top - far),
            (inner, top - _BRACKET),
            (right + _BRACKET, top - _BRACKET),
            (right + _BRACKET, bottom),
            dash=_DASH,
            colour=SOFT,
        )
        if length(word) <= sides.end - 1:
            pen.words(word, right - sides.end / 2, top - _NAMES, align=Align.MIDDLE)
        else:
            pen.words(word, right, top - _NAMES, align=Align.END)
    if sides.below is not None:
        inner = bottom - sides.below
        pen.rule((right + _GAP, inner), (right + far, inner), dash=_DASH, colour=SOFT)
        pen.rule(
            (left - far, inner),
            (left - _BRACKET, inner),
            (left - _BRACKET, bottom + _BRACKET),
            (right, bottom + _BRACKET),
            dash=_DASH,
            colour=SOFT,
        )
        middle = bottom - max(sides.below, turned_length(word)) / 2
        pen.turned(word, left - _NAMES, middle)


def _names(pen: Pen, plan: Plan, tile: Tile, sides: Sides, landmarks: tuple[Landmark, ...]) -> None:
    """The lanes and stages that run over this sheet but are named on another one."""
    for mark in landmarks:
        if _inside(mark.title, tile) or not _meets(mark, plan, tile):
            continue
        if mark.kind is Kind.LANE:
            _lane(pen, mark, tile, sides)
        else:
            _stage(pen, mark, plan, tile, sides)


def _inside(extent: Extent, tile: Tile) -> bool:
    window = tile.window
    return (
        extent.left >= window.x
        and extent.right <= window.x + window.width
        and extent.top >= window.y
        and extent.bottom <= window.y + window.height
    )


def _meets(mark: Landmark, plan: Plan, tile: Tile) -> bool:
    """Whether a lane reaches the start of the picture, a stage its top."""
    window, extent = tile.window, mark.extent
    if mark.kind is Kind.LANE:
        x = window.x + window.width if plan.rtl else window.x
        return extent.left <= x <= extent.right
    return extent.top <= window.y <= extent.bottom


def _lane(pen: Pen, mark: Landmark, tile: Tile, sides: Sides) -> None:
    """A lane's name, turned, beside its stretch of the start side."""
    left, top, _, bottom = sides.picture
    shift = tile.y
    word = turned_length(pen.line(pen.desk.word("page.glue"), NOTE))
    last = bottom - (max(sides.below, word) + 1.5 if sides.below is not None else 0.0)
    begin, end = max(top, mark.extent.top + shift), min(last, mark.extent.bottom + shift)
    if end - begin < _LEAST_STRETCH:
        return
    x = left - _BRACKET
    pen.rule((x, begin), (x, end), width=HAIR)
    line = pen.fitted(mark.name, NOTE, end - begin - 1)
    if line is None or turned_length(line) > end - begin:
        return
    pen.turned(line, left - _NAMES, (begin + end) / 2)


def _stage(pen: Pen, mark: Landmark, plan: Plan, tile: Tile, sides: Sides) -> None:
    """A stage's name above its stretch of the top side."""
    left, top, right, _ = sides.picture
    word = length(pen.line(pen.desk.word("page.glue"), NOTE))
    last = right - (max(sides.end, word) + 1.5 if sides.end is not None else 0.0)
    from_left, to_right = mark.extent.left + tile.x, mark.extent.right + tile.x
    width = plan.raster.paper.width
    begin, end = (width - to_right, width - from_left) if plan.rtl else (from_left, to_right)
    begin, end = max(left, begin), min(last, end)
    if end - begin < _LEAST_STRETCH:
        return
    y = top - _BRACKET
    pen.rule((begin + 0.7, y), (end - 0.7, y), width=HAIR)
    line = pen.fitted(mark.name, NOTE, end - begin - 2)
    if line is not None:
        pen.words(line, (begin + end) / 2, top - _NAMES, align=Align.MIDDLE)


def _own_name(pen: Pen, tile: Tile, sides: Sides, title: Wording, count: int) -> None:
    """What the sheet is called, who its neighbours are, and which of how many it is."""
    left, _, right, bottom = sides.picture
    y = bottom + _ROW
    label = pen.line(Wording(tile.label, "en"), LABEL)
    pen.words(label, left + 2, y, colour=INK, role="label")
    x = left + 2 + length(label) + 4
    neighbours = {(-1, 0): tile.start, (1, 0): tile.end, (0, -1): tile.above, (0, 1): tile.below}
    for (dx, dy), neighbour in neighbours.items():
        if not neighbour:
            continue
        _arrow(pen, x + 1, y, dx, dy)
        line = pen.line(Wording(neighbour, "en"), NOTE)
        pen.words(line, x + 2.8, y)
        x += 2.8 + length(line) + 3
    words = pen.desk.words
    text = words.text("page.sheet-of", sheet=words.number(tile.number), sheets=words.number(count))
    number = pen.line(Wording(text, words.language), NOTE)
    last = right - 2 - (sides.end or 0.0)
    if last - length(number) < x:
        if right + 2 + length(number) <= pen.width - _SAFE:
            pen.words(number, max(x, right + 2), y)
        return
    pen.words(number, last, y, align=Align.END)
    last -= length(number) + 4
    name = pen.fitted(title, NOTE, last - x)
    if name is not None:
        pen.words(name, last, y, align=Align.END)


def _arrow(pen: Pen, x: float, y: float, dx: float, dy: float) -> None:
    """A small arrow with its middle at `x`, `y`, that points along the logical direction given."""
    tip, wing = 1.0, 0.6
    pen.rule((x - dx * tip, y - dy * tip), (x + dx * tip, y + dy * tip), colour=SOFT)
    back_x, back_y = x + dx * (tip - wing), y + dy * (tip - wing)
    pen.rule(
        (back_x - dy * wing, back_y - dx * wing),
        (x + dx * tip, y + dy * tip),
        (back_x + dy * wing, back_y + dx * wing),
        colour=SOFT,
    )
