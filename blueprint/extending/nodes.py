"""Nodes of a whole map: compared, laid over each other, with an id or a status of their own."""

from __future__ import annotations

from blueprint.document import Entry, Mapping, Node, Scalar, Sequence
from blueprint.model.vocabulary import Status
from blueprint.source import Span

PLACING = ("after", "before")
"""Keys that say where something stands among its siblings; the whole map has none of them."""

_NESTED = frozenset({"plan", "traits", "labels", "where", "columns"})
"""Mappings under names of the format, which change key by key as the mapping that they stand in."""

_CARD_KEYS = frozenset(
    ("text", "id", "actor", "system", "channel", "touchpoint", "marks", "time", "wait", "to", "arrow", "url", "icon",
     "note", "tags", "status", *PLACING)
)  # fmt: skip


def same(left: Node, right: Node) -> bool:
    """Whether two nodes say the same; the order of keys does not count."""
    if isinstance(left, Scalar):
        return isinstance(right, Scalar) and left.text == right.text and left.quoted == right.quoted
    if isinstance(left, Mapping):
        if not isinstance(right, Mapping) or len(left.entries) != len(right.entries):
            return False
        return all((other := right.get(e.key.text)) is not None and same(e.value, other) for e in left.entries)
    if not isinstance(right, Sequence) or len(left.items) != len(right.items):
        return False
    return all(same(a, b) for a, b in zip(left.items, right.items, strict=True))


def overlaid(below: Mapping, above: Mapping) -> Mapping:
    """A mapping with the keys of another one laid over it; what says the same stays what it was."""
    entries = [_over(entry, above.entry(entry.key.text)) for entry in below.entries]
    entries += [entry for entry in above.entries if entry.key.text not in below]
    changed = len(entries) != len(below.entries) or any(
        a is not b for a, b in zip(entries, below.entries, strict=False)
    )
    return Mapping(tuple(entries), below.span) if changed else below


def _over(below: Entry, above: Entry | None) -> Entry:
    """An entry, or the one that is written over it."""
    if above is None or same(below.value, above.value):
        return below
    if below.key.text in _NESTED and isinstance(below.value, Mapping) and isinstance(above.value, Mapping):
        return Entry(below.key, overlaid(below.value, above.value))
    return above


def without(node: Mapping, keys: tuple[str, ...]) -> Mapping:
    """A mapping without some keys."""
    if not any(key in node for key in keys):
        return node
    return Mapping(tuple(e for e in node.entries if e.key.text not in keys), node.span)


def made(key: str, value: Node) -> Entry:
    """An entry that no file holds."""
    return Entry(Scalar(key, False, Span(value.span.source, value.span.start, value.span.start)), value)


def with_id(node: Node, name: str) -> Node:
    """An element that keeps the id that it had by its wording; a card that is a text becomes a mapping."""
    if isinstance(node, Mapping) and "id" in node:
        return node
    value = Scalar(name, True, Span(node.span.source, node.span.start, node.span.start))
    if not isinstance(node, Mapping):
        return Mapping((made("text", node), made("id", value)), node.span)
    return Mapping((made("id", value), *node.entries), node.span)


def with_status(node: Node, status: Status, *, over: bool = False) -> Node:
    """A card with a status, unless it has one; `over` also then.

    What is no card is given back as it is: the schema reports it.
    """
    if isinstance(node, Sequence) or (isinstance(node, Scalar) and not node.text.strip()):
        return node
    card = node if isinstance(node, Mapping) and is_card(node) else Mapping((made("text", node),), node.span)
    if "status" in card and not over:
        return node
    value = Scalar(status.value, False, Span(node.span.source, node.span.start, node.span.start))
    return Mapping((*without(card, ("status",)).entries, made("status", value)), node.span)


def is_card(node: Mapping) -> bool:
    """Whether a mapping is a card with keys, not a text in several languages.

    `id` alone is a text in Indonesian; beside other keys of a card it names one.
    """
    keys = {entry.key.text for entry in node.entries}
    return "text" in keys or (len(keys) > 1 and keys <= _CARD_KEYS) or any(len(k) > 3 and "-" not in k for k in keys)  # noqa: PLR2004 - letters of a language tag
