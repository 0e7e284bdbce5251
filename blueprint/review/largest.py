"""Which gap is told first.

In: `GapTold`s. Out: the same gap at the same place, once for each persona that has it.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.review.values import GapTold


def largest_gap(gaps: Sequence[GapTold]) -> tuple[GapTold, ...]:
    """The gap whose sizes come to most over all personas, then the one that most speaks for; the first of equal ones.

    A gap that several personas have so comes before one that is wide for a single persona only.

    Returns:
        it, for each persona that has it, the widest first; empty without gaps.
    """
    places: dict[tuple[int, str | None], list[GapTold]] = {}
    for one in gaps:
        places.setdefault((one.gap.number, one.gap.place), []).append(one)
    most = max(places.values(), key=_weight, default=[])
    return tuple(sorted(most, key=lambda one: -(one.gap.size or 0.0)))


def _weight(same: Sequence[GapTold]) -> tuple[float, int]:
    return round(sum(one.gap.size or 0.0 for one in same), 9), max(len(one.gap.evidence) for one in same)
