"""The stages and steps of a whole map: those of the other map in their order, changed, moved, and with new ones.

In: both lists of stages, as skeletons. Out: one list.
"""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.draft import Skeleton, StageDraft, StepDraft
from blueprint.build.ids import Named, normal
from blueprint.build.suggest import likely, some
from blueprint.diagnostics import Related
from blueprint.document import Entry, Mapping, Mention, Node, Scalar, Sequence
from blueprint.extending.line import Line, Piece, placed
from blueprint.extending.moments import Moments
from blueprint.extending.nodes import made
from blueprint.phrases import quote
from blueprint.source import Span


class _Planned:
    """One stage of the whole map.

    Attributes:
        base: of the other map. change: of the changes; one of them may be None.
        arrivals: steps that the changes name here, with the step of the other map that each one is.
    """

    __slots__ = ("arrivals", "base", "change")

    def __init__(self, base: StageDraft | None, change: StageDraft | None) -> None:
        self.base = base
        self.change = change
        self.arrivals: list[tuple[StepDraft, StepDraft | None]] = []

    @property
    def name(self) -> str:
        draft = self.base or self.change
        return draft.named.id if draft is not None else ""


class Journey:
    """One run.

    Attributes:
        mentions: places in the changes that name stages, steps and cards.
    """

    def __init__(
        self, context: Context, below: Skeleton, above: Skeleton, other: str, *, marked: bool, gone: dict[str, Span]
    ) -> None:
        """Begin.

        Args:
            context: takes the findings. below: the other map. above: the changes. other: what messages call the map.
            marked: whether cards get a status. gone: what `remove` takes away, with the places that say so.
        """
        self._context = context
        self._below = below
        self._above = above
        self._other = quote(other)
        self._gone = gone
        self._moments = Moments(context, below, marked=marked)
        self._own: list[Mention] = []
        self._taken: dict[str, StepDraft] = {}
        self._home: dict[str, _Planned] = {}

    @property
    def mentions(self) -> list[Mention]:
        """Places in the changes that name elements."""
        return [*self._own, *self._moments.cells.mentions]

    def stages(self, below: Node, change: Node | None) -> Sequence:
        """All stages.

        Args:
            below: the other map's list. change: that of the changes; None for none.
        """
        planned = {n.key: _Planned(n.element, None) for n in self._below.stages}
        order: list[_Planned] = list(planned.values())
        for named in self._above.stages:
            draft = named.element
            base, known = self._stage(named)
            if not known:
                continue
            if base is None:
                order.append(_Planned(None, draft))
            elif planned[base.key].change is not None:
                self._twice("stage", base.named.id, named, planned[base.key].change)
            else:
                planned[base.key].change = draft
        for one in order:
            for step in one.change.steps if one.change is not None and not one.change.whole else ():
                self._arrive(one, step)
        line = Line(self._context, "stage", self._other)
        for one in order:
            line.add(self._piece(one))
        nodes = line.nodes()
        span = below.span if not isinstance(change, Sequence) or below.span.end > below.span.start else change.span
        return Sequence(tuple(nodes), span)

    def _stage(self, named: Named[StageDraft]) -> tuple[StageDraft | None, bool]:
        """The stage of the other map that an entry changes, None for a new one; and whether that is clear."""
        node = named.element.node
        given = node.get("id")
        if named.explicit and isinstance(given, Scalar):
            self._own.append(Mention(scalar=given, kind="stage", id=named.id))
        elif "title" not in node:
            hint = f"write `id: …`; it has the stages {some(self._below.stages.ids())}"
            self._context.error("BP446", "it is not said which stage changes", named.span, hint=hint)
            return None, False
        found = self._below.stages.find(named.id)
        if len(found) > 1:
            self._ambiguous(named, "stages", found)
        elif not found and "title" not in node:
            self._unknown(named, "stage", tuple(self._below.stages.ids()), "a new stage needs a `title`")
            return None, False
        return (found[0].element if len(found) == 1 else None), len(found) <= 1

    def _arrive(self, stage: _Planned, step: StepDraft) -> None:
        """A step that the changes name in a stage."""
        base, known = self._step(step)
        if not known:
            return
        if base is None:
            stage.arrivals.append((step, None))
            return
        if base.key in self._taken:
            self._twice("step", base.named.id, step.named, self._taken[base.key])
            return
        self._taken[base.key] = step
        if base.stage.whole:
            self._context.error(
                "BP447",
                f"{quote(base.named.id)} is a stage without steps",
                step.named.span,
                hint=f"change it under `stages`: `- id: {base.named.id}`",
            )
            return
        where, _ = placed(self._context, step.node)
        if base.stage is not stage.base and stage.base is not None and where is None:
            home = base.stage.named.id
            self._context.error(
                "BP447",
                f"the step {quote(base.named.id)} stands in the stage {quote(home)}, not in {quote(stage.name)}",
                step.named.span,
                hint=f"write it under `{home}`, or say where it moves to: `after: …` or `before: …`",
                related=[Related(message="it stands here", span=base.named.span)],
            )
            return
        self._home[base.key] = stage
        stage.arrivals.append((step, base))

    def _step(self, step: StepDraft) -> tuple[StepDraft | None, bool]:
        """The step of the other map that an entry changes, None for a new one; and whether that is clear."""
        named, node = step.named, step.node
        given = node.get("id")
        if named.explicit and isinstance(given, Scalar):
            self._own.append(Mention(scalar=given, kind="step", id=named.id))
        elif "title" not in node and not step.cards:
            hint = f"write `id: …`; it has the steps {some(self._below.steps.ids())}"
            self._context.error("BP446", "it is not said which step changes", named.span, hint=hint)
            return None, False
        found = self._below.steps.find(named.id)
        if len(found) > 1:
            self._ambiguous(named, "steps", found)
        if found or not named.explicit or "title" in node:
            return (found[0].element if len(found) == 1 else None), len(found) <= 1
        known = tuple(self._below.steps.ids())
        if not step.cards:
            self._unknown(named, "step", known, "a new step needs a `title` or a card")
            return None, False
        if placed(self._context, node)[0] is None:
            near, certain = likely(self._context, named.id, known)
            if certain and near is not None and near.strip("0123456789") != named.id.strip("0123456789"):
                hint = f"did you mean `{near}`? A new step of this name needs a `title`, or `after` or `before`"
                self._context.error("BP446", f"{self._other} has no step {quote(named.id)}", named.span, hint=hint)
                return None, False
        return None, True

    def _piece(self, stage: _Planned) -> Piece:
        """A stage with its steps, as one of the siblings."""
        node = self._node(stage)
        where, side = placed(self._context, stage.change.node) if stage.change is not None else (None, "")
        if where is not None:
            self._own.append(Mention(scalar=where, kind="stage", id=normal(where.text)))
        return Piece(node, stage.name, where, side)

    def _node(self, stage: _Planned) -> Mapping:
        """A stage of the whole map."""
        if stage.base is None:
            assert stage.change is not None  # noqa: S101 - one of the two is there
            own = self._moments.fresh(stage.change.node)
        elif stage.change is None:
            own = stage.base.node
        else:
            own = self._moments.changed(stage.base, stage.change.node)
        if (stage.base is None or stage.base.whole) and (stage.change is None or stage.change.whole):
            return own
        steps = self._steps(stage)
        if not steps:
            self._empty(stage)
            return own
        listed = stage.base.node.get("steps") if stage.base is not None else None
        if isinstance(listed, Sequence) and _are(steps, listed.items):
            return own
        entry = own.entry("steps") or (stage.change.node.entry("steps") if stage.change is not None else None)
        span = entry.value.span if entry is not None else own.span
        made_one = Entry(entry.key, Sequence(tuple(steps), span)) if entry is not None else (
            made("steps", Sequence(tuple(steps), span))
        )  # fmt: skip
        others = [e for e in own.entries if e.key.text != "steps"]
        return Mapping((*others, made_one), own.span)

    def _steps(self, stage: _Planned) -> list[Node]:
        """The steps of a stage, those that moved away left out."""
        line = Line(self._context, "step", f"the stage {quote(stage.name)}")
        pieces: dict[str, Piece] = {}
        for base in stage.base.steps if stage.base is not None and not stage.base.whole else ():
            if self._home.get(base.key, stage) is stage:
                pieces[base.key] = line.add(Piece(base.node, base.named.id))
        for step, known in stage.arrivals:
            where, side = placed(self._context, step.node)
            if where is not None:
                self._own.append(Mention(scalar=where, kind="step", id=normal(where.text)))
            if known is None:
                line.add(Piece(self._moments.fresh(step.node), step.named.id, where, side))
                continue
            piece = pieces.get(known.key) or line.add(Piece(known.node, known.named.id))
            piece.node = self._moments.changed(known, step.node)
            piece.place, piece.side = where, side
        return line.nodes()

    def _empty(self, stage: _Planned) -> None:
        """Report a stage without a step."""
        draft = stage.base or stage.change
        if draft is not None:
            self._context.error(
                "BP449",
                f"the stage {quote(stage.name)} has no step left",
                draft.named.span,
                hint=f"take the stage away as well: `remove: [stages.{stage.name}]`",
            )

    def _unknown(
        self, named: Named[StageDraft] | Named[StepDraft], kind: str, known: tuple[str, ...], new: str
    ) -> None:
        """Report an id that the other map does not have, or not any more."""
        if named.id in self._gone:
            self._context.error(
                "BP446",
                f"the {kind} {quote(named.id)} is taken away, so nothing of it can be changed",
                named.span,
                hint=f"to change it, take its name out of `remove`; {new}",
                related=(Related(message="taken away here", span=self._gone[named.id]),),
            )
            return
        near, _ = likely(self._context, named.id, known)
        hint = f"did you mean `{near}`?" if near is not None else f"{new}; it has the {kind}s {some(known)}"
        self._context.error("BP446", f"{self._other} has no {kind} {quote(named.id)}", named.span, hint=hint)

    def _ambiguous(
        self,
        named: Named[StageDraft] | Named[StepDraft],
        kinds: str,
        found: list[Named[StageDraft]] | list[Named[StepDraft]],
    ) -> None:
        """Report an id that several elements of the other map have by their wording."""
        self._context.error(
            "BP403",
            f"{quote(named.id)} stands for {len(found)} {kinds} of {self._other}",
            named.span,
            hint="write an `id` there at the one that is meant, and name that here",
            related=[Related(message=f"`{named.id}` by its wording", span=n.span) for n in found[:5]],
        )

    def _twice(
        self,
        kind: str,
        name: str,
        named: Named[StageDraft] | Named[StepDraft],
        first: StageDraft | StepDraft | None,
    ) -> None:
        """Report an element that is changed twice."""
        self._context.error(
            "BP449",
            f"the {kind} {quote(name)} is changed twice",
            named.span,
            hint="write all its changes in one place",
            related=[Related(message="first changed here", span=first.named.span)] if first is not None else (),
        )


def _are(nodes: list[Node], others: tuple[Node, ...]) -> bool:
    return len(nodes) == len(others) and all(a is b for a, b in zip(nodes, others, strict=True))
