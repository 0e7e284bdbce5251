"""Figures in words: the same in the drawing, in tables and in reports.

In: a metric and what was measured, in `Words`. Out: `FigureWords`, plain texts.

A figure that the file declares is told as it was written. One that is computed is rounded: points and percent to
whole numbers, means to two decimals, durations to their two largest units; from an hour on, to minutes. A value that
rounds to its target but is not the target has one more decimal.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.figures import Figure, Interval, Kano, Sample
from blueprint.model.measures import Duration, Metric, Score
from blueprint.model.targets import target_met
from blueprint.model.vocabulary import MetricType
from blueprint.words.values import Words

_PERCENT = (MetricType.CSAT, MetricType.SHARE)
_FINEST = 6
"""Decimals that are shown at most."""
_MEANS = (MetricType.CES1, MetricType.CES2, MetricType.MEAN, MetricType.NUMBER)


@frozen(kw_only=True)
class FigureWords:
    """What is printed of a figure; None for what it has not.

    Attributes:
        value: `+30`, `69%`, `4.08`, `6 min`, with the metric's unit.
        sample: `n = 107`. interval: `14 to 44`.
        small: that the sample is small.
        net: `Net ease +3`. target: the target's value alone.
        met: whether the target is reached; None where there is none or nobody can say, see `target_met`.
        verdict: the word for that.
    """

    value: str | None
    sample: str | None = None
    interval: str | None = None
    small: str | None = None
    net: str | None = None
    target: str | None = None
    met: bool | None = None
    verdict: str | None = None


def figure_words(words: Words, metric: Metric, figure: Figure | None, unit: str | None = None) -> FigureWords:
    """A metric in words.

    Args:
        words: of the language.
        metric: which one.
        figure: what was measured, of all answers or of a group; None for the value that the metric declares.
        unit: the metric's own unit in that language.
    """
    target = _declared(words, metric, metric.target, metric.target_duration, unit)
    met = target_met(metric, figure)
    verdict = None if met is None else words.text("metric.met" if met else "metric.missed")
    if figure is None:
        value = _declared(words, metric, metric.value, metric.duration, unit)
        return FigureWords(value=value, target=target, met=met, verdict=verdict)
    return FigureWords(
        value=with_unit(_against_target(words, metric, figure.value), unit, metric.type),
        sample=words.text("metric.sample", n=words.number(figure.n)),
        interval=_interval(words, metric.type, figure.interval),
        small=words.text("metric.small-sample") if _small(metric, figure) else None,
        net=_net(words, figure),
        target=target,
        met=met,
        verdict=verdict,
    )


def mean_words(words: Words, score: Score) -> str:
    """A score that is the mean of answers: `4.20, n = 24, 3.90 to 4.50`."""
    parts = [words.number(score.value, 2), words.text("metric.sample", n=words.number(score.n or 0))]
    interval = _interval(words, MetricType.MEAN, score.interval)
    return words.joined([*parts, interval] if interval else parts)


def kano_words(words: Words, kano: Kano) -> FigureWords:
    """A feature's category with its sample."""
    return FigureWords(
        value=words.text(f"kano.{kano.category}"),
        sample=words.text("metric.sample", n=words.number(kano.n)),
        small=None if kano.sample is Sample.FULL else words.text("metric.small-sample"),
    )


def period_words(words: Words, period: str) -> str:
    """A period as the language writes it: `2025-03` gives `Mar 2025`, `2025-Q1` gives `Q1 2025`, `2025` stays."""
    year, _, part = period.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return words.text("format.quarter", n=part[1:], year=year)
    return words.text("format.month", month=words.formats.months[int(part) - 1], year=year)


def computed(words: Words, kind: MetricType, value: float) -> str:
    """A computed value, or an end of its interval, without the metric's own unit."""
    if kind is MetricType.NPS:
        return words.number(_whole(value), sign=True)
    if kind in _PERCENT:
        return words.percent(_whole(value) / 100)
    if kind is MetricType.DURATION:
        return words.seconds(_whole(value))
    return words.number(value, 2 if kind in _MEANS else None)


def _against_target(words: Words, metric: Metric, value: float) -> str:
    """A computed value; with one more decimal where rounding makes it look like a target that it is not."""
    text = computed(words, metric.type, value)
    target = metric.target_duration.middle if metric.target_duration else metric.target
    if target is None or value == target or text != computed(words, metric.type, target):
        return text
    if metric.type is MetricType.DURATION:
        exact = _apart(value, target, 0)
        return words.duration(Duration(exact, exact, "s"))
    digits = 2 if metric.type in _MEANS else 0
    exact = _apart(value, target, digits + 1)
    shown = max(digits + 1, len(f"{exact:.{_FINEST}f}".rstrip("0").partition(".")[2]))
    if metric.type in _PERCENT:
        return words.percent(exact / 100, shown)
    return words.number(exact, shown, sign=metric.type is MetricType.NPS)


def _apart(value: float, target: float, digits: int) -> float:
    """A value rounded to that many decimals, or to as many more as it takes to tell it from its target."""
    found = (round(value, each) for each in range(digits, _FINEST))
    return next((one for one in found if one != target), round(value, _FINEST))


def _small(metric: Metric, figure: Figure) -> bool:
    """Whether a figure rests on few answers; a number of answers rests on itself."""
    return metric.type is not MetricType.COUNT and figure.sample is not Sample.FULL


def with_unit(text: str, unit: str | None, kind: MetricType) -> str:
    """A value with the metric's own unit; durations and percent have theirs."""
    return text if unit is None or kind in _PERCENT or kind is MetricType.DURATION else f"{text} {unit}"


def _declared(
    words: Words, metric: Metric, value: float | None, duration: Duration | None, unit: str | None
) -> str | None:
    """A value as the file gives it."""
    if duration is not None:
        return words.duration(duration)
    if value is None:
        return None
    if metric.type in _PERCENT:
        return words.percent(value / 100, None)
    return with_unit(words.number(value, sign=metric.type is MetricType.NPS), unit, metric.type)


def _interval(words: Words, kind: MetricType, interval: Interval | None) -> str | None:
    if interval is None:
        return None
    return words.text(
        "metric.interval", low=computed(words, kind, interval.low), high=computed(words, kind, interval.high)
    )


def _net(words: Words, figure: Figure) -> str | None:
    if figure.net is None:
        return None
    return f"{words.text('metric.net-ease')} {words.number(_whole(figure.net), sign=True)}"


def _whole(value: float) -> int:
    """The nearest whole number, halves away from zero, as people round."""
    return int(abs(value) + 0.5 + 1e-9) * (-1 if value < 0 else 1)
