"""A table with everything decided: what goes into CSV, XLSX, Markdown and onto a terminal.

In: nothing. Out: frozen values. Numbers stay numbers, so that a program of spreadsheets can count with them.
"""

from __future__ import annotations

from typing import TypeAlias

from blueprint.frozen import frozen

Cell: TypeAlias = str | int | float | None
"""A text, a number, or nothing."""


@frozen(kw_only=True)
class Column:
    """One column.

    Attributes:
        title: its heading.
        width: widest that it gets on a terminal and in a spreadsheet, in letters; longer texts are wrapped.
        figures: whether it holds numbers, which stand at the right.
    """

    title: str
    width: int = 24
    figures: bool = False


@frozen(kw_only=True)
class Table:
    """Rows under columns.

    Attributes:
        title: what it is a table of; the name of the sheet in a spreadsheet.
        rows: each with a cell for each column.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self, least: int) -> Table:
        """The table without columns in which nothing stands; the first `least` columns stay."""
        kept = [n for n in range(len(self.columns)) if n < least or any(row[n] not in (None, "") for row in self.rows)]
        return Table(
            title=self.title,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
        )
