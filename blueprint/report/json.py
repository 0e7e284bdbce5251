"""Findings for programs.

In: findings. Out: a JSON text of this shape, stable within a major version:

    {"version": 1,
     "diagnostics": [
       {"code": "BP202", "severity": "error", "message": …, "hint": … or null, "element": … or null,
        "file": … or null, "span": SPAN or null,
        "related": [{"message": …, "file": …, "span": SPAN}],
        "fix": null or {"title": …, "edits": [{"file": …, "span": SPAN, "text": …}]}}],
     "summary": {"errors": 1, "warnings": 0, "files": 1}}

    SPAN is {"start": {"line": 1, "column": 1, "offset": 0}, "end": {…}}; the end is exclusive.

Lines and columns count from 1, offsets from 0, all in Unicode code points of the text with line feeds only.
"""

from __future__ import annotations

import json
from typing import Any

from blueprint.diagnostics import Diagnostic, Fix, Severity
from blueprint.source import Span

VERSION = 1


def as_json(diagnostics: tuple[Diagnostic, ...], files: int) -> str:
    """The findings as indented JSON with a final line feed.

    Args:
        diagnostics: in order.
        files: how many files were looked at.
    """
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    shape = {
        "version": VERSION,
        "diagnostics": [_diagnostic(d) for d in diagnostics],
        "summary": {"errors": errors, "warnings": len(diagnostics) - errors, "files": files},
    }
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    """One finding."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "element": diagnostic.element,
        **_place(diagnostic.span),
        "related": [{"message": r.message, **_place(r.span)} for r in diagnostic.related],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    """A correction."""
    return {"title": fix.title, "edits": [{**_place(e.span), "text": e.text} for e in fix.edits]}


def _place(span: Span | None) -> dict[str, Any]:
    """A file and a range in it."""
    if span is None:
        return {"file": None, "span": None}
    return {"file": span.source.name, "span": {"start": _point(span, span.start), "end": _point(span, span.end)}}


def _point(span: Span, offset: int) -> dict[str, int]:
    """One end of a range."""
    line, column = span.source.position(offset)
    return {"line": line, "column": column, "offset": offset}
