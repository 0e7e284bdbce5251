# ruff: noqa: INP001 - a script, not a package
"""Writes docs/config.md from config_reference.md (the prose) and the JSON Schema (the tables).

Run it after a change to either: `python script/config_reference.py`. A test compares the result with the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT / "script" / "config_reference.md"
SCHEMA = ROOT / "schemas" / "config-1.schema.json"
TARGET = ROOT / "docs" / "config.md"

_MARK = re.compile(r"^<!-- (keys|words): (\S+) -->$", re.MULTILINE)
_KINDS = {
    "globs": "pattern or list of patterns",
    "names": "name or list of names",
    "levels": "levels by code",
    "limits": "numbers by name",
    "limit": "whole number",
    "path": "path",
    "name": "text",
    "length": "length",
    "language": "language",
    "page-size": "size",
    "min-text": "number",
    "standard": "word",
    "output": "outputs",
    "book": "books",
    "override": "overrides",
}
_TYPES = {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}


def reference() -> str:
    """The whole page as Markdown."""
    schema = json.loads(SCHEMA.read_text("utf-8"))

    def replaced(match: re.Match[str]) -> str:
        kind, place = match.groups()
        part = schema if place == "/" else schema["definitions"][place]
        return "\n".join(_keys(schema, part) if kind == "keys" else _words(part))

    return _MARK.sub(replaced, PROSE.read_text("utf-8"))


def _keys(schema: dict[str, Any], part: dict[str, Any]) -> Iterator[str]:
    """The lines of a table of keys."""
    yield "| key | what it holds | example |"
    yield "| --- | --- | --- |"
    for key, written in part["properties"].items():
        definition = schema["definitions"].get(written.get("$ref", "").rpartition("/")[2], {})
        value = {**definition, **written}
        must = "**required**, " if key in part.get("required", ()) else ""
        examples = ", ".join(f"`{_flow(e)}`" for e in value["examples"][:2])
        told = f"{must}{_kind(schema, written, value)}. {value['description']}{_more(schema, value)}"
        yield f"| `{key}` | {told} | {examples} |"


def _kind(schema: dict[str, Any], written: dict[str, Any], value: dict[str, Any]) -> str:
    """What kind of value it is, in a few words."""
    name = written.get("$ref", value.get("items", {}).get("$ref", "")).rpartition("/")[2]
    if value.get("type") == "array":
        return f"list of {_KINDS[name]}"
    if "enum" in value:
        return "word"
    if "then" in value and not name:
        return "word or list of words" if _choice(schema, value) else "language or list of languages"
    return _KINDS.get(name) or _TYPES.get(str(value.get("type")), "text")


def _choice(schema: dict[str, Any], value: dict[str, Any]) -> dict[str, Any] | None:
    """The closed set of words that a value is chosen from."""
    if "enum" in value:
        return value
    inner = value.get("else", {}).get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["definitions"].get(inner, {})
    return found if "enum" in found else None


def _more(schema: dict[str, Any], value: dict[str, Any]) -> str:
    """The words that can be chosen from, and what counts without the key."""
    choice = _choice(schema, value)
    words = ""
    if choice:
        pairs = zip(choice["enum"], choice["enumDescriptions"], strict=True)
        words = " " + "; ".join(f"`{word}`: {told}" for word, told in pairs) + "."
    return words + (f" Default: `{_flow(value['default'])}`." if "default" in value else "")


def _words(part: dict[str, Any]) -> Iterator[str]:
    """The lines of a table of words."""
    for word, told in zip(part["enum"], part["enumDescriptions"], strict=True):
        yield f"| `{word}` | {told} |"


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    return json.dumps(value) if isinstance(value, bool) else _plain(str(value))


def _plain(text: str) -> str:
    """A text, in quotes where YAML takes it for something else."""
    return f'"{text}"' if text.startswith(("*", "!", "&")) else text


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8", newline="\n")
