"""What is asked of one survey: which columns are read, and what is added up from them.

In: the service and one of its surveys. Out: `Asked`: slots, and sums with nothing in them yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.experience.figures import parse_period
from blueprint.frozen import frozen
from blueprint.model.figures import Grouping
from blueprint.model.measures import Column, Metric, Responses, Where
from blueprint.model.periods import Days
from blueprint.model.service import Service
from blueprint.model.vocabulary import MetricType
from blueprint.survey.comments import Choice
from blueprint.survey.readings import Rule, rule_of
from blueprint.survey.slots import Part, Role, Slot
from blueprint.survey.sums import MONTH, Condition, Key, Layout, Sums
from blueprint.survey.table import normal


class Narrow(Exception):  # noqa: N818 - no error: the map is right, only nothing is left of this survey
    """A survey has no column for what the answers are narrowed to.

    Attributes:
        part: `period`, or a grouping such as `segment`.
    """

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@frozen(kw_only=True)
class MetricSums:
    """A metric and the answers that belong to it."""

    metric: Metric
    sums: Sums


@frozen(kw_only=True)
class CommentPlan:
    """Where comments are found.

    Attributes:
        column: place among the columns. score, step, touchpoint, segment: places in the key; None without.
        conditions: which rows count.
    """

    column: int
    score: int | None
    step: int | None
    touchpoint: int | None
    segment: int | None
    conditions: tuple[Condition, ...]
    choice: Choice


class Met:
    """What the rows of a survey have, whether or not they count.

    Attributes:
        segments: names, the first few. months: such as `2025-03`. periods: numbers of those that any answer lies in.
    """

    def __init__(self) -> None:
        self.segments: set[str] = set()
        self.months: set[str] = set()
        self.periods: set[int] = set()

    def add(self, keys: Iterable[Key], layout: Layout) -> None:
        """Look at rows."""
        segment = layout.groups.get(Grouping.SEGMENT)
        if segment is not None:
            self.segments |= {found for key in keys if isinstance(found := key[segment], str)}
        if layout.date is not None:
            for found in {key[layout.date] for key in keys}:
                if isinstance(found, str):
                    self.months.add(found[:MONTH])
                    self.periods |= {at for at, inside in enumerate(found[MONTH:]) if inside == "1"}


@frozen(kw_only=True)
class Asked:
    """All that one pass over the files of a survey is for.

    Attributes:
        responses: the survey. columns: names of columns to read, each once.
        slots: what a key is made of. places: of each slot's column among the columns.
        periods: that dates are compared with. metrics: with their sums.
        gives: metric and sums of the scores that the survey gives to steps; None where it gives none.
        met: what rows have, once they are counted.
        unused: metrics that the survey has no column to narrow for, with the part that is missing.
    """

    responses: Responses
    columns: tuple[Column, ...]
    slots: tuple[Slot, ...]
    places: tuple[int, ...]
    periods: tuple[Days, ...]
    metrics: tuple[MetricSums, ...]
    gives: MetricSums | None
    comments: CommentPlan | None
    layout: Layout
    met: Met
    unused: tuple[tuple[Metric | None, str], ...]


def ask(service: Service, responses: Responses, narrowed: Where) -> Asked:
    """What is asked of a survey.

    Args:
        service: whose metrics count. responses: the survey. narrowed: which answers count for all metrics.
    """
    return _Asking(service, responses, narrowed).done()


class _Asking:
    """Puts the slots together."""

    def __init__(self, service: Service, responses: Responses, narrowed: Where) -> None:
        self._service, self._responses, self._narrowed = service, responses, narrowed
        self._slots: dict[Role, Slot] = {}
        self._periods: dict[Days, int] = {}
        self._columns: dict[str, Column] = {}
        for _, declared in responses.columns:
            self._columns.setdefault(declared.name, declared)
        self._unused: list[tuple[Metric | None, str]] = []
        groups = {
            grouping: self._place(column, grouping)
            for grouping in Grouping
            if (column := responses.column(grouping.value))
        }
        date, weight = responses.column("date"), responses.column("weight")
        self._layout = Layout(
            groups=groups,
            stages={step.key: step.stage for step in service.steps},
            date=None if date is None else self._place(date, Part.DATE),
            weight=None if weight is None else self._place(weight, Part.WEIGHT),
        )

    def done(self) -> Asked:
        metrics = []
        for metric in self._service.metrics:
            if metric.responses == self._responses.id:
                sums = self._sums(metric)
                if sums is not None:
                    metrics.append(MetricSums(metric=metric, sums=sums))
        gives = self._gives()
        comments = self._comments(gives)
        slots = tuple(self._slots.values())
        names = list(self._columns)
        return Asked(
            responses=self._responses,
            columns=tuple(self._columns.values()),
            slots=slots,
            places=tuple(names.index(slot.role.column) for slot in slots),
            periods=tuple(self._periods),
            metrics=tuple(metrics),
            gives=gives,
            comments=comments,
            layout=self._layout,
            met=Met(),
            unused=tuple(self._unused),
        )

    def _place(self, column: Column, kind: Rule | Grouping | Part) -> int:
        """The place of a role in the key."""
        self._columns.setdefault(column.name, column)
        role = Role(column.name, kind)
        if role not in self._slots:
            self._slots[role] = Slot(role, column)
        return list(self._slots).index(role)

    def _sums(self, metric: Metric) -> Sums | None:
        answers: Sequence[int]
        if metric.type is MetricType.KANO:
            if metric.functional is None or metric.dysfunctional is None:
                return None
            answers = [self._place(each, Part.KANO) for each in (metric.functional, metric.dysfunctional)]
        else:
            scored = metric.column or self._responses.column("score")
            if scored is None:
                return None
            answers = [self._place(scored, rule_of(metric))]
        conditions = self._both(metric, metric.where)
        return None if conditions is None else Sums(self._layout, answers, conditions)

    def _gives(self) -> MetricSums | None:
        column = self._responses.column("score")
        if self._responses.gives is None or column is None or Grouping.STEP not in self._layout.groups:
            return None
        scale = self._service.scale
        metric = Metric(id="", type=MetricType.MEAN, scale=(scale.low, scale.high), responses=self._responses.id)
        conditions = self._both(None, Where())
        if conditions is None:
            return None
        sums = Sums(self._layout, [self._place(column, rule_of(metric))], conditions, paired=True)
        return MetricSums(metric=metric, sums=sums)

    def _both(self, metric: Metric | None, where: Where) -> list[Condition] | None:
        """The conditions of a metric and of everything; None if the survey has no column for one of them."""
        try:
            return [*self._conditions(where), *self._conditions(self._narrowed)]
        except Narrow as missing:
            self._unused.append((metric, missing.part))
            return None

    def _conditions(self, where: Where) -> list[Condition]:
        found = []
        for grouping in Grouping:
            wanted = getattr(where, grouping.value)
            if wanted is not None:
                found.append(self._condition(grouping, normal(wanted)))
        if where.period is not None:
            days = parse_period(where.period)
            if self._layout.date is None or days is None:
                raise Narrow("period")
            number = self._periods.setdefault(days, len(self._periods))
            found.append(Condition(self._layout.date, None, number))
        return found

    def _condition(self, grouping: Grouping, wanted: str) -> Condition:
        """The answers of one group; those of a stage by its steps where the survey has no column for stages.

        Raises:
            Narrow: the survey has no column for it.
        """
        groups = self._layout.groups
        if grouping in groups:
            return Condition(groups[grouping], frozenset((wanted,)))
        if grouping is Grouping.STAGE and Grouping.STEP in groups:
            steps = (step for step, stage in self._layout.stages.items() if stage == wanted)
            return Condition(groups[Grouping.STEP], frozenset(steps))
        raise Narrow(grouping.value)

    def _comments(self, gives: MetricSums | None) -> CommentPlan | None:
        column = self._responses.column("comment")
        conditions = None if column is None else self._both(None, Where())
        if column is None or conditions is None:
            return None
        groups = self._layout.groups
        return CommentPlan(
            column=list(self._columns).index(column.name),
            score=self._score_of_comments(gives),
            step=groups.get(Grouping.STEP),
            touchpoint=groups.get(Grouping.TOUCHPOINT),
            segment=groups.get(Grouping.SEGMENT),
            conditions=tuple(conditions),
            choice=Choice(self._responses.id, {step.key: at for at, step in enumerate(self._service.steps)}),
        )

    def _score_of_comments(self, gives: MetricSums | None) -> int | None:
        """Which reading of the survey's `score` a comment goes with: what it gives, else that of its first metric."""
        column = self._responses.column("score")
        if column is None:
            return None
        rules = [rule_of(gives.metric)] if gives else []
        rules += [
            rule_of(metric)
            for metric in self._service.metrics
            if metric.responses == self._responses.id and metric.column is None and metric.type is not MetricType.KANO
        ]
        return self._place(column, rules[0] if rules else Rule(MetricType.NUMBER))
