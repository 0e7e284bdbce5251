"""Connectors of one card that share a trunk."""

from __future__ import annotations

from blueprint.routing import plan_routes
from blueprint.routing.course import Course
from blueprint.routing.field import BOTTOM, TOP, Field
from blueprint.routing.nets import count_shared, find_junctions, find_nets, shared_leg
from blueprint.routing.plan import Grid, Point, Wire
from blueprint.routing.settle import settle_ports
from blueprint.routing.topology import Topology
from routing.audit import audit, bends, crossings
from routing.grids import card, make_grid


def hub(count: int, bundle: str, *, back: bool = False) -> Grid:
    nodes = [card("hub", 2, 4), *(card(f"n{i}", 0, i) for i in range(count)), *(card(f"m{i}", 1, i) for i in range(9))]
    ends = [(f"n{i}", "hub") if back else ("hub", f"n{i}") for i in range(count)]
    wires = [Wire(id=f"w{i}", source=a, target=b, bundle=bundle) for i, (a, b) in enumerate(ends)]
    return make_grid(max(9, count), 3, nodes, wires)


def test_more_than_four_share_a_trunk_with_dots() -> None:
    grid = hub(9, "data")
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    assert len({route.points[0] for route in plan.routes}) <= 3
    dots = {point for route in plan.routes for point in route.junctions}
    assert len(dots) >= 5
    for route in plan.routes:
        assert set(route.junctions) <= set(route.points[1:-1])


def test_a_trunk_makes_the_drawing_calmer() -> None:
    single, bundled = hub(9, ""), hub(9, "data")
    before, after = plan_routes(single), plan_routes(bundled)
    assert crossings(bundled, after) <= crossings(single, before)
    assert after.height < before.height
    assert bends(after) <= bends(before)


def test_up_to_four_stay_single() -> None:
    plan = plan_routes(hub(4, "data"))
    assert plan == plan_routes(hub(4, ""))
    assert all(route.junctions == () for route in plan.routes)


def test_only_connectors_of_one_source_are_bundled() -> None:
    assert plan_routes(hub(8, "data", back=True)) == plan_routes(hub(8, "", back=True))


def test_of_two_connectors_to_one_target_only_one_is_in_the_bundle() -> None:
    grid = hub(6, "data")
    extra = Wire(id="twin", source="hub", target="n3", bundle="data")
    twice = make_grid(9, 3, list(grid.nodes), [*grid.wires, extra])
    plan = plan_routes(twice)
    assert audit(twice, plan) == []
    assert plan.routes[-1].junctions == ()


def settled(grid: Grid) -> list[Course]:
    field = Field(grid)
    field.stack_cards()
    topology = Topology(field, grid.wires)
    topology.choose()
    return settle_ports(field, topology)


def test_legs_are_one_line_as_long_as_connectors_have_gone_the_same_way() -> None:
    courses = settled(hub(9, "data"))
    counts = count_shared(courses)
    seen = set()
    for course in courses:
        for leg in range(len(course.strips)):
            same = [
                other
                for other in courses
                if (other.net, other.side_a, other.strips[: leg + 1])
                == (course.net, course.side_a, course.strips[: leg + 1])
                and all(other.edge(i) == course.edge(i) for i in range(leg + 1))
            ]
            assert counts[shared_leg(course, leg)] == len(same)
            seen.add(len(same))
    assert len(seen) > 2


def test_the_trunk_is_one_line_also_where_connectors_part_to_both_sides_of_a_channel() -> None:
    nodes = [card("hub", 0, 0), card("beside", 0, 2), card("below", 1, 2), card("far", 1, 3)]
    boxes = Field(make_grid(4, 2, nodes, [], lines={})).by_id
    hub_box = boxes["hub"]
    up = Course(0, hub_box, boxes["beside"], (BOTTOM, BOTTOM, (1, 2, 5)), 0)
    down = Course(1, hub_box, boxes["below"], (BOTTOM, TOP, (1, 2, 5)), 0)
    further = Course(2, hub_box, boxes["far"], (BOTTOM, TOP, (1, 2, 7)), 0)
    counts = count_shared([up, down, further])
    assert [counts[shared_leg(up, leg)] for leg in range(3)] == [3, 1, 1]
    assert [counts[shared_leg(down, leg)] for leg in range(3)] == [3, 2, 1]
    assert [counts[shared_leg(further, leg)] for leg in range(3)] == [3, 2, 1]


def test_labels_of_a_bundle_stand_behind_the_last_branch() -> None:
    grid = hub(9, "data")
    named = [Wire(id=w.id, source=w.source, target=w.target, bundle="data", label=(40.0, 16.0)) for w in grid.wires]
    labelled = make_grid(9, 3, list(grid.nodes), named)
    plan = plan_routes(labelled)
    assert audit(labelled, plan) == []
    assert all(route.label is not None for route in plan.routes)


def test_a_bundle_has_more_than_four_targets_of_one_card() -> None:
    def wires(*ends: str, bundle: str = "x") -> tuple[Wire, ...]:
        return tuple(Wire(id=str(i), source=end[0], target=end[1], bundle=bundle) for i, end in enumerate(ends))

    def nets(*ends: str, bundle: str = "x") -> list[list[int]]:
        return [net.wires for net in find_nets(wires(*ends, bundle=bundle))]

    assert nets("ab", "ac", "ad", "ae", "af") == [[0, 1, 2, 3, 4]]
    assert nets("ab", "ac", "ad", "ae", "af", bundle="") == []
    assert (
        nets("ab", "ac", "ad", "ae", "bf")
        == nets("ab", "ac", "ad", "ae", "ae")
        == nets("ab", "ac", "ad", "ae", "aa")
        == []
    )
    assert nets("ab", "aa", "ac", "ab", "ad", "ae", "bc", "af") == [[0, 2, 4, 5, 7]]


def test_a_dot_stands_where_three_ways_meet() -> None:
    def line(*places: tuple[float, float]) -> list[Point]:
        return [Point(x, y) for x, y in places]

    routes = [
        line((0, 0), (0, 50), (100, 50), (100, 90)),
        line((0, 0), (0, 50), (60, 50), (60, 90)),
        line((0, 0), (0, 50), (-40, 50), (-40, 20)),
        line((0, 0), (0, 30), (-40, 30), (-40, 10)),
    ]
    dots = [[(point.x, point.y) for point in found] for found in find_junctions(routes)]
    assert dots == [[(0, 50)], [(0, 50), (60, 50)], [(0, 50)], [(0, 30), (-40, 30)]]
