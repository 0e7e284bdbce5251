"""CSV files (RFC 4180) that spreadsheets open without running anything.

In: a `Table`. Out: bytes in UTF-8, lines ended by CR LF.

A text that begins like a formula gets an apostrophe in front, so that a spreadsheet takes it for a text: whoever may
write into a map must not be able to run something on the machine of whoever opens the table (CWE-1236; OWASP, "CSV
injection"). Numbers are written as numbers, negative ones too.
"""

from __future__ import annotations

import csv
from io import StringIO

from blueprint.export.table import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would calculate; the full-width forms count as much in East Asian ones."""
_BOM = b"\xef\xbb\xbf"


def write_csv(table: Table, *, bom: bool = False) -> bytes:
    """A table as CSV.

    Args:
        table: what is written; line feeds inside a cell stay, in quotation marks.
        bom: whether a byte order mark stands in front, without which Excel takes UTF-8 for something else.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([neutral(column.title) for column in table.columns])
    writer.writerows([[_written(cell) for cell in row] for row in table.rows])
    return (_BOM if bom else b"") + text.getvalue().encode("utf-8")


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula; NUL, which ends a cell in some of them, is left out."""
    text = text.replace("\0", "")
    # Spaces in front do not keep every spreadsheet from calculating.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip(" \u00a0\u3000").startswith(_FORMULA) else text


def _written(cell: Cell) -> str:
    """A cell; numbers with a decimal point, whole ones without."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral(cell)
    return f"{cell:.6f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
