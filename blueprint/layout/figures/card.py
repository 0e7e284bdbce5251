"""A metric on a card: what it is, its value, and as much of the answers as there is.

In: a metric, or its figure at a step or stage. Out: a measured `Block`. Parts stand upon each other, or in columns on
a card that is wide enough for two.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.frozen import frozen, replace
from blueprint.layout.bands import MetricAt
from blueprint.layout.cards import Block
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.figures.axis import Axis, axis_of, declared_value, target_of
from blueprint.layout.figures.groups import groups_piece
from blueprint.layout.figures.interval import Shown, interval_piece
from blueprint.layout.figures.kano import kano_piece
from blueprint.layout.figures.looks import Look, look_of
from blueprint.layout.figures.pieces import Piece, upon, written
from blueprint.layout.figures.shares import PARTS, share_words, shares_piece
from blueprint.layout.figures.trend import trend_piece
from blueprint.layout.stacks import Stack, pile, stack
from blueprint.model.figures import Figure, GroupFigure, Kano, PeriodFigure, Sample
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.routing.plan import Rect
from blueprint.scene import Box, Item
from blueprint.words.figures import FigureWords, figure_words, kano_words

COLUMN, WIDEST = 190.0, 330.0
"""Least and greatest width of a column of a figure, in user units."""
BETWEEN = 28.0
"""Space between two columns."""
_SIZES = (1.0, 0.86, 0.74, 0.64)
"""Shares of its size in which a value is set where it would need a second line."""
_AS_LOW = 1.08
"""A column more has to make a card lower than by this factor."""


@frozen(kw_only=True)
class Reading:
    """What there is to draw of a metric at one place.

    Attributes:
        figure: None where nothing is measured there. asked: whether answers were to be read.
        beside: the metric's figures at other places, which stand on the same scale.
    """

    metric: Metric
    figure: Figure | None = None
    kano: Kano | None = None
    groups: tuple[GroupFigure, ...] = ()
    trend: tuple[PeriodFigure, ...] = ()
    asked: bool = False
    beside: tuple[Figure, ...] = ()

    @property
    def sample(self) -> Sample | None:
        """How much it rests on; None for a declared value."""
        measured = self.figure or self.kano
        return measured.sample if measured else None


def reading(desk: Desk, content: Metric | MetricAt) -> Reading:
    """What was measured of a metric: in all, or at the place that it is broken down to."""
    if isinstance(content, MetricAt):
        metric = content.metric
        whole = desk.service.measurement(metric.id)
        beside = tuple(group.figure for group in whole.by(metric.by)) if whole and metric.by else ()
        return Reading(metric=metric, figure=content.figure, asked=True, beside=beside)
    measured = desk.service.measurement(content.id)
    if measured is None:
        return Reading(metric=content)
    return Reading(
        metric=content, figure=measured.figure, kano=measured.kano, trend=measured.trend, asked=True,
        groups=measured.by(content.by) if content.by else (),
    )  # fmt: skip


def figure_block(desk: Desk, content: Metric | MetricAt, width: float) -> Block:
    """A metric, measured for the width of its card."""
    shown = reading(desk, content)
    pad_x, pad_y = desk.size("card-padding-x"), desk.size("card-padding-y")
    inside = _columns(desk, shown, width - 2 * pad_x)

    def paint(rect: Rect) -> tuple[Item, ...]:
        look = desk.stroke("card", desk.colour("metric.border"), fill=desk.colour("metric.fill"))
        box = Box("card-box", rect.x, rect.y, rect.width, rect.height, look, desk.size("card-radius"))
        down = min(pad_y, (rect.height - inside.height) / 2)
        return (box, *inside.paint(rect.x + pad_x, rect.y + down))

    return Block(
        max(inside.height + 2 * pad_y, desk.size("card-height")), paint,
        title=_tooltip(desk, shown.figure),
    )  # fmt: skip


def columns_of(desk: Desk, content: Metric | MetricAt) -> int:
    """In how many columns the parts of a figure stand best, where there is room for all of them."""
    parts = _parts(desk, reading(desk, content), WIDEST)
    return _best(parts, len(parts))


def _tooltip(desk: Desk, figure: Figure | None) -> str:
    """The parts of the answers in words."""
    return share_words(desk.words, figure.shares) if figure and len(figure.shares) == PARTS else ""


def _parts(desk: Desk, shown: Reading, width: float) -> list[Piece]:
    """The parts in reading order, each for a column of this width."""
    figures = [shown.figure, *(g.figure for g in shown.groups), *shown.beside]
    axis = axis_of(shown.metric, [f for f in figures if f])
    parts: list[Piece | None] = [_main(desk, shown, axis, width)]
    if shown.figure:
        parts.append(shares_piece(desk, shown.figure, width))
        if axis:
            parts.append(trend_piece(desk, shown.metric, shown.trend, axis, width))
            parts.append(groups_piece(desk, shown.metric, shown.groups, axis, width))
    return [part for part in parts if part]


def _columns(desk: Desk, shown: Reading, width: float) -> Piece:
    """All parts upon each other, or in as many columns as there is room for."""
    parts = _parts(desk, shown, min(width, WIDEST))
    count = _best(parts, int((width + BETWEEN) / (COLUMN + BETWEEN)))
    if count <= 1:
        return upon(parts)
    own = min(WIDEST, (width - BETWEEN * (count - 1)) / count)
    columns = [upon(column) for column in _dealt(_parts(desk, shown, own), count)]

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return tuple(
            item for n, column in enumerate(columns) for item in column.paint(x + n * (own + BETWEEN), top)
        )  # fmt: skip

    return Piece(height=max(column.height for column in columns), paint=paint)


def _best(parts: Sequence[Piece], most: int) -> int:
    """The fewest columns in which the parts are about as low as they can be in `most`."""
    counts = range(1, max(1, min(most, len(parts))) + 1)
    heights = [_tallest(_dealt(parts, count)) for count in counts]
    return next(count for count, height in zip(counts, heights, strict=True) if height <= _AS_LOW * min(heights))


def _dealt(parts: Sequence[Piece], count: int) -> list[list[Piece]]:
    """Parts in their order in `count` columns, the highest of which is as low as can be."""
    best: list[list[Piece]] = [list(parts)]
    for first in range(1, len(parts) - count + 2) if count > 1 else ():
        made = [list(parts[:first]), *_dealt(parts[first:], count - 1)]
        if len(best) < count or _tallest(made) < _tallest(best):
            best = made
    return best


def _tallest(columns: list[list[Piece]]) -> float:
    return max(upon(column).height for column in columns)


def _main(desk: Desk, shown: Reading, axis: Axis | None, width: float) -> Piece:
    """Title, value, sample, and the drawing on the scale."""
    metric = shown.metric
    unit = desk.pick(metric.unit).text if metric.unit else None
    figure = None if shown.kano else shown.figure
    told = kano_words(desk.words, shown.kano) if shown.kano else figure_words(desk.words, metric, figure, unit)
    if shown.asked and not figure and not shown.kano:
        told = FigureWords(value=None, sample=desk.words.text("metric.no-answers"), target=told.target)
    pieces = [written(_head(desk, shown, told, width))]
    if shown.kano:
        bars = kano_piece(desk, shown.kano, width)
        return upon([*pieces, bars] if bars else pieces)
    if axis:
        missing = shown.asked and not figure
        value = figure.value if figure else None if missing else declared_value(metric)
        drawn = Shown(
            value=value, interval=figure.interval if figure else None, sample=shown.sample,
            target=target_of(metric), met=told.met, n=figure.n if figure else None,
        )  # fmt: skip
        if value is not None:
            return upon([*pieces, interval_piece(desk, metric, axis, drawn, told, width)])
    if told.target:
        pieces.append(written(_target(desk, told, width)))
    return upon(pieces)


def _head(desk: Desk, shown: Reading, told: FigureWords, width: float) -> Stack:
    """Title, value, and what the value rests on."""
    theme, words, look = desk.theme, desk.words, look_of(desk, shown.sample)
    metric = shown.metric
    title = desk.pick(metric.title) if metric.title else desk.word(f"metric.{metric.type}")
    parts = [stack(desk, "figure-title", title, theme.type("figure-title"), width)]
    if told.value:
        parts.append(_value(desk, told.value, look, width))
    note = theme.type("figure-note")
    for said in ((told.sample, told.interval, told.small), (told.net, _net_interval(desk, shown.figure))):
        known = [Wording(text, words.language) for text in said if text]
        if known:
            parts.append(facts(desk, "figure-note", known, note, width))
    return pile(parts, 9.0)


def _value(desk: Desk, text: str, look: Look, width: float) -> Stack:
    """The value in the largest type in which it is one line; in several lines only where none is small enough."""
    role = look.type(desk.theme.type("figure"))
    wording = Wording(text, desk.words.language)
    for size in _SIZES:
        own = replace(role, style=replace(role.style, size=role.style.size * size))
        lines = stack(desk, "figure-value", wording, own, width)
        if len(lines.lines) == 1:
            return lines
    return stack(desk, "figure-value", wording, role, width)


def _net_interval(desk: Desk, figure: Figure | None) -> str | None:
    """The interval of net ease in points."""
    if figure is None or figure.net_interval is None:
        return None
    low, high = (desk.words.number(round(v), sign=True) for v in (figure.net_interval.low, figure.net_interval.high))
    return desk.words.text("metric.interval", low=low, high=high)


def _target(desk: Desk, told: FigureWords, width: float) -> Stack:
    """The target in words alone, where there is no scale to show it on."""
    words = desk.words
    text = words.text("format.label", label=words.text("metric.target"), text=told.target or "")
    return stack(desk, "figure-target", Wording(text, words.language), desk.theme.type("figure-note"), width)
