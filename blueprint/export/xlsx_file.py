"""Spreadsheets (XLSX, ISO/IEC 29500) with plain texts and numbers: no formulas, no links, no macros.

In: `Table`s. Out: bytes; same input, same bytes: the dates inside are fixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from blueprint.export.table import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file where others write the clock."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AIR = 2
"""Letters more than the widest text, for the mark of the filter."""


def write_xlsx(tables: Sequence[Table], *, title: str, rtl: bool = False) -> bytes:
    """Tables as one spreadsheet, a sheet each: headings stay in view, columns can be filtered.

    Args:
        tables: at least one; their titles name the sheets.
        title: of the document.
        rtl: whether the first column stands at the right.

    Raises:
        ValueError: there are no tables.
    """
    import xlsxwriter  # noqa: PLC0415 - 60 ms, only where a spreadsheet is asked for

    if not tables:
        raise ValueError("a spreadsheet needs at least one table")
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"title": title, "created": _MADE, "author": "", "company": ""})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top"})
    names: list[str] = []
    for table in tables:
        names.append(_sheet_name(table.title, names))
        _sheet(book, names[-1], table, (heading, text, number), rtl=rtl)
    book.close()
    return file.getvalue()


def _sheet(book: Workbook, name: str, table: Table, looks: tuple[Format, Format, Format], *, rtl: bool) -> None:
    """One table on its sheet."""
    heading, text, number = looks
    sheet = book.add_worksheet(name)
    if rtl:
        sheet.right_to_left()
    for at, column in enumerate(table.columns):
        widest = max((_width(row[at]) for row in table.rows), default=0)
        sheet.set_column(at, at, min(column.width, max(widest, _width(column.title))) + _AIR)
        sheet.write_string(0, at, _text(column.title), heading)
    for down, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(down, at, _text(cell), text)
            elif cell is not None:
                sheet.write_number(down, at, cell, number)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _text(text: str) -> str:
    """A text as a cell can hold it."""
    return _NOT_XML.sub("", text)[:LONGEST_CELL]


def _width(cell: Cell) -> int:
    """Letters of the longest line; those of full width count twice."""
    lines = str(cell).split("\n") if cell is not None else [""]
    return max(sum(2 if ord(c) >= 0x2E80 else 1 for c in line) for line in lines)  # noqa: PLR2004 - CJK radicals


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have, and that no other has."""
    name = _FORBIDDEN.sub(" ", title).strip(" '")[:_LONGEST_NAME].strip(" '") or "Table"
    number = 1
    made = name
    while made.casefold() in {other.casefold() for other in taken}:
        number += 1
        made = f"{name[: _LONGEST_NAME - 4]} {number}"
    return made
