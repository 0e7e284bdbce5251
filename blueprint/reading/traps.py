"""What YAML accepts and a designer did not mean.

In: scalars of a file. Out: findings: special spaces, a list item that was taken into the text above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.document import Scalar
from blueprint.phrases import quote
from blueprint.source import Span
from blueprint.spaces import ODD_SPACES, plain_spaces, space_name

_SWALLOWED = re.compile(r"\n[ \t]*(-[ \t]+\S[^\n]*)")
_BRACKETS = {"\u3010": "\u3011", "\uff3b": "\uff3d", "\uff5b": "\uff5d"}
_TIGHT_DASH = re.compile(r"-(?:[^\W\d]|[\[{\"'])")


def check_key(key: Scalar) -> Diagnostic | None:
    """The finding about a key that begins with a special space, or with a dash that lacks its space."""
    text = key.text
    if key.quoted or not text:
        return None
    if text[0] in ODD_SPACES:
        width = len(text) - len(text.lstrip(ODD_SPACES))
        span = Span(key.span.source, key.span.start, key.span.start + width)
        return Diagnostic(
            code="BP131",
            severity=Severity.ERROR,
            message=f"the line is indented with {space_name(text[0])}, which YAML takes for a letter",
            span=span,
            hint="indent with ordinary spaces",
            fix=Fix(title="use ordinary spaces", edits=(Edit(span=span, text=plain_spaces(span.text)),)),
        )
    if _TIGHT_DASH.match(text):
        after = Span(key.span.source, key.span.start + 1, key.span.start + 1)
        return Diagnostic(
            code="BP122",
            severity=Severity.ERROR,
            message=f"a space is missing after the dash in {quote(text)}",
            span=Span(key.span.source, key.span.start, key.span.start + 1),
            hint="an item of a list begins with `- `",
            fix=Fix(title="insert a space", edits=(Edit(span=after, text=" "),)),
        )
    return None


def missing_dash(key: Scalar) -> Diagnostic:
    """The finding about a key that begins an item of a list again, without a dash before it."""
    start = key.span.start
    room = Span(key.span.source, start - 2, start)
    fix = Fix(title="write the dash", edits=(Edit(span=room, text="- "),)) if room.text == "  " else None
    return Diagnostic(
        code="BP124",
        severity=Severity.ERROR,
        message=f"a `- ` is missing before {quote(key.text)}, which begins a new item of the list",
        span=key.span,
        hint=f"write `- {key.text}: …`, with the dash below the dash of the item before",
        fix=fix,
    )


def check_traps(scalars: Iterable[Scalar]) -> tuple[Diagnostic, ...]:
    """Warnings about unquoted texts that are not what they look like."""
    findings: list[Diagnostic] = []
    for scalar in scalars:
        text = scalar.text
        if scalar.quoted or not text:
            continue
        if text[0] in ODD_SPACES:
            findings.append(_odd_start(scalar))
        elif _BRACKETS.get(text[0]) == text[-1]:
            findings.append(_no_brackets(scalar))
        if " -" in text:
            findings += _swallowed(scalar)
    return tuple(findings)


def _odd_start(scalar: Scalar) -> Diagnostic:
    """The finding about a value that begins with a special space."""
    width = len(scalar.text) - len(scalar.text.lstrip(ODD_SPACES))
    span = Span(scalar.span.source, scalar.span.start, scalar.span.start + width)
    return Diagnostic(
        code="BP142",
        severity=Severity.WARNING,
        message=f"the text begins with {space_name(scalar.text[0])}, which will be drawn",
        span=span,
        hint="delete it, or put the text in quotes if it is meant",
        fix=Fix(title="delete the space", edits=(Edit(span=span, text=""),)),
    )


def _no_brackets(scalar: Scalar) -> Diagnostic:
    """The finding about a text in brackets that are none to YAML."""
    opener, closer = scalar.text[0], scalar.text[-1]
    return Diagnostic(
        code="BP143",
        severity=Severity.WARNING,
        message=f"`{opener}` and `{closer}` are no brackets here: they are drawn as a part of the text",
        span=Span(scalar.span.source, scalar.span.start, scalar.span.start + 1),
        hint="write a list as `[one, two]`; put the text in quotes if they are meant",
    )


def _swallowed(scalar: Scalar) -> list[Diagnostic]:
    """The findings about lines that look like list items inside an unquoted text."""
    written = scalar.span.text
    if "\n" not in written:
        return []
    start = scalar.span.start
    first = quote(written.split("\n", 1)[0])
    return [
        Diagnostic(
            code="BP141",
            severity=Severity.WARNING,
            message=f"this line became a part of the text {first} above it, not an item of a list",
            span=Span(scalar.span.source, start + match.start(1), start + match.end(1)),
            hint="put it under the first `-` if it is an item; put the whole text in quotes if it is not",
        )
        for match in _SWALLOWED.finditer(written)
    ]
