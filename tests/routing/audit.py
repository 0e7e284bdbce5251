"""Reads a plan like a careful designer: says what is wrong in it, knowing nothing of how it was made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from blueprint.routing.plan import HEAD_DROP, Grid, Node, Plan, PlannedRoute, Point, Rect, Wire

EPS = 1e-6
SIGN = 9.0
"""How far marks and badges on the upper border of a card stand out of it."""
APART = 8.0
CARD_AIR = 6.0
HEAD = 12.0
CORNER = 10.0
BUBBLE = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A straight part of a route: at `at` across, from `low` to `high` along."""

    route: int
    index: int
    is_vertical: bool
    at: float
    low: float
    high: float


def legs_of(plan: Plan) -> list[Leg]:
    """Return every leg of every route."""
    found = []
    for number, route in enumerate(plan.routes):
        for index, (p, q) in enumerate(pairwise(route.points)):
            is_vertical = p.x == q.x
            at, (low, high) = (p.x, sorted((p.y, q.y))) if is_vertical else (p.y, sorted((p.x, q.x)))
            found.append(Leg(route=number, index=index, is_vertical=is_vertical, at=at, low=low, high=high))
    return found


def bends(plan: Plan) -> int:
    """Return how often routes turn."""
    return sum(len(route.points) - 2 for route in plan.routes)


def crossings(grid: Grid, plan: Plan) -> int:
    """Return how often routes cross each other; trunks that are shared count once."""
    flat = sorted({(leg.at, leg.low, leg.high) for leg in _merged(grid, plan) if not leg.is_vertical})
    heights = [at for at, _, _ in flat]
    count = 0
    for leg in _merged(grid, plan):
        if leg.is_vertical:
            here = flat[bisect_right(heights, leg.low + EPS) : bisect_left(heights, leg.high - EPS)]
            count += sum(1 for _, low, high in here if low + EPS < leg.at < high - EPS)
    return count


def _merged(grid: Grid, plan: Plan) -> list[Leg]:
    """Return the legs, those of one bundle that lie on each other made one."""
    groups: dict[tuple[str, str, bool, float], list[Leg]] = {}
    for leg in legs_of(plan):
        wire = grid.wires[leg.route]
        key = (wire.source, wire.bundle or f"\0{leg.route}", leg.is_vertical, leg.at)
        groups.setdefault(key, []).append(leg)
    merged: list[Leg] = []
    for group in groups.values():
        group.sort(key=lambda leg: leg.low)
        current = group[0]
        for leg in group[1:]:
            if leg.low <= current.high + EPS and leg.route != current.route:
                high = max(current.high, leg.high)
                current = Leg(
                    route=current.route, index=0, is_vertical=leg.is_vertical, at=leg.at, low=current.low, high=high
                )
            else:
                merged.append(current)
                current = leg
        merged.append(current)
    return merged


def audit(grid: Grid, plan: Plan) -> list[str]:
    """Return everything that breaks a rule; empty if the plan is right."""
    faults: list[str] = []
    faults += _grid_faults(grid, plan)
    legs = legs_of(plan)
    faults += _shape_faults(grid, plan)
    faults += _card_faults(grid, plan, legs)
    faults += _distance_faults(grid, plan, legs)
    faults += _separator_faults(grid, plan, legs)
    faults += _port_faults(grid, plan)
    faults += _label_faults(grid, plan, legs)
    return faults


# -- the grid itself ---------------------------------------------------------------------------------


