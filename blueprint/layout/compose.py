"""Puts the parts of a drawing together.

margin
┌ header ───────────────────────────────────────────────┐   a running head on pages after the first
│             ┌ stage bands, goals, step headings ─────┐│
│ title       │ plan: bands, lines, cards, connectors  ││   as often as the drawing is folded
│ column      │                                        ││
└ legend, totals, origin ───────────────────────────────┘   on the last page
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from blueprint.frozen import frozen
from blueprint.layout.air import aired
from blueprint.layout.bands import Row, RowKind
from blueprint.layout.body import Spot, body
from blueprint.layout.curve import Shown, curve_height, least_room
from blueprint.layout.desk import Desk
from blueprint.layout.divide import divide
from blueprint.layout.drawn_curve import Room
from blueprint.layout.foot import Foot, measure_foot
from blueprint.layout.form import NATURAL, Form, Origin
from blueprint.layout.grid import Layout, Widths, arrange
from blueprint.layout.header import Header, measure_header
from blueprint.layout.justify import justify
from blueprint.layout.links import bubble_labels
from blueprint.layout.mirror import mirrored
from blueprint.layout.panels import draw_panels, roomy
from blueprint.layout.parts import Part
from blueprint.layout.rows import rows_of
from blueprint.layout.running_head import RUNNING_HEAD, running_head
from blueprint.layout.stages import Head, measure_head
from blueprint.model.service import View
from blueprint.model.vocabulary import Direction, DrawingKind
from blueprint.routing.plan import Point
from blueprint.scene import Group, Item, Scene

_KINDS = {DrawingKind.BLUEPRINT: "service-blueprint", DrawingKind.JOURNEY: "journey-map"}
_UNDER_HEADER, _BETWEEN, _OVER_FOOT = 34.0, 56.0, 10.0
"""From the header to the first stages, from a band to the next one's stages, from the last band to the foot."""
_MORE_UNDER_HEADER, _MORE_BETWEEN = 48.0, 96.0
"""How much more of it there may be on a page with height to spare; the rest is above the foot."""


@frozen(kw_only=True)
class _Page:
    """One page, measured.

    Attributes:
        number: from 0.
        spots: where each of its bands stands.
        foot: top of the foot.
    """

    number: int
    layouts: tuple[Layout, ...]
    heads: tuple[Head, ...]
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
    desk: Desk, kind: DrawingKind, view: View | None, origin: Origin, form: Form = NATURAL
) -> tuple[Scene, ...]:
    """The whole drawing.

    Args:
        desk: its tools; the service on it is already cut down to the view.
        kind: which drawing. view: named view, for its title and rows; None for the default one.
        origin: where it comes from, for its foot.
        form: the shape that is asked for.

    Returns:
        One scene a page, all equally wide.

    Raises:
        ValueError: the form cuts elsewhere than between stages, or the origin's link is too long for a QR code.
    """
    series = _shown_curves(desk, view)
    rows = rows_of(desk.service, kind, view)
    if not any(isinstance(row, Row) and row.kind is RowKind.CURVE for row in rows):
        series = frozenset()
    parts = divide(desk.service, rows, form)
    panel = curve_height(desk, least_room(desk, series))

    def measure(part: Part, widths: Widths) -> Layout:
        return arrange(desk, part, kind, widths, panel)

    layouts, room, insides = roomy(desk, justify(desk, parts, form, measure), series)
    shown = Shown(
        series,
        frozenset(sign for inside in insides for sign in inside.shown.signs),
        any(inside.shown.gaps for inside in insides),
    )
    inner = round(desk.size("title-column") + max(layout.plan.width for layout in layouts), 6)
    frame = _Frame(
        kind=kind, view=view, header=measure_header(desk, kind, inner, view.title if view else None),
        foot=measure_foot(desk, layouts, kind, inner, shown, origin), pages=parts[-1].page + 1, inner=inner,
    )  # fmt: skip
    pages = [
        _page(desk, frame, number, tuple(group), form.height)
        for number, group in groupby(layouts, lambda layout: layout.part.page)
    ]
    return _painted(desk, frame, pages, series, room)


