"""Whether figures reach their targets.

In: metrics and what was measured. Out: yes, no, or that it cannot be told.
"""

from __future__ import annotations

from blueprint.model.figures import Figure
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import Better, MetricType

_BETTER = dict.fromkeys((MetricType.NPS, MetricType.CSAT, MetricType.CES2), Better.HIGHER) | dict.fromkeys(
    (MetricType.CES1, MetricType.DURATION), Better.LOWER
)


def better_way(metric: Metric) -> Better | None:
    """Which way figures of a metric are better: by its type, else as the file says; None where nobody says."""
    return _BETTER.get(metric.type, metric.better)


def target_met(metric: Metric, figure: Figure | None = None) -> bool | None:
    """Whether a figure reaches the target of its metric.

    `nps`, `csat` and `ces2` shall be at least as high as their target, `ces1` and `duration` at most; of the other
    types the file says it (`better`). A range of time counts by its centre.

    Args:
        metric: says the target. figure: what was measured; None for the value that the metric declares.

    Returns:
        None without a value or target; and where nobody says which way is better, unless the figure is just the
        target.
    """
    target = metric.target_duration.middle if metric.target_duration else metric.target
    declared = metric.duration.middle if metric.duration else metric.value
    value = declared if figure is None else figure.value
    if value is None or target is None:
        return None
    if value == target:
        return True
    better = better_way(metric)
    return None if better is None else (value > target) is (better is Better.HIGHER)
