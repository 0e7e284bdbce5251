"""Entries of catalogues and of lists: found by their ids and changed key by key."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.ids import normal
from blueprint.build.nodes import place, word
from blueprint.build.suggest import likely, some
from blueprint.diagnostics import Related
from blueprint.document import Entry, Mapping, Mention, Node, Scalar, Sequence
from blueprint.extending.line import Line, Piece, placed
from blueprint.extending.naming import LISTS, entry_id
from blueprint.extending.nodes import PLACING, overlaid, same, with_id, without
from blueprint.phrases import quote

_KINDS = {
    "actors": "actor", "channels": "channel", "systems": "system", "touchpoints": "touchpoint", "themes": "theme",
    "personas": "persona", "responses": "responses", "metrics": "metric", "opportunities": "opportunity",
    "views": "view", "links": "connector", "gaps": "gap",
}  # fmt: skip
_NEEDED = {"metrics": "type", "opportunities": "title", "views": "kind"}
"""What an entry has that is no change to another one."""
_MADE_OF = {"links": ("from", "to"), "gaps": ("gap", "at")}
"""What entries without ids are known by."""


class Entries:
    """Changes entries of one map.

    Attributes:
        mentions: places in the changes that name entries.
    """

    def __init__(self, context: Context, other: str) -> None:
        """Begin.

        Args:
            context: takes the findings. other: what messages call the other map.
        """
        self._context = context
        self._other = quote(other)
        self.mentions: list[Mention] = []

    def catalogue(self, key: str, below: Mapping, above: Mapping) -> Mapping:
        """A catalogue with changed and new entries.

        Args:
            key: of the catalogue. below: the other map's. above: that of the changes.
        """
        changes = {normal(entry.key.text): entry for entry in above.entries}
        found = []
        for entry in below.entries:
            change = changes.pop(normal(entry.key.text), None)
            if change is None:
                found.append(entry)
                continue
            self.mentions.append(Mention(scalar=change.key, kind=_KINDS[key], id=normal(change.key.text)))
            if same(entry.value, change.value):
                found.append(entry)
            elif isinstance(entry.value, Mapping) and isinstance(change.value, Mapping):
                found.append(Entry(entry.key, overlaid(entry.value, change.value)))
            else:
                found.append(Entry(entry.key, change.value))
        return Mapping((*found, *changes.values()), below.span)

    def listed(self, key: str, below: Sequence, above: Sequence) -> Sequence:
        """A list with changed and new entries.

        Args:
            key: of the list. below: the other map's. above: that of the changes.
        """
        line = Line(self._context, _KINDS[key], f"`{key}` of {self._other}")
        known: dict[str, list[tuple[Mapping, Piece]]] = {}
        for item in below.items:
            name = self._name(key, item)
            piece = line.add(Piece(item, name if key in LISTS else ""))
            if isinstance(item, Mapping) and name:
                known.setdefault(name, []).append((item, piece))
        done: dict[str, Mapping] = {}
        for item in above.items:
            if not isinstance(item, Mapping):
                continue  # the schema reports it
            name = self._name(key, item)
            where, side = placed(self._context, item) if key in LISTS else (None, "")
            if where is not None:
                self.mentions.append(Mention(scalar=where, kind=_KINDS[key], id=normal(where.text)))
            found = known.get(name, [])
            if name and name in done and (found or word(item.get("id"))):
                self._twice(key, name, item, done[name])
                continue
            done[name] = item
            if len(found) == 1:
                self._change(key, name, item, *found[0])
                found[0][1].place, found[0][1].side = where, side
            elif found:
                self._ambiguous(key, name, item, [one for one, _ in found])
            elif self._is_new(key, name, item, known):
                line.add(Piece(without(item, PLACING), name if key in LISTS else "", where, side))
        return Sequence(tuple(line.nodes()), below.span if below.items else above.span)

    def _change(self, key: str, name: str, item: Mapping, below: Mapping, piece: Piece) -> None:
        """Lay an entry over the one that it changes."""
        given = item.get("id")
        if isinstance(given, Scalar) and key in LISTS:
            self.mentions.append(Mention(scalar=given, kind=_KINDS[key], id=name))
        own = ("id", *PLACING) if key in LISTS else ()
        found = overlaid(below, without(item, own))
        piece.node = found if found is below or key not in LISTS else with_id(found, name)

    def _name(self, key: str, item: Node) -> str:
        """What an entry is known by."""
        if not isinstance(item, Mapping):
            return ""
        if key in LISTS:
            return entry_id(key, item, self._context.language)
        return " ".join(normal(word(item.get(part)) or "") for part in _MADE_OF[key]).strip()

    def _is_new(self, key: str, name: str, item: Mapping, known: dict[str, list[tuple[Mapping, Piece]]]) -> bool:
        """Whether an entry is one of its own; reports an id that the other map does not have."""
        needed = _NEEDED.get(key)
        if needed is None or needed in item:
            return True
        near, _ = likely(self._context, name, known) if name else (None, False)
        kind = _KINDS[key]
        given = item.get("id")
        span = given.span if isinstance(given, Scalar) else place(item)
        message = f"{self._other} has no {kind} {quote(name)}" if name else f"it is not said which {kind} changes"
        listed = f"; it has {some(known)}" if known else ""
        hint = f"did you mean `{near}`?" if near is not None else f"a new one needs `{needed}`{listed}"
        self._context.error("BP446", message, span, hint=hint)
        return False

    def _ambiguous(self, key: str, name: str, item: Mapping, found: list[Mapping]) -> None:
        """Report an entry that may change several."""
        by_id = key in LISTS
        self._context.error(
            "BP403",
            f"{quote(name)} stands for {len(found)} entries under `{key}` of {self._other}",
            place(item),
            hint="write an `id` there at the one that is meant, and name that here"
            if by_id
            else "take them away with `remove` and write them here as they are to be",
            related=[Related(message="one of them", span=place(one)) for one in found[:5]],
        )

    def _twice(self, key: str, name: str, item: Mapping, first: Mapping) -> None:
        """Report an entry that is changed twice."""
        self._context.error(
            "BP449",
            f"the {_KINDS[key]} {quote(name)} is changed twice",
            place(item),
            hint="write all its changes in one place",
            related=[Related(message="first changed here", span=place(first))],
        )
