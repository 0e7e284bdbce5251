"""The examples that ship: each is free of findings, and together they use the whole format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from jsonschema import Draft7Validator

from blueprint import pipeline, resources
from blueprint.reading import parse, read

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("*/*.blueprint.yaml"))
NAMES = [file.parent.name for file in FILES]

Used: TypeAlias = set[tuple[str, str]]

ELSEWHERE = frozenset({("direction", "ltr"), ("direction", "rtl"), ("service", "direction")})
"""What no example needs: the reading direction follows from the language, and none is from right to left."""

SCHEMA: dict[str, Any] = json.loads(resources.read_text("schemas", "blueprint-1.schema.json"))


def test_there_are_examples() -> None:
    assert {"hotel-stay", "shoe-shine", "home-purchase", "concert-night", "online-checkout"} <= set(NAMES)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_an_example_has_no_open_findings(file: Path) -> None:
    outcome = pipeline.load(str(file))
    assert [f"{d.span.line if d.span else 0}: {d.code} {d.message}" for d in outcome.diagnostics] == []
    assert outcome.value is not None


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_an_example_is_called_like_its_folder(file: Path) -> None:
    assert file.name == f"{file.parent.name}.blueprint.yaml"
    first = file.read_text(encoding="utf-8").splitlines()[0]
    kind = "#/definitions/changes" if "\nextends:" in file.read_text(encoding="utf-8") else ""
    assert first == f"# yaml-language-server: $schema=../../schemas/blueprint-1.schema.json{kind}"


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_warning_is_acknowledged_with_a_reason(file: Path) -> None:
    source = read(str(file)).value
    assert source is not None
    document = parse(source).value
    assert document is not None
    assert all(ignore.reason for ignore in document.ignores)


@pytest.mark.parametrize("name", ["hotel-stay", "home-purchase"])
def test_an_acknowledgement_is_needed(name: str, tmp_path: Path) -> None:
    text = (EXAMPLES / name / f"{name}.blueprint.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "blueprint: ignore" not in line and "photo:" not in line]
    bare = tmp_path / f"{name}.blueprint.yaml"
    bare.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [d.code for d in pipeline.load(str(bare)).diagnostics] == ["BP301"]


@pytest.mark.parametrize(
    ("name", "other"),
    [("concert-night", "zh-Hant"), ("concert-night-future", "zh-Hant"), ("hotel-touchpoints", "zh-Hans")],
)
def test_an_example_with_several_languages_is_whole_in_each(name: str, other: str) -> None:
    file = EXAMPLES / name / f"{name}.blueprint.yaml"
    partial = [node for node in _mappings(_load(file)) if ("en" in node) != (other in node)]
    assert partial == []


def test_every_key_and_every_word_of_the_format_is_used() -> None:
    offered, used = _offered(), _used()
    assert offered - used - ELSEWHERE == set(), "used by no example"


def _load(file: Path) -> Any:  # noqa: ANN401 - plain YAML, every scalar a text
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts only


def _mappings(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _mappings(value)
    elif isinstance(node, list):
        for item in node:
            yield from _mappings(item)


def _offered() -> Used:
    """Every key of every object, and every word of every closed set but its default."""
    found: Used = set()
    for place, node in _objects(SCHEMA, ""):
        known = {} if place.endswith(".properties.themes") else node.get("properties", {})  # ids of built-in themes
        found |= {(_owner(place, key), key) for key, inner in known.items() if inner is not False}
        words = [str(word) for word in node.get("enum", ())]
        found |= {(_owner(place, word), word) for word in words if word != node.get("default")}
    return found


def _objects(node: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - a JSON value
    """Every schema that says what may be written, by its place."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            if key not in _NOT_WRITTEN and not key.startswith("changed-"):
                yield from _objects(value, f"{place}.{key}")


def _owner(place: str, key: str) -> str:
    """What a key or word belongs to, for people.

    Stages take the keys of steps, and `lanes` lists them, so that these are one thing; a closed set is named
    after its key, wherever that stands.
    """
    lists = [".named-lane", ".lane.else", ".lane-with-keys.properties.lane"]
    if any(place.endswith(end) for end in lists) or (place.endswith(".stage") and key in _STEP_KEYS):
        return "step"
    parts = [part for part in place.split(".") if part not in ("", "definitions", "properties", "then", "else")]
    return parts[-1] if parts else "service"


def _used() -> Used:
    """What of it the examples use."""
    found: Used = set()
    for file in FILES:
        service = _load(file)
        _walk(SCHEMA, service, "", found)
        for name in service.get("include", ()):
            _walk(SCHEMA, _load(file.parent / name), "", found)
    return found


def _walk(schema: Any, value: Any, place: str, found: Used) -> None:  # noqa: ANN401 - JSON values
    """Note what a value uses of a schema that it conforms to."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        target = schema["$ref"].removeprefix("#/").replace("/", ".")
        _walk(_at(target), value, f".{target}", found)
    if "if" in schema:
        branch = "then" if Draft7Validator(schema["if"]).is_valid(value) else "else"
        _walk(schema.get(branch), value, f"{place}.{branch}", found)
    if isinstance(value, str) and value in [str(word) for word in schema.get("enum", ())]:
        found.add((_owner(place, value), value))
    if isinstance(value, list):
        for item in value:
            _walk(schema.get("items"), item, f"{place}.items", found)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for key, inner in value.items():
            if key in known:
                found.add((_owner(place, key), key))
                _walk(known[key], inner, f"{place}.properties.{key}", found)
            else:
                _walk(schema.get("additionalProperties"), inner, f"{place}.additionalProperties", found)


def _at(place: str) -> Any:  # noqa: ANN401 - a JSON value
    """The part of the schema at a place."""
    node: Any = SCHEMA
    for part in place.split("."):
        node = node[part]
    return node


# Conditions, words about the schema, the keys of an included file and of changes (the same ones once more).
_NOT_WRITTEN = frozenset({"catalogue", "changes", "default", "examples", "if", "propertyNames"})
_STEP_KEYS = frozenset(SCHEMA["definitions"]["step"]["properties"])
