"""The course of a figure over periods, the last one marked.

      ·──·
 ·──·     ╲__●
Jan 2025 +12    Mar 2025 +31
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from blueprint.layout.desk import Desk
from blueprint.layout.figures.axis import Axis
from blueprint.layout.figures.interval import DOT, exact
from blueprint.layout.figures.looks import Look, look_of
from blueprint.layout.figures.pieces import LINE_GAP, Piece, ends, line, upon
from blueprint.model.figures import PeriodFigure, Sample
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.routing.plan import Point
from blueprint.scene import Dot, Group, Item, Paint, Path
from blueprint.words.figures import computed, period_words

_HEIGHT, _POINT, _DENSE = 24.0, 2.0, 14
"""Height of the line; radius of a point; from how many periods on points inside a line are not drawn."""
_LEAST = 0.1
"""Share of the figure's scale that the height stands for at least, so that a small change looks small."""


def trend_piece(desk: Desk, metric: Metric, trend: tuple[PeriodFigure, ...], axis: Axis, width: float) -> Piece | None:
    """The line with its first and last period; None where there are fewer than two."""
    if len(trend) < 2:  # noqa: PLR2004 - one period is no course
        return None

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return (_line(desk, trend, axis, x, top, width),)

    return upon([Piece(height=_HEIGHT, paint=paint), _ends(desk, metric, trend, width)], gap=12.0)


def _ends(desk: Desk, metric: Metric, trend: tuple[PeriodFigure, ...], width: float) -> Piece:
    """First and last period, each with its value: in one line, in two, or each in a line of its own."""
    words, edges = desk.words, (trend[0], trend[-1])
    names = [period_words(words, period.period) for period in edges]
    values = [computed(words, metric.type, period.figure.value) for period in edges]

    def both(texts: Sequence[str], gap: float = LINE_GAP) -> Piece:
        start, end = (line(desk, "figure-period", text, role, width) for text in texts)
        return ends(start, end, width, gap=gap)

    role = desk.theme.type("figure-note")
    together = [f"{name} {value}" for name, value in zip(names, values, strict=True)]
    taken = [sum(desk.line(Wording(text, words.language), role).width for text in texts) for texts in (together, names)]
    if taken[0] + 2 * LINE_GAP <= width or taken[1] + LINE_GAP > width:
        return both(together, 5.0)
    return upon([both(names), both(values, 5.0)], gap=5.0)


def _line(desk: Desk, trend: tuple[PeriodFigure, ...], axis: Axis, x: float, top: float, width: float) -> Group:
    """The line, interrupted where periods are without answers."""
    look = look_of(desk, None)
    times = [_number(p.period) for p in trend]
    inner, start = width - 2 * DOT, x + DOT
    low, high = _range(trend, axis)
    points = [
        Point(
            start + (time - times[0]) / (times[-1] - times[0]) * inner,
            top + DOT + (high - p.figure.value) / (high - low) * (_HEIGHT - 2 * DOT),
        )
        for p, time in zip(trend, times, strict=True)
    ]
    joined = [b - a == 1 for a, b in pairwise(times)]
    commands: list[tuple[str | float, ...]] = []
    for n, (a, b) in enumerate(pairwise(points)):
        if joined[n]:
            commands += [("M", a.x, a.y)] if not n or not joined[n - 1] else []
            commands.append(("L", b.x, b.y))
    items: list[Item] = []
    if commands:
        items.append(Path("trend-line", tuple(commands), Paint(stroke=look.ink, width=1.75, round_cap=True)))
    for n, (period, at) in enumerate(zip(trend, points, strict=True)):
        last = n == len(trend) - 1
        alone = not any(joined[max(0, n - 1) : n + 1])
        if last or alone or not n or len(trend) < _DENSE:
            items.append(_point(look, period, at, last=last))
    data = (("from", trend[0].period), ("to", trend[-1].period))
    return Group("trend", tuple(items), data=data)


def _point(look: Look, period: PeriodFigure, at: Point, *, last: bool) -> Group:
    """A dot; hollow where the period has few answers."""
    radius = DOT if last else _POINT
    few = period.figure.sample is not Sample.FULL
    colour = look.strong if last else look.ink
    paint = Paint(fill=look.ground if few else colour, stroke=colour, width=1.25)
    data = (("period", period.period), ("value", exact(period.figure.value)), ("n", str(period.figure.n)))
    return Group("trend-point", (Dot("trend-dot", at.x, at.y, radius - 0.625, paint),), data=data)


def _range(trend: tuple[PeriodFigure, ...], axis: Axis) -> tuple[float, float]:
    """Lowest and highest value of the line's height."""
    values = [p.figure.value for p in trend]
    low, high = min(values), max(values)
    more = max(0.0, (axis.high - axis.low) * _LEAST - (high - low)) / 2
    return low - more, high + more


def _number(period: str) -> int:
    """Periods of one length counted on: months, quarters or years."""
    year, _, part = period.partition("-")
    if not part:
        return int(year)
    return int(year) * 4 + int(part[1:]) if part.startswith("Q") else int(year) * 12 + int(part)
