"""Bundles: many connectors of one card that share a trunk.

┌───┐   ┌───┐   ┌───┐
└─▲─┘   └─▲─┘   └─▲─┘
└───────●───┬───┘         legs with the same strips from the start on
│             are one line; a dot marks each branch
┌─┴─┐
│hub│
└───┘
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from blueprint.routing.course import Course
from blueprint.routing.patterns import Path
from blueprint.routing.plan import Point, Wire

MOST_SINGLE = 4
"""More connectors than this from one card with one bundle key share a trunk."""

Trunk = tuple[int, tuple[int, ...]]
"""Side of the source and the strips up to a leg: what connectors of a net have in common."""

SharedLeg = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Number of the net, side of the source, strips up to a leg, on which side of them the path goes on."""


class Net:
    """The connectors of one bundle and the trunks that they have so far."""

    __slots__ = ("paths", "trunks", "wires")

    def __init__(self, wires: list[int]) -> None:
        self.wires = wires
        self.paths: dict[int, tuple[Path, list[int]]] = {}
        self.trunks: dict[Trunk, tuple[int, int]] = {}

    def join(self, wire: int, path: Path, strips: list[int]) -> None:
        """Add a connector; `strips` includes those of its ends."""
        self.paths[wire] = path, strips
        self._cover(path, strips)

    def leave(self, wire: int) -> None:
        """Take a connector out."""
        if self.paths.pop(wire, None) is not None:
            self.trunks.clear()
            for path, strips in self.paths.values():
                self._cover(path, strips)

    def _cover(self, path: Path, strips: list[int]) -> None:
        side, _, inner = path
        for leg in range(len(inner)):
            low, high = strips[leg], strips[leg + 2]
            if low > high:
                low, high = high, low
            key = side, inner[: leg + 1]
            known = self.trunks.get(key)
            self.trunks[key] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))


def find_nets(wires: tuple[Wire, ...]) -> list[Net]:
    """Return the bundles that are large enough to share trunks; one connector to each target."""
    groups: dict[tuple[str, str], dict[str, int]] = {}
    for number, wire in enumerate(wires):
        if wire.bundle and wire.source != wire.target:
            groups.setdefault((wire.source, wire.bundle), {}).setdefault(wire.target, number)
    return [Net(list(group.values())) for group in groups.values() if len(group) > MOST_SINGLE]


def shared_leg(course: Course, leg: int) -> SharedLeg:
    """Return what the legs of a net that are one line have in common."""
    return course.net, course.side_a, course.strips[: leg + 1], tuple(course.edge(i) for i in range(leg + 1))


def count_shared(courses: list[Course]) -> dict[SharedLeg, int]:
    """Return how many connectors of bundles run in each line."""
    counts: dict[SharedLeg, int] = {}
    for course in courses:
        if course.net >= 0:
            for leg in range(len(course.strips)):
                key = shared_leg(course, leg)
                counts[key] = counts.get(key, 0) + 1
    return counts


def find_junctions(routes: list[list[Point]]) -> list[tuple[Point, ...]]:
    """Return, for each route of one net, the corners at which it leaves the others."""
    corners = {point for route in routes for point in route[1:-1]}
    by_x: dict[float, list[float]] = {}
    by_y: dict[float, list[float]] = {}
    for point in sorted(corners, key=lambda point: (point.x, point.y)):
        by_x.setdefault(point.x, []).append(point.y)
        by_y.setdefault(point.y, []).append(point.x)
    ways: dict[tuple[float, float], set[str]] = {(point.x, point.y): set() for point in corners}
    for route in routes:
        for p, q in pairwise(route):
            is_vertical = p.x == q.x
            low, high = sorted((p.y, q.y) if is_vertical else (p.x, q.x))
            line = by_x.get(p.x, []) if is_vertical else by_y.get(p.y, [])
            for place in line[bisect_left(line, low) : bisect_right(line, high)]:
                met = ways[(p.x, place) if is_vertical else (place, p.y)]
                if place > low:
                    met.add("up" if is_vertical else "left")
                if place < high:
                    met.add("down" if is_vertical else "right")
    return [
        tuple(point for point in route[1:-1] if len(ways[point.x, point.y]) > 2)  # noqa: PLR2004 - not a mere corner
        for route in routes
    ]
