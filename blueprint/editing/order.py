"""The order of keys: that of the schema, with the lanes in the order of the drawing.

In: a mapping and the place in the schema that it belongs to. Out: its keys in order. Where keys are names that the
file chooses, such as the ids of a catalogue or language tags, their order says something and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeAlias

from blueprint.document import Document, Entry, Mapping, Scalar
from blueprint.document import Sequence as Items
from blueprint.editing.kinds import Kind
from blueprint.model.lanes import STANDARD_LANES
from blueprint.schema import schema_of

Place: TypeAlias = tuple[dict[str, Any], ...]
"""What the schema says of one place: every form that a value may have there."""

_BRANCHES = ("then", "else", "anyOf", "oneOf", "allOf")
_NAMING = ("id", "title")
_MOMENTS = ("step", "stage", "changed-step", "changed-stage")


class Order:
    """The order of keys in one kind of file.

    Attributes:
        lanes: what it was told of lanes; two orders of one kind that were told the same are the same.
    """

    def __init__(self, kind: Kind, lanes: Sequence[str], customer_lanes: Iterable[str] = ("customer",)) -> None:
        """Prepare the schema.

        Args:
            kind: of the file.
            lanes: ids of all lanes of cards, from the top; empty to leave the lanes of steps as they are.
            customer_lanes: those of the customer, which steps without a title are called by.
        """
        self._schema: dict[str, Any] = schema_of(kind.value)
        self._keep_lanes = not lanes
        self._lanes = tuple(lanes) or STANDARD_LANES
        self._customer = frozenset(customer_lanes)
        self.lanes = (tuple(lanes), self._customer)
        self._known: dict[int, Place] = {}
        self._orders: dict[int, dict[str, int]] = {}
        self._found: dict[int, tuple[Mapping, dict[str, Any] | None]] = {}

    @property
    def root(self) -> Place:
        """The place of the whole file."""
        return self._forms(self._schema)

    def item(self, place: Place) -> Place:
        """The place of the items of a list."""
        found = next((form["items"] for form in place if isinstance(form.get("items"), dict)), None)
        return self._forms(found) if found else ()

    def child(self, place: Place, node: Mapping, key: str) -> Place:
        """The place of the value under a key."""
        form = self._form(place, node)
        named = (form or {}).get("properties", {}).get(key)
        if not isinstance(named, dict):
            others = [form] if form else list(place)
            named = next(
                (f["additionalProperties"] for f in others if isinstance(f.get("additionalProperties"), dict)), None
            )
        return self._forms(named) if isinstance(named, dict) else ()

    def sorted(self, place: Place, node: Mapping) -> list[Entry]:
        """The entries of a mapping in order; unknown keys come last."""
        entries = list(node.entries)
        form = self._form(place, node)
        if form is None or "propertyNames" in form:
            return entries
        ranks = self._ranks(form)
        last = len(ranks)
        if self._is_step(form):
            lane_keys = [e.key.text for e in entries if e.key.text in self._lanes or e.key.text not in ranks]
            if self._keep_lanes or self._named_by_cards(node, lane_keys):
                slot = min((ranks[lane] for lane in self._lanes if lane in ranks), default=last)
                among = frozenset(lane_keys)
                return sorted(entries, key=lambda e: slot if e.key.text in among else ranks.get(e.key.text, last))
        return sorted(entries, key=lambda e: ranks.get(e.key.text, last))

    def _form(self, place: Place, node: Mapping) -> dict[str, Any] | None:
        """The form of a mapping, looked for once; the mapping is kept, since its id may else become another's."""
        known = self._found.get(id(node))
        if known is None:
            known = self._found[id(node)] = node, _form(place, node)
        return known[1]

    def _named_by_cards(self, node: Mapping, lanes: list[str]) -> bool:
        """Whether a step is called by whichever of its cards the file gives first."""
        if any(key in node for key in _NAMING):
            return False
        return sum(lane in self._customer for lane in lanes) != 1

    def _is_step(self, form: dict[str, Any]) -> bool:
        """Whether a form is that of a step or a stage, whose lanes are keys."""
        definitions = self._schema.get("definitions", {})
        return any(form is definitions.get(name) for name in _MOMENTS)

    def _ranks(self, form: dict[str, Any]) -> dict[str, int]:
        """The rank of each key of a form."""
        known = self._orders.get(id(form))
        if known is None:
            keys = list(form["properties"])
            if self._is_step(form):
                first = keys.index(STANDARD_LANES[0])
                rest = [k for k in keys if k not in self._lanes and k not in STANDARD_LANES]
                before = [k for k in rest if keys.index(k) < first and k != "steps"]
                after = [k for k in rest if k not in before and k != "steps"]
                lanes = [*self._lanes, *(k for k in STANDARD_LANES if k not in self._lanes)]
                keys = [*before, *lanes, *after, "steps"]
            known = self._orders[id(form)] = {key: at for at, key in enumerate(keys)}
        return known

    def _forms(self, schema: dict[str, Any]) -> Place:
        """A piece of the schema with all that it refers to."""
        known = self._known.get(id(schema))
        if known is None:
            known = self._known[id(schema)] = tuple(self._expanded(schema, set()))
        return known

    def _expanded(self, schema: dict[str, Any], seen: set[int]) -> list[dict[str, Any]]:
        if id(schema) in seen:
            return []
        seen.add(id(schema))
        reference = schema.get("$ref")
        if isinstance(reference, str):
            target: Any = self._schema
            for name in reference.removeprefix("#/").split("/"):
                target = target[name]
            return self._expanded(target, seen)
        found = [schema]
        for branch in _BRANCHES:
            inside = schema.get(branch)
            for one in inside if isinstance(inside, list) else (inside,):
                if isinstance(one, dict):
                    found += self._expanded(one, seen)
        return found


def _form(place: Place, node: Mapping) -> dict[str, Any] | None:
    """The form that most keys of a mapping belong to; None where it has keys of its own choice only."""
    best, most = None, 0
    for form in place:
        properties = form.get("properties")
        if properties:
            fitting = sum(isinstance(properties.get(e.key.text), dict) for e in node.entries)
            if fitting > most:
                best, most = form, fitting
    return best


@cache
def standard_lanes() -> tuple[str, ...]:
    """The lanes of a file that lists none."""
    return tuple(STANDARD_LANES)


def listed_lanes(document: Document) -> tuple[str, ...]:
    """The names under `lanes`, from the top, lines left out; the standard lanes where there is no list."""
    node = document.root.get("lanes")
    if not isinstance(node, Items):
        return standard_lanes()
    names = []
    for item in node.items:
        name = item
        if isinstance(item, Mapping):
            name = item.get("lane") or (item.entries[0].key if item.entries and "line" not in item else item)
        if isinstance(name, Scalar):
            names.append(name.text.strip())
    return tuple(names)
