"""Gives the rows of a plan more height than they need.

What stands in a row, connectors included, moves to its middle; what runs between rows moves with them. Nothing comes
nearer to anything, so no connector has to be sought again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from blueprint.frozen import replace
from blueprint.layout.grid import Layout
from blueprint.routing.plan import Crossing, Plan, PlannedRoute, Point, Rect


def stretched(layout: Layout, more: tuple[float, ...]) -> Layout:
    """A layout whose bands are higher.

    Args:
        more: by how much each band grows, in user units; shared out among its grid rows by their height.
    """
    extra = [0.0] * len(layout.plan.rows)
    for band, by in zip(layout.bands, more, strict=True):
        rows = range(band.first, band.last + 1)
        heights = [layout.plan.rows[row][1] - layout.plan.rows[row][0] for row in rows]
        for row, height in zip(rows, heights, strict=True):
            extra[row] = by * height / sum(heights)
    plan = _taller(layout.plan, extra)
    lines = dict(plan.separators)
    return replace(
        layout,
        plan=plan,
        bands=tuple(replace(b, top=plan.rows[b.first][0], bottom=plan.rows[b.last][1]) for b in layout.bands),
        lines=tuple((line, lines[line.id]) for line, _ in layout.lines),
    )


def _taller(plan: Plan, extra: list[float]) -> Plan:
    """A plan whose rows are higher by `extra`."""
    edges = [y for row in plan.rows for y in row]
    before = [0.0, *accumulate(extra)]

    def down(y: float) -> float:
        at = bisect_right(edges, y)
        row = at // 2
        return y + before[row] + (extra[row] / 2 if at % 2 else 0.0)

    return replace(
        plan,
        rows=tuple((a + before[i], b + before[i + 1]) for i, (a, b) in enumerate(plan.rows)),
        separators=tuple((name, down(y)) for name, y in plan.separators),
        nodes={name: _moved(rect, down) for name, rect in plan.nodes.items()},
        routes=tuple(_route(route, down) for route in plan.routes),
        height=plan.height + before[-1],
    )


def _moved(rect: Rect, down: Callable[[float], float]) -> Rect:
    """A box in the same place of its row or channel."""
    middle = rect.y + rect.height / 2
    return Rect(rect.x, rect.y + down(middle) - middle, rect.width, rect.height)


def _route(route: PlannedRoute, down: Callable[[float], float]) -> PlannedRoute:
    def point(p: Point) -> Point:
        return Point(p.x, down(p.y))

    return replace(
        route,
        points=tuple(point(p) for p in route.points),
        crossings=tuple(Crossing(separator=c.separator, at=point(c.at)) for c in route.crossings),
        label=_moved(route.label, down) if route.label else None,
        bubble=point(route.bubble) if route.bubble else None,
        junctions=tuple(point(p) for p in route.junctions),
    )
