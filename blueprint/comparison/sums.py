"""What two states come to, and how much they differ.

The interval of a difference of two independent figures is put together from the intervals of both (Zou, Donner 2008:
the method of variance estimates recovery).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from blueprint.compare.values import Difference, Kind
from blueprint.comparison.scores import converted
from blueprint.comparison.values import Measured, Sum, Unit
from blueprint.experience import curve, encounters, totals
from blueprint.frozen import replace
from blueprint.model import Card, Service, Stage, Step
from blueprint.model.figures import Figure, Interval
from blueprint.model.lanes import INTERACTION
from blueprint.model.measures import Metric
from blueprint.model.targets import better_way
from blueprint.model.text import Text
from blueprint.model.vocabulary import Better, Mark


def sums(before: Service, after: Service, difference: Difference) -> tuple[Sum, ...]:
    """All figures that both states have, and those of the main path that one of them has."""
    found = [*_times(before, after), *_counts(before, after), *_means(before, after, difference)]
    found += _metrics(before, after, difference)
    return tuple(one for one in found if one.before is not None or one.after is not None)


def unlike(before: Service, after: Service, difference: Difference) -> tuple[str, ...]:
    """Metrics that both states have and that cannot be compared."""
    return tuple(new.id for old, new in _both(before, after, difference) if not _alike(old, new))


def _times(before: Service, after: Service) -> Iterator[Sum]:
    """Time and wait along both main paths, and the wait alone; a range counts by its centre."""
    both = [totals(service) for service in (before, after)]
    waits = [t.wait.middle if t.wait else None for t in both]
    whole = [
        (t.time.middle if t.time else 0.0) + (t.wait.middle if t.wait else 0.0) if t.time or t.wait else None
        for t in both
    ]
    yield _sum("time", Unit.SECONDS, whole[0], whole[1], Better.LOWER)
    yield _sum("wait", Unit.SECONDS, waits[0], waits[1], Better.LOWER)


def _counts(before: Service, after: Service) -> Iterator[Sum]:
    """Steps, service encounters, moments of truth and fail points; none that neither state has."""
    both = (before, after)
    steps = [len(service.steps) for service in both]
    met = [sum(e.line == INTERACTION for e in encounters(service)) for service in both]
    truth = [_marked(service, Mark.MOMENT_OF_TRUTH) for service in both]
    fails = [_marked(service, Mark.FAIL) for service in both]
    counted = (("steps", steps, None), ("encounters", met, None), ("moments", truth, None),
               ("fails", fails, Better.LOWER))  # fmt: skip
    for name, (old, new), better in counted:
        if old or new:
            yield _sum(name, Unit.COUNT, float(old), float(new), better)


def _marked(service: Service, mark: Mark) -> int:
    """How many stages, steps and cards have a mark."""
    elements: tuple[Stage | Step | Card, ...] = (*service.stages, *service.steps, *service.cards)
    return sum(mark in element.marks for element in elements)


def _means(before: Service, after: Service, difference: Difference) -> Iterator[Sum]:
    """The mean experience of each persona, on the scale of the state after."""
    ids = difference.matched.ids.get(Kind.PERSONA, {})
    names = {p.id: p.name for p in after.personas}
    olds, news = _personas(before), _personas(after)
    single = len(olds) <= 1 and len(news) <= 1
    if single:
        pairs = [(olds[0] if olds else None, news[0] if news else None)]
    else:
        pairs = [(next((a for a in olds if a is not None and ids.get(a, a) == b), b), b) for b in news]
    for old, new in pairs:
        was, now = curve(before, old), curve(after, new)
        mean = converted(was.mean, before.scale, after.scale) if was else None
        title = names.get(new or "") if not single else None
        yield _sum("mean", Unit.SCORE, mean, now.mean if now else None, Better.HIGHER, title=title)


def _personas(service: Service) -> list[str | None]:
    return list(dict.fromkeys(s.persona for step in service.steps for s in step.emotions))


def _both(before: Service, after: Service, difference: Difference) -> Iterator[tuple[Metric, Metric]]:
    """Metrics that both states have."""
    ids = {new: old for old, new in difference.matched.ids.get(Kind.METRIC, {}).items()}
    olds = {metric.id: metric for metric in before.metrics}
    for metric in after.metrics:
        if (old := olds.get(ids.get(metric.id, metric.id))) is not None:
            yield old, metric


def _alike(old: Metric, new: Metric) -> bool:
    """Whether two metrics ask the same: of one type, on one scale, counted alike, in one unit."""
    units = [metric.unit.wordings[0].text if metric.unit else "" for metric in (old, new)]
    return (old.type, old.scale, old.easy, units[0]) == (new.type, new.scale, new.easy, units[1])


def _metrics(before: Service, after: Service, difference: Difference) -> Iterator[Sum]:
    """Figures of metrics that both states have, where they may be compared."""
    for old, new in _both(before, after, difference):
        was, now = _measured(before, old), _measured(after, new)
        if _alike(old, new) and was.value is not None and now.value is not None:
            found = _sum(new.id, Unit.METRIC, was.value, now.value, better_way(new), title=new.title)
            yield replace(found, interval=difference_interval(was.figure, now.figure), measured=(was, now))


def _measured(service: Service, metric: Metric) -> Measured:
    found = service.measurement(metric.id)
    return Measured(metric=metric, figure=found.figure if found else None)


def difference_interval(before: Figure | None, after: Figure | None) -> Interval | None:
    """Where the difference of two independent figures lies with a confidence of 95 % (Zou, Donner 2008).

    Returns:
        None where one of them has no interval, and where both are the same figure: of the same answers.
    """
    if not before or not after or not before.interval or not after.interval or before == after:
        return None
    change = after.value - before.value
    down = sqrt((after.value - after.interval.low) ** 2 + (before.interval.high - before.value) ** 2)
    up = sqrt((after.interval.high - after.value) ** 2 + (before.value - before.interval.low) ** 2)
    return Interval(change - down, change + up)


def _sum(
    name: str, unit: Unit, before: float | None, after: float | None, way: Better | None, title: Text | None = None
) -> Sum:
    """A sum with its verdict."""
    better = None
    if way is not None and before is not None and after is not None and before != after:
        better = (after > before) is (way is Better.HIGHER)
    return Sum(name=name, unit=unit, before=before, after=after, better=better, title=title)
