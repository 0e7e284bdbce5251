"""What `remove` takes away from the other map.

In: the other map's root and the names. Out: the root without them, the names that mean nothing any more, and the places
in the list that name elements. An element that loses what its id was made of keeps its id.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import islice

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft
from blueprint.build.ids import normal
from blueprint.build.nodes import mappings, words
from blueprint.build.suggest import did_you_mean, some
from blueprint.catalogue import MAPS
from blueprint.diagnostics import Related
from blueprint.document import Entry, Mapping, Mention, Node, Scalar, Sequence
from blueprint.extending.naming import LISTS, Element, Namebook
from blueprint.extending.nodes import with_id
from blueprint.phrases import quote
from blueprint.source import Span

_ARROW = re.compile(r"\s*(?:->|→)\s*")
_GAP = re.compile(r"gap-([1-5])")
_CATALOGUES = (*MAPS, "responses")
_KEPT = frozenset({"stages", "steps"})
"""Lists that stay when they are empty: the changes may fill them again."""
_OWN = frozenset({"blueprint", "extends", "changes", "remove"})
_LONGEST = 7
_MOST = 5


class Removal:
    """One list of names.

    Attributes:
        names: what means nothing any more, with the places that take it away. mentions: places that name elements.
    """

    def __init__(self, context: Context, root: Mapping, bones: Skeleton, other: str) -> None:
        """Look the other map over.

        Args:
            context: takes the findings. root, bones: the other map. other: what messages call it.
        """
        self._context = context
        self._root = root
        self._bones = bones
        self._other = quote(other)
        self._book = Namebook(root, bones, context.language)
        self._items: dict[int, set[int]] = {}
        self._keys: dict[int, set[str]] = {}
        self._ids: dict[int, str] = {}
        self.names: list[tuple[str, Span]] = []
        self.mentions: list[Mention] = []

    def take(self, names: Node | None) -> Mapping:
        """The other map without what the list names."""
        for name in words(names):
            written = normal(name.text)
            if _ARROW.search(written):
                self._link(name, *_ARROW.split(written, 1))
            elif _GAP.fullmatch(written.partition(".")[0]) and not self._book.find(written.partition(".")[0]):
                self._gap(name, written)
            else:
                self._name(name, written.split("."))
        self._keep_ids()
        found = self._pruned(self._root, "")
        return found if isinstance(found, Mapping) else self._root

    def _name(self, name: Scalar, pieces: list[str]) -> None:
        """A name with dots: an element, and further what is in it."""
        found = self._book.find(pieces[0])
        if not found:
            self._top(name, pieces)
        elif self._alone(name, pieces[0], found):
            self._element(name, found[0], pieces, 0)

    def _element(self, name: Scalar, element: Element, pieces: list[str], at: int) -> None:
        """An element, or what the pieces after its own name in it."""
        whole = len(pieces) == at + 1
        self.mentions.append(
            Mention(scalar=name, kind=element.kind, id=element.id, piece=None if len(pieces) == 1 else at)
        )
        if whole:
            self._drop(element.node)
            self.names += [(one, name.span) for one in element.names if one]
            return
        self.names.append((".".join(pieces[at:]), name.span))
        if isinstance(element.node, Mapping):
            self._inside(name, element.node, pieces, at + 1, element)
        else:
            self._missing(name, f"the {element.kind} {quote(element.id)} has only a text", None)

    def _inside(self, name: Scalar, node: Mapping, pieces: list[str], at: int, element: Element | None = None) -> None:
        """A key of a mapping, or what the pieces after it name in its value."""
        entry = next((e for e in node.entries if normal(e.key.text) == pieces[at]), None)
        if entry is None:
            here = some(e.key.text for e in node.entries)
            self._missing(name, f"{quote('.'.join(pieces[:at]))} has no {quote(pieces[at])}", f"it has {here}")
            return
        if len(pieces) == at + 1:
            self._keys.setdefault(id(node), set()).add(entry.key.text)
            if element is not None and isinstance(element.draft, StageDraft | StepDraft):
                self._cards_gone(element.draft, entry, name)
            return
        self._value(name, entry.value, pieces, at + 1)

    def _value(self, name: Scalar, node: Node, pieces: list[str], at: int) -> None:
        """A number in a list, a key of what stands there alone."""
        piece = pieces[at]
        if piece.isascii() and piece.isdigit() and len(piece) < _LONGEST:
            listed = node.items if isinstance(node, Sequence) else (node,)
            if not 1 <= int(piece) <= len(listed):
                have = "1 entry" if len(listed) == 1 else f"{len(listed)} entries"
                here = quote(".".join(pieces[:at]))
                self._missing(name, f"{here} has {have}, there is no number {int(piece)}", "numbers count from 1")
            elif len(pieces) == at + 1:
                self._drop(listed[int(piece) - 1], node, int(piece) - 1)
            else:
                self._value(name, listed[int(piece) - 1], pieces, at + 1)
            return
        one = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node
        if isinstance(one, Mapping):
            self._inside(name, one, pieces, at)
        elif isinstance(one, Sequence):
            here = ".".join(pieces[:at])
            self._missing(name, f"{quote(here)} has {len(one.items)} entries", f"say which: `{here}.1.{piece}`")
        else:
            self._missing(name, f"{quote('.'.join(pieces[:at]))} has no {quote(piece)}", None)

    def _top(self, name: Scalar, pieces: list[str]) -> None:
        """A key of the whole map, an entry of a catalogue, an entry of a list that is named with its list."""
        key = pieces[0]
        node = self._root.get(key)
        if node is None or key in _OWN:
            self._unknown(name, key)
        elif len(pieces) == 1 or not isinstance(node, Sequence):
            if key in _CATALOGUES and len(pieces) > 1:
                kind = {"themes": "theme", "responses": "responses"}.get(key, key[:-1])
                self.mentions.append(Mention(scalar=name, kind=kind, id=pieces[1], piece=1))
                if len(pieces) == 2:  # noqa: PLR2004 - the catalogue and the entry
                    self.names.append((pieces[1], name.span))
            self._inside(name, self._root, pieces, 0)
        elif key in (*LISTS, "stages"):
            found = self._book.find(pieces[1], key)
            if not found:
                self._missing(name, f"{self._other} has no {quote(pieces[1])} in `{key}`", None)
            elif self._alone(name, pieces[1], found):
                self._element(name, found[0], pieces, 1)
        else:
            self._value(name, node, pieces, 1)

    def _link(self, name: Scalar, start: str, end: str) -> None:
        """The connectors under `links` from one card to another."""
        listed = [
            item
            for item in mappings(self._root.get("links"))
            if (_written(item, "from"), _written(item, "to")) == (start, end)
        ]
        if not listed:
            known = some((f"{_written(i, 'from')} -> {_written(i, 'to')}" for i in self._links()), _MOST)
            hint = f"there are {known}" if known else "a connector that a card draws goes with `step.lane.to`"
            self._missing(name, f"`links` of {self._other} has no connector {quote(name.text.strip())}", hint)
        for item in listed:
            self._drop_from("links", item)

    def _links(self) -> tuple[Mapping, ...]:
        return mappings(self._root.get("links"))

    def _gap(self, name: Scalar, written: str) -> None:
        """The service-quality gaps with a number, all or those at one place."""
        number, _, place = written.partition(".")
        found = [
            item
            for item in mappings(self._root.get("gaps"))
            if f"gap-{_written(item, 'gap')}" == number and (not place or _written(item, "at") == place)
        ]
        if not found:
            self._missing(name, f"`gaps` of {self._other} has no {quote(written)}", None)
        for item in found:
            self._drop_from("gaps", item)
        if not place:
            self.names.append((number, name.span))

    def _drop_from(self, key: str, item: Node) -> None:
        """Take an entry out of a list of the map."""
        node = self._root.get(key)
        if isinstance(node, Sequence):
            at = next(n for n, one in enumerate(node.items) if one is item)
            self._items.setdefault(id(node), set()).add(at)

    def _drop(self, node: Node, owner: Node | None = None, at: int = 0) -> None:
        """Take a node away from where it stands."""
        place = self._book.places.get(id(node))
        if place is None and isinstance(owner, Sequence):
            place = (owner, at)
        if place is None:
            place = self._alone_under(node)
        if place is None:
            return
        holder, where = place
        if isinstance(where, int):
            self._items.setdefault(id(holder), set()).add(where)
        else:
            self._keys.setdefault(id(holder), set()).add(where)

    def _alone_under(self, node: Node) -> tuple[Node, str] | None:
        """The mapping and the key under which a single text of a row stands."""
        for step in self._bones.steps:
            for entry in step.element.node.entries:
                if entry.value is node:
                    return step.element.node, entry.key.text
        return None

    def _cards_gone(self, draft: StageDraft | StepDraft, entry: Entry, name: Scalar) -> None:
        """Remember the cards of a lane that goes as a whole."""
        owner = draft.steps[0] if isinstance(draft, StageDraft) and draft.whole else draft
        cards: list[CardDraft] = owner.cells.get(normal(entry.key.text), [])
        self.names += [(card.named.id, name.span) for card in cards if card.named.id]

    def _keep_ids(self) -> None:
        """Write the ids of stages and steps that follow from what may go now."""
        if not (self._items or self._keys):
            return
        for stage in self._bones.stages:
            if not stage.explicit and self._bones.stages.find(stage.id) == [stage]:
                self._ids[id(stage.element.node)] = stage.id
            for step in stage.element.steps:
                named = step.named
                if not stage.element.whole and not named.explicit and self._bones.steps.find(named.id) == [named]:
                    self._ids[id(step.node)] = named.id

    def _pruned(self, node: Node, key: str) -> Node | None:
        """A node without what goes; None where nothing of it is left."""
        if isinstance(node, Scalar):
            return node
        if isinstance(node, Sequence):
            gone: AbstractSet[int] = self._items.get(id(node), frozenset())
            kept = [self._pruned(item, "") for at, item in enumerate(node.items) if at not in gone]
            items = tuple(item for item in kept if item is not None)
            if not items and node.items and key not in _KEPT:
                return None
            same = len(items) == len(node.items) and all(a is b for a, b in zip(items, node.items, strict=True))
            return node if same else Sequence(items, node.span)
        out: AbstractSet[str] = self._keys.get(id(node), frozenset())
        entries = []
        for entry in node.entries:
            value = self._pruned(entry.value, entry.key.text) if entry.key.text not in out else None
            if value is not None:
                entries.append(entry if value is entry.value else Entry(entry.key, value))
        if not entries and node.entries:
            return None
        whole = len(entries) == len(node.entries) and all(a is b for a, b in zip(entries, node.entries, strict=True))
        if whole:
            return node
        made = Mapping(tuple(entries), node.span)
        return with_id(made, self._ids[id(node)]) if id(node) in self._ids else made

    def _alone(self, name: Scalar, written: str, found: list[Element]) -> bool:
        """Whether a name means one element; reports several."""
        if len(found) == 1:
            return True
        places = tuple(
            Related(message=f"{quote(written)} by its wording", span=_named(e)) for e in islice(found, _MOST)
        )
        self._context.error(
            "BP403",
            f"{quote(written)} stands for {len(found)} {found[0].kind}s of {self._other}",
            name.span,
            hint="write an `id` there at the one that is meant, and name that here",
            related=places,
        )
        return False

    def _unknown(self, name: Scalar, head: str) -> None:
        """Report a name that the other map does not have."""
        catalogue = next(
            (c for c in _CATALOGUES if isinstance(node := self._root.get(c), Mapping) and head in node), None
        )
        if catalogue is not None:
            self._missing(name, f"{quote(head)} is an entry of `{catalogue}`", f"write `{catalogue}.{head}`")
            return
        otherwise = f"it has the steps {some(self._bones.steps.ids())}"
        piece = Scalar(head, name.quoted, name.span)
        known = (*self._book.names(), *(e.key.text for e in self._root.entries))
        hint, fix = did_you_mean(self._context, piece, known, otherwise)
        fix = fix if head == normal(name.text) else None
        self._context.error(
            "BP445", f"{self._other} has no {quote(head)} that could be taken away", name.span, hint=hint, fix=fix
        )

    def _missing(self, name: Scalar, message: str, hint: str | None) -> None:
        self._context.error("BP445", message, name.span, hint=hint)


def _written(item: Mapping, key: str) -> str:
    """What stands under a key."""
    node = item.get(key)
    return normal(node.text) if isinstance(node, Scalar) else ""


def _named(element: Element) -> Span:
    return element.draft.named.span if element.draft is not None else element.node.span
