"""Where a map may be folded: stages dealt out to bands."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise


def fold(stages: tuple[int, ...], bands: int) -> tuple[int, ...]:
    """Deals stages out: the longest band as short as possible, then all as equal as possible, then the first longer.

    Args:
        stages: number of columns of each stage. bands: how many; from 1 to the number of stages.

    Returns:
        the first column of each band but the first.
    """
    starts = [0, *accumulate(stages)]
    count = len(stages)
    most = _least_longest(stages, bands)
    # best[n]: the stages from n on, dealt out to so many bands of `most` columns each; None where that cannot be.
    best = [_before(starts[-1] - starts[n], most, (), _NOTHING) for n in range(count)]
    for used in range(2, bands + 1):
        best = [
            min(filter(None, (
                _before(starts[end] - starts[n], most, (starts[end],), best[end])
                for end in range(n + 1, count - used + 2)
            )), default=None)
            for n in range(count)
        ]  # fmt: skip
    assert best[0]  # noqa: S101 - `most` is enough for so many bands
    return best[0][2]


_Worth = tuple[int, tuple[int, ...], tuple[int, ...]]
"""Of some bands: sum of squares, lengths from the first (longer ones first), cuts."""
_NOTHING: _Worth = (0, (), ())


def _before(columns: int, most: int, cut: tuple[int, ...], rest: _Worth | None) -> _Worth | None:
    """A band in front of others; None where it is too long or there is no way to deal out the rest."""
    if rest is None or columns > most:
        return None
    squares, lengths, cuts = rest
    return squares + columns * columns, (-columns, *lengths), (*cut, *cuts)


def _least_longest(stages: tuple[int, ...], bands: int) -> int:
    """How long the longest of so many bands has to be."""
    candidates = range(max(stages), sum(stages) + 1)
    return candidates[bisect_left(candidates, True, key=lambda most: needed(stages, most) <= bands)]


def widths(stages: tuple[int, ...], cuts: tuple[int, ...]) -> tuple[int, ...]:
    """Number of columns of each band."""
    return tuple(b - a for a, b in pairwise((0, *cuts, sum(stages))))


def needed(stages: tuple[int, ...], most: int) -> int:
    """How many bands it takes with at most so many columns each; no stage has more."""
    bands, used = 1, 0
    for stage in stages:
        if used + stage > most:
            bands, used = bands + 1, 0
        used += stage
    return bands
