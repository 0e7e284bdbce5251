"""Connectors of one card that share a trunk."""

from __future__ import annotations

from blueprint.routing import plan_routes
from blueprint.routing.plan import Grid, Wire
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
