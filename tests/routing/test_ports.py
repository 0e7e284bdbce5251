"""Where connectors touch their cards, and which shapes simple ones take."""

from __future__ import annotations

import pytest

from blueprint.routing import plan_routes
from blueprint.routing.course import Course
from blueprint.routing.field import BOTTOM, CORNER, LEFT, PITCH, RIGHT, TOP, Field
from blueprint.routing.plan import HEAD_DROP, Grid, Node, Plan, Wire
from blueprint.routing.ports import Side, collect_sides
from blueprint.routing.run import LABEL_AIR
from blueprint.routing.topology import Topology
from routing.audit import audit, crossings, ports_of, uneven_sides
from routing.grids import card, make_grid


def wires(*pairs: str) -> list[Wire]:
    return [
        Wire(id=f"{i}", source=source, target=target)
        for i, (source, target) in enumerate(pair.split(">") for pair in pairs)
    ]


def planned(grid: Grid) -> Plan:
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    return plan


def middle(plan: Plan, name: str) -> tuple[float, float]:
    rect = plan.nodes[name]
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def test_neighbours_in_a_row_are_joined_straight() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0, height=30), card("b", 0, 1, height=61)], wires("a>b")))
    start, end = plan.routes[0].points
    assert start.y == end.y == middle(plan, "a")[1] == middle(plan, "b")[1]


def test_lanes_are_joined_straight_over_empty_cells() -> None:
    nodes = [card("a", 0, 0), card("b", 3, 0, width=90), card("side", 1, 1)]
    plan = planned(make_grid(2, 4, nodes, wires("a>b")))
    start, end = plan.routes[0].points
    assert start.x == end.x == middle(plan, "a")[0]
    assert [crossing.separator for crossing in plan.routes[0].crossings] == ["interaction", "visibility", "extra"]


def test_crossings_are_listed_from_source_to_target() -> None:
    plan = planned(make_grid(1, 4, [card("a", 0, 0), card("b", 3, 0)], wires("b>a")))
    assert [crossing.separator for crossing in plan.routes[0].crossings] == ["extra", "visibility", "interaction"]


def test_a_straight_connector_keeps_the_middle() -> None:
    nodes = [card("a", 0, 1), card("b", 1, 1), card("c", 1, 2), card("d", 1, 0), card("e", 0, 2), card("f", 0, 0)]
    grid = make_grid(3, 2, nodes, wires("a>b", "a>c", "a>d", "f>a", "a>e"), lines={})
    plan = planned(grid)
    start, end = plan.routes[0].points
    assert start.x == end.x == middle(plan, "a")[0]
    assert uneven_sides(grid, plan) == []


def test_forth_and_back_stand_around_the_middle() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], wires("a>b", "b>a")))
    heights = [route.points[0].y for route in plan.routes]
    assert sum(heights) / 2 == middle(plan, "a")[1]
    assert 12 <= abs(heights[0] - heights[1]) <= 22


def test_cards_that_differ_a_little_in_height_are_joined_without_a_step() -> None:
    heights = [44.0, 30.0, 56.0]
    stack = [card(f"b{i}", 0, 1, order=i, height=height) for i, height in enumerate(heights)]
    plan = planned(make_grid(2, 1, [card("a", 0, 0), *stack], wires("a>b1")))
    assert len(plan.routes[0].points) == 2


def test_a_row_with_a_stack_takes_a_step_in_the_middle_of_the_gutter() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1), card("c", 0, 1, order=1)], wires("a>b")))
    points = plan.routes[0].points
    assert len(points) == 4
    assert points[1].x == (plan.columns[0][1] + plan.columns[1][0]) / 2


def test_a_corner_over_empty_cells_has_one_bend() -> None:
    plan = planned(make_grid(3, 3, [card("a", 0, 0), card("b", 2, 2)], wires("a>b")))
    assert len(plan.routes[0].points) == 3


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_ports_stay_off_the_marks(count: int) -> None:
    nodes = [card("a", 1, 1, head_free=60.0), *(card(f"n{i}", 0, i) for i in range(3)), card("r", 1, 2)]
    grid = make_grid(3, 2, nodes, wires("a>n0", "a>n2", "n1>a", "r>a", "a>r")[:count], lines={})
    plan = planned(grid)
    for ports in ports_of(grid, plan):
        if ports.node.id == "a" and ports.side == "top":
            assert ports.places[-1] <= ports.length - 60.0
        if ports.node.id == "a" and ports.side == "right":
            assert ports.places[0] >= HEAD_DROP


def test_a_card_grows_for_its_ports() -> None:
    nodes: list[Node] = [card("a", 1, 0, height=30), *(card(f"n{i}", i, 1) for i in range(3))]
    nodes += [card("b", 1, 1, order=1), card("c", 1, 1, order=2), card("up", 0, 0), card("down", 2, 0)]
    grid = make_grid(2, 3, nodes, wires("a>n0", "a>n1", "a>n2", "a>b", "a>c"), lines={})
    plan = planned(grid)
    right = [ports for ports in ports_of(grid, plan) if ports.node.id == "a" and ports.side == "right"]
    assert len(right[0].places) >= 3
    assert plan.nodes["a"].height > 30
    assert crossings(grid, plan) == 0


def test_connectors_to_both_sides_do_not_cross_near_the_card() -> None:
    nodes = [card("hub", 0, 3), *(card(f"n{i}", 1, i) for i in range(7))]
    grid = make_grid(7, 2, nodes, wires(*(f"hub>n{i}" for i in (0, 5, 2, 4, 1, 6, 3))), lines={})
    plan = planned(grid)
    assert crossings(grid, plan) == 0
    assert uneven_sides(grid, plan) == []


