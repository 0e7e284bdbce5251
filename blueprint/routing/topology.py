"""Choosing a path for every connector: which side it leaves, which gutters and channels it follows.

Short connectors choose first. A path costs its bends, its length, the ports already used on its sides,
the crossings that are to be expected and the crowd in its strips. Afterwards every connector with bends
is lifted once and chooses again, now knowing all others.
"""

from __future__ import annotations

from itertools import accumulate

from blueprint.routing.field import BOTTOM, CORNER, LEFT, PITCH, RIGHT, TOP, Box, Field
from blueprint.routing.nets import Net, find_nets
from blueprint.routing.patterns import Path, Patterns
from blueprint.routing.plan import HEAD_DROP, Wire

BEND = 100.0
PORT = 14.0
CROSSING = 35.0
TURNING = 0.4
"""Chance of crossing a run that turns in the strip in question."""
LOAD = 9.0
CLASH = 160.0
FULL = 1e7
CROWDED = 30.0
BRANCH = 60.0
"""Cost of a further trunk of a bundle."""
LARGE_NET = 60
NEAR = 200.0
"""Distance from middle to middle up to which cards count as neighbours."""
MOST_BENDS = 4
OPPOSITE = {TOP: BOTTOM, BOTTOM: TOP, LEFT: RIGHT, RIGHT: LEFT}
SECOND_CHOICE_LIMIT = 4000
"""Above this many connectors nobody chooses twice."""


class Streets:
    """Nominal places of all strips and how many runs each of them holds where."""

    def __init__(self, field: Field) -> None:
        grid = field.grid
        across: list[float] = []
        for index, gutter in enumerate(grid.gutters):
            across.append(max(gutter.min_size, 24.0))
            if index < field.columns:
                across.append(field.widths[index])
        down: list[float] = []
        for index, channel in enumerate(grid.channels):
            down.append(max(channel.min_size, 16.0))
            if index < field.rows:
                down.append(field.row_heights[index])
        self.x = [end - size / 2 for end, size in zip(accumulate(across), across, strict=True)]
        self.y = [end - size / 2 for end, size in zip(accumulate(down), down, strict=True)]
        wide, high = len(across), len(down)
        # How many vertical runs of strip v touch row or channel h: [v][h]; likewise the horizontal ones.
        self.vertical = _zeros(wide, high)
        self.horizontal = _zeros(high, wide)
        # How many there are to cross: [h][v] and [v][h]. One that only turns there counts less.
        self.passing_down = [[0.0] * wide for _ in range(high)]
        self.passing_across = [[0.0] * high for _ in range(wide)]
        # Runs inside columns and rows, by the side of the card that they belong to.
        self.at_side = {
            TOP: _zeros(wide, high),
            BOTTOM: _zeros(wide, high),
            LEFT: _zeros(high, wide),
            RIGHT: _zeros(high, wide),
        }
        # Where a path starts, per card: strip and coordinate by side.
        self.edges: list[tuple[tuple[int, float], ...]] = []
        self.middles: list[float] = []
        for box in field.boxes:
            h, left, right = 2 * box.row + 1, 2 * box.first + 1, 2 * box.last + 1
            y = self.y[h] + box.middle
            self.middles.append(y)
            self.edges.append(
                (
                    (h, y - box.height / 2),
                    (right, self.x[right] + field.widths[box.last] / 2),
                    (h, y + box.height / 2),
                    (left, self.x[left] - field.widths[box.first] / 2),
                )
            )


