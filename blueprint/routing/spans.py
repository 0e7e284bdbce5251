"""Rows in which wide cards share columns with other cards.

A card of a whole stage normally has its row for itself. Where cards of different spans are stacked, the
row is planned as several rows, one per place in the stack, and put together again afterwards:

    ┌──────────────────────┐
    │ order 0, columns 0-2 │        row 3   →   rows 3 and 4, with a channel between them
    └──────────────────────┘
            ┌──────┐
            │ 1, 1 │
            └──────┘
"""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.routing.plan import Gap, Grid, Node, Plan, Row


def split_rows(grid: Grid) -> tuple[Grid, list[tuple[int, int]]]:
    """Split rows with mixed stacks.

    Returns:
        A grid without them (the same one if there are none), and for each row of the given grid its first
        and last row there.
    """
    by_row: dict[int, list[Node]] = {}
    for node in grid.nodes:
        by_row.setdefault(node.row, []).append(node)
    mixed = {row for row, nodes in by_row.items() if _is_mixed(nodes)}
    if not mixed:
        return grid, [(row, row) for row in range(len(grid.rows))]
    rows: list[Row] = []
    channels: list[Gap] = [grid.channels[0]]
    parts: list[tuple[int, int]] = []
    places: dict[str, tuple[int, int]] = {}
    for index, row in enumerate(grid.rows):
        start = len(rows)
        nodes = by_row.get(index, [])
        levels = sorted({node.order for node in nodes}) if index in mixed else []
        for node in nodes:
            places[node.id] = (start + levels.index(node.order), 0) if levels else (start, node.order)
        between = Gap(min_size=max(0.0, row.stack_gap - 2 * row.padding))
        count = max(len(levels), 1)
        rows += [replace(row, min_height=row.min_height / count)] * count
        channels += [between] * (count - 1) + [grid.channels[index + 1]]
        parts.append((start, start + count - 1))
    moved = tuple(replace(node, row=places[node.id][0], order=places[node.id][1]) for node in grid.nodes)
    return replace(grid, rows=tuple(rows), channels=tuple(channels), nodes=moved), parts


def join_rows(plan: Plan, parts: list[tuple[int, int]]) -> Plan:
    """Undo `split_rows` in a plan."""
    if len(parts) == len(plan.rows):
        return plan
    rows = tuple((plan.rows[first][0], plan.rows[last][1]) for first, last in parts)
    return replace(plan, rows=rows)


def _is_mixed(nodes: list[Node]) -> bool:
    """Say whether cards share a column without covering the same columns."""
    spans = sorted({(node.first, node.last) for node in nodes})
    reach = -1
    for first, last in spans:
        if first <= reach:
            return True
        reach = last
    return False
