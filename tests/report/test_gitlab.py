"""Code Quality reports have what GitLab asks for, and nothing that it would drop."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft7Validator
from said import HOSTILE, WHOLE, marked, said, span

from blueprint.report import Finding, Level, Style, report
from blueprint.source import Source

POINT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^BP[0-9]{3}$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "positions"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)(?!/).+$"},
                    "positions": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin", "end"],
                        "properties": {"begin": POINT, "end": POINT},
                    },
                },
            },
        },
    },
}


def entries(*findings: Finding) -> list[dict[str, Any]]:
    made = json.loads(report(marked(*findings), Style.GITLAB))
    Draft7Validator(SCHEMA).validate(made)
    return list(made)


def test_the_whole_entry() -> None:
    (made,) = entries(WHOLE)

    assert re.fullmatch("[0-9a-f]{32}", made.pop("fingerprint"))
    assert made == {
        "type": "issue",
        "description": "`titel` is not a key (did you mean `title`?)",
        "check_name": "BP202",
        "severity": "major",
        "location": {
            "path": "maps/hotel.yaml",
            "positions": {"begin": {"line": 2, "column": 1}, "end": {"line": 2, "column": 6}},
        },
    }


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "major"), (Level.WARNING, "minor"), (Level.INFO, "info")]
)
def test_levels(level: Level, severity: str) -> None:
    assert entries(said(level=level, where=span(0, 5)))[0]["severity"] == severity


def test_whatever_is_said_each_has_a_fingerprint_of_its_own() -> None:
    here = span(0, 5)
    made = entries(
        WHOLE, WHOLE, said(where=here), said(where=here), said(HOSTILE), said(name="x.yaml"),
        said(where=span(0, 1, Source("-", "a: b\n"))),
    )  # fmt: skip

    assert len({entry["fingerprint"] for entry in made}) == 7
    assert [entry["location"]["path"] for entry in made[4:]] == [".", "x.yaml", "stdin"]


def test_no_findings_are_an_empty_list() -> None:
    assert report([], Style.GITLAB) == "[]\n"
