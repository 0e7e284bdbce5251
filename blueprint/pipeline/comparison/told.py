"""What two states are called and what they come to, in the words of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.compare.values import Kind, What
from blueprint.comparison.scores import same_scale
from blueprint.comparison.values import Comparison, Sum, Unit
from blueprint.comparison.wording import SumTold, state_names, sum_told
from blueprint.layout.change_signs import SHOWN, shown
from blueprint.layout.other_state import StateTold, Tile
from blueprint.model.text import Text, Wording
from blueprint.pipeline.comparison.quiet import by_curves
from blueprint.words import Words
from blueprint.words.speech import Speech

_MOST_METRICS = 4
"""Figures of metrics in the header where nobody chooses them."""
_IN_GRID = frozenset({Kind.STAGE, Kind.STEP, Kind.CARD, Kind.TEXT, Kind.LINK})


def states_told(comparison: Comparison, personas: Sequence[str], words: Words, language: str) -> tuple[StateTold, ...]:
    """What both states are called: by their persona, else their state, else before and after."""
    both = (comparison.before, comparison.after)
    names = state_names(comparison, personas, words, language)
    by_state = not personas and both[0].state is not both[1].state
    made = []
    for service, name in zip(both, names, strict=True):
        speech = Speech(words=words, language=language, fallback=service.language)
        facts = [] if by_state or personas else [words.text(f"state.{service.state}")]
        if service.version:
            facts.append(words.text("page.version", version=speech.pick(service.version).text))
        if service.date:
            facts.append(words.date(speech.pick(service.date).text))
        told = [Wording(fact, words.language) for fact in (() if personas else facts)]
        if service is both[0] and service.scenario and _said(service.scenario) != _said(both[1].scenario):
            told.append(speech.pick(service.scenario))  # that of the state after stands in the header anyway
        made.append(StateTold(name=name, title=speech.pick(service.title), facts=tuple(told)))
    return tuple(made)


def _said(text: Text | None) -> tuple[str, ...]:
    return tuple(wording.text for wording in text.wordings) if text else ()


def tiles(comparison: Comparison, metrics: Sequence[str], words: Words, language: str) -> tuple[Tile, ...]:
    """The figures of the header.

    Args:
        metrics: ids of those that are shown; the first few if there are none.
    """
    speech = Speech(words=words, language=language, fallback=comparison.after.language)
    return tuple(_tile(sum_told(one, speech)) for one in chosen(comparison, metrics))


def _tile(told: SumTold) -> Tile:
    return Tile(
        label=told.label, before=told.before, after=told.after, change=told.change, better=told.better, note=told.note
    )


def chosen(comparison: Comparison, metrics: Sequence[str]) -> tuple[Sum, ...]:
    """All sums but metrics that are not asked for."""
    known = [one.name for one in comparison.sums if one.unit is Unit.METRIC]
    wanted = metrics or known[:_MOST_METRICS]
    return tuple(one for one in comparison.sums if one.unit is not Unit.METRIC or one.name in wanted)


def counts(comparison: Comparison) -> tuple[tuple[What, int], ...]:
    """How many stages, steps, cards, texts and connectors differ in which way, as far as signs say it."""
    found = dict.fromkeys(SHOWN, 0)
    curves = by_curves(comparison)
    for change in comparison.difference.changes:
        if change.kind in _IN_GRID and not change.by_rule and (change.kind.value, change.key) not in curves:
            found[shown(change.main)] += 1
    return tuple((what, number) for what, number in found.items() if number)


def converted_words(comparison: Comparison, told: Iterable[StateTold], words: Words) -> Wording | None:
    """That the scores of the state before were on another scale; None where they were not."""
    before, after = comparison.before.scale, comparison.after.scale
    if same_scale(before, after):
        return None
    first = next(iter(told))
    scale = words.text("metric.interval", low=words.number(before.low), high=words.number(before.high))
    text = words.text("comparison.converted", state=first.name.text, scale=scale)
    return Wording(text, words.language)
