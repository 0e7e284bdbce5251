"""Workshop sheets: a service with empty places for sticky notes, to be filled in by hand.

In: a desk with a service (from a file, or `blank_service`). Out: scenes at true size, one user unit being 1/96 inch:
a place for a note is 76 × 76 mm on paper when they are printed at scale 1. The type grows with the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor

from blueprint.frozen import frozen, replace
from blueprint.layout.blank.sheet import BAND_GAP, Blank, Leaf, compose_blank, measure_blank, parts_height
from blueprint.layout.blank.sizes import NOTE_MM, UNITS_PER_MM, Sizes
from blueprint.layout.desk import Desk
from blueprint.layout.form import Origin
from blueprint.model.service import View
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.pages import SERIES, Orientation, Page, larger
from blueprint.paper.setup import Setup
from blueprint.paper.workshop.service import BlankError
from blueprint.scene import Scene

_SCALES = (3.2, 3.0, 2.8, 2.6, 2.4, 2.2, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0)
"""By how much the type may be enlarged, best first: large enough to be read from two steps away, or at the table."""
_NEARER = ((1.8, 1.0), (1.4, 1.25), (0.0, 1.5))
"""What a page counts with type from so many times the usual size on."""
_NATURAL = 2.0
_LOOSE_MM, _APART_MM = 60.0, 9.0
"""Space between columns from which on notes stand side by side in a cell instead, and what is then between columns at
least, so that it is seen which notes belong together."""
_MOST_AIR_MM = 8.0
"""How far rows are moved apart at most, to fill a page."""
_HALVINGS, _HALVINGS_OF_AIR = 24, 6
_EPSILON = 1e-6
_NOWHERE = Origin()
_TURNS = (Orientation.PORTRAIT, Orientation.LANDSCAPE)


@frozen(kw_only=True)
class _Plan:
    """How a sheet comes onto pages of a size: the stages with which new bands begin, and how many pages there are."""

    blank: Blank
    cuts: tuple[int, ...]
    pages: int

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First stage and the stage after the last of each band."""
        return tuple(pairwise((0, *self.cuts, len(self.blank.stages))))


def blank(
    desk: Desk, kind: DrawingKind, view: View | None = None, origin: Origin = _NOWHERE, margin_mm: float | None = None
) -> Scene:
    """The workshop sheet in one piece, as large as it comes.

    Args:
        desk: its tools; the service on it is already cut down to the view.
        kind: which drawing.
        view: named view, for its rows; None for the default ones.
        origin: where the service comes from, for the foot.
        margin_mm: white edge; None for the theme's.
    """
    sizes = Sizes(scale=_NATURAL)
    measured = measure_blank(desk, kind, view, sizes)
    margin = desk.size("margin") if margin_mm is None else sizes.mm(margin_mm)
    count = len(desk.service.stages)
    page = Leaf(bands=((0, count),), width=measured.band_width(0, count) + 2 * margin, margin=margin)
    return compose_blank(measured, page, origin)


def blank_sheets(
    desk: Desk,
    kind: DrawingKind,
    page_width_mm: float,
    page_height_mm: float,
    margin_mm: float,
    view: View | None = None,
    origin: Origin = _NOWHERE,
) -> tuple[Scene, ...]:
    """The workshop sheet on pages of a size, notes at true size, cut at stage borders where one page is too narrow.

    The type is as large as it can be on as few pages as possible. What a page has left goes between columns and rows.

    Args:
        desk, kind, view, origin: as of `blank`.
        page_width_mm, page_height_mm: of the paper as it is turned.
        margin_mm: white edge on all sides.

    Returns:
        One scene a page, each exactly as large as the page, margins included: place it at 0, 0 at scale 1.

    Raises:
        BlankError: the longest stage or the rows do not fit on the page, or the margin leaves nothing of it.
    """
    short = min(page_width_mm, page_height_mm)
    if not 0 <= margin_mm < short / 4:
        raise BlankError(f"a margin of {margin_mm:g} mm is out of range; it goes from 0 to {short / 4:g} mm here")
    found = _best(desk, kind, view, origin, (page_width_mm - 2 * margin_mm, page_height_mm - 2 * margin_mm))
    if found is None:
        raise BlankError(_too_small(desk, kind, view, origin, (page_width_mm, page_height_mm), margin_mm))
    desk.setter.start_over()
    return _compose(found, view, origin, (page_width_mm, page_height_mm), margin_mm)