def _shown_curves(desk: Desk, view: View | None) -> frozenset[str]:
    """Which curves there are scores for, and the view asks for."""
    steps = desk.service.steps
    found = set()
    if any(s.emotions for s in steps):
        found.add("experience")
    if any(s.expectations for s in steps):
        found.add("expectation")
    if view and view.lanes is not None:
        asked = {{"emotion": "experience"}.get(i, i) for i in view.lanes}
        found &= asked
    return frozenset(found)


def _page(desk: Desk, frame: _Frame, number: int, layouts: tuple[Layout, ...], height: float | None) -> _Page:
    """One page with its bands; those share what height there is too much."""
    heads = tuple(measure_head(desk, layout) for layout in layouts)
    page = _stacked(desk, frame, number, layouts, heads, 0.0)
    if height is None or page.height >= height:
        return page
    layouts = aired(layouts, height - page.height)
    page = _stacked(desk, frame, number, layouts, heads, 0.0)
    free = max(0.0, height - page.height)
    page = _stacked(desk, frame, number, layouts, heads, free / (len(layouts) + 1))
    return replace(page, foot=page.foot + height - page.height, height=height)


def _stacked(
    desk: Desk, frame: _Frame, number: int, layouts: tuple[Layout, ...], heads: tuple[Head, ...], more: float
) -> _Page:
    """A page whose parts stand under each other, up to `more` user units further apart than they need to."""
    margin, last = desk.size("margin"), number == frame.pages - 1
    y = margin + (RUNNING_HEAD if number else frame.header.height + _UNDER_HEADER) + min(more, _MORE_UNDER_HEADER)
    spots = []
    for n, (layout, head) in enumerate(zip(layouts, heads, strict=True)):
        y += _BETWEEN + min(more, _MORE_BETWEEN) if n else 0.0
        plan = Point(margin + desk.size("title-column"), y + head.height)
        spots.append(Spot(left=margin, plan=plan, head=y))
        y = plan.y + layout.plan.height
    foot = y + _OVER_FOOT
    end = foot + frame.foot.height if last else y
    return _Page(
        number=number, layouts=layouts, heads=heads, spots=tuple(spots), foot=foot, height=end + margin,
    )  # fmt: skip


def _painted(
    desk: Desk, frame: _Frame, pages: Sequence[_Page], series: frozenset[str], room: Room
) -> tuple[Scene, ...]:
    """The scenes of all pages; curves and numbers go on from one to the next."""
    layouts = [layout for page in pages for layout in page.layouts]
    heads = [head for page in pages for head in page.heads]
    spots = [spot for page in pages for spot in page.spots]
    insides = draw_panels(desk, layouts, [spot.plan for spot in spots], series, room)
    names = {card.key: desk.pick(card.text).text for card in desk.service.cards} if len(layouts) > 1 else {}
    bubbles = 0
    bands: dict[int, list[Item]] = {page.number: [] for page in pages}
    for layout, head, spot, inside in zip(layouts, heads, spots, insides, strict=True):
        part = layout.part
        items = body(desk, layout, head, spot, inside.items, names, bubbles)
        bubbles += len(bubble_labels(layout))
        if part.number:
            number = str(part.number)
            bands[part.page].append(Group("band", items, id=desk.id("band", number), data=(("band", number),)))
        else:
            bands[part.page] += items
    return tuple(_scene(desk, frame, page, tuple(bands[page.number])) for page in pages)


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
        kind=_KINDS[frame.kind],
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
    if service.summary:
        return desk.pick(service.summary).text
    counts = (desk.words.count("stages", len(service.stages)), desk.words.count("steps", len(service.steps)))
    return f"{desk.words.text(f'kind.{kind}')}: {', '.join(counts)}"
