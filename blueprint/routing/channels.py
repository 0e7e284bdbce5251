"""How a channel is shared out between the parts above, between and below its separators.

    ─────────────────────────── lower edge of the row above
      part 0: runs that turn up at both ends
    ═══════════════════════════ separator
      part 1: runs that turn down at both ends
    ─────────────────────────── upper edge of the row below

A run that turns up at one end and down at the other crosses the separators anyway; all of
them take the part in which they meet fewer others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from blueprint.routing.run import Run

TINY = 1e-6


def deal_runs(runs: list[Run], separators: int) -> list[list[Run]]:
    """Deal the runs of a channel to its parts."""
    if not separators:
        return [runs]
    parts: list[list[Run]] = [[] for _ in range(separators + 1)]
    free: list[Run] = []
    labels: list[Run] = []
    for run in runs:
        if run.edge:
            parts[0 if run.edge < 0 else -1].append(run)
        else:
            (free if run.taps else labels).append(run)
    above, below = Cover(parts[0]), Cover(parts[-1])
    rising = sum(above.count(tap[0]) for run in free for tap in run.taps if tap[1] < 0)
    falling = sum(below.count(tap[0]) for run in free for tap in run.taps if tap[1] > 0)
    is_below = (rising, len(parts[-1])) < (falling, len(parts[0]))
    parts[-1 if is_below else 0] += free
    emptiest = min(parts, key=len)
    emptiest += labels
    return parts


class Cover:
    """Counts the runs that pass a place."""

    def __init__(self, runs: list[Run]) -> None:
        self.starts = sorted(run.start for run in runs)
        self.ends = sorted(run.end for run in runs)

    def count(self, place: float) -> int:
        """Return how many runs lie over a place."""
        return bisect_left(self.starts, place) - bisect_right(self.ends, place)


def part_sizes(extents: list[float], least: float, clear: float, before: float, after: float) -> list[float]:
    """Return the heights of a channel's parts.

    Args:
        extents: room that the runs of each part take; -1 for a part without runs.
        least: height of the whole channel at least; what is left over goes to the lowest parts first.
        clear: space on both sides of a separator.
        before, after: space below the channel's upper and above its lower edge.
    """
    last = len(extents) - 1
    sizes: list[float] = []
    for index, extent in enumerate(extents):
        upper = before if index == 0 else clear
        lower = after if index == last else clear
        sizes.append(
            upper + extent + lower if extent >= 0 else (upper + lower if 0 < index < last else max(upper, lower))
        )
    if last == 0 and extents[0] < 0:
        return [least]
    spare = least - sum(sizes)
    while spare > TINY:
        low = min(sizes)
        lowest = [i for i, size in enumerate(sizes) if size - low < TINY]
        higher = [size for size in sizes if size - low >= TINY]
        step = spare / len(lowest)
        if higher:
            step = min(step, min(higher) - low)
        for i in lowest:
            sizes[i] += step
        spare -= step * len(lowest)
    return sizes
