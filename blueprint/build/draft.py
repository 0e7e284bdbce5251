"""Stages, steps and cards as they are found, before names are known: the skeleton that references hang on."""

from __future__ import annotations

from collections.abc import Sized

from blueprint.build.context import Context
from blueprint.build.ids import Named, Namespace, normal, slug
from blueprint.build.keys import RESERVED, ROW_SET, ROWS, STAGE_OWN, STANDARD_ZONES, STEP_OWN
from blueprint.build.nodes import items, mappings, place, word
from blueprint.build.suggest import did_you_mean
from blueprint.build.texts import text
from blueprint.document import Entry, Mapping, Node, Sequence
from blueprint.limits import Limits
from blueprint.model import Lane, LaneOrLine, Text, Wording, Zone
from blueprint.phrases import quote
from blueprint.schema.belongs import belongs_on_card, longer_than_meant
from blueprint.source import Span


class CardDraft:
    """A card: its node, its text, its cell."""

    __slots__ = ("lane", "named", "node", "number", "stage", "step", "text")

    def __init__(self, node: Node, words: Text, lane: str, number: int, owner: StageDraft | StepDraft) -> None:
        self.node = node
        self.text = words
        self.lane = lane
        self.number = number
        self.step = owner if isinstance(owner, StepDraft) else None
        self.stage = owner.stage if isinstance(owner, StepDraft) else owner
        self.named: Named[CardDraft]

    @property
    def key(self) -> str:
        """The card's key."""
        return self.named.key

    @property
    def owner(self) -> StageDraft | StepDraft:
        """What the card was written on."""
        return self.step or self.stage


class StepDraft:
    """A step: its node, its cards in file order, and whether something of it could not be read."""

    __slots__ = ("cards", "cells", "incomplete", "named", "node", "number", "stage", "title")

    def __init__(self, node: Mapping, stage: StageDraft, number: int) -> None:
        self.node = node
        self.stage = stage
        self.number = number
        self.title: Text | None = None
        self.incomplete = False
        self.cards: list[CardDraft] = []
        self.cells: dict[str, list[CardDraft]] = {}
        self.named: Named[StepDraft]

    @property
    def key(self) -> str:
        """The step's key."""
        return self.named.key


class StageDraft:
    """A stage: its node, the cards of its own, its steps, and whether something of it could not be read."""

    __slots__ = ("cards", "cells", "incomplete", "named", "node", "steps", "title", "whole")

    def __init__(self, node: Mapping, title: Text, *, whole: bool) -> None:
        self.node = node
        self.title = title
        self.whole = whole
        self.incomplete = False
        self.cards: list[CardDraft] = []
        self.cells: dict[str, list[CardDraft]] = {}
        self.steps: list[StepDraft] = []
        self.named: Named[StageDraft]

    @property
    def key(self) -> str:
        """The stage's key."""
        return self.named.key


class Skeleton:
    """All stages, steps and cards, with their ids settled.

    Attributes:
        incomplete: whether a name under `links` means nothing. unread: whether a list of stages or steps, or an item
            of it, could not be read, so that names which mean nothing may mean what stands there.
    """

    __slots__ = ("cards", "incomplete", "lanes", "stages", "steps", "unread", "zones")

    def __init__(self, found: tuple[LaneOrLine, ...]) -> None:
        self.lanes = found
        self.incomplete = False
        self.unread = False
        self.zones = {e.id: e.zone for e in found if isinstance(e, Lane) and e.zone is not None}
        self.stages: Namespace[StageDraft] = Namespace("stage")
        self.steps: Namespace[StepDraft] = Namespace("step")
        self.cards: Namespace[CardDraft] = Namespace("card")

    @property
    def in_order(self) -> list[StepDraft]:
        """All steps in file order."""
        return [named.element for named in self.steps]


