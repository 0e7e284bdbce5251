"""The shapes that a connector may have, against all that the cards leave free."""

from __future__ import annotations

from itertools import product

from hypothesis import HealthCheck, given, settings

from blueprint.routing.field import BOTTOM, LEFT, RIGHT, TOP, Box, Field
from blueprint.routing.patterns import Path, Patterns, facing_columns
from blueprint.routing.plan import Grid
from blueprint.routing.spans import split_rows
from routing.grids import card, grids, make_grid

ENDS, SIDES = (TOP, BOTTOM), (RIGHT, LEFT)


class Cells:
    """Which cells hold a card, and which gutters a wide card covers."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.taken = {(box.row, column) for box in field.boxes for column in range(box.first, box.last + 1)}
        self.covered = {(box.row, gutter) for box in field.boxes for gutter in range(box.first + 1, box.last + 1)}

    def is_open(self, a: Box, b: Box, path: Path) -> bool:
        """Whether a path leaves from the outer cards of stacks and meets no card on its way."""
        side_a, side_b, inner = path
        stops = [own(a, side_a), *inner, own(b, side_b)]
        if not (self.is_outer(a, b, side_a) and self.is_outer(b, a, side_b)):
            return False
        for leg, strip in enumerate(inner):
            is_vertical = (side_a in ENDS) == (leg % 2 == 0)
            low, high = sorted((stops[leg], stops[leg + 2]))
            met = {place // 2 for place in range(low, high + 1) if place % 2}
            if leg == 0:
                met -= {stops[0] // 2}
            if leg == len(inner) - 1:
                met -= {stops[-1] // 2}
            if is_vertical and strip % 2 and any((row, strip // 2) in self.taken for row in met):
                return False
            if is_vertical and not strip % 2 and any((row, strip // 2) in self.covered for row in met):
                return False
            if not is_vertical and strip % 2 and any((strip // 2, column) in self.taken for column in met):
                return False
        return True

    @staticmethod
    def is_outer(box: Box, other: Box, side: int) -> bool:
        if box.stack == other.stack and abs(box.place - other.place) == 1 and side in ENDS:
            return True
        return (side != TOP or box.is_top) and (side != BOTTOM or box.is_bottom)


def own(box: Box, side: int) -> int:
    return {TOP: 2 * box.row + 1, BOTTOM: 2 * box.row + 1, LEFT: 2 * box.first + 1, RIGHT: 2 * box.last + 1}[side]


def prepared(grid: Grid) -> tuple[Field, Patterns]:
    field = Field(split_rows(grid)[0])
    field.stack_cards()
    return field, Patterns(field)


@settings(derandomize=True, deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(grids())
def test_no_path_runs_through_a_card_or_passes_a_row_that_is_not_between_its_ends(grid: Grid) -> None:
    field, patterns = prepared(grid)
    cells = Cells(field)
    for a, b in product(field.boxes, field.boxes):
        seen: set[Path] = set()
        for bends, find in patterns.by_bends(a, b):
            paths = find()
            assert not seen & set(paths)
            assert len(set(paths)) == len(paths)
            seen |= set(paths)
            for path in paths:
                assert len(path[2]) == bends + 1 or a is b
                assert cells.is_open(a, b, path) or a is b, path
                rows = path[2][(path[0] in ENDS) :: 2]
                assert all(2 * min(a.row, b.row) <= place <= 2 * max(a.row, b.row) + 2 for place in rows)
        assert seen


@settings(derandomize=True, deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(grids())
def test_every_straight_line_and_every_corner_is_seen(grid: Grid) -> None:
    field, patterns = prepared(grid)
    cells = Cells(field)
    for a, b in product(field.boxes, field.boxes):
        if a is b:
            continue
        found = {bends: set(find()) for bends, find in patterns.by_bends(a, b)}
        column, other = facing_columns(a, b)
        straight: list[Path] = []
        if a.row == b.row and a.stack != b.stack and field.is_level(a, b):
            sides = (RIGHT, LEFT) if a.first < b.first else (LEFT, RIGHT)
            straight.append((*sides, (2 * a.row + 1,)))
        if a.row != b.row and column == other:
            sides = (BOTTOM, TOP) if a.row < b.row else (TOP, BOTTOM)
            straight.append((*sides, (2 * column + 1,)))
        if a.stack == b.stack:
            ((_, _, (strip,)),) = found[0] or {(0, 0, (-1,))}
            assert (strip > 0) == (abs(a.place - b.place) == 1)
            assert strip < 0 or 2 * a.first + 1 <= strip <= 2 * a.last + 1
        else:
            assert found[0] == {path for path in straight if cells.is_open(a, b, path)}
        corners: list[Path] = []
        if a.row != b.row and column != other:
            down = a.row < b.row
            corners = [
                (RIGHT if other > a.last else LEFT, TOP if down else BOTTOM, (2 * a.row + 1, 2 * other + 1)),
                (BOTTOM if down else TOP, RIGHT if column > b.last else LEFT, (2 * column + 1, 2 * b.row + 1)),
            ]
        assert found[1] == {path for path in corners if cells.is_open(a, b, path) and turns_in_the_open(cells, path)}


def turns_in_the_open(cells: Cells, path: Path) -> bool:
    first, second = path[2]
    row, column = (second // 2, first // 2) if path[0] in ENDS else (first // 2, second // 2)
    return (row, column) not in cells.taken


@settings(derandomize=True, deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(grids())
def test_of_the_strips_for_two_bends_the_outer_ones_are_tried(grid: Grid) -> None:
    field, patterns = prepared(grid)
    cells = Cells(field)
    if cells.covered:
        return
    for a, b in product(field.boxes, field.boxes):
        if a is b:
            continue
        (found,) = (set(find()) for bends, find in patterns.by_bends(a, b) if bends == 2)
        expected: set[Path] = set()
        gutters = range(field.columns + 1)
        for side_a, side_b in product(SIDES, SIDES):
            paths: list[Path] = [(side_a, side_b, (2 * a.row + 1, 2 * g, 2 * b.row + 1)) for g in gutters]
            kept = [path for path in paths if leaves(a, path, 0) and leaves(b, path, 1) and cells.is_open(a, b, path)]
            if kept and side_a == side_b:
                kept = kept[:1] if side_a == RIGHT else kept[-1:]
            expected |= {*kept[:1], *kept[-1:]}
        column, other = facing_columns(a, b)
        channels = range(min(a.row, b.row), max(a.row, b.row) + 2)
        for side_a, side_b in product(ENDS, ENDS) if column != other else ():
            paths = [(side_a, side_b, (2 * column + 1, 2 * c, 2 * other + 1)) for c in channels]
            kept = [path for path in paths if leaves(a, path, 0) and leaves(b, path, 1) and cells.is_open(a, b, path)]
            if kept and side_a == side_b:
                kept = kept[:1] if side_a == BOTTOM else kept[-1:]
            expected |= {*kept[:1], *kept[-1:]}
        assert found == expected


def leaves(box: Box, path: Path, end: int) -> bool:
    """Whether the middle leg lies on that side of a card on which the path leaves it."""
    side, strip = path[end], path[2][1]
    if side in (RIGHT, BOTTOM):
        return strip > own(box, side)
    return strip < own(box, side)


def test_wide_cards_face_each_other_in_a_column_that_they_share() -> None:
    spans = [(0, 0), (3, 3), (0, 3), (2, 5), (4, 6)]
    nodes = [card(f"n{i}", i, first, last=last) for i, (first, last) in enumerate(spans)]
    boxes = Field(make_grid(7, 5, nodes, [])).boxes
    columns = {(i, j): facing_columns(boxes[i], boxes[j]) for i in range(5) for j in range(5) if i != j}
    assert columns[0, 2] == columns[2, 0] == (0, 0)
    assert columns[1, 3] == (3, 3)
    assert columns[2, 3] == columns[3, 2] == (2, 2)
    assert columns[3, 4] == (4, 4)
    assert columns[0, 4] == (0, 4)
    assert columns[4, 0] == (4, 0)
    assert columns[2, 4] == (3, 4)
