"""How a channel is shared out among the parts between its separators."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.routing.channels import Cover, deal_runs, part_sizes
from blueprint.routing.run import Run, label_run

UP, DOWN = -1, 1
CLEAR, BEFORE, AFTER = 9.0, 8.0, 5.0


def turning(low: float, high: float, first: int, second: int) -> Run:
    """A run that turns at both of its ends."""
    run = Run(low, high, [(low, first, [], True), (high, second, [], True)])
    run.edge = first if first == second else 0
    return run


def crossings(runs: list[Run], others: list[Run], way: int) -> int:
    """How often the legs that leave runs in a direction cross other runs."""
    taps = [place for run in runs for place, leaves, _, _ in run.taps if leaves == way]
    return sum(other.start < place < other.end for other in others for place in taps)


@st.composite
def channels(draw: st.DrawFn) -> list[Run]:
    way = st.sampled_from([UP, DOWN])
    runs = []
    for _ in range(draw(st.integers(0, 12))):
        low = draw(st.integers(0, 12)) * 10.0
        high = low + draw(st.integers(1, 8)) * 10.0
        if draw(st.integers(0, 4)):
            runs.append(turning(low, high, draw(way), draw(way)))
        else:
            runs.append(label_run(low, high, 8))
    return runs


@settings(max_examples=300)
@given(channels(), st.integers(1, 3))
def test_runs_lie_where_they_cross_fewest(runs: list[Run], separators: int) -> None:
    parts = deal_runs(runs, separators)
    assert len(parts) == separators + 1
    assert sorted(id(run) for part in parts for run in part) == sorted(map(id, runs))
    upper = [run for run in runs if run.edge == UP]
    lower = [run for run in runs if run.edge == DOWN]
    assert parts[0][: len(upper)] == upper
    assert parts[-1][: len(lower)] == lower
    through = [run for run in runs if run.taps and not run.edge]
    if through:
        above, below = crossings(through, lower, DOWN), crossings(through, upper, UP)
        is_below = through[0] in parts[-1]
        assert is_below == ((below, len(lower)) < (above, len(upper)))
        assert all(run in parts[-1 if is_below else 0] for run in through)
    labels = [run for run in runs if not run.taps]
    if labels:
        (part,) = [part for part in parts if labels[0] in part]
        assert part[-len(labels) :] == labels
        assert all(len(part) - len(labels) <= len(other) for other in parts)


def test_a_channel_without_separators_is_one_part() -> None:
    runs = [turning(0, 50, UP, UP), turning(10, 90, UP, DOWN), label_run(0, 9, 8), turning(0, 50, DOWN, DOWN)]
    assert deal_runs(runs, 0) == [runs]


def test_a_run_does_not_lie_over_its_own_ends() -> None:
    cover = Cover([turning(0, 50, UP, UP), turning(50, 90, UP, UP), turning(20, 70, UP, UP)])
    assert [cover.count(place) for place in (-1, 0, 10, 20, 50, 60, 70, 80, 90, 99)] == [0, 0, 1, 1, 1, 2, 1, 1, 0, 0]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([-1.0, 0.0, 12.5, 40.0]), min_size=2, max_size=4), st.floats(0, 300))
def test_what_is_left_over_makes_the_lowest_parts_as_high_as_others(extents: list[float], least: float) -> None:
    sizes = part_sizes(extents, least, CLEAR, BEFORE, AFTER)
    needed = [extent + 2 * CLEAR if extent >= 0 else 2 * CLEAR for extent in extents]
    needed[0] = BEFORE + extents[0] + CLEAR if extents[0] >= 0 else CLEAR
    needed[-1] = CLEAR + extents[-1] + AFTER if extents[-1] >= 0 else CLEAR
    assert sum(sizes) == pytest.approx(max(least, sum(needed)))
    level = min(sizes)
    for size, need in zip(sizes, needed, strict=True):
        assert size == pytest.approx(max(need, level))


@pytest.mark.parametrize(
    ("extent", "least", "height"),
    [(-1.0, 20.0, 20.0), (-1.0, 3.0, 3.0), (0.0, 3.0, BEFORE + AFTER), (30.0, 90.0, 90.0)],
)
def test_one_part_is_the_whole_channel(extent: float, least: float, height: float) -> None:
    assert part_sizes([extent], least, CLEAR, BEFORE, AFTER) == [height]


def test_an_outer_part_without_runs_keeps_the_larger_of_its_spaces() -> None:
    assert part_sizes([-1.0, 10.0], 0.0, 4.0, 8.0, 5.0) == [8.0, 19.0]
    assert part_sizes([-1.0, -1.0, -1.0], 0.0, 4.0, 8.0, 5.0) == [8.0, 8.0, 5.0]
    assert all(a <= b for a, b in pairwise(part_sizes([0.0, 5.0, 10.0], 12.0, 4.0, 4.0, 4.0)))
