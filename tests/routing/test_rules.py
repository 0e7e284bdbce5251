"""What must hold for every plan."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from blueprint.routing import plan_routes
from blueprint.routing.plan import Grid, Wire
from routing.audit import audit, crossings, ports_of, uneven_sides
from routing.grids import card, grids, make_grid, random_grid

SIZES = [(3, 2, 0.5, 0.5), (6, 4, 0.6, 1.0), (8, 6, 0.8, 1.5), (5, 7, 1.0, 2.0), (12, 5, 0.5, 1.0)]


def random_map(seed: int) -> Grid:
    columns, rows, density, wires = SIZES[seed % len(SIZES)]
    return random_grid(seed, columns=columns, rows=rows, density=density, wires=wires, labels=0.25)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(grids())
def test_odd_grids_break_no_rule(grid: Grid) -> None:
    assert audit(grid, plan_routes(grid)) == []


@pytest.mark.parametrize("seed", range(100))
def test_random_maps_break_no_rule(seed: int) -> None:
    grid = random_map(seed)
    assert audit(grid, plan_routes(grid)) == []


@pytest.mark.parametrize("seed", [1, 8])
def test_crowded_maps_break_no_rule(seed: int) -> None:
    grid = random_grid(seed, columns=6, rows=6, density=1.0, wires=4.0, labels=0.2)
    assert audit(grid, plan_routes(grid)) == []


def test_ports_are_spread_evenly_but_for_rare_swaps() -> None:
    uneven = used = 0
    for seed in range(0, 100, 5):
        grid = random_map(seed + 3)
        plan = plan_routes(grid)
        uneven += len(uneven_sides(grid, plan))
        used += len(ports_of(grid, plan))
    assert used > 1000
    assert uneven <= used * 0.005


def test_almost_every_label_finds_room() -> None:
    labels = bubbles = 0
    for seed in range(0, 100, 5):
        plan = plan_routes(random_map(seed + 3))
        labels += sum(route.label is not None for route in plan.routes)
        bubbles += sum(route.bubble is not None for route in plan.routes)
    assert labels > 100
    assert bubbles <= (labels + bubbles) * 0.04


def test_the_same_grid_gives_the_same_plan() -> None:
    assert plan_routes(random_map(3)) == plan_routes(random_map(3))


@pytest.mark.parametrize("bundle", ["", "all"])
@pytest.mark.parametrize("is_source", [True, False])
def test_a_hub_of_many_connectors_grows(bundle: str, is_source: bool) -> None:
    nodes = [card("hub", 2, 20), *(card(f"n{i}", (0, 1, 3, 4)[i % 4], i // 4) for i in range(160))]
    ends = [("hub", f"n{i}") if is_source else (f"n{i}", "hub") for i in range(160)]
    wires = [Wire(id=f"w{i:03}", source=a, target=b, bundle=bundle) for i, (a, b) in enumerate(ends)]
    grid = make_grid(41, 5, nodes, wires)
    assert audit(grid, plan_routes(grid)) == []


def test_many_connectors_between_two_cards() -> None:
    wires = [Wire(id=f"w{i:02}", source="ab"[i % 2], target="ba"[i % 2]) for i in range(40)]
    grid = make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], wires)
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    assert crossings(grid, plan) == 0


def test_a_grid_without_anything() -> None:
    plan = plan_routes(make_grid(3, 2, [], [], lines={}))
    assert plan.routes == ()
    assert plan.width == 3 * 150 + 2 * 34 + 2 * 14
    assert plan.height == 2 * 56 + 3 * 20


def test_wide_cards_block_the_gutters_between_their_columns() -> None:
    nodes = [
        card("top", 0, 1),
        card("bottom", 2, 1),
        card("wide", 1, 0, last=2),
        card("under", 1, 1, order=1),
    ]
    wires = [
        Wire(id="around", source="top", target="bottom"),
        Wire(id="down", source="top", target="wide"),
        Wire(id="stack", source="wide", target="under"),
    ]
    grid = make_grid(3, 3, nodes, wires, lines={})
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    assert [len(route.points) for route in plan.routes[1:]] == [2, 2]
    assert plan.nodes["under"].y > plan.nodes["wide"].bottom
