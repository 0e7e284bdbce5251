"""Columns that a text takes in a terminal or an editor.

In: a text. Out: a number. Wide and full-width characters (Unicode Standard Annex #11) take two columns.
"""

from __future__ import annotations

from blueprint.cells import cells

WIDEST = 120
"""Columns that a line with braces or brackets may take."""


def width(text: str) -> int:
    """Columns of a text without line breaks."""
    return cells(text)
