"""What YAML has and the format has not: anchors, aliases, tags, merge keys, directives, further documents.

In: where one was met. Out: its finding. A text that merely begins with `&`, `*` or `!` gets the quotes that it lacks.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Fix, Severity
from blueprint.phrases import quote
from blueprint.reading.edits import quoting
from blueprint.source import Source, Span

_WORD = re.compile(r"\S{1,100}")
_SHARED = "what several files share goes into an `include`"


def anchor(source: Source, start: int) -> Diagnostic:
    """`&name` at a place."""
    word = _word(source, start)
    return _finding(
        "BP113",
        f"{quote(word.text)} is a YAML anchor, which the format does not have",
        word,
        f"put a text that begins with `&` in quotes; {_SHARED}",
    )


def alias(span: Span, *, known: bool) -> Diagnostic:
    """`*name`; without an anchor of that name it was meant as a text."""
    if known:
        message = f"{quote(span.text)} is a YAML alias, which the format does not have"
        return _finding("BP113", message, span, f"write the value out; {_SHARED}")
    message = f"a text that begins with `*` has to be in quotes: {quote(span.text)}"
    return _finding("BP113", message, span, "put the whole text in quotes", quoting(span.source, span.start, span.end))


def tag(source: Source, start: int, end: int, *, plain: bool) -> Diagnostic:
    """`!name` before a value; `plain` before an unquoted text, which ends at `end`."""
    word = _word(source, start)
    return _finding(
        "BP114",
        f"{quote(word.text)} is a YAML tag, which the format does not have",
        word,
        "put a text that begins with `!` in quotes",
        quoting(source, start, end) if plain else None,
    )


def merge_key(span: Span) -> Diagnostic:
    """`<<`."""
    return _finding(
        "BP115",
        "merge keys (`<<`) are not part of the format",
        span,
        "write the entries out, or put what several files share into an `include`",
    )


def directive(source: Source, start: int) -> Diagnostic:
    """`%YAML` or `%TAG`."""
    message = "lines that begin with `%` (YAML directives) are not part of the format"
    return _finding("BP118", message, _word(source, start), "delete the line")


def second_document(source: Source, start: int) -> Diagnostic:
    """`---` behind content."""
    return _finding(
        "BP112",
        "a second document begins here, but a file holds one service",
        _word(source, start),
        "move what follows `---` into a file of its own",
    )


def _word(source: Source, start: int) -> Span:
    """The characters up to the next space."""
    match = _WORD.match(source.text, start)
    return Span(source, start, match.end() if match else min(start + 1, len(source.text)))


def _finding(code: str, message: str, span: Span, hint: str, fix: Fix | None = None) -> Diagnostic:
    """An error."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint, fix=fix)
