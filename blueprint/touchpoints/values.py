"""What a sheet about a touchpoint says, in the files' own words; no language is chosen yet.

In: nothing. Out: frozen values.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.experience.named import NamedService, shared_scale
from blueprint.frozen import frozen
from blueprint.model.catalogues import Channel, Touchpoint
from blueprint.model.figures import Figure, Kano
from blueprint.model.measures import Metric, Scale, Score
from blueprint.model.service import Stage, Step
from blueprint.model.text import Text
from blueprint.model.vocabulary import PlanPart


@frozen(kw_only=True)
class StepScores:
    """How one persona finds a step.

    Attributes:
        persona: id; None where the scores are for all. name: of the persona; None likewise.
        satisfaction: experience minus expectation on the file's scale; None without both.
    """

    persona: str | None
    name: Text | None
    emotion: Score | None
    expectation: Score | None
    satisfaction: float | None


@frozen(kw_only=True)
class Occurrence:
    """A step at which the touchpoint is met, with the scores there: one entry for each persona that has any."""

    where: NamedService
    stage: Stage
    step: Step
    scores: tuple[StepScores, ...]


@frozen(kw_only=True)
class FigureAt:
    """A figure that tells about the touchpoint.

    Attributes:
        figure: what answers come to; None for a declared value and for Kano.
        kano: of a metric of that type.
        step, stage: where it is measured; both None where it is the touchpoint's own.
    """

    where: NamedService
    metric: Metric
    figure: Figure | None = None
    kano: Kano | None = None
    step: Step | None = None
    stage: Stage | None = None


class QuoteKind(StrEnum):
    """Where a quote comes from: a step's row `quote`, a score, an answer of a survey."""

    ROW = "row"
    SCORE = "score"
    ANSWER = "answer"


@frozen(kw_only=True)
class Quote:
    """What a customer says.

    Attributes:
        who: the persona; None where the file does not say. segment: of a respondent.
        score: that goes with it, on the scale of the file or of the survey.
        step: where it was said; None for the touchpoint as a whole.
    """

    where: NamedService
    kind: QuoteKind
    text: Text
    who: Text | None = None
    segment: str | None = None
    score: float | None = None
    step: Step | None = None


@frozen(kw_only=True)
class TouchpointSheet:
    """One touchpoint.

    Attributes:
        touchpoint: what all files together say it is.
        channels: that it lives in, in the order in which files name them.
        declared: the services whose catalogue has it.
        occurrences: in the order of the files, then of their steps.
    """

    touchpoint: Touchpoint
    channels: tuple[Channel, ...]
    declared: tuple[NamedService, ...]
    occurrences: tuple[Occurrence, ...]
    figures: tuple[FigureAt, ...]
    quotes: tuple[Quote, ...]

    @property
    def language(self) -> str:
        """Language of the first file that has it: what its texts fall back to."""
        return self.declared[0].service.language

    @property
    def plan(self) -> tuple[tuple[PlanPart, Text | None], ...]:
        """All twelve parts in their order, None for those that are not written yet."""
        written = dict(self.touchpoint.plan)
        return tuple((part, written.get(part)) for part in PlanPart)

    @property
    def missing(self) -> tuple[PlanPart, ...]:
        """The parts of the plan that are not written yet."""
        return tuple(part for part, text in self.plan if text is None)

    @property
    def scale(self) -> Scale | None:
        """The scale of all services in which it is met; None where they differ, or it is met in none."""
        return shared_scale(occurrence.where for occurrence in self.occurrences) if self.occurrences else None

    @property
    def experience(self) -> float | None:
        """Mean of the experience at its steps, all personas alike; None without scores, or where scales differ."""
        return self._mean([s.emotion.value for o in self.occurrences for s in o.scores if s.emotion])

    @property
    def expectation(self) -> float | None:
        """Mean of what is expected there; None likewise."""
        return self._mean([s.expectation.value for o in self.occurrences for s in o.scores if s.expectation])

    @property
    def satisfaction(self) -> float | None:
        """Mean of experience minus expectation where there are both; None likewise."""
        found = [s.satisfaction for o in self.occurrences for s in o.scores if s.satisfaction is not None]
        return self._mean(found)

    def _mean(self, values: list[float]) -> float | None:
        return sum(values) / len(values) if values and self.scale else None
