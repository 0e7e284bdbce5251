"""Puts the parts of a drawing together.

margin
┌ header ───────────────────────────────────────────────┐
│             ┌ stage bands, goals, step headings ─────┐│
│ title       │ plan: bands, lines, cards, connectors  ││
│ column      │                                        ││
└ legend, totals, origin ───────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import replace

from blueprint.frozen import frozen
from blueprint.layout.bands import Row, RowKind
from blueprint.layout.curve import Inside, curve_height, draw_inside, least_room
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import Panel, Room
from blueprint.layout.foot import measure_foot
from blueprint.layout.grid import Layout, Placed, arrange
from blueprint.layout.header import measure_header
from blueprint.layout.lanes import lane_groups, line_groups
from blueprint.layout.links import link_groups
from blueprint.layout.mirror import mirrored
from blueprint.layout.rows import rows_of
from blueprint.layout.stages import Head, head_labels, measure_head, stage_groups
from blueprint.model.lanes import Line
from blueprint.model.service import Card, View
from blueprint.model.vocabulary import Direction, DrawingKind
from blueprint.routing.plan import Rect
from blueprint.scene import Group, Item, Scene

_TRIALS = 8
"""How often the curve's panel may grow; each time by what was missing, so that the second is nearly always enough."""
_KINDS = {DrawingKind.BLUEPRINT: "service-blueprint", DrawingKind.JOURNEY: "journey-map"}


@frozen(kw_only=True)
class _Frame:
    """Edges of the drawing's parts in user units."""

    left: float
    right: float
    grid_x: float
    head_y: float
    plan_y: float
    foot_y: float
    width: float
    height: float


def compose(desk: Desk, kind: DrawingKind, view: View | None, origin: str) -> Scene:
    """The whole drawing.

    Args:
        desk: its tools; the service on it is already cut down to the view.
        kind: which drawing. view: named view, for its title and rows; None for the default one.
        origin: name of the source file without folders; empty where there is none.
    """
    service = desk.service
    series = _shown_curves(desk, view)
    rows = rows_of(service, kind, view)
    if not any(isinstance(row, Row) and row.kind is RowKind.CURVE for row in rows):
        series = frozenset()
    layout, room = _arranged(desk, rows, kind, series)
    margin = desk.size("margin")
    inner = desk.size("title-column") + layout.plan.width
    header = measure_header(desk, kind, inner, view.title if view else None)
    head = measure_head(desk, layout.plan.columns, layout.plan.width)
    head_y = margin + header.height + 34
    plan_y = head_y + head.height
    inside = _inside(desk, layout, margin + desk.size("title-column"), plan_y, series, room)
    foot = measure_foot(desk, layout, kind, inner, inside.shown, origin)
    foot_y = plan_y + layout.plan.height + 10
    frame = _Frame(
        left=margin, right=margin + inner, grid_x=margin + desk.size("title-column"), head_y=head_y, plan_y=plan_y,
        foot_y=foot_y, width=inner + 2 * margin, height=foot_y + foot.height + margin - 10,
    )  # fmt: skip
    items: tuple[Item, ...] = (
        header.paint(frame.left, margin),
        *_body(desk, layout, head, frame, inside.items),
        *foot.paint(frame.left, foot_y),
    )
    scene = Scene(
        prefix=desk.prefix,
        kind=_KINDS[kind],
        title=desk.pick(service.title).text,
        description=_description(desk, kind),
        language=desk.language,
        direction=service.direction,
        width=frame.width,
        height=frame.height,
        background=desk.colour("paper"),
        items=items,
    )
    if service.direction is Direction.RTL:
        scene = replace(scene, items=tuple(mirrored(item, scene.width) for item in scene.items))
    return scene


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


def _body(desk: Desk, layout: Layout, head: Head, frame: _Frame, curve: tuple[Item, ...]) -> tuple[Item, ...]:
    """Bands first, then what runs between the cards, then the cards stage by stage, marks on top."""
    x, y = frame.grid_x, frame.plan_y
    bottom = y + (layout.bands[-1].bottom if layout.bands else 0.0)
    cells = _cells(desk, layout, x, y)
    return (
        *lane_groups(desk, layout, frame.left, y, frame.right - frame.left),
        *curve,
        *line_groups(desk, layout, frame.left, y, x, frame.right),
        *link_groups(desk, layout, x, y),
        head_labels(desk, head, frame.left, frame.head_y, desk.size("title-column") - 16),
        *stage_groups(desk, head, x, frame.head_y, bottom, cells),
        *_wide(cells),
        *_above(layout, x, y),
    )


