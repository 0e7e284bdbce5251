"""Tables for terminals, where Chinese, Japanese and Korean characters are two places wide.

In: a `Table`, and how wide the terminal is. Out: lines of text. Long texts are wrapped in their column, never cut.

Widths as of Unicode Standard Annex #11 (East Asian Width): wide and full-width characters take two places, marks and
characters without a width none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from blueprint.export.table import Cell, Table

_GAP = "  "
_LEAST = 6
"""Narrowest that a column gets, in places."""
_JAMO = range(0x1160, 0x1200)
"""Korean vowels and finals, which are set into the syllable before them."""


def write_terminal(table: Table, *, width: int | None = None, colour: bool = False) -> str:
    """A table as text, a line under its headings.

    Args:
        table: what is shown.
        width: places of the terminal; None for as many as it takes.
        colour: whether the headings may be set in bold.
    """
    cells = [[_plain(column.title) for column in table.columns], *([_shown(c) for c in row] for row in table.rows)]
    widths = _widths(table, cells, width)
    right = [column.figures for column in table.columns]
    heading, *rows = [list(_row(row, widths, right)) for row in cells]
    line = _GAP.join("─" * places for places in widths)
    headed = [f"\x1b[1m{text}\x1b[0m" if colour else text for text in heading]
    return "".join(f"{text}\n" for text in (*headed, line, *(text for row in rows for text in row)))


def places(text: str) -> int:
    """How many places of a terminal a line of text takes."""
    return sum(_places(char) for char in text)


@lru_cache(maxsize=4096)
def _places(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or ord(char) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _shown(cell: Cell) -> str:
    """A cell as text; a float has one decimal."""
    if cell is None:
        return ""
    return _plain(cell) if isinstance(cell, str) else f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _plain(text: str) -> str:
    """A text that does nothing to a terminal: no control characters but line feeds."""
    return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in text)


def _widths(table: Table, cells: list[list[str]], room: int | None) -> list[int]:
    """Places of each column: as wide as its widest line up to its limit; where room is short the widest give way."""
    widths = []
    for at, column in enumerate(table.columns):
        widest = max(places(line) for row in cells for line in row[at].split("\n"))
        widths.append(max(1, min(column.width, widest)))
    spare = sum(widths) + len(_GAP) * (len(widths) - 1) - room if room is not None else 0
    while spare > 0 and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
        spare -= 1
    return widths


def _row(cells: list[str], widths: list[int], right: list[bool]) -> Iterator[str]:
    """The lines of one row."""
    wrapped = [list(_wrapped(cell, places_)) for cell, places_ in zip(cells, widths, strict=True)]
    for line in zip_longest(*wrapped, fillvalue=""):
        parts = []
        for text, room, at_right in zip(line, widths, right, strict=True):
            air = " " * (room - places(text))
            parts.append(f"{air}{text}" if at_right else f"{text}{air}")
        yield _GAP.join(parts).rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none wider than `width`, unless a single character is."""
    for line in text.split("\n"):
        current = ""
        for piece in _pieces(line):
            if current and places(f"{current}{piece}".rstrip()) > width:
                yield current.rstrip()
                current = ""
                piece = piece.lstrip()  # noqa: PLW2901 - the same piece at the start of a line
            while places(piece.rstrip()) > width:
                head = _head(piece, width)
                yield head
                piece = piece[len(head) :]  # noqa: PLW2901 - what is left of it
            current += piece
        yield current.rstrip()


def _head(text: str, width: int) -> str:
    """As many characters as go into a width, at least one with its marks."""
    end = room = 0
    for char in text:
        room += _places(char)
        if room > width and end:
            break
        end += 1
    return text[:end]


def _pieces(line: str) -> Iterator[str]:
    """Parts between which a line may break: words with the spaces behind them, and wide characters."""
    start = 0
    for at in range(1, len(line)):
        before, here = line[at - 1], line[at]
        spaced = before == " " and here != " "
        wide = (_places(before) == 2 or _places(here) == 2) and not _clings(before, here)  # noqa: PLR2004 - places
        if spaced or wide:
            yield line[start:at]
            start = at
    if line:
        yield line[start:]


def _clings(before: str, here: str) -> bool:
    """Whether no line may begin with `here`, or end with `before`: closing and opening punctuation, marks."""
    return unicodedata.category(here) in ("Pe", "Pf", "Po", "Mn", "Me", "Cf", "Zs") or unicodedata.category(before) in (
        "Ps",
        "Pi",
    )
