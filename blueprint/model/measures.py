"""Measured and declared quantities: durations, scores, metrics, gaps, opportunities."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.figures import Grouping, Interval
from blueprint.model.text import Text
from blueprint.model.vocabulary import Better, Gap, Gives, MetricType, OpportunityStatus
from blueprint.source import Span


@frozen
class Duration:
    """A span of time, or a range of it.

    Attributes:
        low: seconds; a month counts 30 days.
        high: seconds; equal to `low` unless a range was written.
        unit: unit symbol of the smallest part written (`s`, `min`, `h`, `d`, `wk`, `mo`), for printing.
    """

    low: float
    high: float
    unit: str = "min"

    @property
    def middle(self) -> float:
        """Centre of the range in seconds."""
        return (self.low + self.high) / 2


@frozen(kw_only=True)
class Scale:
    """The file's scale of emotion and expectation.

    Attributes:
        low: lowest score. high: highest score.
        labels: words for scores, ascending.
    """

    low: float = 1
    high: float = 5
    labels: tuple[tuple[float, Text], ...] = ()

    @property
    def middle(self) -> float:
        """The neutral score."""
        return (self.low + self.high) / 2


@frozen(kw_only=True)
class Score:
    """How a step is felt, or how it is expected.

    Attributes:
        value: on the file's scale.
        persona: id of the persona it belongs to; None for all (or the only one).
        label: words beside the point. quote: what the customer says.
        n: how many answers it is the mean of; None where the file declares it.
        interval: of that mean.
    """

    value: float
    persona: str | None = None
    label: Text | None = None
    quote: Text | None = None
    n: int | None = None
    interval: Interval | None = None
    span: Span | None = None


@frozen
class Column:
    """Which column of a survey plays a part: its name as the file writes it, and where the map says so."""

    name: str
    span: Span | None = None


@frozen(kw_only=True)
class Responses:
    """A survey that figures are computed from.

    Attributes:
        files: absolute paths as text, at least one; all with the same columns.
        columns: role (`score`, `step`, `stage`, `touchpoint`, `channel`, `segment`, `persona`, `weight`, `comment`,
            `date`) to column.
        sheet: name of the sheet of an XLSX file; None for the first.
        gives: what the score is to the step that it names; None where figures alone use it.
    """

    id: str
    files: tuple[str, ...]
    columns: tuple[tuple[str, Column], ...] = ()
    sheet: str | None = None
    gives: Gives | None = None
    span: Span | None = None

    def column(self, role: str) -> Column | None:
        """The column that plays a part."""
        return next((column for name, column in self.columns if name == role), None)


@frozen(kw_only=True)
class Where:
    """Which answers count; None for all.

    Attributes:
        segment: as the survey writes it. period: `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or two with `..`.
        touchpoint: id. step, stage: key. channel, persona: id.
    """

    segment: str | None = None
    period: str | None = None
    touchpoint: str | None = None
    step: str | None = None
    stage: str | None = None
    channel: str | None = None
    persona: str | None = None


@frozen(kw_only=True)
class Metric:
    """A figure at a place.

    Attributes:
        at: key of the step, else stage, else card it is measured at; None for the whole service.
        value: the figure as declared; durations in seconds. None where it comes from `responses`.
        duration: the declared value as a duration, for type `duration`.
        scale: low and high of the answers, where the type does not fix them.
        better: which way is better, where the type does not say it.
        easy: low and high of the answers counted as easy (`ces2`).
        column: of the answers, where it is another one than the survey's `score`.
        functional, dysfunctional: columns of the paired answers (`kano`).
        where: which answers count. by: by what it is broken down where it is drawn.
    """

    id: str
    type: MetricType
    title: Text | None = None
    unit: Text | None = None
    at: str | None = None
    value: float | None = None
    duration: Duration | None = None
    target: float | None = None
    target_duration: Duration | None = None
    scale: tuple[float, float] | None = None
    better: Better | None = None
    easy: tuple[float, float] | None = None
    responses: str | None = None
    column: Column | None = None
    functional: Column | None = None
    dysfunctional: Column | None = None
    where: Where = Where()
    by: Grouping | None = None
    span: Span | None = None


@frozen(kw_only=True)
class GapAt:
    """A service-quality gap located at a step, stage or card."""

    gap: Gap
    at: str | None = None
    note: Text | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Opportunity:
    """An improvement.

    Attributes:
        impact: 1..5. effort: 1..5. due: ISO date.
        addresses: what it mends: `gap-3`-like gap, metric id, card key or `step.pain.n`, as written.
    """

    id: str
    title: Text
    at: tuple[str, ...] = ()
    impact: int | None = None
    effort: int | None = None
    owner: Text | None = None
    status: OpportunityStatus = OpportunityStatus.IDEA
    due: str | None = None
    addresses: tuple[str, ...] = ()
    span: Span | None = None
