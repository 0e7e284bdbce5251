"""One drawing of the state after with the state before in it: ghosts of what was removed, marks, both curves.

In: `States`. Out: a `Staging`, which lays it out in any form.
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.compare.marks import Mark, Target
from blueprint.compare.merge import Merged, merge
from blueprint.compare.values import Kind, What
from blueprint.comparison.scores import scores_before
from blueprint.comparison.values import Comparison
from blueprint.diagnostics import Outcome
from blueprint.frozen import replace
from blueprint.layout.change_signs import SHOWN, shown
from blueprint.layout.compose import compose
from blueprint.layout.desk import Desk
from blueprint.layout.form import Form, Origin
from blueprint.layout.other_state import OtherState
from blueprint.model import Service
from blueprint.model.measures import Duration, Score
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline.comparison.opening import States
from blueprint.pipeline.comparison.quiet import shown_marks
from blueprint.pipeline.comparison.staging import Asked, Staging, name_of
from blueprint.pipeline.comparison.told import converted_words, counts, states_told, tiles
from blueprint.pipeline.difference.marks import mark_scene
from blueprint.pipeline.drawing import Drawing, prepare
from blueprint.scene import Scene


def overlay(states: States, comparison: Comparison, drawing: Drawing, asked: Asked) -> Outcome[Staging]:
    """Get one drawing of both states ready."""
    both = merge(comparison.before, comparison.after, comparison.difference)
    marks = shown_marks(both.marks, both.service, comparison)
    service = _with_personas(both.service, comparison)
    if drawing.kind is DrawingKind.BLUEPRINT:  # badges on the lines cannot be ghosts
        service = replace(service, gaps=comparison.after.gaps)
    language = asked.language or comparison.before.language
    prepared = prepare(service, drawing, language=language, theme=asked.theme, name=name_of(states))
    bench = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    desk = replace(bench.desk, other=_other(states, comparison, both, bench.desk, asked))
    signs = _signs(desk, drawing, marks)

    def lay(form: Form, origin: Origin) -> tuple[Scene, ...]:
        scenes = compose(_with_signs(desk, signs), drawing.kind, drawing.view, origin, form)
        return tuple(mark_scene(desk, scene, marks)[0] for scene in scenes)

    return Outcome(Staging(bench=replace(bench, desk=desk), service=service, lay=lay), ())


def _signs(desk: Desk, drawing: Drawing, marks: Mapping[Target, Mark]) -> tuple[What, ...]:
    """The ways to differ that have a sign in the drawing."""
    (scene,) = compose(desk, drawing.kind, drawing.view, Origin())
    found = mark_scene(desk, scene, marks)[1]
    used = {shown(what) for target in found for what in marks[target].what}
    return tuple(what for what in SHOWN if what in used)


def _with_signs(desk: Desk, signs: tuple[What, ...]) -> Desk:
    assert desk.other is not None  # noqa: S101 - a comparison always has one
    return replace(desk, other=replace(desk.other, signs=signs))


def _with_personas(service: Service, comparison: Comparison) -> Service:
    """The service with the personas of the state before that it does not have."""
    matched = comparison.difference.matched.ids.get(Kind.PERSONA, {})
    known = {persona.id for persona in service.personas}
    more = tuple(p for p in comparison.before.personas if p.id not in matched and p.id not in known)
    return replace(service, personas=(*more, *service.personas)) if more else service


def _other(states: States, comparison: Comparison, both: Merged, desk: Desk, asked: Asked) -> OtherState:
    """The state before, by the keys of the drawing."""
    before, after = states_told(comparison, states.personas, desk.words, desk.language)
    places = both.steps
    scores = _told_once(scores_before(comparison.before, comparison.after, comparison.difference.matched), both)
    steps = {step.key: step for step in comparison.before.steps}
    times: dict[str, tuple[Duration | None, Duration | None]] = {}
    for step in both.service.steps:
        old = next((steps[key] for key, place in places.items() if place == step.key), None)
        if old and step.key not in _only(both, What.REMOVED) and (old.time, old.wait) != (step.time, step.wait):
            times[step.key] = (old.time, old.wait)
    differing = () if states.personas else counts(comparison)
    return OtherState(
        before=before, after=after, tiles=tiles(comparison, asked.metrics, desk.words, desk.language),
        counts=differing, signs=SHOWN, texts=both.before, times=times, scores=scores,
        only_before=_only(both, What.REMOVED), only_after=_only(both, What.ADDED),
        converted=converted_words(comparison, (before, after), desk.words),
    )  # fmt: skip


def _only(both: Merged, what: What) -> frozenset[str]:
    """Keys of steps that only one of both states has."""
    return frozenset(key for (kind, key), mark in both.marks.items() if kind == "step" and what in mark.what)


def _told_once(scores: Mapping[str, tuple[Score, ...]], both: Merged) -> dict[str, tuple[Score, ...]]:
    """Scores by the drawing's keys; words beside a point that both states have are written once."""
    now = {step.key: {s.persona: s for s in step.emotions} for step in both.service.steps}
    made = {}
    for key, found in scores.items():
        place = both.steps[key]
        if place in now:
            made[place] = tuple(_without(score, now[place].get(score.persona)) for score in found)
    return made


def _without(score: Score, other: Score | None) -> Score:
    """A score without the words that the other one has too."""
    if other is None:
        return score
    label = None if _words(score.label) == _words(other.label) else score.label
    return replace(score, label=label, quote=None if _words(score.quote) == _words(other.quote) else score.quote)


def _words(text: object) -> tuple[str, ...]:
    return tuple(wording.text for wording in getattr(text, "wordings", ()))
