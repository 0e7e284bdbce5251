"""The row of what so many things rest on that no lines are drawn to it."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.graph.values import Graph
from blueprint.layout.desk import Desk
from blueprint.layout.graph.nodes import WIDTH, measure_node, paint_node
from blueprint.layout.stacks import place, stack
from blueprint.scene import Box, Group, Item, Paint

_PAD, _APART, _LINE, _UNDER_TITLE = 16.0, 20.0, 18.0, 18.0
_RADIUS = 10.0


@frozen(kw_only=True)
class SharedRow:
    """The row, painted from the corner it was asked for, and its height in user units; 0 for none."""

    items: tuple[Group, ...]
    height: float


def shared_row(desk: Desk, graph: Graph, x: float, y: float, width: float) -> SharedRow:
    """A frame with nodes in lines no wider than `width`."""
    if not graph.shared or graph.sharing is None:
        return SharedRow(items=(), height=0.0)
    title = stack(desk, "shared-title", graph.sharing, desk.theme.type("lane-caption", "support"), width - 2 * _PAD,
                  even=False)  # fmt: skip
    nodes = [measure_node(desk, node) for node in graph.shared]
    per_line = max(1, int((width - 2 * _PAD + _APART) // (WIDTH + _APART)))
    items: list[Item] = list(place(title, x + _PAD, y + _PAD + title.rise / 2))
    top = y + _PAD + title.rise / 2 + title.height + _UNDER_TITLE
    for at in range(0, len(nodes), per_line):
        line = nodes[at : at + per_line]
        tall = max(node.height for node in line)
        for n, node in enumerate(line):
            items.append(paint_node(desk, node, x + _PAD + n * (WIDTH + _APART) + WIDTH / 2, top + tall / 2))
        top += tall + _LINE
    height = top - _LINE + _PAD - y
    across = min(len(nodes), per_line)
    wide = max(across * (WIDTH + _APART) - _APART, title.width) + 2 * _PAD
    look = Paint(fill=desk.colour("support.band"), stroke=desk.colour("hairline"))
    box = Box("shared-box", x, y, wide, height, look, _RADIUS)
    return SharedRow(items=(Group("shared", (box, *items), id=desk.id("shared")),), height=height)
