# ruff: noqa: INP001 - a script, not a package
"""Writes docs/format.md from format_reference.md (the prose) and the JSON Schema (the tables).

Run it after a change to either: `python script/format_reference.py`. A test compares the result with the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT / "script" / "format_reference.md"
SCHEMA = ROOT / "schemas" / "blueprint-1.schema.json"
TARGET = ROOT / "docs" / "format.md"

_MARK = re.compile(r"^<!-- (keys|values): (\S+)(?: (without|only) (\w+))? -->$", re.MULTILINE)
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}#:]*")
_PLAIN_LINE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]((?!: | #).)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_KINDS = {
    "text": "text",
    "texts": "text or list of texts",
    "cards": "card or list of cards",
    "references": "name or list of names",
    "name": "name",
    "id": "id",
    "path": "path",
    "paths": "path or list of paths",
    "period": "period",
    "score": "score",
    "duration": "duration",
    "marks": "mark or list of marks",
    "modules": "word or list of words",
    "tags": "word or list of words",
    "ways": "step or list of steps",
    "targets": "card or list of cards",
    "url": "link",
    "range": "two numbers",
}
_TYPES = {"array": "list", "object": "mapping", "number": "number", "integer": "whole number", "string": "text"}


def reference() -> str:
    """The whole reference as Markdown."""
    schema = json.loads(SCHEMA.read_text("utf-8"))

    def replaced(match: re.Match[str]) -> str:
        kind, place, how, other = match.groups()
        part = _place(schema, place)
        if kind == "values":
            return "\n".join(_values(part))
        return "\n".join(_table(part, _chosen(schema, part, how, other)))

    return _MARK.sub(replaced, PROSE.read_text("utf-8"))


def _place(schema: dict[str, Any], place: str) -> dict[str, Any]:
    """A definition (`card-with-keys`), a key of one (`lane-with-keys/zone`), the root (`/`), a key of it (`/scale`)."""
    name, _, key = place.partition("/")
    part = schema["definitions"][name] if name else schema
    return part["properties"][key] if key else part


def _chosen(schema: dict[str, Any], part: dict[str, Any], how: str | None, other: str | None) -> list[str]:
    """The keys of a table: all, those without another part's, or only lanes."""
    keys = [key for key, value in part["properties"].items() if value is not False]
    if how is None:
        return keys
    step = schema["definitions"]["step"]["properties"]
    if other == "step":
        return [key for key in keys if not step.get(key) or key in ("title", "id")]
    own = ("id", "title", "next", "marks")
    return [key for key in keys if (key in own) == (how == "without")]


def _table(part: dict[str, Any], keys: list[str]) -> Iterator[str]:
    """The lines of a table of keys."""
    yield "| key | what it holds | example |"
    yield "| --- | --- | --- |"
    required = part.get("required", ())
    for key in keys:
        value = part["properties"][key]
        told = value.get("description", "")
        if not told:
            yield f"| `{key}` | as in a file with stages | |"
            continue
        kind = _kind(value)
        must = "**required**, " if key in required else ""
        words = "" if "enum" not in value or not isinstance(value["enum"][0], str) else f" {_listed(value)}"
        default = f" Default: `{value['default']}`." if "default" in value else ""
        examples = ", ".join(f"`{_flow(e, inside=False)}`" for e in value.get("examples", [])[:2])
        yield f"| `{key}` | {must}{kind}. {told}{words}{default} | {examples} |"


def _kind(value: dict[str, Any]) -> str:
    """What kind of value it is, in a few words."""
    if "$ref" in value:
        return _KINDS.get(value["$ref"].rpartition("/")[2], "mapping")
    if "enum" in value and isinstance(value["enum"][0], str):
        return "word"
    kinds = [value["type"]] if isinstance(value.get("type"), str) else value.get("type", ["string"])
    return _TYPES["string"] if "string" in kinds else _TYPES[kinds[0]]


def _listed(value: dict[str, Any]) -> str:
    """The words of a closed set with what they mean."""
    pairs = zip(value["enum"], value["enumDescriptions"], strict=True)
    return "; ".join(f"`{word}`" if word == told else f"`{word}`: {told}" for word, told in pairs) + "."


def _values(part: dict[str, Any]) -> Iterator[str]:
    """The lines of a table of words."""
    yield "| word | meaning |"
    yield "| --- | --- |"
    for word, told in zip(part["enum"], part["enumDescriptions"], strict=True):
        yield f"| `{word}` | {told} |"


def _flow(value: object, *, inside: bool = True) -> str:
    """A value as YAML on one line; `inside` brackets more texts need quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    text = str(value)
    plain = _PLAIN if inside else _PLAIN_LINE
    if not isinstance(value, str) or plain.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    return f'"{text}"'


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
