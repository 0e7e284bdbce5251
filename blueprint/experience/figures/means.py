"""Means of answers, and their number.

In: answers in a unit of their own, durations in seconds. Out: figures in that unit.
"""

from __future__ import annotations

from math import fsum, inf

from blueprint.experience.figures.intervals import normal
from blueprint.experience.figures.tally import Tally
from blueprint.model.figures import Figure

ANYTHING = (-inf, inf)
FROM_ZERO = (0.0, inf)


def mean_figure(tally: Tally, scale: tuple[float, float] = ANYTHING) -> Figure:
    """The weighted mean of the answers with its normal interval, mean ± z · s / √n.

    s² is the sample variance: divided by n - 1 or, where answers have weights, by the sum of weights less (sum of
    squared weights / sum of weights), which is the same where all weigh the same; n is the effective number of answers.
    One answer has no interval, nor have several of which one outweighs the others so far that it stands alone.

    Args:
        tally: at least one answer. scale: the lowest and highest mean that there can be.
    """
    n, whole = tally.effective, tally.even
    weights = [bar.n if whole else bar.weight for bar in tally.bars]
    total = fsum(weights)
    mean = fsum(weight * bar.score for weight, bar in zip(weights, tally.bars, strict=True)) / total
    mean = min(max(mean, tally.bars[0].score), tally.bars[-1].score)
    interval = None
    if n > 1:
        squares = fsum(weight * (bar.score - mean) ** 2 for weight, bar in zip(weights, tally.bars, strict=True))
        interval = normal(mean, squares / total * n / (n - 1), n, scale)
    return Figure(value=mean, n=tally.n, interval=interval)


def counted(tally: Tally) -> Figure:
    """The number of answers, unweighted. It is a count of what was seen, so it has no interval."""
    return Figure(value=float(tally.n), n=tally.n)
