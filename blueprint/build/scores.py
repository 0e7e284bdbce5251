"""Scores on the file's scale: emotion and expectation."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from blueprint.build.catalogues import unknown
from blueprint.build.context import Context
from blueprint.build.ids import normal
from blueprint.build.nodes import number
from blueprint.build.texts import text
from blueprint.document import Mapping, Node, Scalar
from blueprint.frozen import replace
from blueprint.model import Scale, Score, Stage, Step, Text

_WORDED = ("score", "label", "quote")
_ENDLESS = Scale(low=-math.inf, high=math.inf)
"""Every score lies on it, so that a mistake in the scale is told once and not at every score."""


def scale(context: Context, node: Node | None) -> Scale:
    """The scale that a file declares; 1..5 by default, and without ends where what it declares cannot be read."""
    if node is None:
        return Scale()
    if not isinstance(node, Mapping):
        return _ENDLESS
    low, high = number(node.get("min")), number(node.get("max"))
    if (low is None and "min" in node) or (high is None and "max" in node):
        return _ENDLESS
    low = 1.0 if low is None else low
    high = 5.0 if high is None else high
    if low >= high:
        entry = node.entry("max") or node.entry("min")
        context.error(
            "BP321",
            f"the scale ends at {plain_number(high)}, which is not above its start {plain_number(low)}",
            entry.value.span if entry else node.span,
            hint="`min` is the worst score, `max` the best",
        )
        return _ENDLESS
    return Scale(low=low, high=high, labels=_labels(context, node.get("labels"), low, high))


def _labels(context: Context, node: Node | None, low: float, high: float) -> tuple[tuple[float, Text], ...]:
    """The words for scores, ascending."""
    found: dict[float, Text] = {}
    for entry in node.entries if isinstance(node, Mapping) else ():
        value = number(Scalar(entry.key.text, quoted=False, span=entry.key.span))
        words = text(entry.value, context.language)
        if value is None or words is None:
            continue
        if not low <= value <= high:
            context.error(
                "BP321",
                f"the label for {plain_number(value)} lies outside of the scale",
                entry.key.span,
                hint=f"the scale goes from {plain_number(low)} to {plain_number(high)}",
            )
            continue
        found[value] = words
    return tuple(sorted(found.items(), key=lambda item: item[0]))


def scores(context: Context, node: Node | None, used: Scale, personas: Collection[str]) -> tuple[Score, ...]:
    """The scores of one step: one for all, or one per persona."""
    if not isinstance(node, Mapping) or "score" in node or all(e.key.text in _WORDED for e in node.entries):
        one = _score(context, node, used, None)
        return (one,) if one else ()
    found: dict[str, Score] = {}
    for entry in node.entries:
        persona = normal(entry.key.text)
        if persona not in personas:
            unknown(context, entry.key, "persona", (*personas, *_WORDED), "personas")
            continue
        one = _score(context, entry.value, used, persona)
        if one:
            found[persona] = one
    return tuple(found.values())


def _score(context: Context, node: Node | None, used: Scale, persona: str | None) -> Score | None:
    """One score, plain or with words."""
    words = node if isinstance(node, Mapping) else None
    given = words.get("score") if words else node
    value = number(given)
    if value is None or given is None:
        return None
    if not used.low <= value <= used.high:
        context.error(
            "BP320",
            f"the score {plain_number(value)} lies outside of the scale",
            given.span,
            hint=f"the scale is {plain_number(used.low)} to {plain_number(used.high)}; `scale` sets another",
        )
        return None
    return Score(
        value=value,
        persona=persona,
        label=text(words.get("label"), context.language) if words else None,
        quote=text(words.get("quote"), context.language) if words else None,
        span=given.span,
    )


def plain_number(value: float) -> str:
    """A number as a designer writes it: `4`, `3.5`."""
    return f"{value:g}"


def shared_out(context: Context, stages: tuple[Stage, ...], personas: Sequence[str]) -> tuple[Stage, ...]:
    """Stages in which a plain score belongs to every persona that has none of its own at that step.

    Only where the file scores personas one by one, and only for those that it does: emotions that are plain
    throughout stay one for all, and so do expectations.
    """
    steps = [step for stage in stages for step in stage.steps]
    all_emotions = [s.persona for step in steps for s in step.emotions]
    all_expectations = [s.persona for step in steps for s in step.expectations]
    scored = tuple(p for p in personas if p in {*all_emotions, *all_expectations})
    emotions = scored if _mixed(all_emotions) else ()
    expectations = scored if _mixed(all_expectations) else ()

    def shared(step: Step) -> Step:
        return replace(
            step, emotions=_each(step.emotions, emotions), expectations=_each(step.expectations, expectations)
        )

    if not emotions and not expectations:
        return stages
    most = context.limits.scores
    if len(steps) * (len(emotions) + len(expectations)) > most:
        message = f"the scores of {len(scored):,} personas at {len(steps):,} steps are more than {most:,}"
        context.beyond("scores", "BP164", message, steps[0].span)
        return stages
    return tuple(replace(stage, steps=tuple(shared(step) for step in stage.steps)) for stage in stages)


def _mixed(owners: Sequence[str | None]) -> bool:
    """Whether some scores name a persona and others none."""
    return None in owners and any(owner is not None for owner in owners)


def _each(given: tuple[Score, ...], personas: Sequence[str]) -> tuple[Score, ...]:
    """One score a persona: its own, else the plain one; as given if there is nobody to share with."""
    own = {score.persona: score for score in given}
    plain = own.get(None)
    if not personas:
        return given
    found = (own.get(p) or (replace(plain, persona=p) if plain else None) for p in personas)
    return tuple(score for score in found if score)
