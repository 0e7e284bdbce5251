"""What the places of a service are called.

In: a service, in which words. Out: `Wording`s of steps, stages, cards, pains, personas and groups of answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.frozen import frozen
from blueprint.model.figures import Grouping
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import TextRow
from blueprint.words.speech import Speech


@frozen(kw_only=True)
class StepName:
    """A step as it is named everywhere: its number and its title, which is its stage's where it has none."""

    key: str
    number: str
    title: Wording


@frozen(kw_only=True)
class Places:
    """The places of one service. `steps`, `stages` and `cards` are by key, in file order."""

    service: Service
    speech: Speech
    steps: Mapping[str, Step]
    stages: Mapping[str, Stage]
    cards: Mapping[str, Card]

    def step(self, key: str) -> StepName:
        """A step."""
        step = self.steps[key]
        title = step.title or self.stages[step.stage].title
        return StepName(key=key, number=self.speech.words.number(step.number), title=self.speech.pick(title))

    def named(self, key: str | None) -> Wording:
        """A step, else a stage, else the place of a card; the whole service for None."""
        if key is None:
            return self.speech.word("book.whole")
        if key in self.steps:
            return self.step(key).title
        if key in self.stages:
            return self.speech.pick(self.stages[key].title)
        card = self.cards[key]
        return self.named(card.step or card.stage)

    def steps_at(self, keys: Iterable[str]) -> tuple[StepName, ...]:
        """The steps that some places cover, in file order."""
        wanted: set[str] = set()
        for key in keys:
            if key in self.steps:
                wanted.add(key)
            elif key in self.stages:
                wanted.update(step.key for step in self.stages[key].steps)
            elif key in self.cards:
                card = self.cards[key]
                wanted.update([card.step] if card.step else [s.key for s in self.stages[card.stage].steps])
        return tuple(self.step(key) for key in self.steps if key in wanted)

    def pain(self, name: str) -> Wording:
        """A pain by the name that `addresses` gives it: `check-in.pain.1`."""
        key, number = name.split(f".{TextRow.PAIN}.")
        owner: Step | Stage = self.steps[key] if key in self.steps else self.stages[key]
        texts = next(texts for row, texts in owner.texts if row is TextRow.PAIN)
        return self.speech.pick(texts[int(number) - 1])

    def persona(self, persona: str | None) -> Wording | None:
        """Who it is; None for scores that are for all."""
        found = next((p for p in self.service.personas if p.id == persona), None)
        return self.speech.pick(found.name) if found else None

    def group(self, by: Grouping, key: str, title: Text | None) -> Wording:
        """A group of answers."""
        if title:
            return self.speech.pick(title)
        entries = {
            Grouping.TOUCHPOINT: {t.id: t.title for t in self.service.touchpoints},
            Grouping.CHANNEL: {c.id: c.title for c in self.service.channels},
            Grouping.PERSONA: {p.id: p.name for p in self.service.personas},
        }.get(by, {})
        if key in entries:
            return self.speech.pick(entries[key])
        places = by in (Grouping.STEP, Grouping.STAGE) and (key in self.steps or key in self.stages)
        if places:
            return self.step(key).title if by is Grouping.STEP else self.speech.pick(self.stages[key].title)
        return Wording(key, self.speech.fallback)


def find_places(service: Service, speech: Speech) -> Places:
    """The places of a service."""
    return Places(
        service=service,
        speech=speech,
        steps={step.key: step for step in service.steps},
        stages={stage.key: stage for stage in service.stages},
        cards={card.key: card for card in service.cards},
    )


def holder(service: Service, metric: str) -> str | None:
    """Key of the first stage or step whose row `metric` names a metric."""
    return next((thing.key for thing in _holders(service) if metric in thing.metrics), None)


def _holders(service: Service) -> Iterator[Stage | Step]:
    for stage in service.stages:
        yield stage
        yield from stage.steps
