"""Texts in Markdown (CommonMark, GitHub's and GitLab's): nothing that a file says becomes markup, a mention or a link.

In: texts, `Table`s. Out: lines of Markdown.
"""

from __future__ import annotations

import re
import unicodedata

from blueprint.export.table import Cell, Table

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_JOINER = "\u2060"
"""Parts an @ or a # from what follows, so that nobody is called and no issue is named; it has no width."""
_MENTION = re.compile(r"([@#!])(?=\w)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def escaped(text: str) -> str:
    """A text that is shown as it is, on one line."""
    flat = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())
    flat = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    flat = _MARKUP.sub(r"\\\1", flat)
    return _ADDRESS.sub(rf"\1{_JOINER}\2", _MENTION.sub(rf"\1{_JOINER}", flat))


def markdown_table(table: Table) -> list[str]:
    """A table as lines; cells are escaped, line feeds become breaks."""
    heads = [escaped(column.title) for column in table.columns]
    rules = ["---:" if column.figures else "---" for column in table.columns]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    return [f"| {' | '.join(row)} |" for row in (heads, rules, *rows)]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "<br>".join(escaped(line) for line in cell.split("\n"))
    return f"{cell:.1f}".replace("-", "\u2212") if isinstance(cell, float) else str(cell)
