"""Both drawings under each other on common columns.

In: `States`. Out: a `Staging`, which lays both out in any form: what was removed is marked in the state before,
all else that differs in the state after.
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.compare.marks import Mark, Target, marked, reference_marks, removed_marks
from blueprint.compare.values import What
from blueprint.comparison.padding import padded
from blueprint.comparison.values import Comparison
from blueprint.diagnostics import Outcome, in_order
from blueprint.frozen import replace
from blueprint.layout.change_signs import SHOWN, shown
from blueprint.layout.compose import compose
from blueprint.layout.desk import Desk
from blueprint.layout.form import NATURAL, Form, Origin
from blueprint.layout.other_state import OtherState
from blueprint.layout.strands import Strand
from blueprint.pipeline.comparison.opening import States
from blueprint.pipeline.comparison.quiet import shown_marks
from blueprint.pipeline.comparison.staging import Asked, Staging, name_of
from blueprint.pipeline.comparison.told import counts, states_told, tiles
from blueprint.pipeline.difference.marks import mark_groups
from blueprint.pipeline.drawing import Bench, Drawing, prepare
from blueprint.scene import Group, Item, Scene

_Marks = Mapping[Target, Mark]


def side_by_side(states: States, comparison: Comparison, drawing: Drawing, asked: Asked) -> Outcome[Staging]:
    """Get both drawings of both states ready."""
    before, after = padded(comparison)
    theme = asked.theme or after.style or before.style
    language = asked.language or before.language
    name = name_of(states)
    made = [prepare(service, drawing, language=language, theme=theme, name=name) for service in (before, after)]
    first, second = made[0].value, made[1].value
    if first is None or second is None:
        return Outcome(None, in_order([d for outcome in made for d in outcome.diagnostics]))
    strands = _strands(states, comparison, first, second)
    desk = _head(states, comparison, second, asked)
    marks = _marks(comparison)
    whole = replace(second, desk=desk, findings=(*first.findings, *second.findings))

    def lay(form: Form, origin: Origin, signs: tuple[What, ...] = SHOWN) -> tuple[Scene, ...]:
        assert desk.other is not None  # noqa: S101 - a comparison always has one
        shown_desk = replace(desk, other=replace(desk.other, signs=signs))
        scenes = compose(shown_desk, drawing.kind, drawing.view, origin, form, strands)
        return tuple(_marked(desk, scene, marks)[0] for scene in scenes)

    plain = compose(desk, drawing.kind, drawing.view, Origin(), NATURAL, strands)
    found = {what for scene in plain for what in _marked(desk, scene, marks)[1]}
    signs = tuple(what for what in SHOWN if what in found)
    return Outcome(
        Staging(bench=whole, service=comparison.after, lay=lambda form, origin: lay(form, origin, signs)), ()
    )


def _strands(states: States, comparison: Comparison, first: Bench, second: Bench) -> tuple[Strand, ...]:
    """Both desks, which share one typesetter."""
    names = states_told(comparison, states.personas, second.desk.words, second.desk.language)
    desks = (_facing(replace(first.desk, setter=second.desk.setter), second.desk), second.desk)
    return tuple(
        Strand(desk=replace(desk, prefix=desk.id(state)), name=told.name, state=state)
        for desk, told, state in zip(desks, names, ("before", "after"), strict=True)
    )


def _facing(desk: Desk, other: Desk) -> Desk:
    """A desk whose drawing reads the same way as the other one."""
    return replace(desk, service=replace(desk.service, direction=other.service.direction))


def _head(states: States, comparison: Comparison, bench: Bench, asked: Asked) -> Desk:
    """The desk of what both drawings share: header, legend and foot."""
    desk = bench.desk
    before, after = states_told(comparison, states.personas, desk.words, desk.language)
    known = {persona.name.wordings for persona in comparison.after.personas}
    more = tuple(p for p in comparison.before.personas if p.name.wordings not in known)
    service = replace(desk.service, personas=(*more, *desk.service.personas))
    other = OtherState(
        before=before, after=after, tiles=tiles(comparison, asked.metrics, desk.words, desk.language),
        counts=() if states.personas else counts(comparison), signs=SHOWN, texts={}, times={}, scores={},
    )  # fmt: skip
    return replace(desk, service=service, other=other)


def _marks(comparison: Comparison) -> dict[str, _Marks]:
    """What is marked in which state; the header tells the file's head itself."""
    changes = comparison.difference.changes
    after, _ = marked(comparison.after, comparison.difference.matched, changes, {})
    gone, come = reference_marks(comparison.before, comparison.after, comparison.difference.matched)
    return {
        "before": shown_marks({**removed_marks(changes), **gone}, comparison.before, comparison),
        "after": shown_marks({**after, **come}, comparison.after, comparison),
    }


def _marked(desk: Desk, scene: Scene, marks: Mapping[str, _Marks]) -> tuple[Scene, set[What]]:
    """A scene with the marks of both states, and the ways to differ that have a sign in it."""
    used: set[What] = set()

    def one(item: Item) -> Item:
        if not isinstance(item, Group) or item.role != "state":
            return item
        own = marks[dict(item.data)["state"]]
        made, found = mark_groups(desk, item.items, own, scene.direction, ghosts=False)
        used.update(shown(what) for target in found for what in own[target].what)
        return replace(item, items=made)

    return replace(scene, items=tuple(one(item) for item in scene.items)), used
