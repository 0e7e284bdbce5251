"""What parts the cells of a CSV file.

In: the beginning of its text, and the columns that it should have. Out: the separator.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from blueprint.survey.table import normal

SEPARATORS = (",", ";", "\t")

_ROWS = 50
_TOLD = re.compile(r"sep=([,;\t])\r?\n?")


def told(line: str) -> str | None:
    """The separator that a first line `sep=;` tells spreadsheets; None for any other line."""
    found = _TOLD.fullmatch(line)
    return found[1] if found else None


def find_separator(text: str, columns: Sequence[str]) -> str:
    """The separator: that with which most columns are there, then with which rows are equally long, then longest.

    Args:
        text: the first lines, the header first. columns: names that the header should have.
    """
    wanted = {normal(column) for column in columns}

    def fits(separator: str) -> tuple[int, float, int]:
        try:
            rows = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _ROWS) if row]
        except csv.Error:  # a cell without end: what reads all rows says so
            rows = []
        if not rows:
            return 0, 0.0, 0
        header = {normal(cell) for cell in rows[0]}
        same = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        return len(wanted & header), same, len(rows[0])

    return max(SEPARATORS, key=fits)