def _grid_faults(grid: Grid, plan: Plan) -> list[str]:
    faults = []
    for (left, right), asked in zip(plan.columns, grid.columns, strict=True):
        if right - left < asked - EPS:
            faults.append(f"column at {left} narrower than asked")
    edges = [0.0, *(edge for column in plan.columns for edge in column), plan.width]
    for (left, right), gap in zip(list(zip(edges[::2], edges[1::2], strict=True)), grid.gutters, strict=True):
        if right - left < gap.min_size - EPS:
            faults.append(f"gutter at {left} narrower than asked")
    edges = [0.0, *(edge for row in plan.rows for edge in row), plan.height]
    lines = dict(plan.separators)
    if list(lines) != [name for gap in grid.channels for name in gap.separators]:
        faults.append("separators differ from those asked for")
    for (top, bottom), gap in zip(list(zip(edges[::2], edges[1::2], strict=True)), grid.channels, strict=True):
        if bottom - top < gap.min_size - EPS:
            faults.append(f"channel at {top} lower than asked")
        marks = [lines[name] for name in gap.separators]
        if gap.separators and marks != sorted(marks):
            faults.append(f"separators at {top} out of order")
        ends = [top, *marks, bottom]
        if gap.separators and min(b - a for a, b in pairwise(ends)) < gap.separator_clear - EPS:
            faults.append(f"separators at {top} have no air")
    faults += _box_faults(grid, plan)
    return faults


def _box_faults(grid: Grid, plan: Plan) -> list[str]:
    faults = []
    cells: dict[tuple[int, int], list[Rect]] = {}
    for node in grid.nodes:
        cells.setdefault((node.row, node.first), []).append(plan.nodes[node.id])
        faults += _misplaced(node, plan)
    spans = {(node.row, node.first, node.last) for node in grid.nodes}
    if any(a[0] == b[0] and a != b and a[1] <= b[2] and b[1] <= a[2] for a in spans for b in spans):
        return faults  # where cards of different spans share columns, stacks are not told apart by column
    for (row, column), rects in cells.items():
        top, bottom = plan.rows[row]
        above, below = min(r.y for r in rects) - top, bottom - max(r.bottom for r in rects)
        if abs(above - below) > EPS or above < grid.rows[row].padding - EPS:
            faults.append(f"stack at {row},{column} not centred")
        rects.sort(key=lambda r: r.y)
        if any(b.y - a.bottom < grid.rows[row].stack_gap - EPS for a, b in pairwise(rects)):
            faults.append(f"stack at {row},{column} too tight")
    return faults


def _misplaced(node: Node, plan: Plan) -> list[str]:
    faults = []
    rect = plan.nodes[node.id]
    left, right = plan.columns[node.first][0], plan.columns[node.last][1]
    top, bottom = plan.rows[node.row]
    if rect.height < node.height - EPS:
        faults.append(f"card {node.id} lower than asked")
    if node.first == node.last:
        if abs(rect.width - node.width) > EPS or abs(rect.x + rect.right - left - right) > EPS:
            faults.append(f"card {node.id} not centred in its column")
    elif abs(rect.x - left) > EPS or abs(rect.right - right) > EPS:
        faults.append(f"card {node.id} does not span its columns")
    if rect.y < top - EPS or rect.bottom > bottom + EPS:
        faults.append(f"card {node.id} outside its row")
    return faults


# -- routes ------------------------------------------------------------------------------------------


def _shape_faults(grid: Grid, plan: Plan) -> list[str]:
    faults = []
    if [route.wire for route in plan.routes] != [wire.id for wire in grid.wires]:
        faults.append("routes are not the wires, in order")
    for wire, route in zip(grid.wires, plan.routes, strict=True):
        points = route.points
        if len(points) < 2:
            faults.append(f"{wire.id} has no course")
            continue
        ways = [(q.x - p.x, q.y - p.y) for p, q in pairwise(points)]
        if any((dx == 0) == (dy == 0) for dx, dy in ways):
            faults.append(f"{wire.id} has a slanted or empty leg")
        if any((a[0] == 0) == (b[0] == 0) for a, b in pairwise(ways)):
            faults.append(f"{wire.id} goes on straight at a corner")
        for name, point, inner in ((wire.source, points[0], points[1]), (wire.target, points[-1], points[-2])):
            if not _leaves(plan.nodes[name], point, inner):
                faults.append(f"{wire.id} does not meet the border of {name} from outside")
            if abs(point.x - inner.x) + abs(point.y - inner.y) < HEAD - EPS:
                faults.append(f"{wire.id} has no room for a head at {name}")
    return faults


