"""One band with everything in it.

In: a layout with its head, and where both stand. Out: items in painting order.
"""

from __future__ import annotations

from blueprint.frozen import frozen, replace
from blueprint.layout.channel_path.path import path_groups
from blueprint.layout.chips import chip_groups
from blueprint.layout.desk import Desk
from blueprint.layout.gaps.signs import gap_groups
from blueprint.layout.grid import Layout, Placed
from blueprint.layout.hatched import hatched
from blueprint.layout.lanes import lane_groups, line_groups
from blueprint.layout.links import link_groups
from blueprint.layout.stages import Head, head_labels, stage_groups
from blueprint.model.service import Card
from blueprint.routing.plan import Point, Rect
from blueprint.scene import Group, Item

_UNDER_STAGE = 8.0
"""From the stage bands to the hatching of a column."""


@frozen(kw_only=True)
class Spot:
    """Where a band stands: left edge of its lanes, origin of its plan, top of its stage bands, in user units."""

    left: float
    plan: Point
    head: float


def body(
    desk: Desk, layout: Layout, head: Head, spot: Spot, curve: tuple[Item, ...], names: dict[str, str], bubbles: int
) -> tuple[Item, ...]:
    """Bands first, then what runs between the cards, then the cards stage by stage, marks on top.

    Args:
        curve: the inside of its panel.
        names: what stands on each card, by its key.
        bubbles: how many numbered labels other bands have before.
    """
    x, y = spot.plan.x, spot.plan.y
    right = x + layout.plan.width
    bottom = y + (layout.bands[-1].bottom if layout.bands else 0.0)
    cells = _cells(desk, layout, x, y)
    return (
        *lane_groups(desk, layout, spot.left, y, right - spot.left),
        *_absent(desk, layout, head, x, (spot.head + head.band_height + _UNDER_STAGE, bottom)),
        *curve,
        *path_groups(desk, layout, x, y),
        *line_groups(desk, layout, spot.left, y, x, right),
        *link_groups(desk, layout, x, y, bubbles),
        *chip_groups(desk, layout, names, x, y),
        *gap_groups(desk, layout.badges, layout.plan, x, y),
        head_labels(desk, head, spot.left, spot.head, desk.size("title-column") - 16),
        *stage_groups(desk, head, x, spot.head, Point(right, bottom), cells),
        *_wide(cells),
        *_above(layout, x, y),
    )


def _absent(desk: Desk, layout: Layout, head: Head, x: float, span: tuple[float, float]) -> tuple[Item, ...]:
    """Hatching over the columns of steps that this state of a comparison does not have."""
    steps = [step for stage in layout.part.stages for step in stage.steps]
    top, bottom = span
    return tuple(
        Group(
            "absent-column",
            hatched(desk, x + tile[0], top + _UNDER_STAGE, tile[1] - tile[0], bottom - top - _UNDER_STAGE),
        )
        for step, tile in zip(steps, head.tiles, strict=True)
        if not step.number
    )


def _cells(desk: Desk, layout: Layout, x: float, y: float) -> dict[str, tuple[Item, ...]]:
    """Painted entries by `step:KEY`, `stage:KEY`, or `stage:` for what belongs to the whole service."""
    cells: dict[str, list[Item]] = {}
    for placed in layout.placed:
        entry = placed.entry
        owner = f"step:{entry.step}" if entry.step else f"stage:{entry.stage}"
        cells.setdefault(owner, []).extend(_cards(desk, placed, _rect(layout, placed, x, y)))
    return {owner: tuple(items) for owner, items in cells.items()}


def _rect(layout: Layout, placed: Placed, x: float, y: float) -> Rect:
    rect = layout.plan.nodes[placed.node]
    return Rect(rect.x + x, rect.y + y, rect.width, rect.height)


def _cards(desk: Desk, placed: Placed, rect: Rect) -> tuple[Group, ...]:
    """The card of an entry, or those that stand in it side by side."""
    if not placed.content.inside:
        return (_card(desk, placed, rect),)
    return tuple(
        _card(
            desk,
            replace(placed, entry=replace(placed.entry, key=part.key), content=part.block),
            Rect(rect.x + part.x, rect.y + part.y, part.width, part.height),
        )
        for part in placed.content.inside
    )


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
