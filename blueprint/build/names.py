"""What a reference means: a step, a stage, a card, or the n-th card of a cell."""

from __future__ import annotations

from itertools import chain
from typing import TypeVar

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft
from blueprint.build.ids import Namespace, normal
from blueprint.build.suggest import did_you_mean, some
from blueprint.diagnostics import Related
from blueprint.document import Node, Scalar
from blueprint.phrases import quote
from blueprint.source import Span

T = TypeVar("T")
_MOST_RELATED = 5


class Names:
    """Looks references up and reports those that mean nothing, or more than one thing."""

    __slots__ = ("_keys", "bones", "context")

    def __init__(self, context: Context, bones: Skeleton) -> None:
        self.context = context
        self.bones = bones
        self._keys = frozenset((*(n.key for n in bones.steps), *(n.key for n in bones.stages)))

    def step(self, node: Node | None) -> StepDraft | None:
        """The step that a reference names."""
        name = _name(node)
        if name is None or not isinstance(node, Scalar):
            return None
        found = self._one(self.bones.steps, "steps", name, node)
        if found is not None:
            return found
        if self.bones.steps.find(name):
            return None
        stage = self.bones.stages.find(name)
        if len(stage) == 1 and stage[0].element.steps:
            first = stage[0].element.steps[0].named.id
            self._unknown(node, f"{quote(name)} is a stage, not a step", f"name one of its steps, such as `{first}`")
        else:
            self._unknown(node, f"there is no step {quote(name)}", self._steps(), self.bones.steps)
        return None

    def stage(self, node: Node | None) -> StageDraft | None:
        """The stage that a reference names."""
        name = _name(node)
        if name is None or not isinstance(node, Scalar):
            return None
        found = self._one(self.bones.stages, "stages", name, node)
        if found is None and not self.bones.stages.find(name):
            ids = tuple(self.bones.stages.ids())
            known = f"stages are {some(ids)}" if ids else "no stage has an id or a title"
            self._unknown(node, f"there is no stage {quote(name)}", known, self.bones.stages)
        return found

    def card(self, node: Node | None) -> CardDraft | None:
        """The card that a reference names: `id`, `step.lane`, `step.lane.2`, `stage.lane.n`."""
        name = _name(node)
        if name is None or not isinstance(node, Scalar):
            return None
        if "." in name:
            return self._in_cell(node, name)
        found = self._one(self.bones.cards, "cards", name, node)
        if found is not None or self.bones.cards.find(name):
            return found
        if self.bones.steps.find(name) or self.bones.stages.find(name):
            kind = "step" if self.bones.steps.find(name) else "stage"
            self._unknown(
                node, f"{quote(name)} is a {kind}, not a card", f"add the lane: `{name}.{self._some_lane(name)}`"
            )
        else:
            known = "name a card by its `id`, or by its place: `step.lane`, `step.lane.2`"
            self._unknown(node, f"there is no card {quote(name)}", known, self.bones.cards)
        return None

    def place(self, node: Node | None) -> StepDraft | StageDraft | CardDraft | None:
        """What `at` names: a step, else a stage, else a card."""
        name = _name(node)
        if name is None or not isinstance(node, Scalar):
            return None
        if "." in name:
            return self._in_cell(node, name)
        if self.bones.steps.find(name):
            return self._one(self.bones.steps, "steps", name, node)
        if self.bones.stages.find(name):
            return self._one(self.bones.stages, "stages", name, node)
        if self.bones.cards.find(name):
            return self._one(self.bones.cards, "cards", name, node)
        known = chain(self.bones.steps.ids(), self.bones.stages.ids(), self.bones.cards.ids())
        hint, fix = did_you_mean(self.context, node, known, self._steps())
        if self._any:
            self.context.error("BP402", f"there is no step, stage or card `{name}`", node.span, hint=hint, fix=fix)
        return None

    def at(self, node: Node | None) -> str | None:
        """The key of the place that `at` names; the step of a card whose key a step or stage has too."""
        found = self.place(node)
        if isinstance(found, CardDraft) and self.taken(found.key):
            return found.owner.key
        return found.key if found is not None else None

    def taken(self, key: str) -> bool:
        """Whether a step or a stage has a key."""
        return key in self._keys

    def _in_cell(self, node: Scalar, name: str) -> CardDraft | None:
        """The n-th card of a lane in a step, else in a stage."""
        owner, lane, count = _split(name)
        steps, stages = self.bones.steps.find(owner), self.bones.stages.find(owner)
        if not steps and not stages:
            known = chain(self.bones.steps.ids(), self.bones.stages.ids())
            head = Scalar(owner, node.quoted, node.span)
            hint, _ = did_you_mean(self.context, head, known, self._steps())
            if self._any:
                self.context.error("BP402", f"there is no step or stage `{owner}`", node.span, hint=hint)
            return None
        if len(steps) > 1 or (not steps and len(stages) > 1):
            self._ambiguous(
                node,
                owner,
                "steps" if steps else "stages",
                [*(n.span for n in steps), *(n.span for n in stages)],
            )
            return None
        cells = [*(n.element.cells for n in steps), *(n.element.cells for n in stages if len(stages) == 1)]
        cell = next((c[lane] for c in cells if c.get(lane)), None)
        if cell is None:
            kind = "step" if steps else "stage"
            filled = list(dict.fromkeys(key for c in cells for key in c))
            here = f"it has cards in {some(filled)}" if filled else "it has no cards"
            self._unknown(node, f"the {kind} {quote(owner)} has no card in the lane {quote(lane)}", here)
            return None
        if not 1 <= count <= len(cell):
            cards = "1 card" if len(cell) == 1 else f"{len(cell)} cards"
            self._unknown(node, f"`{owner}.{lane}` has {cards}, there is no number {count}", "numbers count from 1")
            return None
        return cell[count - 1]

    def _one(self, space: Namespace[T], kinds: str, name: str, node: Scalar) -> T | None:
        """The single element with an id; reports an id that several have by default."""
        found = space.find(name)
        if len(found) > 1:
            self._ambiguous(node, name, kinds, [n.span for n in found])
            return None
        return found[0].element if found else None

    def _ambiguous(self, node: Scalar, name: str, kinds: str, spans: list[Span]) -> None:
        self.context.error(
            "BP403",
            f"{quote(name)} stands for {len(spans)} {kinds}",
            node.span,
            hint="write an `id` at the one that is meant and name that here",
            related=[Related(message=f"`{name}` by its wording", span=span) for span in spans[:_MOST_RELATED]],
        )

    def _unknown(self, node: Scalar, message: str, hint: str | None, space: Namespace[T] | None = None) -> None:
        fix = None
        if space is not None:
            hint, fix = did_you_mean(self.context, node, space.ids(), hint)
        if self._any:
            self.context.error("BP402", message, node.span, hint=hint, fix=fix)

    @property
    def _any(self) -> bool:
        """Whether all that can be named is there. What of the stages cannot be read is told by the schema, once."""
        return not self.bones.unread and bool(len(self.bones.stages) or len(self.bones.steps))

    def _steps(self) -> str:
        """The steps that there are, for a hint."""
        ids = tuple(self.bones.steps.ids())
        return f"steps are {some(ids)}" if ids else "the map has no steps"

    def _some_lane(self, name: str) -> str:
        """A lane in which a step or stage has a card."""
        steps = [lane for n in self.bones.steps.find(name) for lane in n.element.cells]
        stages = [lane for n in self.bones.stages.find(name) for lane in n.element.cells]
        return next(iter((*steps, *stages)), "customer")


def _name(node: Node | None) -> str | None:
    return (normal(node.text) or None) if isinstance(node, Scalar) else None


def _split(name: str) -> tuple[str, str, int]:
    """Owner, lane and number of `owner.lane` and `owner.lane.2`."""
    owner, _, rest = name.partition(".")
    lane, _, count = rest.partition(".")
    if not count:
        return owner, lane, 1
    return owner, lane, int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0  # noqa: PLR2004 - as a place
