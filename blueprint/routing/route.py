"""The router: from a grid of cards and the wires between them to a plan of the whole drawing.

1. Topology: each wire chooses its path by strips (`topology`, `patterns`; bundles in `nets`).
2. Ports: where wires touch their cards; cards may grow (`settle`, `ports`, `conflicts`).
3. Tracks: runs side by side in gutters and channels, with room for labels (`place`, `tracks`, `order`,
   `channels`, `reserve`, `labels`). Now all places are known.
4. The plan: corners, crossings, junctions, labels that fit (`fit`).
"""

from __future__ import annotations

from itertools import pairwise

from blueprint.routing.field import LEFT, RIGHT, TOP, Box, Field
from blueprint.routing.fit import Surroundings, fit_labels, signs_on
from blueprint.routing.geometry import Geometry
from blueprint.routing.nets import Net, find_junctions
from blueprint.routing.place import place_all
from blueprint.routing.plan import Crossing, Grid, Plan, PlannedRoute, Point, Rect
from blueprint.routing.reserve import LabelRoom
from blueprint.routing.settle import settle_ports
from blueprint.routing.spans import join_rows, split_rows
from blueprint.routing.topology import Topology


def plan_routes(grid: Grid) -> Plan:
    """Place everything of a grid and route its wires.

    Args:
        grid: columns, rows, cards and wires, with the least sizes wanted, in user units.

    Returns:
        The plan; its origin is the left top corner of the grid. The same grid gives the same plan.
    """
    even, parts = split_rows(grid)
    field = Field(even)
    field.stack_cards()
    topology = Topology(field, even.wires)
    topology.choose()
    geometry = Geometry(field, settle_ports(field, topology))
    labels = LabelRoom(geometry, [wire.label for wire in even.wires])
    place_all(geometry, labels)
    plan = _Drafter(geometry, topology.nets).draft(labels.wishes())
    return join_rows(plan, parts)


class _Drafter:
    """Writes a plan down once everything has its place."""

    def __init__(self, geometry: Geometry, nets: list[Net]) -> None:
        self.geometry = geometry
        self.grid = geometry.field.grid
        self.nets = nets
        self.boxes = [self._rect(box) for box in geometry.field.boxes]
        self.lines = [
            (name, y)
            for channel, lines in zip(self.grid.channels, geometry.separators, strict=True)
            for name, y in zip(channel.separators, lines, strict=True)
        ]

    def draft(self, wishes: dict[int, Rect]) -> Plan:
        """Return the plan; `wishes` are the places reserved for labels, by wire."""
        geometry, wires = self.geometry, self.grid.wires
        routes = [self._points(number) for number in range(len(wires))]
        sizes = [wire.label for wire in wires]
        labels: dict[int, Rect] = {}
        bubbles: dict[int, Point] = {}
        if any(sizes):
            pairs = zip(geometry.field.boxes, self.boxes, strict=True)
            signs = [sign for box, rect in pairs for sign in signs_on(rect, box.start_free, box.head_free)]
            around = Surroundings([*self.boxes, *signs], routes, [y for _, y in self.lines])
            labels, bubbles = fit_labels(wishes, sizes, routes, around, (geometry.width, geometry.height))
        junctions: dict[int, tuple[Point, ...]] = {}
        for net in self.nets:
            found = find_junctions([routes[number] for number in net.wires])
            junctions.update(zip(net.wires, found, strict=True))
        return Plan(
            columns=tuple(geometry.columns),
            rows=tuple(geometry.rows),
            separators=tuple(self.lines),
            nodes={box.id: rect for box, rect in zip(geometry.field.boxes, self.boxes, strict=True)},
            routes=tuple(
                PlannedRoute(
                    wire=wire.id,
                    points=tuple(points),
                    crossings=tuple(self._crossings(points)),
                    label=labels.get(number),
                    bubble=bubbles.get(number),
                    junctions=junctions.get(number, ()),
                )
                for number, (wire, points) in enumerate(zip(wires, routes, strict=True))
            ),
            width=geometry.width,
            height=geometry.height,
        )

    def _rect(self, box: Box) -> Rect:
        top, bottom = self.geometry.rows[box.row]
        left, right = self.geometry.box_edges(box)
        return Rect(left, (top + bottom) / 2 + box.middle - box.height / 2, right - left, box.height)

    def _points(self, number: int) -> list[Point]:
        geometry, course = self.geometry, self.geometry.courses[number]
        is_vertical = course.is_vertical
        places: list[float] = []
        for leg in range(len(course.strips)):
            places.append(geometry.leg_x(number, leg) if is_vertical else geometry.leg_y(number, leg))
            is_vertical = not is_vertical
        points = [self._edge(course.a, course.side_a, places[0])]
        is_vertical = course.is_vertical
        for here, following in pairwise(places):
            points.append(Point(here, following) if is_vertical else Point(following, here))
            is_vertical = not is_vertical
        points.append(self._edge(course.b, course.side_b, places[-1]))
        return points

    def _edge(self, box: Box, side: int, place: float) -> Point:
        rect = self.boxes[box.index]
        if side in (LEFT, RIGHT):
            return Point(rect.x if side == LEFT else rect.right, place)
        return Point(place, rect.y if side == TOP else rect.bottom)

    def _crossings(self, points: list[Point]) -> list[Crossing]:
        found: list[Crossing] = []
        for one, other in pairwise(points):
            if one.x == other.x:
                low, high = (one.y, other.y) if one.y < other.y else (other.y, one.y)
                passed = [Crossing(separator=name, at=Point(one.x, y)) for name, y in self.lines if low < y < high]
                found += passed if one.y < other.y else passed[::-1]
        return found
