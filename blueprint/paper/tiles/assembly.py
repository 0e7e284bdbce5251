"""The first page of a tiling: how the sheets come together.

Assembly plan              The plan stands between the words, or beside them where that makes it larger.
Hotel stay
┌────┬────┬────┐
│ A1 │ A2 │ A3 │
├────┼────┼────┤
│ B1 │ B2 │ B3 │
└────┴────┴────┘
Paper   Overlap   Finished size
1 Print …
2 Cut …
3 Glue …
├──┴──┴──┴──┤ 100 mm
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Align
from blueprint.model.text import Wording
from blueprint.paper.sheet import MM_PER_UNIT, Area, Part, Sheet
from blueprint.paper.tiles.guide import SIZES, Guide, guide, hatch
from blueprint.paper.tiles.ink import Extent
from blueprint.paper.tiles.pen import FAINT, INK, WHITE, Pen, length
from blueprint.paper.tiles.plan import Plan
from blueprint.text.line import SetLine, Style, Weight

_MARGIN = 15.0
_SMALL_MARGIN, _SMALL_PAGE = 10.0, 140.0
_LABEL_SIZES = (16.0, 13.0, 10.5, 8.0)
_PLATE = 0.75
"""Share of a cell that its name may take."""
_FULL = 0.9
"""Share of a cell without a plate that its name may take."""
_GAP = 8.0
_COLUMN = 108.0
"""Width of the words beside the plan in mm: room for the line of 100 mm."""
_ENOUGH = 0.3
"""Share of the page that the plan should fill, before words are set smaller for it."""


@frozen(kw_only=True)
class _Page:
    """One way to arrange the page. Lengths in mm; x counts from the start edge.

    Attributes:
        shown: where the poster is drawn. scale: how large. foot: top of the words below it or beside it.
    """

    guide: Guide
    shown: Area
    scale: float
    foot: float


def assembly(desk: Desk, plan: Plan, poster: Sheet, title: Wording, ground: Part | None) -> Sheet:
    """The page that shows how the sheets of a tiling come together.

    Args:
        title: of the poster. ground: its background as a part of the poster; None for white.
    """
    paper = plan.raster.paper
    margin = _MARGIN if min(paper.width, paper.height) >= _SMALL_PAGE else _SMALL_MARGIN
    inner = Area(margin, margin, paper.width - 2 * margin, paper.height - 2 * margin)
    text, aids = (Pen(desk, paper.width, paper.height, rtl=plan.rtl) for _ in range(2))
    page = _arranged(text, plan, poster, title, inner)
    page.guide.draw_head(text, inner.x, inner.y)
    page.guide.draw_foot(text, aids, inner.x, page.foot)
    _raster(aids, plan, page.shown, page.scale)
    left = paper.width - page.shown.x - page.shown.width if plan.rtl else page.shown.x
    heading = desk.words.text("page.sheets")
    return Sheet(
        width=paper.width,
        height=paper.height,
        name=heading,
        parts=(
            *(
                _small(part, page.scale, left, page.shown.y, poster)
                for part in (*((ground,) if ground else ()), *poster.parts)
            ),
            Part(scene=aids.scene("tile-plan", heading), x=0.0, y=0.0, furniture=True),
            Part(scene=text.scene("tile-guide", heading), x=0.0, y=0.0),
        ),
    )


def _arranged(pen: Pen, plan: Plan, poster: Sheet, title: Wording, inner: Area) -> _Page:
    """The arrangement with the largest plan, with words as large as that leaves them."""
    best: _Page | None = None
    for size in SIZES:
        for page in _pages(pen, plan, poster, title, inner, size):
            if best is None or page.scale > best.scale:
                best = page
        if best and best.shown.width * best.shown.height >= _ENOUGH * inner.width * inner.height:
            break
    assert best is not None  # noqa: S101 - there is always one
    return best


def _pages(pen: Pen, plan: Plan, poster: Sheet, title: Wording, inner: Area, size: float) -> Iterator[_Page]:
    """The plan between the words, and beside them."""
    words = guide(pen, plan, title, inner.width, size)
    gap = _GAP * size
    room = Area(inner.x, inner.y + words.head, inner.width, inner.height - words.head - words.foot - gap)
    scale = _scale(poster, room)
    yield _page(words, poster, room, scale, room.y + poster.height * scale + gap)
    words = guide(pen, plan, title, min(_COLUMN, inner.width * 0.6), size)
    x = inner.x + words.width + 1.5 * gap
    high = inner.height if words.head + gap + words.foot <= inner.height else 0.0
    room = Area(x, inner.y, inner.x + inner.width - x, high)
    yield _page(words, poster, room, _scale(poster, room), inner.y + words.head + gap)


def _page(words: Guide, poster: Sheet, room: Area, scale: float, foot: float) -> _Page:
    shown = Area(room.x, room.y, poster.width * scale, poster.height * scale)
    return _Page(guide=words, shown=shown, scale=scale, foot=foot)


def _scale(poster: Sheet, room: Area) -> float:
    """How large the poster can be shown in a room."""
    return max(0.0, min(room.width / poster.width, room.height / poster.height))


def _raster(pen: Pen, plan: Plan, shown: Area, scale: float) -> None:
    """The sheets on the plan: their seams, their names, what is left out."""

    def at(extent: Extent) -> Area:
        width, height = (extent.right - extent.left) * scale, (extent.bottom - extent.top) * scale
        begin = plan.raster.x.length - extent.right if plan.rtl else extent.left
        return Area(shown.x + begin * scale, shown.y + extent.top * scale, width, height)

    for extent in plan.omitted:
        cell = at(extent)
        pen.box(*cell, fill=WHITE)
        hatch(pen, *cell)
    cells = [at(tile.own) for tile in plan.tiles]
    for width, colour in ((0.7, WHITE), (0.25, INK)):
        for cell in cells:
            pen.box(*cell, stroke=colour, weight=width)
    least = min(cell.width for cell in cells), min(cell.height for cell in cells)
    size = next((s for s in _LABEL_SIZES if _fits(pen, plan, s, *least)), 0.0)
    for tile, cell in zip(plan.tiles, cells, strict=True):
        if size:
            _plate(pen, tile.label, size, cell)
        else:
            pen.box(*cell, fill=WHITE, stroke=FAINT)
        _label(pen, tile.label, size or _tiny_size(pen, plan, *least), cell)


def _fits(pen: Pen, plan: Plan, size: float, width: float, height: float) -> bool:
    """Whether the plates of a size find room in a cell."""
    wide, high = _plate_size(pen, plan.tiles[-1].label, size)
    return wide <= _PLATE * width and high <= _PLATE * height


def _plate_size(pen: Pen, label: str, size: float) -> tuple[float, float]:
    return length(_set(pen, label, size)) + 0.9 * size * MM_PER_UNIT, 1.45 * size * MM_PER_UNIT


def _tiny_size(pen: Pen, plan: Plan, width: float, height: float) -> float:
    """The size of names in cells that are too small for plates."""
    smallest = _LABEL_SIZES[-1]
    wide = max(length(_set(pen, tile.label, smallest)) for tile in plan.tiles)
    return min(smallest, _FULL * height / MM_PER_UNIT, smallest * _FULL * width / wide)


def _plate(pen: Pen, label: str, size: float, cell: Area) -> None:
    """A white plate for a sheet's name in the middle of its cell."""
    wide, high = _plate_size(pen, label, size)
    x, y = cell.x + (cell.width - wide) / 2, cell.y + (cell.height - high) / 2
    pen.box(x, y, wide, high, fill=WHITE, stroke=FAINT, radius=high / 2)


def _label(pen: Pen, label: str, size: float, cell: Area) -> None:
    """A sheet's name in the middle of its cell."""
    x, y = cell.x + cell.width / 2, cell.y + cell.height / 2
    pen.words(_set(pen, label, size), x, y, align=Align.MIDDLE, colour=INK, role="label")


def _set(pen: Pen, label: str, size: float) -> SetLine:
    return pen.line(Wording(label, "en"), Style(size, Weight.SEMIBOLD))


def _small(part: Part, scale: float, x: float, y: float, poster: Sheet) -> Part:
    """A part of the poster, made smaller, with the poster's corner at `x`, `y`."""
    left, top, width, height = part.clip or Area(0, 0, poster.width, poster.height)
    right, bottom = min(poster.width, left + width), min(poster.height, top + height)
    left, top = max(0.0, left), max(0.0, top)
    return Part(
        scene=part.scene,
        x=x + part.x * scale,
        y=y + part.y * scale,
        scale=part.scale * scale,
        clip=Area(x + left * scale, y + top * scale, (right - left) * scale, (bottom - top) * scale),
        furniture=part.furniture,
    )
