"""A new element in a map, as insertions into its text.

In: a parsed map that is valid, its service, and what is wanted. Out: what to insert where. Nothing else of the file
changes; a reading of the result says so before it is given back.
"""

from __future__ import annotations

import re

from blueprint.document import Document, Entry, Mapping, Node, Sequence
from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS
from blueprint.model.service import Service
from blueprint.phrases import listing, nearest, quote
from blueprint.reading import parse
from blueprint.schema import schema_of
from blueprint.source import Source
from blueprint.starting.skeletons import CATALOGUES, LISTS, Entries, Kind, Wish, entries, id_of, taken
from blueprint.starting.style import STEP, as_block, as_flow, end_of_item, indentation, is_flow, plain, spread

_NO_ID = re.compile(r"[^\w-]")
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n)")


class InsertionError(Exception):
    """It cannot be added; the text is a sentence without a final full stop."""


@frozen(kw_only=True)
class Insertion:
    """What to put where.

    Attributes:
        pieces: offsets (code points of the source) and what is put there or takes `removed` signs' place, ascending.
        id: of the new element. where: in words.
    """

    pieces: tuple[tuple[int, int, str], ...]
    id: str
    where: str

    def into(self, text: str) -> str:
        """The text with the insertion."""
        for at, removed, piece in reversed(self.pieces):
            text = text[:at] + piece + text[at + removed :]
        return text


def insertion(document: Document, service: Service, wish: Wish, *, after: str = "", stage: str = "") -> Insertion:
    """Where and how the new element is written.

    Args:
        document: valid, parsed from what `service` was built from.
        wish: what is wanted.
        after: id of the neighbour that it follows; by default the last one.
        stage: id of the stage that a new step goes into; by default that of `after`, else the last one.

    Raises:
        InsertionError: the id is taken or no id, a neighbour is not there, or the file is written in a way that nothing
            can be inserted into safely.
        NoIdError: the title makes no id.
    """
    name = id_of(wish)
    if _NO_ID.search(name):
        raise InsertionError(f"{quote(name)} is no id: it has letters, digits, `-` and `_` only")
    if name in taken(wish.kind, service):
        raise InsertionError(f"there is a {wish.kind} with the id {quote(name)} already; give another with `--id`")
    made = entries(wish, service)
    root = document.root
    if wish.kind is Kind.STEP:
        steps, index, where = _step_place(root, service, after, stage)
        found = _into_list(steps, index, made)
    elif wish.kind is Kind.STAGE:
        keys = [one.key for one in service.stages]
        index = _index(after, keys, "stage")
        found, where = _into_list(_list(root, "stages"), index, made), f"behind the stage `{keys[index]}`"
    else:
        found, where = _beside(root, wish.kind, name, made, after, service)
    result = Insertion(pieces=tuple(sorted(found)), id=name, where=where)
    _see_that_nothing_else_changed(document, result)
    return result


def _step_place(root: Mapping, service: Service, after: str, stage: str) -> tuple[Sequence, int, str]:
    """The list of steps, the index of the neighbour, and where that is in words."""
    stages = service.stages
    number = len(stages) - 1
    if after:
        known = [step.key for one in stages for step in one.steps]
        _index(after, known, "step")
        number = next(i for i, one in enumerate(stages) if any(step.key == after for step in one.steps))
    if stage:
        chosen = _index(stage, [one.key for one in stages], "stage")
        if after and chosen != number:
            raise InsertionError(f"the step `{after}` is in the stage `{stages[number].key}`, not in `{stage}`")
        number = chosen
    node = _list(root, "stages").items[number]
    steps = node.get("steps") if isinstance(node, Mapping) else None
    if not isinstance(steps, Sequence):
        raise InsertionError(
            f"the stage `{stages[number].key}` is a single step: put what it holds under `steps:` before adding more"
        )
    keys = [step.key for step in stages[number].steps]
    index = keys.index(after) if after else len(keys) - 1
    return steps, index, f"behind `{keys[index]}` in the stage `{stages[number].key}`"


