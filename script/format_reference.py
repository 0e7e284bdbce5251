# ruff: noqa: INP001 - a script, not a package
"""Writes docs/format.md from format_reference.md (the prose) and the JSON Schema (the tables).

Run it after a change to either: `python script/format_reference.py`. A test compares the result with the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from blueprint.schema.reference import KeyReference, defined, references

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT / "script" / "format_reference.md"
SCHEMA = ROOT / "schemas" / "blueprint-1.schema.json"
TARGET = ROOT / "docs" / "format.md"

_MARK = re.compile(r"^<!-- (keys|values): (\S+)(?: (without|only) (\w+))? -->$", re.MULTILINE)


def reference() -> str:
    """The whole reference as Markdown."""
    schema = json.loads(SCHEMA.read_text("utf-8"))

    def replaced(match: re.Match[str]) -> str:
        kind, place, how, other = match.groups()
        part = defined(schema, place)
        if kind == "values":
            return "\n".join(_values(part))
        return "\n".join(_table(part, _chosen(schema, part, how, other)))

    return _MARK.sub(replaced, PROSE.read_text("utf-8"))


def _chosen(schema: Mapping[str, Any], part: Mapping[str, Any], how: str | None, other: str | None) -> list[str]:
    """The keys of a table: all, those without another part's, or only lanes."""
    keys = [key for key, value in part["properties"].items() if value is not False]
    if how is None:
        return keys
    step = schema["definitions"]["step"]["properties"]
    if other == "step":
        return [key for key in keys if not step.get(key) or key in ("title", "id")]
    own = ("id", "title", "next", "journey", "marks")
    return [key for key in keys if (key in own) == (how == "without")]


def _table(part: Mapping[str, Any], keys: list[str]) -> Iterator[str]:
    """The lines of a table of keys."""
    yield "| key | what it holds | example |"
    yield "| --- | --- | --- |"
    for key in references(part):
        if key.key not in keys:
            continue
        if not key.told:
            yield f"| `{key.key}` | as in a file with stages | |"
            continue
        must = "**required**, " if key.required else ""
        words = f" {_listed(key)}" if key.words else ""
        default = f" Default: `{key.default}`." if key.default else ""
        examples = ", ".join(f"`{example}`" for example in key.examples)
        yield f"| `{key.key}` | {must}{key.kind}. {key.told}{words}{default} | {examples} |"


def _listed(key: KeyReference) -> str:
    """The words of a closed set with what they mean."""
    return "; ".join(f"`{word}`" if word == told else f"`{word}`: {told}" for word, told in key.words) + "."


def _values(part: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table of words."""
    yield "| word | meaning |"
    yield "| --- | --- |"
    for word, told in zip(part["enum"], part["enumDescriptions"], strict=True):
        yield f"| `{word}` | {told} |"


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
