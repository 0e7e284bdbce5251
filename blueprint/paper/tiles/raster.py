"""How a poster is divided into sheets.

    ┌ sheet A1 ──────┐
    │ ┌ picture ──┬┐ │    The picture of a sheet begins `edge` from its corner and reaches as far as office printers
    │ │           ││ │    print. The next one begins `step` further on, so that both show a strip `overlap` wide.
    │ └───────────┴┘ │    ◀ step ▶ overlap
    └────────────────┘

In: sizes in mm, and what of the poster must not be cut if it can be helped. Out: `Raster`. No drawing, no words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import ceil, floor

from blueprint.frozen import frozen
from blueprint.paper.pages import Orientation, Page, PaperError, larger
from blueprint.paper.sheet import Area

EDGE = 10.0
"""What office printers leave white on each side, in mm, with room for the marks."""
GRAIN = 25.4 / 144
"""Pictures begin at whole half points: written with two decimals that is exact, and at 144, 288, … dots per inch the
pixels of all sheets and of the poster coincide. Borders are narrower than `EDGE` by less than this."""
MOST = 400
"""Sheets, more than which nobody glues."""
_LEAST_SIDE = 80.0
_SHIFTS = 160
_STRIP = 1 / 3
"""Share of a step: sheets that show less than this beside the overlap are a nuisance to glue."""
_AIRS = (1.0, 4.0)
"""Millimetres that a seam must, and should, keep from a text."""
_SLACK = 1e-6


class TileError(PaperError):
    """A poster cannot be divided as asked; the message is one line that names what can be had."""


@frozen(kw_only=True)
class Blocks:
    """What a poster shows along one side, in mm.

    Attributes:
        low, high: first and last ink.
        starts, ends: of everything that should not be cut: lines of text, marks. Both ascending, each on its own.
    """

    low: float
    high: float
    starts: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()

    def cut(self, at: float, air: float) -> int:
        """How many of them a seam cuts or comes nearer to than `air` mm."""
        return bisect_left(self.starts, at + air) - bisect_right(self.ends, at - air)


@frozen(kw_only=True)
class Axis:
    """One side of the poster, divided. Lengths in mm.

    Attributes:
        length: of the poster. start: of the first picture on the poster, 0 or less.
        edge: from the sheet's edge to its picture. reach: of the picture. step: from one picture to the next.
        count: number of sheets. used: how many of them have ink.
        lost: whether a strip of the poster, rather than a whole sheet of nothing, is left out on one side only.
        narrow: whether the first or the last of those with ink shows only a strip.
        cut: how many lines of text the seams run through, and how many they run through or closely pass.
    """

    length: float
    start: float
    edge: float
    reach: float
    step: float
    count: int
    used: int = 1
    lost: bool = False
    narrow: bool = False
    cut: tuple[int, int] = (0, 0)

    def window(self, n: int) -> tuple[float, float]:
        """What sheet `n` (from 0) shows of the poster: from, to."""
        begin = self.start + n * self.step
        return max(0.0, begin), min(self.length, begin + self.reach)

    def place(self, n: int) -> float:
        """Where on sheet `n` the poster begins; it may lie outside the sheet."""
        return self.edge - (self.start + n * self.step)

    def sheets(self, low: float, high: float) -> range:
        """Numbers of the sheets whose picture meets a stretch of the poster."""
        first = floor((low - self.start - self.reach) / self.step + _SLACK) + 1
        last = ceil((high - self.start) / self.step - _SLACK) - 1
        return range(max(0, first), min(self.count - 1, last) + 1)


@frozen(kw_only=True)
class Raster:
    """A poster divided into sheets of one size.

    Attributes:
        paper: the sheets, turned as they are printed.
        x, y: the poster's sides. overlap: in mm.
    """

    paper: Page
    x: Axis
    y: Axis
    overlap: float

    def window(self, row: int, column: int) -> Area:
        """What a sheet shows of the poster, in mm on the poster."""
        left, right = self.x.window(column)
        top, bottom = self.y.window(row)
        return Area(left, top, right - left, bottom - top)

    @property
    def count(self) -> int:
        """Sheets, with those that have no ink."""
        return self.x.count * self.y.count


def rasters(width: float, height: float, paper: Page, overlap: float, across: Blocks, down: Blocks,
            *, rtl: bool = False) -> tuple[Raster, ...]:  # fmt: skip
    """Both ways to turn the paper, that with fewer sheets first.

    Of two that need as many sheets, the one with fewer seams to glue comes first, then that which is turned as the
    poster is.

    Args:
        width, height: of the poster in mm.
        across, down: what it shows.
        rtl: whether sheets are glued from right to left.

    Raises:
        TileError: overlap or paper are out of range, or it would take more than `MOST` sheets.
    """
    _check(paper, overlap)
    both = _both(width, height, paper, overlap, across, down, rtl=rtl)
    if both[0].count > MOST:
        raise TileError(_too_many(width, height, paper, overlap, both[0].count))
    return tuple(raster for raster in both if raster.count <= MOST)


def _check(paper: Page, overlap: float) -> None:
    side = min(paper.width, paper.height)
    if side < _LEAST_SIDE:
        raise TileError(f"{paper.name} is too small for tiles; both sides of a sheet must be at least 80 mm")
    most = side / 2 - EDGE
    if not 0 <= overlap < most:
        raise TileError(
            f"an overlap of {overlap:g} mm cannot be had on {paper.name}; it goes from 0 to less than {most:g} mm"
        )


def _both(width: float, height: float, paper: Page, overlap: float, across: Blocks, down: Blocks,
          *, rtl: bool) -> list[Raster]:  # fmt: skip
    """The rasters for both ways to turn the paper, best first."""
    own = Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT
    other = Orientation.PORTRAIT if own is Orientation.LANDSCAPE else Orientation.LANDSCAPE
    made = []
    for orientation in (own, other):
        page = paper.turned(orientation)
        x = _axis(width, page.width, overlap, across, backwards=rtl)
        y = _axis(height, page.height, overlap, down, backwards=False)
        made.append(Raster(paper=page, x=x, y=y, overlap=overlap))
    return sorted(made, key=lambda r: (r.x.used * r.y.used, round(_glued(r), 3)))


def _glued(raster: Raster) -> float:
    """Length of all seams in mm."""
    return (raster.x.count - 1) * raster.y.length + (raster.y.count - 1) * raster.x.length


def _axis(length: float, side: float, overlap: float, blocks: Blocks, *, backwards: bool) -> Axis:
    """A side of the poster divided, with its seams where they cut least.

    Args:
        side: of the paper. backwards: whether each sheet is glued onto the one after it.
    """
    edge = floor(EDGE / GRAIN) * GRAIN
    room = side - 2 * EDGE
    if length <= room:
        start = -floor((room - length) / 2 / GRAIN) * GRAIN
        return Axis(length=length, start=start, edge=edge, reach=room, step=room, count=1)
    step = ceil((room - overlap) / GRAIN) * GRAIN
    reach = step + overlap
    count = max(2, ceil((length - overlap) / step - _SLACK))
    spare = floor((count * step + overlap - length) / GRAIN + _SLACK)
    shifts = sorted(range(0, spare + 1, max(1, ceil(spare / _SHIFTS))), key=lambda s: (abs(2 * s - spare), s))
    tried = [
        _seamed(Axis(length=length, start=-s * GRAIN, edge=edge, reach=reach, step=step, count=count), blocks,
                backwards=backwards)
        for s in shifts
    ]  # fmt: skip
    # One sheet less in the middle of the poster leaves out as much of its empty margin on one side as on the other.
    begin = floor((length - (count - 1) * step - overlap) / 2 / GRAIN) * GRAIN
    middle = Axis(length=length, start=begin - step, edge=edge, reach=reach, step=step, count=count + 1)
    if count > 1 and begin + overlap <= blocks.low and blocks.high <= length - begin - overlap - GRAIN:
        tried.append(_seamed(middle, blocks, backwards=backwards))
    return min(tried, key=lambda axis: (axis.lost, axis.used, axis.narrow, axis.cut))


def _seamed(axis: Axis, blocks: Blocks, *, backwards: bool) -> Axis:
    """An axis that knows what its seams cut and which of its sheets have ink."""
    used = axis.sheets(blocks.low, blocks.high) or range(1)
    shown = [axis.window(n) for n in used]
    seams = [end for _, end in shown[:-1]] if backwards else [begin for begin, _ in shown[1:]]
    least = axis.reach - axis.step * (1 - _STRIP)
    return Axis(
        length=axis.length, start=axis.start, edge=axis.edge, reach=axis.reach, step=axis.step, count=axis.count,
        used=len(used),
        lost=_lost(axis.length, shown, axis.step * _STRIP),
        narrow=any(end - begin < least for begin, end in (shown[0], shown[-1])),
        cut=(sum(blocks.cut(at, _AIRS[0]) for at in seams), sum(blocks.cut(at, _AIRS[1]) for at in seams)),
    )  # fmt: skip


def _lost(length: float, shown: list[tuple[float, float]], strip: float) -> bool:
    """Whether what is left out is not the same on both sides, and less than a sheet's worth on one."""
    before, after = shown[0][0], length - shown[-1][1]
    return abs(before - after) > 2 * GRAIN and any(_SLACK < part < strip for part in (before, after))


def _too_many(width: float, height: float, paper: Page, overlap: float, count: int) -> str:
    """The message that names a larger paper, if there is one that does."""
    plain = Blocks(low=0.0, high=0.0)
    sizes: Iterable[Page] = (p for p in larger(paper) if min(p.width, p.height) / 2 - EDGE > overlap)
    enough = next(
        (p.name for p in sizes if _both(width, height, p, overlap, plain, plain, rtl=False)[0].count <= MOST), None
    )
    most = f"{width:,.0f} × {height:,.0f} mm take {count:,} sheets of {paper.name}; at most {MOST} are made"
    return f"{most}: {enough} would do" if enough else f"{most}, so the poster must be smaller"