def _best(
    desk: Desk, kind: DrawingKind, view: View | None, origin: Origin, room_mm: tuple[float, float]
) -> _Plan | None:
    """The plan with the fewest pages, then the largest type; None where no type is small enough."""
    plans = [_plan(measure_blank(desk, kind, view, Sizes(scale=scale)), origin, room_mm) for scale in _SCALES]
    return min((plan for plan in plans if plan), key=_cost, default=None)


def _cost(plan: _Plan) -> float:
    """Pages; type that is read from near only must save some of them."""
    return plan.pages * next(factor for least, factor in _NEARER if plan.blank.sizes.scale >= least)


def _plan(measured: Blank, origin: Origin, room_mm: tuple[float, float]) -> _Plan | None:
    """Bands as few as the width allows, and as many on a page as the height allows; None where one is too large."""
    sizes = measured.sizes
    width, height = sizes.mm(room_mm[0]), sizes.mm(room_mm[1])
    cuts = _cuts(measured, width)
    if cuts is None:
        return None
    count = len(cuts) + 1
    for several in (False, True) if count > 1 else (False,):
        free = height - parts_height(measured, width, origin, several=several) + BAND_GAP
        on_page = floor((free + _EPSILON) / (measured.band_height + BAND_GAP))
        if on_page >= count or (several and on_page > 0):
            return _Plan(blank=measured, cuts=cuts, pages=ceil(count / on_page))
    return None


def _cuts(measured: Blank, width: float) -> tuple[int, ...] | None:
    """The stages with which new bands begin: as few bands as the width allows, the widest as narrow as possible."""
    cuts = _filled(measured, width)
    if cuts is None:
        return None
    low, high = 0.0, width
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = _filled(measured, middle)
        if tried is not None and len(tried) == len(cuts):
            high, cuts = middle, tried
        else:
            low = middle
    return cuts


def _filled(measured: Blank, width: float) -> tuple[int, ...] | None:
    """Cuts where each band takes as many stages as a width allows; None where a single stage is wider."""
    first, cuts = 0, []
    for at in range(len(measured.stages)):
        if measured.band_width(first, at + 1) > width + _EPSILON:
            cuts.append(at)
            first = at
            if measured.band_width(at, at + 1) > width + _EPSILON:
                return None
    return None if 0 in cuts else tuple(cuts)


