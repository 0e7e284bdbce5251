"""Places in a file: the node at a path, and what a message calls it.

In: the root of a file and a path of keys and indices. Out: nodes, spans, names.
"""

from __future__ import annotations

from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.frozen import frozen
from blueprint.source import Span

_THINGS = {
    "stages": "this stage",
    "steps": "this step",
    "links": "this link",
    "metrics": "this figure",
    "gaps": "this gap",
    "opportunities": "this opportunity",
    "views": "this view",
    "lanes": "this lane",
    "next": "this entry of `next`",
    "to": "this entry of `to`",
    "actors": "this actor",
    "channels": "this channel",
    "systems": "this system",
    "touchpoints": "this touchpoint",
    "personas": "this persona",
    "themes": "this theme",
    "responses": "this survey",
    "outputs": "this output",
    "books": "this book",
    "overrides": "this override",
    "findings": "this finding",
}


@frozen(kw_only=True)
class Place:
    """A node and how it is reached.

    Attributes:
        key: the nearest key above it. in_list: whether the node is an item of a list.
    """

    node: Node
    key: Scalar | None
    in_list: bool


def find(root: Mapping, path: tuple[str | int, ...]) -> Place:
    """The place at the end of a path; as far as it goes."""
    node: Node = root
    key: Scalar | None = None
    in_list = False
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str):
            entry = node.entry(part)
            if entry is None:
                break
            node, key, in_list = entry.value, entry.key, False
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node, in_list = node.items[part], True
        else:
            break
    return Place(node=node, key=key, in_list=in_list)


def naming(node: Node) -> Span:
    """A short place that stands for a node: its first key, or its first character."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.span
    if isinstance(node, Scalar):
        return node.span
    return Span(node.span.source, node.span.start, min(node.span.start + 1, node.span.end))


def thing(path: tuple[str | int, ...]) -> str:
    """What a message calls the mapping at a path: "this stage", "`scale`", "the file"."""
    if not path:
        return "the file"
    last = path[-1]
    owner = next((p for p in reversed(path[:-1]) if isinstance(p, str)), "")
    if isinstance(last, int):
        return _THINGS.get(owner, "this card" if "stages" in path else "this entry")
    if len(path) == 2 and owner in _THINGS:  # noqa: PLR2004 - an entry of a catalogue
        return _THINGS[owner]
    if path[0] == "stages" and last in ("next", "to"):
        return _THINGS[last]
    return f"`{last}`"


def element(root: Mapping, path: tuple[str | int, ...]) -> str | None:
    """The path with ids in place of indices where elements have them: `stages/arrival/steps/check-in/emotion`."""
    parts: list[str] = []
    node: Node | None = root
    for part in path:
        if isinstance(part, str):
            parts.append(part)
            node = node.get(part) if isinstance(node, Mapping) else None
            continue
        node = node.items[part] if isinstance(node, Sequence) and part < len(node.items) else None
        named = node.get("id") if isinstance(node, Mapping) else None
        parts.append(named.text if isinstance(named, Scalar) and named.text else str(part + 1))
    return "/".join(parts) or None
