"""The elements of one map that have an id, and where it comes from.

In: a `Document` of a map. Out: `Anatomy`, in which elements are found by kind and id, each as a `Target`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft, skeleton
from blueprint.build.ids import Named, normal, slug
from blueprint.build.lanes import lanes
from blueprint.build.measures import metric_ids
from blueprint.build.names import Names
from blueprint.build.nodes import mappings, word
from blueprint.build.texts import text
from blueprint.catalogue import Included, include
from blueprint.document import Document, Mapping, Node, Scalar, Sequence
from blueprint.extending import extend
from blueprint.frozen import frozen
from blueprint.model.lanes import STANDARD_LANES, STANDARD_LINES

_ENGLISH = "en"


class Kind(StrEnum):
    """What an id can belong to."""

    STEP = "step"
    STAGE = "stage"
    CARD = "card"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    ACTOR = "actor"
    SYSTEM = "system"
    THEME = "theme"
    PERSONA = "persona"
    METRIC = "metric"
    RESPONSES = "responses"
    OPPORTUNITY = "opportunity"
    LANE = "lane"
    LINE = "line"
    VIEW = "view"


CATALOGUES = {
    Kind.TOUCHPOINT: "touchpoints",
    Kind.CHANNEL: "channels",
    Kind.ACTOR: "actors",
    Kind.SYSTEM: "systems",
    Kind.THEME: "themes",
    Kind.PERSONA: "personas",
}
"""The key of each catalogue."""


@frozen(kw_only=True)
class Target:
    """An element with an id.

    Attributes:
        kind: of it; a stage without steps is its own step and stands here as a step.
        id: as it is compared.
        given: the scalar that gives it; None where it follows from a title or text.
        node: the element itself. drafts: what references to it resolve to.
        plain: whether it is a plain name, which needs no catalogue.
    """

    kind: Kind
    id: str
    given: Scalar | None
    node: Node
    drafts: tuple[StageDraft | StepDraft | CardDraft, ...] = ()
    plain: bool = False


class Anatomy:
    """One map with its names looked up.

    Attributes:
        document, included: the map, whole where it extends another one, and the catalogues with those of the files
            that it includes.
        bones, names: stages, steps and cards, and what references to them mean.
        metrics: ids of all metrics.
    """

    def __init__(self, document: Document, root: Path | None = None) -> None:
        """Look all names up.

        Args:
            document: a parsed map. root: folder that included files lie in; looked for if None.
        """
        self.document = document = extend(document, project_root=root).value or document
        node = document.root
        self.context = Context(word(node.get("language")) or _ENGLISH, root)
        self.context.suggestions_left = 0
        self.included = include(document, project_root=root).value or Included(entries={}, values={})
        found, faulty = lanes(self.context, self.included.values.get("lanes"))
        self.bones: Skeleton = skeleton(
            self.context, node.get("stages"), found, listed="lanes" in self.included.values, faulty=faulty
        )
        self.names = Names(self.context, self.bones)
        self.metrics = metric_ids(self.context, node.get("metrics"))

    def targets(self, kind: Kind) -> Iterator[Target]:
        """All elements of a kind that have an id."""
        if kind is Kind.STEP:
            for step in self.bones.steps:
                whole = (step.element.stage,) if step.element.stage.whole else ()
                yield _of_draft(kind, step, (step.element, *whole))
        elif kind is Kind.STAGE:
            for stage in self.bones.stages:
                if not stage.element.whole:
                    yield _of_draft(kind, stage, (stage.element,))
        elif kind is Kind.CARD:
            for card in self.bones.cards:
                yield _of_draft(kind, card, (card.element,))
        elif kind in CATALOGUES:
            for entry in self.included.entries.get(CATALOGUES[kind], ()):
                yield Target(kind=kind, id=normal(entry.key.text), given=entry.key, node=entry.value)
        else:
            yield from self._others(kind)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """The ids of all elements of a kind, those included that the format gives."""
        return tuple(dict.fromkeys(target.id for target in self.targets(kind) if target.id))

    def _others(self, kind: Kind) -> Iterator[Target]:
        """Lanes, lines and what the file lists of its own."""
        root = self.document.root
        if kind in {Kind.LANE, Kind.LINE}:
            yield from self._lanes(kind)
        elif kind is Kind.RESPONSES:
            node = root.get("responses")
            for entry in node.entries if isinstance(node, Mapping) else ():
                yield Target(kind=kind, id=normal(entry.key.text), given=entry.key, node=entry.value)
        else:
            key = {Kind.METRIC: "metrics", Kind.OPPORTUNITY: "opportunities", Kind.VIEW: "views"}[kind]
            for item in mappings(root.get(key)):
                given = item.get("id")
                own = given if isinstance(given, Scalar) and given.text.strip() else None
                name = normal(own.text) if own else self._default(kind, item)
                yield Target(kind=kind, id=name, given=own, node=item)

    def _default(self, kind: Kind, item: Mapping) -> str:
        """The id of an item that gives none."""
        title = text(item.get("title"), self.context.language)
        named = slug(title.pick(self.context.language).text) if title else ""
        if kind is Kind.METRIC:
            return next(iter(metric_ids(self.context, Sequence((item,), item.span))), "")
        return named or (word(item.get("kind")) or "" if kind is Kind.VIEW else "")

    def _lanes(self, kind: Kind) -> Iterator[Target]:
        """Lanes and lines of the file's own."""
        listed = self.included.values.get("lanes")
        for item in listed.items if isinstance(listed, Sequence) else ():
            name = item.get(kind.value) if isinstance(item, Mapping) else None
            if isinstance(name, Scalar) and normal(name.text) not in {*STANDARD_LANES, *STANDARD_LINES}:
                yield Target(kind=kind, id=normal(name.text), given=name, node=item)


def _of_draft(
    kind: Kind,
    named: Named[StageDraft] | Named[StepDraft] | Named[CardDraft],
    drafts: tuple[StageDraft | StepDraft | CardDraft, ...],
) -> Target:
    """A stage, step or card."""
    node = named.element.node
    given = node.get("id") if named.explicit and isinstance(node, Mapping) else None
    return Target(kind=kind, id=named.id, given=given if isinstance(given, Scalar) else None, node=node, drafts=drafts)
