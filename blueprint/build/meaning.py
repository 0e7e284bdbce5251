"""What the blueprint says, and whether it can be meant: contact, decisions, loops, unreached steps."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft
from blueprint.build.keys import STANDARD_ZONES
from blueprint.build.nodes import choices, items
from blueprint.diagnostics import Related
from blueprint.document import Mapping as Node
from blueprint.model import Card, Lane, Link, LinkKind, Mark, Way, Zone
from blueprint.source import Span

_ENOUGH = 2
_MOST_RELATED = 5


class Meaning:
    """Checks one service; where something could not be read, what would follow from that is not reported."""

    __slots__ = ("bones", "cards", "context", "drafts", "leaving", "links", "steps", "ways")

    def __init__(
        self,
        context: Context,
        bones: Skeleton,
        cards: dict[str, Card],
        ways: dict[str, tuple[Way, ...]],
        links: Iterable[Link],
    ) -> None:
        self.context = context
        self.bones = bones
        self.cards = cards
        self.ways = ways
        self.links = tuple(links)
        self.drafts = {named.key: named.element for named in bones.cards}
        self.steps = {step.key: step for step in bones.in_order}
        self.leaving: dict[str, list[Link]] = {}
        for link in self.links:
            if not link.by_rule:
                self.leaving.setdefault(link.source, []).append(link)

    def check(self, drawn_labels: set[int]) -> None:
        """All checks.

        Args:
            drawn_labels: ways (by identity) whose label reached a connector.
        """
        self.contact()
        decided = self.decisions()
        self.back_edges(decided)
        self.reach()
        self.labels(drawn_labels)

    def contact(self) -> None:
        """Connectors between the customer and what is called backstage or support."""
        of_lane: dict[str, list[CardDraft]] = {}
        for link in self.links:
            deep = self._deep_end(link)
            if deep is None or deep.owner.incomplete:
                continue
            if self._own_lane(deep.lane):
                of_lane.setdefault(deep.lane, []).append(deep)
            else:
                self._report_card(deep, link)
        for lane, found in of_lane.items():
            self._report_lane(lane, list(dict.fromkeys(found)))

    def _deep_end(self, link: Link) -> CardDraft | None:
        """The end of a connector that meets the customer from behind the line of visibility."""
        if link.kind is LinkKind.EVIDENCE:
            return None
        zones = self.bones.zones
        for one, other in ((link.source, link.target), (link.target, link.source)):
            customer, deep = self.drafts[one], self.drafts[other]
            if zones[customer.lane] is not Zone.CUSTOMER:
                continue
            zone = zones[deep.lane]
            if zone is Zone.BACKSTAGE or (zone is Zone.SUPPORT and not self.cards[one].systems):
                return deep
        return None

    def _own_lane(self, lane: str) -> bool:
        return lane not in STANDARD_ZONES and self._lane_span(lane) is not None

    def _lane_span(self, lane: str) -> Span | None:
        return next((e.span for e in self.bones.lanes if isinstance(e, Lane) and e.id == lane), None)

    def _report_card(self, deep: CardDraft, link: Link) -> None:
        zone = self.bones.zones[deep.lane]
        where = deep.text.span if link.by_rule else link.span
        self.context.warning(
            "BP301",
            f"the customer meets this {zone} card directly",
            where,
            hint=_contact_hint(zone),
            element=_element(deep),
        )

    def _report_lane(self, lane: str, found: list[CardDraft]) -> None:
        zone = self.bones.zones[lane]
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        self.context.warning(
            "BP301",
            f"the customer meets the lane `{lane}` (zone `{zone}`) directly in {places}",
            self._lane_span(lane),
            hint=_contact_hint(zone),
            related=[Related(message="here", span=c.text.span) for c in found[:_MOST_RELATED] if c.text.span],
            element=f"lanes/{lane}",
        )

    def decisions(self) -> set[int]:
        """Decisions with too few ways out, or ways without a label; gives where those were reported."""
        reported: set[int] = set()
        for named in self.bones.stages:
            stage = named.element
            owners: list[StageDraft | StepDraft] = [*stage.steps] if stage.whole else [stage, *stage.steps]
            for owner in owners:
                reported |= self._decisions_of(owner)
        return reported

    def _decisions_of(self, owner: StageDraft | StepDraft) -> set[int]:
        """The decisions that one step, one stage or their cards mark."""
        if owner.incomplete or self.bones.incomplete:
            return set()
        marked = [card for card in owner.cards if Mark.DECISION in self.cards[card.key].marks]
        step = owner if isinstance(owner, StepDraft) else owner.steps[-1] if owner.steps else None
        ways = self.ways[step.key] if step else ()
        reported: set[int] = set()
        for card in marked:
            span = _mark_span(card.node) or card.text.span
            reported |= self._decision(span, ways, self.leaving.get(card.key, []), _element(card))
        if not marked and Mark.DECISION in choices(owner.node.get("marks"), Mark):
            links = [link for card in owner.cards for link in self.leaving.get(card.key, ())]
            element = f"stages/{owner.key}" if isinstance(owner, StageDraft) else _step_element(owner)
            reported |= self._decision(_mark_span(owner.node), ways, links, element)
        return reported

    def _decision(self, span: Span | None, ways: tuple[Way, ...], links: list[Link], element: str) -> set[int]:
        """One decision: its ways out are the links of its card, the ways of its step, or both together."""
        if len(links) >= _ENOUGH:
            out: list[Way | Link] = [*links]
        elif len(ways) >= _ENOUGH:
            out = [*ways]
        else:
            out = [*ways, *links]
        if len(out) < _ENOUGH:
            self.context.error(
                "BP302",
                "a decision needs two ways out, this one has " + ("one" if out else "none"),
                span,
                hint="write both under `next`: `next: [{to: …, label: yes}, {to: …, label: no}]`",
                element=element,
            )
            return set()
        reported = set()
        for way in out:
            if way.label is None:
                where = way.span or span
                self.context.warning(
                    "BP303",
                    "a way out of the decision has no label",
                    where,
                    hint="write `{to: …, label: …}` so that the drawing says when it is taken",
                    element=element,
                )
                if where:
                    reported.add(where.start)
        return reported

    def back_edges(self, reported: set[int]) -> None:
        """Ways and links that lead back without saying when."""
        for step in self.steps.values():
            for way in self.ways[step.key]:
                back = self.steps[way.to].number <= step.number
                if back and way.label is None and way.span and way.span.start not in reported:
                    self._unlabelled(way.span, f"`{way.to}`", _step_element(step))
        for link in self.links:
            if link.by_rule or not link.back or link.label is not None or link.kind is LinkKind.EVIDENCE:
                continue
            if link.span and link.span.start not in reported:
                target = self.drafts[link.target]
                step_key = target.step.key if target.step else target.stage.key
                self._unlabelled(link.span, f"`{step_key}`", _element(self.drafts[link.source]))

    def _unlabelled(self, span: Span, target: str, element: str) -> None:
        self.context.warning(
            "BP304",
            f"the way back to {target} has no label",
            span,
            hint="write `{to: …, label: …}` so that the drawing says why it is gone again",
            element=element,
        )

    def reach(self) -> None:
        """Steps that no path from the first step leads to."""
        steps = list(self.steps.values())
        faulty = any(step.incomplete for step in steps) or any(n.element.incomplete for n in self.bones.stages)
        if not steps or self.bones.incomplete or faulty:
            return
        onwards = self._onwards()
        reached = {steps[0].key}
        waiting = [steps[0].key]
        while waiting:
            for key in onwards[waiting.pop()]:
                if key not in reached:
                    reached.add(key)
                    waiting.append(key)
        for step in steps:
            if step.key not in reached:
                self.context.warning(
                    "BP305",
                    f"no path leads to the step `{step.key}`",
                    step.named.span,
                    hint=f"name it under `next` of an earlier step: `next: [{step.key}]`",
                    element=_step_element(step),
                )

    def _onwards(self) -> dict[str, list[str]]:
        """The steps that each step leads to, by its ways and by the links of its cards."""
        onwards = {key: [w.to for w in self.ways[key]] for key in self.steps}
        for link in self.links:
            source, target = self.drafts[link.source].step, self.drafts[link.target].step
            if link.by_rule or not source or not target:
                continue
            onwards[source.key].append(target.key)
            if link.both:
                onwards[target.key].append(source.key)
        return onwards

    def labels(self, drawn: set[int]) -> None:
        """Labels of ways that no connector of the customer's lane carries."""
        for step in self.steps.values():
            for way in self.ways[step.key]:
                if way.label is not None and id(way) not in drawn and not step.incomplete:
                    self.context.warning(
                        "BP306",
                        f"the label of the way from `{step.key}` to `{way.to}` is drawn nowhere",
                        way.label.span or way.span,
                        hint="it stands at the connector between two customer cards: add the one that is missing, "
                        "or give the label to the link that joins them instead",
                        element=_step_element(step),
                    )


def _contact_hint(zone: Zone) -> str:
    """What to do about contact behind the line of visibility."""
    if zone is Zone.SUPPORT:
        return (
            "contact makes it frontstage: add what the customer meets there; "
            "if customers serve themselves, name the `system` on their card"
        )
    return (
        "contact makes it frontstage: move it there, or add the frontstage card in between (only self-service has none)"
    )


def _mark_span(node: object) -> Span | None:
    """Where `decision` is written."""
    found = items(node.get("marks")) if isinstance(node, Node) else ()
    return next((i.span for i in found if getattr(i, "text", "").strip() == Mark.DECISION), None)


def _element(card: CardDraft) -> str:
    """The stable path of a card."""
    step = f"{card.step.key}/" if card.step else ""
    return f"stages/{card.stage.key}/{step}{card.lane}/{card.number}"


def _step_element(step: StepDraft) -> str:
    """The stable path of a step."""
    return f"stages/{step.stage.key}/{step.key}"
