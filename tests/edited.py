"""What corrections make of a text."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.diagnostics import Edit


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda e: -e.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
