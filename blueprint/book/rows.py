"""Rows of the tables of a chapter."""

from __future__ import annotations

from blueprint.book.pieces import Fact, StepRef
from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark


@frozen(kw_only=True)
class Actions:
    """One end of an encounter, or what may fail: the card's words, its lane and who acts."""

    text: Wording
    lane: Wording
    actor: Wording | None = None
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=True)
class EncounterRow:
    """A connector that crosses a line."""

    number: str
    step: StepRef | None
    source: Actions
    target: Actions
    both: bool = False


@frozen(kw_only=True)
class EncounterTable:
    """All crossings of one line."""

    line: str
    title: Wording
    line_title: Wording
    rows: tuple[EncounterRow, ...]


@frozen(kw_only=True)
class FailRow:
    """A fail point: where it is, what may fail there and what is known about it."""

    step: StepRef | None
    what: Actions
    systems: tuple[Wording, ...]
    pains: tuple[Wording, ...]


@frozen(kw_only=True)
class WaitRow:
    """A wait: its time, and its share of the whole time (0..1) along the main path, None off that path.

    Attributes:
        seconds: the wait as a number, 0 where it is not known. printed: the share in words.
    """

    step: StepRef | None
    what: Wording | None
    time: Wording | None
    share: float | None
    seconds: float
    printed: Wording | None


@frozen(kw_only=True)
class Trouble:
    """Fail points and waits; `longest` is the longest wait in seconds."""

    fails: tuple[FailRow, ...]
    waits: tuple[WaitRow, ...]
    longest: float
    totals: tuple[Fact, ...]


@frozen(kw_only=True)
class MetricRow:
    """A figure. `sample` tells what one from answers rests on: how many, interval, whether they are few."""

    title: Wording
    kind: Wording
    where: StepRef | None
    place: Wording
    value: Wording | None
    target: Wording | None
    sample: tuple[Wording, ...]


@frozen(kw_only=True)
class OpportunityRow:
    """An improvement, in its place."""

    number: str
    title: Wording
    steps: tuple[StepRef, ...]
    impact: int | None
    effort: int | None
    quadrant: Wording | None
    facts: tuple[Wording, ...]


@frozen(kw_only=True)
class GapRow:
    """A service-quality gap."""

    number: int
    title: Wording
    meaning: Wording
    note: Wording | None
    where: StepRef | None
    place: Wording
