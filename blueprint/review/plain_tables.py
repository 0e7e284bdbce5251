"""Figures as tables of plain numbers, for spreadsheets.

In: `ServiceReview`s. Out: `Table`s whose headings are the keys of the JSON form, the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.export.table import Cell, Column, Table
from blueprint.review.numbers import (
    Plain,
    excluded_numbers,
    figure_numbers,
    gap_numbers,
    journey_numbers,
    step_numbers,
)
from blueprint.review.tables import TableName
from blueprint.review.values import Coverage, ServiceReview

_WIDE = ("title", "place", "group_title", "note", "persona_title")
_HEADS: Mapping[TableName, str] = {
    TableName.FIGURES: "file metric type title at place by group group_title period shown value category better worse n"
    " low high sample target met net net_low net_high rule declared weighted empty unreadable outside filtered"
    " unplaced",
    TableName.KANO: "file metric title category n better worse must-be one-dimensional attractive indifferent reverse"
    " questionable",
    TableName.JOURNEYS: "file persona persona_title best_step best worst_step worst peak_step peak end_step end mean"
    " remembered net mended_to mended_mean mended_remembered mended_net",
    TableName.STEPS: "file persona stage step number title expectation experience satisfaction n low high",
    TableName.GAPS: "file gap at place persona size declared note missed pains",
    TableName.THEMES: "file theme stage steps",
    TableName.MODULES: "file module stage steps",
}
PLAIN_TABLES = tuple(_HEADS)
"""Those that there are of plain numbers: mending stands with the journeys."""


def plain_table(reviews: Sequence[ServiceReview], name: TableName) -> Table:
    """One table; with all its columns, even without rows."""
    heads = _HEADS[name].split()
    rows = tuple(tuple(_cell(row[head]) for head in heads) for row in _rows(reviews, name))
    columns = tuple(Column(title=head, width=36 if head in _WIDE else 14) for head in heads)
    return Table(title=name.value, columns=columns, rows=rows)


def _rows(reviews: Sequence[ServiceReview], name: TableName) -> Iterator[Mapping[str, Plain]]:
    for one in reviews:
        file: dict[str, Plain] = {"file": one.name}
        for row in _of(one, name):
            yield {**file, **row}


def _of(one: ServiceReview, name: TableName) -> Iterator[Mapping[str, Plain]]:
    match name:
        case TableName.FIGURES:
            yield from ({**figure_numbers(told), **excluded_numbers(told)} for told in one.figures)
        case TableName.KANO:
            for told in one.figures:
                if kano := told.reading.kano:
                    yield {**figure_numbers(told), **{category.value: count for category, count in kano.counts}}
        case TableName.JOURNEYS:
            yield from (journey_numbers(told) for told in one.journeys)
        case TableName.STEPS:
            yield from (step_numbers(one, told, step) for told in one.journeys for step in told.steps)
        case TableName.GAPS:
            yield from (gap_numbers(told) for told in one.gaps)
        case TableName.THEMES:
            yield from _coverage(one, one.themes, "theme")
        case _:
            yield from _coverage(one, one.modules, "module")


def _coverage(one: ServiceReview, found: Coverage | None, name: str) -> Iterator[Mapping[str, Plain]]:
    for row in found.rows if found else ():
        for stage, (count, _) in zip(one.service.stages, row.cells, strict=True):
            yield {name: row.name, "stage": stage.key, "steps": count}


def _cell(value: Plain) -> Cell:
    """A value as a cell: `yes` and `no`, which no spreadsheet translates."""
    return ("yes" if value else "no") if isinstance(value, bool) else value