def _leaves(rect: Rect, port: Point, inner: Point) -> bool:
    if port.x == inner.x:
        edge = rect.y if inner.y < port.y else rect.bottom
        return abs(port.y - edge) < EPS and rect.x < port.x < rect.right
    edge = rect.x if inner.x < port.x else rect.right
    return abs(port.x - edge) < EPS and rect.y < port.y < rect.bottom


def _card_faults(grid: Grid, plan: Plan, legs: list[Leg]) -> list[str]:
    faults = []
    cards = sorted(plan.nodes.items(), key=lambda item: (item[1].y, item[1].x))
    tops = [rect.y for _, rect in cards]
    tallest = max((rect.height for _, rect in cards), default=0.0)
    for leg in legs:
        route = plan.routes[leg.route]
        wire = grid.wires[leg.route]
        low_y, high_y = (leg.low, leg.high) if leg.is_vertical else (leg.at, leg.at)
        last = len(route.points) - 2
        start = bisect_left(tops, low_y - tallest - CARD_AIR)
        for name, rect in cards[start : bisect_right(tops, high_y + CARD_AIR)]:
            is_end = (name == wire.source and leg.index == 0) or (name == wire.target and leg.index == last)
            air = 0.0 if is_end else CARD_AIR
            across, along = ((rect.x, rect.right), (rect.y, rect.bottom))
            if not leg.is_vertical:
                across, along = along, across
            if (
                across[0] - air + EPS < leg.at < across[1] + air - EPS
                and along[0] - (air and EPS) + EPS < leg.high
                and leg.low < along[1] - EPS
            ):
                faults.append(f"{wire.id} runs through or along {name}")
    return faults


def _distance_faults(grid: Grid, plan: Plan, legs: list[Leg]) -> list[str]:
    faults = []
    for is_vertical in (True, False):
        line = sorted((leg for leg in legs if leg.is_vertical == is_vertical), key=lambda leg: (leg.at, leg.low))
        for i, leg in enumerate(line):
            for other in line[i + 1 :]:
                if other.at - leg.at >= APART - EPS:
                    break
                if min(leg.high, other.high) - max(leg.low, other.low) <= -EPS:
                    continue
                if leg.route == other.route or not _is_shared(grid, plan, leg, other):
                    names = grid.wires[leg.route].id, grid.wires[other.route].id
                    faults.append(f"{names[0]} and {names[1]} run {other.at - leg.at:.1f} apart")
    return faults


def _is_shared(grid: Grid, plan: Plan, leg: Leg, other: Leg) -> bool:
    """Say whether two legs lie on the trunk that their routes share from their common start."""
    a, b = grid.wires[leg.route], grid.wires[other.route]
    if not a.bundle or (a.source, a.bundle) != (b.source, b.bundle) or leg.at != other.at:
        return False
    if leg.index != other.index:
        return False
    return plan.routes[leg.route].points[: leg.index + 1] == plan.routes[other.route].points[: leg.index + 1]


def _separator_faults(grid: Grid, plan: Plan, legs: list[Leg]) -> list[str]:
    faults = []
    heights = sorted(y for _, y in plan.separators)
    for leg in legs:
        if leg.is_vertical:
            continue
        near = bisect_left(heights, leg.at - APART + EPS)
        if near < len(heights) and heights[near] < leg.at + APART - EPS:
            faults.append(f"{grid.wires[leg.route].id} runs along a separator")
    rows = {node.id: node.row for node in grid.nodes}
    names = [list(channel.separators) for channel in grid.channels]
    for wire, route in zip(grid.wires, plan.routes, strict=True):
        a, b = rows[wire.source], rows[wire.target]
        expected = [name for channel in names[min(a, b) + 1 : max(a, b) + 1] for name in channel]
        if a > b:
            expected.reverse()
        if [crossing.separator for crossing in route.crossings] != expected:
            faults.append(f"{wire.id} lists the wrong crossings")
        if _met(plan, route) != [(c.separator, c.at) for c in route.crossings]:
            faults.append(f"{wire.id} crosses other separators than it lists")
    return faults


