"""A straight part of a connector inside a gutter or channel, before it has its place."""

from __future__ import annotations

LABEL_AIR = 4.0
"""Least distance of a label from foreign runs."""

Tap = tuple[float, int, list[int], bool]
"""Place along the run, direction in which the next leg leaves (-1 or +1), the turns beyond it as numbers
(smaller = rather before), and whether the place is exact or only the middle of a strip."""


class Run:
    """A leg inside a gutter or channel, or the label of one.

    Attributes:
        low, high: what it covers along the strip, for overlaps.
        taps: where it is joined to other legs; none for a label.
        start, end: lowest and highest place of a tap.
        zone, half: for a label on or beside a run, its place along the strip (with air) and half of its
            size across; 0 without one.
        edge: -1 or 1 if both its neighbours lie on that side of it, else 0.
        owner: of a label, the run to which its own leg leads.
        at: its place across the strip.
    """

    __slots__ = ("at", "edge", "end", "half", "high", "low", "owner", "start", "taps", "zone")

    def __init__(self, low: float, high: float, taps: list[Tap]) -> None:
        self.low = low
        self.high = high
        self.taps = taps
        self.start = min([tap[0] for tap in taps], default=high)
        self.end = max([tap[0] for tap in taps], default=low)
        self.at = 0.0
        self.zone = (high, low)
        self.half = 0.0
        self.owner: Run | None = None
        self.edge = 0

    def join(self, other: Run) -> None:
        """Take in another leg of the same bundle that lies on the same line."""
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        known = {(tap[0], tap[1]) for tap in self.taps}
        self.taps += [tap for tap in other.taps if (tap[0], tap[1]) not in known]

    def set_label(self, low: float, high: float, half: float) -> None:
        """Reserve room for a label along low..high."""
        self.zone = (low - LABEL_AIR, high + LABEL_AIR)
        self.half = half


def label_run(low: float, high: float, half: float, owner: Run | None = None) -> Run:
    """Return a run that only stands for a label."""
    run = Run(low - LABEL_AIR, high + LABEL_AIR, [])
    run.set_label(low, high, half)
    run.owner = owner
    return run