def skeleton(
    context: Context,
    node: Node | None,
    found: tuple[LaneOrLine, ...],
    *,
    listed: bool,
    faulty: frozenset[str],
    limits: Limits | None = None,
) -> Skeleton:
    """The stages that the value of `stages` gives.

    Args:
        context: the running build.
        node: the value of `stages`.
        found: the lanes and lines of the file.
        listed: whether the file has `lanes` of its own, so that a missing one is forgotten, not misspelt.
        faulty: names of lanes that `lanes` lists, but not rightly; their cards are skipped without a word.
        limits: of steps and cards; None where somebody else counts them.

    Raises:
        TooMuchError: there are more of them, which is reported.
    """
    bones = Skeleton(found)
    finder = _Finder(context, bones, limits, listed=listed, faulty=faulty)
    stages = mappings(node)
    bones.unread = not _all_read(node, stages)
    for item in stages:
        finder.stage(item)
    told = bones.stages.report_repetitions(context)
    bones.steps.report_repetitions(context, told)  # a stage without steps gives its step its own id
    bones.cards.report_repetitions(context)
    bones.stages.settle()
    bones.steps.settle()
    _settle_cards(bones)
    return bones


class TooMuchError(Exception):
    """A map has more of something than there may be."""


class _Finder:
    """Walks through the stages."""

    def __init__(
        self, context: Context, bones: Skeleton, limits: Limits | None, *, listed: bool, faulty: frozenset[str]
    ) -> None:
        self.context = context
        self.limits = limits
        self.reported: set[str] = set(faulty)
        self.bones = bones
        self.listed = listed

    def stage(self, node: Mapping) -> None:
        """One stage with its steps and cards."""
        language = self.context.language
        steps = mappings(node.get("steps"))
        self.bones.unread |= not _all_read(node.get("steps"), steps)
        title = text(node.get("title"), language)
        number = len(self.bones.stages) + 1
        given = normal(word(node.get("id")) or "")
        default = (slug(title.pick(language).text) if title else "") or f"stage-{number}"
        span = _span(node)
        stage = StageDraft(node, title or _untitled(given or default, language, span), whole="steps" not in node)
        stage.named = self.bones.stages.add(stage, given or default, span, explicit=bool(given))
        if stage.whole:
            self.step(node, stage)
            return
        self.cells(node, stage, STAGE_OWN)
        for step in steps:
            self.step(step, stage)

    def step(self, node: Mapping, stage: StageDraft) -> None:
        """One step with its cards."""
        language = self.context.language
        step = StepDraft(node, stage, len(self.bones.steps) + 1)
        if self.limits and step.number > self.limits.steps:
            message = f"the map has more than {self.limits.steps:,} steps"
            self.context.beyond("steps", "BP161", message, _span(node))
            raise TooMuchError
        stage.steps.append(step)
        self.cells(node, step, (*STAGE_OWN, *STEP_OWN) if stage.whole else STEP_OWN)
        if stage.whole:
            step.named = self.bones.steps.add(step, stage.named.id, stage.named.span, explicit=stage.named.explicit)
            return
        step.title = text(node.get("title"), language)
        given = normal(word(node.get("id")) or "")
        default = self.default_id(step) or f"{stage.named.id}-{len(stage.steps)}"
        step.named = self.bones.steps.add(step, given or default, _step_span(step), explicit=bool(given))

    def default_id(self, step: StepDraft) -> str:
        """The slug of a step's title, of its first customer card, of its first card."""
        language = self.context.language
        if step.title:
            return slug(step.title.pick(language).text)
        customer = (c for c in step.cards if self.bones.zones[c.lane] is Zone.CUSTOMER)
        first = next(customer, None) or next(iter(step.cards), None)
        return slug(first.text.pick(language).text) if first else ""

    def cells(self, node: Mapping, owner: StageDraft | StepDraft, own: tuple[str, ...]) -> None:
        """The cards of all lanes that a stage or step fills."""
        for entry in node.entries:
            lane = normal(entry.key.text)
            if lane in self.bones.zones:
                cell = owner.cells.setdefault(lane, [])
                for item in items(entry.value):
                    self.card(item, lane, cell, owner)
                owner.cards.extend(cell)
            elif lane not in own and lane not in ROW_SET:
                owner.incomplete = True
                self.unknown(entry, lane, own)

    def card(self, node: Node, lane: str, cell: list[CardDraft], owner: StageDraft | StepDraft) -> None:
        """One card."""
        language = self.context.language
        node_text = node.get("text") if isinstance(node, Mapping) and "text" in node else node
        words = text(node_text, language)
        if words is None:
            owner.incomplete = True
            return
        if self.limits and len(self.bones.cards) >= self.limits.cards:
            message = f"the map has more than {self.limits.cards:,} cards"
            self.context.beyond("cards", "BP162", message, words.span or node.span)
            raise TooMuchError
        card = CardDraft(node, words, lane, len(cell) + 1, owner)
        given = normal(word(node.get("id")) or "") if isinstance(node, Mapping) and "text" in node else ""
        id_node = node.get("id") if given and isinstance(node, Mapping) else None
        span = place(id_node) if id_node is not None else words.span or node.span
        name = given or slug(words.pick(language).text)
        card.named = self.bones.cards.add(card, name, span, explicit=bool(given))
        cell.append(card)

    def unknown(self, entry: Entry, lane: str, own: tuple[str, ...]) -> None:
        """Report a key that is neither a lane nor a row, nor one of the owner's own."""
        if lane in RESERVED or lane in self.reported:
            return
        self.reported.add(lane)
        if self.listed and lane in STANDARD_ZONES:
            self.context.error(
                "BP405",
                f"the lane {quote(lane)} is used, but `lanes` does not list it",
                entry.key.span,
                hint=f"add `{lane}` to `lanes`",
            )
            return
        known = (*self.bones.zones, *ROWS, *STEP_OWN, *own)
        otherwise = f"a lane of your own is declared under `lanes`: `{{lane: {lane}, title: …, zone: …}}`"
        hint, fix = longer_than_meant(entry.key.text) or belongs_on_card(lane), None
        if lane == "remove":
            hint = "a map that `extends` another one takes things away at the start of a line: `remove: [id]`"
        if hint is None:
            hint, fix = did_you_mean(self.context, entry.key, known, otherwise)
        self.context.error("BP405", f"`{lane}` is not a lane or a key of a step", entry.key.span, hint=hint, fix=fix)


