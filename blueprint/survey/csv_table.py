"""A CSV file as a table (RFC 4180, with `,`, `;` or tab).

In: a path. Out: `CsvTable`. Quoted cells may hold separators and line ends; a row is what a spreadsheet calls a row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from blueprint.limits import Limits
from blueprint.phrases import count
from blueprint.survey.faults import Notes, SurveyError
from blueprint.survey.separator import find_separator, told
from blueprint.survey.table import BATCH, Batch, find_columns, picker
from blueprint.survey.text_stream import Guard, open_text

_SAMPLE = 65_536


class CsvTable:
    """A CSV file, open.

    Attributes:
        decimal_comma: whether a comma can stand for the decimal point. notes: what was noticed so far.
    """

    def __init__(self, path: Path, name: str, columns: Sequence[str], limits: Limits) -> None:
        """Read the header.

        Args:
            path: of the file. name: what messages call it. columns: names of those that are asked for.
            limits: what is too much.

        Raises:
            SurveyError: it is no CSV file, or lacks a column.
            OSError: it cannot be opened.
        """
        self.notes = Notes()
        self._path, self._name, self._limits = path, name, limits
        with open_text(path, name, limits) as (text, _):
            first = text.readline()
            hinted = told(first)
            sample = ("" if hinted else first) + text.read(_SAMPLE)
            if len(sample) > _SAMPLE:
                sample += text.readline()
        self._skipped = 1 if hinted else 0
        self._separator = hinted or find_separator(sample, columns)
        self.decimal_comma = self._separator != ","
        self._columns = columns

    def batches(self) -> Iterator[Batch]:
        """All rows below the header, once.

        Raises:
            SurveyError: the file is broken, or larger than the limits allow.
        """
        with open_text(self._path, self._name, self._limits) as (text, guard), self._cells():
            try:
                yield from self._batches(self._reader(text), guard)
            except csv.Error as error:
                raise self._broken(str(error)) from error

    def _reader(self, text: io.TextIOWrapper) -> Iterator[list[str]]:
        for _ in range(self._skipped):
            text.readline()
        return csv.reader(text, delimiter=self._separator, strict=True)

    def _batches(self, reader: Iterator[list[str]], guard: Guard) -> Iterator[Batch]:
        number = self._skipped + 1
        header = next(reader, [])
        while not any(header) and number < BATCH:
            header = next(reader, [])
            number += 1
        if len(header) > self._limits.columns:
            raise too_wide(self._name, len(header), self._limits)
        pick = picker(find_columns(self._name, header, self._columns))
        width = len(header)
        number += 1
        while rows := list(islice(reader, BATCH)):
            if number + len(rows) - 2 > self._limits.rows:
                raise too_long(self._name, self._limits)
            numbers: Sequence[int] = range(number, number + len(rows))
            number += len(rows)
            if set(map(len, rows)) != {width}:
                rows, numbers = self._straight(rows, numbers, width)
            guard.used()
            yield Batch(list(map(pick, rows)), numbers)

    def _straight(
        self, rows: list[list[str]], numbers: Sequence[int], width: int
    ) -> tuple[list[list[str]], Sequence[int]]:
        """Rows as long as the header; empty lines left out.

        Raises:
            SurveyError: a row has more cells than the header, and something in them.
        """
        kept, kept_numbers = [], []
        for row, number in zip(rows, numbers, strict=True):
            if not row:
                continue
            if len(row) > width and any(row[width:]):
                raise SurveyError(
                    "BP709",
                    f"row {number:,} of `{self._name}` has {count(len(row), 'cell')}, the header has {width:,}",
                    f'put texts that hold a {_named(self._separator)} or a quote into quotes, and write `"` inside '
                    'as `""`',
                )
            if len(row) < width:
                self.notes.short.add(self._name, number)
                row = [*row, *[""] * (width - len(row))]  # noqa: PLW2901 - the rest of the row is empty
            kept.append(row)
            kept_numbers.append(number)
        return kept, kept_numbers

    @contextmanager
    def _cells(self) -> Iterator[None]:
        """The longest cell that the reader takes; it is one number for the whole process."""
        before = csv.field_size_limit(self._limits.cell)
        try:
            yield
        finally:
            csv.field_size_limit(before)

    def _broken(self, said: str) -> SurveyError:
        """The finding for a row that the reader refuses; the file is read again to know which one."""
        number = self._skipped + 1
        with open_text(self._path, self._name, self._limits) as (text, guard), self._cells():
            try:
                for _ in self._reader(text):
                    number += 1
                    guard.used()
            except csv.Error:
                pass
        row = f"row {number:,} of `{self._name}`"
        if "field limit" in said:
            longer = f"a cell in {row} is longer than {self._limits.cell:,} characters"
            hint = f"close the quote if one is left open there; {self._limits.raise_hint('cell')}"
            return SurveyError("BP710", longer, hint)
        if "end of data" in said:
            return SurveyError(
                "BP705", f"a quote that opens in {row} is never closed", 'write `"` at the end of that text'
            )
        hint = 'write a quote inside of a text twice (`""`), and put the whole text into quotes'
        return SurveyError("BP705", f"{row} goes on behind a closing quote", hint)


def too_wide(name: str, cells: int, limits: Limits) -> SurveyError:
    """The finding for too many columns."""
    return SurveyError(
        "BP710",
        f"`{name}` has {cells:,} columns, the limit is {limits.columns:,}",
        limits.raise_hint("columns", cells),
    )


def too_long(name: str, limits: Limits) -> SurveyError:
    """The finding for too many rows."""
    return SurveyError("BP710", f"`{name}` has more than {limits.rows:,} rows", limits.raise_hint("rows"))


def _named(separator: str) -> str:
    return "tab" if separator == "\t" else f"`{separator}`"
