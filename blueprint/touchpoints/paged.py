"""A sheet as its template takes it: every text in one language, every figure in words.

In: a `TouchpointSheet`, a `Teller`. Out: `PagedSheet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from blueprint.frozen import frozen
from blueprint.html.signs import touchpoint_icon
from blueprint.model.measures import Scale
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Importance, PlanPart
from blueprint.touchpoints.values import Occurrence, StepScores, TouchpointSheet
from blueprint.touchpoints.wording import (
    FigureTold,
    QuoteTold,
    about,
    attributes_told,
    figures_told,
    plan_told,
    quotes_told,
    step_title,
)
from blueprint.words.speech import Teller
from blueprint.words.touchpoints import CLASSES

GROUPS: tuple[tuple[str, tuple[PlanPart, ...]], ...] = (
    ("purpose", (PlanPart.GOAL, PlanPart.AUDIENCE)),
    ("contact", (PlanPart.DESIGN, PlanPart.MODE, PlanPart.CHANNELS)),
    ("delivery", (PlanPart.STANDARD, PlanPart.INCENTIVE)),
    ("learning", (PlanPart.RECORD, PlanPart.ANALYSIS, PlanPart.DIGESTION, PlanPart.TRACKING)),
    ("schedule", (PlanPart.SCHEDULE,)),
)
"""The twelve parts in their order, in groups that belong together."""
_MET = 0.05
"""Difference of scores that counts as none."""
_MOST_QUOTES, _MOST_FIGURES = 6, 8
"""More would push the plan off its page; tables and JSON have all of them."""


@frozen(kw_only=True)
class Blank:
    """A label with what is written under it; nothing where it is to be filled in."""

    name: str
    label: Wording
    values: tuple[Wording, ...]


@frozen(kw_only=True)
class Feeling:
    """How a step is felt by one persona.

    Attributes:
        who: the persona; None where the scores are for all.
        experience, difference: in words. tone: -1, 0 or 1.
        at, expected: places of experience and expectation on the scale, 0..1; None without a score.
    """

    who: Wording | None = None
    experience: Wording | None = None
    difference: Wording | None = None
    tone: int = 0
    at: float | None = None
    expected: float | None = None


@frozen(kw_only=True)
class PlaceRow:
    """A step: its stage where that is another one than in the row above, and a feeling for each persona with scores."""

    stage: Wording | None
    number: Wording
    title: Wording
    feelings: tuple[Feeling, ...]

    @property
    def several(self) -> bool:
        """Whether feelings must name whose they are."""
        return len(self.feelings) > 1


@frozen(kw_only=True)
class PlaceTable:
    """Where one service uses the touchpoint; `service` is None where only one is looked at."""

    service: Wording | None
    rows: tuple[PlaceRow, ...]

    @property
    def scored(self) -> bool:
        """Whether any step has scores."""
        return any(row.feelings for row in self.rows)


@frozen(kw_only=True)
class PlanCell:
    """A part of the plan: its number from 1, its name, a question that helps to write it, and what is written."""

    number: Wording
    label: Wording
    hint: Wording
    text: Wording | None


@frozen(kw_only=True)
class PlanGroup:
    """Parts that belong together."""

    name: str
    label: Wording
    cells: tuple[PlanCell, ...]


@frozen(kw_only=True)
class PagedSheet:
    """One sheet.

    Attributes:
        icon: path data on a grid of 24; empty for none.
        key: whether it is a key touchpoint.
        mean: mean satisfaction; None without scores.
        filled: for each part of the plan whether it is written. count: how many are, in words.
        files_line: names of the files, for the foot.
    """

    anchor: str
    title: Wording
    icon: str
    key: bool
    note: Wording | None
    attributes: tuple[Blank, ...]
    promise: Blank
    places: tuple[PlaceTable, ...]
    mean: Feeling | None
    figures: tuple[FigureTold, ...]
    quotes: tuple[QuoteTold, ...]
    groups: tuple[PlanGroup, ...]
    filled: tuple[bool, ...]
    count: Wording
    files_line: str

    @property
    def key_to_scores(self) -> bool:
        """Whether any strip is drawn that shows both scores."""
        feelings = (feeling for place in self.places for row in place.rows for feeling in row.feelings)
        return any(feeling.expected is not None for feeling in feelings)


def paged(sheet: TouchpointSheet, teller: Teller, number: int) -> PagedSheet:
    """One sheet in words; `number` is its place among all, from 1."""
    speech, one = about(teller, sheet), sheet.touchpoint
    filled = tuple(text is not None for _, text in sheet.plan)
    words = teller.words
    promise = (speech.pick(one.promise),) if one.promise else ()
    return PagedSheet(
        anchor=f"t{number}",
        title=speech.pick(one.title),
        icon=touchpoint_icon(one, sheet.channels),
        key=one.importance is Importance.KEY,
        note=speech.maybe(one.note),
        attributes=tuple(_attributes(sheet, teller)),
        promise=Blank(name="promise", label=speech.word("header.promise"), values=promise),
        places=tuple(_places(sheet, teller)),
        mean=_mean(sheet, teller),
        figures=figures_told(teller, sheet)[:_MOST_FIGURES],
        quotes=quotes_told(teller, sheet)[:_MOST_QUOTES],
        groups=tuple(_groups(sheet, teller)),
        filled=filled,
        count=speech.own(words.text("sheet.filled", n=words.number(sum(filled)), all=words.number(len(filled)))),
        files_line="".join(f" · {where.name}" for where in sheet.declared),
    )


def _attributes(sheet: TouchpointSheet, teller: Teller) -> Iterator[Blank]:
    """The six attributes, those that are not given too."""
    given = {a.name: a.values for a in attributes_told(teller, sheet)}
    speech = about(teller, sheet)
    for name in ("channel", *CLASSES):
        label = speech.word("row.channel" if name == "channel" else f"{name}.title")
        yield Blank(name=name, label=label, values=given.get(name, ()))


def _places(sheet: TouchpointSheet, teller: Teller) -> Iterator[PlaceTable]:
    """A table for each service, in which a stage is named once."""
    for _, group in groupby(sheet.occurrences, key=lambda o: o.where.name):
        found = tuple(group)
        title = teller.of(found[0].where.service).pick(found[0].where.service.title)
        stages = [None, *(occurrence.stage.key for occurrence in found)]
        rows = tuple(
            _row(teller, occurrence, named=stage != occurrence.stage.key)
            for stage, occurrence in zip(stages, found, strict=False)
        )
        yield PlaceTable(service=title if teller.several else None, rows=rows)


def _row(teller: Teller, occurrence: Occurrence, *, named: bool) -> PlaceRow:
    """A step; `named` says whether its stage stands above it."""
    speech, scale = teller.of(occurrence.where.service), occurrence.where.service.scale
    return PlaceRow(
        stage=speech.pick(occurrence.stage.title) if named else None,
        number=speech.own(teller.words.number(occurrence.step.number)),
        title=step_title(teller, occurrence),
        feelings=tuple(_told(teller, scores, scale, speech.maybe(scores.name)) for scores in occurrence.scores),
    )


def _told(teller: Teller, scores: StepScores, scale: Scale, who: Wording | None) -> Feeling:
    words, own = teller.words, teller.words.language
    difference = scores.satisfaction
    return Feeling(
        who=who,
        experience=Wording(words.number(scores.emotion.value, 1), own) if scores.emotion else None,
        difference=Wording(words.number(difference, 1, sign=True), own) if difference is not None else None,
        tone=_tone(difference),
        at=_share(scores.emotion.value, scale) if scores.emotion else None,
        expected=_share(scores.expectation.value, scale) if scores.expectation else None,
    )


def _mean(sheet: TouchpointSheet, teller: Teller) -> Feeling | None:
    """Mean experience and satisfaction over all steps."""
    experience, difference, own = sheet.experience, sheet.satisfaction, teller.words.language
    if experience is None:
        return None
    return Feeling(
        experience=Wording(teller.words.number(experience, 1), own),
        difference=Wording(teller.words.number(difference, 1, sign=True), own) if difference is not None else None,
        tone=_tone(difference),
    )


def _tone(difference: float | None) -> int:
    """Better (1), as expected or unknown (0), or worse (-1)."""
    value = difference or 0.0
    return (value > _MET) - (value < -_MET)


def _share(value: float, scale: Scale) -> float:
    return min(1.0, max(0.0, (value - scale.low) / (scale.high - scale.low)))


def _groups(sheet: TouchpointSheet, teller: Teller) -> Iterator[PlanGroup]:
    speech = about(teller, sheet)
    parts = {name: (label, text) for name, label, text in plan_told(teller, sheet)}
    number = 0
    for name, members in GROUPS:
        cells = []
        for part in members:
            number += 1
            label, text = parts[part.value]
            counted = speech.own(teller.words.number(number))
            cells.append(PlanCell(number=counted, label=label, hint=speech.word(f"plan-hint.{part}"), text=text))
        yield PlanGroup(name=name, label=speech.word(f"plan-group.{name}"), cells=tuple(cells))


assert tuple(part for _, members in GROUPS for part in members) == tuple(PlanPart)  # noqa: S101 - in their order
