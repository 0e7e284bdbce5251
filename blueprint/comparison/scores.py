"""Scores of one state as the other state's drawing can show them: of its personas, on its scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from blueprint.compare.values import Kind, Matched
from blueprint.frozen import replace
from blueprint.model import Service
from blueprint.model.figures import Interval
from blueprint.model.measures import Scale, Score


def same_scale(before: Scale, after: Scale) -> bool:
    """Whether scores can stand side by side as they are."""
    return (before.low, before.high) == (after.low, after.high)


def converted(value: float, before: Scale, after: Scale) -> float:
    """A score at the same share of another scale: 0 on −2..2 is 3 on 1..5."""
    if same_scale(before, after):
        return value
    return after.low + (value - before.low) / (before.high - before.low) * (after.high - after.low)


def scores_before(before: Service, after: Service, matched: Matched) -> dict[str, tuple[Score, ...]]:
    """The experience of the state before, by the keys of its steps, on the scale and for the personas of the other.

    A persona is known by its id or its name. Where each state scores for one persona only, or for all, both are shown
    as the same curve.
    """
    personas = _personas(before, after, matched)
    return {
        step.key: tuple(_as_after(score, personas, before.scale, after.scale) for score in step.emotions)
        for step in before.steps
        if step.emotions
    }


def _as_after(score: Score, personas: Mapping[str | None, str | None], before: Scale, after: Scale) -> Score:
    interval = score.interval and Interval(
        converted(score.interval.low, before, after), converted(score.interval.high, before, after)
    )
    return replace(
        score, value=converted(score.value, before, after), interval=interval,
        persona=personas.get(score.persona, score.persona),
    )  # fmt: skip


def _personas(before: Service, after: Service, matched: Matched) -> dict[str | None, str | None]:
    """Whose scores of the state before are whose of the state after."""
    olds, news = (_scored(service) for service in (before, after))
    if len(olds) == 1 and len(news) <= 1:
        return {olds[0]: news[0] if news else None}
    found: dict[str | None, str | None] = {None: None}
    found.update(matched.ids.get(Kind.PERSONA, {}).items())
    return found


def _scored(service: Service) -> tuple[str | None, ...]:
    """For whom there are scores."""
    scores: Iterable[Score] = (score for step in service.steps for score in step.emotions)
    return tuple(dict.fromkeys(score.persona for score in scores))
