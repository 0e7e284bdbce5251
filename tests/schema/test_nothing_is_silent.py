# ruff: noqa: ANN401 - values of any shape are the point here
"""A file that does not keep to the schema draws findings, and one that does draws none."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from near_schema import DIGITS, SERVICE, like

from blueprint.reading import parse
from blueprint.schema import check
from blueprint.schema.errors import _BUILT, _class_for
from blueprint.schema.views import Quoted, view
from blueprint.source import Source


def written(value: Any) -> str:
    """A view as YAML on one line."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(v) for v in value if v is not None) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Quoted) else value


@settings(max_examples=120)
@given(like(SERVICE))
def test_errors_become_findings(value: Any) -> None:
    if not isinstance(value, dict) or not value:
        return
    document = parse(Source("map", written(value))).value
    assert document is not None, written(value)
    errors = list(_class_for(DIGITS)(SERVICE).iter_errors(view(document.root)))
    ours = [e for e in errors if not (isinstance(e.schema, dict) and e.schema.get("$comment") == _BUILT)]

    findings = check(document)

    assert bool(findings) == bool(ours)
    assert not [f for f in findings if "does not have the form" in f.message]
    for finding in findings:
        assert finding.span is not None
        assert 0 <= finding.span.start <= finding.span.end <= len(document.source.text)
