"""Where metrics stand in their row.

    whole service   one strip over all columns       without a place, and not broken down by step or stage
    stage           over the stage's columns         measured or named there, or broken down by stage
    step            in the step's column             measured or named there, or broken down by step

In: a service with its columns numbered. Out: entries of the row `metrics`.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.bands import Content, Entry, MetricAt, MetricStrip
from blueprint.layout.columns import Columns
from blueprint.model.figures import Figure, Grouping
from blueprint.model.measures import Metric
from blueprint.model.service import Service

_PLACES = (Grouping.STEP, Grouping.STAGE)


def metric_entries(sheet: Columns) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries of the row `metrics`: those of the service and of stages, those of steps."""
    located: list[tuple[str, tuple[str, ...], Content]] = []
    staged: list[tuple[Metric, dict[str, Figure]]] = []
    whole: list[Metric] = []
    for metric in sheet.service.metrics:
        named = _named_at(sheet.service, metric)
        figures = _by_place(sheet, metric)
        if not figures:
            if named:
                located.append((f"metric.{metric.id}", named, metric))
            else:
                whole.append(metric)
        elif metric.by is Grouping.STAGE:
            staged.append((metric, figures))
        else:
            located += _at_steps(metric, figures, named)
    spanning, entries = sheet.located(located)
    return (*_strip(sheet, whole), *spanning, *_at_stages(sheet, staged, spanning)), entries


def _by_place(sheet: Columns, metric: Metric) -> dict[str, Figure]:
    """Figures by the step or stage that they are drawn at, of those that the drawing shows; none with an own place."""
    measured = sheet.service.measurement(metric.id)
    if measured is None or metric.at or metric.by is None or metric.by not in _PLACES:
        return {}
    shown = sheet.by_key.keys() if metric.by is Grouping.STEP else sheet.by_stage.keys()
    return {group.key: group.figure for group in measured.by(metric.by) if group.key in shown}


def _at_steps(
    metric: Metric, figures: dict[str, Figure], named: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], Content]]:
    """One entry a step that has answers, or that names the metric without having any."""
    for step in dict.fromkeys((*figures, *named)):
        yield f"metric.{metric.id}.{step}", (step,), MetricAt(metric, figures.get(step))


def _at_stages(
    sheet: Columns, staged: list[tuple[Metric, dict[str, Figure]]], above: tuple[Entry, ...]
) -> Iterator[Entry]:
    """One entry a stage that has answers, below what stands there already."""
    for stage, first, last in sheet.spans:
        order = sum(1 for entry in above if entry.stage == stage.key)
        found = [(metric, figures[stage.key]) for metric, figures in staged if stage.key in figures]
        for n, (metric, figure) in enumerate(found):
            yield Entry(
                key=f"metric.{metric.id}.{stage.key}", first=first, last=last, stage=stage.key, step=None,
                order=order + n, content=MetricAt(metric, figure),
            )  # fmt: skip


def _strip(sheet: Columns, metrics: list[Metric]) -> tuple[Entry, ...]:
    """Figures of the whole service over all columns."""
    if not metrics:
        return ()
    last = len(sheet.columns) - 1
    return (
        Entry(key="metrics", first=0, last=last, stage="", step=None, order=0, content=MetricStrip(tuple(metrics))),
    )


def _named_at(service: Service, metric: Metric) -> tuple[str, ...]:
    """Where a metric is measured, and the steps and stages whose row `metric` names it."""
    own = (metric.at,) if metric.at else ()
    stages = [stage.key for stage in service.stages if metric.id in stage.metrics]
    steps = [step.key for step in service.steps if metric.id in step.metrics]
    return tuple(dict.fromkeys((*own, *stages, *steps)))
