"""Every connector takes the cheapest of its paths, by the definition of what a path costs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import SupportsIndex

import pytest
from hypothesis import HealthCheck, given, settings

from blueprint.routing.field import BOTTOM, CORNER, LEFT, PITCH, RIGHT, TOP, Box, Field
from blueprint.routing.patterns import Path, Patterns
from blueprint.routing.plan import Grid, Wire
from blueprint.routing.ports import Side
from blueprint.routing.spans import split_rows
from blueprint.routing.topology import Topology
from routing.grids import grids, make_grid, random_grid

BEND, PORT, CROSSING, LOAD, CLASH, FULL, CROWDED, BRANCH = 100.0, 14.0, 35.0, 9.0, 160.0, 1e7, 30.0, 60.0
TURNING = 0.4
EPS = 1e-6
ACROSS = (RIGHT, LEFT)


class Choices(list[Path]):
    """The paths of all wires, and every choice in its turn."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__(paths)
        self.turns: list[tuple[int, Path]] = []

    def __setitem__(self, wire: SupportsIndex | slice, path: object) -> None:
        assert isinstance(wire, int)
        assert isinstance(path, tuple)
        self.turns.append((wire, path))
        super().__setitem__(wire, path)


class Street:
    """What paths cost among others, worked out from the paths alone."""

    def __init__(self, field: Field, wires: tuple[Wire, ...], nets: dict[int, int]) -> None:
        self.field, self.grid = field, field.grid
        self.nets = nets
        self.ends = [(field.by_id[wire.source], field.by_id[wire.target]) for wire in wires]
        self.x = middles([max(gap.min_size, 24.0) for gap in self.grid.gutters], field.widths)
        self.y = middles([max(gap.min_size, 16.0) for gap in self.grid.channels], field.row_heights)
        self.taken: dict[int, Path] = {}
        self.used: Counter[tuple[int, int, int]] = Counter()
        self.load: Counter[tuple[bool, int, int]] = Counter()
        self.passing: dict[tuple[bool, int, int], float] = defaultdict(float)
        self.at_side: Counter[tuple[int, int, int]] = Counter()

    def take(self, wire: int, path: Path) -> None:
        """Put a wire onto a path."""
        self.taken[wire] = path
        self._count(wire, path, 1)

    def lift(self, wire: int) -> None:
        """Take a wire away from its path, if it has one."""
        if wire in self.taken:
            self._count(wire, self.taken.pop(wire), -1)

    def _count(self, wire: int, path: Path, change: int) -> None:
        a, b = self.ends[wire]
        side_a, side_b, inner = path
        self.used[a.index, side_a, inner[0]] += change
        self.used[b.index, side_b, inner[-1]] += change
        legs = self.legs(wire, path)
        for is_vertical, strip, start, end in legs:
            for place in range(min(start, end), max(start, end) + 1):
                self.load[is_vertical, strip, place] += change
                # A leg that turns where another passes is crossed by it less often than not.
                turns = place in (start, end)
                self.passing[not is_vertical, place, strip] += change * (TURNING if turns else 1)
        for side, (_, strip, start, end) in ((side_a, legs[0]), (side_b, legs[-1])) if len(legs) > 1 else ():
            for place in range(min(start, end), max(start, end) + 1):
                self.at_side[side, strip, place] += change

    def legs(self, wire: int, path: Path) -> list[tuple[bool, int, int, int]]:
        """Legs of a path: whether it is vertical, its strip, from which strip to which."""
        a, b = self.ends[wire]
        side_a, side_b, inner = path
        stops = [own(a, side_a), *inner, own(b, side_b)]
        return [
            ((side_a in ACROSS) == bool(leg % 2), strip, stops[leg], stops[leg + 2]) for leg, strip in enumerate(inner)
        ]

    def corners(self, wire: int, path: Path) -> list[tuple[float, float]]:
        """Where a path starts, turns and ends."""
        a, b = self.ends[wire]
        side_a, side_b, inner = path
        points = [self.edge(a, side_a, inner[0])]
        for leg, (strip, following) in enumerate(pairwise(inner)):
            is_vertical = (side_a in ACROSS) == bool(leg % 2)
            x, y = (strip, following) if is_vertical else (following, strip)
            at = [self.x[x], self.y[y]]
            if side_a in ACROSS and leg == 0:
                at[1] = self.middle(a)
            if side_b in ACROSS and leg == len(inner) - 2:
                at[1] = self.middle(b)
            points.append((at[0], at[1]))
        return [*points, self.edge(b, side_b, inner[-1])]

    def middle(self, box: Box) -> float:
        return self.y[2 * box.row + 1] + box.middle

    def edge(self, box: Box, side: int, strip: int) -> tuple[float, float]:
        if side in ACROSS:
            column = box.last if side == RIGHT else box.first
            sign = 1 if side == RIGHT else -1
            return self.x[2 * column + 1] + sign * self.field.widths[column] / 2, self.middle(box)
        return self.x[strip], self.middle(box) + (box.height / 2 if side == BOTTOM else -box.height / 2)

    def cost(self, wire: int, path: Path) -> float:
        """What a path costs among those that are there."""
        a, b = self.ends[wire]
        side_a, side_b, inner = path
        corners = self.corners(wire, path)
        legs = self.legs(wire, path)
        cost = BEND * (len(inner) - 1) + self.port(b, side_b, inner[-1])
        net = self.nets.get(wire)
        if net is None:
            cost += self.port(a, side_a, inner[0])
        for number, ((is_vertical, strip, first, end), (p, q)) in enumerate(zip(legs, pairwise(corners), strict=True)):
            start, length = first, abs(p[0] - q[0]) + abs(p[1] - q[1])
            if net is not None:
                trunk = self.trunk(net, path, number)
                if trunk is None:
                    cost += 0.0 if number else BRANCH + self.port(a, side_a, inner[0])
                elif trunk[0] <= end <= trunk[1]:
                    continue
                else:
                    nearest = min(max(end, trunk[0]), trunk[1])
                    if nearest != start:
                        goal = q[1] if is_vertical else q[0]
                        start, length = nearest, abs(goal - (self.y if is_vertical else self.x)[nearest])
            low, high = sorted((start, end))
            cost += length + CROSSING * sum(self.passing[is_vertical, strip, place] for place in range(low + 1, high))
            if net is None and strip % 2 == 0:
                cost += LOAD * max(self.load[is_vertical, strip, place] for place in range(low, high + 1))
        if len(inner) > 1:
            cost += self.clash(side_a, inner[0], legs[0][2], legs[0][3])
            cost += self.clash(side_b, inner[-1], legs[-1][3], legs[-1][2])
        return cost

    def port(self, box: Box, side: int, strip: int) -> float:
        used = self.used[box.index, side, strip]
        beyond = used - ports_that_fit(box, side)
        if beyond < 0:
            return PORT * used
        return PORT * used + (FULL if side in (TOP, BOTTOM) else CROWDED * (beyond + 1))

    def clash(self, side: int, strip: int, start: int, turn: int) -> float:
        """A leg out of a side meets one that comes from the side opposite, before either turns."""
        opposite = {TOP: BOTTOM, BOTTOM: TOP, LEFT: RIGHT, RIGHT: LEFT}[side]
        between = set(range(min(start, turn), max(start, turn) + 1)) - {start}
        if turn % 2 == 0:  # in a gutter or channel both can turn, one behind the other
            between -= {turn}
        return CLASH if any(self.at_side[opposite, strip, place] for place in between) else 0.0

    def trunk(self, net: int, path: Path, leg: int) -> tuple[int, int] | None:
        """From where to where the trunk reaches along which a leg of a bundle's connector goes."""
        reach: list[int] = []
        for wire, other in self.taken.items():
            is_same = (other[0], other[2][: leg + 1]) == (path[0], path[2][: leg + 1])
            if self.nets.get(wire) == net and is_same:
                reach += self.legs(wire, other)[leg][2:]
        return (min(reach), max(reach)) if reach else None


