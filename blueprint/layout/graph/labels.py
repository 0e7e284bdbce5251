"""Labels on a grid that keep off the marks of nodes.

In: a plan, whose router knows nothing of marks. Out: a box for each label and a point for each number. A label on a
mark moves along its route to where it touches nothing; where there is no such place, a number stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from blueprint.frozen import frozen
from blueprint.layout.graph.blocks import Rectangle
from blueprint.layout.graph.bounds import apart, edges, route_boxes
from blueprint.routing.plan import Plan, Point, Rect

_BESIDE, _ALONG, _BUBBLE = 5.0, 4.0, 9.0
"""From a leg to a label beside it, from one try to the next, and the radius of a number."""
_ENDS = 12.0
"""What shows of a leg at both ends of a label, heads included."""


@frozen(kw_only=True)
class Labels:
    """Boxes of labels and middles of numbers, by the place of their routes in the plan."""

    boxes: dict[int, Rect]
    bubbles: dict[int, Point]


def labels_off(plan: Plan, marks: Sequence[Rectangle]) -> Labels:
    """The labels of a plan, off the marks; all lengths are user units."""
    boxes = {n: route.label for n, route in enumerate(plan.routes) if route.label}
    bubbles = {n: route.bubble for n, route in enumerate(plan.routes) if route.bubble}
    fixed = [*marks, *(edges(box) for box in plan.nodes.values())]
    for n, box in list(boxes.items()):
        if all(apart(edges(box), mark) for mark in marks):
            continue
        del boxes[n]
        taken = [*fixed, *(edges(other) for other in boxes.values()), *map(_round, bubbles.values())]
        spot = _spot(plan, n, (box.width, box.height), taken)
        if spot:
            boxes[n] = spot
        else:
            bubbles[n] = _number(plan, n, taken)
    for n, point in list(bubbles.items()):
        if not all(apart(_round(point), mark) for mark in marks):
            others = [_round(other) for m, other in bubbles.items() if m != n]
            bubbles[n] = _number(plan, n, [*fixed, *(edges(other) for other in boxes.values()), *others])
    return Labels(boxes=boxes, bubbles=dict(sorted(bubbles.items())))


def _round(point: Point) -> Rectangle:
    """The box of a number."""
    return point.x - _BUBBLE, point.y - _BUBBLE, point.x + _BUBBLE, point.y + _BUBBLE


def _legs(plan: Plan, number: int) -> list[tuple[Point, Point]]:
    """The legs of a route, the longest first."""
    points = plan.routes[number].points
    legs = list(pairwise(points))
    return sorted(legs, key=lambda leg: -abs(leg[0].x - leg[1].x) - abs(leg[0].y - leg[1].y))


def _spot(plan: Plan, number: int, size: tuple[float, float], taken: Sequence[Rectangle]) -> Rect | None:
    """The first place beside or on a leg that touches nothing."""
    others = [box for n in range(len(plan.routes)) if n != number for box in route_boxes(plan, n, None)]
    mine = route_boxes(plan, number, None)
    for on in (False, True):
        hindered = [*taken, *(_thick(box) for box in (others if on else [*others, *mine]))]
        for leg in _legs(plan, number):
            for box in _beside(leg, size, on=on):
                if all(apart(edges(box), other) for other in hindered):
                    return box
    return None


def _thick(leg: Rectangle) -> Rectangle:
    return leg[0] - 2.0, leg[1] - 2.0, leg[2] + 2.0, leg[3] + 2.0


def _beside(leg: tuple[Point, Point], size: tuple[float, float], *, on: bool) -> Iterator[Rect]:
    """Boxes along a leg from its middle outwards, on it or on both of its sides."""
    (a, b), (width, height) = leg, size
    upright = a.x == b.x
    length = abs(a.y - b.y) if upright else abs(a.x - b.x)
    room = (length - (height if upright else width)) / 2 - (_ENDS if on else 0.0)
    x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
    sides = (0.0,) if on else (1.0, -1.0)
    for step in range(int(room // _ALONG) + 1 if room >= 0 else 0):
        for shift in (step * _ALONG, -step * _ALONG):
            for side in sides:
                dx = side * (_BESIDE + width / 2) if upright else shift
                dy = shift if upright else side * (_BESIDE + height / 2)
                yield Rect(x + dx - width / 2, y + dy - height / 2, width, height)


def _number(plan: Plan, number: int, taken: Sequence[Rectangle]) -> Point:
    """Where a number stands on its route: where it touches least."""
    tries = [
        Point(box.x + _BUBBLE, box.y + _BUBBLE)
        for leg in _legs(plan, number)
        for box in _beside(leg, (2 * _BUBBLE, 2 * _BUBBLE), on=True)
    ]
    a, b = _legs(plan, number)[0]
    tries.append(Point((a.x + b.x) / 2, (a.y + b.y) / 2))
    return min(tries, key=lambda point: sum(not apart(_round(point), box) for box in taken))
