"""Connectors: those made by rule, those that the file writes, and which of the two holds.

  arrive          check-in              customer: along `next`, past steps without a card there
┌────────┐       ┌────────┐
│ Arrives│──────▶│ Checks │
└───┬────┘       └───┬────┘             within a step: from the last card of each lane
┌───▼────┐           │                  to the first card of the next lane below that has cards
│ Greets │           │
└────────┘       ┌───▼────┐
                 │ System │
                 └────────┘
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import pairwise

from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft, TooMuchError
from blueprint.build.nodes import choice
from blueprint.document import Mapping as Node
from blueprint.model import Arrow, Link, LinkKind, Text, Way, Zone
from blueprint.source import Span


class Written:
    """A connector before it is drawn, ends looked up; `arrow` is None where none is written."""

    __slots__ = ("arrow", "kind", "label", "source", "span", "target")

    def __init__(
        self,
        source: CardDraft,
        target: CardDraft,
        *,
        span: Span | None,
        label: Text | None = None,
        arrow: Arrow | None = None,
        kind: LinkKind = LinkKind.FLOW,
    ) -> None:
        self.source = source
        self.target = target
        self.label = label
        self.arrow = arrow
        self.kind = kind
        self.span = span


class Joined:
    """All connectors.

    Attributes:
        links: in file order: stage by stage, step by step, then the list `links`.
        drawn_labels: ways (by identity) whose label reached a connector.
        beyond: where the first connector stands that is one too much; None if all are here.
    """

    __slots__ = ("beyond", "drawn_labels", "links")

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.drawn_labels: set[int] = set()
        self.beyond: Span | None = None


def join(
    bones: Skeleton,
    ways: Mapping[str, tuple[Way, ...]],
    on_cards: tuple[Written, ...],
    listed: tuple[Written, ...],
    *,
    by_rule: bool,
    most: int | None = None,
) -> Joined:
    """All connectors of a service.

    Args:
        bones: stages, steps and cards.
        ways: the ways on, by step key.
        on_cards: what cards write under `to`.
        listed: what `links` writes.
        by_rule: whether connectors are made by rule (`connect: rules`).
        most: how many there may be; None for any number.
    """
    joiner = _Joiner(bones, ways, on_cards, listed, by_rule=by_rule, most=most)
    with suppress(TooMuchError):  # `beyond` says where
        joiner.join()
    return joiner.result


class _Joiner:
    """One run of `join`."""

    def __init__(
        self,
        bones: Skeleton,
        ways: Mapping[str, tuple[Way, ...]],
        on_cards: tuple[Written, ...],
        listed: tuple[Written, ...],
        *,
        by_rule: bool,
        most: int | None,
    ) -> None:
        self.bones = bones
        self.most = most
        self.by_rule = by_rule
        self.ways = ways if by_rule else {k: tuple(w for w in v if w.written) for k, v in ways.items()}
        self.steps = {step.key: step for step in bones.in_order}
        self.flow_lanes = [lane for lane, zone in bones.zones.items() if zone.depth is not None]
        self.customer_lanes = [lane for lane, zone in bones.zones.items() if zone is Zone.CUSTOMER]
        self.replaced = {_pair(w.source, w.target) for w in (*on_cards, *listed)}
        self.listed = listed
        self.of_card: dict[str, list[Written]] = {}
        for written in on_cards:
            self.of_card.setdefault(written.source.key, []).append(written)
        self.result = Joined()

    def join(self) -> None:
        """Make them all.

        Raises:
            TooMuchError: there are more than there may be.
        """
        for named in self.bones.stages:
            stage = named.element
            self.cell_by_cell(stage)
            self.of_cards(stage)
            for step in stage.steps:
                self.cell_by_cell(step)
                self.of_cards(step)
                for lane in self.customer_lanes:
                    self.onwards(step, lane)
        for written in self.listed:
            self.add(written, by_rule=False)

    def cell_by_cell(self, owner: StageDraft | StepDraft) -> None:
        """Join the lanes of one step (or of a stage's own cards) downwards."""
        if not self.by_rule:
            return
        cells = [owner.cells[lane] for lane in self.flow_lanes if owner.cells.get(lane)]
        for upper, lower in pairwise(cells):
            source, target = upper[-1], lower[0]
            if _pair(source, target) not in self.replaced:
                self.add(Written(source, target, arrow=arrow_of(target), span=target.text.span), by_rule=True)

    def of_cards(self, owner: StageDraft | StepDraft) -> None:
        """What the cards of one step write under `to`."""
        for card in owner.cards:
            for written in self.of_card.get(card.key, ()):
                self.add(written, by_rule=False)

    def onwards(self, step: StepDraft, lane: str) -> None:
        """Join the last card of a customer lane with what follows."""
        cell = step.cells.get(lane)
        if not cell:
            return
        source = cell[-1]
        seen: set[tuple[str, str, Text | None, LinkKind, Arrow]] = set()
        for target, first, label_way in self.following(step, lane):
            label = label_way.label if label_way else None
            known = (source.key, target.key, label, first.kind, first.arrow)
            if _pair(source, target) in self.replaced or known in seen:
                continue
            seen.add(known)
            span = first.span or source.text.span
            joint = Written(source, target, label=label, arrow=first.arrow, kind=first.kind, span=span)
            if self.add(joint, by_rule=True) and label_way:
                self.result.drawn_labels.add(id(label_way))

    def following(self, step: StepDraft, lane: str) -> Iterator[tuple[CardDraft, Way, Way | None]]:
        """The first cards in a lane that follow a step, past steps without one.

        Yields:
            The card, the first way taken, and the first way on the path that has a label.
        """
        waiting = [(way, way, way if way.label else None) for way in reversed(self.ways[step.key])]
        passed: set[tuple[str, int]] = set()
        while waiting:
            way, first, label = waiting.pop()
            reached = self.steps[way.to]
            if cell := reached.cells.get(lane):
                yield cell[0], first, label
                continue
            mark = (reached.key, id(label))
            if mark in passed:
                continue
            passed.add(mark)
            waiting.extend((w, first, label or (w if w.label else None)) for w in reversed(self.ways[reached.key]))

    def add(self, joint: Written, *, by_rule: bool) -> bool:
        """Add a connector; False if its arrow says that there is none."""
        arrow = joint.arrow or (Arrow.LINE if joint.kind is LinkKind.EVIDENCE else Arrow.DOWN)
        if arrow is Arrow.NONE:
            return False
        source, target = joint.source, joint.target
        if self.most is not None and len(self.result.links) >= self.most:
            self.result.beyond = joint.span or target.named.span
            raise TooMuchError
        if arrow is Arrow.UP:
            source, target = target, source
        self.result.links.append(
            Link(
                source=source.key,
                target=target.key,
                kind=joint.kind,
                label=joint.label,
                both=arrow is Arrow.BOTH,
                plain=arrow is Arrow.LINE,
                by_rule=by_rule,
                back=arrow in {Arrow.DOWN, Arrow.UP} and leads_back(source, target),
                span=joint.span,
            )
        )
        return True


def leads_back(source: CardDraft, target: CardDraft) -> bool:
    """Whether a connector leads to an earlier step, or to its own card or an earlier one in its cell."""
    start = source.step.number if source.step else source.stage.steps[0].number if source.stage.steps else 0
    end = target.step.number if target.step else target.stage.steps[-1].number if target.stage.steps else 0
    if source.owner is target.owner:
        return source.lane == target.lane and target.number <= source.number
    return end < start


def arrow_of(card: CardDraft) -> Arrow:
    """How the rule's connector from above reaches a card."""
    node = card.node
    given = choice(node.get("arrow"), Arrow) if isinstance(node, Node) and "text" in node else None
    return given or Arrow.DOWN


def _pair(one: CardDraft, other: CardDraft) -> tuple[str, str]:
    """Two cards in any order."""
    return (one.key, other.key) if one.key <= other.key else (other.key, one.key)
