"""Figures of the whole service side by side, over all columns of their row.

In: the metrics that have no place. Out: one `Block` that is made of a card for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.frozen import frozen
from blueprint.layout.bands import MetricStrip
from blueprint.layout.cards import Block, SubBlock
from blueprint.layout.desk import Desk
from blueprint.layout.figures.card import BETWEEN, COLUMN, WIDEST, columns_of, figure_block
from blueprint.model.measures import Metric

_GAP = 14.0


@frozen
class _Wish:
    """A card with the widths that suit it, in user units."""

    metric: Metric
    least: float
    most: float


def strip_block(desk: Desk, content: MetricStrip, width: float) -> Block:
    """The cards in as few lines as hold them, each line as high as its highest card."""
    inside: list[SubBlock] = []
    top = 0.0
    lines = _lines([_wish(desk, metric) for metric in content.metrics], width)
    column = min(width, max(wish.most for line in lines for wish in line))
    for wishes in lines:
        widths = _shared(wishes, width) if len(lines[0]) > 1 else [column]
        blocks = [figure_block(desk, wish.metric, own) for wish, own in zip(wishes, widths, strict=True)]
        height = max(block.height for block in blocks)
        x = 0.0
        for wish, own, block in zip(wishes, widths, blocks, strict=True):
            key = f"metric.{wish.metric.id}"
            inside.append(SubBlock(key=key, x=x, y=top, width=own, height=height, block=block))
            x += own + _GAP
        top += height + _GAP
    return Block(top - _GAP, lambda _rect: (), inside=tuple(inside))


def _wish(desk: Desk, metric: Metric) -> _Wish:
    """As many columns as suit its parts would be good, one for all of them is enough."""
    pad, columns = 2 * desk.size("card-padding-x"), columns_of(desk, metric)
    return _Wish(metric, pad + COLUMN, pad + columns * WIDEST + (columns - 1) * BETWEEN)


def _lines(wishes: Sequence[_Wish], width: float) -> list[list[_Wish]]:
    """Cards dealt to lines of even number, as many to a line as fit at their least width."""
    fit = max(1, int((width + _GAP) / (wishes[0].least + _GAP)))
    count = -(-len(wishes) // fit)
    base, more = divmod(len(wishes), count)
    lines, at = [], 0
    for n in range(count):
        size = base + (n < more)
        lines.append(list(wishes[at : at + size]))
        at += size
    return lines


def _shared(wishes: Sequence[_Wish], width: float) -> list[float]:
    """Widths of the cards of a line: what is free goes to those that can use it, by what they can use."""
    free = width - _GAP * (len(wishes) - 1) - sum(wish.least for wish in wishes)
    if free <= 0:
        return [min(wish.least, width) for wish in wishes]
    wanted = sum(wish.most - wish.least for wish in wishes)
    share = min(1.0, free / wanted)
    return [wish.least + share * (wish.most - wish.least) for wish in wishes]
