"""What a review says of a service: plain values in the words of its language, ready for a template.

Every text is a `Wording`, so that its language is known; numbers beside them are for drawing only.
"""

from __future__ import annotations

from blueprint.experience import Curve, LocatedGap, Mending, RankedOpportunity
from blueprint.frozen import frozen
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction, MetricType, OpportunityStatus
from blueprint.review.places import StepName
from blueprint.review.readings import Reading


@frozen(kw_only=True)
class Fact:
    """A label and what is said under it."""

    label: Wording
    values: tuple[Wording, ...]


@frozen(kw_only=True)
class FigureTold:
    """A figure in words; None for what it has not.

    Attributes:
        reading: what it is made of.
        kind: its type. place: where it is measured. group, period: which answers, where not all.
        verdict: whether the target is reached, in a word; `met` the same as a fact.
        tiny: whether its sample is too small to rank it.
        excluded: rows that did not count, reason by reason.
        unplaced: how many count for the whole, but at no place of the map.
    """

    reading: Reading
    title: Wording
    kind: Wording
    place: Wording
    group: Wording | None
    period: Wording | None
    value: Wording | None
    sample: Wording | None
    interval: Wording | None
    small: Wording | None
    net: Wording | None
    net_interval: Wording | None
    target: Wording | None
    verdict: Wording | None
    met: bool | None
    tiny: bool
    rule: Wording | None
    excluded: tuple[Wording, ...]
    weighted: bool
    unplaced: Wording | None = None


@frozen(kw_only=True)
class CrossRow:
    """A group or a period, with its figure of each metric; None where it has none."""

    label: Wording
    cells: tuple[FigureTold | None, ...]


@frozen(kw_only=True)
class Crosstab:
    """Groups or periods against metrics; `name` is that of the grouping, or `period`."""

    title: Wording
    name: str
    columns: tuple[Wording, ...]
    rows: tuple[CrossRow, ...]

    @property
    def small(self) -> bool:
        """Whether any figure rests on a small sample."""
        return any(cell.small for row in self.rows for cell in row.cells if cell)

    @property
    def wide(self) -> tuple[bool, ...]:
        """For each column whether its figures are durations, which need more room."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return tuple(any(c and c.reading.metric.type is MetricType.DURATION for c in column) for column in columns)


@frozen(kw_only=True)
class KanoTold:
    """A feature: its category, how many answers fell into each, and what it does to satisfaction."""

    title: Wording
    place: Wording
    category: Wording
    name: str
    counts: tuple[tuple[Wording, Wording, int], ...]
    better: Wording | None
    worse: Wording | None
    sample: tuple[Wording, ...]
    tiny: bool


@frozen(kw_only=True)
class FeltStep:
    """How one persona found a step.

    Attributes:
        stage: where another begins; None in the row beneath.
        experience, expectation, difference: in words; None without a score.
        felt, expected: on the file's scale. gap: felt minus expected.
        column: place among all steps, from 0. sign: `best`, `worst`, `end` of the curve, best of these first.
        sample: what a score that is the mean of answers rests on.
        note: what the file says of the score.
    """

    step: StepName
    column: int
    stage: Wording | None
    experience: Wording | None
    expectation: Wording | None
    difference: Wording | None
    felt: float | None
    expected: float | None
    gap: float | None
    signs: tuple[str, ...] = ()
    sample: tuple[Wording, ...] = ()


@frozen(kw_only=True)
class CurvePlace:
    """Best, worst, peak or end of a curve."""

    name: str
    label: Wording
    value: Wording
    step: StepName


@frozen(kw_only=True)
class Sum:
    """A figure of a whole curve, and what it would be if the worst step were mended.

    Attributes:
        estimate: whether it is one, which is said beside it. tone: -1, 0 or 1 for the change.
    """

    name: str
    label: Wording
    value: Wording
    then: Wording | None = None
    change: Wording | None = None
    tone: int = 0
    estimate: bool = False


@frozen(kw_only=True)
class JourneyTold:
    """How one persona found the service.

    Attributes:
        persona: id; None where scores are for all. name: None likewise.
        levels: words for the lowest, the middle and the highest score.
        story: the peak, the end, and what is remembered of it, in a sentence. mend: likewise.
    """

    persona: str | None
    name: Wording | None
    curve: Curve
    low: float
    high: float
    levels: tuple[Wording, Wording, Wording]
    columns: int
    steps: tuple[FeltStep, ...]
    places: tuple[CurvePlace, ...]
    sums: tuple[Sum, ...]
    story: Wording | None
    mend: Wording | None
    mending: Mending | None

    @property
    def compared(self) -> bool:
        """Whether any step has both scores."""
        return any(step.gap is not None for step in self.steps)


@frozen(kw_only=True)
class GapTold:
    """A service-quality gap at its place."""

    gap: LocatedGap
    number: str
    title: Wording
    meaning: Wording
    place: Wording
    who: Wording | None
    note: Wording | None
    size: Wording | None
    evidence: tuple[Wording, ...]


@frozen(kw_only=True)
class CoverageRow:
    """A theme or module against all stages; `cells` are numbers of steps and shares 0..1 of each stage's steps."""

    name: str
    title: Wording
    notes: tuple[Wording, ...]
    cells: tuple[tuple[int, float], ...]
    group: str = ""

    @property
    def touched(self) -> bool:
        """Whether any stage has it."""
        return any(count for count, _ in self.cells)


