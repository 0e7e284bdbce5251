"""Which of two runs comes first across their strip, and in what order all of them lie.

For each pair, the order that crosses less follows from where the runs turn:

    ──────┐ a                 a lies before b: no crossing
    ──────┼─┐ b  ...          b before a: the way out of a would cross b
          ▼ ▼

The pairs make a graph; it is worked off from its sources. Where it has a cycle, the run with the most to
gain goes first (the greedy treatment of cycles follows P. Eades, X. Lin and W. F. Smyth, 1993).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from blueprint.routing.field import CLEAR
from blueprint.routing.run import Run

LABEL_WEIGHT = 1000.0
MUST = float("inf")

Relations = list[dict[int, float]]
"""For each run and each that overlaps it: > 0 if it lies before, < 0 if after it, by how much; or MUST."""


def relate(group: list[Run], pairs: list[tuple[int, int]]) -> Relations:
    """Return the relations of all pairs that overlap."""
    relations: Relations = [{} for _ in group]
    for i, j in pairs:
        weight = preference(group[i], group[j])
        relations[i][j] = weight
        relations[j][i] = -weight
    return relations


def preference(one: Run, other: Run) -> float:
    """Say how many crossings less there are with `one` before `other`; MUST or -MUST if it has to be so."""
    if not one.taps:
        return _label_preference(one, other)
    if not other.taps:
        return -_label_preference(other, one)
    weight = 0.0
    for place, way, _, _ in one.taps:
        if other.start < place < other.end:
            weight -= way
    for place, way, _, _ in other.taps:
        if one.start < place < one.end:
            weight += way
    return weight + _at_ends(one, other)


def _at_ends(one: Run, other: Run) -> float:
    """What follows from legs that leave both runs in the same place."""
    weight = 0.0
    for place, way, key, is_exact in one.taps:
        for place_2, way_2, key_2, is_exact_2 in other.taps:
            if way != way_2 and is_exact and is_exact_2 and abs(place - place_2) < CLEAR:
                return MUST if way < way_2 else -MUST
            if place != place_2:
                continue
            if way != way_2:
                weight += way_2
            elif key != key_2:
                weight += 1 if key < key_2 else -1
    return weight


def _label_preference(label: Run, run: Run) -> float:
    """A label stands between the card and the run to which its leg leads; foreign legs do not enter it."""
    low, high = label.zone
    weight = 0.0
    for place, way, _, is_exact in run.taps:
        if is_exact and low < place < high:
            weight += LABEL_WEIGHT * (-way if run is label.owner else way)
    return weight


def sort_runs(relations: Relations) -> list[int]:
    """Return the order in which the runs lie."""
    queue = _Queue(relations)
    return [queue.take() for _ in relations]


class _Queue:
    """The runs that are not placed yet, the best one first."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        count = len(relations)
        self.waiting = [True] * count
        self.inflow = [0.0] * count
        self.outflow = [0.0] * count
        self.bound = [0] * count
        for i, related in enumerate(relations):
            for weight in related.values():
                if weight == -MUST:
                    self.bound[i] += 1
                elif 0 < weight < MUST:
                    self.outflow[i] += weight
                elif weight < 0:
                    self.inflow[i] -= weight
        self.heap = [(self._rank(i), i) for i in range(count) if not self.bound[i]]
        heapify(self.heap)

    def _rank(self, i: int) -> tuple[bool, float]:
        inflow = self.inflow[i]
        return (inflow > 0, inflow - self.outflow[i] if inflow > 0 else 0.0)

    def take(self) -> int:
        """Take out the next run."""
        while self.heap:
            rank, i = heappop(self.heap)
            if self.waiting[i] and rank == self._rank(i):
                break
        else:
            i = self.waiting.index(True)  # a circle of musts: the ports are settled so that there is none
        self.waiting[i] = False
        self._release(i)
        return i

    def _release(self, i: int) -> None:
        """Tell the others that a run has its place."""
        for j, weight in self.relations[i].items():
            if not self.waiting[j] or weight == 0:
                continue
            if weight == MUST:
                self.bound[j] -= 1
            elif weight > 0:
                self.inflow[j] -= weight
            elif weight > -MUST:
                self.outflow[j] += weight
            if self.bound[j] <= 0:
                heappush(self.heap, (self._rank(j), j))
