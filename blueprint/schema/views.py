"""Nodes as the plain values that a JSON Schema speaks of.

In: a node. Out: dict, list, `str` for an unquoted scalar, `Quoted` for one in quotes, None for nothing at all.

Every scalar is a string to the schema; an unquoted one that follows JSON's grammar is a number or a boolean as well.
So the schema alone decides what `007` or `no` means.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from blueprint.document import Mapping, Node, Scalar

View: TypeAlias = "dict[str, Any] | list[Any] | str | None"
Schema: TypeAlias = dict[str, Any]

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_BOOLEANS = ("true", "false")
_CLASSES: dict[str, type] = {"string": str, "object": dict, "array": list, "null": type(None)}


class Quoted(str):
    """A scalar that was written in quotes or as a block: never a number."""

    __slots__ = ()


def view(node: Node) -> View:
    """The plain value of a node. Depth is bounded by the limit that reading keeps."""
    if isinstance(node, Scalar):
        if node.quoted:
            return Quoted(node.text)
        return node.text or None
    if isinstance(node, Mapping):
        return {entry.key.text: view(entry.value) for entry in node.entries}
    return [view(item) for item in node.items]


def number_of(value: object) -> float | None:
    """The number that a value is, or None."""
    if type(value) is str and NUMBER.fullmatch(value):
        return float(value)
    return None


def is_type(value: object, name: str) -> bool:
    """Whether a value has a type of JSON Schema."""
    if name in _CLASSES:
        return isinstance(value, _CLASSES[name])
    if name == "boolean":
        return type(value) is str and value in _BOOLEANS
    number = number_of(value)
    return number is not None and (name == "number" or number.is_integer())


def equals(value: object, wanted: object) -> bool:
    """Whether a value is a constant of the schema: a number by its value, anything else as written."""
    if isinstance(wanted, bool):
        return value == ("true" if wanted else "false") and type(value) is str
    if isinstance(wanted, int | float):
        return number_of(value) == wanted
    return value == wanted


def digits(value: str) -> int:
    """How many digits a number has when it is written out: `1e30` has 31."""
    mantissa, _, exponent = value.lower().partition("e")
    # The first figures of a monstrous exponent are enough to see that no number may be so long.
    return sum(c.isdigit() for c in mantissa) + int(exponent.lstrip("+-0")[:6] or 0)