class Topology:
    """Paths of all wires of a field."""

    def __init__(self, field: Field, wires: tuple[Wire, ...]) -> None:
        self.field = field
        self.wires = wires
        self.ends = [(field.by_id[wire.source], field.by_id[wire.target]) for wire in wires]
        self.patterns = Patterns(field)
        self.streets = Streets(field)
        self.ports: dict[tuple[int, int, int], int] = {}
        self.paths: list[Path] = [(0, 0, ())] * len(wires)
        self.banned: dict[int, set[tuple[int, int]]] = {}
        self.limits = [_limits(box) for box in field.boxes]
        self.nets = find_nets(wires)
        self.net_of = {wire: number for number, net in enumerate(self.nets) for wire in net.wires}

    def choose(self) -> None:
        """Give every wire its path."""
        turn = sorted(range(len(self.wires)), key=lambda w: (self._reach(*self.ends[w]), self.wires[w].id))
        for wire in turn:
            self._route(wire)
        for wire in turn if len(turn) <= SECOND_CHOICE_LIMIT else ():
            net = self.net_of.get(wire)
            if len(self.paths[wire][2]) > 1 and (net is None or len(self.nets[net].wires) <= LARGE_NET):
                self._occupy(wire, -1)
                self._route(wire)

    def choose_again(self, wire: int, *, sides_are_full: bool) -> None:
        """Take another path for a wire that cannot keep its own; other sides, if these are full."""
        if sides_are_full:
            side_a, side_b, _ = self.paths[wire]
            self.banned.setdefault(wire, set()).add((side_a, side_b))
        self._occupy(wire, -1)
        self._route(wire)

    def _reach(self, a: Box, b: Box) -> float:
        """How far two cards are apart from middle to middle, those that are near all alike."""
        x, y = self.streets.x, self.streets.middles
        is_apart = a.last < b.first or b.last < a.first
        across = abs(x[2 * a.first + 1] - x[2 * b.first + 1]) if is_apart else 0.0
        return max(0.0, across + abs(y[a.index] - y[b.index]) - NEAR)

    def _between(self, a: Box, b: Box) -> float:
        """The least length of a path: how far the edges of two cards are apart."""
        (_, top_a), (_, right_a), (_, bottom_a), (_, left_a) = self.streets.edges[a.index]
        (_, top_b), (_, right_b), (_, bottom_b), (_, left_b) = self.streets.edges[b.index]
        return max(0.0, left_b - right_a, left_a - right_b) + max(0.0, top_b - bottom_a, top_a - bottom_b)

    def _route(self, wire: int) -> None:
        a, b = self.ends[wire]
        best: Path | None = None
        lowest = float("inf")
        banned = self.banned.get(wire, ())
        number = self.net_of.get(wire)
        net = None if number is None else self.nets[number]
        shortest = self._between(a, b)
        for bends, find in self.patterns.by_bends(a, b):
            least = 0.0 if net is not None else bends * BEND + shortest
            if best is not None and (lowest <= least or bends > MOST_BENDS):
                break
            for path in find():
                if (path[0], path[1]) not in banned:
                    cost = self._cost(a, b, path, lowest) if net is None else self._cost_in_net(a, b, path, net)
                    if cost < lowest:
                        best, lowest = path, cost
        if best is None:  # all sides are full: then it does not matter
            self.banned.pop(wire)
            self._route(wire)
            return
        self.paths[wire] = best
        self._occupy(wire, 1)

    def _cost(  # noqa: C901 - one loop without calls: nothing else here is run as often
        self, a: Box, b: Box, path: Path, limit: float
    ) -> float:
        """Cost of a path, or something above `limit` as soon as that is certain.

        Leg i leads from place i to place i + 2, along the strip at place i + 1.
        """
        side_a, side_b, inner = path
        cost = BEND * (len(inner) - 1) + self._port_cost(a, side_a, inner[0]) + self._port_cost(b, side_b, inner[-1])
        if cost >= limit:
            return cost
        streets = self.streets
        x, y = streets.x, streets.y
        is_vertical = side_a in (TOP, BOTTOM)
        before, place = streets.edges[a.index][side_a]
        end, last_place = streets.edges[b.index][side_b]
        strip = inner[0]
        next_place = x[strip] if is_vertical else streets.middles[a.index]
        start, turn, back = before, end, before
        last = len(inner) - 1
        for i in range(last + 1):
            if i < last:
                after = inner[i + 1]
                beyond = y[after] if is_vertical else x[after]
                if i + 1 == last and side_b in (LEFT, RIGHT):
                    beyond = streets.middles[b.index]
            else:
                after, beyond, back = end, last_place, before
            if i == 0:
                turn = after
            cost += beyond - place if beyond > place else place - beyond
            if cost >= limit:
                return cost
            low, high = (before, after) if before < after else (after, before)
            if is_vertical:
                crossed, load = streets.passing_across[strip], streets.vertical[strip]
            else:
                crossed, load = streets.passing_down[strip], streets.horizontal[strip]
            if high - low > 1:
                cost += CROSSING * sum(crossed[low + 1 : high])
            if not strip & 1:
                cost += LOAD * max(load[low : high + 1])
            before, place, strip, next_place = strip, next_place, after, beyond
            is_vertical = not is_vertical
        if last:
            cost += self._clash(side_a, inner[0], start, turn) + self._clash(side_b, inner[-1], end, back)
        return cost

    def _cost_in_net(self, a: Box, b: Box, path: Path, net: Net) -> float:
        """Cost of what a path adds to the trunks of its net."""
        streets = self.streets
        side_a, side_b, inner = path
        strips, places = self._course(a, b, path)
        is_vertical = side_a in (TOP, BOTTOM)
        cost = BEND * (len(inner) - 1) + self._port_cost(b, side_b, inner[-1])
        for i, strip in enumerate(inner):
            start, end, place = strips[i], strips[i + 2], places[i]
            trunk = net.trunks.get((side_a, inner[: i + 1]))
            if trunk is None:
                cost += 0.0 if i else BRANCH + self._port_cost(a, side_a, strip)
            elif not trunk[0] <= start <= end <= trunk[1]:
                nearest = min(max(end, trunk[0]), trunk[1])
                if nearest != start:
                    start, place = nearest, (streets.y if is_vertical else streets.x)[nearest]
            if trunk is None or not trunk[0] <= end <= trunk[1]:
                low, high = (start, end) if start < end else (end, start)
                across = streets.passing_across if is_vertical else streets.passing_down
                cost += abs(places[i + 2] - place) + CROSSING * sum(across[strip][low + 1 : high])
            is_vertical = not is_vertical
        if len(inner) > 1:
            cost += self._clash(side_a, inner[0], strips[0], strips[2])
            cost += self._clash(side_b, inner[-1], strips[-1], strips[-3])
        return cost

    def _course(self, a: Box, b: Box, path: Path) -> tuple[list[int], list[float]]:
        """Strips with the ends' own strips around them, and the nominal coordinate of each."""
        streets = self.streets
        side_a, side_b, inner = path
        start, end = streets.edges[a.index][side_a], streets.edges[b.index][side_b]
        x, y = streets.x, streets.y
        places = [start[1]]
        is_vertical = side_a in (TOP, BOTTOM)
        for strip in inner:
            places.append(x[strip] if is_vertical else y[strip])
            is_vertical = not is_vertical
        if side_a in (LEFT, RIGHT):
            places[1] = streets.middles[a.index]
        if side_b in (LEFT, RIGHT):
            places[-1] = streets.middles[b.index]
        places.append(end[1])
        return [start[0], *inner, end[0]], places

    def _port_cost(self, box: Box, side: int, strip: int) -> float:
        used = self.ports.get((box.index, side, strip), 0)
        limit = self.limits[box.index][side]
        if used < limit:
            return PORT * used
        return PORT * used + (FULL if side in (TOP, BOTTOM) else CROWDED * (used - limit + 1))

    def _clash(self, side: int, strip: int, start: int, turn: int) -> float:
        """Cost of meeting, within a column or row, runs that come from the card opposite."""
        line = self.streets.at_side[OPPOSITE[side]][strip]
        in_row = turn & 1  # only in a channel or gutter can two turn, one behind the other
        beyond = line[start + 1 : turn + in_row] if turn > start else line[turn + 1 - in_row : start]
        return CLASH if any(beyond) else 0.0

    def _occupy(self, wire: int, change: int) -> None:
        a, b = self.ends[wire]
        path = self.paths[wire]
        side_a, side_b, inner = path
        for key in ((a.index, side_a, inner[0]), (b.index, side_b, inner[-1])):
            self.ports[key] = self.ports.get(key, 0) + change
        streets = self.streets
        strips, _ = self._course(a, b, path)
        net = self.net_of.get(wire)
        if net is not None and change > 0:
            self.nets[net].join(wire, path, strips)
        elif net is not None:
            self.nets[net].leave(wire)
        is_vertical = side_a in (TOP, BOTTOM)
        for i, strip in enumerate(inner):
            low, high = strips[i], strips[i + 2]
            if low > high:
                low, high = high, low
            if is_vertical:
                line, across = streets.vertical[strip], streets.passing_down
            else:
                line, across = streets.horizontal[strip], streets.passing_across
            for place in range(low, high + 1):
                line[place] += change
                across[place][strip] += change
            for end in {low, high}:
                across[end][strip] -= change * (1 - TURNING)
            is_vertical = not is_vertical
        if len(inner) > 1:
            _mark(streets.at_side[side_a][inner[0]], strips[0], strips[2], change)
            _mark(streets.at_side[side_b][inner[-1]], strips[-1], strips[-3], change)


def _limits(box: Box) -> tuple[int, int, int, int]:
    """How many ports fit on each side, the first of them in its middle."""
    top = box.width / 2 - max(CORNER, box.head_free, box.start_free)
    right = box.height / 2 - max(CORNER, min(box.head_free, HEAD_DROP))
    return (
        1 + int(top // PITCH) if top > 0 else int(max(box.head_free, box.start_free) <= CORNER),
        1 + int(max(0.0, 2 * right) // PITCH),
        1 + int(max(0.0, box.width / 2 - CORNER) // PITCH),
        1 + int(max(0.0, box.height - 2 * CORNER) // PITCH),
    )


def _mark(line: list[int], start: int, turn: int, change: int) -> None:
    for place in range(min(start, turn), max(start, turn) + 1):
        line[place] += change


def _zeros(count: int, size: int) -> list[list[int]]:
    return [[0] * size for _ in range(count)]
