"""Findings for programs.

In: findings. Out: a JSON text of this shape, stable within a major version:

    {"version": 1,
     "diagnostics": [
       {"code": "BP202", "severity": "error", "message": …, "hint": … or null, "element": … or null,
        "fingerprint": "5f0c…", "file": … or null, "span": SPAN or null,
        "related": [{"message": …, "file": …, "span": SPAN}],
        "fix": null or {"title": …, "edits": [{"file": …, "span": SPAN, "text": …}]}}],
     "summary": {"errors": 1, "warnings": 0, "infos": 0, "files": 1}}

    SPAN is {"start": {"line": 1, "column": 1, "offset": 0}, "end": {…}}; the end is exclusive.

`severity` is `error`, `warning` or `info`, as the project weighs it. `file` is the path from the current folder, as
typed for a file outside of it, and `-` for standard input. Lines and columns count from 1, offsets from 0, all in
Unicode code points of the text with line feeds only.
"""

from __future__ import annotations

from typing import Any

from blueprint.diagnostics import Fix
from blueprint.json_text import json_text
from blueprint.report.file_names import file_name
from blueprint.report.finding import Finding, Level
from blueprint.source import Span

VERSION = 1


def as_json(findings: tuple[Finding, ...], files: int) -> str:
    """The findings as indented JSON with a final line feed.

    Args:
        findings: in order.
        files: how many files were looked at.
    """
    levels = [f.level for f in findings]
    counts = {f"{level}s": levels.count(level) for level in Level}
    shape = {
        "version": VERSION,
        "diagnostics": [_diagnostic(f) for f in findings],
        "summary": {**counts, "files": files},
    }
    return json_text(shape)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    """One finding."""
    diagnostic = finding.diagnostic
    return {
        "code": diagnostic.code,
        "severity": finding.level.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "element": diagnostic.element,
        "fingerprint": finding.fingerprint,
        **_place(diagnostic.span, finding.name),
        "related": [{"message": r.message, **_place(r.span)} for r in diagnostic.related],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    """A correction."""
    return {"title": fix.title, "edits": [{**_place(e.span), "text": e.text} for e in fix.edits]}


def _place(span: Span | None, name: str | None = None) -> dict[str, Any]:
    """A file and a range in it."""
    if span is None:
        return {"file": None if name is None else file_name(name), "span": None}
    ends = {"start": _point(span, span.start), "end": _point(span, span.end)}
    return {"file": file_name(span.source.name), "span": ends}


def _point(span: Span, offset: int) -> dict[str, int]:
    """One end of a range."""
    line, column = span.source.position(offset)
    return {"line": line, "column": column, "offset": offset}
