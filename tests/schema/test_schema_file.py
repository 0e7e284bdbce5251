# ruff: noqa: ANN401 - values of any shape are the point here
"""The schema that ships: valid, complete, and described for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from jsonschema import Draft7Validator

from blueprint.model import vocabulary
from blueprint.model.figures import Grouping
from blueprint.model.lanes import STANDARD_LANES, STANDARD_LINES
from blueprint.schema import schema_of, schema_text

SCHEMA = schema_of("service")
DEFINITIONS = SCHEMA["definitions"]


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ("examples", "default", "enum", "const"):
                yield from parts(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from parts(value, f"{path}/{index}")


def is_borrowed(value: dict[str, Any]) -> bool:
    """Whether a key is what it is elsewhere: maps that extend others have the keys of whole maps."""
    return value.keys() == {"$ref"} and "/properties/" in value["$ref"]


PROPERTIES = [
    (f"{path}/{key}", value)
    for path, part in parts(SCHEMA)
    if isinstance(part.get("properties"), dict) and "/if/" not in path and not path.endswith(("/if", "/then", "/else"))
    for key, value in part["properties"].items()
    if value is not False and "catalogue" not in path and not is_borrowed(value)
]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_it_needs_nothing_from_elsewhere() -> None:
    references = [part["$ref"] for _, part in parts(SCHEMA) if "$ref" in part]

    assert references
    assert all(r.startswith("#/") for r in references)


def test_it_has_no_alternatives_that_hide_the_error() -> None:
    assert not [path for path, part in parts(SCHEMA) if {"anyOf", "oneOf"} & part.keys() and path != "/properties"]


@pytest.mark.parametrize(("path", "value"), PROPERTIES, ids=lambda v: v if isinstance(v, str) else "")
def test_each_key_is_described_with_an_example_that_fits(path: str, value: dict[str, Any]) -> None:
    assert value.get("description", "").endswith("."), path
    if path.startswith("/definitions/named-lane"):
        return
    if "$ref" in value or value.get("type") not in ("array", "object"):
        assert value.get("examples"), path
    for example in value.get("examples", ()):
        validator = Draft7Validator(
            {**SCHEMA, "$ref": "#/definitions/example"} | {"definitions": {**DEFINITIONS, "example": value}}
        )
        assert [e.message for e in validator.iter_errors(example)] == []


def test_each_word_is_described() -> None:
    closed = [(path, part) for path, part in parts(SCHEMA) if "enumDescriptions" in part]

    assert len(closed) > 20
    assert [path for path, part in closed if len(part["enum"]) != len(part["enumDescriptions"])] == []


WORDS: dict[str, tuple[type[Enum], list[Any]]] = {
    "phase": (vocabulary.Phase, DEFINITIONS["stage"]["properties"]["phase"]["enum"]),
    "state": (vocabulary.State, SCHEMA["properties"]["state"]["enum"]),
    "direction": (vocabulary.Direction, SCHEMA["properties"]["direction"]["enum"]),
    "connect": (vocabulary.Connect, SCHEMA["properties"]["connect"]["enum"]),
    "mark": (vocabulary.Mark, DEFINITIONS["mark"]["enum"]),
    "module": (vocabulary.Module, DEFINITIONS["module"]["enum"]),
    "status": (vocabulary.Status, DEFINITIONS["card-with-keys"]["properties"]["status"]["enum"]),
    "arrow": (vocabulary.Arrow, DEFINITIONS["card-with-keys"]["properties"]["arrow"]["enum"]),
    "link kind": (vocabulary.LinkKind, DEFINITIONS["link"]["properties"]["kind"]["enum"]),
    "line style": (vocabulary.LineStyle, DEFINITIONS["line-with-keys"]["properties"]["style"]["enum"]),
    "zone": (vocabulary.Zone, DEFINITIONS["lane-with-keys"]["properties"]["zone"]["enum"]),
    "drawing": (vocabulary.DrawingKind, DEFINITIONS["view"]["properties"]["kind"]["enum"]),
    "owner": (vocabulary.Owner, DEFINITIONS["touchpoint"]["properties"]["owner"]["enum"]),
    "medium": (vocabulary.Medium, DEFINITIONS["touchpoint"]["properties"]["medium"]["enum"]),
    "importance": (vocabulary.Importance, DEFINITIONS["touchpoint"]["properties"]["importance"]["enum"]),
    "contact": (vocabulary.Contact, DEFINITIONS["touchpoint"]["properties"]["contact"]["enum"]),
    "initiative": (vocabulary.Initiative, DEFINITIONS["touchpoint"]["properties"]["initiative"]["enum"]),
    "plan": (vocabulary.PlanPart, list(DEFINITIONS["touchpoint"]["properties"]["plan"]["properties"])),
    "level": (vocabulary.Level, DEFINITIONS["theme"]["properties"]["level"]["enum"]),
    "effect": (vocabulary.Effect, DEFINITIONS["theme"]["properties"]["effect"]["enum"]),
    "metric": (vocabulary.MetricType, DEFINITIONS["metric"]["properties"]["type"]["enum"]),
    "by": (Grouping, DEFINITIONS["metric"]["properties"]["by"]["enum"]),
    "gives": (vocabulary.Gives, DEFINITIONS["responses"]["properties"]["gives"]["enum"]),
    "gap": (vocabulary.Gap, DEFINITIONS["gap"]["properties"]["gap"]["enum"]),
    "opportunity": (vocabulary.OpportunityStatus, DEFINITIONS["opportunity"]["properties"]["status"]["enum"]),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_those_of_the_model(name: str) -> None:
    kind, words = WORDS[name]

    assert words == [member.value for member in kind]


def test_rows_and_lanes_are_those_of_the_model() -> None:
    step, stage = DEFINITIONS["step"]["properties"], DEFINITIONS["stage"]["properties"]

    assert set(STANDARD_LANES) | {row.value for row in vocabulary.TextRow} <= step.keys() & stage.keys()
    assert set(STANDARD_LINES) <= set(DEFINITIONS["line-with-keys"]["if"]["properties"]["line"]["enum"])


def test_the_text_is_what_is_used() -> None:
    assert json.loads(schema_text("service")) == SCHEMA
