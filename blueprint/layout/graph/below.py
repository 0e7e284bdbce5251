"""What stands under a graph: its legend, and lists of what is joined to nothing."""

from __future__ import annotations

from math import ceil

from blueprint.frozen import frozen
from blueprint.graph.values import Aside, BadgeKey, EdgeKey, Graph, Key, MarkKey, NodeKey, Shape, TextKey
from blueprint.layout.desk import Desk
from blueprint.layout.graph.edges import stroke
from blueprint.layout.graph.nodes import badge, outline
from blueprint.layout.legend import legend_item
from blueprint.layout.legend_values import LegendEntry
from blueprint.layout.shapes import mark_sign
from blueprint.layout.stacks import Stack, place, single, stack
from blueprint.scene import Group, Item, Paint, Path

_NAME = 360.0
_ROW, _BETWEEN, _AFTER_TITLE = 26.0, 26.0, 18.0
_COLUMN, _GUTTER, _LINE, _UNDER_TITLE, _APART = 230.0, 30.0, 9.0, 14.0, 30.0


@frozen(kw_only=True)
class Below:
    """Everything under the graph: items from the upper left corner 0, 0 on, and their height in user units."""

    items: tuple[Group, ...]
    height: float


def measure_below(desk: Desk, graph: Graph, x: float, y: float, width: float) -> Below:
    """Place the lists and the legend under a graph; `x`, `y` is their upper left corner."""
    top = y
    groups: list[Group] = []
    for aside in graph.asides:
        group, height = _aside(desk, aside, x, top, width)
        groups.append(group)
        top += height + _APART
    if graph.keys:
        group, height = _legend(desk, graph.keys, x, top, width)
        groups.append(group)
        top += height
    return Below(items=tuple(groups), height=top - y)


def _aside(desk: Desk, aside: Aside, x: float, y: float, width: float) -> tuple[Group, float]:
    """A list under its title, in columns that are equally long."""
    title = stack(desk, "aside-title", aside.title, desk.theme.type("legend-title"), width, even=False)
    role = desk.theme.type("legend")
    entries = [stack(desk, "aside-entry", entry, role, _COLUMN, even=False) for entry in aside.entries]
    columns = max(1, min(len(entries), int((width + _GUTTER) // (_COLUMN + _GUTTER))))
    rows = ceil(len(entries) / columns)
    items: list[Item] = list(place(title, x, y))
    top, lowest = y + title.height + _UNDER_TITLE, 0.0
    for column in range(columns):
        at = top
        for entry in entries[column * rows : (column + 1) * rows]:
            items += place(entry, x + column * (_COLUMN + _GUTTER), at)
            at += entry.height + _LINE
        lowest = max(lowest, at - _LINE)
    return Group("aside", tuple(items)), lowest - y


def _legend(desk: Desk, keys: tuple[Key, ...], x: float, y: float, width: float) -> tuple[Group, float]:
    """The legend in rows no wider than `width`."""
    title = single(desk, "legend-title", desk.word("legend.title"), desk.theme.type("legend-title"))
    start = title.width + _AFTER_TITLE
    entries = [_entry(desk, key, min(_NAME, width - start - 60.0)) for key in keys]
    items: list[Item] = list(place(title, x, y + _ROW / 2 - title.height / 2))
    at, middle, tall = start, y + _ROW / 2, _ROW
    for entry in entries:
        wide = entry.symbol + 8 + entry.name.width
        if at > start and at + wide > width:
            at, middle, tall = start, middle + tall, _ROW
        items.append(legend_item(entry, x + at, middle))
        tall = max(tall, entry.name.height + _ROW / 2)
        at += wide + _BETWEEN
    return Group("legend", tuple(items), id=desk.id("legend")), middle + _ROW / 2 - y


def _entry(desk: Desk, key: Key, room: float) -> LegendEntry:
    name: Stack = stack(desk, "legend-text", key.text, desk.theme.type("legend"), room)
    match key:
        case NodeKey():
            return LegendEntry(("node", f"{key.row} {key.shape}"), 34, lambda x, y: _swatch(desk, key, x, y), name)
        case EdgeKey():
            return LegendEntry(("edge", f"{key.look} {key.weight}"), 40, lambda x, y: _sample(desk, key, x, y), name)
        case TextKey():
            return LegendEntry(("text", "note"), 34, lambda x, y: _lines(desk, key, x, y), name)
        case BadgeKey():
            return LegendEntry(("badge", "count"), 22, lambda x, y: (badge(desk, "n", x + 11, y),), name)
        case MarkKey():
            return LegendEntry(("mark", key.mark.value), 18, lambda x, y: (mark_sign(desk, key.mark, x + 9, y, 0.9),),
                               name)  # fmt: skip


def _swatch(desk: Desk, key: NodeKey, x: float, y: float) -> tuple[Item, ...]:
    return tuple(outline(desk, key.shape, key.row, x, y - 8, 34, 16))


def _lines(desk: Desk, key: TextKey, x: float, y: float) -> tuple[Item, ...]:
    """A box with a short line in its lower half."""
    line = Path("legend-line", (("M", x + 7, y + 3), ("L", x + 27, y + 3)), Paint(stroke=desk.colour("ink-soft")))
    return (*outline(desk, Shape.CARD, key.row, x, y - 8, 34, 16), line)


def _sample(desk: Desk, key: EdgeKey, x: float, y: float) -> tuple[Item, ...]:
    paint = stroke(desk, key.look, key.colour, key.weight)
    end = x + (33.0 if key.head else 40.0)
    line = Path("legend-route", (("M", x, y), ("L", end, y)), paint)
    if not key.head:
        return (line,)
    head = (("M", x + 40, y), ("L", x + 31, y - 4.5), ("L", x + 31, y + 4.5), ("Z",))
    return line, Path("legend-head", head, Paint(fill=paint.stroke))
