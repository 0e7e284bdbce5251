"""What a comparison of two states says."""

from __future__ import annotations

from enum import StrEnum

from blueprint.compare.values import Difference
from blueprint.frozen import frozen
from blueprint.model import Card, Service, Stage, Step
from blueprint.model.figures import Figure, Interval
from blueprint.model.measures import Metric
from blueprint.model.text import Text


class Relation(StrEnum):
    """What an element of one state is to the other."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Unit(StrEnum):
    """What a sum is counted in."""

    SECONDS = "seconds"
    COUNT = "count"
    SCORE = "score"
    METRIC = "metric"


@frozen(kw_only=True)
class Pair:
    """A card in both states; None where a state does not have it, or has it in another cell (`moved`)."""

    before: Card | None
    after: Card | None
    relation: Relation


@frozen(kw_only=True)
class Cell:
    """The cards of a lane in one column; `lane` is its id in the state after, else in the state before."""

    lane: str
    cards: tuple[Pair, ...]


@frozen(kw_only=True)
class Column:
    """A step in both states; None where a state does not have it, or has it at another place (`moved`)."""

    before: Step | None
    after: Step | None
    relation: Relation
    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class StagePair:
    """A stage in both states, with the columns of both; likewise."""

    before: Stage | None
    after: Stage | None
    relation: Relation
    columns: tuple[Column, ...]


@frozen(kw_only=True)
class Measured:
    """A metric in one state; the figure is None for a value that the file declares."""

    metric: Metric
    figure: Figure | None

    @property
    def value(self) -> float | None:
        """The figure, else the declared value (a range of time by its centre); None without either."""
        if self.figure:
            return self.figure.value
        return self.metric.duration.middle if self.metric.duration else self.metric.value


@frozen(kw_only=True)
class Sum:
    """One figure of both states.

    Attributes:
        name: `time`, `wait`, `steps`, `encounters`, `moments`, `fails`, `mean`, or the id of a metric.
        before, after: in its unit; None where a state has none.
        better: whether the state after is better; None where both are equal, or nobody can say.
        title: of a metric, or the name of the persona whose mean it is.
        interval: where the difference lies with a confidence of 95 %; None where that is not known.
        measured: the metric in both states.
    """

    name: str
    unit: Unit
    before: float | None
    after: float | None
    better: bool | None = None
    title: Text | None = None
    interval: Interval | None = None
    measured: tuple[Measured | None, Measured | None] = (None, None)

    @property
    def change(self) -> float | None:
        """After minus before; None without one of both."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def certain(self) -> bool | None:
        """Whether the difference is more than chance explains; None where that is not known."""
        return None if self.interval is None else self.interval.low > 0 or self.interval.high < 0


@frozen(kw_only=True)
class Comparison:
    """Two states of a service.

    Attributes:
        stages: of both in one order; what only one has stands where it has it.
        sums: what both come to.
        unlike: ids of metrics that both have and that cannot be compared: of another type, scale or unit.
    """

    before: Service
    after: Service
    difference: Difference
    stages: tuple[StagePair, ...]
    sums: tuple[Sum, ...]
    unlike: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns from the start."""
        return tuple(column for stage in self.stages for column in stage.columns)
