"""Maps that nothing joins stand on a sheet in their order."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.layout.graph.packing import Pack, packed

SIZES = st.lists(st.tuples(st.integers(200, 3000), st.integers(200, 1200)), min_size=1, max_size=12)


def boxes(pack: Pack, sizes: list[tuple[int, int]]) -> list[tuple[float, float, float, float]]:
    return [(x, y, x + w, y + h) for (x, y), (w, h) in zip(pack.corners, sizes, strict=True)]


@given(sizes=SIZES)
def test_boxes_are_apart_in_order_and_inside(sizes: list[tuple[int, int]]) -> None:
    pack = packed(sizes, 1.4)
    found = boxes(pack, sizes)

    for a, b in combinations(found, 2):
        assert b[0] >= a[2] + 40 or b[1] >= a[3] + 40 or a[0] >= b[2] + 40 or a[1] >= b[3] + 40
        assert b[0] >= a[0] or b[1] >= a[1]  # never before another on both axes
    assert max(box[2] for box in found) == pytest.approx(pack.width)
    assert max(box[3] for box in found) == pytest.approx(pack.height)


@pytest.mark.parametrize("number", [6, 10, 12, 30])
def test_equal_maps_make_a_sheet(number: int) -> None:
    pack = packed([(900, 500)] * number, 1.4)

    assert 0.9 < pack.width / pack.height < 2.2
    assert pack.width * pack.height < number * 900 * 500 * 1.5


def test_one_map_stands_in_the_corner() -> None:
    pack = packed([(300, 200)], 1.4)

    assert (pack.corners, pack.width, pack.height) == (((0.0, 0.0),), 300, 200)
