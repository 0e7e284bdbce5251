"""Findings for the tests of the forms."""

from __future__ import annotations

from dataclasses import replace

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from blueprint.report import Finding, Level, plain
from blueprint.report.fingerprints import fingerprints
from blueprint.source import Source, Span

SOURCE = Source("maps/hotel.yaml", "title: 酒😀店\ntitel: b\nlast: c\n")
HOSTILE = '100%\r\n::error::x, y: z & <b> "q" \x1b[31m \u202e ]]>\ufffe'


def span(start: int, end: int, source: Source = SOURCE) -> Span:
    return Span(source, start, end)


def said(
    message: str = "no", level: Level = Level.ERROR, where: Span | None = None, name: str | None = None, **more: object
) -> Finding:
    severity = Severity.ERROR if level is Level.ERROR else Severity.WARNING
    made = Diagnostic(code="BP202", severity=severity, message=message, span=where, **more)  # type: ignore[arg-type]
    return replace(plain([made], name)[0], level=level)


WHOLE = said(
    "`titel` is not a key",
    where=span(11, 16),
    hint="did you mean `title`?",
    related=(Related(message="first here", span=span(0, 5)),),
    fix=Fix(title="write `title`", edits=(Edit(span=span(11, 16), text="title"),)),
    element="stages/in",
)


def marked(*findings: Finding) -> tuple[Finding, ...]:
    """Findings with fingerprints."""
    marks = fingerprints((f.diagnostic, f.name or "") for f in findings)
    return tuple(replace(f, fingerprint=mark) for f, mark in zip(findings, marks, strict=True))
