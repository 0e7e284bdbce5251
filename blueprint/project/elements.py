"""The element of a map that a finding is about.

In: a document and a place in it. Out: its path by ids, which stays when lines move:

    stages/arrival/check-in/frontstage              a cell; `greeting` is added for a card with the id `greeting`
    touchpoints/front-desk/owner                    a key of an entry of a catalogue
    lanes/consultant, metrics/nps, opportunities/…  entries with an id or a title

An element without an id goes by its title, a step without a title by its first card, as everywhere. The path ends at
the first list entry without any name: its number would change with the entries before it.
"""

from __future__ import annotations

from bisect import bisect_right

from blueprint.build.ids import normal, slug
from blueprint.document import Document, Mapping, Node, Scalar, Sequence

_MAP, _STEPS, _TITLE = "stages", "steps", "title"
_NAMES = ("id", "lane", "line", _TITLE)


def element_at(document: Document, offset: int) -> str | None:
    """The path of the innermost element at an offset; None between the elements."""
    language = document.root.get("language")
    tongue = language.text if isinstance(language, Scalar) and language.text else "en"
    parts: list[str] = []
    node: Node | None = document.root
    while node is not None:
        node = _in_map(node, offset, parts, tongue) if parts[:1] == [_MAP] else _elsewhere(node, offset, parts, tongue)
    return "/".join(parts) or None


def _in_map(node: Node, offset: int, parts: list[str], language: str) -> Node | None:
    """One step down among stages, steps and cells; adds to the path what has a name. None at the end of the way."""
    if isinstance(node, Sequence):
        item = _item(node, offset)
        name = (_name(item, language) or _first_card(item, language)) if isinstance(item, Mapping) else None
        parts += [name] if name else []
        return item if name else None
    found = _entry(node, offset) if isinstance(node, Mapping) else None
    if found is None:
        return None
    key, value = found
    if key == _STEPS:
        return value
    parts.append(normal(key))
    card = _item(value, offset) if isinstance(value, Sequence) else value
    given = _text(card.get("id"), language) if isinstance(card, Mapping) else None
    parts += [normal(given)] if given else []
    return None


def _elsewhere(node: Node, offset: int, parts: list[str], language: str) -> Node | None:
    """One step down in the rest of the file; adds to the path what has a name. None at the end of the way."""
    if isinstance(node, Sequence):
        item = _item(node, offset)
        name = _name(item, language) if isinstance(item, Mapping) else None
        parts += [name] if name else []
        return item if name else None
    found = _entry(node, offset) if isinstance(node, Mapping) else None
    parts += [normal(found[0])] if found else []
    return found[1] if found else None


def _entry(mapping: Mapping, offset: int) -> tuple[str, Node] | None:
    """The key and the value at an offset."""
    at = bisect_right(mapping.entries, offset, key=lambda e: e.key.span.start) - 1
    if at < 0:
        return None
    entry = mapping.entries[at]
    inside = offset <= max(entry.key.span.end, entry.value.span.end)
    return (entry.key.text, entry.value) if inside else None


def _item(sequence: Sequence, offset: int) -> Node | None:
    """The entry of a list at an offset."""
    at = bisect_right(sequence.items, offset, key=lambda n: n.span.start) - 1
    return sequence.items[at] if at >= 0 and offset <= sequence.items[at].span.end else None


def _name(item: Mapping, language: str) -> str | None:
    """What an entry of a list goes by; None if it has no name of its own."""
    for key in _NAMES:
        written = _text(item.get(key), language)
        if written:
            return slug(written) or None if key == _TITLE else normal(written)
    return None


def _first_card(step: Mapping, language: str) -> str | None:
    """The slug of the first customer card of a step, else of its first card."""
    own = [e.value for e in step.entries if e.key.text == "customer"]
    for value in (*own, *(e.value for e in step.entries)):
        first = value.items[0] if isinstance(value, Sequence) and value.items else value
        written = _text(first.get("text") if isinstance(first, Mapping) else first, language)
        name = slug(written) if written else ""
        if name:
            return name
    return None


def _text(node: Node | None, language: str) -> str | None:
    """A text, in the map's language if it is given in several."""
    if isinstance(node, Mapping):
        node = node.get(language) or next((e.value for e in node.entries), None)
    return node.text.strip() if isinstance(node, Scalar) else None
