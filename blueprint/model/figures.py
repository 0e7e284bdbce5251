"""What answers of a survey come to: figures with their number of answers, intervals and breakdowns.

In: nothing. Out: frozen values. They are computed once, in front of every drawing, table and report, so that none of
them can disagree with another.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.frozen import frozen
from blueprint.model.text import Text

SMALL, TINY = 100, 30
"""Fewer answers are a small sample; still fewer are not ranked and drawn in grey."""


class Sample(StrEnum):
    """How much a figure can be trusted for its number of answers alone."""

    FULL = "full"
    SMALL = "small"
    TINY = "tiny"


class Grouping(StrEnum):
    """By what a figure can be broken down."""

    STEP = "step"
    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    SEGMENT = "segment"
    PERSONA = "persona"


class KanoCategory(StrEnum):
    """What a feature is to customers (Kano, Seraku, Takahashi, Tsuji 1984)."""

    MUST_BE = "must-be"
    ONE_DIMENSIONAL = "one-dimensional"
    ATTRACTIVE = "attractive"
    INDIFFERENT = "indifferent"
    REVERSE = "reverse"
    QUESTIONABLE = "questionable"


@frozen
class Interval:
    """Where the figure lies with a confidence of 95 %, in its own unit."""

    low: float
    high: float


@frozen
class Share:
    """A part of the answers.

    Attributes:
        name: `promoters`, `passives`, `detractors`; `satisfied`; `easy`, `neutral`, `difficult`; `yes`.
        n: answers. share: 0..1, weighted where the answers are.
    """

    name: str
    n: int
    share: float


@frozen(kw_only=True)
class Figure:
    """One figure.

    Attributes:
        value: in its unit: points for `nps` (-100..100), percent for `csat` and `share` (0..100), the mean for
            `ces1`, `ces2`, `mean` and `number`, seconds for `duration`, answers for `count`.
        n: valid answers it rests on, unweighted.
        interval: None where none is defined.
        net: net ease in points, for `ces2` only. net_interval: its interval.
        shares: the parts of the answers, best first; empty where the type has none.
        rule: how answers were counted where that can differ, for printing: `5-7 / 1-3`.
    """

    value: float
    n: int
    interval: Interval | None = None
    net: float | None = None
    net_interval: Interval | None = None
    shares: tuple[Share, ...] = ()
    rule: str | None = None

    @property
    def sample(self) -> Sample:
        """Whether there are enough answers."""
        return Sample.FULL if self.n >= SMALL else Sample.SMALL if self.n >= TINY else Sample.TINY


@frozen(kw_only=True)
class Kano:
    """How paired answers sort a feature.

    Attributes:
        n: pairs, questionable ones included.
        counts: per category in the order of `KanoCategory`.
        category: the most frequent of must-be, one-dimensional, attractive, indifferent and the others; ties in the
            order of the vocabulary.
        better, worse: how much satisfaction rises with it (0..1) and falls without it (-1..0) (Berger et al. 1993);
            None where no pair counts.
    """

    n: int
    counts: tuple[tuple[KanoCategory, int], ...]
    category: KanoCategory
    better: float | None
    worse: float | None

    @property
    def sample(self) -> Sample:
        """Whether there are enough answers."""
        return Sample.FULL if self.n >= SMALL else Sample.SMALL if self.n >= TINY else Sample.TINY


@frozen(kw_only=True)
class GroupFigure:
    """The figure of a part of the answers.

    Attributes:
        key: of the step, stage, touchpoint, channel or persona; the segment's name.
        title: of a segment, or of what the file calls otherwise; None where the model has the title.
    """

    by: Grouping
    key: str
    figure: Figure
    title: Text | None = None


@frozen
class PeriodFigure:
    """The figure of one period: `2025-03`, `2025-Q1` or `2025`."""

    period: str
    figure: Figure


@frozen(kw_only=True)
class Excluded:
    """Rows that did not count, and why; each row is counted once, under the first reason that holds.

    Attributes:
        filtered: outside of what `where` or an option asks for.
        empty: no answer in the cell. unreadable: not a number (or not one of the words that Kano answers are).
        outside: beyond the ends of the scale.
        unplaced: the answer counts for the whole, but its step, touchpoint, channel or persona is not in the map.
    """

    filtered: int = 0
    empty: int = 0
    unreadable: int = 0
    outside: int = 0
    unplaced: int = 0


@frozen(kw_only=True)
class Measurement:
    """What the answers of one metric come to.

    Attributes:
        metric: its id.
        figure: None where no answer is valid, and for Kano.
        kano: for metrics of type `kano` only.
        groups: by each grouping that the file has a column for; groups in the order of the map, segments by name.
        trend: period by period in order of time; fewer than two periods are no trend.
        weighted: whether answers have weights.
    """

    metric: str
    figure: Figure | None
    kano: Kano | None = None
    groups: tuple[GroupFigure, ...] = ()
    trend: tuple[PeriodFigure, ...] = ()
    excluded: Excluded = Excluded()
    weighted: bool = False

    def by(self, grouping: Grouping) -> tuple[GroupFigure, ...]:
        """The figures of one breakdown."""
        return tuple(group for group in self.groups if group.by is grouping)


@frozen(kw_only=True)
class Comment:
    """What a respondent wrote, chosen for print: the ends of the scale, without regard to the order of rows.

    Attributes:
        responses: id of the survey. score: None where none was given.
        step, touchpoint: keys; None where it is about the whole service.
    """

    responses: str
    text: str
    score: float | None = None
    step: str | None = None
    touchpoint: str | None = None
    segment: str | None = None
