"""The scale of a figure: where it begins and ends, and where a value stands on it.

In: a metric and all values that are to stand on one scale. Out: `Axis`. Scales of answers have the ends that the type
or the file gives; the others begin at zero, or near an interval that would be too narrow to be seen from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

from blueprint.frozen import frozen
from blueprint.model.figures import Figure
from blueprint.model.measures import Duration, Metric
from blueprint.model.vocabulary import MetricType
from blueprint.words import Words
from blueprint.words.figures import computed

_CLOSED = {
    MetricType.NPS: (-100.0, 100.0), MetricType.CSAT: (0.0, 100.0), MetricType.SHARE: (0.0, 100.0),
    MetricType.CES1: (1.0, 5.0), MetricType.CES2: (1.0, 7.0),
}  # fmt: skip
_NICE = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_TIMES = (
    *(1, 2, 3, 5, 10, 15, 20, 30, 45), *(n * _MINUTE for n in (1, 2, 3, 5, 8, 10, 15, 20, 30, 45)),
    *(n * _HOUR for n in (1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48)), *(n * _DAY for n in (3, 5, 7, 10, 14, 21, 30)),
)  # fmt: skip
_LONG = {"wk": 7.0 * _DAY, "mo": 30.0 * _DAY}
_AIR = 1.08
"""How far an open scale goes on behind its last value at least."""
_NARROW, _FAR = 0.06, 0.5
"""An interval narrower than this share of a scale from zero, and at least so far along it, is drawn near by."""


@frozen
class Axis:
    """A scale; `unit` is the unit in which the file writes durations, for its ends."""

    low: float
    high: float
    unit: str = "s"

    def at(self, value: float) -> float:
        """Where a value stands, 0..1."""
        return (value - self.low) / (self.high - self.low)

    def ends(self, words: Words, metric: Metric) -> tuple[str, str]:
        """What is written at both ends."""
        low, high = (self._end(words, metric, value) for value in (self.low, self.high))
        return low, high

    def _end(self, words: Words, metric: Metric, value: float) -> str:
        if metric.type is MetricType.DURATION and self.unit in _LONG:
            return words.duration(Duration(value, value, self.unit))
        if metric.type in (MetricType.NPS, MetricType.CSAT, MetricType.SHARE, MetricType.DURATION):
            return computed(words, metric.type, value)
        return words.number(value)


def axis_of(metric: Metric, figures: Sequence[Figure]) -> Axis | None:
    """The scale for figures of one metric and its target; None where one value alone would stand on an open one."""
    values = list(_values(metric, figures))
    if not values:
        return None
    closed = _CLOSED.get(metric.type) or (metric.scale if metric.type is MetricType.MEAN else None)
    if closed and closed[0] <= min(values) and max(values) <= closed[1]:
        return Axis(*closed)
    intervals = [f.interval for f in figures if f.interval]
    if len(values) == 1 and not intervals:
        return None
    widest = max((i.high - i.low for i in intervals), default=0.0)
    return _open(metric, min(values), max(values), widest)


def target_of(metric: Metric) -> float | None:
    """The target in the figure's unit; the middle of a range of time."""
    return metric.target_duration.middle if metric.target_duration else metric.target


def declared_value(metric: Metric) -> float | None:
    """The declared value in the figure's unit; the middle of a range of time."""
    return metric.duration.middle if metric.duration else metric.value


def _values(metric: Metric, figures: Iterable[Figure]) -> Iterable[float]:
    for figure in figures:
        yield figure.value
        if figure.interval:
            yield from (figure.interval.low, figure.interval.high)
    for value in (declared_value(metric) if not figures else None, target_of(metric)):
        if value is not None:
            yield value


def _open(metric: Metric, low: float, high: float, widest: float) -> Axis:
    """A scale without ends of its own."""
    unit = next((d.unit for d in (metric.duration, metric.target_duration) if d), "s")
    near = widest and low > _FAR * high and widest < _NARROW * high
    if low < 0 or near:
        step = _up(max(high - low, abs(high) * 1e-3) / 4)
        start, end = (floor(low / step - 0.5) * step, ceil(high / step + 0.5) * step)
        return Axis(max(0.0, start) if low >= 0 else start, end, unit)
    if high == 0:
        return Axis(0.0, 1.0, unit)
    if metric.type is not MetricType.DURATION:
        return Axis(0.0, _up(high * _AIR))
    if unit in _LONG:
        return Axis(0.0, _up(high * _AIR / _LONG[unit]) * _LONG[unit], unit)
    return Axis(0.0, float(next((t for t in _TIMES if t >= high * _AIR), _up(high * _AIR / _DAY) * _DAY)), unit)


def _up(value: float) -> float:
    """The next round number: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten."""
    power = 10.0 ** floor(log10(value))
    return next(nice for nice in _NICE if nice * power >= value * (1 - 1e-9)) * power
