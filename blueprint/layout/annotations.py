"""Places tags and words beside points of curves so that they touch neither curves nor each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil

from blueprint.layout.spline import Arc

_SAMPLES, _FINE = 9, 12.0
_WIDE, _HIGH = 260.0, 172.0
"""Points at which an arc is looked at: so many; one every 12 units of one that is wider or higher than usual."""
_AIR = 12.0
_OTHER_SIDE, _ASIDE_COST = 18.0, 40.0
"""How much further a box rather goes on its own side of the point, and straight above or below it."""
_ASIDE = (0, 1, -1, 2, -2)
"""Where a box goes when there is no room above and below its point: half its width and some air aside, or twice it."""


class Annotations:
    """Room inside a panel. All lengths are user units; the panel's edges are given without the margin."""

    def __init__(self, arcs: list[Arc], left: float, right: float, top: float, bottom: float) -> None:
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        points = sorted(
            (a.x0 + (a.x1 - a.x0) * i / n, a.at(i / n)) for a in arcs for n in (_samples(a),) for i in range(n + 1)
        )
        self._xs = [x for x, _ in points]
        self._ys = [y for _, y in points]
        self._taken: list[tuple[float, float, float, float]] = []
        self.missing_above = self.missing_below = 0.0
        """How much further the panel would have to reach for everything to find room."""

    def avoid(self, x: float, y: float, width: float, height: float) -> None:
        """Keep a box free."""
        self._taken.append((x, y, width, height))

    def free(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether nothing that is kept free meets a box."""
        return not any(_overlap(taken, (x, y, width, height), 1.0) for taken in self._taken)

    def put(
        self, x: float, y: float, width: float, height: float, *, above: bool, gap: float, aside: bool = True
    ) -> tuple[float, float]:
        """The left top corner for a box near a point; the box is kept free from then on.

        Args:
            x, y: the point. width, height: of the box.
            above: the side to try first. gap: least distance from point and curves.
            aside: whether it may stand beside what is above or below the point; else the panel has to grow.
        """
        offers = []
        for step in _ASIDE if aside else (0,):
            left = min(max(x + (step - 1) * width / 2 + step * _AIR, self.left), self.right - width)
            for rank, upward in enumerate((above, not above)):
                top = self._clear(left, y, width, height, gap, upward=upward)
                outside = max(0.0, self.top - top) + max(0.0, top + height - self.bottom)
                far = abs(top + height / 2 - y) + rank * _OTHER_SIDE + abs(step) * _ASIDE_COST
                no_room = outside > 0.5  # noqa: PLR2004 - half a unit is no overlap
                offers.append((no_room and aside, far, no_room, left, top))
        _, _, no_room, left, top = min(offers)
        if no_room:
            self.missing_above = max(self.missing_above, self.top - top)
            self.missing_below = max(self.missing_below, top + height - self.bottom)
        top = min(max(top, self.top), self.bottom - height)
        self.avoid(left, top, width, height)
        return left, top

    def _clear(self, left: float, y: float, width: float, height: float, gap: float, *, upward: bool) -> float:
        """The nearest place on one side that is clear of curves, then of what stands there already."""
        first, last = bisect_left(self._xs, left - 4), bisect_right(self._xs, left + width + 4)
        ys = [*self._ys[first:last], y]
        top = min(ys) - gap - height if upward else max(ys) + gap
        for _ in range(len(self._taken) + 1):
            hit = next((t for t in self._taken if _overlap(t, (left, top, width, height), 3.0)), None)
            if hit is None:
                break
            top = hit[1] - height - 4 if upward else hit[1] + hit[3] + 4
        return top


def _samples(arc: Arc) -> int:
    width, height = arc.x1 - arc.x0, abs(arc.y1 - arc.y0)
    return max(_SAMPLES, ceil(width / _FINE)) if width > _WIDE or height > _HIGH else _SAMPLES


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float], air: float) -> bool:
    return (
        a[0] < b[0] + b[2] + air and b[0] < a[0] + a[2] + air and a[1] < b[1] + b[3] + air and b[1] < a[1] + a[3] + air
    )
