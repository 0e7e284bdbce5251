# ruff: noqa: ANN401 - values of any shape are the point here
"""The quick yes or no says what jsonschema says, for files that are nearly right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from near_schema import DIGITS, JUNK, SERVICE, like

from blueprint.schema.errors import _class_for
from blueprint.schema.quick import compiled
from blueprint.schema.views import Schema

EXAMPLES = int(os.environ.get("BLUEPRINT_EXAMPLES", "0"))


def agree(value: Any, schema: Schema) -> bool:
    by_jsonschema = not any(True for _ in _class_for(DIGITS)(schema).iter_errors(value))
    assert compiled(schema, DIGITS)(value) == by_jsonschema, value
    return by_jsonschema


@settings(max_examples=60)
@given(like(SERVICE))
def test_whole_files(value: Any) -> None:
    agree(value, SERVICE)


@pytest.mark.parametrize("name", sorted(SERVICE["definitions"]))
def test_each_definition(name: str) -> None:
    schema = {**SERVICE, "$ref": f"#/definitions/{name}"}
    seen: set[bool] = set()

    @settings(max_examples=EXAMPLES or 25)
    @given(like({"$ref": f"#/definitions/{name}"}))
    def check(value: Any) -> None:
        seen.add(agree(value, schema))

    check()
    for junk in JUNK:
        seen.add(agree(junk, schema))
    assert True in seen
    assert False in seen


def bounded(schema: Any) -> Iterator[Schema]:
    """All parts of a schema that limit a number."""
    if isinstance(schema, dict):
        if {"minimum", "maximum"} & schema.keys():
            yield schema
        for part in schema.values():
            yield from bounded(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from bounded(part)


def test_bounds_belong_to_what_they_limit() -> None:
    parts = list(bounded(SERVICE))
    assert len(parts) >= 3
    for part in parts:
        kept = {name: part[name] for name in ("type", "minimum", "maximum") if name in part}
        for bound in (kept[name] for name in ("minimum", "maximum") if name in kept):
            values = [str(bound + step) for step in (-1, 0, 1)]
            assert True in {agree(value, kept) for value in values}, part
            assert agree(str(bound), kept), part


@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_may_be_as_long_as_the_limit(kind: str) -> None:
    assert agree("1" * DIGITS, {"type": kind})
    assert not agree("1" * (DIGITS + 1), {"type": kind})


def test_an_unknown_keyword_is_no_yes() -> None:
    with pytest.raises(ValueError, match="oneOf"):
        compiled({"oneOf": []}, DIGITS)("a")
