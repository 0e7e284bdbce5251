"""What a cell of a survey says, as its metric reads it.

In: texts. Out: scores, weights, or why there is none. Nothing is rounded or moved onto the scale.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from blueprint.build.durations import parse_duration
from blueprint.experience.figures import KanoAnswer, kano_answer
from blueprint.frozen import frozen
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import MetricType
from blueprint.survey.widths import half_width


class Why(Enum):
    """Why a cell gives nothing."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"
    UNPLACED = "unplaced"

    __hash__ = object.__hash__  # hashed for each row, and that of `Enum` is ten times slower


Reading: TypeAlias = float | Why
Read: TypeAlias = Callable[[str], Reading]

WEIGHT_UNIT = 10**12
"""Weights are whole numbers of this part of 1, so that their sums do not depend on the order of rows."""

_LARGEST = 1e15
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?")
_YES = dict.fromkeys(("1", "yes", "true", "是", "有", "对", "對", "✓", "✔", "√"), 1.0) | dict.fromkeys(
    ("0", "no", "false", "否", "无", "無", "没有", "沒有", "错", "錯", "✗", "✘", "×"), 0.0
)
_CHINESE_UNITS = tuple(
    (re.compile(rf"(?<=[0-9])\s*(?:{words})"), unit)
    for words, unit in (
        ("个小时|個小時|小时|小時", "h "),
        ("分钟|分鐘|分", "min "),
        ("秒钟|秒鐘|秒", "s "),
        ("天|日", "d "),
    )
)
"""Units of time as Chinese exports write them behind an amount."""
_UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
_SCALES = {
    MetricType.NPS: (0.0, 10.0),
    MetricType.CSAT: (1.0, 5.0),
    MetricType.CES1: (1.0, 5.0),
    MetricType.CES2: (1.0, 7.0),
}
_WHOLE = frozenset({MetricType.NPS, MetricType.CSAT, MetricType.CES2})
"""Types that count boxes: between two of them there is none."""


@frozen
class Rule:
    """How the cells of a column are read; two metrics with the same rule share the work.

    Attributes:
        type: of the metric. scale: lowest and highest score; None without one.
        unit: seconds of a bare number, for durations; None where it has no unit.
    """

    type: MetricType
    scale: tuple[float, float] | None = None
    unit: float | None = None

    @property
    def whole(self) -> bool:
        """Whether answers are whole points."""
        return self.type in _WHOLE


def rule_of(metric: Metric) -> Rule:
    """How the answers of a metric are read."""
    if metric.type is MetricType.DURATION:
        unit = metric.unit.wordings[0].text.strip() if metric.unit else ""
        return Rule(metric.type, None, _UNITS.get(unit))
    fixed = metric.type in {MetricType.NPS, MetricType.CES1, MetricType.CES2}
    scale = None if fixed or metric.type in {MetricType.COUNT, MetricType.SHARE, MetricType.KANO} else metric.scale
    return Rule(metric.type, scale or _SCALES.get(metric.type))


def reader(rule: Rule, *, decimal_comma: bool) -> Read:
    """The function that reads cells.

    Args:
        rule: how. decimal_comma: whether `7,5` is a number.
    """
    if rule.type is MetricType.COUNT:
        return lambda text: 1.0 if text.strip() else Why.EMPTY
    if rule.type is MetricType.SHARE:
        return _share
    if rule.type is MetricType.DURATION:
        return lambda text: _duration(text, rule.unit, decimal_comma=decimal_comma)

    def scored(text: str) -> Reading:
        found = number(text, decimal_comma=decimal_comma)
        if isinstance(found, Why):
            return found
        if rule.scale is not None and not rule.scale[0] <= found <= rule.scale[1]:
            return Why.OUTSIDE
        return Why.UNREADABLE if rule.whole and not found.is_integer() else found

    return scored


def number(text: str, *, decimal_comma: bool) -> Reading:
    """A number as JSON writes it, with a decimal comma where that is allowed."""
    plain = half_width(text.strip())
    if not plain:
        return Why.EMPTY
    if decimal_comma and plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return Why.UNREADABLE
    found = float(plain)
    return found + 0.0 if abs(found) <= _LARGEST else Why.UNREADABLE


def kano_reading(text: str) -> KanoAnswer | Why:
    """One answer of a pair."""
    if not text.strip():
        return Why.EMPTY
    return kano_answer(text) or Why.UNREADABLE


def weight(text: str, *, decimal_comma: bool) -> int | Why:
    """A weight in `WEIGHT_UNIT`s; one that is missing or not above zero cannot be read."""
    found = number(text, decimal_comma=decimal_comma)
    if isinstance(found, Why) or found <= 0:
        return Why.UNREADABLE
    return round(Fraction(found) * WEIGHT_UNIT) or Why.UNREADABLE


def _share(text: str) -> Reading:
    found = _YES.get(half_width(text.strip()).casefold())
    if found is not None:
        return found
    other = number(text, decimal_comma=False)
    return other if isinstance(other, Why) else _one_or_none(other)


def _one_or_none(value: float) -> Reading:
    """0 and 1 are answers, whatever way they are written; other numbers are none."""
    return value if value in {0.0, 1.0} else Why.OUTSIDE


def _duration(text: str, unit: float | None, *, decimal_comma: bool) -> Reading:
    found = number(text, decimal_comma=decimal_comma)
    if not isinstance(found, Why):
        if unit is None:
            return Why.UNREADABLE
        return found * unit if found >= 0 else Why.OUTSIDE
    if found is Why.EMPTY:
        return found
    plain = half_width(text.strip())
    if not plain.isascii():
        for words, symbol in _CHINESE_UNITS:
            plain = words.sub(symbol, plain)
    span = parse_duration(plain.strip())
    return span.middle if span is not None and span.high >= span.low else Why.UNREADABLE