def middles(gaps: list[float], sizes: list[float]) -> list[float]:
    found: list[float] = []
    at = 0.0
    for number, gap in enumerate(gaps):
        for size in (gap, *sizes[number : number + 1]):
            found.append(at + size / 2)
            at += size
    return found


def own(box: Box, side: int) -> int:
    """The strip of the card itself in which a leg out of a side starts."""
    return {TOP: 2 * box.row + 1, BOTTOM: 2 * box.row + 1, LEFT: 2 * box.first + 1, RIGHT: 2 * box.last + 1}[side]


def ports_that_fit(box: Box, side: int) -> int:
    """How many ports fit on a side, the first in its middle: on its top the others go towards the marks."""
    half = (box.width if side in (TOP, BOTTOM) else box.height) / 2
    if side == TOP:
        free = half - max(CORNER, box.head_free, box.start_free)
        if free <= 0:
            return int(max(box.head_free, box.start_free) <= CORNER)
        return 1 + int(free // PITCH)
    low, high = Side(box, side, 0).span() if half > CORNER else (0.0, 0.0)
    if side == BOTTOM:
        return 1 + int(high // PITCH)
    return 1 + int(max(0.0, 2 * min(-low, high)) // PITCH)


def prepared(grid: Grid) -> tuple[Field, Topology]:
    grid, _ = split_rows(grid)
    field = Field(grid)
    field.stack_cards()
    return field, Topology(field, grid.wires)


def reach(street: Street, wire: int) -> float:
    """How far two cards are apart, from middle to middle."""
    a, b = street.ends[wire]
    is_apart = a.last < b.first or b.last < a.first
    across = abs(street.x[2 * a.first + 1] - street.x[2 * b.first + 1]) if is_apart else 0.0
    return max(0.0, across + abs(street.middle(a) - street.middle(b)) - 200.0)


def cheapest(street: Street, wire: int) -> float:
    """The least cost of all paths of up to four bends; of more, if there are no others."""
    costs: list[float] = []
    a, b = street.ends[wire]
    for bends, find in Patterns(street.field).by_bends(a, b):
        if costs and (bends > 4 or (a is b and min(costs) <= bends * BEND)):  # a loop lies beside its card at need
            break
        costs += [street.cost(wire, path) for path in find()]
    return min(costs)


def check_choices(grid: Grid) -> int:
    """Follow the choices one by one; return how many there were."""
    field, topology = prepared(grid)
    paths = topology.paths = Choices(topology.paths)
    topology.choose()
    streets = topology.streets
    assert all(count >= -EPS for line in (*streets.passing_down, *streets.passing_across) for count in line)
    street = Street(field, topology.wires, topology.net_of)
    turn = sorted(range(len(topology.wires)), key=lambda w: (reach(street, w), topology.wires[w].id))
    assert [wire for wire, _ in paths.turns[: len(turn)]] == turn
    again = [wire for wire, _ in paths.turns[len(turn) :]]
    assert set(again) == {wire for wire, path in paths.turns[: len(turn)] if len(path[2]) > 1}
    assert again == [wire for wire in turn if wire in set(again)]
    for wire, path in paths.turns:
        street.lift(wire)
        assert street.cost(wire, path) <= cheapest(street, wire) + EPS, topology.wires[wire]
        street.take(wire, path)
    return len(paths.turns)


@pytest.mark.parametrize("seed", range(6))
def test_each_connector_takes_the_cheapest_path_that_it_has_in_its_turn(seed: int) -> None:
    grid = random_grid(seed, columns=5, rows=5, density=0.8, wires=1.6)
    assert check_choices(grid) > 20


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(grids())
def test_so_it_does_in_odd_grids(grid: Grid) -> None:
    check_choices(grid)


@pytest.mark.parametrize("seed", range(4))
def test_connectors_of_a_bundle_count_what_they_add_to_its_trunk(seed: int) -> None:
    grid = random_grid(seed + 50, columns=6, rows=5, density=0.8, wires=0.8)
    hubs = [node.id for node in grid.nodes[seed :: len(grid.nodes) // 2]][:2]
    wires = [
        Wire(id=f"b{hub}{number:02}", source=hub, target=node.id, bundle="all")
        for hub in hubs
        for number, node in enumerate(grid.nodes[:: 3 - seed % 2])
        if node.id != hub
    ]
    whole = make_grid(6, 5, list(grid.nodes), [*grid.wires[::3], *wires])
    assert check_choices(whole) > len(wires)
