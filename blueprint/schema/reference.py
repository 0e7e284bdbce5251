"""What the format says about its keys, from the JSON Schema, for documents and terminals.

In: a schema. Out: `KeyReference`s (what a key holds, in words, with examples) by the `Part` of a map that they are
keys of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from blueprint.frozen import frozen
from blueprint.schema.shipped import schema_of

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
_PARTS = {
    "map": "",
    "stage": "stage",
    "step": "step",
    "card": "card-with-keys",
    "persona": "persona",
    "platform": "/platform",
    "world": "/world",
    "scale": "/scale",
    "lane": "lane-with-keys",
    "line": "line-with-keys",
    "actor": "actor",
    "channel": "channel",
    "system": "system",
    "touchpoint": "touchpoint",
    "plan": "touchpoint/plan",
    "theme": "theme",
    "way": "way-with-keys",
    "link": "link",
    "metric": "metric",
    "where": "metric/where",
    "responses": "responses",
    "columns": "responses/columns",
    "gap": "gap",
    "opportunity": "opportunity",
    "view": "view",
}
_FURTHER = {"changes": "changes"}
"""Parts that have their words from the map's: they are asked for by name, but no key is looked up in them."""


@frozen(kw_only=True)
class KeyReference:
    """One key: whether it must be there, what kind of value it takes, what it says, its words and examples as YAML."""

    key: str
    required: bool
    kind: str
    told: str
    words: tuple[tuple[str, str], ...] = ()
    default: str = ""
    examples: tuple[str, ...] = ()


@frozen
class Part:
    """A part of a map that has keys."""

    name: str
    keys: tuple[KeyReference, ...]


def part_names() -> tuple[str, ...]:
    """The parts that can be asked for, from the whole map inwards."""
    return (*_PARTS, *_FURTHER)


@cache
def part(name: str) -> Part | None:
    """The part of a name, such as `step`; None if there is none."""
    place = _PARTS.get(name, _FURTHER.get(name))
    if place is None:
        return None
    definition = defined(schema_of("service"), place)
    return Part(name, tuple(references(definition)))


def parts_with(key: str) -> tuple[Part, ...]:
    """The parts that know a key, each with that key alone."""
    found = []
    for name in _PARTS:
        known = part(name)
        same = tuple(k for k in known.keys if k.key == key) if known else ()
        if same:
            found.append(Part(name, same))
    return tuple(found)


def all_keys() -> tuple[str, ...]:
    """Every key of every part, once."""
    return tuple(dict.fromkeys(k.key for name in _PARTS for p in (part(name),) if p for k in p.keys))


def defined(schema: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    """A definition (`card-with-keys`), a key of one (`lane-with-keys/zone`), the root (`/`), a key of it (`/scale`)."""
    name, _, key = place.partition("/")
    found = schema["definitions"][name] if name else schema
    return found["properties"][key] if key else found


def references(definition: Mapping[str, Any]) -> Iterator[KeyReference]:
    """The keys of a definition, in its order; those that it forbids are left out."""
    required = definition.get("required", ())
    for key, value in definition["properties"].items():
        if value is False:
            continue
        closed = isinstance(value.get("enum", [None])[0], str)
        yield KeyReference(
            key=key,
            required=key in required,
            kind=_kind(value),
            told=value.get("description", ""),
            words=tuple(zip(value["enum"], value["enumDescriptions"], strict=True)) if closed else (),
            default=str(value.get("default", "")),
            examples=tuple(_flow(example, inside=False) for example in value.get("examples", ())[:2]),
        )


def _kind(value: Mapping[str, Any]) -> str:
    """What kind of value it is, in a few words."""
    if "$ref" in value:
        return _KINDS.get(value["$ref"].rpartition("/")[2], "mapping")
    if "enum" in value and isinstance(value["enum"][0], str):
        return "word"
    kinds = [value["type"]] if isinstance(value.get("type"), str) else value.get("type", ["string"])
    return _TYPES["string"] if "string" in kinds else _TYPES[kinds[0]]


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
