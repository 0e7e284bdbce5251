"""What two states are called and what they come to, in words: the same in the drawing and in tables.

In: a `Comparison`, `Speech`. Out: wordings, `SumTold`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.comparison.values import Comparison, Measured, Sum, Unit
from blueprint.frozen import frozen
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.model.vocabulary import MetricType
from blueprint.words import Words
from blueprint.words.figures import figure_words
from blueprint.words.speech import Speech

_LABELS = {
    "time": "book.time-in-all", "wait": "book.wait", "steps": "book.steps", "encounters": "book.encounters",
    "moments": "comparison.moments", "fails": "book.fails", "mean": "book.mean",
}  # fmt: skip
_PERCENT = (MetricType.CSAT, MetricType.SHARE)
_WHOLE = (MetricType.NPS, MetricType.COUNT)
_SAME = "±0"


@frozen(kw_only=True)
class SumTold:
    """One figure of both states in words.

    Attributes:
        label: what it is. before, after: None where a state has none.
        change: the difference, with its sign. better: whether the state after is better; None where nobody can say.
        note: where the difference lies, and how sure it is.
    """

    label: Wording
    before: Wording | None
    after: Wording | None
    change: Wording | None = None
    better: bool | None = None
    note: Wording | None = None


def state_names(
    comparison: Comparison, personas: Sequence[str], words: Words, language: str
) -> tuple[Wording, Wording]:
    """What both states are called: by their persona, else their state, else before and after.

    Args:
        personas: ids of the two personas that are compared; empty for two maps.
    """
    both = (comparison.before, comparison.after)
    if personas:
        found = [next(p.name for p in s.personas if p.id == own) for s, own in zip(both, personas, strict=True)]
        made = [name.pick(language, service.language) for name, service in zip(found, both, strict=True)]
    elif both[0].state is not both[1].state:
        made = [Wording(words.text(f"state.{service.state}"), words.language) for service in both]
    else:
        made = [Wording(words.text(f"comparison.{name}"), words.language) for name in ("before", "after")]
    return made[0], made[1]


def sum_told(one: Sum, speech: Speech) -> SumTold:
    """One figure of both states in words."""
    words = speech.words

    def own(text: str | None) -> Wording | None:
        return Wording(text, words.language) if text is not None else None

    change = change_words(one, words)
    notes = [note for note in (_interval(one, words), _certain(one, words)) if note]
    better = None if change == _SAME else one.better
    return SumTold(
        label=_label(one, speech), before=own(_value(one, 0, speech)), after=own(_value(one, 1, speech)),
        change=own(change), better=better, note=own(words.joined(notes)) if notes else None,
    )  # fmt: skip


def _label(one: Sum, speech: Speech) -> Wording:
    if one.unit is Unit.METRIC:
        metric = next(m.metric for m in one.measured if m)
        return speech.pick(one.title) if one.title else speech.word(f"metric.{metric.type}")
    label = speech.word(_LABELS[one.name])
    if one.title is None:
        return label
    text = speech.words.text("format.label", label=label.text, text=speech.pick(one.title).text)
    return Wording(text, label.language)


def _value(one: Sum, at: int, speech: Speech) -> str | None:
    """The value of one state."""
    value = one.after if at else one.before
    if value is None:
        return None
    words = speech.words
    if one.unit is Unit.METRIC:
        return _figure(one.measured[at], speech)
    if one.unit is Unit.SECONDS:
        return words.seconds(value)
    return words.number(value, 1 if one.unit is Unit.SCORE else None)


def _figure(measured: Measured | None, speech: Speech) -> str | None:
    if measured is None:
        return None
    unit = speech.pick(measured.metric.unit).text if measured.metric.unit else None
    return figure_words(speech.words, measured.metric, measured.figure, unit).value


def change_words(one: Sum, words: Words) -> str | None:
    """The difference with its sign; None where a state has no value."""
    change = one.change
    if change is None:
        return None
    if one.unit is Unit.METRIC:
        return _metric_change(_metric(one), change, words)
    if one.unit is Unit.SECONDS:
        return words.seconds(change, sign=True) if change else _SAME
    return _signed(change, words, 1 if one.unit is Unit.SCORE else None)


def _metric(one: Sum) -> Metric:
    return next(m.metric for m in one.measured if m)


def _metric_change(metric: Metric, change: float, words: Words) -> str:
    """A difference of figures: percentages differ by points."""
    if metric.type is MetricType.DURATION:
        return words.seconds(round(change), sign=True) if round(change) else _SAME
    if metric.type in _PERCENT:
        return words.text("comparison.points", n=_signed(change, words, 0))
    return _signed(change, words, 0 if metric.type in _WHOLE else 2 if metric.type is not MetricType.NUMBER else None)


def _signed(value: float, words: Words, digits: int | None) -> str:
    value = round(value, 6 if digits is None else digits)
    return words.number(value, digits, sign=True) if value else _SAME


def _interval(one: Sum, words: Words) -> str | None:
    """Where the difference lies."""
    if one.interval is None:
        return None
    metric = _metric(one)
    if metric.type is MetricType.DURATION:
        ends = [words.seconds(round(v), sign=True) for v in (one.interval.low, one.interval.high)]
    else:
        digits = 0 if metric.type in (*_WHOLE, *_PERCENT) else 2
        ends = [_signed(v, words, digits) for v in (one.interval.low, one.interval.high)]
    return words.text("metric.interval", low=ends[0], high=ends[1])


def _certain(one: Sum, words: Words) -> str | None:
    return None if one.certain is None else words.text(f"comparison.{'certain' if one.certain else 'uncertain'}")
