"""The overview of journeys: stages as frames in order, steps as nodes, and all the ways between them.

    ┌ Arrival ┐ ┌ Stay    ┐
    │ Arrives │ │ Rings   │     a column for each stage, its steps under each other
    │    ↓    │ │    ↓    │     the main path strong, ways back dash-dotted, labels at ways with several
    │ Checks in → ◇ …     │     decisions as diamonds, other maps behind steps as doors
    └─────────┘ └─────────┘

In: services, and those behind the doors of their steps. Out: `Made`. Several services have a frame each; a door of one
that leads to another is an edge between their frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os.path import realpath

from blueprint.experience.named import NamedService
from blueprint.experience.path import main_path
from blueprint.graph.kinds import Asked, Made
from blueprint.graph.values import Cluster, Edge, EdgeKey, Graph, Key, Look, MarkKey, Node, NodeKey, Shape
from blueprint.model.lanes import Lane
from blueprint.model.service import Journey, Service, Step
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Arrow, Mark, Zone
from blueprint.words.speech import Teller

KIND = "journey-overview"
_LOOKS = {"main": Look.STRONG, "way": Look.SOLID, "back": Look.DASH_DOTTED, "journey": Look.DOTTED}
"""Strokes by what an edge is, in the order of the legend."""
_LISTED = 6
"""Steps of another map that are named at its door."""


def journeys_graph(services: Sequence[NamedService], teller: Teller, asked: Asked) -> Made:
    """The overview of some journeys.

    Args:
        services: at least one.
        teller: words and language.
        asked: the services behind doors are counted among it.
    """
    return _Journeys(services, teller, asked).made()


class _Journeys:
    """One run of `journeys_graph`."""

    def __init__(self, services: Sequence[NamedService], teller: Teller, asked: Asked) -> None:
        self.services, self.teller, self.behind = services, teller, asked.behind
        self.several = len(services) > 1
        self.files = {realpath(one.service.path): n for n, one in enumerate(services) if one.service.path}
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.clusters: list[Cluster] = []

    def made(self) -> Made:
        for one in self.services:
            self.service(one)
        first = self.services[0].service
        name = self.own("kind.overview")
        title = name if self.several else self.teller.of(first).pick(first.title)
        graph = Graph(
            kind=KIND,
            title=title,
            subtitle=None if self.several else name,
            facts=tuple(self.facts()),
            nodes=tuple(self.nodes),
            edges=tuple(self.edges),
            clusters=tuple(self.clusters),
            keys=tuple(self.keys()),
        )
        return Made(graph=graph)

    def own(self, key: str) -> Wording:
        """One of the program's own words."""
        return Wording(self.teller.words.text(key), self.teller.words.language)

    def facts(self) -> Iterator[Wording]:
        """How much there is."""
        words = self.teller.words
        stages = sum(len(one.service.stages) for one in self.services)
        steps = sum(len(one.service.steps) for one in self.services)
        for text in (words.count("stages", stages), words.count("steps", steps)):
            yield Wording(text, words.language)

    # --- one journey

    def service(self, one: NamedService) -> None:
        """The frames, nodes and edges of a service."""
        service = one.service
        pick = self.teller.of(service).pick
        frame = f"service.{one.name}" if self.several else ""
        if self.several:
            self.clusters.append(Cluster(key=frame, title=pick(service.title), row="other"))
        columns: dict[str, int] = {}
        for column, stage in enumerate(service.stages):
            cluster = f"stage.{one.name}.{stage.key}"
            self.clusters.append(Cluster(key=cluster, title=pick(stage.title), row="customer", parent=frame))
            for level, step in enumerate(stage.steps):
                columns[step.key] = column
                self.nodes.append(self.step(one, step, cluster, (column, level)))
        main = frozenset((step.key, step.ways[0].to) for step in main_path(service) if step.ways)
        numbers = {step.key: step.number for step in service.steps}
        for step in service.steps:
            self.edges += self.ways(one, step, numbers, main)
        self.doors(one, frame, columns)

    def step(self, one: NamedService, step: Step, cluster: str, place: tuple[int, int]) -> Node:
        """A step at a column and a level."""
        marks = {*step.marks, *(mark for card in step.cards for mark in card.marks)}
        return Node(
            key=_key(one, step.key),
            title=self.title(one.service, step),
            notes=tuple(self.times(step)),
            row="customer",
            shape=Shape.DECISION if Mark.DECISION in marks else Shape.CARD,
            cluster=cluster,
            column=place[0],
            level=place[1],
            marks=tuple(m for m in Mark if m in marks and m is not Mark.DECISION),
            mood=_mood(one.service, step),
            data=(("step", step.key), *((("service", one.name),) if self.several else ())),
        )

    def times(self, step: Step) -> Iterator[Wording]:
        """How long a step takes, and how long one waits in it."""
        words = self.teller.words
        if step.time:
            yield Wording(words.duration(step.time), words.language)
        if step.wait:
            yield Wording(words.text("time.waits", time=words.duration(step.wait)), words.language)

    def title(self, service: Service, step: Step) -> Wording:
        """What a step is called: its title, its first card of the customer, its first card, else its stage."""
        pick = self.teller.of(service).pick
        if step.title:
            return pick(step.title)
        zones = {lane.id: lane.zone for lane in service.lanes if isinstance(lane, Lane)}
        own = next((c for c in step.cards if zones[c.lane] is Zone.CUSTOMER), next(iter(step.cards), None))
        return pick(own.text if own else next(s.title for s in service.stages if s.key == step.stage))

    def ways(
        self, one: NamedService, step: Step, numbers: dict[str, int], main: frozenset[tuple[str, str]]
    ) -> Iterator[Edge]:
        """The ways on from a step."""
        pick = self.teller.of(one.service).pick
        for way in step.ways:
            back = numbers[way.to] <= step.number
            kind = "back" if back else "main" if (step.key, way.to) in main else "way"
            yield Edge(
                source=_key(one, step.key),
                target=_key(one, way.to),
                label=pick(way.label) if way.label else None,
                kind=kind,
                look=_LOOKS[kind],
                head=way.arrow not in {Arrow.LINE, Arrow.NONE},
                both=way.arrow is Arrow.BOTH,
                constrain=not back,
            )

    # --- doors

    def doors(self, one: NamedService, frame: str, columns: dict[str, int]) -> None:
        """What is behind the steps of a service: another journey of the drawing, or a door that names its steps."""
        below = max(len(stage.steps) for stage in one.service.stages)
        doors: dict[str, str] = {}
        levels: dict[int, int] = {}
        for step in one.service.steps:
            if step.journey is None:
                continue
            file = step.journey.file
            if file in self.files:
                other = self.services[self.files[file]]
                doors[file] = _key(other, other.service.steps[0].key)
            elif file not in doors:
                column = columns[step.key]
                level = levels[column] = levels.get(column, below - 1) + 1
                doors[file] = f"journey.{one.name}.{len(doors) + 1}"
                self.nodes.append(self.door(doors[file], one, step.journey, frame, (column, level)))
            self.edges.append(
                Edge(
                    source=_key(one, step.key), target=doors[file], kind="journey", look=_LOOKS["journey"],
                    constrain=file not in self.files,
                )
            )  # fmt: skip

    def door(self, key: str, one: NamedService, journey: Journey, frame: str, place: tuple[int, int]) -> Node:
        """A map that is not drawn itself."""
        named = self.behind.get(journey.file)
        title = self.teller.of(one.service).pick(journey.title) if journey.title else self.own("door.plain")
        return Node(
            key=key, title=title, notes=tuple(self.steps_of(named)) if named else (), row="other", shape=Shape.DOOR,
            icon="door", cluster=frame, column=place[0], level=place[1], data=(("journey", journey.path),),
        )  # fmt: skip

    def steps_of(self, service: Service) -> Iterator[Wording]:
        """The names of the steps of a map, the first few."""
        steps = service.steps if len(service.steps) <= _LISTED + 1 else service.steps[:_LISTED]
        for step in steps:
            yield self.title(service, step)
        if left := len(service.steps) - len(steps):
            words = self.teller.words
            yield Wording(words.text("graph.more-steps", n=words.number(left)), words.language)

    # --- the legend

    def keys(self) -> Iterator[Key]:
        """What was drawn, and nothing else."""
        kinds = {edge.kind for edge in self.edges}
        shapes = {node.shape for node in self.nodes}
        if Shape.DECISION in shapes:
            yield NodeKey(text=self.own("mark.decision"), row="customer", shape=Shape.DECISION)
        if Shape.DOOR in shapes:
            yield NodeKey(text=self.own("door.plain"), row="other", shape=Shape.DOOR)
        for kind, look in (
            ("main", Look.STRONG),
            ("way", Look.SOLID),
            ("back", Look.DASH_DOTTED),
            ("journey", Look.DOTTED),
        ):
            if kind in kinds:
                yield EdgeKey(text=self.own(f"graph.journey-{kind}"), look=look)
        marks = {mark for node in self.nodes for mark in node.marks}
        for mark in Mark:
            if mark in marks:
                yield MarkKey(text=self.own(f"mark.{mark}"), mark=mark)


def _key(one: NamedService, step: str) -> str:
    return f"step.{one.name}.{step}"


def _mood(service: Service, step: Step) -> float | None:
    """The mean of a step's scores from 0 (worst) to 1 (best); None without any."""
    if not step.emotions:
        return None
    scale = service.scale
    mean = sum(score.value for score in step.emotions) / len(step.emotions)
    return (mean - scale.low) / (scale.high - scale.low)
