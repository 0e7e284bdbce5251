"""Where labels go."""

from __future__ import annotations

from blueprint.routing import plan_routes
from blueprint.routing.plan import Grid, Plan, Rect, Wire
from routing.audit import audit
from routing.grids import card, make_grid


def wire(pair: str, label: tuple[float, float] | None = (60.0, 16.0)) -> Wire:
    source, target = pair.split(">")
    return Wire(id=pair, source=source, target=target, label=label)


def planned(grid: Grid) -> Plan:
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    return plan


def label_of(plan: Plan, number: int) -> Rect:
    label = plan.routes[number].label
    assert label is not None
    return label


def test_the_gutter_between_neighbours_widens() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], [wire("a>b")]))
    start, end = plan.routes[0].points
    label = label_of(plan, 0)
    assert label.y + label.height / 2 == start.y
    assert label.x - start.x >= 10
    assert end.x - label.right >= 10


def test_labels_of_forth_and_back_stand_above_each_other() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], [wire("a>b"), wire("b>a")]))
    first, second = label_of(plan, 0), label_of(plan, 1)
    assert first.x == second.x
    assert first.bottom < second.y or second.bottom < first.y


def test_a_loop_carries_its_label_on_its_long_run() -> None:
    nodes = [card(f"n{i}", 1, i) for i in range(5)]
    flow = [wire(f"n{i}>n{i + 1}", None) for i in range(4)]
    plan = planned(make_grid(5, 2, nodes, [*flow, wire("n4>n0", (72.0, 16.0))]))
    label = label_of(plan, 4)
    points = plan.routes[4].points
    assert len(points) == 4
    assert label.y + label.height / 2 == points[1].y
    assert abs(label.x + label.width / 2 - (points[1].x + points[2].x) / 2) < 100


def test_a_vertical_connector_has_its_label_beside_it() -> None:
    plan = planned(make_grid(2, 3, [card("a", 1, 0), card("b", 2, 0)], [wire("a>b")]))
    label = label_of(plan, 0)
    x = plan.routes[0].points[0].x
    assert label.x > x or label.right < x


def test_a_stack_opens_for_a_label() -> None:
    plan = planned(make_grid(1, 1, [card("a", 0, 0), card("b", 0, 0, order=1)], [wire("a>b")]))
    assert plan.routes[0].bubble is None
    assert plan.nodes["b"].y - plan.nodes["a"].bottom >= 16


def test_a_label_in_a_stack_keeps_off_the_marks_of_the_card_below() -> None:
    cards = [card("a", 0, 0), card("b", 0, 0, order=1, head_free=30.0)]
    plan = planned(make_grid(1, 1, cards, [wire("b>a", (60.0, 18.0))]))
    assert label_of(plan, 0).right < plan.routes[0].points[0].x

    cards = [card("a", 0, 0), card("b", 0, 0, order=1, head_free=30.0, start_free=30.0)]
    plan = planned(make_grid(1, 1, cards, [wire("b>a", (60.0, 18.0))]))
    assert plan.routes[0].bubble is not None


def test_a_card_to_itself_has_its_label_beside_the_loop() -> None:
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], [wire("a>a")]))
    label = label_of(plan, 0)
    assert label.bottom < plan.nodes["a"].y
    assert all(not label.x < point.x < label.right for point in plan.routes[0].points)


def test_many_labels_between_two_cards_all_find_room() -> None:
    wires = [Wire(id=str(i), source="ab"[i % 2], target="ba"[i % 2], label=(60.0, 16.0)) for i in range(12)]
    plan = planned(make_grid(2, 1, [card("a", 0, 0), card("b", 0, 1)], wires))
    assert all(route.label is not None for route in plan.routes)


def test_a_label_without_room_becomes_a_bubble() -> None:
    plan = planned(make_grid(1, 2, [card("a", 0, 0), card("b", 1, 0)], [wire("a>b", (900.0, 16.0))], lines={}))
    assert plan.routes[0].label is None
    assert plan.routes[0].bubble is not None
