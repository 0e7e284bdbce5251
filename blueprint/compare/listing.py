"""A map as lines of text that git can compare: the same content gives the same lines, however it is written.

In: a parsed file. Out: one line for each thing that the file says, stages and steps as headings, keys in a fixed order,
without comments, quotes and styles of YAML. Works on the file alone: what it includes is not read, so that the same
content reads the same wherever a copy of it lies.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence

_STEP = "  "
_FIRST = (
    "extends", "changes", "remove", "title", "subtitle", "summary", "scenario", "authors", "version", "date", "source",
    "language", "direction", "state", "persona", "personas", "platform", "world", "scale", "include", "style", "lanes",
    "connect", "actors", "channels", "systems", "touchpoints", "themes",
)  # fmt: skip
_LAST = ("links", "metrics", "responses", "gaps", "opportunities", "views")
_NAMES = ("text", "title", "name", "score")
"""What an element is called or says: it stands first, without its key."""
_OF_MOMENT = (
    "id", "phase", "goal", "summary", "time", "wait", "marks", "image", "touchpoint", "channel", "evidence", "customer",
    "frontstage", "backstage", "support", "emotion", "expectation",
)  # fmt: skip


def listing(document: Document) -> str:
    """The lines of a map."""
    return "".join(f"{line}\n" for line in _map(document.root))


def _map(root: Mapping) -> Iterator[str]:
    entries = {entry.key.text: entry for entry in root.entries}
    entries.pop("blueprint", None)
    stages = entries.pop("stages", None)
    last = [entries.pop(name) for name in _LAST if name in entries]
    for entry in _ordered(list(entries.values()), _FIRST):
        yield from _entry(entry)
    if stages:
        yield from _stages(stages.value)
    for entry in last:
        yield ""
        yield from _entry(entry)


def _stages(node: Node) -> Iterator[str]:
    for stage in _items(node):
        yield ""
        yield f"stage {_name(stage)}"
        if isinstance(stage, Mapping):
            yield from _moment(stage, _STEP)
            steps = stage.get("steps")
            for step in _items(steps) if steps else ():
                yield f"{_STEP}step {_name(step)}"
                yield from _moment(step, _STEP * 2)


def _moment(node: Node, indent: str) -> Iterator[str]:
    """What a stage or a step says beside its name, a line for each card and each text."""
    if not isinstance(node, Mapping):
        yield f"{indent}{_inline(node)}"
        return
    for entry in _ordered([e for e in node.entries if e.key.text not in {"title", "steps"}], _OF_MOMENT):
        if entry.key.text == "id" and "title" not in node:
            continue
        for item in _items(entry.value):
            yield f"{indent}{entry.key.text}: {_inline(item)}"


def _name(node: Node) -> str:
    """What a stage or a step is called: its title, else its id, else nothing."""
    title = (node.get("title") or node.get("id")) if isinstance(node, Mapping) else None
    return _inline(title) if title else ""


def _entry(entry: Entry) -> Iterator[str]:
    """A key of the file: in one line, or a line for each of its parts."""
    name, value = entry.key.text, entry.value
    if isinstance(value, Scalar):
        yield f"{name}: {_flat(value.text)}"
        return
    yield f"{name}:"
    if isinstance(value, Sequence):
        yield from (f"{_STEP}- {_inline(item)}" for item in value.items)
    else:
        yield from (f"{_STEP}{inner.key.text}: {_inline(inner.value)}" for inner in value.entries)


def _inline(node: Node) -> str:
    """A value in one line; what it says or is called first, the rest of it in brackets."""
    if isinstance(node, Scalar):
        return _flat(node.text)
    if isinstance(node, Sequence):
        return ", ".join(_inner(item) for item in node.items)
    first = next((e for name in _NAMES if (e := node.entry(name))), None)
    rest = [f"{e.key.text}: {_inner(e.value)}" for e in _ordered(list(node.entries), ("id",)) if e is not first]
    if first is None:
        return "; ".join(rest)
    return f"{_inner(first.value)} [{'; '.join(rest)}]" if rest else _inner(first.value)


def _inner(node: Node) -> str:
    """A value inside brackets."""
    return f"({_inline(node)})" if isinstance(node, Mapping) else _inline(node)


def _flat(text: str) -> str:
    """A text in one line; line feeds as a sign."""
    return text.strip().replace("\n", " ⏎ ")


def _ordered(entries: list[Entry], first: tuple[str, ...]) -> list[Entry]:
    """Entries in a fixed order: some first, the others by name."""
    order = {name: n for n, name in enumerate(first)}
    return sorted(entries, key=lambda e: (order.get(e.key.text, len(order)), e.key.text))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)