@frozen(kw_only=True)
class Coverage:
    """Rows under the titles of the stages. `missing`: those of the rows that are called out."""

    stages: tuple[Wording, ...]
    rows: tuple[CoverageRow, ...]
    missing: tuple[Wording, ...] = ()


@frozen(kw_only=True)
class TouchpointTold:
    """A touchpoint: what it is, how it is felt, what its plan lacks.

    Attributes:
        importance: id of the closed set, empty where the file says nothing.
        felt, expected, gap: means over its steps and personas, on the file's scale; None without scores.
    """

    number: str
    id: str
    title: Wording
    channels: tuple[Wording, ...]
    importance: str
    importance_word: Wording | None
    owner: Wording | None
    standard: Wording | None
    experience: Wording | None
    difference: Wording | None
    felt: float | None
    gap: float | None
    steps: int


@frozen(kw_only=True)
class OpportunityTold:
    """An improvement, in its place."""

    ranked: RankedOpportunity
    number: str
    title: Wording
    steps: tuple[StepName, ...]
    quadrant: Wording | None
    rating: Wording | None
    facts: tuple[Wording, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to do; its spot is hollow then."""
        return self.ranked.opportunity.status is OpportunityStatus.DONE


@frozen(kw_only=True)
class Headline:
    """A figure of the first page; `told` where it is a metric."""

    label: Wording
    value: Wording
    notes: tuple[Wording, ...]
    told: FigureTold | None = None


@frozen(kw_only=True)
class ServiceReview:
    """Everything a report says about one service; sections without content are empty.

    Attributes:
        largest: the gap that is told first, for each persona that has it.
    """

    name: str
    service: Service
    number: str
    anchor: str
    language: str
    direction: Direction
    title: Wording
    subtitle: Wording | None
    summary: Wording | None
    facts: tuple[Fact, ...]
    promise: Wording | None
    headlines: tuple[Headline, ...]
    figures: tuple[FigureTold, ...]
    crosstabs: tuple[Crosstab, ...]
    trends: tuple[Crosstab, ...]
    kano: tuple[KanoTold, ...]
    journeys: tuple[JourneyTold, ...]
    gaps: tuple[GapTold, ...]
    largest: tuple[GapTold, ...]
    themes: Coverage | None
    effects: Coverage | None
    modules: Coverage | None
    touchpoints: tuple[TouchpointTold, ...]
    opportunities: tuple[OpportunityTold, ...]

    @property
    def persona_compared(self) -> Wording | None:
        """Whose curve stands beside those of other services; None where there is only one."""
        return self.journeys[0].name if len(self.journeys) > 1 else None

    @property
    def biggest(self) -> GapTold | None:
        """The gap that is told first, of the persona for whom it is widest."""
        return next(iter(self.largest), None)
