"""Nodes of a configuration as texts, numbers, lengths.

In: a mapping that keeps to the schema, and a key. Out: its value, or what stands for a key that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.project.config_globs import Glob
from blueprint.project.levels import LevelRule, Levels, Setting
from blueprint.source import Span


def scalars(node: Node | None) -> tuple[Scalar, ...]:
    """The scalars of one or a list."""
    if isinstance(node, Sequence):
        return tuple(item for item in node.items if isinstance(item, Scalar))
    return (node,) if isinstance(node, Scalar) else ()


def texts(mapping: Mapping, key: str) -> tuple[str, ...]:
    """One text or a list of them; none if the key is not there."""
    return tuple(scalar.text.strip() for scalar in scalars(mapping.get(key)))


def text(mapping: Mapping, key: str) -> str | None:
    """One text."""
    return next(iter(texts(mapping, key)), None)


def number(mapping: Mapping, key: str) -> float | None:
    """A number."""
    written = text(mapping, key)
    return None if written is None else float(written)


def whole_numbers(mapping: Mapping, key: str) -> tuple[tuple[str, int], ...]:
    """Names with whole numbers, in the order of the file."""
    node = mapping.get(key)
    entries = node.entries if isinstance(node, Mapping) else ()
    return tuple((e.key.text.strip(), int(e.value.text)) for e in entries if isinstance(e.value, Scalar))


def factor(mapping: Mapping, key: str) -> float | None:
    """A number, or `150%`."""
    written = text(mapping, key)
    if written is None:
        return None
    return float(written.removesuffix("%")) / 100 if written.endswith("%") else float(written)


def length(mapping: Mapping, key: str) -> float | None:
    """A length in mm."""
    written = text(mapping, key)
    if written is None:
        return None
    from blueprint.paper.pages import length_of  # noqa: PLC0415 - most configurations have no lengths

    return length_of(written)


def truth(mapping: Mapping, key: str) -> bool:
    """`true` or `false`; false if the key is not there."""
    return text(mapping, key) == "true"


def globs(mapping: Mapping, key: str) -> tuple[Glob, ...]:
    """Patterns."""
    return tuple(Glob(written) for written in texts(mapping, key))


def levels(mapping: Mapping, key: str) -> Levels:
    """Levels by code."""
    node = mapping.get(key)
    entries = node.entries if isinstance(node, Mapping) else ()
    return Levels(
        tuple(
            LevelRule(prefix=e.key.text, setting=Setting(e.value.text), span=e.key.span)
            for e in entries
            if isinstance(e.value, Scalar)
        )
    )


def mappings(mapping: Mapping, key: str) -> tuple[Mapping, ...]:
    """The mappings of a list."""
    node = mapping.get(key)
    items: Iterable[Node] = node.items if isinstance(node, Sequence) else ()
    return tuple(item for item in items if isinstance(item, Mapping))


def place(mapping: Mapping, *keys: str) -> Span:
    """The first of several keys that is there, else the first key at all."""
    entry = next((e for key in keys if (e := mapping.entry(key))), None)
    return (entry or mapping.entries[0]).key.span
