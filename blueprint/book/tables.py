"""Tables of a chapter: encounters, fail points, waits, figures.

In: a `Service` and its `Places`. Out: rows in file order.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.book.pieces import Fact, StepRef
from blueprint.book.places import BLUEPRINT, Places
from blueprint.book.rows import Actions, EncounterRow, EncounterTable, FailRow, MetricRow, Trouble, WaitRow
from blueprint.experience import encounters, main_path, totals
from blueprint.model.lanes import STANDARD_LINES, Lane, Line
from blueprint.model.measures import Duration, Metric
from blueprint.model.service import Card, Link, Service, Stage, Step
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark, TextRow
from blueprint.words.figures import figure_words
from blueprint.words.speech import Speech

_SMALL = 0.1
"""Shares below are printed with a decimal."""


def encounter_tables(service: Service, places: Places, speech: Speech) -> tuple[EncounterTable, ...]:
    """Where connectors cross lines: a table a line, lines from the top."""
    found = encounters(service)
    tables = []
    for line in service.lanes:
        links = [e.link for e in found if isinstance(line, Line) and e.line == line.id]
        if not isinstance(line, Line) or not links:
            continue
        title = speech.word(f"crossing.{line.id}") if line.id in STANDARD_LINES else speech.lane(line)
        rows = tuple(_encounter(service, places, speech, link, n) for n, link in enumerate(links, 1))
        tables.append(EncounterTable(line=line.id, title=title, line_title=speech.lane(line), rows=rows))
    return tuple(tables)


def _encounter(service: Service, places: Places, speech: Speech, link: Link, number: int) -> EncounterRow:
    source, target = places.cards[link.source], places.cards[link.target]
    at = source if source.step else target
    return EncounterRow(
        number=speech.words.number(number),
        step=places.of_card(at),
        source=actions(service, speech, source),
        target=actions(service, speech, target),
        both=link.both,
    )


def actions(service: Service, speech: Speech, card: Card) -> Actions:
    """A card in words: what is done, in which lane, by whom."""
    lane = next(e for e in service.lanes if isinstance(e, Lane) and e.id == card.lane)
    actor = next((a for a in service.actors if a.id == card.actor), None)
    return Actions(
        text=speech.pick(card.text),
        lane=speech.lane(lane),
        actor=speech.pick(actor.title) if actor else None,
        marks=card.marks,
    )


def trouble(service: Service, places: Places, speech: Speech) -> Trouble:
    """Fail points and waits."""
    fails = tuple(_fail(service, places, speech, card) for card in service.cards if Mark.FAIL in card.marks)
    bare = tuple(_bare_fail(places, speech, step) for step in service.steps if Mark.FAIL in step.marks)
    waits = tuple(_waits(service, places, speech))
    return Trouble(
        fails=(*fails, *bare), waits=waits, longest=max((row.seconds for row in waits), default=0.0),
        totals=tuple(_totals(service, speech)),
    )  # fmt: skip


def _fail(service: Service, places: Places, speech: Speech, card: Card) -> FailRow:
    step = places.steps[card.step] if card.step else None
    systems = {system.id: system for system in service.systems}
    return FailRow(
        step=places.of_card(card),
        what=actions(service, speech, card),
        systems=speech.all(systems[s].title for s in card.systems if s in systems),
        pains=speech.all(step.row(TextRow.PAIN)) if step else (),
    )


def _bare_fail(places: Places, speech: Speech, step: Step) -> FailRow:
    """A fail mark on the step itself."""
    ref = places.step(step.key, BLUEPRINT)
    what = Actions(text=ref.title, lane=speech.word("row.step"), marks=step.marks)
    return FailRow(step=ref, what=what, systems=(), pains=speech.all(step.row(TextRow.PAIN)))


def _waits(service: Service, places: Places, speech: Speech) -> Iterator[WaitRow]:
    """Waits of stages, steps and cards, and wait points without a time, in file order."""
    spent = _spent(service)
    path = {step.key for step in main_path(service)}
    for stage in service.stages:
        things: tuple[Stage | Card, ...] = (stage, *stage.cards)
        for thing in things:
            if thing.wait or Mark.WAIT in thing.marks:
                yield _wait(speech, None, _named(speech, thing), thing.wait, None)
        for step in stage.steps:
            waiting = [card for card in step.cards if card.wait or Mark.WAIT in card.marks]
            ref = places.step(step.key, BLUEPRINT)
            if step.wait or Mark.WAIT in step.marks:
                share = step.wait.middle / spent if step.wait and spent and step.key in path else None
                what = next((speech.pick(card.text) for card in waiting if not card.wait), None)
                yield _wait(speech, ref, what, step.wait, share)
                waiting = [card for card in waiting if card.wait]
            for card in waiting:
                yield _wait(speech, ref, speech.pick(card.text), card.wait, None)


def _named(speech: Speech, thing: Stage | Card) -> Wording:
    return speech.pick(thing.title if isinstance(thing, Stage) else thing.text)


def _wait(
    speech: Speech, ref: StepRef | None, what: Wording | None, time: Duration | None, share: float | None
) -> WaitRow:
    words = speech.words
    return WaitRow(
        step=ref,
        what=what,
        time=speech.own(words.duration(time)) if time else None,
        share=share,
        seconds=time.middle if time else 0.0,
        printed=speech.own(words.percent(share, 1 if 0 < share < _SMALL else 0)) if share is not None else None,
    )


def _spent(service: Service) -> float:
    """Time and wait along the main path, in seconds."""
    sums = totals(service)
    return sum(d.middle for d in (sums.time, sums.wait) if d)


def _totals(service: Service, speech: Speech) -> Iterator[Fact]:
    sums, words = totals(service), speech.words
    if sums.time:
        yield Fact(label=speech.word("book.time"), values=(speech.own(words.duration(sums.time)),))
    if sums.wait:
        yield Fact(label=speech.word("book.wait"), values=(speech.own(words.duration(sums.wait)),))
    if sums.wait and sums.wait_share is not None:
        yield Fact(label=speech.word("book.share"), values=(speech.own(words.percent(sums.wait_share)),))


def metric_rows(service: Service, places: Places, speech: Speech) -> tuple[MetricRow, ...]:
    """The figures, in file order."""
    return tuple(_metric(service, places, speech, metric) for metric in service.metrics)


def _metric(service: Service, places: Places, speech: Speech, metric: Metric) -> MetricRow:
    kind = speech.word(f"metric.{metric.type}")
    at = metric.at or next((thing.key for thing in _holders(service) if metric.id in thing.metrics), None)
    where, place = places.named(at)
    measured = service.measurement(metric.id)
    unit = speech.pick(metric.unit).text if metric.unit else None
    told = figure_words(speech.words, metric, measured.figure if measured else None, unit)
    return MetricRow(
        title=speech.pick(metric.title) if metric.title else kind,
        kind=kind,
        where=where,
        place=place,
        value=speech.own(told.value) if told.value else None,
        target=speech.own(told.target) if told.target else None,
        sample=tuple(speech.own(s) for s in (told.sample, told.interval, told.small, told.net) if s),
    )


def _holders(service: Service) -> Iterator[Step | Stage]:
    for stage in service.stages:
        yield stage
        yield from stage.steps
