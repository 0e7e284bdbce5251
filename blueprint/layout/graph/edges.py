"""Edges: a spline with heads, as strong as its weight, and its label on a plate."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, log2

from blueprint.frozen import frozen
from blueprint.graph.positions import Course, Point
from blueprint.graph.values import Edge, Look
from blueprint.layout.desk import Desk
from blueprint.layout.links import rounded
from blueprint.layout.stacks import Align, Stack, place, stack
from blueprint.routing.plan import Point as Corner
from blueprint.scene import Box, Group, Item, Paint, Path

_DASHES: dict[Look, tuple[float, ...]] = {
    Look.SOLID: (), Look.STRONG: (), Look.DASHED: (7.0, 4.0), Look.DOTTED: (2.0, 3.5),
    Look.DASH_DOTTED: (11.0, 4.0, 2.0, 4.0),
}  # fmt: skip
_THIN, _STRONG, _DOUBLING, _WIDEST = 1.4, 3.2, 0.6, 5.0
"""Widths of strokes, and how much wider a doubled weight is, in user units."""
_HALO = 3.0
_LABEL = 120.0
_PLATE_X, _PLATE_Y = 6.0, 4.0
_SHORT = 0.01


@frozen(kw_only=True)
class Plate:
    """The words of a label on a plate: width and height in user units."""

    words: Stack
    width: float
    height: float


def measure_label(desk: Desk, edge: Edge) -> Plate | None:
    """Set the label of an edge; None where it has none."""
    if edge.label is None:
        return None
    words = stack(desk, "label-text", edge.label, desk.theme.type("link-label"), _LABEL)
    return Plate(
        words=words, width=words.width + 2 * _PLATE_X, height=words.height + words.fall + words.rise + 2 * _PLATE_Y
    )


def stroke(desk: Desk, look: Look, colour: str, weight: int) -> Paint:
    """How an edge is stroked."""
    least = _STRONG if look is Look.STRONG else _THIN
    width = min(_WIDEST, least + _DOUBLING * log2(max(1, weight)))
    return Paint(stroke=desk.colour(colour), width=round(width, 3), dash=_DASHES[look])


def paint_edge(desk: Desk, edge: Edge, course: Course, *, halo: bool) -> Group:
    """The route and the heads of an edge."""
    paint = stroke(desk, edge.look, edge.colour, edge.weight)
    first, *rest = course.curve
    commands: list[tuple[str | float, ...]] = [("M", *first)]
    for n in range(0, len(rest), 3):
        (a, b), (c, d), (e, f) = rest[n : n + 3]
        commands.append(("C", a, b, c, d, e, f))
    items: list[Item] = []
    if halo:
        ground = Paint(stroke=desk.colour("paper"), width=paint.width + 2 * _HALO)
        items.append(Path("route-halo", tuple(commands), ground))
    items.append(Path("route", tuple(commands), paint))
    size = 1.0 + (paint.width - _THIN) * 0.18
    if course.target and edge.head:
        items.append(_head("to", course.curve[-1], course.target, paint, size))
    if course.source and edge.both:
        items.append(_head("from", course.curve[0], course.source, paint, size))
    data = (("from", edge.source), ("to", edge.target), ("kind", edge.kind), ("weight", str(edge.weight)))
    return Group("edge", tuple(items), data=data, title=edge.tooltip)


def paint_legs(desk: Desk, edge: Edge, points: Sequence[Point]) -> Group:
    """An edge of straight legs, from border to border, its corners rounded."""
    paint = stroke(desk, edge.look, edge.colour, edge.weight)
    size = 1.0 + (paint.width - _THIN) * 0.18
    start = _short(points[1], points[0], 6.0 * size) if edge.both else points[0]
    end = _short(points[-2], points[-1], 6.0 * size) if edge.head else points[-1]
    line = rounded([Corner(*point) for point in (start, *points[1:-1], end)])
    items: list[Item] = [Path("route", line, paint)]
    if edge.head:
        items.append(_head("to", end, points[-1], paint, size))
    if edge.both:
        items.append(_head("from", start, points[0], paint, size))
    data = (("from", edge.source), ("to", edge.target), ("kind", edge.kind), ("weight", str(edge.weight)))
    return Group("edge", tuple(items), data=data, title=edge.tooltip)


def _short(before: Point, tip: Point, by: float) -> Point:
    """A point so far in front of the tip of a straight leg."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    share = min(1.0, by / length)
    return tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share


def _head(end: str, foot: Point, tip: Point, paint: Paint, size: float) -> Path:
    """A triangle from where a spline ends to the tip of its head."""
    dx, dy = tip[0] - foot[0], tip[1] - foot[1]
    length = hypot(dx, dy)
    dx, dy = (dx / length, dy / length) if length > _SHORT else (1.0, 0.0)
    back, half = max(8.0 * size, length), 4.0 * size
    x, y = tip[0] - dx * back, tip[1] - dy * back
    commands = (("M", *tip), ("L", x - dy * half, y + dx * half), ("L", x + dy * half, y - dx * half), ("Z",))
    return Path("head", commands, Paint(fill=paint.stroke), data=(("end", end),))


def paint_label(desk: Desk, plate: Plate, middle: Point) -> Group:
    """A label around its middle."""
    x, y = middle[0] - plate.width / 2, middle[1] - plate.height / 2
    look = Paint(fill=desk.colour("link.label-fill"), stroke=desk.colour("link.label-edge"))
    words = place(plate.words, x + _PLATE_X, y + _PLATE_Y + plate.words.rise, plate.words.width, Align.MIDDLE)
    return Group("edge-label", (Box("label-box", x, y, plate.width, plate.height, look, 3.0), *words))
