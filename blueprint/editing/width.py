"""Columns that a text takes in a terminal or an editor.

In: a text. Out: a number. Wide and full-width characters (Unicode Standard Annex #11) take two columns.
"""

from __future__ import annotations

from unicodedata import combining, east_asian_width

WIDEST = 100
"""Columns that a line with braces or brackets may take."""


def width(text: str) -> int:
    """Columns of a text without line breaks."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
