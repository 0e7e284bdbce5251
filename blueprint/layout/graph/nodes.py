"""Nodes: boxes with words in them, measured first, painted where Graphviz puts their middles.

card ╭────────╮  system ▐┌───────┐  person (───────)  decision <───────>  door ╭──────╮▌
╰────────╯         ▐└───────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from blueprint.frozen import frozen
from blueprint.graph.values import Node, Shape
from blueprint.icons import icon_for
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.shapes import face, icon_group, link_sign, mark_sign
from blueprint.layout.stacks import Stack, pile, place, single, stack
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint, Path

WIDTH = 184.0
"""Of every node, in user units."""
_LEAST = 40.0
_UNSAFE = re.compile(r"[^\w.-]")
"""What no id may have: spaces of file names, say."""
_LINES = 7.0
_BAR = 6.0
_POINT = 16.0
"""How far the tips of a decision reach out beyond its words."""
_ICON, _ICON_GAP = 18.0, 8.0
_FACE = 0.85
_SIGN = 18.0
_BADGE = 20.0


@frozen(kw_only=True)
class Measured:
    """A node with its words set: width and height in user units."""

    node: Node
    words: Stack
    inset: float
    width: float
    height: float


def measure_node(desk: Desk, node: Node) -> Measured:
    """Set the words of a node."""
    pad = desk.size("card-padding-x")
    inset = pad + {Shape.SYSTEM: _BAR, Shape.PERSON: 6.0, Shape.DECISION: _POINT - 4.0}.get(node.shape, 0.0)
    left = inset + (_ICON + _ICON_GAP if node.icon else 0.0)
    right = inset + (_SIGN if node.mood is not None else 0.0) + (_BAR if node.shape is Shape.DOOR else 0.0)
    room = WIDTH - left - right
    strong = node.shape is not Shape.CARD
    role = desk.theme.type("card-strong" if strong else "card", node.row)
    parts = [stack(desk, "node-title", node.title, role, room, even=False)]
    small = desk.theme.type("place-note", node.row)
    if len(node.notes) > 1 and node.shape is not Shape.DOOR:  # a door lists steps, one under the other
        parts.append(facts(desk, "node-note", node.notes, small, room))
    else:
        parts += [stack(desk, "node-note", note, small, room, even=False) for note in node.notes]
    words = pile(parts, _LINES)
    pad_y = desk.size("card-padding-y") + (3.0 if node.shape is Shape.DECISION else 0.0)
    return Measured(node=node, words=words, inset=left, width=WIDTH, height=ceil(max(_LEAST, words.height + 2 * pad_y)))


def paint_node(desk: Desk, measured: Measured, x: float, y: float) -> Group:
    """A node around its middle."""
    node = measured.node
    left, top = x - measured.width / 2, y - measured.height / 2
    items: list[Item] = list(outline(desk, node.shape, node.row, left, top, measured.width, measured.height))
    if node.icon and (icon := icon_for(node.icon)):
        items.append(icon_group(desk, icon, left + measured.inset - _ICON - _ICON_GAP, y,
                                desk.colour(f"{node.row}.accent"), _ICON))  # fmt: skip
    items += place(measured.words, left + measured.inset, y - measured.words.height / 2)
    right = left + measured.width
    if node.mood is not None:
        items.append(face(desk, node.mood, right - _SIGN, y, _FACE))
    if node.shape is Shape.DOOR:
        items.append(link_sign(right - _BAR - 7.0, top + 7.0, desk.colour(f"{node.row}.accent")))
    marks = [mark_sign(desk, mark, left + 16.0 + n * 21.0, top, 0.9) for n, mark in enumerate(node.marks)]
    items += marks
    if node.badge:
        items.append(badge(desk, node.badge, right - 8.0, top))
    told = [node.title.text, *(note.text for note in node.notes)]
    data = (("node", node.key), ("shape", node.shape.value), *node.data)
    return Group(
        "node",
        tuple(items),
        id=desk.id("node", _UNSAFE.sub(lambda m: f"_{ord(m[0]):x}", node.key)),
        data=data,
        title="\n".join(told),
        href=node.href,
    )


def outline(desk: Desk, shape: Shape, row: str, x: float, y: float, width: float, height: float) -> Iterator[Item]:
    """The box of a node, and what tells its shape."""
    look = desk.stroke("card", desk.colour(f"{row}.border"), fill=desk.colour(f"{row}.fill"))
    accent = Paint(fill=desk.colour(f"{row}.accent"))
    right, bottom, middle = x + width, y + height, y + height / 2
    if shape is Shape.DECISION:
        tip = min(_POINT, height / 2)
        commands = (("M", x, middle), ("L", x + tip, y), ("H", right - tip), ("L", right, middle),
                    ("L", right - tip, bottom), ("H", x + tip), ("Z",))  # fmt: skip
        yield Path("node-box", commands, look)
        return
    radius = {Shape.PERSON: min(height, 40.0) / 2, Shape.SYSTEM: 2.0}.get(shape, desk.size("card-radius"))
    yield Box("node-box", x, y, width, height, look, min(radius, height / 2))
    if shape is Shape.SYSTEM:
        yield Box("node-bar", x, y, _BAR, height, accent)
    if shape is Shape.DOOR:
        yield Box("node-bar", right - _BAR, y + 5.0, _BAR, height - 10.0, accent, 1.0)


def badge(desk: Desk, text: str, x: float, y: float) -> Group:
    """A number in a pill, centred on a point."""
    words = single(desk, "badge-text", Wording(text, desk.words.language), desk.theme.type("chip"))
    width = max(_BADGE, words.width + 12.0)
    look = Paint(fill=desk.colour("link.chip"), stroke=desk.colour("paper"), width=1.5)
    return Group(
        "node-badge",
        (
            Box("badge-box", x - width / 2, y - _BADGE / 2, width, _BADGE, look, _BADGE / 2),
            *place(words, x - words.width / 2, y - words.height / 2),
        ),
    )
