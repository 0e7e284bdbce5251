"""What stages, steps and cards carry: everything but their ids and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft
from blueprint.build.durations import duration
from blueprint.build.ids import normal
from blueprint.build.journeys import journey
from blueprint.build.keys import TEXT_ROWS
from blueprint.build.library import Library
from blueprint.build.links import arrow_of
from blueprint.build.nodes import choice, choices, items, word, words
from blueprint.build.pictures import picture
from blueprint.build.scores import scores
from blueprint.build.texts import text, texts
from blueprint.document import Mapping, Node, Scalar
from blueprint.model import Card, Mark, Module, Phase, Stage, Status, Step, Text, TextRow, Way
from blueprint.paths import with_slashes

# Browsers leave tabs and line ends out of an address: `java<tab>script:` would run.
_SAFE_URL = re.compile(r"https?://\S+|mailto:\S+|(?![A-Za-z][A-Za-z0-9+.\-]*:|//)\S(?:[^\t\n\r]*\S)?")


class Content:
    """Freezes drafts into the model.

    Attributes:
        metrics: ids under `metrics`; a step's `metric` that equals one is a reference.
        cards: the frozen cards by key.
    """

    __slots__ = ("cards", "context", "library", "metrics")

    def __init__(self, context: Context, library: Library, metrics: Iterable[str]) -> None:
        self.context = context
        self.library = library
        self.metrics = frozenset(metrics)
        self.cards: dict[str, Card] = {}

    def stages(self, bones: Skeleton, ways: dict[str, tuple[Way, ...]]) -> tuple[Stage, ...]:
        """All stages, frozen."""
        return tuple(self._stage(named.element, ways) for named in bones.stages)

    def _stage(self, draft: StageDraft, ways: dict[str, tuple[Way, ...]]) -> Stage:
        node, language = draft.node, self.context.language
        common = {
            "key": draft.key,
            "title": draft.title,
            "phase": choice(node.get("phase"), Phase),
            "goal": text(node.get("goal"), language),
            "summary": text(node.get("summary"), language),
            "span": draft.named.span,
        }
        if draft.whole:
            return Stage(**common, steps=tuple(self._step(s, ways[s.key]) for s in draft.steps))  # type: ignore[arg-type]
        cards = tuple(self._card(c) for c in draft.cards)
        return Stage(
            **common,  # type: ignore[arg-type]
            cards=cards,
            texts=self._texts(node),
            metrics=self._metrics(node),
            touchpoints=self._union(
                self.library.touchpoints.many(node.get("touchpoint")), (c.touchpoints for c in cards)
            ),
            channels=self._union(self.library.channels.many(node.get("channel")), (c.channels for c in cards)),
            themes=self.library.themes(node.get("theme")),
            modules=choices(node.get("module"), Module),
            image=picture(self.context, node.get("image")),
            time=duration(self.context, node.get("time")),
            wait=duration(self.context, node.get("wait")),
            marks=choices(node.get("marks"), Mark),
            steps=tuple(self._step(s, ways[s.key]) for s in draft.steps),
        )

    def _step(self, draft: StepDraft, ways: tuple[Way, ...]) -> Step:
        node = draft.node
        cards = tuple(self._card(c) for c in draft.cards)
        return Step(
            key=draft.key,
            stage=draft.stage.key,
            number=draft.number,
            title=draft.title,
            cards=cards,
            texts=self._texts(node),
            metrics=self._metrics(node),
            touchpoints=self._union(
                self.library.touchpoints.many(node.get("touchpoint")), (c.touchpoints for c in cards)
            ),
            channels=self._union(self.library.channels.many(node.get("channel")), (c.channels for c in cards)),
            emotions=scores(self.context, node.get("emotion"), self.library.scale, self.library.personas),
            expectations=scores(self.context, node.get("expectation"), self.library.scale, self.library.personas),
            themes=self.library.themes(node.get("theme")),
            modules=choices(node.get("module"), Module),
            image=picture(self.context, node.get("image")),
            time=duration(self.context, node.get("time")),
            wait=duration(self.context, node.get("wait")),
            marks=choices(node.get("marks"), Mark),
            ways=ways,
            journey=journey(self.context, node.get("journey")),
            span=draft.named.span,
        )

    def _card(self, draft: CardDraft) -> Card:
        node = draft.node
        place = {
            "key": draft.key,
            "lane": draft.lane,
            "stage": draft.stage.key,
            "step": draft.step.key if draft.step else None,
            "number": draft.number,
            "text": draft.text,
            "span": draft.text.span,
        }
        if not isinstance(node, Mapping) or "text" not in node:
            card = Card(**place)  # type: ignore[arg-type]
        else:
            library = self.library
            card = Card(
                **place,  # type: ignore[arg-type]
                actor=library.actors.one(node.get("actor")),
                systems=library.systems.many(node.get("system")),
                channels=library.channels.many(node.get("channel")),
                touchpoints=library.touchpoints.many(node.get("touchpoint")),
                marks=choices(node.get("marks"), Mark),
                time=duration(self.context, node.get("time")),
                wait=duration(self.context, node.get("wait")),
                arrow=arrow_of(draft),
                url=self._url(node.get("url")),
                icon=word(node.get("icon")),
                note=text(node.get("note"), self.context.language),
                tags=tuple(dict.fromkeys(normal(t.text) for t in words(node.get("tags")))),
                status=choice(node.get("status"), Status),
            )
        self.cards[draft.key] = card
        return card

    def _texts(self, node: Mapping) -> tuple[tuple[TextRow, tuple[Text, ...]], ...]:
        """The rows of texts, in file order."""
        found = []
        for entry in node.entries:
            row = TEXT_ROWS.get(entry.key.text)
            if row is None:
                continue
            value = texts(entry.value, self.context.language)
            if row is TextRow.METRIC:
                value = tuple(t for t in value if t.marked or normal(t.wordings[0].text) not in self.metrics)
            if value:
                found.append((row, value))
        return tuple(found)

    def _metrics(self, node: Mapping) -> tuple[str, ...]:
        """The metrics that a step names under `metric`."""
        found = (normal(i.text) for i in items(node.get("metric")) if isinstance(i, Scalar))
        return tuple(dict.fromkeys(m for m in found if m in self.metrics))

    @staticmethod
    def _union(own: tuple[str, ...], of_cards: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """What an element names, then what its cards name."""
        return tuple(dict.fromkeys((*own, *(i for found in of_cards for i in found))))

    def _url(self, node: Node | None) -> str | None:
        """A link target that is safe to put into a drawing; the schema reports other schemes."""
        if not isinstance(node, Scalar) or not _SAFE_URL.fullmatch(node.text):
            return None
        if "\\" in node.text:
            self.context.error(
                "BP420",
                "an address has no backslash",
                node.span,
                hint="write `/` between the parts of a path",
                fix=with_slashes(node.span),
            )
            return None
        return node.text
