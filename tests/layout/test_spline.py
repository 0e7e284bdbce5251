"""Curves through scores: through every point, never beyond their neighbours, with exact areas between two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.layout.spline import Arc, arcs, between

HEIGHTS = st.floats(-300, 300, allow_nan=False).map(lambda y: round(y, 2))
STEPS = st.floats(20, 300, allow_nan=False).map(lambda x: round(x, 2))


@st.composite
def point_lists(draw: st.DrawFn, least: int = 2) -> list[tuple[float, float]]:
    heights = draw(st.lists(HEIGHTS, min_size=least, max_size=9))
    x, points = 0.0, []
    for y in heights:
        points.append((x, y))
        x += draw(STEPS)
    return points


@given(point_lists())
@settings(max_examples=150)
def test_the_curve_passes_every_point_and_stays_between_its_neighbours(points: list[tuple[float, float]]) -> None:
    made = arcs(points)

    assert [(a.x0, a.y0) for a in made] == points[:-1]
    assert [(a.x1, a.y1) for a in made] == points[1:]
    for arc in made:
        low, high = sorted((arc.y0, arc.y1))
        heights = [arc.at(i / 40) for i in range(41)]
        assert min(heights) >= low - 1e-6
        assert max(heights) <= high + 1e-6
        rising = arc.y1 >= arc.y0
        assert all((b - a if rising else a - b) >= -1e-6 for a, b in pairwise(heights))


@given(point_lists(3))
@settings(max_examples=60)
def test_the_curve_has_no_corners(points: list[tuple[float, float]]) -> None:
    for one, other in pairwise(arcs(points)):
        before = (one.y1 - one.c1) / (one.x1 - one.x0)
        after = (other.c0 - other.y0) / (other.x1 - other.x0)
        assert before == pytest.approx(after, abs=1e-6)


def test_a_single_point_has_no_curve() -> None:
    assert arcs([(1.0, 2.0)]) == []


@given(point_lists(), st.floats(0.05, 0.95))
@settings(max_examples=60)
def test_a_part_lies_on_the_whole(points: list[tuple[float, float]], t: float) -> None:
    for arc in arcs(points):
        part = arc.part(0.0, t)
        for i in range(9):
            assert part.at(i / 8) == pytest.approx(arc.at(t * i / 8), abs=1e-6)
        rest = arc.part(t, 1.0)
        assert rest.x0 == pytest.approx(part.x1)
        assert rest.x1 == pytest.approx(arc.x1)
        assert rest.y0 == pytest.approx(part.y1)


def test_the_reverse_of_the_reverse_is_the_arc() -> None:
    arc = Arc(0.0, 10.0, 1.0, 2.0, 3.0, 4.0)

    assert arc.reverse.reverse == arc
    assert arc.reverse != arc
    assert arc.reverse.at(0.25) == arc.at(0.75)


@st.composite
def arc_pairs(draw: st.DrawFn) -> tuple[Arc, Arc]:
    ends = [draw(HEIGHTS) for _ in range(4)]
    one, other = arcs([(0.0, ends[0]), (90.0, ends[1])]), arcs([(0.0, ends[2]), (90.0, ends[3])])
    return one[0], other[0]


@given(arc_pairs())
@settings(max_examples=150)
def test_the_pieces_between_two_arcs_are_on_the_right_side(pair: tuple[Arc, Arc]) -> None:
    one, other = pair
    pieces = between(one, other)
    for better, upper, lower in pieces:
        middle = lower.at(0.5) - upper.at(0.5)
        assert (middle > 0) == better
        assert (upper.x0, upper.x1) == (lower.x0, lower.x1)
    if abs(one.at(0.5) - other.at(0.5)) > 1:
        assert any(upper.x0 <= 45 <= upper.x1 for _, upper, _ in pieces)
    for (first, before, _), (second, after, _) in pairwise(pieces):
        assert before.x1 == pytest.approx(after.x0)
        assert first != second


def test_equal_arcs_enclose_nothing() -> None:
    arc = Arc(0.0, 10.0, 1.0, 2.0, 3.0, 4.0)

    assert between(arc, arc) == []
