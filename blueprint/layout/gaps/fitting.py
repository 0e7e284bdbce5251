"""Finds free places for badges on their lines, once everything else is placed.

In: a plan and the badges that are wanted. Out: the middle of each badge along its line, where there is room.

    ┌────┐        ┌────┐
    └──┬─┘        └──┬─┘
    ───●─────❯3❮─────●──     in the middle of the widest free piece in its column
    ┌──▼─┐        ┌──▼─┐
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from blueprint.frozen import frozen
from blueprint.layout.gaps.places import AIR, BADGE, TRACK_CLEAR, Badge
from blueprint.routing.plan import Plan

BESIDE = 4.0
"""Between badges that stand side by side."""
_BUBBLE = 9.0
_ASIDE = 10.0
"""How much further a badge of a stage rather stands from what it must not touch."""
Span = tuple[float, float]


@frozen
class FittedBadge:
    """A badge with the x of its middle in the plan."""

    badge: Badge
    x: float


def fitted(
    plan: Plan, badges: tuple[Badge, ...], columns: tuple[Span, ...], first: int, crossing: float
) -> tuple[tuple[FittedBadge, ...], tuple[Badge, ...]]:
    """Badges with their places, and those that found none.

    Args:
        plan: with the tracks of the badges among its separators.
        columns: edges of the steps' columns. first: number of the first of them in the whole drawing.
        crossing: radius of the dot where a connector crosses a line.
    """
    heights = dict(plan.separators)
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    taken: dict[str, list[Span]] = {}
    done: list[FittedBadge] = []
    homeless: list[Badge] = []

    def key(badge: Badge) -> tuple[str, str]:
        return badge.track, badge.owner

    ordered = sorted(badges, key=key)
    for (track, _), group in groupby(ordered, key):
        members = sorted(group, key=lambda badge: badge.gap.gap)
        one = members[0]
        blocked = [*_blocked(plan, heights[track], crossing), *taken.get(track, ())]
        whole = columns[one.first - first][0], columns[one.last - first][1]
        wide = edges[one.first - first], edges[one.last - first + 1]
        width = len(members) * BADGE + (len(members) - 1) * BESIDE
        middle = (whole[0] + whole[1]) / 2 if one.last > one.first else None
        start = next(
            (s for s in (_start(blocked, area, width, middle) for area in (whole, wide)) if s is not None), None
        )
        if start is None:
            homeless += members
            continue
        taken.setdefault(track, []).append((start - AIR, start + width + AIR))
        done += [FittedBadge(b, start + BADGE / 2 + n * (BADGE + BESIDE)) for n, b in enumerate(members)]
    done.sort(key=lambda fit: (badges.index(fit.badge), fit.x))
    return tuple(done), tuple(homeless)


def _start(blocked: list[Span], area: Span, width: float, middle: float | None) -> float | None:
    """The left edge of a free piece: nearest to a middle, else in the middle of the widest piece."""
    offers = []
    for low, high in _free(blocked, area):
        if high - low < width:
            continue
        if middle is None:
            offers.append((low - high, (low + high - width) / 2))
        else:
            aside = min(_ASIDE, (high - low - width) / 2)
            start = min(max(middle - width / 2, low + aside), high - width - aside)
            offers.append((abs(start + width / 2 - middle), start))
    return min(offers)[1] if offers else None


def _free(blocked: list[Span], area: Span) -> Iterator[Span]:
    """What is left of an area."""
    at = area[0]
    for low, high in sorted(blocked):
        if high <= at:
            continue
        if low >= area[1]:
            break
        if low > at:
            yield at, low
        at = high
    if at < area[1]:
        yield at, area[1]


def _blocked(plan: Plan, y: float, crossing: float) -> list[Span]:
    """What stands or runs where badges of a height would be, with air around it."""
    top, bottom = y - TRACK_CLEAR, y + TRACK_CLEAR
    spans: list[Span] = []
    for route in plan.routes:
        for p, q in pairwise(route.points):
            if max(p.y, q.y) > top and min(p.y, q.y) < bottom:
                more = AIR + (crossing if p.x == q.x else 0.0)
                spans.append((min(p.x, q.x) - more, max(p.x, q.x) + more))
        if route.label and route.label.bottom > top and route.label.y < bottom:
            spans.append((route.label.x - AIR, route.label.right + AIR))
        if route.bubble and top - _BUBBLE < route.bubble.y < bottom + _BUBBLE:
            spans.append((route.bubble.x - _BUBBLE - AIR, route.bubble.x + _BUBBLE + AIR))
    return spans