def _beside(
    root: Mapping, kind: Kind, name: str, made: Entries, after: str, service: Service
) -> tuple[list[tuple[int, int, str]], str]:
    """Pieces for catalogues and for lists at the top of the file, and where they go in words."""
    key = CATALOGUES.get(kind) or LISTS[kind]
    single = root.entry("persona")
    if kind is Kind.PERSONA and single is not None:
        old = service.personas[0].id
        if old == name:
            raise InsertionError(f"there is a persona with the id {quote(name)} already; give another with `--id`")
        return _second_persona(single, old, name, made), f"behind `{old}`; `persona` is now `personas`"
    there = root.get(key)
    if there is None:
        _see_that_a_catalogue_may_begin(root, kind, key, service)
        return _new_key(root, key, name if kind in CATALOGUES else "", made), f"under `{key}`, which is new"
    if isinstance(there, Mapping):
        keys = [entry.key.text for entry in there.entries]
        index = _index(after, keys, kind.value)
        return _into_mapping(there, index, name, made), f"under `{key}`, behind `{keys[index]}`"
    if not isinstance(there, Sequence):
        raise InsertionError(f"`{key}` is neither a list nor a mapping")
    ids = list(taken(kind, service))
    index = _index(after, ids, kind.value) if after else len(there.items) - 1
    return _into_list(there, index, made), f"under `{key}`, behind `{ids[index]}`"


def _see_that_a_catalogue_may_begin(root: Mapping, kind: Kind, key: str, service: Service) -> None:
    """A catalogue has to hold every name that steps use, so it cannot begin with one entry beside plain names.

    Raises:
        InsertionError: there are plain names.
    """
    names = list(taken(kind, service)) if kind in CATALOGUES and "include" not in root else []
    if names:
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""  # noqa: PLR2004 - enough to see which are meant
        raise InsertionError(
            f"the map names {', '.join(f'`{name}`' for name in names[:4])}{more} without a catalogue; begin `{key}:` "
            f"with an entry for each, and this command adds to it"
        )


def _index(name: str, keys: list[str], kind: str) -> int:
    """The place of an element, that of the last one without a name."""
    if not name:
        return len(keys) - 1
    if name not in keys:
        close = nearest(name, keys)
        meant = f"did you mean `{close}`?" if close else f"there are {listing([f'`{k}`' for k in keys[:12]], 'and')}"
        raise InsertionError(f"there is no {kind} {quote(name)}; {meant}")
    return keys.index(name)


def _list(root: Mapping, key: str) -> Sequence:
    node = root.get(key)
    if not isinstance(node, Sequence):
        raise InsertionError(f"`{key}` is no list")
    return node


def _into_list(there: Sequence, index: int, made: Entries) -> list[tuple[int, int, str]]:
    text = there.span.source.text
    if is_flow(there):
        return _into_flow(text, [item.span.start for item in there.items], there.items[index], as_flow(made), there)
    item = there.items[index]
    dash = len(text[: item.span.start].rstrip()) - 1
    column = indentation(text, dash)
    if text[dash] != "-" or text[text.rfind("\n", 0, dash) + 1 : dash].strip():
        raise InsertionError("the list is written in an unusual way: put each `-` on a line of its own")
    inner = max(item.span.start - dash, 2) if "\n" not in text[dash : item.span.start] else 2
    lines = [as_flow(made)] if is_flow(item) else as_block(made, column + inner)
    places = [(one.span.start, one.span.end) for one in there.items]
    at = end_of_item(text, item.span.end, column)
    return [(at, 0, _below(spread(places, text), f"{' ' * column}-{' ' * (inner - 1)}", lines))]


def _into_mapping(there: Mapping, index: int, name: str, made: Entries) -> list[tuple[int, int, str]]:
    text = there.span.source.text
    starts = [entry.key.span.start for entry in there.entries]
    entry = there.entries[index]
    if is_flow(there):
        return _into_flow(text, starts, entry.value, f"{name}: {as_flow(made)}", there)
    column = indentation(text, entry.key.span.start)
    places = [(one.key.span.start, one.value.span.end) for one in there.entries]
    at = end_of_item(text, entry.value.span.end, column)
    return [(at, 0, _below(spread(places, text), " " * column, _keyed(name, made, column, flow=is_flow(entry.value))))]


def _keyed(name: str, made: Entries, column: int, *, flow: bool) -> list[str]:
    """An entry of a catalogue; the first line is without its indentation."""
    if flow:
        return [f"{name}: {as_flow(made)}"]
    first, *others = as_block(made, column + len(STEP))
    return [f"{name}:", f"{' ' * (column + len(STEP))}{first}", *others]


def _below(empty_line: bool, head: str, lines: list[str]) -> str:
    return "\n" * (1 + empty_line) + head + "\n".join(lines)


