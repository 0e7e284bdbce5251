"""The grid, prepared for routing: who stands where, and what each card's sides can see.

Strips are numbered through: vertical strips 0..2n (even = gutter, odd = column), horizontal strips
0..2m (even = channel, odd = row).

          v0   v1   v2   v3   v4
        ┌────┬────┬────┬────┬────┐
     h0 │              channel 0 │
        ├────┼────┼────┼────┼────┤
     h1 │    │card│    │card│    │ row 0
        ├────┼────┼────┼────┼────┤
     h2 │              channel 1 │
        └────┴────┴────┴────┴────┘
"""

from __future__ import annotations

from itertools import accumulate

from blueprint.routing.plan import Grid, Node

TOP, RIGHT, BOTTOM, LEFT = 0, 1, 2, 3
CORNER = 10.0
"""Least distance of a port from a corner of its card."""
PITCH = 12.0
"""Least distance of two ports on one side."""
CLEAR = 8.0
"""Least distance of two parallel runs."""
HEAD = 12.0
"""Least length of the first and of the last leg, so that an arrow head fits."""

STRAIGHT = 20.0
"""Least length of a connector of one leg."""
LEVEL = 14.0
"""Cards whose middles differ by no more than this are joined by one straight line."""


class Box:
    """A card while it is being placed.

    `middle` is its centre's distance from its row's centre, `stack` and `place` its stack and its index
    there, `width` the room for ports on its top or bottom: of a wide card, that within one of its columns.
    """

    __slots__ = (
        "first",
        "head_free",
        "height",
        "id",
        "index",
        "is_bottom",
        "is_top",
        "last",
        "middle",
        "order",
        "place",
        "row",
        "stack",
        "start_free",
        "width",
    )

    def __init__(self, node: Node, index: int) -> None:
        self.index = index
        self.id = node.id
        self.row = node.row
        self.first = node.first
        self.last = node.last
        self.order = node.order
        self.width = node.width
        self.height = node.height
        self.head_free = node.head_free
        self.start_free = node.start_free
        self.place = 0
        self.stack = 0
        self.is_top = True
        self.is_bottom = True
        self.middle = 0.0


class Field:
    """What the grid holds.

    Attributes:
        grid: as asked.
        columns, rows: how many.
        widths: of the columns; none is narrower than its cards.
        boxes: in the order of the nodes.
        stacks: cards of one cell (or of one stage within a row), top first.
        above, below: per row and column, the nearest occupied row (-1 or `rows` if none).
        before, after: per row and column, the nearest occupied column (-1 or `columns` if none).
        blocked: per gutter, running count of rows in which a wide card covers it; None where none.
        stack_gaps: per stack, the space between its cards.
        row_heights: of each row, once `stack_cards` has run.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.columns = len(grid.columns)
        self.rows = len(grid.rows)
        self.boxes = [Box(node, index) for index, node in enumerate(grid.nodes)]
        self.widths = list(grid.columns)
        for box in self.boxes:
            if box.first == box.last:
                self.widths[box.first] = max(self.widths[box.first], box.width)
        for box in self.boxes:
            if box.first != box.last:
                box.width = min(self.widths[box.first : box.last + 1])
        self.by_id = {box.id: box for box in self.boxes}
        self.stacks = self._stacks()
        self.stack_gaps = [grid.rows[stack[0].row].stack_gap for stack in self.stacks]
        self.row_heights = [0.0] * self.rows
        occupied = [[False] * self.columns for _ in range(self.rows)]
        for stack in self.stacks:
            for column in range(stack[0].first, stack[0].last + 1):
                occupied[stack[0].row][column] = True
        self.before = [_last_seen(line) for line in occupied]
        self.after = [_next_seen(line) for line in occupied]
        turned = [list(line) for line in zip(*occupied, strict=True)] if occupied else []
        self.above = _transpose([_last_seen(line) for line in turned])
        self.below = _transpose([_next_seen(line) for line in turned])
        self.blocked = self._blocked()

    def _stacks(self) -> list[list[Box]]:
        cells: dict[tuple[int, int], list[Box]] = {}
        for box in self.boxes:
            cells.setdefault((box.row, box.first), []).append(box)
        stacks = [cells[key] for key in sorted(cells)]
        for number, stack in enumerate(stacks):
            stack.sort(key=lambda box: (box.order, box.index))
            for place, box in enumerate(stack):
                box.place = place
                box.stack = number
                box.is_top = place == 0
                box.is_bottom = box is stack[-1]
        return stacks

    def _blocked(self) -> list[list[int] | None]:
        counts: list[list[int] | None] = [None] * (self.columns + 1)
        for box in self.boxes:
            for gutter in range(box.first + 1, box.last + 1):
                line = counts[gutter]
                if line is None:
                    line = counts[gutter] = [0] * (self.rows + 1)
                line[box.row + 1] = 1
        return [None if line is None else list(accumulate(line)) for line in counts]

    def is_free(self, gutter: int, top: int, bottom: int) -> bool:
        """Say whether no wide card covers the gutter in rows top..bottom (both included)."""
        line = self.blocked[gutter]
        return line is None or top > bottom or line[bottom + 1] == line[top]

    def is_level(self, a: Box, b: Box) -> bool:
        """Say whether a straight line can join two cards of one row that stand side by side."""
        gap = abs(a.middle - b.middle)
        return gap <= LEVEL and gap <= min(a.height, b.height) - 2 * CORNER

    def spread_stack(self, box: Box, gap: float) -> None:
        """Put the cards of a stack at least so far apart."""
        self.stack_gaps[box.stack] = max(self.stack_gaps[box.stack], gap)

    def stack_cards(self) -> None:
        """Set each card's middle and each row's height from the heights that the cards have now."""
        heights = [row.min_height for row in self.grid.rows]
        tallest = [0.0] * self.rows
        totals = [
            sum(box.height for box in stack) + gap * (len(stack) - 1)
            for stack, gap in zip(self.stacks, self.stack_gaps, strict=True)
        ]
        for stack, total in zip(self.stacks, totals, strict=True):
            row = stack[0].row
            tallest[row] = max(tallest[row], total)
            heights[row] = max(heights[row], total + 2 * self.grid.rows[row].padding)
        for stack, gap, total in zip(self.stacks, self.stack_gaps, totals, strict=True):
            row = stack[0].row
            y = -(tallest[row] if self.grid.rows[row].level else total) / 2
            for box in stack:
                box.middle = y + box.height / 2
                y += box.height + gap
        self.row_heights = heights


def _last_seen(line: list[bool]) -> list[int]:
    seen, result = -1, []
    for index, taken in enumerate(line):
        result.append(seen)
        if taken:
            seen = index
    return result


def _next_seen(line: list[bool]) -> list[int]:
    size = len(line)
    return [size - 1 - seen for seen in reversed(_last_seen(line[::-1]))]


def _transpose(lines: list[list[int]]) -> list[list[int]]:
    return [list(line) for line in zip(*lines, strict=True)]
