"""The figure of a metric.

In: a metric and its answers. Out: a `Figure`, computed as its type says.
"""

from __future__ import annotations

from collections.abc import Callable

from blueprint.experience.figures.effort import EASY, ces1, ces2
from blueprint.experience.figures.means import ANYTHING, FROM_ZERO, counted, mean_figure
from blueprint.experience.figures.nps import nps
from blueprint.experience.figures.satisfaction import SCALE, csat, yes_share
from blueprint.experience.figures.tally import Tally
from blueprint.model.figures import Figure
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import MetricType

_FIGURES: dict[MetricType, Callable[[Metric, Tally], Figure]] = {
    MetricType.NPS: lambda _, tally: nps(tally),
    MetricType.CSAT: lambda metric, tally: csat(tally, metric.scale or SCALE),
    MetricType.SHARE: lambda _, tally: yes_share(tally),
    MetricType.CES1: lambda _, tally: ces1(tally),
    MetricType.CES2: lambda metric, tally: ces2(tally, metric.easy or EASY),
    MetricType.MEAN: lambda metric, tally: mean_figure(tally, metric.scale or ANYTHING),
    MetricType.NUMBER: lambda metric, tally: mean_figure(tally, metric.scale or ANYTHING),
    MetricType.DURATION: lambda _, tally: mean_figure(tally, FROM_ZERO),
    MetricType.COUNT: lambda _, tally: counted(tally),
}


def figure(metric: Metric, tally: Tally) -> Figure | None:
    """What answers come to.

    Args:
        metric: says what is computed: its type, scale and answers that count as easy.
        tally: valid answers only; durations in seconds, yes as 1 and no as 0.

    Returns:
        None without answers, and for Kano, which is computed from pairs (`kano`).
    """
    compute = _FIGURES.get(metric.type)
    return compute(metric, tally) if compute and tally.bars else None
