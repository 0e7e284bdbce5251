# ruff: noqa: INP001 - a script, not a package
"""Writes the end of the JSON Schema: what a map that `extends` another one may hold, from what a map may hold.

Run it after a change to the schema: `python script/changes_schema.py`. A test compares the result with the file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

SCHEMA = Path(__file__).resolve().parents[1] / "schemas" / "blueprint-1.schema.json"
Part: TypeAlias = dict[str, Any]

_BEGIN = ',\n    "changes": {\n'
_END = "\n  }\n}\n"
_CATALOGUES = ("actors", "channels", "systems", "touchpoints", "personas", "themes")
_LISTS = ("metrics", "opportunities", "views")
_ENTRIES = {
    "persona": "persona", "actor": "actors", "channel": "channels", "system": "systems", "touchpoint": "touchpoints",
    "theme": "themes", "responses": "responses", "metric": "metrics", "opportunity": "opportunities", "view": "views",
}  # fmt: skip
_ONE = {many: one for one, many in _ENTRIES.items()} | {"personas": "persona"}
_PLACED = ("metric", "opportunity", "view")
_EXTENDS = {
    "description": "The map that this one changes: its path, relative to this file. What is not written here is as "
    "it is there.",
    "examples": ["checkout.blueprint.yaml"],
    "$ref": "#/definitions/path",
}
_CHANGES = {
    "description": "Whether cards that are added or changed here are drawn with the signs of `status: new` and "
    "`status: changed`.",
    "default": "marked",
    "examples": ["unmarked"],
    "type": "string",
    "enum": ["marked", "unmarked"],
    "enumDescriptions": ["with the signs", "like all other cards"],
}
_REMOVE = {
    "description": "What the other map has and this one has not: ids of stages, steps, cards, figures, opportunities "
    "and views; `step.lane` and `step.lane.2`; one key as `step.pain`; an entry as `actors.porter`; a connector as "
    "`from -> to`.",
    "examples": [["queue", "check-in.pain", "check-in.frontstage.2"]],
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"$ref": "#/definitions/name"},
}
_AFTER = {
    "description": "The id of what this stands after: for what is new here, and for what moves.",
    "examples": ["check-in"],
    "$ref": "#/definitions/id",
}
_BEFORE = {
    "description": "The id of what this stands before: for what is new here, and for what moves.",
    "examples": ["check-in"],
    "$ref": "#/definitions/id",
}
_AFTER_CARD = {**_AFTER, "examples": ["check-in", "check-in.frontstage.2"], "$ref": "#/definitions/name"}
_BEFORE_CARD = {**_BEFORE, "examples": ["check-in", "check-in.frontstage.2"], "$ref": "#/definitions/name"}


def definitions(schema: Part) -> Part:
    """The definitions that follow from the others."""
    known = schema["definitions"]
    found = {"changes": _map(schema)}
    for name in ("stage", "step"):
        found[f"changed-{name}"] = _moment(name, known[name])
    found["changed-cards"] = {
        **known["cards"],
        "then": {"items": {"$ref": "#/definitions/changed-card"}, "minItems": 1},
        "else": {"$ref": "#/definitions/changed-card"},
    }
    card = known["card-with-keys"]
    keys = [*card["properties"], "after", "before"]
    found["changed-card"] = {
        **known["card"],
        "$comment": "A text, or a mapping with `id` or `text` and more.",
        "then": {
            "if": {"minProperties": 2, "propertyNames": {"enum": keys}},
            "then": {"$ref": "#/definitions/changed-card-with-keys"},
            "else": {
                **known["card"]["then"],
                "else": {"$ref": "#/definitions/changed-card-with-keys"},
            },
        },
    }
    found["changed-card-with-keys"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {**_same("card-with-keys", card), "after": _AFTER_CARD, "before": _BEFORE_CARD},
    }
    for name in _ENTRIES:
        placed = {"after": _AFTER, "before": _BEFORE} if name in _PLACED else {}
        other = {key: known[name][key] for key in ("if", "then", "else") if key in known[name]}
        if name == "metric":  # without its type, a figure may be anything
            other["else"] = {"if": {"required": ["type"]}, "then": other["else"]}
        found[f"changed-{name}"] = {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {**_same(name, known[name]), **placed},
            **other,
        }
    return found


def _map(schema: Part) -> Part:
    """The whole file."""
    keys = {}
    for name in schema["properties"]:
        keys[name] = {"$ref": f"#/properties/{name}"}
        own = schema["properties"][name]
        if name in _CATALOGUES or name == "responses":
            named = {key: value for key, value in own.items() if key not in {"properties", "additionalProperties"}}
            keys[name] = {**named, "additionalProperties": {"$ref": f"#/definitions/changed-{_ONE[name]}"}}
        elif name in (*_LISTS, "stages"):
            one = "stage" if name == "stages" else _ONE[name]
            keys[name] = {**own, "items": {"$ref": f"#/definitions/changed-{one}"}}
        elif name == "persona":
            keys[name] = {**own, "$ref": "#/definitions/changed-persona"}
        if name == "blueprint":
            keys |= {"extends": _EXTENDS, "changes": _CHANGES, "remove": _REMOVE}
    return {
        "description": "A map that `extends` another one: what differs from it.",
        "type": "object",
        "required": ["blueprint", "extends"],
        "additionalProperties": False,
        "properties": keys,
        "if": schema["if"],
        "then": schema["then"],
    }


def _moment(name: str, own: Part) -> Part:
    """A stage or a step."""
    keys = {}
    for key, value in own["properties"].items():
        if value is False:
            keys[key] = False
        elif value.get("$ref") == "#/definitions/cards":
            keys[key] = {**value, "$ref": "#/definitions/changed-cards"}
        elif key == "steps":
            keys[key] = {**value, "items": {"$ref": "#/definitions/changed-step"}}
        else:
            keys[key] = {"$ref": f"#/definitions/{name}/properties/{key}"}
        if key == "id":
            keys |= {"after": _AFTER, "before": _BEFORE}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": keys,
        "additionalProperties": {"$ref": "#/definitions/changed-cards"},
    }


def _same(name: str, own: Part) -> Part:
    """Keys that are as they are in another definition."""
    return {key: {"$ref": f"#/definitions/{name}/properties/{key}"} for key in own["properties"]}


def written(text: str) -> str:
    """The whole text of the schema, its end made anew."""
    schema = json.loads(text)
    kept = text.partition(_BEGIN)[0].removesuffix(_END)
    found = (f'    "{name}": {_laid_out(part, 4)}' for name, part in definitions(schema).items())
    return kept + "".join(f",\n{one}" for one in found) + _END


def _laid_out(value: object, indent: int) -> str:
    """JSON with what is short in one line, as the rest of the schema is written."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (len(flat) < 110 - indent and not _deep(value)):
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(k, ensure_ascii=False)}: {_laid_out(v, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{' ' * indent}}}"
    return "[\n" + ",\n".join(inner + _laid_out(v, indent + 2) for v in value) + f"\n{' ' * indent}]"


def _deep(value: dict[str, Any] | list[Any]) -> bool:
    """Whether something stands in something that stands in it."""
    inside = value.values() if isinstance(value, dict) else value
    return any(isinstance(v, dict) for v in inside)


if __name__ == "__main__":
    SCHEMA.write_text(written(SCHEMA.read_text("utf-8")), "utf-8", newline="\n")
