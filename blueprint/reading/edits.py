"""Corrections that several findings share.

In: a place in a source. Out: `Fix`.
"""

from __future__ import annotations

from blueprint.diagnostics import Edit, Fix
from blueprint.source import Source, Span


def quoting(source: Source, start: int, end: int) -> Fix:
    """The fix that puts a piece of the source in quotes."""
    written = " ".join(source.text[start:end].split())
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    return Fix(title="put the text in quotes", edits=(Edit(span=Span(source, start, end), text=f'"{escaped}"'),))


def inserting(source: Source, at: int, text: str, title: str) -> Fix:
    """The fix that writes something at one place."""
    return Fix(title=title, edits=(Edit(span=Span(source, at, at), text=text),))
