"""Which sheets a tiling has, what they are called and who lies beside whom.

A1 A2 A3       In a drawing that reads from right to left A1 is on the right, and sheets are glued leftwards:
B1 B2 B3       `start` and `end` are the sides where a line of text starts and ends.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import frozen
from blueprint.model.vocabulary import Direction
from blueprint.paper.pages import Page
from blueprint.paper.sheet import Area, Sheet
from blueprint.paper.tiles.ink import Extent, Ink, blocks, ink
from blueprint.paper.tiles.raster import Raster, rasters

_LETTERS = 26


@frozen(kw_only=True)
class Tile:
    """One sheet of a tiling.

    Attributes:
        label: `B3`. number: of the printed sheets, from 1.
        window: what it shows of the poster, in mm on the poster.
        own: the part of the window that no other sheet covers when all are glued.
        x, y: where the poster's top left corner lies on the sheet, in mm.
        start, end, above, below: labels of the printed neighbours; empty for none.
    """

    label: str
    number: int
    window: Area
    own: Extent
    x: float
    y: float
    start: str
    end: str
    above: str
    below: str


@frozen(kw_only=True)
class Plan:
    """A poster divided into sheets.

    Attributes:
        tiles: the printed ones, row by row. omitted: what of the poster is left out because nothing is on it.
        rtl: whether columns are counted from the right.
    """

    raster: Raster
    tiles: tuple[Tile, ...]
    omitted: tuple[Extent, ...]
    rtl: bool

    @property
    def printed(self) -> tuple[float, float]:
        """Width and height in mm of what comes out when all sheets are glued."""
        extents = [t.window for t in self.tiles]
        width = max(a.x + a.width for a in extents) - min(a.x for a in extents)
        return width, max(a.y + a.height for a in extents) - min(a.y for a in extents)


def plan(poster: Sheet, paper: Page, overlap: float) -> Plan:
    """Divide a poster.

    Args:
        overlap: width of the strip that two neighbours share, in mm.

    Raises:
        TileError: see `rasters`.
    """
    rtl = any(part.scene.direction is Direction.RTL for part in poster.parts)
    marks = ink(poster)
    across, down = blocks(marks, poster.width, poster.height)
    made = [
        (raster, _inked(raster, marks))
        for raster in rasters(poster.width, poster.height, paper, overlap, across, down, rtl=rtl)
    ]
    raster, inked = min(made, key=lambda m: len(m[1]))
    cells = [(row, column) for row in range(raster.y.count) for column in _columns(raster, rtl=rtl)]
    printed = [cell for cell in cells if cell in inked] or cells[:1]
    labels = _labels(printed, rtl=rtl)
    return Plan(
        raster=raster,
        tiles=tuple(_tile(raster, cell, n, labels, rtl=rtl) for n, cell in enumerate(printed, start=1)),
        omitted=tuple(_own(raster, row, column, rtl=rtl) for row, column in cells if (row, column) not in labels),
        rtl=rtl,
    )


def row_letters(row: int) -> str:
    """A, B, …, Z, AA, AB, … for rows from 0."""
    letters = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _inked(raster: Raster, marks: Iterable[Ink]) -> set[tuple[int, int]]:
    """Rows and columns of the sheets that have ink."""
    found: set[tuple[int, int]] = set()
    for mark in marks:
        left, top, right, bottom = mark.extent
        found.update(
            (row, column) for row in raster.y.sheets(top, bottom) for column in raster.x.sheets(left, right)
        )  # fmt: skip
        if len(found) == raster.count:
            break
    return found


def _columns(raster: Raster, *, rtl: bool) -> range:
    """Columns in the order in which they are glued."""
    count = raster.x.count
    return range(count - 1, -1, -1) if rtl else range(count)


def _labels(printed: list[tuple[int, int]], *, rtl: bool) -> dict[tuple[int, int], str]:
    """What the sheets are called; rows and columns count from the first that has a sheet."""
    top = min(row for row, _ in printed)
    first = max(column for _, column in printed) if rtl else min(column for _, column in printed)
    return {(row, column): f"{row_letters(row - top)}{abs(column - first) + 1}" for row, column in printed}


def _tile(raster: Raster, cell: tuple[int, int], number: int, labels: dict[tuple[int, int], str],
          *, rtl: bool) -> Tile:  # fmt: skip
    row, column = cell
    onward = -1 if rtl else 1
    return Tile(
        label=labels[cell],
        number=number,
        window=raster.window(row, column),
        own=_own(raster, row, column, rtl=rtl),
        x=raster.x.place(column),
        y=raster.y.place(row),
        start=labels.get((row, column - onward), ""),
        end=labels.get((row, column + onward), ""),
        above=labels.get((row - 1, column), ""),
        below=labels.get((row + 1, column), ""),
    )


def _own(raster: Raster, row: int, column: int, *, rtl: bool) -> Extent:
    """What a sheet shows and none of those glued onto it."""
    left, right = raster.x.window(column)
    top, bottom = raster.y.window(row)
    if rtl:
        left = raster.x.window(column - 1)[1] if column else left
    elif column + 1 < raster.x.count:
        right = raster.x.window(column + 1)[0]
    if row + 1 < raster.y.count:
        bottom = raster.y.window(row + 1)[0]
    return Extent(left, top, right, bottom)
