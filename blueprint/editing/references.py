"""Every place in a map that names an element.

In: `Anatomy`. Out: `Reference`s: which scalar, which piece of it, and what it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.build.draft import CardDraft, StageDraft, StepDraft
from blueprint.build.ids import normal
from blueprint.build.keys import TEXT_ROWS
from blueprint.build.nodes import items, mappings, words
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.editing.elements import CATALOGUES, Anatomy, Kind
from blueprint.frozen import frozen

_IN_WHERE = (("touchpoint", Kind.TOUCHPOINT), ("channel", Kind.CHANNEL), ("persona", Kind.PERSONA))
_ON_STEP = (("touchpoint", Kind.TOUCHPOINT), ("channel", Kind.CHANNEL), ("theme", Kind.THEME))
_ON_CARD = (
    ("actor", Kind.ACTOR),
    ("system", Kind.SYSTEM),
    ("channel", Kind.CHANNEL),
    ("touchpoint", Kind.TOUCHPOINT),
)
_WORDED = frozenset({"score", "label", "quote"})


@frozen(kw_only=True)
class Reference:
    """One piece of a scalar that names something.

    Attributes:
        scalar: the value or key. piece: which of its pieces between dots; None for all of it.
        kind: of what is named. id: as it is compared.
        draft: the stage, step or card that is meant; None for other kinds.
    """

    scalar: Scalar
    kind: Kind
    id: str
    piece: int | None = None
    draft: StageDraft | StepDraft | CardDraft | None = None


def references(anatomy: Anatomy) -> Iterator[Reference]:  # noqa: C901 - one loop for each section of a file
    """All references in a map and in the catalogues that it includes, in an order that does not depend on ids."""
    root = anatomy.document.root
    for stage in anatomy.bones.stages:
        yield from _on_step(anatomy, stage.element.node)
        for step in stage.element.steps:
            if not stage.element.whole:
                yield from _on_step(anatomy, step.node)
            if isinstance(step.node, Mapping):
                for item in items(step.node.get("next")):
                    yield from _named(Kind.STEP, anatomy.names.step(_to(item)), _to(item))
    for card in anatomy.bones.cards:
        yield from _on_card(anatomy, card.element)
    for link in mappings(root.get("links")):
        for end in (link.get("from"), link.get("to")):
            yield from _place(end, anatomy.names.card(end))
    yield from _measures(anatomy, root)
    for view in mappings(root.get("views")):
        for scalar in words(view.get("lanes")):
            yield Reference(scalar=scalar, kind=Kind.LANE, id=normal(scalar.text))
        for scalar in words(view.get("stages")):
            yield from _named(Kind.STAGE, anatomy.names.stage(scalar), scalar)
    for document in (anatomy.document, *anatomy.included.documents):
        yield from in_catalogues(document)
    yield from _mentions(anatomy)


def _mentions(anatomy: Anatomy) -> Iterator[Reference]:
    """What a map that extends another one names without it being a part of the whole map."""
    extension = anatomy.document.extension
    for mention in extension.mentions if extension is not None else ():
        kind = Kind(mention.kind)
        draft = next(iter(_drafts(anatomy, kind, mention.id)), None)
        yield Reference(scalar=mention.scalar, kind=kind, id=mention.id, piece=mention.piece, draft=draft)


def _drafts(anatomy: Anatomy, kind: Kind, name: str) -> Iterator[StageDraft | StepDraft | CardDraft]:
    """The stages, steps or cards with an id."""
    if kind is Kind.STAGE:
        yield from (named.element for named in anatomy.bones.stages.find(name))
    elif kind is Kind.STEP:
        yield from (named.element for named in anatomy.bones.steps.find(name))
    elif kind is Kind.CARD:
        yield from (named.element for named in anatomy.bones.cards.find(name))


def in_catalogues(document: Document) -> Iterator[Reference]:
    """References between the catalogues of a file."""
    node = document.root.get(CATALOGUES[Kind.TOUCHPOINT])
    for entry in node.entries if isinstance(node, Mapping) else ():
        if isinstance(entry.value, Mapping):
            yield from _catalogued(entry.value, (("channel", Kind.CHANNEL),))


def _measures(anatomy: Anatomy, root: Mapping) -> Iterator[Reference]:
    """What figures, gaps and opportunities name."""
    for metric in mappings(root.get("metrics")):
        yield from _place(metric.get("at"), anatomy.names.place(metric.get("at")))
        yield from _catalogued(metric, (("responses", Kind.RESPONSES),))
        where = metric.get("where")
        if isinstance(where, Mapping):
            yield from _place(where.get("step"), anatomy.names.step(where.get("step")))
            yield from _place(where.get("stage"), anatomy.names.stage(where.get("stage")))
            yield from _catalogued(where, _IN_WHERE)
    for gap in mappings(root.get("gaps")):
        yield from _place(gap.get("at"), anatomy.names.place(gap.get("at")))
    for item in mappings(root.get("opportunities")):
        for at in items(item.get("at")):
            yield from _place(at, anatomy.names.place(at))
        for scalar in words(item.get("addresses")):
            yield from _address(anatomy, scalar)


def _address(anatomy: Anatomy, scalar: Scalar) -> Iterator[Reference]:
    """What an opportunity mends: a metric, a text of a row, a card."""
    name = normal(scalar.text)
    owner, _, rest = name.partition(".")
    if name in anatomy.metrics:
        yield Reference(scalar=scalar, kind=Kind.METRIC, id=name)
    elif rest.partition(".")[0] in TEXT_ROWS:
        found = anatomy.names.place(Scalar(owner, scalar.quoted, scalar.span))
        if found is not None:
            yield Reference(scalar=scalar, kind=_kind(found), id=owner, piece=0, draft=found)
    else:
        yield from _place(scalar, anatomy.names.card(scalar))


def _on_step(anatomy: Anatomy, node: Node) -> Iterator[Reference]:
    """What the keys and rows of a stage or step name."""
    if not isinstance(node, Mapping):
        return
    for entry in node.entries:
        name = normal(entry.key.text)
        if name in anatomy.bones.zones:
            yield Reference(scalar=entry.key, kind=Kind.LANE, id=name)
    yield from _catalogued(node, _ON_STEP)
    for item in items(node.get("metric")):
        if isinstance(item, Scalar) and normal(item.text) in anatomy.metrics:
            yield Reference(scalar=item, kind=Kind.METRIC, id=normal(item.text))
    for row in ("emotion", "expectation"):
        scores = node.get(row)
        if isinstance(scores, Mapping) and not all(e.key.text in _WORDED for e in scores.entries):
            for entry in scores.entries:
                yield Reference(scalar=entry.key, kind=Kind.PERSONA, id=normal(entry.key.text))


def _on_card(anatomy: Anatomy, card: CardDraft) -> Iterator[Reference]:
    """What the keys of a card name."""
    if isinstance(card.node, Mapping) and "text" in card.node:
        yield from _catalogued(card.node, _ON_CARD)
        for item in items(card.node.get("to")):
            yield from _place(_to(item), anatomy.names.card(_to(item)))


def _catalogued(node: Mapping, keys: tuple[tuple[str, Kind], ...]) -> Iterator[Reference]:
    """What some keys of a mapping name in catalogues."""
    for key, kind in keys:
        for scalar in words(node.get(key)):
            yield Reference(scalar=scalar, kind=kind, id=normal(scalar.text))


def _place(node: Node | None, found: StageDraft | StepDraft | CardDraft | None) -> Iterator[Reference]:
    """What a place names: an element by its id, or a card by the names of its owner and its lane."""
    if not isinstance(node, Scalar) or found is None:
        return
    pieces = normal(node.text).split(".")
    if len(pieces) == 1 or not isinstance(found, CardDraft):
        yield from _named(_kind(found), found, node)
        return
    owner = found.owner
    yield Reference(scalar=node, kind=_kind(owner), id=pieces[0], piece=0, draft=owner)
    yield Reference(scalar=node, kind=Kind.LANE, id=pieces[1], piece=1, draft=found)


def _named(kind: Kind, draft: StageDraft | StepDraft | CardDraft | None, node: Node | None) -> Iterator[Reference]:
    if isinstance(node, Scalar) and draft is not None:
        yield Reference(scalar=node, kind=kind, id=normal(node.text), draft=draft)


def _kind(draft: StageDraft | StepDraft | CardDraft) -> Kind:
    return Kind.STAGE if isinstance(draft, StageDraft) else Kind.STEP if isinstance(draft, StepDraft) else Kind.CARD


def _to(item: Node) -> Node | None:
    """The name that an entry of `next` or `to` leads to."""
    return item.get("to") if isinstance(item, Mapping) else item
