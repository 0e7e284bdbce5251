"""What the surveys of all examples are made with: answers in a mixed order, days, CSV and XLSX.

In: how many answers say what. Out: the bytes of a file. Nothing is drawn by chance, so every run writes
the same bytes, and what an example tells follows from the tables in its module.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import xlsxwriter

Cell: TypeAlias = str | int | float | dt.date
Row: TypeAlias = tuple[Cell, ...]

_GOLDEN = 0.6180339887498949
"""Multiples of it, their whole part left out, fill the unit interval evenly and look shuffled."""


def mixed(counts: Iterable[tuple[Row, int]], turn: float = 0.0) -> list[Row]:
    """Rows as often as they are counted, in an order that looks like that of a real file.

    Args:
        counts: rows and how many there are of each. turn: another number gives another order.
    """
    rows = [row for row, count in counts for _ in range(count)]
    order = sorted(range(len(rows)), key=lambda place: (place * _GOLDEN + turn) % 1)
    return [rows[place] for place in order]


def boxes(scores: Sequence[int], counts: Sequence[int]) -> list[tuple[int, int]]:
    """Scores with their counts, in pairs; two sequences of different lengths are a mistake."""
    return list(zip(scores, counts, strict=True))


def days(first: dt.date, last: dt.date, count: int) -> list[str]:
    """So many ISO days, spread evenly from the first to the last."""
    span = (last - first).days
    return [(first + dt.timedelta(days=place * span // max(1, count - 1))).isoformat() for place in range(count)]


def csv_file(heads: Sequence[str], rows: Iterable[Row], separator: str = ",") -> bytes:
    """The bytes of a CSV file in UTF-8, its lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue().encode()


def spread(place: int, turn: float = 0.0) -> float:
    """How far an answer lies from the mean of all: about 0, with a standard deviation of about 1, never above 3.

    Args:
        place: of the answer. turn: another number gives other answers.
    """
    parts = (place * step + turn for step in (_GOLDEN, 0.7548776662466927, 0.5698402909980532))
    return 2 * (sum(part % 1 for part in parts) - 1.5)


def xlsx_file(sheet: str, heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The bytes of an XLSX file with one sheet, the same on every machine: fixed dates, and nothing compressed.

    Args:
        sheet: its name. heads: the first row. rows: the others.
    """
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(2026, 10, 1)})  # noqa: DTZ001 - the file has no time zone
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.set_column(0, 0, 12)
        for number, row in enumerate((heads, *rows)):
            for column, cell in enumerate(row):
                page.write(number, column, cell, day if isinstance(cell, dt.date) else None)
    return _stored(made)


def _stored(package: io.BytesIO) -> bytes:
    """The same package without compression, which differs from one machine's zlib to another."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename)
            entry.create_system = 3  # what Python writes on Unix
            new.writestr(entry, old.read(part))
    return out.getvalue()
