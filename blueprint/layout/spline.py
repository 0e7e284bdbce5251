"""Smooth curves through scores that never overshoot, and the areas between two of them.

Monotone cubic interpolation (Fritsch, Carlson 1980, with the harmonic mean of Fritsch, Butland 1984): between two
neighbouring scores the curve stays between them. All lengths are user units.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

from blueprint.frozen import frozen

_SAME = 1e-6


@frozen
class Arc:
    """One cubic between two neighbouring points: `x` runs evenly, `y` is a cubic Bézier over it."""

    x0: float
    x1: float
    y0: float
    c0: float
    c1: float
    y1: float

    def at(self, t: float) -> float:
        """Height at 0 <= t <= 1."""
        s = 1 - t
        return s * s * s * self.y0 + 3 * s * s * t * self.c0 + 3 * s * t * t * self.c1 + t * t * t * self.y1

    def part(self, a: float, b: float) -> Arc:
        """The stretch between two parameters (de Casteljau)."""
        y0, c0, c1, y1 = _cut(self.y0, self.c0, self.c1, self.y1, b)[0]
        if a:
            y0, c0, c1, y1 = _cut(y0, c0, c1, y1, a / b)[1]
        width = self.x1 - self.x0
        return Arc(self.x0 + width * a, self.x0 + width * b, y0, c0, c1, y1)

    @property
    def reverse(self) -> Arc:
        """The same arc from its end to its start."""
        return Arc(self.x1, self.x0, self.y1, self.c1, self.c0, self.y0)

    @property
    def command(self) -> tuple[str | float, ...]:
        """The path command that draws it from its start."""
        third = (self.x1 - self.x0) / 3
        return ("C", self.x0 + third, self.c0, self.x1 - third, self.c1, self.x1, self.y1)


Piece: TypeAlias = tuple[bool, Arc, Arc]
"""What lies between two arcs: whether the first is the one above, and both arcs."""


def arcs(points: list[tuple[float, float]]) -> list[Arc]:
    """The arcs through points of ascending x; none for a single point."""
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    if not slopes:
        return []
    tangents = [slopes[0], *(_tangent(a, b) for a, b in pairwise(slopes)), slopes[-1]]
    made = []
    for i, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        made.append(Arc(a[0], b[0], a[1], a[1] + tangents[i] * third, b[1] - tangents[i + 1] * third, b[1]))
    return made


def _tangent(left: float, right: float) -> float:
    """Slope at an inner point: flat at a turn, else the harmonic mean."""
    return 0.0 if left * right <= 0 else 2 * left * right / (left + right)


def between(upper: Arc, lower: Arc) -> list[Piece]:
    """The pieces between two arcs over the same x.

    Returns:
        For each piece: whether the first arc is the one above (smaller y), and both arcs cut to it.
    """
    cuts = [0.0, *_crossings(upper, lower), 1.0]
    pieces = []
    for a, b in pairwise(cuts):
        middle = (a + b) / 2
        gap = lower.at(middle) - upper.at(middle)
        if abs(gap) > 1e-6:  # noqa: PLR2004 - two curves on each other enclose nothing
            pieces.append((gap > 0, upper.part(a, b), lower.part(a, b)))
    return pieces


def joined_up(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by stretches: those that follow each other without a gap, with the same arc above.

    Shapes that abut show a pale line between them, as each is blended with what is under it.
    """
    stretches: list[list[Piece]] = []
    for piece in pieces:
        above, one, _ = piece
        if stretches and stretches[-1][-1][0] == above and abs(stretches[-1][-1][1].x1 - one.x0) < _SAME:
            stretches[-1].append(piece)
        else:
            stretches.append([piece])
    return stretches


def _crossings(one: Arc, other: Arc) -> list[float]:
    """Parameters inside 0..1 where two arcs meet, ascending; a difference of cubics has at most three."""
    steps = 64
    found = []
    before = one.at(0.0) - other.at(0.0)
    for i in range(1, steps + 1):
        t = i / steps
        now = one.at(t) - other.at(t)
        if before * now < 0:
            found.append(_root(one, other, t - 1 / steps, t))
        elif now == 0 and i < steps:
            found.append(t)
        before = now
    return found


def _root(one: Arc, other: Arc, low: float, high: float) -> float:
    below = one.at(low) - other.at(low) < 0
    for _ in range(40):
        middle = (low + high) / 2
        if (one.at(middle) - other.at(middle) < 0) == below:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _cut(
    y0: float, c0: float, c1: float, y1: float, t: float
) -> tuple[tuple[float, float, float, float], tuple[float, float, float, float]]:
    """A cubic Bézier in one dimension, cut in two."""
    a, b, c = y0 + (c0 - y0) * t, c0 + (c1 - c0) * t, c1 + (y1 - c1) * t
    d, e = a + (b - a) * t, b + (c - b) * t
    f = d + (e - d) * t
    return (y0, a, d, f), (f, e, c, y1)
