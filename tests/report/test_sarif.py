"""SARIF: the shape, and that its places and corrections mean in UTF-16 what ours mean in code points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from said import HOSTILE, SOURCE, WHOLE, marked, said, span
from sarif_shape import SARIF

from blueprint.diagnostics import Edit, Fix
from blueprint.report import Finding, Level, Style, report
from blueprint.source import Source, Span


def run_of(*findings: Finding) -> dict[str, Any]:
    made = json.loads(report(marked(*findings), Style.SARIF))
    Draft7Validator(SARIF).validate(made)
    run: dict[str, Any] = made["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    return run


def applied(text: str, replacements: list[dict[str, Any]]) -> str:
    """A text after replacements, as an editor that counts UTF-16 code units makes them."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    whole = text.encode("utf-16-le")

    def place(region: dict[str, int], end: str) -> int:
        return starts[region[f"{end}Line"] - 1] + 2 * (region[f"{end}Column"] - 1)

    for one in sorted(replacements, key=lambda r: -place(r["deletedRegion"], "start")):
        region = one["deletedRegion"]
        new = one.get("insertedContent", {"text": ""})["text"].encode("utf-16-le")
        whole = whole[: place(region, "start")] + new + whole[place(region, "end") :]
    return whole.decode("utf-16-le")


def test_the_whole_result() -> None:
    (result,) = run_of(WHOLE)["results"]
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6}
    artifact = {"uri": "maps/hotel.yaml"}

    assert len(result.pop("partialFingerprints")["blueprintElement/v1"]) == 32
    assert result == {
        "ruleId": "BP202",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`titel` is not a key\ndid you mean `title`?"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact, "region": region},
                "logicalLocations": [{"fullyQualifiedName": "stages/in"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": artifact, "region": region | {"startLine": 1, "endLine": 1}},
                "message": {"text": "first here"},
            }
        ],
        "fixes": [
            {
                "description": {"text": "write `title`"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "title"}}],
                    }
                ],
            }
        ],
    }


def test_rules_explain_the_codes() -> None:
    (rule,) = run_of(WHOLE)["tool"]["driver"]["rules"]

    assert rule["id"] == "BP202"
    assert "```yaml\n" in rule["help"]["markdown"]
    assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])


@pytest.mark.parametrize(("level", "name"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "note")])
def test_levels(level: Level, name: str) -> None:
    assert run_of(said(level=level, where=span(0, 5)))["results"][0]["level"] == name


def test_columns_count_utf16() -> None:
    at = SOURCE.text.index("店")
    (result,) = run_of(said(where=span(at, at + 1)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]

    assert SOURCE.position(at) == (1, 10)
    assert (region["startColumn"], region["endColumn"]) == (11, 12)


@settings(max_examples=150)
@given(st.data())
def test_corrections_do_what_our_edits_do(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab\n酒😀é", max_size=30))
    new = data.draw(st.text(alphabet="x😀\n", max_size=4))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source("map.yaml", text)
    edit = Edit(span=Span(source, start, end), text=new)

    (result,) = run_of(said(where=edit.span, fix=Fix(title="mend", edits=(edit,))))["results"]

    (change,) = result["fixes"][0]["artifactChanges"]
    assert applied(text, change["replacements"]) == text[:start] + new + text[end:]


def test_paths_are_uris() -> None:
    names = ["ä ö/a b.yaml", "50%.yaml", "a#b?.yaml", "-", "x\udc80.yaml"]
    run = run_of(*(said(where=span(0, 1, Source(name, "a: b\n"))) for name in names))
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]

    assert uris[:4] == ["%C3%A4%20%C3%B6/a%20b.yaml", "50%25.yaml", "a%23b%3F.yaml", "stdin"]


def test_a_whole_path_is_told_only_where_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = tmp_path / "maps" / "a.yaml", tmp_path.parent / "b.yaml"
    run = run_of(*(said(where=span(0, 1, Source(str(name), "a: b\n"))) for name in (inside, outside)))
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]

    assert uris == ["maps/a.yaml", f"file://{outside}"]


def test_without_a_place() -> None:
    nowhere, somewhere = run_of(said(HOSTILE), said(name="x.yaml"))["results"]

    assert "locations" not in nowhere
    assert somewhere["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "x.yaml"}}}]


def test_no_findings_are_a_run_too() -> None:
    assert run_of()["results"] == []
