"""The form for programs keeps its shape."""

from __future__ import annotations

import json
from dataclasses import replace

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from blueprint.report import Style, plain, report
from blueprint.source import Source, Span

SOURCE = Source("map.yaml", "title: 酒\ntitel: b\n")


def test_the_shape() -> None:
    finding = Diagnostic(
        code="BP202",
        severity=Severity.ERROR,
        message="no",
        span=Span(SOURCE, 9, 14),
        hint="yes",
        related=(Related(message="here", span=Span(SOURCE, 0, 5)),),
        fix=Fix(title="mend", edits=(Edit(span=Span(SOURCE, 9, 14), text="title"),)),
        element="stages/in",
    )
    span = {"start": {"line": 2, "column": 1, "offset": 9}, "end": {"line": 2, "column": 6, "offset": 14}}
    first = {"start": {"line": 1, "column": 1, "offset": 0}, "end": {"line": 1, "column": 6, "offset": 5}}

    said = [replace(plain([finding])[0], fingerprint="ab12")]

    assert json.loads(report(said, Style.JSON, files=("map.yaml", "other.yaml"))) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "BP202",
                "severity": "error",
                "message": "no",
                "hint": "yes",
                "element": "stages/in",
                "fingerprint": "ab12",
                "file": "map.yaml",
                "span": span,
                "related": [{"message": "here", "file": "map.yaml", "span": first}],
                "fix": {"title": "mend", "edits": [{"file": "map.yaml", "span": span, "text": "title"}]},
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "infos": 0, "files": 2},
    }


def test_what_is_not_there_is_null() -> None:
    said = plain([Diagnostic(code="BP001", severity=Severity.WARNING, message="x")])
    (made,) = json.loads(report(said, Style.JSON))["diagnostics"]

    assert made == {
        "code": "BP001", "severity": "warning", "message": "x", "hint": None, "element": None,
        "fingerprint": "", "file": None, "span": None, "related": [], "fix": None,
    }  # fmt: skip


def test_no_findings_are_a_list_too() -> None:
    assert json.loads(report([], Style.JSON))["diagnostics"] == []