def _compose(
    plan: _Plan, view: View | None, origin: Origin, page_mm: tuple[float, float], margin_mm: float
) -> tuple[Scene, ...]:
    """The pages of a plan, columns and rows moved apart to fill them."""
    measured = _spread(plan, view, origin, (page_mm[0] - 2 * margin_mm, page_mm[1] - 2 * margin_mm))
    width, height, margin = (measured.sizes.mm(length) for length in (*page_mm, margin_mm))
    bands = plan.spans
    each = ceil(len(bands) / plan.pages)
    return tuple(
        compose_blank(
            _on_page(measured, at // each + 1),
            Leaf(
                bands=bands[at : at + each], number=at // each + 1, pages=ceil(len(bands) / each), width=width,
                height=height, margin=margin,
            ),
            origin,
        )
        for at in range(0, len(bands), each)
    )  # fmt: skip


def _on_page(blank: Blank, number: int) -> Blank:
    """The sheet with ids of its own on every page but the first."""
    if number == 1:
        return blank
    return replace(blank, desk=replace(blank.desk, prefix=f"{blank.desk.prefix}-{number}"))


def _spread(plan: _Plan, view: View | None, origin: Origin, room_mm: tuple[float, float]) -> Blank:
    """The sheet measured anew with what the fullest page has left between columns and rows."""
    desk, kind, scale = plan.blank.desk, plan.blank.kind, plan.blank.sizes.scale
    beside, spread = _columns(plan, room_mm[0])
    each = ceil(len(plan.spans) / plan.pages)

    def measured(air: float) -> Blank:
        return measure_blank(desk, kind, view, Sizes(scale=scale, beside=beside, spread_mm=spread, air_mm=air))

    def fits(blank: Blank) -> bool:
        sizes = blank.sizes
        parts = parts_height(blank, sizes.mm(room_mm[0]), origin, several=plan.pages > 1)
        return parts + each * (blank.band_height + BAND_GAP) - BAND_GAP <= sizes.mm(room_mm[1]) + _EPSILON

    low, best = 0.0, measured(0.0)
    high = 2 * _MOST_AIR_MM
    for _ in range(_HALVINGS_OF_AIR):
        middle = (low + high) / 2
        tried = measured(middle)
        if middle <= _MOST_AIR_MM and fits(tried):
            low, best = middle, tried
        else:
            high = middle
    return best


def _columns(plan: _Plan, room_mm: float) -> tuple[int, float]:
    """How many notes stand side by side in every cell, and how far columns are moved apart in mm, to fill the width."""
    beside, spread = 1, _spread_of(plan, 1, room_mm)
    while spread > _LOOSE_MM and (closer := _spread_of(plan, beside + 1, room_mm)) >= _APART_MM:
        beside, spread = beside + 1, closer
    return beside, max(0.0, spread)


def _spread_of(plan: _Plan, beside: int, room_mm: float) -> float:
    """How far columns can be moved apart in mm until the longest band is as wide as the page; below 0: not at all."""
    starts = plan.blank.starts
    sizes = Sizes(scale=plan.blank.sizes.scale, beside=beside)
    closed = replace(plan.blank, sizes=sizes)
    return min(
        (room_mm - closed.band_width(first, end) * sizes.scale / UNITS_PER_MM)
        / sizes.share(end - first, starts[end] - starts[first])
        for first, end in plan.spans
    )


def _page(page_mm: tuple[float, float]) -> Page:
    """The page of a size, with its name where it has one."""
    width, height = page_mm
    known = (page for family in SERIES for page in family if (page.width, page.height) == tuple(sorted(page_mm)))
    name = next((page.name for page in known), f"{width:g} × {height:g} mm")
    return Page(name, width, height)


def _others(page: Page) -> Iterator[Page]:
    """The same page turned and the larger ones of its family, both ways, the smallest first."""
    upright = page.turned(Orientation.PORTRAIT)
    for other in (upright, *larger(upright)):
        yield from (other.turned(orientation) for orientation in _TURNS)


def _turn(page: Page) -> Orientation | None:
    """How a page with a name is turned; None for one without."""
    if not page.turned(Orientation.PORTRAIT).named:
        return None
    return Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT


def _options(page: Page) -> str:
    """What to type for a page as it is turned."""
    if turned := _turn(page):
        return f"`--page {page.name.replace(' ', '-')} --orientation {turned}`"
    return f"`--page {page.width:g}x{page.height:g}mm`"


def _too_small(
    desk: Desk, kind: DrawingKind, view: View | None, origin: Origin, page_mm: tuple[float, float], margin_mm: float
) -> str:
    """One line that names the smallest page that would do, and how to ask for it."""
    measured = measure_blank(desk, kind, view, Sizes(scale=_SCALES[-1]))
    scale = measured.sizes.scale / UNITS_PER_MM
    count = len(measured.stages)
    least = max(measured.band_width(at, at + 1) for at in range(count)) * scale
    given = _page(page_mm)
    start = f"places for notes of {NOTE_MM:g} × {NOTE_MM:g} mm do not fit on {given.name}"
    for page in _others(given):
        # Margins grow with the page unless they were asked for.
        edge = max(margin_mm, Setup().margin_on(page))
        room = (page.width - 2 * edge, page.height - 2 * edge)
        if room[0] >= least and _plan(measured, origin, room):
            way = _turn(given) if page.name == given.name else None
            return f"{start}{f' {way}' if way else ''}; {_options(page)} would do"
    parts = parts_height(measured, measured.band_width(0, count), origin, several=count > 1)
    least += 2 * margin_mm
    height = (measured.band_height + parts) * scale + 2 * margin_mm
    return (
        f"{start}; it would take {ceil(least / 10) * 10} × {ceil(height / 10) * 10} mm: show fewer rows or stages with "
        "a view, or leave out the page"
    )
