"""The audit finds what it is meant to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from blueprint.routing import plan_routes
from blueprint.routing.plan import Grid, Plan, Point, Rect, Wire
from routing.audit import audit
from routing.grids import card, make_grid


def example() -> tuple[Grid, Plan]:
    nodes = [card("a", 0, 0), card("b", 0, 1), card("c", 2, 0), card("d", 2, 2, head_free=30.0), card("e", 1, 1)]
    wires = [
        Wire(id="ab", source="a", target="b", label=(40.0, 16.0)),
        Wire(id="ac", source="a", target="c"),
        Wire(id="ad", source="b", target="d"),
    ]
    grid = make_grid(3, 3, nodes, wires)
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    return grid, plan


def with_points(plan: Plan, number: int, *points: tuple[float, float]) -> Plan:
    routes = list(plan.routes)
    routes[number] = replace(routes[number], points=tuple(Point(x, y) for x, y in points))
    return replace(plan, routes=tuple(routes))


def through_a_card(plan: Plan) -> Plan:
    a, c = plan.nodes["a"], plan.nodes["c"]
    x, inside = a.x + a.width / 2, plan.nodes["e"]
    y = inside.y + inside.height / 2
    return with_points(plan, 1, (x, a.bottom), (x, y), (inside.x + 50, y), (inside.x + 50, c.y + 9), (c.right, c.y + 9))


def slanted(plan: Plan) -> Plan:
    a, c = plan.nodes["a"], plan.nodes["c"]
    return with_points(plan, 1, (a.x + 75, a.bottom), (c.x + 80, c.y))


def off_its_card(plan: Plan) -> Plan:
    first, *_, last = plan.routes[1].points
    return with_points(plan, 1, (first.x, first.y + 3), (last.x, last.y))


def on_another(plan: Plan) -> Plan:
    routes = list(plan.routes)
    routes[2] = replace(routes[1], wire=routes[2].wire)
    return replace(plan, routes=tuple(routes))


def crossing_left_out(plan: Plan) -> Plan:
    routes = list(plan.routes)
    routes[1] = replace(routes[1], crossings=())
    return replace(plan, routes=tuple(routes))


def along_a_separator(plan: Plan) -> Plan:
    a, c, y = plan.nodes["a"], plan.nodes["c"], plan.separators[0][1]
    return with_points(plan, 1, (a.x + 75, a.bottom), (a.x + 75, y - 3), (a.x + 40, y - 3), (a.x + 40, c.y))


def label_on_a_card(plan: Plan) -> Plan:
    routes = list(plan.routes)
    a = plan.nodes["a"]
    routes[0] = replace(routes[0], label=Rect(a.right - 20, a.y + 10, 40.0, 16.0))
    return replace(plan, routes=tuple(routes))


def label_on_a_mark(plan: Plan) -> Plan:
    routes = list(plan.routes)
    d = plan.nodes["d"]
    routes[0] = replace(routes[0], label=Rect(d.right - 40, d.y - 20, 40.0, 16.0))
    return replace(plan, routes=tuple(routes))


def label_missing(plan: Plan) -> Plan:
    routes = list(plan.routes)
    routes[0] = replace(routes[0], label=None)
    return replace(plan, routes=tuple(routes))


def card_moved(plan: Plan) -> Plan:
    e = plan.nodes["e"]
    return replace(plan, nodes={**plan.nodes, "e": Rect(e.x + 4, e.y, e.width, e.height)})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (through_a_card, "through or along e"),
        (slanted, "slanted"),
        (off_its_card, "does not meet the border of a"),
        (on_another, "run 0.0 apart"),
        (crossing_left_out, "lists the wrong crossings"),
        (along_a_separator, "along a separator"),
        (label_on_a_card, "touches a card"),
        (label_on_a_mark, "touches a mark of d"),
        (label_missing, "label missing"),
        (card_moved, "not centred in its column"),
    ],
)
def test_a_spoilt_plan_is_told(spoil: Callable[[Plan], Plan], told: str) -> None:
    grid, plan = example()
    assert any(told in fault for fault in audit(grid, spoil(plan)))