def _arranged(
    desk: Desk, rows: tuple[Row | Line, ...], kind: DrawingKind, series: frozenset[str]
) -> tuple[Layout, Room]:
    """The layout, and the room in the curve's panel that holds all its tags and words."""
    columns = len(desk.service.steps)
    room, air = least_room(desk), desk.size("space-2")
    layout = arrange(desk, rows, columns, kind, curve_height(desk, room))
    for _ in range(_TRIALS if series else 0):
        missing = _inside(desk, layout, 0.0, 0.0, series, room).missing
        if missing is None:
            break
        above, below = (more + air if more > 0 else 0.0 for more in (missing.above, missing.below))
        room = Room(room.above + above, room.below + below)
        layout = arrange(desk, rows, columns, kind, curve_height(desk, room))
    return layout, room


def _inside(desk: Desk, layout: Layout, x: float, y: float, series: frozenset[str], room: Room) -> Inside:
    """The inside of the curve's panel, the plan's origin at `x`, `y`; nothing where the drawing has no curve."""
    band = next((b for b in layout.bands if b.row.kind is RowKind.CURVE), None)
    if band is None:
        return Inside()
    columns = layout.plan.columns
    panel = Panel(
        left=x,
        right=x + layout.plan.width - 8,
        top=y + band.top,
        bottom=y + band.bottom,
        room=room,
        middles=tuple(x + (a + b) / 2 for a, b in columns),
        widths=tuple(b - a for a, b in columns),
    )
    return draw_inside(desk, panel, series)


def _cells(desk: Desk, layout: Layout, x: float, y: float) -> dict[str, tuple[Item, ...]]:
    """Painted entries by `step:KEY`, `stage:KEY`, or `stage:` for what belongs to the whole service."""
    cells: dict[str, list[Item]] = {}
    for placed in layout.placed:
        entry = placed.entry
        owner = f"step:{entry.step}" if entry.step else f"stage:{entry.stage}"
        cells.setdefault(owner, []).append(_card(desk, placed, _rect(layout, placed, x, y)))
    return {owner: tuple(items) for owner, items in cells.items()}


def _rect(layout: Layout, placed: Placed, x: float, y: float) -> Rect:
    rect = layout.plan.nodes[placed.node]
    return Rect(rect.x + x, rect.y + y, rect.width, rect.height)


def _card(desk: Desk, placed: Placed, rect: Rect) -> Group:
    entry, content = placed.entry, placed.content
    where = (("step", entry.step),) if entry.step else (("stage", entry.stage),)
    status = entry.content.status if isinstance(entry.content, Card) else None
    data = (
        ("card", entry.key),
        ("lane", placed.row.id),
        *where,
        *((("status", status.value),) if status else ()),
    )
    return Group(
        "card",
        content.paint(rect),
        id=desk.id("card", entry.key),
        data=data,
        title=content.title,
        href=content.href,
    )


def _wide(cells: dict[str, tuple[Item, ...]]) -> tuple[Item, ...]:
    """Entries that belong to no stage: figures of the whole service."""
    return cells.get("stage:", ())


def _above(layout: Layout, x: float, y: float) -> tuple[Item, ...]:
    """Marks of cards, over borders and connectors."""
    return tuple(item for p in layout.placed if p.content.above for item in p.content.above(_rect(layout, p, x, y)))


def _description(desk: Desk, kind: DrawingKind) -> str:
    """The summary, or what the drawing shows and how much of it."""
    service = desk.service
    if service.summary:
        return desk.pick(service.summary).text
    counts = (desk.words.count("stages", len(service.stages)), desk.words.count("steps", len(service.steps)))
    return f"{desk.words.text(f'kind.{kind}')}: {', '.join(counts)}"
