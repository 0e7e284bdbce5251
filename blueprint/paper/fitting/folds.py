"""Where a map may be folded: stages dealt out to bands."""

from __future__ import annotations

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
    # best[n]: of the stages from n on, dealt out to so many bands: longest, sum of squares, cuts.
    best = [_worth(starts[-1] - starts[n], ()) for n in range(count)]
    for used in range(2, bands + 1):
        best = [
            min(_before(starts[end] - starts[n], starts[end], best[end]) for end in range(n + 1, count - used + 2))
            if n + used <= count
            else best[n]
            for n in range(count)
        ]
    return best[0][3]


_Worth = tuple[int, int, tuple[int, ...], tuple[int, ...]]


def _worth(columns: int, cuts: tuple[int, ...]) -> _Worth:
    """Of one band: longest, sum of squares, lengths from the first (longer ones first), cuts."""
    return columns, columns * columns, (-columns,), cuts


def _before(columns: int, cut: int, rest: _Worth) -> _Worth:
    """A band in front of others."""
    longest, squares, lengths, cuts = rest
    return max(columns, longest), squares + columns * columns, (-columns, *lengths), (cut, *cuts)


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
