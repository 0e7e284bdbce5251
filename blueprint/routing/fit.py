"""Last look at the labels, with everything placed: keep what fits, look elsewhere for the rest.

A label that touches nothing stays where room was reserved for it. Any other tries places on and beside
all legs of its route; if none is free it becomes a numbered bubble on the route.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from blueprint.routing.plan import Point, Rect

AIR = 3.0
"""Least distance from foreign routes and from cards."""
NEAR = 5.0
"""Distance of a label from the leg beside which it stands."""
SHOWN = 10.0
"""Least length of a leg that shows at both ends of a label on it."""
BUBBLE = 9.0
SHARES = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)
CELL = 160.0

SIGN = 7.0
"""How far over a card the marks and the badge on its upper border count as card; `AIR` comes to that."""

Route = list[Point]
Line = tuple[float, float, float, float, int]
"""Left, top, right, bottom of a leg, and the number of its route; -1 for cards, -2 for labels."""


class Surroundings:
    """Everything a label must not touch, found by place."""

    def __init__(self, cards: list[Rect], routes: list[Route], separators: list[float]) -> None:
        self.cells: dict[int, list[Line]] = {}
        self.separators = sorted(separators)
        for card in cards:
            self.add(card, -1)
        for number, route in enumerate(routes):
            for p, q in pairwise(route):
                left, right = (p.x, q.x) if p.x < q.x else (q.x, p.x)
                top, bottom = (p.y, q.y) if p.y < q.y else (q.y, p.y)
                self._insert((left, top, right, bottom, number))

    def add(self, rect: Rect, kind: int) -> None:
        """Add a card (-1) or a label (-2)."""
        self._insert((rect.x, rect.y, rect.right, rect.bottom, kind))

    def _insert(self, line: Line) -> None:
        for cell in range(int(line[0] // CELL), int(line[2] // CELL) + 1):
            self.cells.setdefault(cell, []).append(line)

    def is_free(self, rect: Rect, own: int) -> bool:
        """Say whether a rectangle touches nothing but the route that it belongs to."""
        low = rect.y - AIR
        if bisect_left(self.separators, low) != bisect_right(self.separators, rect.bottom + AIR):
            return False
        left, right, high = rect.x - AIR, rect.right + AIR, rect.bottom + AIR
        for cell in range(int(left // CELL), int(right // CELL) + 1):
            for x, y, x2, y2, number in self.cells.get(cell, ()):
                if x < right and x2 > left and y < high and y2 > low and number != own:
                    return False
        return True

    def touches(self, rect: Rect, kinds: tuple[int, ...]) -> bool:
        """Say whether a rectangle touches cards (-1) or labels (-2)."""
        cells = range(int(rect.x // CELL), int(rect.right // CELL) + 1)
        return any(
            x < rect.right and x2 > rect.x and y < rect.bottom and y2 > rect.y
            for cell in cells
            for x, y, x2, y2, number in self.cells.get(cell, ())
            if number in kinds
        )


def signs_on(card: Rect, start_free: float, head_free: float) -> Iterator[Rect]:
    """Yield what stands out of a card's upper border, at the start and at the end of its top side."""
    for x, length in ((card.x, start_free), (card.right - head_free, head_free)):
        if length:
            yield Rect(x, card.y - SIGN, length, SIGN)


def fit_labels(
    wishes: dict[int, Rect],
    sizes: list[tuple[float, float] | None],
    routes: list[Route],
    around: Surroundings,
    extent: tuple[float, float],
) -> tuple[dict[int, Rect], dict[int, Point]]:
    """Return the labels that have found a place and the bubbles of those that have not.

    Args:
        wishes: by wire, where room was reserved.
        sizes: width and height of each wire's label.
        routes: of all wires.
        around: all cards, routes and separators; the labels are added to it.
        extent: width and height of the whole plan, which labels do not leave.
    """
    labels: dict[int, Rect] = {}
    homeless: list[int] = []
    for number, size in enumerate(sizes):
        if size is None:
            continue
        rect = wishes.get(number)
        if rect is not None and around.is_free(rect, number):
            labels[number] = rect
            around.add(rect, -2)
        else:
            homeless.append(number)
    bubbles: dict[int, Point] = {}
    for number in homeless:
        size = sizes[number]
        if size is None:
            continue
        found = next(
            (
                rect
                for rect in _places(routes[number], size)
                if _is_inside(rect, extent) and around.is_free(rect, number)
            ),
            None,
        )
        if found is not None:
            labels[number] = found
        else:
            bubbles[number] = _bubble(routes[number], number, around)
            found = _around(bubbles[number])
        around.add(found, -2)
    return labels, bubbles


def _is_inside(rect: Rect, extent: tuple[float, float]) -> bool:
    return rect.x >= 0 and rect.y >= 0 and rect.right <= extent[0] and rect.bottom <= extent[1]


def _legs(route: Route) -> list[tuple[Point, Point]]:
    legs = list(pairwise(route))
    legs.sort(key=lambda leg: -abs(leg[0].x - leg[1].x) - abs(leg[0].y - leg[1].y))
    return legs


def _places(route: Route, size: tuple[float, float]) -> Iterator[Rect]:
    """Yield places for a label: on horizontal legs, beside vertical ones, above and below, on vertical ones."""
    width, height = size
    legs = _legs(route)
    flat = [(p, q) for p, q in legs if p.y == q.y]
    steep = [(p, q) for p, q in legs if p.x == q.x]
    for p, q in flat:
        spare = abs(p.x - q.x) - width - 2 * SHOWN
        if spare >= 0:
            for share in SHARES:
                yield Rect(min(p.x, q.x) + SHOWN + spare * share, p.y - height / 2, width, height)
    for p, q in steep:
        spare = abs(p.y - q.y) - height
        for share in SHARES if spare >= 0 else ():
            y = min(p.y, q.y) + spare * share
            yield Rect(p.x + NEAR, y, width, height)
            yield Rect(p.x - NEAR - width, y, width, height)
    for p, q in flat:
        spare = abs(p.x - q.x) - width
        for share in SHARES if spare >= 0 else ():
            x = min(p.x, q.x) + spare * share
            yield Rect(x, p.y - NEAR - height, width, height)
            yield Rect(x, p.y + NEAR, width, height)
    for p, q in steep:
        spare = abs(p.y - q.y) - height - 2 * SHOWN
        for share in SHARES if spare >= 0 else ():
            yield Rect(p.x - width / 2, min(p.y, q.y) + SHOWN + spare * share, width, height)


def _bubble(route: Route, number: int, around: Surroundings) -> Point:
    """Return the best place for a bubble: free of everything if possible, else free of cards."""
    places = [Point(p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share) for p, q in _legs(route) for share in SHARES]
    for place in places:
        if around.is_free(_around(place), number):
            return place
    for kinds in ((-1, -2), (-1,)):
        for place in places:
            if not around.touches(_around(place), kinds):
                return place
    return places[0]


def _around(place: Point) -> Rect:
    return Rect(place.x - BUBBLE, place.y - BUBBLE, 2 * BUBBLE, 2 * BUBBLE)
