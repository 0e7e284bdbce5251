"""One service as a report tells it.

In: a service with its measurements, in which words. Out: `ServiceReview`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.experience import totals
from blueprint.experience.named import NamedService
from blueprint.model.figures import TINY, Grouping
from blueprint.model.measures import Where
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction, MetricType
from blueprint.review.gaps import gaps_told
from blueprint.review.journeys import journeys
from blueprint.review.largest import largest_gap
from blueprint.review.opportunities import opportunities_told
from blueprint.review.places import find_places
from blueprint.review.readings import groupings_of, readings
from blueprint.review.themes import effects_told, modules_told, themes_told
from blueprint.review.told import HEADLINES, by_group, by_period, figure_told, kano_told
from blueprint.review.touchpoints import touchpoints_told
from blueprint.review.values import Fact, FigureTold, Headline, JourneyTold, ServiceReview
from blueprint.text.languages import is_rtl
from blueprint.words.speech import Speech

_MOST, _LEAST = 5, 3
"""Figures on the first page."""
_NEVER = (MetricType.KANO, MetricType.COUNT)
"""Types that are no headline: a category, and how many answered."""
_NOTHING = "–"


def review(
    one: NamedService,
    speech: Speech,
    *,
    groupings: Sequence[Grouping] | None = None,
    trend: bool = True,
    number: int = 1,
) -> ServiceReview:
    """Tell about a service.

    Args:
        one: the service and its short name.
        speech: in which words.
        groupings: by which figures are broken down; None for all that the surveys have a column for.
        trend: whether periods are told.
        number: its place among several, from 1.
    """
    service, places = one.service, find_places(one.service, speech)
    wanted = groupings_of(service) if groupings is None else tuple(groupings)
    found = readings(service, wanted, trend=trend)
    told = tuple(figure_told(places, reading) for reading in found)
    whole = tuple(figure for figure in told if figure.reading.whole)
    felt = journeys(places)
    gaps = gaps_told(places)
    return ServiceReview(
        name=one.name, service=service, number=speech.words.number(number), anchor=f"s{number}",
        language=speech.language, direction=Direction.RTL if is_rtl(speech.language) else Direction.LTR,
        title=speech.pick(service.title), subtitle=speech.maybe(service.subtitle),
        summary=speech.maybe(service.summary), facts=tuple(_facts(service, speech)),
        promise=speech.maybe(service.platform.promise if service.platform else None),
        headlines=tuple(_headlines(service, speech, whole, felt)),
        figures=told,
        crosstabs=tuple(table for by in wanted for table in by_group(places, told, by)),
        trends=by_period(places, told),
        kano=tuple(kano_told(places, r, r.kano) for r in found if r.kano),
        journeys=felt, gaps=gaps, largest=largest_gap(gaps),
        themes=themes_told(places), effects=effects_told(places), modules=modules_told(places),
        touchpoints=touchpoints_told(places), opportunities=opportunities_told(places),
    )  # fmt: skip


def _facts(service: Service, speech: Speech) -> Iterator[Fact]:
    """Personas, scenario, state, version, date."""
    if service.personas:
        label = "header.persona" if len(service.personas) == 1 else "header.personas"
        yield Fact(label=speech.word(label), values=tuple(_persons(service, speech)))
    if service.scenario:
        yield Fact(label=speech.word("header.scenario"), values=(speech.pick(service.scenario),))
    yield Fact(label=speech.word("header.state"), values=(speech.word(f"state.{service.state}"),))
    if service.version:
        yield Fact(label=speech.word("header.version"), values=(speech.pick(service.version),))
    if service.date:
        date = speech.words.date(speech.pick(service.date).text)
        yield Fact(label=speech.word("header.date"), values=(speech.own(date),))


def _persons(service: Service, speech: Speech) -> Iterator[Wording]:
    for persona in service.personas:
        name = speech.pick(persona.name)
        if persona.role:
            text = speech.words.text("format.person", name=name.text, role=speech.pick(persona.role).text)
            name = Wording(text, name.language)
        yield name


def _headlines(
    service: Service, speech: Speech, whole: Sequence[FigureTold], felt: Sequence[JourneyTold]
) -> Iterator[Headline]:
    """Three to five figures: those with a target, then those of the whole service; then what the scores come to.

    Narrowed to a part of the answers, it is the same figures, even where no answer is left.
    """
    metrics = [one for one in whole if one.reading.metric.type not in _NEVER and (one.value or _answers(one))]
    first = sorted(metrics, key=_order)[:_MOST]
    for one in first:
        facts = (one.sample, one.interval, one.small)
        yield Headline(
            label=one.title, value=one.value or speech.own(_NOTHING), notes=tuple(n for n in facts if n), told=one
        )
    spare = max(0, _LEAST - len(first)) if first else _MOST
    yield from tuple(_sums(service, speech, felt))[:spare]


def _order(told: FigureTold) -> tuple[bool, bool, bool, bool, int]:
    """Sort key: the first page's first; very small samples come in only where there is nothing else."""
    metric = told.reading.metric
    rank = HEADLINES.index(metric.type) if metric.type in HEADLINES else len(HEADLINES)
    few = told.reading.asked and _answers(told) < TINY
    return few, told.target is None, metric.where != Where(), told.reading.at is not None, rank


def _answers(told: FigureTold) -> int:
    """How many answers there would be if none were left out by what is asked for."""
    figure, excluded = told.reading.figure, told.reading.excluded
    return (figure.n if figure else 0) + (excluded.filtered if excluded else 0)


def _sums(service: Service, speech: Speech, felt: Sequence[JourneyTold]) -> Iterator[Headline]:
    """Mean and net experience of the first persona, time and wait along the main path."""
    for journey in felt[:1]:
        who = (journey.name,) if journey.name and len(felt) > 1 else ()
        for one in journey.sums:
            notes = (speech.word("report.estimate"),) if one.estimate else ()
            yield Headline(label=one.label, value=one.value, notes=(*who, *notes))
    spent = totals(service)
    if spent.time:
        yield Headline(
            label=speech.word("book.time"), value=speech.own(speech.words.seconds(spent.time.middle)), notes=()
        )
    if spent.wait_share:
        yield Headline(
            label=speech.word("book.share"), value=speech.own(speech.words.percent(spent.wait_share)), notes=()
        )
