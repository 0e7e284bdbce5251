"""Ports of cards that face each other: which have to move, how far, and what a side lacks where none can."""

from __future__ import annotations

import pytest

from blueprint.routing import plan_routes
from blueprint.routing.conflicts import AIR, Settler
from blueprint.routing.course import Course
from blueprint.routing.field import CLEAR, LEFT, LEVEL, PITCH, RIGHT, TOP, Field
from blueprint.routing.patterns import Path
from blueprint.routing.plan import Wire
from blueprint.routing.ports import Side, collect_sides, place_ports
from routing.audit import audit
from routing.grids import card, make_grid


class Row:
    """Cards a and b with two free columns between them, and c and d below these."""

    def __init__(self, *paths: tuple[str, str, Path], a: float = 60.0, b: float = 60.0) -> None:
        nodes = [card("a", 0, 0, height=a), card("b", 0, 3, height=b), card("c", 1, 1), card("d", 1, 2)]
        self.field = Field(make_grid(4, 2, nodes, [], lines={}))
        self.field.stack_cards()
        boxes = self.field.by_id
        self.courses = [Course(i, boxes[start], boxes[end], path) for i, (start, end, path) in enumerate(paths)]
        self.sides: dict[tuple[str, int], Side] = {}
        for side in collect_sides(self.courses, [None] * len(paths)):
            self.sides[side.box.id, side.side] = side
        place_ports(list(self.sides.values()))

    def put(self, card_id: str, side: int, place: float) -> None:
        """Put the only port of a side somewhere."""
        found = self.sides[card_id, side]
        ((course, is_source),) = found.ends
        found.set_port(course, is_source, place)

    def settle(self) -> list[tuple[str, float]]:
        settler = Settler(self.field, list(self.sides.values()), self.courses)
        return [(end.side.box.id, lack) for end, lack in settler.settle()]

    def heights(self) -> list[float]:
        return [course.port_a for course in self.courses]


def corner(start: str, end: str) -> tuple[str, str, Path]:
    """From a or b, over the free columns, down into c or d."""
    return start, end, (RIGHT if start == "a" else LEFT, TOP, (1, {"c": 3, "d": 5}[end]))


@pytest.mark.parametrize(("apart", "after"), [(0.0, AIR), (5.0, AIR), (CLEAR - 0.5, AIR), (CLEAR, CLEAR), (15.0, 15.0)])
@pytest.mark.parametrize("sign", [1, -1])
def test_who_turns_behind_the_other_keeps_away(apart: float, after: float, sign: int) -> None:
    row = Row(corner("a", "d"), corner("b", "c"))
    row.put("b", LEFT, sign * apart)
    assert row.settle() == []
    first, second = row.heights()
    assert first == 0
    assert abs(second) == after
    assert second * sign > 0 or not apart


def test_who_turns_before_the_other_stays() -> None:
    row = Row(corner("a", "c"), corner("b", "d"))
    assert row.settle() == []
    assert row.heights() == [0, 0]


def test_a_port_takes_the_nearest_place_that_is_free_of_all() -> None:
    row = Row(corner("a", "d"), ("b", "c", (LEFT, TOP, (1, 3))), ("d", "b", (TOP, LEFT, (5, 1))))
    row.put("a", RIGHT, -9.0)
    assert sorted([row.courses[1].port_a, row.courses[2].port_b]) == [-9.0, 9.0]
    assert row.settle() == []
    assert sorted([row.courses[1].port_a, row.courses[2].port_b]) == [-9.0 - AIR, 9.0]


@pytest.mark.parametrize("height", [20.0, 30.0, 39.0])
def test_a_side_tells_by_how_much_it_is_too_short(height: float) -> None:
    paths = corner("a", "d"), corner("b", "c")
    ((name, lack),) = Row(*paths, a=20.0, b=height).settle()
    assert name == "b"
    assert Row(*paths, a=20.0, b=height + lack).settle() == []
    assert Row(*paths, a=20.0, b=height + lack - 0.5).settle() == [("b", 0.5)]


def test_whoever_has_room_moves() -> None:
    row = Row(corner("a", "d"), corner("b", "c"), b=20.0)
    assert row.settle() == []
    first, second = row.heights()
    assert (abs(first), second) == (AIR, 0)
    assert Row(corner("a", "d"), corner("b", "c"), a=30.0, b=20.0).settle() == [("a", 10.0)]


def test_a_straight_connector_does_not_move() -> None:
    straight: tuple[str, str, Path] = ("b", "a", (LEFT, RIGHT, (1,)))
    row = Row(corner("a", "d"), straight)
    row.courses[0].port_a = 0.0
    assert row.courses[1].port_a == row.courses[1].port_b == 0.0
    assert row.settle() == []
    assert row.courses[1].port_a == row.courses[1].port_b == 0.0
    assert abs(row.courses[0].port_a) == PITCH


def jog(gutter: int = 2) -> tuple[str, str, Path]:
    return "a", "b", (RIGHT, LEFT, (1, 2 * gutter, 1))


@pytest.mark.parametrize(("first", "second"), [(0.0, 6.0), (20.0, 12.0), (-20.0, -12.0), (0.0, LEVEL - 1)])
def test_a_small_step_becomes_a_straight_line(first: float, second: float) -> None:
    row = Row(jog())
    row.put("a", RIGHT, first)
    row.put("b", LEFT, second)
    assert row.settle() == []
    (course,) = row.courses
    assert course.strips == (1,)
    assert course.port_a == course.port_b == first


def test_a_step_that_one_card_is_too_low_for_is_levelled_at_the_other() -> None:
    row = Row(jog(), b=30.0)
    row.put("a", RIGHT, 12.0)
    assert row.settle() == []
    assert [(course.strips, course.port_a, course.port_b) for course in row.courses] == [((1,), 0.0, 0.0)]


def test_a_larger_step_stays() -> None:
    row = Row(jog())
    row.put("a", RIGHT, LEVEL)
    assert row.settle() == []
    assert [(course.strips, course.port_a, course.port_b) for course in row.courses] == [((1, 4, 1), LEVEL, 0.0)]


def test_branches_to_both_sides_of_a_trunk_leave_it_at_one_height_or_well_apart() -> None:
    nodes = [card("hub", 0, 0), card("other", 0, 4)]
    nodes += [card(f"l{i}", 2, 1, order=i, height=34.0) for i in range(3)]
    nodes += [card(f"r{i}", 2, 2, order=i, height=34.0) for i in range(3)]
    nodes += [card(f"n{i}", 1, i) for i in range(4)]
    targets = ["l1", "r1", "n1", "n2", "n3"]
    wires = [Wire(id=target, source="hub", target=target, bundle="all") for target in targets]
    grid = make_grid(5, 3, nodes, [*wires, Wire(id="z", source="other", target="l1")], lines={})
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    left, right = plan.routes[0].points, plan.routes[1].points
    assert left[-1].x < left[-2].x == right[-2].x < right[-1].x
    assert left[-1].y == right[-1].y or abs(left[-1].y - right[-1].y) >= CLEAR
