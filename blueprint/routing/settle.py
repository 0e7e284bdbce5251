"""Ports of all connectors, settled: cards grow, and single connectors choose again, until all fit."""

from __future__ import annotations

from blueprint.routing.conflicts import IMMOVABLE, Settler
from blueprint.routing.course import Course
from blueprint.routing.field import BOTTOM, STRAIGHT, TOP, Field
from blueprint.routing.labels import Size
from blueprint.routing.ports import collect_sides, grow_cards, place_ports, slanted, stick_out
from blueprint.routing.run import LABEL_AIR
from blueprint.routing.topology import Topology

ROUNDS = 60
"""Far more than have ever been needed."""
TINY = 1e-6


def settle_ports(field: Field, topology: Topology) -> list[Course]:
    """Choose all ports.

    Returns:
        The courses of all wires, with ports that can be drawn; heights and middles of the cards fit them.
    """
    sizes = [wire.label for wire in topology.wires]
    for _ in range(ROUNDS):
        courses = [
            Course(number, *topology.ends[number], path, topology.net_of.get(number, -1))
            for number, path in enumerate(topology.paths)
        ]
        _spread_stacks(field, courses, sizes)
        sides = collect_sides(courses, sizes)
        grow_cards(sides)
        for _ in range(ROUNDS):
            field.stack_cards()
            place_ports(sides)
            if not stick_out(sides):
                break
        leaning = slanted(field, courses)
        for course in leaning:
            topology.choose_again(course.wire, sides_are_full=False)
        if leaning:
            continue
        stuck = Settler(field, sides, courses).settle()
        for end, lack in stuck:
            if end.side.side in (TOP, BOTTOM) or lack >= IMMOVABLE:
                topology.choose_again(end.course.wire, sides_are_full=True)
            else:
                end.side.box.height += lack + TINY
        if not stuck:
            return courses
    raise AssertionError("the ports do not settle")


def _spread_stacks(field: Field, courses: list[Course], sizes: list[Size | None]) -> None:
    """Make room between stacked cards that are joined, and for the label there."""
    for course in courses:
        if len(course.strips) == 1 and course.a.stack == course.b.stack:
            size = sizes[course.wire]
            field.spread_stack(course.a, max(STRAIGHT, size[1] + 2 * LABEL_AIR if size else 0.0))
