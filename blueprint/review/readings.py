"""Every figure of a service, one by one: of all answers, of their groups, of their periods.

In: a service. Out: `Reading`s, without words. This is the one list that tables, JSON and pages are made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.frozen import frozen
from blueprint.model.figures import Excluded, Figure, Grouping, Kano
from blueprint.model.measures import Metric
from blueprint.model.service import Service
from blueprint.model.text import Text
from blueprint.review.places import holder


@frozen(kw_only=True)
class Reading:
    """A metric, and what it comes to.

    Attributes:
        at: key of the step, stage or card it is measured at; None for the whole service.
        by, key, title: of the group of answers; None for all of them.
        period: `2025-03`, `2025-Q1` or `2025`; None for all of them.
        figure: None where nothing is measured, and for Kano.
        asked: whether answers were to be read: without one, the metric has the value that it declares.
        excluded: rows that did not count, told once with the figure of all answers.
        weighted: whether answers have weights.
    """

    metric: Metric
    at: str | None
    by: Grouping | None = None
    key: str | None = None
    title: Text | None = None
    period: str | None = None
    figure: Figure | None = None
    kano: Kano | None = None
    asked: bool = False
    excluded: Excluded | None = None
    weighted: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is the figure of all answers."""
        return self.by is None and self.period is None


def readings(service: Service, groupings: Sequence[Grouping] = (), *, trend: bool = False) -> tuple[Reading, ...]:
    """The figures of a service, metric by metric in file order: the whole first, then groups, then periods.

    Args:
        service: with its measurements.
        groupings: by which the figures are broken down, in this order; without any, each by what the map says (`by`).
        trend: whether periods are told too.
    """
    return tuple(reading for metric in service.metrics for reading in _of(service, metric, groupings, trend=trend))


def _of(service: Service, metric: Metric, groupings: Sequence[Grouping], *, trend: bool) -> Iterator[Reading]:
    at = metric.at or holder(service, metric.id)
    measured = service.measurement(metric.id)
    if measured is None:
        yield Reading(metric=metric, at=at, asked=metric.responses is not None)
        return
    yield Reading(
        metric=metric, at=at, figure=measured.figure, kano=measured.kano, asked=True, excluded=measured.excluded,
        weighted=measured.weighted,
    )  # fmt: skip
    for by in groupings or ((metric.by,) if metric.by else ()):
        for group in measured.by(by):
            yield Reading(
                metric=metric, at=at, by=by, key=group.key, title=group.title, figure=group.figure, asked=True,
                weighted=measured.weighted,
            )  # fmt: skip
    for period in measured.trend if trend else ():
        yield Reading(
            metric=metric, at=at, period=period.period, figure=period.figure, asked=True, weighted=measured.weighted
        )


def groupings_of(service: Service) -> tuple[Grouping, ...]:
    """By what any figure of a service is broken down, in the order of the vocabulary."""
    found = {group.by for measured in service.measurements for group in measured.groups}
    return tuple(by for by in Grouping if by in found)
