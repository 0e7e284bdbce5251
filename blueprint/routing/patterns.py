"""The shapes a connector may have: which strips it can follow from one card to another.

A path is (side of the source, side of the target, strips). Strips alternate; the first one is the
column of the port for sides TOP and BOTTOM, the row of the card for LEFT and RIGHT; so does the last.

    0 bends   ┤───►├      1 bend   ┤──┐      2 bends  ┤──┐        ┌──┐
                                      ▼                  └──►├    │  ▼

    3 bends   ┤──┐           4 bends   ┤──┐      ┌──►├
                 └───┐                    └──────┘
                     ▼

Only channels between the rows of the two ends, and those next to them, are used, so that a path passes
each separator between its ends once and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blueprint.routing.field import BOTTOM, LEFT, RIGHT, TOP, Box, Field

Path = tuple[int, int, tuple[int, ...]]


class Patterns:
    """Enumerates paths between two cards of a field, by their number of bends."""

    def __init__(self, field: Field) -> None:
        self.field = field

    def by_bends(self, a: Box, b: Box) -> Iterator[tuple[int, Callable[[], list[Path]]]]:
        """Yield the number of bends and a function that returns the paths with that many, fewest first.

        A loop beside its card counts as four bends: it is tried only where one over the card costs more.
        """
        if a is b:
            yield 2, lambda: self._loops_over(a)
            yield 4, lambda: self._loops_beside(a)
            return
        yield 0, lambda: self._straight(a, b)
        yield 1, lambda: self._one_bend(a, b)
        yield 2, lambda: self._in_gutter(a, b) + self._in_channel(a, b)
        yield 3, lambda: self._side_to_end(a, b) + [_reverse(path) for path in self._side_to_end(b, a)]
        yield 4, lambda: self._side_to_side(a, b) + self._end_to_end(a, b)
        yield 6, lambda: self._around(a, b)

    # -- what a side can reach -------------------------------------------------------------------

    def _gutters(self, box: Box, side: int) -> tuple[int, int]:
        """First and last gutter in which a run from this side may turn."""
        if side == RIGHT:
            return box.last + 1, self.field.after[box.row][box.last]
        return self.field.before[box.row][box.first] + 1, box.first

    def _channels(self, box: Box, side: int, column: int) -> tuple[int, int]:
        """First and last channel in which a run from this side may turn; empty if first > last."""
        if side == TOP:
            return (self.field.above[box.row][column] + 1, box.row) if box.is_top else (1, 0)
        return (box.row + 1, self.field.below[box.row][column]) if box.is_bottom else (1, 0)

    def _is_open(self, gutter: int, row: int, channel: int) -> bool:
        if channel <= row:
            return self.field.is_free(gutter, channel, row - 1)
        return self.field.is_free(gutter, row + 1, channel - 1)

    # -- patterns --------------------------------------------------------------------------------

    def _straight(self, a: Box, b: Box) -> list[Path]:
        if a.stack == b.stack:
            return self._stack_neighbours(a, b)
        return self._level(a, b) if a.row == b.row else self._plumb(a, b)

    def _level(self, a: Box, b: Box) -> list[Path]:
        if not self.field.is_level(a, b):
            return []
        strip = (2 * a.row + 1,)
        if self.field.after[a.row][a.last] == b.first:
            return [(RIGHT, LEFT, strip)]
        return [(LEFT, RIGHT, strip)] if self.field.after[b.row][b.last] == a.first else []

    def _plumb(self, a: Box, b: Box) -> list[Path]:
        column, other = facing_columns(a, b)
        upper, lower = (a, b) if a.row < b.row else (b, a)
        is_seen = self.field.below[upper.row][column] == lower.row
        if column != other or not (is_seen and upper.is_bottom and lower.is_top):
            return []
        return [(BOTTOM, TOP, (2 * column + 1,)) if upper is a else (TOP, BOTTOM, (2 * column + 1,))]

    def _stack_neighbours(self, a: Box, b: Box) -> list[Path]:
        strip = (a.first + a.last + 1 - (a.last - a.first) % 2,)
        if b.place == a.place + 1:
            return [(BOTTOM, TOP, strip)]
        return [(TOP, BOTTOM, strip)] if a.place == b.place + 1 else []

    def _one_bend(self, a: Box, b: Box) -> list[Path]:
        if a.row == b.row:
            return []
        column, other = facing_columns(a, b)
        if column == other:
            return []
        found = self._corner(a, b, other)
        return found + [_reverse(path) for path in self._corner(b, a, column)]

    def _corner(self, a: Box, b: Box, column: int) -> list[Path]:
        """Out of a side of `a`, along its row, into the top or bottom of `b`."""
        field, row = self.field, a.row
        if a.last < column < field.after[row][a.last]:
            side = RIGHT
        elif field.before[row][a.first] < column < a.first:
            side = LEFT
        else:
            return []
        strips = (2 * row + 1, 2 * column + 1)
        if row < b.row:
            return [(side, TOP, strips)] if b.is_top and field.above[b.row][column] < row else []
        return [(side, BOTTOM, strips)] if b.is_bottom and field.below[b.row][column] > row else []

    def _in_gutter(self, a: Box, b: Box) -> list[Path]:
        top, bottom = min(a.row, b.row), max(a.row, b.row)
        found: list[Path] = []
        for side_a in (RIGHT, LEFT):
            low_a, high_a = self._gutters(a, side_a)
            for side_b in (LEFT, RIGHT):
                low_b, high_b = self._gutters(b, side_b)
                low, high = max(low_a, low_b), min(high_a, high_b)
                if low > high:
                    continue
                picks = [low if side_a == RIGHT else high] if side_a == side_b else sorted({low, high})
                found += [
                    (side_a, side_b, (2 * a.row + 1, 2 * gutter, 2 * b.row + 1))
                    for gutter in picks
                    if self.field.is_free(gutter, top, bottom)
                ]
        return found

    def _in_channel(self, a: Box, b: Box) -> list[Path]:
        column, other = facing_columns(a, b)
        if column == other:
            return []
        first, last = min(a.row, b.row), max(a.row, b.row) + 1
        found: list[Path] = []
        for side_a in (BOTTOM, TOP):
            low_a, high_a = self._channels(a, side_a, column)
            for side_b in (TOP, BOTTOM):
                low_b, high_b = self._channels(b, side_b, other)
                low, high = max(low_a, low_b, first), min(high_a, high_b, last)
                if low > high:
                    continue
                picks = [low if side_a == BOTTOM else high] if side_a == side_b else sorted({low, high})
                found += [(side_a, side_b, (2 * column + 1, 2 * channel, 2 * other + 1)) for channel in picks]
        return found

    def _side_to_end(self, a: Box, b: Box) -> list[Path]:
        """Out of a side of `a`, down a gutter, along a channel, into the top or bottom of `b`."""
        _, column = facing_columns(a, b)
        first, last = min(a.row, b.row), max(a.row, b.row) + 1
        found: list[Path] = []
        for side_b in (TOP, BOTTOM):
            low, high = self._channels(b, side_b, column)
            low, high = max(low, first), min(high, last)
            if low > high:
                continue
            picks = sorted({low, high})
            for side_a in (RIGHT, LEFT):
                for gutter in self._near_gutters(a, side_a, column):
                    found += [
                        (side_a, side_b, (2 * a.row + 1, 2 * gutter, 2 * channel, 2 * column + 1))
                        for channel in picks
                        if self._is_open(gutter, a.row, channel)
                    ]
        return found

    def _near_gutters(self, box: Box, side: int, column: int) -> tuple[int, ...]:
        """The gutter beside the card, and the reachable one closest to a column."""
        low, high = self._gutters(box, side)
        near = low if side == RIGHT else high
        far = min(max(column if side == RIGHT else column + 1, low), high)
        return (near,) if far == near else (near, far)

    def _side_to_side(self, a: Box, b: Box) -> list[Path]:
        first, last = min(a.row, b.row), max(a.row, b.row) + 1
        channels = range(first, last + 1) if last - first < 4 else (first, first + 1, last - 1, last)  # noqa: PLR2004 - the ends only
        found: list[Path] = []
        for side_a, gutter_a in ((RIGHT, a.last + 1), (LEFT, a.first)):
            for side_b, gutter_b in ((LEFT, b.first), (RIGHT, b.last + 1)):
                if gutter_a == gutter_b:
                    continue
                found += [
                    (side_a, side_b, (2 * a.row + 1, 2 * gutter_a, 2 * channel, 2 * gutter_b, 2 * b.row + 1))
                    for channel in channels
                    if self._is_open(gutter_a, a.row, channel) and self._is_open(gutter_b, b.row, channel)
                ]
        return found

    def _end_to_end(self, a: Box, b: Box) -> list[Path]:
        """Out of the bottom, along a channel, down a gutter, along a channel, into the top."""
        if abs(a.row - b.row) < 2:  # noqa: PLR2004 - with neighbours there is one channel only
            return []
        column, other = facing_columns(a, b)
        if a.row < b.row:
            sides, channel_a, channel_b = (BOTTOM, TOP), a.row + 1, b.row
            is_possible = a.is_bottom and b.is_top
        else:
            sides, channel_a, channel_b = (TOP, BOTTOM), a.row, b.row + 1
            is_possible = a.is_top and b.is_bottom
        if not is_possible:
            return []
        top, bottom = min(channel_a, channel_b), max(channel_a, channel_b) - 1
        gutters = sorted({column, column + 1, other, other + 1})
        return [
            (*sides, (2 * column + 1, 2 * channel_a, 2 * gutter, 2 * channel_b, 2 * other + 1))
            for gutter in gutters
            if self.field.is_free(gutter, top, bottom)
        ]

    def _around(self, a: Box, b: Box) -> list[Path]:
        """Around wide cards: always possible, as the outer gutters are never covered."""
        channel_a, channel_b = (a.row + 1, b.row) if a.row < b.row else (a.row, b.row + 1)
        top, bottom = min(channel_a, channel_b), max(channel_a, channel_b) - 1
        middle = (a.first + a.last + b.first + b.last + 2) / 4
        free = [g for g in range(self.field.columns + 1) if self.field.is_free(g, top, bottom)]
        free.sort(key=lambda gutter: (abs(gutter - middle), gutter))
        found: list[Path] = []
        for side_a, gutter_a in ((RIGHT, a.last + 1), (LEFT, a.first)):
            for side_b, gutter_b in ((LEFT, b.first), (RIGHT, b.last + 1)):
                through = [g for g in free if g not in (gutter_a, gutter_b)][:2]
                start, end = (2 * a.row + 1, 2 * gutter_a, 2 * channel_a), (2 * channel_b, 2 * gutter_b, 2 * b.row + 1)
                found += [(side_a, side_b, (*start, 2 * gutter, *end)) for gutter in through]
        return found

    def _loops_over(self, box: Box) -> list[Path]:
        """From a card to itself, over its top or bottom."""
        row, column = 2 * box.row + 1, 2 * box.first + 1
        found: list[Path] = []
        if box.is_top:
            found.append((TOP, TOP, (column, row - 1, column)))
        if box.is_bottom:
            found.append((BOTTOM, BOTTOM, (column, row + 1, column)))
        return found

    def _loops_beside(self, box: Box) -> list[Path]:
        """From a card within a stack to itself."""
        row = 2 * box.row + 1
        return [(RIGHT, RIGHT, (row, 2 * box.last + 2, row)), (LEFT, LEFT, (row, 2 * box.first, row))]


def facing_columns(a: Box, b: Box) -> tuple[int, int]:
    """Return the columns in which the tops or bottoms of two cards hold their ports for each other."""
    low, high = max(a.first, b.first), min(a.last, b.last)
    if low <= high:
        return (low + high) // 2, (low + high) // 2
    if a.last < b.first:
        return a.last if a.first != a.last else a.first, b.first
    return a.first, b.last


def _reverse(path: Path) -> Path:
    side_a, side_b, strips = path
    return side_b, side_a, strips[::-1]
