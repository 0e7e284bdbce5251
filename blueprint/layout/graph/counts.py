"""Numbers on edges: how often, and of an edge with two heads how often each way.

─────( 4 )────▶        ◀────( ▸4  ◂2 )────▶
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import hypot

from blueprint.graph.positions import Course, Point
from blueprint.graph.values import Edge
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import place, single
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint, Path

_HIGH, _SIDE, _ARROW, _BETWEEN = 18.0, 6.0, 9.0, 7.0
_NEAR = (46.0, 32.0, 62.0, 80.0, 100.0, 125.0)
"""How far from the less crowded end a number stands, in user units: the first place that is free."""
_GAP = 1.5
_STEPS = 24


class Counts:
    """The numbers of one graph: none upon another; what finds no place is told by the tooltip of its edge only."""

    def __init__(self, desk: Desk, crowds: Mapping[str, int]) -> None:
        self._desk, self._crowds = desk, crowds
        self._taken: list[tuple[float, float, float]] = []

    def paint(self, edge: Edge, course: Course) -> Iterator[Group]:
        """The number of an edge on a plate, near that end at which fewer edges meet."""
        if not edge.count:
            return
        points = list(_points(course.curve))
        if self._crowds.get(edge.target, 0) <= self._crowds.get(edge.source, 0):
            points.reverse()
        plate = _Plate(self._desk, edge, rightwards=course.curve[-1][0] >= course.curve[0][0])
        for length in _NEAR:
            x, y = _after(points, length)
            if self._free(x, y, plate.width):
                self._taken.append((x, y, plate.width))
                yield plate.paint(x, y)
                return

    def _free(self, x: float, y: float, width: float) -> bool:
        return all(abs(x - a) > (width + wide) / 2 + _GAP or abs(y - b) > _HIGH + _GAP for a, b, wide in self._taken)


class _Plate:
    """Numbers, measured: one, or one for each way with an arrow before it."""

    def __init__(self, desk: Desk, edge: Edge, *, rightwards: bool) -> None:
        self.desk = desk
        role = desk.theme.type("link-label")
        ways = (rightwards, not rightwards) if edge.back_count else (None,)
        texts = (edge.count, edge.back_count) if edge.back_count else (edge.count,)
        self.parts = [
            (single(desk, "count-text", Wording(text, desk.words.language), role), way)
            for text, way in zip(texts, ways, strict=True)
        ]
        self.widths = [words.width + (0.0 if way is None else _ARROW) for words, way in self.parts]
        self.inner = sum(self.widths) + _BETWEEN * (len(self.parts) - 1)
        self.width = max(_HIGH, self.inner + 2 * _SIDE)

    def paint(self, x: float, y: float) -> Group:
        """The plate around its middle."""
        desk = self.desk
        look = Paint(fill=desk.colour("link.label-fill"), stroke=desk.colour("link.label-edge"))
        items: list[Item] = [Box("count-box", x - self.width / 2, y - _HIGH / 2, self.width, _HIGH, look, _HIGH / 2)]
        at = x - self.inner / 2
        for (words, way), wide in zip(self.parts, self.widths, strict=True):
            if way is not None:
                items.append(_arrow(desk, at, y, rightwards=way))
            items += place(words, at + wide - words.width, y - words.height / 2)
            at += wide + _BETWEEN
        return Group("edge-count", tuple(items))


def _arrow(desk: Desk, x: float, y: float, *, rightwards: bool) -> Path:
    tip, foot = (x + 5.5, x) if rightwards else (x, x + 5.5)
    return Path("count-arrow", (("M", tip, y), ("L", foot, y - 3.2), ("L", foot, y + 3.2), ("Z",)),
                Paint(fill=desk.colour("link.label")))  # fmt: skip


def _points(curve: tuple[Point, ...]) -> Iterator[Point]:
    """Points along a spline."""
    yield curve[0]
    for at in range(0, len(curve) - 1, 3):
        points = curve[at : at + 4]
        for n in range(1, _STEPS + 1):
            t = n / _STEPS
            factors = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield (
                sum(f * p[0] for f, p in zip(factors, points, strict=True)),
                sum(f * p[1] for f, p in zip(factors, points, strict=True)),
            )


def _after(points: list[Point], length: float) -> Point:
    """The point at a length along a course, at most in its middle."""
    legs = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    left = min(length, sum(legs) / 2)
    for (_, end), leg in zip(pairwise(points), legs, strict=True):
        if left <= leg:
            return end
        left -= leg
    return points[-1]
