"""What explains the graph of systems: its legend, what is joined to nothing, and remarks on how it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from blueprint.experience.named import NamedService
from blueprint.graph.kinds import By
from blueprint.graph.relations import Entry, Key, Relations, Thing
from blueprint.graph.values import Aside, BadgeKey, Edge, EdgeKey, Look, Node, NodeKey, Shape, TextKey
from blueprint.graph.values import Key as LegendKey
from blueprint.model.text import Wording
from blueprint.phrases import count
from blueprint.words.speech import Teller

LOOKS = {
    Thing.SYSTEM: ("support", Shape.SYSTEM, "graph.system"),
    Thing.PROCESS: ("support", Shape.CARD, "graph.process"),
    Thing.STEP: ("customer", Shape.CARD, "row.step"),
    Thing.TOUCHPOINT: ("touchpoint", Shape.CARD, "row.touchpoint"),
    Thing.STAGE: ("customer", Shape.CARD, "row.stage"),
    Thing.SERVICE: ("customer", Shape.CARD, "graph.service"),
}
"""Of each thing: colours, shape, and its name in the legend."""
_LISTED = 60
"""Longer lists are cut, and say how many more there are."""


class Told:
    """The words around one graph of systems."""

    def __init__(
        self, services: Sequence[NamedService], teller: Teller, relations: Relations, single: Collection[Key]
    ) -> None:
        self.services, self.teller, self.relations, self.single = services, teller, relations, single
        self.words = teller.words
        self.several = len(services) > 1

    def own(self, key: str) -> Wording:
        """One of the program's own words."""
        return Wording(self.words.text(key), self.words.language)

    def facts(self) -> Iterator[Wording]:
        """How much there is."""
        if self.several:
            yield Wording(self.words.count("maps", len(self.services)), self.words.language)
        yield Wording(self.words.count("steps", self.steps), self.words.language)

    @property
    def steps(self) -> int:
        """How many steps all services have."""
        return sum(len(one.service.steps) for one in self.services)

    def keys(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[LegendKey]:
        """The legend: what is drawn."""
        shown = {dict(node.data)["kind"] for node in nodes}
        for thing, (row, shape, key) in LOOKS.items():
            if thing in shown:
                yield NodeKey(text=self.own(key), row=row, shape=shape)
        if any(node.badge for node in nodes):
            yield BadgeKey(text=self.own("graph.rest-services" if self.several else "graph.rest-steps"))
        looks = {edge.look for edge in edges}
        if Look.SOLID in looks:
            yield EdgeKey(text=self.own("graph.serves"))
        if Look.DASHED in looks:
            yield EdgeKey(text=self.own("graph.unseen"), look=Look.DASHED)
        if Look.DOTTED in looks:
            yield EdgeKey(text=self.own("graph.meets"), look=Look.DOTTED, head=False)
        if any(edge.weight > 1 for edge in edges):
            yield EdgeKey(text=self.own("graph.more"), weight=8)
        if any(node.notes for node in nodes):
            yield TextKey(text=self.own("graph.named"))

    def asides(self) -> Iterator[Aside]:
        """What is joined to nothing."""
        if self.relations.unserved:
            yield self._aside("graph.unserved", self.relations.unserved)
        if self.relations.unused:
            yield self._aside("graph.unused", self.relations.unused)
        single = [entry for entry in self.relations.entries.values() if entry.key in self.single]
        if single:
            yield self._aside("graph.single", single)

    def _aside(self, key: str, entries: Sequence[Entry]) -> Aside:
        """A list; of a very long one the beginning and how many more there are."""
        words = self.words
        shown = [self._entry(entry) for entry in entries[:_LISTED]]
        if len(entries) > _LISTED:
            shown.append(Wording(f"+ {words.number(len(entries) - _LISTED)}", words.language))
        title = words.text("format.label", label=words.text(key), text=words.number(len(entries)))
        return Aside(title=Wording(title, words.language), entries=tuple(shown))

    def _entry(self, entry: Entry) -> Wording:
        """A thing, with its service where there are several and it is part of one."""
        speech = self.teller.of(entry.where.service)
        title = speech.pick(entry.title)
        if not self.several or entry.key.thing in {Thing.SERVICE, Thing.SYSTEM, Thing.TOUCHPOINT}:
            return title
        service = speech.pick(entry.where.service.title)
        return Wording(self.words.text("book.by", text=title.text, by=service.text), title.language)

    def remarks(self, found: Sequence[Entry], *, chosen: bool) -> Iterator[str]:
        """What there is to say about how the graph was made."""
        by = self.relations.by
        if chosen and by is not By.STEP:
            yield f"{count(self.steps, 'step')} are put together by {by}; `--by` asks for something else"
        if by is By.TOUCHPOINT and self.relations.homeless:
            yield "steps that name no touchpoint are left out; `--by step` shows them"
        if self.single:
            only = count(len(self.single), "support process", "support processes")
            yield f"{only} used by one service only are listed, not drawn; `--by stage` draws them"
        if not found:
            yield "no map has support processes or systems; write `support: Booking system` at a step"
