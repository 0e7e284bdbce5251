"""Where a figure lies with a confidence of 95 %.

In: shares and means with the number of answers behind them. Out: `Interval`s in the unit of the figure.

The number of answers is the effective one (`Tally.effective`, Kish 1965), so that weighted answers are not taken for
more than they are worth; without weights it is the plain number. An interval never leaves the scale of its figure, and
never leaves the figure out: that would come of a single answer, whose adjusted interval ends below it.
"""

from __future__ import annotations

from math import sqrt

from blueprint.model.figures import Interval

Z = 1.959963984540054
"""97.5 % of a standard normal distribution lie below it."""

_ADDED, _ADDED_EACH = 3.0, 0.75
_POINTS = (-100.0, 100.0)
_PERCENT = (0.0, 100.0)


def wilson(share: float, n: float) -> Interval:
    """Score interval of a share, in percent (Wilson 1927).

    Args:
        share: 0..1. n: effective number of answers, above 0.
    """
    square = Z * Z / n
    middle = (share + square / 2) / (1 + square)
    reach = Z * sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return within(100 * share, 100 * middle, 100 * reach, _PERCENT)


def adjusted_wald(good: float, bad: float, n: float) -> Interval:
    """Interval of a net figure such as the Net Promoter Score, in points (Rocks 2016).

    It is a Wald interval of a difference of two shares of the same answers after three answers are added: 3/4 good,
    3/4 bad, the rest neither. In the tradition of Agresti and Coull 1998.

    Args:
        good, bad: shares (0..1) of the answers that are counted for and against. n: effective number of answers.
    """
    added = n + _ADDED
    plus, minus = (good * n + _ADDED_EACH) / added, (bad * n + _ADDED_EACH) / added
    net = plus - minus
    reach = Z * sqrt(max(0.0, plus + minus - net * net) / added)
    return within(100 * (good - bad), 100 * net, 100 * reach, _POINTS)


def normal(mean: float, variance: float, n: float, scale: tuple[float, float]) -> Interval:
    """Normal interval of a mean, in the unit of the answers.

    Args:
        mean, variance: of the sample, the variance unbiased. n: effective number of answers, above 0.
        scale: the lowest and highest figure that there can be.
    """
    return within(mean, mean, Z * sqrt(variance / n), scale)


def within(figure: float, middle: float, reach: float, scale: tuple[float, float]) -> Interval:
    """The interval around a middle, cut at the ends of the scale, with the figure in it."""
    low, high = scale
    return Interval(min(figure, max(low, middle - reach)), max(figure, min(high, middle + reach)))
