"""Rows in which wide cards and narrow ones share columns: planned as several rows, given back as one."""

from __future__ import annotations

import pytest

from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Node, Row
from blueprint.routing.spans import join_rows, split_rows
from routing.audit import audit
from routing.grids import card, make_grid

MIXED = [card("wide", 1, 0, last=1), card("under", 1, 1, order=1), card("beside", 1, 2)]


def sized(nodes: list[Node]) -> Grid:
    """A grid of four rows, each with its own sizes."""
    grid = make_grid(3, 4, nodes, [], lines={})
    rows = tuple(Row(min_height=60.0 + 10 * i, padding=3.0 + i, stack_gap=20.0 + i, level=i == 1) for i in range(4))
    return Grid(
        columns=grid.columns, rows=rows, gutters=grid.gutters, nodes=grid.nodes, wires=(),
        channels=tuple(Gap(min_size=30.0 + i, separators=(f"s{i}",) if 0 < i < 4 else ()) for i in range(5)),
    )  # fmt: skip


def test_a_stack_of_different_spans_gets_a_row_for_each_place_with_a_channel_between() -> None:
    grid = sized([card("above", 0, 0), *MIXED, card("below", 3, 1), card("last", 3, 1, order=1)])
    split, parts = split_rows(grid)
    assert parts == [(0, 0), (1, 2), (3, 3), (4, 4)]
    upper = Row(min_height=35.0, padding=4.0, stack_gap=21.0, level=True)
    assert split.rows == (grid.rows[0], upper, upper, grid.rows[2], grid.rows[3])
    assert split.channels == (*grid.channels[:2], Gap(min_size=21.0 - 2 * 4.0), *grid.channels[2:])
    assert {node.id: (node.row, node.order) for node in split.nodes} == {
        "above": (0, 0), "wide": (1, 0), "under": (2, 0), "beside": (1, 0), "below": (4, 0), "last": (4, 1),
    }  # fmt: skip
    assert [(node.first, node.last) for node in split.nodes] == [(node.first, node.last) for node in grid.nodes]


def test_places_are_counted_from_the_top_whatever_their_numbers() -> None:
    nodes = [card("wide", 0, 0, last=1, order=7), card("under", 0, 1, order=9), card("top", 0, 0, order=2)]
    split, parts = split_rows(make_grid(2, 1, nodes, [], lines={}))
    assert parts == [(0, 2)]
    assert [node.row for node in split.nodes] == [1, 2, 0]


def test_the_channel_between_places_is_never_less_than_nothing() -> None:
    grid = make_grid(3, 2, [card("wide", 0, 0, last=1), card("under", 0, 1, order=1)], [], lines={}, padding=30.0)
    assert split_rows(grid)[0].channels[1] == Gap(min_size=0.0)


@pytest.mark.parametrize(
    ("spans", "is_mixed"),
    [
        (((0, 0), (0, 0)), False),
        (((0, 2), (0, 2)), False),
        (((0, 1), (2, 2)), False),
        (((0, 1), (1, 1)), True),
        (((1, 1), (0, 1)), True),
        (((0, 0), (0, 2)), True),
        (((0, 2), (1, 1), (3, 3)), True),
        (((0, 0), (1, 3), (3, 3)), True),
    ],
)
def test_only_cards_that_share_columns_but_not_all_are_taken_apart(
    spans: tuple[tuple[int, int], ...], is_mixed: bool
) -> None:
    nodes = [card(f"n{i}", 1, first, last=last, order=i) for i, (first, last) in enumerate(spans)]
    grid = make_grid(4, 3, nodes, [], lines={})
    split, parts = split_rows(grid)
    assert parts[1] == ((1, len(spans)) if is_mixed else (1, 1))
    assert is_mixed or split is grid


def test_a_row_in_parts_is_one_row_of_the_plan() -> None:
    grid = sized([card("above", 0, 0), *MIXED, card("below", 3, 1)])
    plan = plan_routes(grid)
    assert audit(grid, plan) == []
    assert len(plan.rows) == 4
    boxes = [plan.nodes[name] for name in ("wide", "under", "beside")]
    assert plan.rows[1][0] <= min(box.y for box in boxes)
    assert plan.rows[1][1] >= max(box.bottom for box in boxes)
    assert plan.nodes["under"].y - plan.nodes["wide"].bottom >= grid.rows[1].stack_gap
    assert join_rows(plan, [(0, 0), (1, 1), (2, 2), (3, 3)]) is plan
    assert join_rows(plan, [(0, 1), (2, 3)]).rows == (
        (plan.rows[0][0], plan.rows[1][1]),
        (plan.rows[2][0], plan.rows[3][1]),
    )
