"""Which systems and support processes serve what, over several services, put together as finely as it is asked for.

In: `NamedService`s. Out: `Relations`: things by key, and the steps that stand behind each relation. The same system id
in several files is the same system; the same words in several support lanes are the same support process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from blueprint.build.ids import slug
from blueprint.experience.named import NamedService
from blueprint.experience.serving import Carried, Served, carried
from blueprint.experience.steps import step_title
from blueprint.frozen import frozen
from blueprint.graph.kinds import By
from blueprint.model.service import Step
from blueprint.model.text import Text


class Thing(StrEnum):
    """What a node stands for."""

    SYSTEM = "system"
    PROCESS = "process"
    STEP = "step"
    TOUCHPOINT = "touchpoint"
    STAGE = "stage"
    SERVICE = "service"


@frozen
class Key:
    """A thing: for a system or touchpoint its id, for a process its words, else the service's name and its own key."""

    thing: Thing
    name: str

    def __str__(self) -> str:
        return f"{self.thing}.{self.name}"


class Entry:
    """One thing, and where it comes up first."""

    def __init__(self, key: Key, where: NamedService, title: Text, group: str = "") -> None:
        self.key, self.where, self.title = key, where, title
        self.groups = {group}
        self.steps: set[tuple[str, str]] = set()

    @property
    def group(self) -> str:
        """What it belongs to, where all its mentions agree."""
        return next(iter(self.groups)) if len(self.groups) == 1 else ""

    @property
    def services(self) -> set[str]:
        """The services in which something rests on it."""
        return {service for service, _ in self.steps}


