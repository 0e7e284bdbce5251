"""The shapes that a connector may have, against all that the cards leave free."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

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


def pairs(field: Field, patterns: Patterns) -> Iterator[tuple[Cells, Box, Box, dict[int, set[Path]]]]:
    """Every two cards, with all paths between them by their bends."""
    cells = Cells(field)
    for a, b in permutations(field.boxes, 2):
        yield cells, a, b, {bends: set(find()) for bends, find in patterns.by_bends(a, b)}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
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


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(grids())
def test_every_straight_line_and_every_corner_is_seen(grid: Grid) -> None:
    for cells, a, b, found in pairs(*prepared(grid)):
        column, other = facing_columns(a, b)
        straight: list[Path] = []
        if a.row == b.row and a.stack != b.stack and cells.field.is_level(a, b):
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


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
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


def gutters_in_reach(cells: Cells, box: Box, side: int) -> list[int]:
    """Gutters up to the next card beside a card, the nearest first."""
    columns = range(box.last + 1, cells.field.columns) if side == RIGHT else range(box.first - 1, -1, -1)
    found = [box.last + 1 if side == RIGHT else box.first]
    for column in columns:
        if (box.row, column) in cells.taken:
            break
        found.append(column + 1 if side == RIGHT else column)
    return found


def channels_in_reach(cells: Cells, box: Box, side: int, column: int) -> list[int]:
    """Channels up to the next card above or below a card, the nearest first; none from the inside of a stack."""
    if not (box.is_top if side == TOP else box.is_bottom):
        return []
    rows = range(box.row + 1, cells.field.rows) if side == BOTTOM else range(box.row - 1, -1, -1)
    found = [box.row + 1 if side == BOTTOM else box.row]
    for row in rows:
        if (row, column) in cells.taken:
            break
        found.append(row + 1 if side == BOTTOM else row)
    return found


def down_a_gutter_and_along_a_channel(cells: Cells, a: Box, b: Box) -> set[Path]:
    """Three bends: down the gutter beside the card or the one closest to the goal, along the first or last channel."""
    _, column = facing_columns(a, b)
    found: set[Path] = set()
    for side_a, side_b in product(SIDES, ENDS):
        gutters = gutters_in_reach(cells, a, side_a)
        goal = column if side_a == RIGHT else column + 1
        closest = min(gutters, key=lambda gutter: abs(gutter - goal))
        between = range(min(a.row, b.row), max(a.row, b.row) + 2)
        channels = [channel for channel in channels_in_reach(cells, b, side_b, column) if channel in between]
        for gutter, channel in product({gutters[0], closest}, {*channels[:1], *channels[-1:]}):
            found.add((side_a, side_b, (2 * a.row + 1, 2 * gutter, 2 * channel, 2 * column + 1)))
    return {path for path in found if cells.is_open(a, b, path)}


def over_the_rows_between(cells: Cells, a: Box, b: Box) -> set[Path]:
    """Four bends: from gutter to gutter, or from channel to channel."""
    found: set[Path] = set()
    beside_a, beside_b = ({RIGHT: box.last + 1, LEFT: box.first} for box in (a, b))
    first, last = min(a.row, b.row), max(a.row, b.row) + 1
    channels = {first, first + 1, last - 1, last} if last - first > 3 else {*range(first, last + 1)}
    for side_a, side_b, channel in product(SIDES, SIDES, channels):
        out, into = beside_a[side_a], beside_b[side_b]
        if out != into:
            found.add((side_a, side_b, (2 * a.row + 1, 2 * out, 2 * channel, 2 * into, 2 * b.row + 1)))
    column, other = facing_columns(a, b)
    if last - first > 2:
        down = a.row < b.row
        sides = (BOTTOM, TOP) if down else (TOP, BOTTOM)
        out, into = (a.row + 1, b.row) if down else (a.row, b.row + 1)
        for gutter in {column, column + 1, other, other + 1}:
            found.add((*sides, (2 * column + 1, 2 * out, 2 * gutter, 2 * into, 2 * other + 1)))
    return {path for path in found if cells.is_open(a, b, path)}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(grids())
def test_more_bends_lead_along_the_nearest_strips(grid: Grid) -> None:
    for cells, a, b, found in pairs(*prepared(grid)):
        back = {
            (side_a, side_b, inner[::-1]) for side_b, side_a, inner in down_a_gutter_and_along_a_channel(cells, b, a)
        }
        assert found[3] == down_a_gutter_and_along_a_channel(cells, a, b) | back
        assert found[4] == over_the_rows_between(cells, a, b)
        assert found[6] or len(cells.field.grid.columns) == 1


def test_ten_rows_apart_only_the_outer_channels_are_tried() -> None:
    field, patterns = prepared(make_grid(3, 10, [card("a", 0, 0), card("b", 9, 2)], []))
    (found,) = (find() for bends, find in patterns.by_bends(*field.boxes) if bends == 4)
    assert {path[2][2] // 2 for path in found if path[0] in SIDES} == {0, 1, 9, 10}


def test_a_loop_leaves_by_the_free_ends_of_a_stack_or_else_beside_it() -> None:
    nodes = [card(f"n{i}", 1, 1, order=i) for i in range(3)]
    field, patterns = prepared(make_grid(3, 3, nodes, []))
    found = [[find() for _, find in patterns.by_bends(box, box)] for box in field.boxes]
    assert [bends for bends, _ in patterns.by_bends(field.boxes[0], field.boxes[0])] == [2, 4]
    assert [over for over, _ in found] == [[(TOP, TOP, (3, 2, 3))], [], [(BOTTOM, BOTTOM, (3, 4, 3))]]
    assert [beside for _, beside in found] == [[(RIGHT, RIGHT, (3, 4, 3)), (LEFT, LEFT, (3, 2, 3))]] * 3


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
