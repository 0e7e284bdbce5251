"""Findings as a Code Quality report, which GitLab shows in the merge request.

In: findings. Out: JSON, a list of what GitLab's page "Code quality report format" asks for: `description`,
`check_name`, `fingerprint`, `severity`, `location`. GitLab keeps the first of two entries with one fingerprint, so each
has its own.
"""

from __future__ import annotations

from typing import Any

from blueprint.json_text import json_text
from blueprint.report.file_names import STDIN, file_name
from blueprint.report.finding import Finding, Level
from blueprint.source import Span

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}
_NOWHERE = "."


def as_code_quality(findings: tuple[Finding, ...]) -> str:
    """The findings as indented JSON with a final line feed."""
    return json_text([_entry(f) for f in findings])


def _entry(finding: Finding) -> dict[str, Any]:
    """One finding."""
    diagnostic = finding.diagnostic
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return {
        "type": "issue",
        "description": f"{diagnostic.message}{hint}",
        "check_name": diagnostic.code,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.level],
        "location": {"path": _path(finding.name), "positions": _positions(diagnostic.span)},
    }


def _path(name: str | None) -> str:
    """GitLab wants a path, also for what is about no file of the repository."""
    if name is None:
        return _NOWHERE
    return "stdin" if name == STDIN else file_name(name)


def _positions(span: Span | None) -> dict[str, Any]:
    """The range in the file; its beginning where the place is not known."""
    if span is None:
        return {"begin": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}}
    return {"begin": _point(span, span.start), "end": _point(span, span.end)}


def _point(span: Span, offset: int) -> dict[str, int]:
    line, column = span.source.position(offset)
    return {"line": line, "column": column}
