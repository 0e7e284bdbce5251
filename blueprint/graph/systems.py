"""The graph of systems: which systems and support processes serve which steps, touchpoints, stages or services.

    systems → support processes → steps → touchpoints        by step
    systems → support processes → touchpoints                by touchpoint
    systems and processes → stages, or services              by stage, by service

In: services. Out: `Made`. What more than ten things rest on is drawn once, in a row of its own, and named in the boxes
of what it serves: lines to everything would hide all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.experience.named import NamedService
from blueprint.graph.kinds import Asked, By, Made
from blueprint.graph.neighbourhoods import far_away
from blueprint.graph.relations import COARSE, Entry, Key, Relations, Thing
from blueprint.graph.systems_told import LOOKS, Told
from blueprint.graph.values import Cluster, Edge, Graph, Look, Node
from blueprint.model.text import Text, Wording
from blueprint.words.speech import Teller

KIND = "dependency-map"
_STEPS, _STAGES = 30, 40
"""Up to so many steps each is shown; up to so many stages likewise."""
_MOST = 10
"""What serves more than this is shared by many."""
_COLUMNS = {
    By.STEP: {Thing.SYSTEM: 0, Thing.PROCESS: 1, Thing.STEP: 2, Thing.TOUCHPOINT: 3},
    By.TOUCHPOINT: {Thing.SYSTEM: 0, Thing.PROCESS: 1, Thing.TOUCHPOINT: 2},
    By.STAGE: {Thing.SYSTEM: 0, Thing.PROCESS: 0, Thing.STAGE: 1},
    By.SERVICE: {Thing.SYSTEM: 0, Thing.PROCESS: 0, Thing.SERVICE: 1},
}
_HEADS = {
    By.STEP: ("book.systems", "lane.support", "book.steps", "book.touchpoints"),
    By.TOUCHPOINT: ("book.systems", "lane.support", "book.touchpoints"),
    By.STAGE: ("graph.systems", "book.stages"),
    By.SERVICE: ("graph.systems", "graph.services"),
}
_CARRIERS = (Thing.SYSTEM, Thing.PROCESS)


def systems_graph(services: Sequence[NamedService], teller: Teller, asked: Asked) -> Made:
    """Which systems and support processes serve what.

    Args:
        services: at least one.
        teller: words and language.
        asked: what steps are put together by; by default what suits their number.
    """
    return _Systems(services, teller, asked.by or _suitable(services)).made(chosen=asked.by is None)


def _suitable(services: Sequence[NamedService]) -> By:
    """As fine as can be read."""
    if sum(len(one.service.steps) for one in services) <= _STEPS:
        return By.STEP
    if len(services) == 1 or sum(len(one.service.stages) for one in services) <= _STAGES:
        return By.STAGE
    return By.SERVICE


class _Systems:
    """One run of `systems_graph`."""

    def __init__(self, services: Sequence[NamedService], teller: Teller, by: By) -> None:
        self.services, self.teller, self.by = services, teller, by
        self.several = len(services) > 1
        self.relations = Relations(services, by)
        self.single = self._single()
        self.hubs = self._hubs()
        self.far = self._far()

    def made(self, *, chosen: bool) -> Made:
        """The graph with what explains it."""
        found = [e for e in self.relations.entries.values() if e.key not in self.single]
        nodes = tuple(self.node(entry) for entry in found if entry.key not in self.hubs)
        shared = tuple(self.node(entry) for entry in found if entry.key in self.hubs)
        edges = tuple(self.edges())
        told = Told(self.services, self.teller, self.relations, self.single)
        first = self.services[0].service
        name = told.own("kind.dependencies")
        graph = Graph(
            kind=KIND,
            title=name if self.several else self.teller.of(first).pick(first.title),
            subtitle=told.own("graph.systems") if self.several else name,
            facts=tuple(told.facts()),
            nodes=nodes,
            edges=edges,
            clusters=tuple(self.clusters()),
            columns=tuple(told.own(key) for key in _HEADS[self.by]),
            ports=True,
            sequences=tuple(self.sequences()),
            shared=shared,
            sharing=told.own("graph.shared"),
            keys=tuple(told.keys((*nodes, *shared), edges)),
            asides=tuple(told.asides()),
        )
        return Made(graph=graph, remarks=tuple(told.remarks(found, chosen=chosen)))

    def pick(self, where: NamedService, text: Text) -> Wording:
        """A text in the language of the graph."""
        return self.teller.of(where.service).pick(text)

    def _single(self) -> frozenset[Key]:
        """Processes that only one of several services uses: too many to be drawn where services are put together."""
        if self.by is not By.SERVICE or not self.several:
            return frozenset()
        found = self.relations.entries.values()
        return frozenset(e.key for e in found if e.key.thing is Thing.PROCESS and len(e.services) == 1)

    def _hubs(self) -> dict[Key, tuple[Key, ...]]:
        """What serves more than a few, with all that it serves."""
        served: dict[Key, list[Key]] = {}
        for source, target in self.relations.edges:
            if source.thing in _CARRIERS and source not in self.single:
                served.setdefault(source, []).append(target)
        return {source: tuple(targets) for source, targets in served.items() if len(targets) > _MOST}

    def _far(self) -> dict[Key, tuple[Key, ...]]:
        """Of what is carried, what it rests on that stands among others, where a graph is large."""
        if self.by not in COARSE:
            return {}
        near = {
            pair: len(steps)
            for pair, steps in self.relations.edges.items()
            if pair[0] not in self.single and pair[0] not in self.hubs
        }
        services = {target: self.relations.entries[target].where.name for _, target in near}
        found: dict[Key, list[Key]] = {}
        for source, target in sorted(far_away(near, services.__getitem__), key=list(near).index):
            found.setdefault(target, []).append(source)
        return {target: tuple(sources) for target, sources in found.items()}

    # --- the graph

    def node(self, entry: Entry) -> Node:
        """One thing."""
        row, shape, _ = LOOKS[entry.key.thing]
        carrier = entry.key.thing in _CARRIERS
        rests = (len(entry.services) if self.several else len(entry.steps)) if carrier else 0
        keys = [hub for hub, served in self.hubs.items() if entry.key in served]
        named = [self.relations.entries[key] for key in (*keys, *self.far.get(entry.key, ()))]
        notes = [self.pick(one.where, one.title) for one in named]
        data = [("kind", entry.key.thing.value)]
        data += [("rests", str(rests))] if carrier else []
        data += [("rests-on", " ".join(str(one.key) for one in named))] if named else []
        return Node(
            key=str(entry.key),
            title=self.pick(entry.where, entry.title),
            notes=(Wording(self.teller.words.joined([n.text for n in notes]), notes[0].language),) if notes else (),
            row=row,
            shape=shape,
            cluster="" if entry.key in self.hubs else self.cluster_of(entry),
            column=_COLUMNS[self.by][entry.key.thing],
            # Of a process that serves one step the line says it.
            badge=self.teller.words.number(rests) if rests > 1 or entry.key.thing is Thing.SYSTEM else "",
            data=tuple(data),
        )

    def edges(self) -> Iterator[Edge]:
        """Relations, each as strong as it has steps."""
        for pair, steps in self.relations.edges.items():
            source, target = pair
            if not {source, target}.isdisjoint((*self.single, *self.hubs)) or source in self.far.get(target, ()):
                continue
            meets = source.thing is Thing.STEP
            unseen = pair not in self.relations.seen
            kind = "meets" if meets else "carries" if target.thing is Thing.PROCESS else "serves"
            look = Look.DOTTED if meets else Look.DASHED if unseen else Look.SOLID
            yield Edge(
                source=str(source), target=str(target), weight=1 if meets else len(steps), kind=kind, look=look,
                head=not meets, tooltip=self.teller.words.count("steps", len(steps)),
            )  # fmt: skip

    def sequences(self) -> Iterator[tuple[str, ...]]:
        """Steps and stages of one service stand in their order."""
        thing = {By.STEP: Thing.STEP, By.STAGE: Thing.STAGE}.get(self.by)
        for one in self.services:
            keys = [stage.key for stage in one.service.stages]
            if thing is Thing.STEP:
                keys = [step.key for step in one.service.steps]
            chain = tuple(
                str(key) for k in keys if thing and (key := Key(thing, f"{one.name}.{k}")) in self.relations.entries
            )
            if len(chain) > 1:
                yield chain

    def cluster_of(self, entry: Entry) -> str:
        """The cluster that a thing stands in."""
        match entry.key.thing:
            case Thing.PROCESS if entry.group:
                return f"actor.{entry.group}"
            case Thing.TOUCHPOINT if entry.group:
                return f"owner.{entry.group}"
            case Thing.STEP:
                return f"stage.{entry.group}"
            case Thing.STAGE if self.several:
                return f"service.{entry.group}"
            case _:
                return ""

    def clusters(self) -> Iterator[Cluster]:
        """Frames in use: services around their stages, then actors and owners in the order in which they come up."""
        hidden = {*self.single, *self.hubs}
        used = dict.fromkeys(self.cluster_of(e) for e in self.relations.entries.values() if e.key not in hidden)
        for one in self.services:
            yield from self._stages(one, used)
        names = {a.id: self.pick(one, a.title) for one in reversed(self.services) for a in one.service.actors}
        for key in used:
            kind, _, name = key.partition(".")
            if kind == "actor":
                yield Cluster(key=key, title=names[name], row="support")
            elif kind == "owner":
                own = Wording(self.teller.words.text(f"owner.{name}"), self.teller.words.language)
                yield Cluster(key=key, title=own, row="touchpoint")

    def _stages(self, one: NamedService, used: dict[str, None]) -> Iterator[Cluster]:
        """The frames of one service and of its stages."""
        outer = f"service.{one.name}"
        inner = [stage for stage in one.service.stages if f"stage.{one.name}.{stage.key}" in used]
        if self.several and (inner or outer in used):
            yield Cluster(key=outer, title=self.pick(one, one.service.title), row="other")
        for stage in inner:
            title = self.pick(one, stage.title)
            yield Cluster(key=f"stage.{one.name}.{stage.key}", title=title, row="customer",
                          parent=outer if self.several else "")  # fmt: skip