class Relations:
    """Things and what joins them; `edges` holds for each pair its steps and whether a customer meets one of them."""

    def __init__(self, services: Sequence[NamedService], by: By) -> None:
        self.by = by
        self.entries: dict[Key, Entry] = {}
        self.edges: dict[tuple[Key, Key], set[tuple[str, str]]] = {}
        self.seen: set[tuple[Key, Key]] = set()
        self.unserved: list[Entry] = []
        self.homeless = 0
        self._met: set[str] = set()
        for one in services:
            self._add_service(one)
        self.unused = tuple(self._unused(services))

    def _add_service(self, one: NamedService) -> None:
        titles = _Titles(one)
        served: set[str] = set()
        for card in carried(one.service):
            sources = self._sources(titles, card)
            for place in card.serves:
                served.add(place.step.key)
                mark = (one.name, place.step.key)
                for target in self._targets(titles, place):
                    for source in sources:
                        self._join(source, target, mark, reaches=place.reaches)
                for source in (*sources, *self._carriers(titles, card)):
                    self.entries[source].steps.add(mark)
        for stage in one.service.stages:
            for step in stage.steps:
                self._met |= {*step.touchpoints, *stage.touchpoints}
        self._note_unserved(one, served)
        if self.by is By.STEP:
            self._add_touchpoints(titles, served)

    def _note_unserved(self, one: NamedService, served: set[str]) -> None:
        """Steps, stages or the service itself in which nothing is served."""
        if self.by is By.SERVICE and not served:
            self.unserved.append(Entry(Key(Thing.SERVICE, one.name), one, one.service.title))
        for stage in one.service.stages:
            if self.by is By.STAGE and served.isdisjoint(step.key for step in stage.steps):
                self.unserved.append(Entry(Key(Thing.STAGE, f"{one.name}.{stage.key}"), one, stage.title))
            for step in stage.steps if self.by is By.STEP else ():
                if step.key not in served:
                    key = Key(Thing.STEP, f"{one.name}.{step.key}")
                    self.unserved.append(Entry(key, one, step_title(one.service, step)))

    def _sources(self, titles: _Titles, card: Carried) -> list[Key]:
        """What serves directly: the process, else the systems; coarse graphs show the systems of a process instead."""
        systems = [self._system(titles, system) for system in card.systems]
        if not card.process or (systems and (self.by in COARSE or titles.is_system(card))):
            return systems
        process = self._process(titles, card)
        for system in systems:
            for place in card.serves:
                self._join(system, process, (titles.one.name, place.step.key), reaches=place.reaches)
        return [process]

    def _carriers(self, titles: _Titles, card: Carried) -> list[Key]:
        return [self._system(titles, system) for system in card.systems]

    def _join(self, source: Key, target: Key, mark: tuple[str, str], *, reaches: bool) -> None:
        self.edges.setdefault((source, target), set()).add(mark)
        if reaches:
            self.seen.add((source, target))

    def _entry(self, key: Key, where: NamedService, title: Text, group: str = "") -> Key:
        entry = self.entries.setdefault(key, Entry(key, where, title, group))
        entry.groups.add(group)
        return key

    def _system(self, titles: _Titles, system: str) -> Key:
        return self._entry(Key(Thing.SYSTEM, system), titles.one, titles.systems[system])

    def _process(self, titles: _Titles, card: Carried) -> Key:
        words = slug(titles.folded(card.card.text)) or card.card.key
        return self._entry(Key(Thing.PROCESS, words), titles.one, card.card.text, card.card.actor or "")

    def _targets(self, titles: _Titles, place: Served) -> Iterable[Key]:
        """The things that a served step stands for."""
        one, step = titles.one, place.step
        match self.by:
            case By.STEP:
                return (self._step(titles, step),)
            case By.STAGE:
                key = Key(Thing.STAGE, f"{one.name}.{step.stage}")
                return (self._entry(key, one, titles.stages[step.stage].title, one.name),)
            case By.SERVICE:
                return (self._entry(Key(Thing.SERVICE, one.name), one, one.service.title),)
            case By.TOUCHPOINT:
                self.homeless += not place.touchpoints
                return tuple(self._touchpoint(titles, touchpoint) for touchpoint in place.touchpoints)

    def _step(self, titles: _Titles, step: Step) -> Key:
        one = titles.one
        key = Key(Thing.STEP, f"{one.name}.{step.key}")
        return self._entry(key, one, step_title(one.service, step), f"{one.name}.{step.stage}")

    def _touchpoint(self, titles: _Titles, touchpoint: str) -> Key:
        found = titles.touchpoints[touchpoint]
        return self._entry(Key(Thing.TOUCHPOINT, touchpoint), titles.one, found.title, found.owner or "")

    def _add_touchpoints(self, titles: _Titles, served: set[str]) -> None:
        """Where the served steps take place."""
        for stage in titles.one.service.stages:
            for step in stage.steps:
                if step.key in served:
                    for touchpoint in dict.fromkeys((*step.touchpoints, *stage.touchpoints)):
                        pair = (self._step(titles, step), self._touchpoint(titles, touchpoint))
                        self._join(*pair, (titles.one.name, step.key), reaches=True)

    def _unused(self, services: Iterable[NamedService]) -> Iterator[Entry]:
        """Systems and touchpoints of catalogues that no step of any service uses."""
        found: dict[Key, Entry] = {}
        used = {key.name for key in self.entries if key.thing is Thing.SYSTEM}
        reached = {key.name for key in self.entries if key.thing is Thing.TOUCHPOINT}
        for one in services:
            for system in one.service.systems:
                if system.id not in used:
                    key = Key(Thing.SYSTEM, system.id)
                    found.setdefault(key, Entry(key, one, system.title))
            for touchpoint in one.service.touchpoints:
                if touchpoint.id not in self._met:
                    key = Key(Thing.TOUCHPOINT, touchpoint.id)
                    found.setdefault(key, Entry(key, one, touchpoint.title))
                elif self.by is By.TOUCHPOINT and touchpoint.id not in reached:
                    reached.add(touchpoint.id)
                    self.unserved.append(Entry(Key(Thing.TOUCHPOINT, touchpoint.id), one, touchpoint.title))
        yield from found.values()


COARSE = frozenset({By.STAGE, By.SERVICE})


class _Titles:
    """The catalogues of one service by id."""

    def __init__(self, one: NamedService) -> None:
        self.one = one
        self.systems = {system.id: system.title for system in one.service.systems}
        self.touchpoints = {touchpoint.id: touchpoint for touchpoint in one.service.touchpoints}
        self.stages = {stage.key: stage for stage in one.service.stages}

    def folded(self, text: Text) -> str:
        """A text by which two cards are the same process: in the file's language, without regard to case."""
        return " ".join(text.pick(self.one.service.language).text.split()).casefold()

    def is_system(self, card: Carried) -> bool:
        """Whether a process is called like the one system that carries it: they are one thing."""
        if len(card.systems) != 1:
            return False
        names = {" ".join(w.text.split()).casefold() for w in self.systems[card.systems[0]].wordings}
        return self.folded(card.card.text) in names
