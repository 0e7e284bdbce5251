"""Comments: acknowledgements of findings, and text that was lost behind ` #`.

In: a source and its scalars, because a `#` inside quotes or a block is no comment. Out: `Ignore`s and findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from blueprint.diagnostics import Diagnostic, Edit, Fix, Ignore, Severity
from blueprint.document import Scalar
from blueprint.phrases import quote
from blueprint.source import Source, Span

_HASH = re.compile(r"(?<!\S)#")
_IGNORE = re.compile(r"#\s*blueprint:\s*ignore\s*\[(?P<codes>[^\]\n]*)\]:?\s*(?P<reason>.*)", re.IGNORECASE)
_CODE = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_SECOND = re.compile(r"(?<=\s)#\s*blueprint\s*:", re.IGNORECASE)
_MEANT = re.compile(r"#\s*blueprint\s*:\s*(ign\w*|noqa|disable|skip)\b", re.IGNORECASE)
_PART_OF_TEXT = re.compile(r"#(?:\w| \d)")


def read_comments(source: Source, scalars: Sequence[Scalar]) -> tuple[tuple[Ignore, ...], tuple[Diagnostic, ...]]:
    """The acknowledgements of a file, and what is wrong with its comments."""
    ignores: list[Ignore] = []
    findings: list[Diagnostic] = []
    content = 0
    for span, before in _comments(source, scalars):
        text = span.text
        match = _IGNORE.match(text)
        if match:
            line = span.line
            if not source.text[source.offset(line) : span.start].strip():
                content = content if content > line else _next_content(source, line)
                line = content
            start = span.start + match.start("codes")
            named = tuple(_CODE.finditer(match["codes"]))
            codes = tuple(one[0].upper() for one in named)
            places = tuple(Span(source, start + one.start(), start + one.end()) for one in named)
            ignores.append(Ignore(codes=codes, places=places, reason=match["reason"].strip(), line=line, span=span))
            if not codes:
                findings.append(_malformed(span))
        elif _MEANT.match(text):
            findings.append(_malformed(span))
        elif before is not None and _PART_OF_TEXT.match(text):
            findings.append(_lost(before, span))
    return tuple(ignores), tuple(findings)


def _comments(source: Source, scalars: Sequence[Scalar]) -> Iterator[tuple[Span, Scalar | None]]:
    """Every comment, with the unquoted text right before it on its line if there is one."""
    text = source.text
    index = 0
    behind = 0
    for match in _HASH.finditer(text):
        at = match.start()
        if at < behind:
            continue
        while index < len(scalars) and scalars[index].span.end <= at:
            index += 1
        if index < len(scalars) and _content_start(scalars[index]) <= at:
            continue
        end = text.find("\n", at)
        behind = end if end >= 0 else len(text)
        before = scalars[index - 1] if index else None
        if before is not None and (before.quoted or text.rfind("\n", before.span.end, at) >= 0):
            before = None
        if before is not None and text[before.span.end : at].strip(" \t"):
            before = None
        second = _SECOND.search(text, at + 1, behind)
        if second:
            yield Span(source, at, second.start()), before
            at, before = second.start(), None
        yield Span(source, at, behind), before


def _content_start(scalar: Scalar) -> int:
    """Where a scalar's text begins: after the first line for a block, whose header may have a comment."""
    span = scalar.span
    if scalar.quoted and span.source.text[span.start : span.start + 1] in ("|", ">"):
        line_end = span.source.text.find("\n", span.start)
        return line_end if line_end >= 0 else span.end
    return span.start


def _next_content(source: Source, line: int) -> int:
    """The next line that holds more than a comment; the last line if none does."""
    for number in range(line + 1, source.line_count + 1):
        stripped = source.line(number).lstrip()
        if stripped and not stripped.startswith("#"):
            return number
    return source.line_count


def _malformed(span: Span) -> Diagnostic:
    """The finding for an acknowledgement that cannot be read."""
    return Diagnostic(
        code="BP154",
        severity=Severity.WARNING,
        message="this comment looks like an acknowledgement, but it names no code",
        span=span,
        hint="write `# blueprint: ignore[BP301] the reason`",
    )


def _lost(before: Scalar, comment: Span) -> Diagnostic:
    """The finding for a text that ends where a ` #` made the rest a comment."""
    source = comment.source
    whole = Span(source, before.span.start if before.text else comment.start, comment.end)
    written = whole.text.rstrip()
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    kept = f"the text ends at {quote(before.text)}" if before.text else "the value is empty"
    return Diagnostic(
        code="BP140",
        severity=Severity.WARNING,
        message=f"{kept}: what follows ` #` is a comment and is not drawn",
        span=Span(source, comment.start, comment.start + len(comment.text.rstrip())),
        hint="put the text in quotes; if it is a comment, write a space after the `#`",
        fix=Fix(
            title="put the text in quotes",
            edits=(Edit(span=Span(source, whole.start, whole.start + len(written)), text=f'"{escaped}"'),),
        ),
    )