def _met(plan: Plan, route: PlannedRoute) -> list[tuple[str, Point]]:
    found = []
    for p, q in pairwise(route.points):
        met = [(name, Point(p.x, y)) for name, y in plan.separators if min(p.y, q.y) <= y <= max(p.y, q.y)]
        if p.x == q.x:
            found += met if p.y < q.y else met[::-1]
    return found


# -- ports -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePorts:
    """The ports on one side of a card, as distances from the side's start, and what uses them."""

    node: Node
    side: str
    length: float
    places: tuple[float, ...]
    has_straight: bool


def ports_of(grid: Grid, plan: Plan) -> list[SidePorts]:
    """Return the used sides of all narrow cards."""
    nodes = {node.id: node for node in grid.nodes}
    found: dict[tuple[str, str], dict[tuple[float, int], bool]] = {}
    for number, (wire, route) in enumerate(zip(grid.wires, plan.routes, strict=True)):
        for name, port, inner in (
            (wire.source, route.points[0], route.points[1]),
            (wire.target, route.points[-1], route.points[-2]),
        ):
            rect = plan.nodes[name]
            if port.x == inner.x:
                side, place = ("top" if inner.y < port.y else "bottom"), port.x - rect.x
            else:
                side, place = ("left" if inner.x < port.x else "right"), port.y - rect.y
            shared = -1 if wire.bundle and name == wire.source else number
            found.setdefault((name, side), {})[place, shared] = len(route.points) == 2
    result = []
    for (name, side), places in found.items():
        rect = plan.nodes[name]
        result.append(
            SidePorts(
                node=nodes[name],
                side=side,
                length=rect.width if side in ("top", "bottom") else rect.height,
                places=tuple(sorted(place for place, _ in places)),
                has_straight=any(places.values()),
            )
        )
    return result


def _port_faults(grid: Grid, plan: Plan) -> list[str]:
    faults = []
    for ports in ports_of(grid, plan):
        node, places = ports.node, ports.places
        low, high = CORNER, ports.length - CORNER
        if ports.side == "top":
            high = min(high, ports.length - node.head_free)
            low = max(low, node.start_free)
        if ports.side == "right":
            low = max(low, min(node.head_free, HEAD_DROP))
        if ports.length >= 2 * CORNER and (places[0] < low - EPS or places[-1] > high + EPS):
            faults.append(f"a port on the {ports.side} of {node.id} is too near a corner")
        if any(b - a < HEAD - EPS for a, b in pairwise(places)):
            faults.append(f"ports on the {ports.side} of {node.id} are too close")
    return faults


def uneven_sides(grid: Grid, plan: Plan) -> list[str]:
    """Return the sides whose ports are not spread evenly around the middle (or around a straight one)."""
    faults = []
    for ports in ports_of(grid, plan):
        if ports.node.first != ports.node.last:
            continue
        places = ports.places
        steps = [b - a for a, b in pairwise(places)]
        if steps and (max(steps) - min(steps) > EPS or max(steps) > 22 + EPS):
            faults.append(f"{ports.side} of {ports.node.id}: uneven {places}")
        off = abs((places[0] + places[-1]) / 2 - ports.length / 2)
        if off > EPS and not ports.has_straight:
            faults.append(f"{ports.side} of {ports.node.id}: off its middle by {off:.1f}")
    return faults


# -- labels ------------------------------------------------------------------------------------------


