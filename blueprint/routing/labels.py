"""Room for labels, reserved while gutters and channels are packed.

in a gutter                on a run                        beside a run

┌───┐        ┌───┐     ┌───┐                  ┌───┐        ┌───┐
│   ├─ yes ─►│   │     │   │                  │   │        └─┬─┘
└───┘        └───┘     └─┬─┘                  └─▲─┘          │ sends order
the gutter widens      └──── try again ───────┘            ▼   the channel grows
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from enum import Enum

from blueprint.routing.course import Course
from blueprint.routing.field import CLEAR
from blueprint.routing.run import LABEL_AIR, Run, label_run

END_AIR = 12.0
"""Least length of a run that shows at both ends of a label on it."""
GUTTER_AIR = 6.0
BESIDE = 5.0
"""Distance of a label from the vertical run beside which it stands."""

Size = tuple[float, float]


class Spot(Enum):
    """Where a label goes, as far as the path alone says."""

    GUTTER = "gutter"
    RUN = "run"
    ROW = "row"
    BESIDE = "beside"


def label_spot(course: Course, shared: int) -> tuple[Spot, int]:
    """Return where the label of a course goes and on which of its legs (0 if that does not matter).

    Its first legs, as many as it shares with others, carry no label.
    """
    legs = range(shared, len(course.strips))
    lengths = [abs(course.stops[leg + 2] - course.stops[leg]) for leg in range(len(course.strips))]
    flat = [leg for leg in legs if course.is_vertical != (leg % 2 == 0)]
    runs = [leg for leg in flat if not course.strips[leg] & 1]
    if runs:
        return Spot.RUN, max(runs, key=lambda leg: (lengths[leg], -leg))
    if len(course.strips) == 1 and not shared:
        if course.is_vertical:
            return Spot.BESIDE, 0
        return (Spot.GUTTER if lengths[0] == 2 else Spot.ROW), 0  # noqa: PLR2004 - column, gutter, column
    if max((lengths[leg] for leg in flat), default=0) > 1:
        return Spot.ROW, max(flat, key=lambda leg: (lengths[leg], -leg))
    if course.a.row == course.b.row and not shared and course.a is not course.b:
        return Spot.GUTTER, 0
    return Spot.BESIDE, 0


def gutter_label(run: Run | None, size: Size, y: float) -> Run:
    """Return the room for a label between two neighbours, or between a card and the run beside it."""
    width, height = size
    return label_run(y - height / 2, y + height / 2, width / 2 + GUTTER_AIR, run)


class Uprights:
    """The x of all vertical legs, by the channel or row that they touch."""

    def __init__(self, strips: int) -> None:
        self.lines: list[list[float]] = [[] for _ in range(strips)]

    def add(self, x: float, start: int, end: int) -> None:
        """Note a leg from one strip to another."""
        for strip in range(min(start, end), max(start, end) + 1):
            self.lines[strip].append(x)

    def sort(self) -> None:
        """Make ready for questions."""
        for line in self.lines:
            line.sort()

    def is_free(self, strip: int, low: float, high: float) -> bool:
        """Say whether no leg stands between two x."""
        line = self.lines[strip]
        return bisect_left(line, low) == bisect_right(line, high)

    def window(self, strip: int, low: float, high: float, width: float) -> float | None:
        """Return the middle of the free place of some width that is closest to the middle of low..high."""
        line = self.lines[strip]
        edges = [low - LABEL_AIR, *line[bisect_right(line, low) : bisect_left(line, high)], high + LABEL_AIR]
        centre, need = (low + high) / 2, width / 2 + LABEL_AIR
        best: float | None = None
        for i in range(len(edges) - 1):
            first, last = edges[i] + need, edges[i + 1] - need
            if first <= last:
                place = min(max(centre, first), last)
                if best is None or abs(place - centre) < abs(best - centre):
                    best = place
        return best

    def block(self, strip: int, low: float, high: float) -> None:
        """Keep others from a place that a label has taken."""
        insort(self.lines[strip], low)
        insort(self.lines[strip], high)


def run_label(run: Run, uprights: Uprights, strip: int, size: Size) -> float | None:
    """Reserve room on a horizontal run of a channel; return the x of the label's middle, or None."""
    low, high = run.low + CLEAR / 2, run.high - CLEAR / 2
    x = uprights.window(strip, low + END_AIR, high - END_AIR, size[0])
    if x is not None:
        run.set_label(x - size[0] / 2, x + size[0] / 2, size[1] / 2)
    return x


def loop_label(run: Run, uprights: Uprights, strip: int, size: Size, width: float) -> float | None:
    """Reserve room next to the short run of a loop from a card to itself."""
    for left in (run.end + BESIDE, run.start - BESIDE - size[0]):
        right = left + size[0]
        if left >= 0 and right <= width and uprights.is_free(strip, left - LABEL_AIR, right + LABEL_AIR):
            run.set_label(left, right, size[1] / 2)
            run.low, run.high = min(run.low, run.zone[0]), max(run.high, run.zone[1])
            return (left + right) / 2
    return None


def beside_label(x: float, uprights: Uprights, strip: int, size: Size, width: float) -> Run | None:
    """Reserve room beside a vertical leg in a channel that it passes; None if both sides are taken."""
    for left in (x + BESIDE, x - BESIDE - size[0]):
        right = left + size[0]
        if left >= 0 and right <= width and uprights.is_free(strip, left - LABEL_AIR, right + LABEL_AIR):
            uprights.block(strip, left, right)
            return label_run(left, right, size[1] / 2)
    return None
