"""Puts the parts of a drawing together.

margin
┌ header ───────────────────────────────────────────────┐   a running head on pages after the first
│             ┌ stage bands, goals, step headings ─────┐│
│ title       │ plan: bands, lines, cards, connectors  ││   as often as the drawing is folded, and in a comparison
│ column      │                                        ││   once for each state
└ legend, totals, origin ───────────────────────────────┘   on the last page
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from blueprint.frozen import frozen, replace
from blueprint.layout.air import aired
from blueprint.layout.body import Spot, body
from blueprint.layout.curve import Shown
from blueprint.layout.desk import Desk
from blueprint.layout.foot import Foot, measure_foot
from blueprint.layout.form import NATURAL, Form, Origin
from blueprint.layout.grid import Layout
from blueprint.layout.header import Header, measure_header
from blueprint.layout.links import bubble_labels
from blueprint.layout.mirror import mirrored
from blueprint.layout.panels import draw_panels
from blueprint.layout.running_head import RUNNING_HEAD, running_head
from blueprint.layout.stages import Head, measure_head
from blueprint.layout.state_name import state_group
from blueprint.layout.strands import Strand, Thread, measured
from blueprint.model.service import View
from blueprint.model.vocabulary import Direction, DrawingKind
from blueprint.routing.plan import Point
from blueprint.scene import Group, Item, Scene

_KINDS = {DrawingKind.BLUEPRINT: "service-blueprint", DrawingKind.JOURNEY: "journey-map"}
COMPARISON = "comparison"
_UNDER_HEADER, _BETWEEN, _BETWEEN_STATES, _OVER_FOOT = 34.0, 56.0, 40.0, 10.0
"""From the header to the first stages, from a band to the next one's stages, from one state to the other, from the last
band to the foot."""
_MORE_UNDER_HEADER, _MORE_BETWEEN = 48.0, 96.0
"""How much more of it there may be on a page with height to spare; the rest is above the foot."""


@frozen(kw_only=True)
class _Band:
    """One band of a strand, measured."""

    thread: Thread
    layout: Layout
    head: Head


@frozen(kw_only=True)
class _Page:
    """One page, measured.

    Attributes:
        number: from 0.
        spots: where each of its bands stands.
        foot: top of the foot.
    """

    number: int
    bands: tuple[_Band, ...]
    spots: tuple[Spot, ...]
    foot: float
    height: float


@frozen(kw_only=True)
class _Frame:
    """What stands around the bands, measured.

    Attributes:
        pages: how many there are.
        inner: width between the margins.
    """

    kind: DrawingKind
    view: View | None
    header: Header
    foot: Foot
    pages: int
    inner: float


def compose(
    desk: Desk,
    kind: DrawingKind,
    view: View | None,
    origin: Origin,
    form: Form = NATURAL,
    strands: tuple[Strand, ...] = (),
) -> tuple[Scene, ...]:
    """The whole drawing.

    Args:
        desk: its tools; the service on it is already cut down to the view.
        kind: which drawing. view: named view, for its title and rows; None for the default one.
        origin: where it comes from, for its foot.
        form: the shape that is asked for.
        strands: what stands under each other on common columns; without any, the desk's service alone.

    Returns:
        One scene a page, all equally wide.

    Raises:
        ValueError: the form cuts elsewhere than between stages, or the origin's link is too long for a QR code.
    """
    threads = measured(strands or (Strand(desk=desk),), kind, view, form)
    bands = [
        _Band(thread=thread, layout=layout, head=measure_head(thread.strand.desk, layout))
        for layouts in zip(*(thread.layouts for thread in threads), strict=True)
        for thread, layout in zip(threads, layouts, strict=True)
    ]
    layouts = [band.layout for band in bands]
    inner = round(desk.size("title-column") + max(layout.plan.width for layout in layouts), 6)
    frame = _Frame(
        kind=kind, view=view, header=measure_header(desk, kind, inner, view.title if view else None),
        foot=measure_foot(_of_all(desk, threads), layouts, kind, inner, _shown(threads), origin),
        pages=layouts[-1].part.page + 1, inner=inner,
    )  # fmt: skip
    pages = [
        _page(desk, frame, number, tuple(group), form.height)
        for number, group in groupby(bands, lambda band: band.layout.part.page)
    ]
    return _painted(desk, frame, pages, threads)


def _shown(threads: Sequence[Thread]) -> Shown:
    """What of the curves is drawn, and whether a column is hatched."""
    insides = [inside for thread in threads for inside in thread.insides]
    return Shown(
        frozenset(series for thread in threads for series in thread.series),
        frozenset(sign for inside in insides for sign in inside.shown.signs),
        any(inside.shown.gaps for inside in insides),
        any(not step.number for thread in threads for step in thread.strand.desk.service.steps),
    )


def _of_all(desk: Desk, threads: Sequence[Thread]) -> Desk:
    """The desk with the stages of all strands, for the legend."""
    if len(threads) == 1:
        return desk
    stages = tuple(stage for thread in threads for stage in thread.strand.desk.service.stages)
    return replace(desk, service=replace(desk.service, stages=stages))


def _page(desk: Desk, frame: _Frame, number: int, bands: tuple[_Band, ...], height: float | None) -> _Page:
    """One page with its bands; those share what height there is too much."""
    page = _stacked(desk, frame, number, bands, 0.0)
    if height is None or page.height >= height:
        return page
    layouts = aired([band.layout for band in bands], height - page.height)
    bands = tuple(replace(band, layout=layout) for band, layout in zip(bands, layouts, strict=True))
    page = _stacked(desk, frame, number, bands, 0.0)
    free = max(0.0, height - page.height)
    page = _stacked(desk, frame, number, bands, free / (len(bands) + 1))
    return replace(page, foot=page.foot + height - page.height, height=height)


def _stacked(desk: Desk, frame: _Frame, number: int, bands: tuple[_Band, ...], more: float) -> _Page:
    """A page whose parts stand under each other, up to `more` user units further apart than they need to."""
    margin, last = desk.size("margin"), number == frame.pages - 1
    y = margin + (RUNNING_HEAD if number else frame.header.height + _UNDER_HEADER) + min(more, _MORE_UNDER_HEADER)
    spots: list[Spot] = []
    for n, band in enumerate(bands):
        if n:
            same = band.layout.part.number == bands[n - 1].layout.part.number
            y += (_BETWEEN_STATES if same else _BETWEEN) + min(more, _MORE_BETWEEN)
        plan = Point(margin + desk.size("title-column"), y + band.head.height)
        spots.append(Spot(left=margin, plan=plan, head=y))
        y = plan.y + band.layout.plan.height
    foot = y + _OVER_FOOT
    end = foot + frame.foot.height if last else y
    return _Page(number=number, bands=bands, spots=tuple(spots), foot=foot, height=end + margin)


def _painted(desk: Desk, frame: _Frame, pages: Sequence[_Page], threads: Sequence[Thread]) -> tuple[Scene, ...]:
    """The scenes of all pages; curves and numbers go on from one to the next."""
    bands = [band for page in pages for band in page.bands]
    spots = [spot for page in pages for spot in page.spots]
    insides: dict[int, tuple[Item, ...]] = {}
    for thread in threads:
        own = [n for n, band in enumerate(bands) if band.thread is thread]
        layouts, places = [bands[n].layout for n in own], [spots[n].plan for n in own]
        drawn = draw_panels(thread.strand.desk, layouts, places, thread.series, thread.room)
        insides |= {n: inside.items for n, inside in zip(own, drawn, strict=True)}
    bubbles = 0
    items: dict[int, list[Item]] = {page.number: [] for page in pages}
    for n, (band, spot) in enumerate(zip(bands, spots, strict=True)):
        strand, part = band.thread.strand, band.layout.part
        made = body(strand.desk, band.layout, band.head, spot, insides[n], _names(strand.desk, part.number), bubbles)
        bubbles += len(bubble_labels(band.layout))
        if part.number:
            number = str(part.number)
            made = (Group("band", made, id=strand.desk.id("band", number), data=(("band", number),)),)
        items[part.page] += state_group(strand, made, spot, band.head) if strand.name else made
    return tuple(_scene(desk, frame, page, tuple(items[page.number])) for page in pages)


def _names(desk: Desk, folded: int) -> dict[str, str]:
    """What stands on each card of a folded drawing, for its chips."""
    return {card.key: desk.pick(card.text).text for card in desk.service.cards} if folded else {}


def _scene(desk: Desk, frame: _Frame, page: _Page, bands: tuple[Item, ...]) -> Scene:
    """One page with what stands above and below its bands."""
    service, margin = desk.service, desk.size("margin")
    width = frame.inner + 2 * margin
    if page.number:
        title = frame.view.title if frame.view else None
        number = (page.number + 1, frame.pages)
        head = running_head(desk, frame.kind, title, number, margin, margin, frame.inner)
    else:
        head = frame.header.paint(margin, margin)
    foot = frame.foot.paint(margin, page.foot) if page.number == frame.pages - 1 else ()
    items: tuple[Item, ...] = (head, *bands, *foot)
    if service.direction is Direction.RTL:
        items = tuple(mirrored(item, width) for item in items)
    return Scene(
        prefix=desk.prefix,
        kind=COMPARISON if desk.other else _KINDS[frame.kind],
        data=(("of", _KINDS[frame.kind]),) if desk.other else (),
        title=desk.pick(service.title).text,
        description=_description(desk, frame.kind),
        language=desk.language,
        direction=service.direction,
        width=width,
        height=page.height,
        background=desk.colour("paper"),
        items=items,
    )


def _description(desk: Desk, kind: DrawingKind) -> str:
    """The summary, or what the drawing shows and how much of it."""
    service = desk.service
    if service.summary and desk.other is None:
        return desk.pick(service.summary).text
    counts = (desk.words.count("stages", len(service.stages)), desk.words.count("steps", len(service.steps)))
    if desk.other:
        states = [state.name.text for state in (desk.other.before, desk.other.after)]
        both = desk.words.text("comparison.change", before=states[0], after=states[1])
        return f"{desk.words.text('comparison.title')}, {desk.words.text(f'kind.{kind}')}: {both}"
    return f"{desk.words.text(f'kind.{kind}')}: {', '.join(counts)}"
