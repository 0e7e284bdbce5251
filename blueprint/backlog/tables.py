"""A backlog as tables: a short one for a terminal, a full one for spreadsheets.

In: `BacklogItem`s. Out: `Table`s, a row an opportunity, the best first.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.backlog.items import BacklogItem
from blueprint.backlog.wording import (
    due,
    owner,
    quadrant,
    reason_line,
    reasons,
    status,
    title,
    where_told,
)
from blueprint.export.table import Cell, Column, Table
from blueprint.words.speech import Teller


def short_table(items: Sequence[BacklogItem], teller: Teller) -> Table:
    """What fits a screen."""
    word = teller.words.text
    columns = (
        Column(title="", width=4, figures=True),
        Column(title=word("row.opportunity"), width=36),
        Column(title=word("opportunity.impact"), width=8, figures=True),
        Column(title=word("opportunity.effort"), width=8, figures=True),
        Column(title=word("opportunity.rating"), width=10, figures=True),
        Column(title=word("opportunity.quadrant"), width=14),
        Column(title=word("book.where"), width=36),
        Column(title=word("opportunity.owner"), width=20),
        Column(title=word("opportunity.status"), width=12),
        Column(title=word("opportunity.due"), width=14),
        Column(title=word("sheet.id"), width=32),
    )
    return Table(title=word("row.opportunity"), columns=columns, rows=tuple(_short(item, teller) for item in items))


def _short(item: BacklogItem, teller: Teller) -> tuple[Cell, ...]:
    one, score = item.opportunity, item.ranked.score
    return (
        item.number,
        title(teller, item),
        one.impact,
        one.effort,
        None if score is None else teller.words.number(score, 1),
        quadrant(teller, item),
        where_told(teller, item),
        owner(teller, item),
        status(teller, item),
        due(teller, item),
        item.key,
    )


def full_table(items: Sequence[BacklogItem], teller: Teller) -> Table:
    """Everything; numbers are numbers, due dates are ISO dates, which sort."""
    word = teller.words.text
    columns = (
        Column(title=word("sheet.id"), width=36),
        Column(title=word("row.opportunity"), width=40),
        Column(title=word("opportunity.impact"), width=9, figures=True),
        Column(title=word("opportunity.effort"), width=9, figures=True),
        Column(title=word("opportunity.rating"), width=16, figures=True),
        Column(title=word("opportunity.quadrant"), width=18),
        Column(title=word("opportunity.status"), width=14),
        Column(title=word("opportunity.owner"), width=22),
        Column(title=word("opportunity.due"), width=12),
        Column(title=word("sheet.file"), width=24),
        Column(title=word("book.where"), width=48),
        Column(title=word("book.steps"), width=9, figures=True),
        Column(title=word("opportunity.why"), width=60),
    )
    return Table(title=word("row.opportunity"), columns=columns, rows=tuple(_full(item, teller) for item in items))


def _full(item: BacklogItem, teller: Teller) -> tuple[Cell, ...]:
    one, score = item.opportunity, item.ranked.score
    return (
        item.key,
        title(teller, item),
        one.impact,
        one.effort,
        None if score is None else round(score, 4),
        quadrant(teller, item),
        status(teller, item),
        owner(teller, item),
        one.due or "",
        item.where.name,
        where_told(teller, item),
        item.ranked.steps,
        "\n".join(reason_line(teller, reason) for reason in reasons(teller, item)),
    )