def test_swapped_diagonals_do_not_lie_on_each_other() -> None:
    nodes = [card("a", 0, 0), card("b", 0, 0, order=1), card("c", 0, 1), card("d", 0, 1, order=1)]
    grid = make_grid(2, 1, nodes, wires("a>d", "b>c"))
    plan = planned(grid)
    assert crossings(grid, plan) <= 1


def test_loops_above_a_row_nest() -> None:
    nodes = [card(f"n{i}", 1, i) for i in range(8)]
    pairs = [f"n{i}>n{i + 1}" for i in range(7)] + ["n7>n0", "n6>n1", "n5>n2", "n4>n3"]
    grid = make_grid(8, 3, nodes, wires(*pairs))
    plan = planned(grid)
    assert crossings(grid, plan) == 0


def test_a_connector_from_a_card_to_itself_is_a_small_loop() -> None:
    grid = make_grid(2, 2, [card("a", 1, 0), card("b", 1, 1)], wires("a>a", "a>b"), lines={})
    plan = planned(grid)
    points = plan.routes[0].points
    assert len(points) == 4
    assert points[0].y == points[-1].y == plan.nodes["a"].y
    assert crossings(grid, plan) == 0


def test_a_route_within_a_row_stays_on_its_side_of_the_separators() -> None:
    nodes = [card(f"n{i}", 1, i) for i in range(4)] + [card(f"m{i}", 2, i) for i in range(4)]
    grid = make_grid(4, 3, nodes, wires("n0>n3", "n3>n1", "m0>m3", "m3>m1", "n0>m2"), lines={2: ("x", "y")})
    plan = planned(grid)
    assert [len(route.crossings) for route in plan.routes] == [0, 0, 0, 0, 2]


def sides(grid: Grid) -> dict[tuple[str, int], Side]:
    """The used sides of all cards, before anything is placed."""
    field = Field(grid)
    field.stack_cards()
    topology = Topology(field, grid.wires)
    topology.choose()
    courses = [
        Course(number, *topology.ends[number], path, topology.net_of.get(number, -1))
        for number, path in enumerate(topology.paths)
    ]
    return {(side.box.id, side.side): side for side in collect_sides(courses, [wire.label for wire in grid.wires])}


@pytest.mark.parametrize(
    ("heights", "least"),
    [
        ((None, None), PITCH),
        ((16.0, None), 8 + LABEL_AIR),
        ((30.0, None), 15 + LABEL_AIR),
        ((30.0, 16.0), 15 + 8 + LABEL_AIR),
        ((30.0, None, 30.0), 15 + LABEL_AIR),
        ((40.0, None, 30.0, 20.0), 15 + 10 + LABEL_AIR),
    ],
)
def test_ports_keep_the_labels_of_neighbours_apart(heights: tuple[float | None, ...], least: float) -> None:
    joined = [
        Wire(id=str(i), source="ab"[i % 2], target="ba"[i % 2], label=None if height is None else (50.0, height))
        for i, height in enumerate(heights)
    ]
    found = sides(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], joined))
    assert found["a", RIGHT].least == found["b", LEFT].least == max(PITCH, least)


def test_labels_on_the_run_of_a_connector_do_not_move_its_ports() -> None:
    nodes = [card("a", 0, 0), *(card(f"n{i}", 0, i + 1) for i in range(3)), card("b", 0, 4)]
    far = [Wire(id=str(i), source="a", target="b", label=(50.0, 60.0)) for i in range(3)]
    assert {side.least for side in sides(make_grid(5, 1, nodes, far)).values()} == {PITCH}


def test_labels_of_a_bundle_do_not_move_its_ports() -> None:
    nodes = [card("hub", 0, 0), *(card(f"n{i}", 0, 1, order=i) for i in range(5)), card("back", 1, 1)]
    bundle = [Wire(id=str(i), source="hub", target=f"n{i}", label=(50.0, 40.0), bundle="all") for i in range(5)]
    found = sides(make_grid(2, 2, nodes, [*bundle, *wires("n2>hub", "n1>hub")], lines={}))
    assert found["hub", RIGHT].least == PITCH


@pytest.mark.parametrize(
    ("side", "head", "start", "span"),
    [
        (TOP, 0.0, 0.0, (CORNER - 75, 75 - CORNER)),
        (TOP, 40.0, 25.0, (25 - 75, 75 - 40)),
        (TOP, 4.0, 4.0, (CORNER - 75, 75 - CORNER)),
        (TOP, 90.0, 0.0, (CORNER - 75, 75 - 90)),
        (BOTTOM, 40.0, 25.0, (CORNER - 75, 75 - CORNER)),
        (LEFT, 40.0, 25.0, (CORNER - 30, 30 - CORNER)),
        (RIGHT, 40.0, 25.0, (HEAD_DROP - 30, 30 - CORNER)),
        (RIGHT, 12.0, 25.0, (12 - 30, 30 - CORNER)),
        (RIGHT, 0.0, 25.0, (CORNER - 30, 30 - CORNER)),
    ],
)
def test_ports_keep_off_corners_marks_and_badges(
    side: int, head: float, start: float, span: tuple[float, float]
) -> None:
    field = Field(make_grid(1, 1, [card("a", 0, 0, height=60.0, head_free=head, start_free=start)], []))
    assert Side(field.boxes[0], side, 1).span() == span


def test_a_side_without_room_has_one_place() -> None:
    low = Field(make_grid(1, 1, [card("a", 0, 0, width=30.0, height=12.0, head_free=25.0, start_free=20.0)], []))
    spans = [Side(low.boxes[0], side, 1).span() for side in (TOP, RIGHT, BOTTOM, LEFT)]
    assert spans == [(-10.0, -10.0), (0.0, 0.0), (-5.0, 5.0), (0.0, 0.0)]
