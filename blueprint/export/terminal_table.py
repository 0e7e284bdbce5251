"""Tables for terminals, where Chinese, Japanese and Korean characters are two cells wide.

In: a `Table`, and how wide the terminal is. Out: lines of text. Long texts are wrapped in their column, never cut.
Where the columns have no room beside each other, each row becomes a paragraph of its own with a line for each column.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from blueprint.cells import cells, wrapped
from blueprint.export.table import Cell, Table
from blueprint.phrases import tame

_GAP = "  "
_LEAST = 6
"""Narrowest that a column gets, in cells."""


def write_terminal(table: Table, *, width: int | None = None, colour: bool = False) -> str:
    """A table as text, a line under its headings.

    Args:
        table: what is shown.
        width: cells of the terminal; None for as many as it takes.
        colour: whether the headings may be set in bold.
    """
    rows = [[_plain(column.title) for column in table.columns], *([_shown(c) for c in row] for row in table.rows)]
    widths = _widths(table, rows, width)
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        return tame("\n".join(_paragraph(rows[0], row, width, colour=colour) for row in rows[1:]))
    right = [column.figures for column in table.columns]
    heading, *body = [list(_row(row, widths, right)) for row in rows]
    line = _GAP.join("─" * room for room in widths)
    headed = [f"\x1b[1m{text}\x1b[0m" if colour else text for text in heading]
    return tame("".join(f"{text}\n" for text in (*headed, line, *(text for row in body for text in row))))


def _shown(cell: Cell) -> str:
    """A cell as text; a float has one decimal."""
    if cell is None:
        return ""
    return _plain(cell) if isinstance(cell, str) else f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _plain(text: str) -> str:
    """A text that does nothing to a terminal: no control characters but line feeds."""
    return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in text)


def _widths(table: Table, rows: list[list[str]], room: int | None) -> list[int]:
    """Cells of each column: as wide as its widest line up to its limit; where room is short the widest give way."""
    widths = []
    for at, column in enumerate(table.columns):
        widest = max(cells(line) for row in rows for line in row[at].split("\n"))
        widths.append(max(1, min(column.width, widest)))
    spare = sum(widths) + len(_GAP) * (len(widths) - 1) - room if room is not None else 0
    while spare > 0 and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
        spare -= 1
    return widths


def _paragraph(titles: list[str], row: list[str], width: int, *, colour: bool) -> str:
    """One row as lines: what it is about, and below it what stands in the other columns, but for those without text."""
    named = next((at for at, title in enumerate(titles) if title), 0)
    heading = list(wrapped(" ".join(text.replace("\n", " ") for text in row[: named + 1] if text), width))
    headed = [f"\x1b[1m{line}\x1b[0m" if colour else line for line in heading]
    filled = [(title, text) for title, text in zip(titles[named + 1 :], row[named + 1 :], strict=True) if text]
    most = (width - 2 * len(_GAP)) // 2
    room = min(most, max((cells(title) for title, _ in filled), default=0))
    widths = [room, max(1, width - room - 2 * len(_GAP))]
    lines = [line for title, text in filled for line in _row([title, text], widths, [False, False])]
    return "".join(f"{line}\n" for line in (*headed, *(f"{_GAP}{line}" for line in lines)))


def _row(row: list[str], widths: list[int], right: list[bool]) -> Iterator[str]:
    """The lines of one row."""
    lines = [
        [part for line in text.split("\n") for part in wrapped(line, room)]
        for text, room in zip(row, widths, strict=True)
    ]
    for line in zip_longest(*lines, fillvalue=""):
        parts = []
        for text, room, at_right in zip(line, widths, right, strict=True):
            air = " " * (room - cells(text))
            parts.append(f"{air}{text}" if at_right else f"{text}{air}")
        yield _GAP.join(parts).rstrip()
