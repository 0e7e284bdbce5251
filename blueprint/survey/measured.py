"""From sums to what the model holds of a survey.

In: `Asked`, counted. Out: `Measurement`s, and the scores that the survey gives to steps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from blueprint.experience.figures import figure, kano, period_of, periods
from blueprint.model.figures import Figure, GroupFigure, Grouping, Measurement, PeriodFigure
from blueprint.model.measures import Metric, Score
from blueprint.model.text import Text, Wording
from blueprint.survey.asked import Asked, MetricSums
from blueprint.survey.buckets import Bucket
from blueprint.survey.names import Names
from blueprint.survey.sums import Sums


def measurement(one: MetricSums, names: Mapping[Grouping, Names], language: str, *, weighted: bool) -> Measurement:
    """What the answers of a metric come to.

    Args:
        one: the metric, with all its answers. names: the order of groups.
        language: of the names of segments. weighted: whether answers have weights.
    """
    metric, sums = one.metric, one.sums
    pairs = kano(sums.kano)
    return Measurement(
        metric=metric.id,
        figure=figure(metric, sums.total.tally()),
        kano=pairs,
        groups=_groups(metric, sums, names, language),
        trend=_trend(metric, sums.months),
        excluded=sums.excluded,
        weighted=weighted and pairs is None,
    )


def scores(asked: Asked, personas: Mapping[str, int]) -> dict[str, tuple[Score, ...]]:
    """The scores that the survey gives, by step: one for each persona, or one for all where no answer names any.

    Args:
        asked: a survey that gives scores. personas: their order.
    """
    if asked.gives is None:
        return {}
    metric, pairs = asked.gives.metric, asked.gives.sums.pairs
    told = any(persona is not None for _, persona in pairs)
    found: dict[str, list[Score]] = {}
    for (step, persona), bucket in sorted(pairs.items(), key=lambda item: personas.get(item[0][1] or "", -1)):
        mean = figure(metric, bucket.tally())
        if mean is not None and (persona is not None) is told:
            score = Score(
                value=mean.value, persona=persona, n=mean.n, interval=mean.interval, span=asked.responses.span
            )
            found.setdefault(step, []).append(score)
    return {step: tuple(each) for step, each in found.items()}


def _groups(metric: Metric, sums: Sums, names: Mapping[Grouping, Names], language: str) -> tuple[GroupFigure, ...]:
    """Figures by each grouping, in the order of the map; segments by name."""

    def in_order(group: tuple[Grouping, str]) -> tuple[int, int, str]:
        by, key = group
        order = names[by].order[key] if by in names else 0
        return list(Grouping).index(by), order, key

    found = []
    for by, key in sorted(sums.groups, key=in_order):
        made = figure(metric, sums.groups[by, key].tally())
        if made is not None:
            title = Text((Wording(key, language),)) if by is Grouping.SEGMENT else None
            found.append(GroupFigure(by=by, key=key, figure=made, title=title))
    return tuple(found)


def _trend(metric: Metric, months: Mapping[str, Bucket]) -> tuple[PeriodFigure, ...]:
    """Figures period by period; none for a single one."""
    days = {month: dt.date.fromisoformat(f"{month}-01") for month in sorted(months)}
    unit = periods(days.values())
    if unit is None:
        return ()
    joined: dict[str, Bucket] = {}
    for month, day in days.items():
        joined.setdefault(period_of(day, unit), Bucket()).join(months[month])
    made: list[tuple[str, Figure | None]] = [(name, figure(metric, bucket.tally())) for name, bucket in joined.items()]
    told = tuple(PeriodFigure(name, each) for name, each in made if each is not None)
    return told if len(told) > 1 else ()
