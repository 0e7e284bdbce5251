"""The graph of handovers: who hands over to whom, how often, and across which line.

In: services. Out: `Made`. A handover is a connector between cards of two different performers: the customer, an actor,
a system that acts alone, or a lane in which nobody is named. From the left: customer, frontstage, backstage, support;
who acts in several stands where the customer is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.experience.named import NamedService
from blueprint.frozen import frozen
from blueprint.graph.kinds import Made
from blueprint.graph.values import Edge, EdgeKey, Graph, Key, Look, Node, NodeKey, Shape
from blueprint.model.lanes import INTERACTION, INTERNAL_INTERACTION, VISIBILITY, Lane, Line, crossed_lines
from blueprint.model.service import Card, Link, Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import LinkKind, Zone
from blueprint.words.speech import Teller

KIND = "handover-map"
_CUSTOMER = "customer"
_LOOKS = {
    INTERACTION: (Look.SOLID, "customer.accent", "graph.interaction"),
    VISIBILITY: (Look.DASHED, "backstage.accent", "graph.visibility"),
    INTERNAL_INTERACTION: (Look.DOTTED, "support.accent", "graph.internal-interaction"),
    "": (Look.DASH_DOTTED, "link.flow", "graph.within"),
}
"""Of each line that is crossed, the one nearest to the customer: stroke, colour, and its name in the legend."""
_ROWS = {0: "customer", 1: "frontstage", 2: "backstage", 3: "support"}

_HEADS = {"customer": "owner.customer", "frontstage": "lane.frontstage", "backstage": "lane.backstage",
          "support": "lane.support"}  # fmt: skip


@frozen
class _Handover:
    """Between two performers, across a line; empty for none."""

    source: str
    target: str
    line: str


def handovers_graph(services: Sequence[NamedService], teller: Teller) -> Made:
    """Who hands over to whom.

    Args:
        services: at least one.
        teller: words and language.
    """
    return _Handovers(services, teller).made()


class _Handovers:
    """One run of `handovers_graph`."""

    def __init__(self, services: Sequence[NamedService], teller: Teller) -> None:
        self.services, self.teller = services, teller
        self.titles: dict[str, Wording] = {}
        self.depths: dict[str, int] = {}
        self.unnamed: set[str] = set()
        self.counts: dict[_Handover, int] = {}
        for one in services:
            self.add(one.service)

    def add(self, service: Service) -> None:
        """Count the handovers of one service."""
        lanes = {entry.id: entry for entry in service.lanes if isinstance(entry, Lane)}
        filled = {card.lane for card in service.cards}
        drawn = tuple(e for e in service.lanes if isinstance(e, Line) or e.named or e.id in filled)
        cards = {card.key: card for card in service.cards}
        performers = {key: self.performer(service, card, lanes[card.lane]) for key, card in cards.items()}
        for link in service.links:
            for source, target in _ways(link):
                giver, taker = performers[source], performers[target]
                if giver and taker and giver != taker:
                    crossed = crossed_lines(drawn, cards[source].lane, cards[target].lane)
                    line = next((known for known in _LOOKS if known in crossed), "")
                    found = _Handover(giver, taker, line)
                    self.counts[found] = self.counts.get(found, 0) + 1

    def performer(self, service: Service, card: Card, lane: Lane) -> str:
        """Who does what a card says; empty outside of the lanes of action."""
        depth = lane.zone.depth if lane.zone else None
        if depth is None:
            return ""
        speech = self.teller.of(service)
        actors = {actor.id: actor for actor in service.actors}
        systems = {system.id: system for system in service.systems}
        if lane.zone is Zone.CUSTOMER:
            key, title = _CUSTOMER, speech.word("owner.customer")
        elif card.actor:
            key, title = f"actor.{card.actor}", speech.pick(actors[card.actor].title)
        elif len(card.systems) == 1:
            key, title = f"system.{card.systems[0]}", speech.pick(systems[card.systems[0]].title)
        else:
            key, title = f"lane.{lane.id}", speech.lane(lane)
            self.unnamed.add(key)
        self.titles.setdefault(key, title)
        self.depths[key] = min(depth, self.depths.get(key, depth))
        return key

    def made(self) -> Made:
        """The graph with what explains it."""
        words, first = self.teller.words, self.services[0].service
        several = len(self.services) > 1
        name = self.own("graph.handovers")
        nodes = tuple(self.nodes())
        edges = tuple(self.edges())
        graph = Graph(
            kind=KIND,
            title=name if several else self.teller.of(first).pick(first.title),
            subtitle=Wording(words.count("maps", len(self.services)), words.language) if several else name,
            nodes=nodes,
            edges=edges,
            columns=tuple(self.own(_HEADS[row]) for row in _ROWS.values()),
            ports=True,
            keys=tuple(self.keys(nodes, edges)),
        )
        nothing = "no connector joins cards of two different performers; name them with `actor`"
        return Made(graph=graph, remarks=() if nodes else (nothing,))

    def own(self, key: str) -> Wording:
        """One of the program's own words."""
        return Wording(self.teller.words.text(key), self.teller.words.language)

    def nodes(self) -> Iterator[Node]:
        """Those who hand over or take over, nearest to the customer first."""
        used = {key for found in self.counts for key in (found.source, found.target)}
        for key in sorted((key for key in self.titles if key in used), key=lambda key: self.depths[key]):
            kind = key.partition(".")[0]
            yield Node(
                key=key,
                title=self.titles[key],
                notes=(self.own("graph.unnamed"),) if key in self.unnamed else (),
                row=_ROWS[self.depths[key]],
                shape={"system": Shape.SYSTEM, "lane": Shape.CARD}.get(kind, Shape.PERSON),
                column=self.depths[key],
                data=(("kind", kind),),
            )

    def edges(self) -> Iterator[Edge]:
        """Handovers with their number."""
        number, done = self.teller.words.number, set[_Handover]()
        for found, count in self.counts.items():
            if found in done:
                continue
            look, colour, _ = _LOOKS[found.line]
            opposite = _Handover(found.target, found.source, found.line)
            back = self.counts.get(opposite, 0)
            done.add(opposite)
            yield Edge(
                source=found.source, target=found.target, weight=count + back, kind=found.line or "none", look=look,
                colour=colour, count=number(count), back_count=number(back) if back else "", both=back > 0,
                tooltip="\n".join(self.told(one) for one in (found, opposite) if one in self.counts),
                constrain=self.depths[found.source] <= self.depths[found.target],
            )  # fmt: skip

    def told(self, found: _Handover) -> str:
        """`Guest → Clerk: 4`."""
        words = self.teller.words
        way = f"{self.titles[found.source].text} → {self.titles[found.target].text}"
        return words.text("format.label", label=way, text=words.number(self.counts[found]))

    def keys(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Key]:
        """The legend: the zones and lines in use."""
        for row in _ROWS.values():
            shapes = {node.shape for node in nodes if node.row == row} - {Shape.SYSTEM}
            if shapes:
                shape = Shape.PERSON if Shape.PERSON in shapes else Shape.CARD
                yield NodeKey(text=self.own(_HEADS[row]), row=row, shape=shape)
        if any(node.shape is Shape.SYSTEM for node in nodes):
            yield NodeKey(text=self.own("graph.system"), row="support", shape=Shape.SYSTEM)
        looks = {edge.look for edge in edges}
        for look, colour, key in _LOOKS.values():
            if look in looks:
                yield EdgeKey(text=self.own(key), look=look, colour=colour)
        if any(edge.weight > 1 for edge in edges):
            yield EdgeKey(text=self.own("graph.often"), weight=8)


def _ways(link: Link) -> tuple[tuple[str, str], ...]:
    """The directions in which something is handed over: none without a head, two for an exchange."""
    if link.plain or link.kind is LinkKind.EVIDENCE:
        return ()
    there, back = (link.source, link.target), (link.target, link.source)
    return (there, back) if link.both else (there,)
