"""Putting the runs of one strip beside each other.

Runs that overlap get an order first. Then each takes the lowest place that keeps the order and the
distances. Runs that do not overlap, directly or through others, do not care about each other.
"""

from __future__ import annotations

from blueprint.routing.order import Relations, relate, sort_runs
from blueprint.routing.run import LABEL_AIR, Run

TINY = 1e-6


def pack(runs: list[Run], gap: float, slack: float = 0.0) -> list[tuple[list[Run], float]]:
    """Place runs across their strip, from 0 on, `gap` apart where they overlap.

    Args:
        runs: all runs of the strip.
        gap: distance of neighbours.
        slack: by how much a label may reach further out than a run.

    Returns:
        Groups of runs that overlap each other, with the room across that each group takes.
    """
    groups: list[tuple[list[Run], float]] = []
    for group, pairs in _groups(sorted(runs, key=lambda run: (run.low, run.high))):
        if len(group) > 1:
            relations = relate(group, pairs)
            _assign(group, relations, sort_runs(relations), gap)
        outer = [max(0.0, run.half - slack) for run in group]
        lowest = min(run.at - edge for run, edge in zip(group, outer, strict=True))
        highest = max(run.at + edge for run, edge in zip(group, outer, strict=True))
        for run in group:
            run.at -= lowest
        groups.append((group, highest - lowest))
    return groups


def _groups(runs: list[Run]) -> list[tuple[list[Run], list[tuple[int, int]]]]:
    """Split into runs that overlap, directly or through others, with the pairs that do directly."""
    result: list[tuple[list[Run], list[tuple[int, int]]]] = []
    group: list[Run] = []
    pairs: list[tuple[int, int]] = []
    active: list[int] = []
    for run in runs:
        active = [i for i in active if group[i].high > run.low]
        if not active:
            group, pairs = [], []
            result.append((group, pairs))
        number = len(group)
        pairs.extend((i, number) for i in active)
        active.append(number)
        group.append(run)
    return result


def _distance(one: Run, other: Run, gap: float) -> float:
    if not one.half and not other.half:
        return gap
    distance = gap if one.taps and other.taps else 0.0
    for label, run in ((one, other), (other, one)):
        if label.half and run.taps and label.zone[0] < run.high and run.low < label.zone[1]:
            distance = max(distance, label.half + LABEL_AIR)
    if one.half and other.half:
        overlap = min(one.zone[1], other.zone[1]) - max(one.zone[0], other.zone[0])
        if overlap > LABEL_AIR + TINY:  # both zones include the air that is needed once
            distance = max(distance, one.half + other.half + LABEL_AIR)
    return distance


def _assign(group: list[Run], relations: Relations, order: list[int], gap: float) -> None:
    placed = [False] * len(group)
    for i in order:
        run = group[i]
        base = 0.0
        others: list[tuple[float, float]] = []
        for j, weight in relations[i].items():
            if placed[j]:
                other = group[j]
                distance = _distance(run, other, gap)
                if weight < 0:
                    base = max(base, other.at + distance)
                else:
                    others.append((other.at - distance, other.at + distance))
        others.sort()
        for low, high in others:
            if low < base < high:
                base = high
        run.at = base
        placed[i] = True