def _label_faults(grid: Grid, plan: Plan, legs: list[Leg]) -> list[str]:
    faults = []
    labels = [(number, route.label) for number, route in enumerate(plan.routes) if route.label is not None]
    for wire, route in zip(grid.wires, plan.routes, strict=True):
        if (wire.label is None) != (route.label is None and route.bubble is None):
            faults.append(f"{wire.id}: label missing, or without being asked for")
        if route.label is not None and route.bubble is not None:
            faults.append(f"{wire.id} has both label and bubble")
        if route.bubble is not None:
            faults += _bubble_faults(plan, wire, route)
    for number, label in labels:
        faults += _place_faults(grid, plan, number, label)
        if any(other != number and _meet(label, rect, 0.0) for other, rect in labels):
            faults.append(f"label of {grid.wires[number].id} touches a label")
        faults += _leg_faults(grid, number, label, legs)
    return faults


def _place_faults(grid: Grid, plan: Plan, number: int, label: Rect) -> list[str]:
    faults = []
    wire = grid.wires[number]
    if wire.label is None or abs(label.width - wire.label[0]) + abs(label.height - wire.label[1]) > EPS:
        faults.append(f"label of {wire.id} has another size")
    if any(_meet(label, rect, 0.0) for rect in plan.nodes.values()):
        faults.append(f"label of {wire.id} touches a card")
    for node in grid.nodes:
        card = plan.nodes[node.id]
        for x, length in ((card.x, node.start_free), (card.right - node.head_free, node.head_free)):
            if length and _meet(label, Rect(x, card.y - SIGN, length, SIGN), 0.0):
                faults.append(f"label of {wire.id} touches a mark of {node.id}")
    if any(label.y - EPS < y < label.bottom + EPS for _, y in plan.separators):
        faults.append(f"label of {wire.id} touches a separator")
    if min(label.x, label.y, plan.width - label.right, plan.height - label.bottom) < -EPS:
        faults.append(f"label of {wire.id} leaves the plan")
    return faults


def _leg_faults(grid: Grid, number: int, label: Rect, legs: list[Leg]) -> list[str]:
    name = grid.wires[number].id
    faults = [
        f"label of {name} touches {grid.wires[leg.route].id}"
        for leg in legs
        if leg.route != number and _gap(label, leg) < 3.0 - EPS
    ]
    if min(_gap(label, leg) for leg in legs if leg.route == number) > HEAD + EPS:
        faults.append(f"label of {name} is far from its route")
    return faults


def _bubble_faults(plan: Plan, wire: Wire, route: PlannedRoute) -> list[str]:
    point = route.bubble
    assert point is not None
    box = Rect(point.x - BUBBLE, point.y - BUBBLE, 2 * BUBBLE, 2 * BUBBLE)
    faults = []
    if any(_meet(box, rect, 0.0) for rect in plan.nodes.values()):
        faults.append(f"bubble of {wire.id} touches a card")
    on_route = any(
        (p.x == q.x and abs(point.x - p.x) < EPS and min(p.y, q.y) <= point.y <= max(p.y, q.y))
        or (p.y == q.y and abs(point.y - p.y) < EPS and min(p.x, q.x) <= point.x <= max(p.x, q.x))
        for p, q in pairwise(route.points)
    )
    if not on_route:
        faults.append(f"bubble of {wire.id} is not on its route")
    return faults


def _meet(a: Rect, b: Rect, air: float) -> bool:
    return (
        a.x < b.right + air - EPS
        and b.x < a.right + air - EPS
        and a.y < b.bottom + air - EPS
        and b.y < a.bottom + air - EPS
    )


def _gap(rect: Rect, leg: Leg) -> float:
    """Return the largest of the distances along both axes (0 if they touch)."""
    box = Rect(leg.at, leg.low, 0.0, leg.high - leg.low)
    if not leg.is_vertical:
        box = Rect(leg.low, leg.at, leg.high - leg.low, 0.0)
    dx = max(rect.x - box.right, box.x - rect.right, 0.0)
    dy = max(rect.y - box.bottom, box.y - rect.bottom, 0.0)
    return max(dx, dy)
