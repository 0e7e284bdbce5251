"""What changes to a map may hold follows from what a map may hold, and says no more and no less."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from blueprint.reading import parse
from blueprint.schema import check, schema_of, schema_text
from blueprint.source import Source

ROOT = Path(__file__).parents[2]
HEAD = "blueprint: 1\nextends: hotel.blueprint.yaml\n"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("changes_schema", ROOT / "script" / "changes_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def codes(text: str) -> list[str]:
    document = parse(Source("map", HEAD + text)).value
    assert document is not None
    return [d.code for d in check(document, "changes")]


def test_it_is_current() -> None:
    text = schema_text("service")

    assert script().written(text) == text, "run script/changes_schema.py"


def test_it_has_all_keys_of_a_map_and_only_two_are_needed() -> None:
    schema = schema_of("service")

    assert schema["properties"].keys() < schema["definitions"]["changes"]["properties"].keys()
    assert schema["definitions"]["changes"]["required"] == ["blueprint", "extends"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "stages: [{id: a, steps: [{id: b, customer: {id: c, actor: x}, after: d}]}]",
        "stages: [{id: a, steps: [{id: b, customer: {en: Comes, id: Datang}}]}]",
        "stages: [{id: a, steps: [{id: b, customer: [{id: c, to: d}, Waits]}]}]",
        "metrics: [{id: q, value: 3 min}, {id: r, value: 3}]",
        "opportunities: [{id: o, status: done}]\nviews: [{id: v, page: A3}]",
        "actors: {x: {note: New}}\nthemes: {quiet: {level: basic}}",
        "responses: {exit: {sheet: B}}\npersona: {role: Boss}",
        "remove: [a, b.pain.1, a -> b]\nchanges: unmarked",
    ],
)
def test_changes_need_not_be_whole(text: str) -> None:
    assert codes(f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("remove: a", "BP203"),
        ("remove: [a, a]", "BP210"),
        ("changes: red", "BP205"),
        ("stages: [{id: a, steps: [{id: b, customer: {id: c, colour: x}}]}]", "BP202"),
        ("stages: [{id: a, steps: [{id: b, emotion: high}]}]", "BP203"),
        ("metrics: [{id: q, type: nps, value: 3 min}]", "BP203"),
        ("gaps: [{at: a}]", "BP201"),
    ],
)
def test_what_they_hold_is_checked(text: str, code: str) -> None:
    assert codes(f"{text}\n") == [code]
