"""Where on the pages of the maps a step, a stage or a card stands.

In: the pages with their scenes. Out: `Places`, which answers with anchors and names places as the book names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.book.pieces import StepRef
from blueprint.book.values import MapPage
from blueprint.frozen import frozen
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.text import Wording
from blueprint.scene import Group, Item
from blueprint.words.speech import Speech

BLUEPRINT, JOURNEY = "service-blueprint", "journey-map"
_PLACED = ("card", "step", "stage")


@frozen(kw_only=True)
class Places:
    """The places of one service.

    Attributes:
        shown: kind of drawing, kind of place (`card`, `step`, `stage`) and key to the anchors of its pages.
        links: the same to the address of the place itself, in the drawing.
        steps, stages, cards: by key, in file order.
    """

    speech: Speech
    shown: Mapping[tuple[str, str, str], tuple[str, ...]]
    links: Mapping[tuple[str, str, str], str]
    steps: Mapping[str, Step]
    stages: Mapping[str, Stage]
    cards: Mapping[str, Card]

    def anchors(self, kind: str, place: str, key: str) -> tuple[str, ...]:
        """Anchors of the pages of one kind of drawing that show a place."""
        return self.shown.get((kind, place, key), ())

    def link(self, place: str, key: str, prefer: str) -> str:
        """Address of a place on a map, of the preferred kind if possible; empty where no map shows it."""
        kinds = (prefer, BLUEPRINT, JOURNEY)
        return next((found for kind in kinds if (found := self.links.get((kind, place, key)))), "")

    def step(self, key: str, prefer: str = JOURNEY) -> StepRef:
        """A step as it is named in the book."""
        step = self.steps[key]
        stage = self.stages[step.stage]
        title = step.title or stage.title
        return StepRef(
            number=self.speech.words.number(step.number),
            title=self.speech.pick(title),
            link=self.link("step", key, prefer),
        )

    def of_card(self, card: Card, prefer: str = BLUEPRINT) -> StepRef | None:
        """The step that a card stands at; None for a card of a whole stage."""
        return self.step(card.step, prefer) if card.step else None

    def named(self, key: str | None) -> tuple[StepRef | None, Wording]:
        """A place that a figure names: its step if it has one, and the words for it."""
        if key is None:
            return None, self.speech.word("book.whole")
        if key in self.steps:
            ref = self.step(key)
            return ref, ref.title
        if key in self.stages:
            return None, self.speech.pick(self.stages[key].title)
        card = self.cards[key]
        if card.step:
            ref = self.step(card.step)
            return ref, ref.title
        return None, self.speech.pick(self.stages[card.stage].title)

    def steps_at(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Keys of the steps that some places cover, in file order."""
        wanted: set[str] = set()
        for key in keys:
            if key in self.steps:
                wanted.add(key)
            elif key in self.stages:
                wanted.update(step.key for step in self.stages[key].steps)
            elif key in self.cards:
                card = self.cards[key]
                wanted.update([card.step] if card.step else [s.key for s in self.stages[card.stage].steps])
        return tuple(key for key in self.steps if key in wanted)


def find_places(service: Service, pages: Iterable[MapPage], speech: Speech) -> Places:
    """Where everything of a service stands on some pages."""
    shown: dict[tuple[str, str, str], list[str]] = {}
    links: dict[tuple[str, str, str], str] = {}
    for page in pages:
        for place, key, group in _placed(page.scene.items):
            anchors = shown.setdefault((page.scene.kind, place, key), [])
            if page.anchor not in anchors:
                anchors.append(page.anchor)
            links.setdefault(
                (page.scene.kind, place, key), f"drawing:{group}" if group and group.isascii() else f"#{page.anchor}"
            )
    return Places(
        speech=speech,
        shown={place: tuple(anchors) for place, anchors in shown.items()},
        links=links,
        steps={step.key: step for step in service.steps},
        stages={stage.key: stage for stage in service.stages},
        cards={card.key: card for card in service.cards},
    )


def _placed(items: Iterable[Item]) -> Iterator[tuple[str, str, str]]:
    """Kind, key and id of all cards, steps and stages in a scene."""
    for item in items:
        if isinstance(item, Group):
            if item.role in _PLACED:
                yield from ((name, key, item.id) for name, key in item.data if name == item.role)
            yield from _placed(item.items)
