"""Places and shapes in user units: rectangles, points, and path data turned into points.

Written for the checks alone: nothing here comes from the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

EPS = 0.5
_STEPS = 8
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A box."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, by: float) -> Rect:
        """The box with `by` more on every side (less where negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Rect, eps: float = EPS) -> bool:
        """Whether another box lies inside this one."""
        return (
            self.x - eps <= other.x
            and self.y - eps <= other.y
            and other.right <= self.right + eps
            and other.bottom <= self.bottom + eps
        )

    def meets(self, other: Rect, eps: float = EPS) -> bool:
        """Whether two boxes overlap by more than `eps`."""
        return (
            self.y + eps < other.y + other.height
            and other.y + eps < self.y + self.height
            and self.x + eps < other.x + other.width
            and other.x + eps < self.x + self.width
        )

    def has(self, point: Point, eps: float = EPS) -> bool:
        """Whether a point lies inside or on the border."""
        x, y = point
        return self.x - eps <= x <= self.x + self.width + eps and self.y - eps <= y <= self.y + self.height + eps

    def on_border(self, point: Point, eps: float = EPS) -> bool:
        """Whether a point lies on the border."""
        return self.has(point, eps) and not self.grown(-eps).has(point, -1e-9)


def around(points: Iterable[Point]) -> Rect:
    """The smallest box with all points in it."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def joined(boxes: Iterable[Rect]) -> Rect:
    """The smallest box with all boxes in it."""
    return around(p for box in boxes for p in (Point(box.x, box.y), Point(box.right, box.bottom)))


def leg_box(a: Point, b: Point) -> Rect:
    """The box (without width or height) of a straight leg."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def leg_runs_through(a: Point, b: Point, box: Rect, eps: float = EPS) -> bool:
    """Whether a horizontal or vertical leg enters a box by more than `eps`."""
    leg = leg_box(a, b)
    return leg.x < box.right - eps and box.x + eps < leg.right and leg.y < box.bottom - eps and box.y + eps < leg.bottom


@dataclass(frozen=True, slots=True)
class Segment:
    """One command of a path: its letter, where it starts, and its points in order."""

    letter: str
    start: Point
    points: tuple[Point, ...]

    @property
    def end(self) -> Point:
        return self.points[-1]

    def at(self, t: float) -> Point:
        """The place at 0 <= t <= 1."""
        u, p, q = 1 - t, self.start, self.points
        if len(q) == 3:
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            return Point(a * p.x + b * q[0].x + c * q[1].x + d * q[2].x, a * p.y + b * q[0].y + c * q[1].y + d * q[2].y)
        if len(q) == 2:
            a, b, c = u * u, 2 * u * t, t * t
            return Point(a * p.x + b * q[0].x + c * q[1].x, a * p.y + b * q[0].y + c * q[1].y)
        return Point(u * p.x + t * q[0].x, u * p.y + t * q[0].y)


def segments(data: str) -> list[list[Segment]]:
    """The subpaths of path data; only absolute M, L, H, V, C, Q, Z.

    Raises:
        ValueError: any other command, or numbers that do not fit.
    """
    subpaths: list[list[Segment]] = []
    here = start = Point(0.0, 0.0)
    for letter, values in _commands(data):
        if letter == "M":
            here = start = Point(values[0], values[1])
            subpaths.append([Segment("M", here, (here,))])
            continue
        if not subpaths:
            raise ValueError(f"path data begins with {letter}")
        if letter == "Z":
            points: tuple[Point, ...] = (start,)
        elif letter == "H":
            points = (Point(values[0], here.y),)
        elif letter == "V":
            points = (Point(here.x, values[0]),)
        else:
            points = tuple(Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True))
        subpaths[-1].append(Segment(letter, here, points))
        here = points[-1]
    return subpaths


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(data)
    if re.sub(r"[\s,]+", "", data) != "".join(tokens):
        raise ValueError(f"path data with something else in it: {data[:60]}")
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in _ARITY:
            raise ValueError(f"path command {letter}")
        count = _ARITY[letter]
        values = [float(t) for t in tokens[at + 1 : at + 1 + count]]
        if len(values) != count:
            raise ValueError(f"path command {letter} with {len(values)} numbers")
        at += 1 + count
        yield letter, values


def letters(data: str) -> set[str]:
    """The command letters of path data."""
    return set(re.findall(r"[A-Za-z]", data))


@lru_cache(maxsize=30_000)
def flattened(data: str) -> list[list[Point]]:
    """The subpaths of path data as points, curves in a few straight legs; to be read only, as the result is kept."""
    return [
        [p for s in part for p in ((s.at(i / _STEPS) for i in range(1, _STEPS + 1)) if s.letter in "CQ" else s.points)]
        for part in segments(data)
    ]


def inside(point: Point, polygons: list[list[Point]]) -> bool:
    """Whether a point lies in the filled (non-zero) area of closed polygons."""
    winding = 0
    for polygon in polygons:
        for a, b in pairwise([*polygon, polygon[0]]):
            side = (b.x - a.x) * (point.y - a.y) - (point.x - a.x) * (b.y - a.y)
            if a.y <= point.y < b.y and side > 0:
                winding += 1
            elif b.y <= point.y < a.y and side < 0:
                winding -= 1
    return winding != 0


def distance(point: Point, polyline: list[Point]) -> float:
    """From a point to the nearest place of a polyline."""
    if len(polyline) == 1:
        return hypot(point.x - polyline[0].x, point.y - polyline[0].y)
    return min(_to_leg(point, a, b) for a, b in pairwise(polyline))


def _to_leg(p: Point, a: Point, b: Point) -> float:
    length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2
    t = 0.0 if not length else max(0.0, min(1.0, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length))
    return hypot(a.x + (b.x - a.x) * t - p.x, a.y + (b.y - a.y) * t - p.y)
