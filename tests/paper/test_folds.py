"""Stages dealt out to bands."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.paper.fitting.folds import fold, needed, widths

STAGES = st.lists(st.integers(1, 9), min_size=1, max_size=9).map(tuple)


def every_way(stages: tuple[int, ...], bands: int) -> list[tuple[int, ...]]:
    """All ways to cut, the slow way."""
    ends = list(accumulate(stages))[:-1]

    def choose(rest: list[int], wanted: int) -> list[tuple[int, ...]]:
        if wanted == 0:
            return [()]
        return [(rest[n], *more) for n in range(len(rest)) for more in choose(rest[n + 1 :], wanted - 1)]

    return choose(ends, bands - 1)


@given(stages=STAGES, data=st.data())
@settings(max_examples=120)
def test_the_longest_band_is_as_short_and_the_bands_as_equal_as_can_be(
    stages: tuple[int, ...], data: st.DataObject
) -> None:
    bands = data.draw(st.integers(1, len(stages)))

    cuts = fold(stages, bands)

    worth = [(max(w), sum(n * n for n in w)) for w in (widths(stages, c) for c in every_way(stages, bands))]
    found = widths(stages, cuts)
    assert len(found) == bands
    assert cuts in every_way(stages, bands)
    assert (max(found), sum(n * n for n in found)) == min(worth)


def test_a_long_band_leaves_the_others_equal() -> None:
    assert widths((1, 7, 1, 6, 1, 1, 1, 3, 3), fold((1, 7, 1, 6, 1, 1, 1, 3, 3), 6)) == (1, 7, 7, 3, 3, 3)


@given(stages=STAGES, extra=st.integers(0, 20))
@settings(max_examples=80)
def test_as_many_bands_as_needed_and_not_one_less(stages: tuple[int, ...], extra: int) -> None:
    most = max(stages) + extra

    bands = needed(stages, most)

    assert max(widths(stages, fold(stages, bands))) <= most
    if bands > 1:
        assert max(widths(stages, fold(stages, bands - 1))) > most
