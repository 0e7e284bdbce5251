"""Cards of one metric stand at one height in all columns of their row, so that they can be compared.

    ┌ satisfied 44 % ┐  ┌ satisfied 54 % ┐  ┌ satisfied 92 % ┐    a level: the same metric, equally high cards
    ┌ ease 4.99 ─────┐                      ┌ ease 5.10 ─────┐    the next one; the column between leaves it empty
    ┌ queue 5 min ───┐  ┌ shown in ──────┐                        what stands in one column only

In: measured entries of a grid row. Out: their places and heights in the stacks of their columns, and what is left
empty. Where levels would make the row much higher than the cards need, each column is stacked for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.layout.bands import Entry, MetricAt
from blueprint.model.measures import Metric

_WORTH = 1.3
"""How much higher than its highest stack a row may become for its levels."""

Column: TypeAlias = tuple[int, int]
"""The first and the last column that a card covers."""


@frozen
class _Measured:
    """A card: its metric, its columns, and the height that it needs in user units."""

    metric: str
    column: Column
    height: float


@frozen
class Slot:
    """A place in the stack of a column.

    Attributes:
        card: index of the card that stands there, or of any card of the column where it is left empty.
        order: from 0, top first. height: in user units.
    """

    card: int
    order: int
    height: float
    empty: bool = False


def slots(entries: Sequence[Entry], heights: Sequence[float], gap: float) -> tuple[Slot, ...]:
    """The stacks of all columns: those of metrics by level, all others in their order.

    Args:
        entries: of one grid row. heights: that they need. gap: between two of a stack. Lengths are user units.
    """
    metrics = [_metric(entry) for entry in entries]
    if not entries or not all(metrics):
        return tuple(Slot(n, e.order, height) for n, (e, height) in enumerate(zip(entries, heights, strict=True)))
    known = zip(metrics, entries, heights, strict=True)
    return _levelled([_Measured(metric, (e.first, e.last), height) for metric, e, height in known], gap)


def _metric(entry: Entry) -> str:
    """Which metric a card shows; empty for what is no card of one metric."""
    if isinstance(entry.content, MetricAt):
        return entry.content.metric.id
    return entry.content.id if isinstance(entry.content, Metric) else ""


def _levelled(cards: Sequence[_Measured], gap: float) -> tuple[Slot, ...]:
    """The stacks of the columns of measured cards, which are in file order."""
    levels = _levels(cards)
    heights = [0.0] * (max(levels.values(), default=-1) + 1)
    for card in cards:
        if card.metric in levels:
            heights[levels[card.metric]] = max(heights[levels[card.metric]], card.height)
    columns = dict.fromkeys(card.column for card in cards)
    stacks = [_stack(cards, column, levels, heights) for column in columns]
    plain = [_plain(cards, column, levels) for column in columns]
    if _tallest(stacks, gap) > _WORTH * _tallest(plain, gap):
        stacks = plain
    return tuple(slot for stack in stacks for slot in stack)


def _levels(cards: Sequence[_Measured]) -> dict[str, int]:
    """The level of each metric that stands in several columns: below those before it with which it shares a column."""
    columns: dict[str, set[Column]] = {}
    for card in cards:
        columns.setdefault(card.metric, set()).add(card.column)
    levels: dict[str, int] = {}
    for metric, own in columns.items():
        if len(own) > 1:
            levels[metric] = 1 + max((at for other, at in levels.items() if own & columns[other]), default=-1)
    return levels


def _stack(
    cards: Sequence[_Measured], column: Column, levels: dict[str, int], heights: Sequence[float]
) -> list[Slot]:  # fmt: skip
    """A column with its levels: what it lacks is filled with a card of its own that fits, or left empty."""
    here = [n for n, card in enumerate(cards) if card.column == column]
    shared = {levels[cards[n].metric]: n for n in here if cards[n].metric in levels}
    single = [n for n in here if cards[n].metric not in levels]
    made: list[Slot] = []
    for level in range(max(shared, default=-1) + 1):
        height = heights[level]
        card = shared.get(level)
        if card is None:
            card = next((n for n in single if cards[n].height <= height), None)
            single = [n for n in single if n != card]
        made.append(Slot(here[0] if card is None else card, level, height, empty=card is None))
    return [*made, *(Slot(n, len(made) + k, cards[n].height) for k, n in enumerate(single))]


def _plain(cards: Sequence[_Measured], column: Column, levels: dict[str, int]) -> list[Slot]:
    """A column for itself: metrics of several columns first, in one order everywhere, then its own."""
    here = [n for n, card in enumerate(cards) if card.column == column]
    here.sort(key=lambda n: (levels.get(cards[n].metric, len(cards)), n))
    return [Slot(n, order, cards[n].height) for order, n in enumerate(here)]


def _tallest(stacks: Sequence[Sequence[Slot]], gap: float) -> float:
    return max((sum(slot.height for slot in stack) + gap * (len(stack) - 1) for stack in stacks), default=0.0)
