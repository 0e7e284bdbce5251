"""YAML nodes as plain values; None wherever the node is not what was asked for (the schema says so)."""

from __future__ import annotations

import math
import re
from enum import StrEnum
from typing import TypeVar

from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.source import Span

E = TypeVar("E", bound=StrEnum)

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NAMING_KEYS = ("text", "title", "id", "name", "lane", "line")


def mapping(node: Node | None) -> Mapping | None:
    """The node if it is a mapping."""
    return node if isinstance(node, Mapping) else None


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; a single value counts as a list of one."""
    if node is None or (isinstance(node, Scalar) and node.empty):
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def mappings(node: Node | None) -> tuple[Mapping, ...]:
    """The mappings among the items of a list; nothing for any other node."""
    return tuple(i for i in node.items if isinstance(i, Mapping)) if isinstance(node, Sequence) else ()


def word(node: Node | None) -> str | None:
    """The content of a scalar that is not blank, without white space around it."""
    return (node.text.strip() or None) if isinstance(node, Scalar) else None


def words(node: Node | None) -> tuple[Scalar, ...]:
    """The scalars that are not blank among one value or a list of values."""
    return tuple(i for i in items(node) if isinstance(i, Scalar) and i.text.strip())


def number(node: Node | None) -> float | None:
    """A plain scalar in JSON grammar as a finite number."""
    if not isinstance(node, Scalar) or node.quoted or not _NUMBER.fullmatch(node.text):
        return None
    value = float(node.text)
    return value if math.isfinite(value) else None


def integer(node: Node | None) -> int | None:
    """A plain scalar in JSON grammar as a whole number."""
    value = number(node)
    return int(value) if value is not None and value.is_integer() else None


def choice(node: Node | None, kind: type[E]) -> E | None:
    """A scalar as a member of a closed set of words."""
    value = word(node)
    try:
        return kind(value) if value is not None else None
    except ValueError:
        return None


def choices(node: Node | None, kind: type[E]) -> tuple[E, ...]:
    """One value or a list as members of a closed set of words, without repetitions."""
    found = (choice(item, kind) for item in items(node))
    return tuple(dict.fromkeys(c for c in found if c is not None))


def place(node: Node) -> Span:
    """A short range to point at: a scalar itself, else what names the node, else its first key or item."""
    while not isinstance(node, Scalar):
        if isinstance(node, Sequence):
            if not node.items:
                return node.span
            node = node.items[0]
            continue
        if not node.entries:
            return node.span
        named = next((e.value for k in _NAMING_KEYS if (e := node.entry(k)) and isinstance(e.value, Scalar)), None)
        node = named if named is not None else node.entries[0].key
    return node.span
