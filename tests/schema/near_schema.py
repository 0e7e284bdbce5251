# ruff: noqa: ANN401 - values of any shape are the point here
"""Values that nearly keep to the schema, for tests that draw them at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from blueprint.schema.shipped import schema_of
from blueprint.schema.views import Quoted, Schema

DIGITS = 20
SERVICE = schema_of("service")
JUNK = [
    "a", "12:30", "3", "7", "-1.5", "1e3", "007", "true", "4 min", "2-5 min", "fail", "en", "zh-Hans", "2025-03-31",
    "a b", "a.b", "1" * 21, "https://example.org", Quoted("3"), Quoted(""), Quoted("fail"), None, [], {}, ["a"],
    ["a", "a"],
    {"en": "a"}, {"text": "a"}, {"score": "3"}, {"x": "3"},
    {"lane": "customer"}, {"line": "interaction"}, {"line": "own"},
]  # fmt: skip


def place(schema: Any) -> Any:
    while isinstance(schema, dict) and "$ref" in schema:
        found: Any = SERVICE
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


@st.composite
def like(draw: st.DrawFn, schema: Any, depth: int = 0) -> Any:
    """A value that mostly keeps to a schema."""
    schema = place(schema)
    if not isinstance(schema, dict) or depth > 9 or draw(st.integers(0, 19)) == 7:
        return draw(st.sampled_from(JUNK))
    if "if" in schema and draw(st.booleans()):
        branch = place(schema.get(draw(st.sampled_from(["then", "else"])), True))
        schema = {**schema, **branch} if isinstance(branch, dict) else schema
    if "if" in schema and "then" in schema and "properties" not in schema and draw(st.booleans()):
        branch = place(schema["then"])
        schema = {**schema, **branch} if isinstance(branch, dict) else schema
    if "enum" in schema or "const" in schema:
        return draw(st.sampled_from([str(w) for w in schema.get("enum", [schema.get("const")])]))
    types = schema.get("type", "object" if "properties" in schema else "string")
    kind = draw(st.sampled_from([types] if isinstance(types, str) else types))
    if kind == "object":
        return draw(mapping_like(schema, depth))
    if kind == "array":
        return draw(st.lists(like(schema.get("items", True), depth + 1), max_size=2))
    if kind in ("number", "integer"):
        bounds = [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
        return draw(st.sampled_from(["1", "3", "5", "0", "6", "-2", "2.5", "101", *bounds]))
    return draw(st.sampled_from([j for j in JUNK if isinstance(j, str)]))


@st.composite
def mapping_like(draw: st.DrawFn, schema: Schema, depth: int) -> dict[str, Any]:
    properties = schema.get("properties", {})
    keys = list(schema.get("required", ()))
    if properties:
        keys += draw(st.lists(st.sampled_from(sorted(properties)), max_size=2))
    made = {key: draw(like(properties.get(key, True), depth + 1)) for key in dict.fromkeys(keys)}
    if "patternProperties" in schema:
        made["en"] = draw(like(next(iter(schema["patternProperties"].values())), depth + 1))
    if isinstance(schema.get("additionalProperties"), dict) and draw(st.booleans()):
        made[draw(st.sampled_from(["x", "3", "a b"]))] = draw(like(schema["additionalProperties"], depth + 1))
    return made
