"""Words beside points: inside the panel, clear of curves and of each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.layout.annotations import Annotations
from blueprint.layout.spline import arcs

LEFT, RIGHT, TOP, BOTTOM = 0.0, 900.0, 0.0, 400.0
Box = tuple[float, float, float, float]


def overlap(a: Box, b: Box, air: float = 0.0) -> bool:
    return (
        a[0] < b[0] + b[2] + air and b[0] < a[0] + a[2] + air and a[1] < b[1] + b[3] + air and b[1] < a[1] + a[3] + air
    )


@st.composite
def panels(draw: st.DrawFn) -> tuple[list[tuple[float, float]], list[tuple[int, float, float, bool]]]:
    points = [(60.0 + 130 * n, draw(st.floats(120, 280))) for n in range(draw(st.integers(2, 6)))]
    size = st.tuples(st.integers(0, len(points) - 1), st.floats(20, 110), st.floats(10, 30), st.booleans())
    return points, draw(st.lists(size, min_size=1, max_size=8))


@given(panels())
@settings(max_examples=120)
def test_boxes_stay_in_the_panel_and_apart(
    panel: tuple[list[tuple[float, float]], list[tuple[int, float, float, bool]]],
) -> None:
    points, wanted = panel
    curve = arcs(points)
    notes = Annotations(curve, LEFT, RIGHT, TOP, BOTTOM)
    for x, y in points:
        notes.avoid(x - 8, y - 8, 16, 16)
    boxes: list[Box] = []
    for at, width, height, above in wanted:
        x, y = points[at]
        left, top = notes.put(x, y, width, height, above=above, gap=12)
        boxes.append((left, top, width, height))

    for box in boxes:
        assert box[0] >= LEFT
        assert box[0] + box[2] <= RIGHT
        assert box[1] >= TOP - 0.5
        assert box[1] + box[3] <= BOTTOM + 0.5
    fewest = max(sum(w[0] == at for w in wanted) for at in range(len(points)))
    if fewest < 4:
        assert not [1 for a, b in combinations(boxes, 2) if overlap(a, b)]
        assert not [1 for box in boxes for x, y in points if overlap(box, (x - 6, y - 6, 12, 12))]


def test_a_free_box_stands_over_its_point() -> None:
    notes = Annotations([], LEFT, RIGHT, TOP, BOTTOM)

    assert notes.put(400, 200, 100, 20, above=True, gap=12) == (350, 168)


def test_the_other_side_is_below() -> None:
    notes = Annotations([], LEFT, RIGHT, TOP, BOTTOM)

    assert notes.put(400, 200, 100, 20, above=False, gap=12) == (350, 212)


def test_near_the_edge_a_box_moves_in() -> None:
    notes = Annotations([], LEFT, RIGHT, TOP, BOTTOM)

    assert notes.put(10, 200, 100, 20, above=True, gap=12)[0] == LEFT


def test_without_room_above_a_box_goes_below() -> None:
    notes = Annotations([], LEFT, RIGHT, TOP, BOTTOM)

    assert notes.put(400, 20, 100, 20, above=True, gap=12)[1] == 32


def test_without_room_above_and_below_a_box_goes_aside() -> None:
    notes = Annotations([], LEFT, RIGHT, 170.0, 230.0)
    notes.avoid(392, 192, 16, 16)
    first = notes.put(400, 200, 60, 16, above=True, gap=12)
    second = notes.put(400, 200, 60, 16, above=True, gap=12)
    third = notes.put(400, 200, 60, 16, above=True, gap=12)

    assert first[0] == second[0] == 370
    assert third[0] != 370
    assert not overlap((*first, 60, 16), (*third, 60, 16))


def test_words_of_a_point_keep_to_its_column_and_have_the_panel_grow() -> None:
    notes = Annotations([], LEFT, RIGHT, 170.0, 230.0)
    lefts = [notes.put(400, 200, 60, 16, above=False, gap=12, aside=False)[0] for _ in range(4)]

    assert lefts == [370] * 4
    assert notes.missing_below > 0


def test_words_that_fit_under_what_stands_there_need_no_more_room() -> None:
    notes = Annotations([], LEFT, RIGHT, TOP, BOTTOM)
    tops = [notes.put(400, 200, 60, 16, above=False, gap=12, aside=False)[1] for _ in range(3)]

    assert tops[0] == 212
    assert notes.missing_above == notes.missing_below == 0
