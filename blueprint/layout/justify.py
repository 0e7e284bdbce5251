"""Makes the bands of a drawing equally wide, as the lines of a paragraph are.

├─ 1 ─┼─ 2 ─┼─ 3 ─┼─ 4 ─┤      the fullest band says how wide columns are
├── 5 ──┼── 6 ──┼── 7 ──┤      others widen theirs to fill the same width
├─── 8 ───┤                    but only so far: a short last band stays ragged
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from blueprint.layout.desk import Desk
from blueprint.layout.form import Form
from blueprint.layout.grid import CHIP, Layout, Widths, column_width, least_gutters
from blueprint.layout.parts import Part

NARROWEST = 112.0
"""Width under which no column goes unless it is asked to, in user units."""
_WIDER, _NEARLY = 1.6, 1.75
"""How much wider than the fullest band's the columns of others become; so much wider if they fill the width then."""
_ROUNDS = 4
_TOLERANCE = 0.01

Measure: TypeAlias = Callable[[Part, Widths], Layout]


def justify(desk: Desk, parts: tuple[Part, ...], form: Form, measure: Measure) -> tuple[Layout, ...]:
    """Lay out all bands as wide as the form asks, else as wide as the widest of them.

    Args:
        measure: lays one band out with given widths.

    Returns:
        The bands in their order. None is narrower than asked but those whose columns would become more than 1.6 times
        as wide as the fullest one's; one is wider if its columns, at their least width, do not fit.
    """
    asked = form.column or column_width(desk, max(part.columns for part in parts))
    least = {part.number: least_gutters(desk, part) for part in parts}
    if form.width is None and len(parts) == 1:
        return (measure(parts[0], Widths(asked, least[parts[0].number])),)
    if form.width is None:
        goal, floor = max(Widths(asked, least[part.number]).total(part) for part in parts), asked
    else:
        goal = form.width - 2 * desk.size("margin") - desk.size("title-column")
        floor = form.column or min(asked, NARROWEST)
    order = sorted(parts, key=lambda p: (_column(p, goal, least[p.number]), p.number))
    narrowest = max(floor, _column(order[0], goal, least[order[0].number]))
    # The fullest band first: where even its gutters do not fit, the others follow it, and those before them again.
    done: dict[int, Layout] = {}
    for part in (*order, *order):
        layout = done.get(part.number)
        gutters = gutters_of(layout) if layout else least[part.number]
        column = _column(part, goal, gutters)
        high = max(floor, column if column <= _NEARLY * narrowest else _WIDER * narrowest)
        if layout is None or (layout.plan.width < goal - _TOLERANCE and high > _width_of_columns(layout) + _TOLERANCE):
            done[part.number] = _filled(part, goal, gutters, (floor, high), measure)
        goal = max(goal, done[part.number].plan.width)
    return tuple(done[part.number] for part in parts)


def _width_of_columns(layout: Layout) -> float:
    """Width of the columns of a band."""
    left, right = layout.columns[0]
    return right - left


def _column(part: Part, goal: float, gutters: tuple[float, ...]) -> float:
    """The column width at which a band is as wide as asked."""
    chips = CHIP * (bool(part.starting) + bool(part.ending))
    return (goal - chips - sum(gutters)) / part.columns


def _filled(
    part: Part, goal: float, gutters: tuple[float, ...], bounds: tuple[float, float], measure: Measure
) -> Layout:
    """One band, its columns narrowed again where connectors take more room than the gutters have."""
    low, high = bounds
    column = min(high, max(low, _column(part, goal, gutters)))
    layout = measure(part, Widths(column, gutters))
    for _ in range(_ROUNDS):
        if layout.plan.width <= goal + _TOLERANCE or column <= low:
            break
        gutters = tuple(max(a, b) for a, b in zip(gutters, gutters_of(layout), strict=True))
        column = min(high, max(low, _column(part, goal, gutters)))
        layout = measure(part, Widths(column, gutters))
    return layout


def gutters_of(layout: Layout) -> tuple[float, ...]:
    """Width of each gutter as it came out."""
    edges = [0.0, *(x for column in layout.plan.columns for x in column), layout.plan.width]
    return tuple(b - a for a, b in list(pairwise(edges))[::2])
