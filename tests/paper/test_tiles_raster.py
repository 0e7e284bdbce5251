"""Dividing a poster: nothing is lost, nothing is shown twice but the overlap, and no sheet too many is printed."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blueprint.paper.pages import Page, page_of
from blueprint.paper.tiles.raster import EDGE, GRAIN, MOST, Axis, Blocks, Raster, TileError, rasters

PLAIN = Blocks(low=0.0, high=20_000.0)
EPS = 1e-6

lengths = st.floats(60.0, 1300.0)
papers = st.sampled_from(["A5", "A4", "A3", "Letter", "Legal", "Tabloid", "140x180mm", "200x200mm"]).map(page_of)
overlaps = st.sampled_from([0.0, 3.0, 10.0, 12.7, 20.0, 30.0])


def divided(width: float, height: float, paper: Page, overlap: float, rtl: bool = False) -> tuple[Raster, ...]:
    across = Blocks(low=0.0, high=width)
    down = Blocks(low=0.0, high=height)
    return rasters(width, height, paper, overlap, across, down, rtl=rtl)


def windows(axis: Axis) -> list[tuple[float, float]]:
    return [axis.window(n) for n in range(axis.count)]


@settings(max_examples=150)
@given(lengths, lengths, papers, overlaps, st.booleans())
def test_the_windows_make_up_the_poster(width: float, height: float, paper: Page, overlap: float, rtl: bool) -> None:
    for raster in divided(width, height, paper, overlap, rtl):
        for axis in (raster.x, raster.y):
            shown = windows(axis)
            assert shown[0][0] == 0.0
            assert shown[-1][1] == pytest.approx(axis.length)
            for (_, end), (begin, _) in pairwise(shown):
                assert end - begin == pytest.approx(overlap, abs=EPS)
            for before, _, after in zip(shown, shown[1:], shown[2:], strict=False):
                assert before[1] <= after[0] + EPS, "a third sheet would show the same"


@settings(max_examples=150)
@given(lengths, lengths, papers, overlaps)
def test_pictures_lie_where_printers_print(width: float, height: float, paper: Page, overlap: float) -> None:
    for raster in divided(width, height, paper, overlap):
        for axis, side in ((raster.x, raster.paper.width), (raster.y, raster.paper.height)):
            for n, (begin, end) in enumerate(windows(axis)):
                assert begin + axis.place(n) > EDGE - GRAIN
                assert end + axis.place(n) < side - EDGE + GRAIN


@settings(max_examples=150)
@given(lengths, lengths, papers, overlaps)
def test_no_sheet_too_many(width: float, height: float, paper: Page, overlap: float) -> None:
    """As few as the printable area allows."""
    for raster in divided(width, height, paper, overlap):
        for axis, side in ((raster.x, raster.paper.width), (raster.y, raster.paper.height)):
            room = side - 2 * EDGE
            assert axis.count <= max(1, ceil((axis.length - overlap) / (room - overlap) - EPS))
    best, *others = divided(width, height, paper, overlap)
    assert all(best.count <= other.count for other in others)


@settings(max_examples=100)
@given(lengths, lengths, papers, overlaps)
def test_the_poster_lies_on_whole_half_points(width: float, height: float, paper: Page, overlap: float) -> None:
    for raster in divided(width, height, paper, overlap):
        for axis in (raster.x, raster.y):
            for n in range(axis.count):
                points = axis.place(n) / GRAIN
                assert points == pytest.approx(round(points), abs=EPS)


@settings(max_examples=100)
@given(lengths, papers, overlaps, st.floats(0, 1), st.floats(0, 1))
def test_sheets_of_a_stretch(length: float, paper: Page, overlap: float, a: float, b: float) -> None:
    axis = divided(length, 100.0, paper, overlap)[0].x
    low, high = sorted((a * length, b * length))
    assume(high - low > 0.01)
    met = {n for n, (begin, end) in enumerate(windows(axis)) if begin < high - EPS and end > low + EPS}
    near = {n for n, (begin, end) in enumerate(windows(axis)) if begin < high + EPS and end > low - EPS}
    assert met <= set(axis.sheets(low, high)) <= near


def test_fewer_sheets_win_over_the_poster_s_orientation() -> None:
    best = divided(841.0, 594.0, page_of("A4"), 10.0)[0]
    assert (best.x.count, best.y.count, best.paper.width) == (5, 3, 210.0)


def test_of_equals_the_one_with_less_to_glue_wins() -> None:
    best, other = divided(224.0, 273.0, page_of("A4"), 10.0)
    assert best.count == other.count == 2
    assert (best.x.count, best.y.count) == (1, 2), "a seam of 224 mm, not one of 273 mm"


def test_a_poster_that_fits_takes_one_sheet_and_lies_in_its_middle() -> None:
    best = divided(150.0, 100.0, page_of("A4"), 10.0)[0]
    assert best.count == 1
    assert best.paper.width == 297.0
    assert best.x.place(0) == pytest.approx((297 - 150) / 2, abs=2 * GRAIN)
    assert best.y.place(0) == pytest.approx((210 - 100) / 2, abs=2 * GRAIN)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.floats(0, 560), st.floats(2, 40)), max_size=12), st.booleans())
def test_seams_cut_as_little_as_they_can(spans: list[tuple[float, float]], rtl: bool) -> None:
    """The seams are tried in 160 places, but never so that a sheet at the end becomes a strip."""
    blocks = Blocks(
        low=0.0, high=600.0, starts=tuple(sorted(a for a, _ in spans)), ends=tuple(sorted(a + w for a, w in spans))
    )
    axis = rasters(600.0, 150.0, page_of("A4"), 10.0, blocks, PLAIN, rtl=rtl)[0].x

    def cuts(start: float) -> int:
        first = start + (axis.reach if rtl else axis.step)
        seams = [first + n * axis.step for n in range(axis.count - 1)]
        return sum(1 for seam in seams for a, w in spans if a - 1 < seam < a + w + 1)

    assert axis.count >= 3
    assert cuts(axis.start) == axis.cut[0]
    spare = round((axis.count * axis.step + 10.0 - 600.0) / GRAIN - 0.5)
    most = (axis.step * 2 / 3) / GRAIN
    shifts = [s for s in range(0, spare + 1, max(1, ceil(spare / 160))) if s < most and spare - s < most]
    assert axis.cut[0] == min(cuts(-shift * GRAIN) for shift in shifts)


@settings(max_examples=100)
@given(lengths, papers, overlaps)
def test_no_sheet_is_a_mere_strip(length: float, paper: Page, overlap: float) -> None:
    raster = divided(length, 100.0, paper, overlap)[0]
    for axis in (raster.x, raster.y):
        if axis.count > 1:
            assert all(end - begin >= overlap + axis.step / 3 - EPS for begin, end in windows(axis))


@pytest.mark.parametrize("overlap", [-1.0, 95.0, 300.0, float("nan"), float("inf")])
def test_an_overlap_out_of_range_names_the_range(overlap: float) -> None:
    with pytest.raises(TileError, match=r"cannot be had on A4; it goes from 0 to less than 95 mm$") as caught:
        divided(841.0, 594.0, page_of("A4"), overlap)
    assert "\n" not in str(caught.value)


def test_the_largest_overlap_works() -> None:
    assert divided(300.0, 300.0, page_of("A4"), 94.9)[0].count >= 4


def test_too_many_sheets_name_a_paper_that_does() -> None:
    with pytest.raises(TileError) as caught:
        divided(5000.0, 5000.0, page_of("A5"), 10.0)
    message = str(caught.value)
    assert message.startswith("5,000 × 5,000 mm take 1,204 sheets of A5; ")
    assert f"at most {MOST} are made: A3 would do" in message
    assert divided(5000.0, 5000.0, page_of("A3"), 10.0)[0].count <= MOST


def test_too_many_sheets_even_of_the_largest() -> None:
    with pytest.raises(TileError, match="so the poster must be smaller"):
        divided(40_000.0, 40_000.0, page_of("A4"), 10.0)


def test_paper_too_small_for_tiles() -> None:
    with pytest.raises(TileError, match="at least 80 mm"):
        divided(841.0, 594.0, page_of("60x200mm"), 10.0)