def _into_flow(text: str, starts: list[int], neighbour: Node, piece: str, there: Node) -> list[tuple[int, int, str]]:
    """Pieces behind a neighbour between braces or brackets, on a line of its own where the others are."""
    end = neighbour.span.end
    if "\n" not in text[there.span.start : starts[-1]]:
        return [(end, 0, f", {piece}")]
    pad = "\n" + " " * indentation(text, starts[-1])
    comma = re.compile(r"[ \t]*,").match(text, end)
    if comma is None:
        rest = _REST.match(text, end)
        return [(end, 0, ","), (rest.end() if rest else end, 0, pad + piece)]
    rest = _REST.match(text, comma.end())
    if rest is None:
        return [(end, 0, f", {piece}")]
    last = neighbour.span.end > starts[-1]
    return [(rest.end(), 0, f"{pad}{piece}{'' if last else ','}")]


def _new_key(root: Mapping, key: str, name: str, made: Entries) -> list[tuple[int, int, str]]:
    """A catalogue or a list that the file does not have yet, where the format's own order has it."""
    text = root.span.source.text
    inline = f"{{{name}: {as_flow(made)}}}" if name else f"[{as_flow(made)}]"
    if is_flow(root):
        return [(root.entries[-1].value.span.end, 0, f", {key}: {inline}")]
    order = list(schema_of("service")["properties"])
    rank = {one: number for number, one in enumerate(order)}
    before = [entry for entry in root.entries if rank.get(entry.key.text, -1) < rank[key]]
    neighbour = before[-1]
    column = indentation(text, neighbour.key.span.start)
    places = [(one.key.span.start, one.value.span.end) for one in root.entries]
    gaps = any(spread(places[i : i + 2], text) for i in range(len(places) - 1))
    pad = " " * (column + len(STEP))
    if name:
        lines = [f"{key}:", pad + _keyed(name, made, column + len(STEP), flow=False)[0]]
        lines += _keyed(name, made, column + len(STEP), flow=False)[1:]
    else:
        first, *others = as_block(made, column + 2 * len(STEP))
        lines = [f"{key}:", f"{pad}- {first}", *others]
    at = end_of_item(text, neighbour.value.span.end, column)
    return [(at, 0, _below(gaps, " " * column, lines))]


def _second_persona(single: Entry, old: str, name: str, made: Entries) -> list[tuple[int, int, str]]:
    """`persona` becomes `personas` with the old one and the new one."""
    text = single.key.span.source.text
    key, value = single.key.span, single.value
    renamed = (key.start, key.end - key.start, "personas")
    if is_flow(value):
        return [renamed, (value.span.start, 0, f"{{{old}: "), (value.span.end, 0, f", {name}: {as_flow(made)}}}")]
    column = indentation(text, key.start)
    end = end_of_item(text, value.span.end, column)
    first = text.index("\n", key.end) + 1
    pad = " " * (column + len(STEP))
    starts = [first, *(m.end() for m in re.finditer("\n", text[:end]) if m.end() > first)]
    found = [(at, 0, STEP) for at in starts if text[at : at + 1] not in {"\n", ""}]
    if found and found[0][0] == first:
        found[0] = (first, 0, f"{pad}{old}:\n{STEP}")
    added = _below(False, pad, _keyed(name, made, column + len(STEP), flow=False))
    return [renamed, *found, (end, 0, added)]


def _see_that_nothing_else_changed(document: Document, made: Insertion) -> None:
    """Read the result: without the new element it says what the file said before.

    Raises:
        InsertionError: it does not, because the file is written in a way that was not foreseen.
    """
    source = document.source
    after = parse(Source(source.name, made.into(source.text), source.path), DEFAULT_LIMITS).value
    if after is None or not _adds_one(plain(document.root), plain(after.root), once=[]):
        raise InsertionError("the file is written in a way that nothing can be inserted into safely; write it by hand")


def _adds_one(old: object, new: object, once: list[object]) -> bool:  # noqa: PLR0911 - one case a line
    """Whether the new tree is the old one with one item more in one place."""
    if old == new:
        return True
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) == 2 and isinstance(old[1], list):  # noqa: PLR2004 - key and value
        if (old[0], new[0]) == ("persona", "personas") and isinstance(new[1], list):
            return len(new[1]) == 2 and new[1][0][1] == old[1]  # noqa: PLR2004 - the old one and the new one
        return old[0] == new[0] and _adds_one(old[1], new[1], once)
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    if len(new) == len(old):
        return all(_adds_one(a, b, once) for a, b in zip(old, new, strict=True))
    if len(new) != len(old) + 1 or once:
        return False
    once.append(new)
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return old[first:] == new[first + 1 :]
