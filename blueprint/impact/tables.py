"""What breaks as a table: a row a step."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.table import Cell, Column, Table
from blueprint.impact.values import Breakdown
from blueprint.impact.wording import cards, chain, heading, reach, stage, step, way_round
from blueprint.words.speech import Teller


def short_table(found: Breakdown, teller: Teller) -> Table:
    """What fits a screen."""
    word = teller.words.text
    columns = (
        Column(title=word("row.step"), width=28),
        Column(title=word("impact.how"), width=14),
        Column(title=word("impact.via"), width=40),
        Column(title=word("mark.moment-of-truth"), width=10),
        Column(title=word("impact.round"), width=24),
        Column(title=word("row.stage"), width=20),
        Column(title=word("sheet.file"), width=24),
    )
    rows = []
    hits = [(one, hit) for one in found.hit for hit in one.impact.steps]
    for row, (one, hit) in zip(_rows(found, teller), hits, strict=True):
        file, title, _, name, how, _, _, moment, *_, ways = row
        via = " › ".join(chain(teller, one, hit))
        rows.append((name, how, via, moment, ways, title, file if teller.several else None))
    return Table(title=heading(teller, found), columns=columns, rows=tuple(rows)).without_empty(1)


def full_table(found: Breakdown, teller: Teller) -> Table:
    """Everything, for spreadsheets."""
    word = teller.words.text
    columns = (
        Column(title=word("sheet.file"), width=24),
        Column(title=word("row.stage"), width=24),
        Column(title=word("sheet.id"), width=20),
        Column(title=word("row.step"), width=30),
        Column(title=word("impact.how"), width=16),
        Column(title=word("impact.direct"), width=36),
        Column(title=word("impact.indirect"), width=36),
        Column(title=word("mark.moment-of-truth"), width=12),
        Column(title=word("impact.main"), width=12),
        Column(title=word("impact.round"), width=30),
    )
    return Table(title=heading(teller, found), columns=columns, rows=tuple(_rows(found, teller)))


def _rows(found: Breakdown, teller: Teller) -> Iterator[tuple[Cell, ...]]:
    """A row a step, in the order of files and steps."""
    yes = teller.words.text("impact.yes")
    for one in found.hit:
        for hit in one.impact.steps:
            yield (
                one.where.name,
                stage(teller, one, hit),
                hit.step.key,
                step(teller, one, hit),
                reach(teller, hit),
                teller.words.joined(cards(teller, one, hit.direct)),
                teller.words.joined(cards(teller, one, hit.indirect)),
                yes if hit.moment else "",
                yes if hit.main else "",
                teller.words.joined(way_round(teller, one, hit)),
            )