def _all_read(node: Node | None, found: Sized) -> bool:
    """Whether a list of stages or steps is one, and each of its items has keys."""
    return node is None or (isinstance(node, Sequence) and len(found) == len(node.items))


def _span(node: Mapping) -> Span:
    """Where an element is named: its id, its title, its first key."""
    named = node.get("id") or node.get("title")
    return place(named) if named is not None else place(node)


def _step_span(step: StepDraft) -> Span:
    """Where a step is named: its id, its title, its first card."""
    named = step.node.get("id") or step.node.get("title")
    if named is None and step.cards and step.cards[0].text.span:
        return step.cards[0].text.span
    return place(named) if named is not None else place(step.node)


def _untitled(words: str, language: str, span: Span) -> Text:
    """What stands for a title that is missing (the schema reports it)."""
    return Text((Wording(words, language),), span)


def _settle_cards(bones: Skeleton) -> None:
    """Give cards their keys: the id where it is unique in the file, else their place."""
    taken: set[str] = set()
    placed: list[Named[CardDraft]] = []
    for named in bones.cards:
        if named.id and bones.cards.find(named.id) == [named]:
            named.key = named.id
            taken.add(named.key)
        else:
            placed.append(named)
    # A stage may have the id of a step: the step's cards come first in `step.lane.n`.
    for named in sorted(placed, key=lambda n: n.element.step is None):
        card = named.element
        named.key = f"{card.owner.key}.{card.lane}.{card.number}"
        while named.key in taken:
            named.key = f"stage.{named.key}"
        taken.add(named.key)
