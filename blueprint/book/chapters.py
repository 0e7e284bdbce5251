"""One service as a chapter of the book.

In: a `Service`, its fitted drawings, its `Words`. Out: `Chapter` with everything that is said, and its `Places`.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.book.improvements import gap_rows, opportunity_rows
from blueprint.book.motif import ridges
from blueprint.book.personas import persona_sheets
from blueprint.book.pieces import Fact, Figure
from blueprint.book.places import Places, find_places
from blueprint.book.rows import EncounterTable
from blueprint.book.tables import encounter_tables, metric_rows, trouble
from blueprint.book.touchpoints import touchpoint_sheets
from blueprint.book.values import (
    Chapter,
    Heading,
    MapDrawing,
    MapPage,
    Part,
    StageLine,
    chapter_anchor,
    map_anchor,
    part_anchor,
)
from blueprint.experience import main_path, personas_scored, totals
from blueprint.layout.form import Origin
from blueprint.model.lanes import INTERACTION
from blueprint.model.service import Service
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import Direction, Mark
from blueprint.words.speech import Speech


def make_chapter(
    service: Service,
    maps: tuple[MapDrawing, ...],
    speech: Speech,
    number: int,
    direction: Direction,
    origin: Origin,
) -> tuple[Chapter, Places]:
    """Tell about a service.

    Args:
        service: what it says.
        maps: its drawings, in the order in which the book shows them.
        speech: in which words.
        number: place of the chapter in the book, from 1.
        direction: in which the chapter's language is read.
        origin: file and commit.

    Returns:
        the chapter, and where its steps and cards stand on the pages of the maps.

    Raises:
        OSError: a photograph is gone since it was checked.
    """
    anchor = chapter_anchor(number)
    pages = tuple(_pages(maps, anchor))
    places = find_places(service, pages, speech)
    personas = persona_sheets(service, places, speech, anchor)
    touchpoints = touchpoint_sheets(service, places, speech, anchor)
    tables = encounter_tables(service, places, speech)
    troubles = trouble(service, places, speech)
    metrics = metric_rows(service, places, speech)
    opportunities, gaps = opportunity_rows(service, places, speech), gap_rows(service, places, speech)
    firsts = tuple(
        Heading(part=Part.MAPS, anchor=map_anchor(anchor, n), title=m.title) for n, m in enumerate(maps, 1) if m.scenes
    )
    present = {
        Part.PERSONAS: bool(personas),
        Part.TOUCHPOINTS: bool(touchpoints),
        Part.ENCOUNTERS: bool(tables),
        Part.TROUBLE: bool(troubles.fails or troubles.waits),
        Part.FIGURES: bool(metrics),
        Part.IMPROVEMENTS: bool(opportunities or gaps),
    }
    headings = (
        Heading(part=part, anchor=part_anchor(anchor, part), title=speech.word(f"book.{part.value}"))
        for part, there in present.items()
        if there
    )
    chapter = Chapter(
        anchor=anchor, number=speech.words.number(number), language=speech.language, direction=direction,
        title=speech.pick(service.title), subtitle=speech.maybe(service.subtitle),
        summary=speech.maybe(service.summary), facts=tuple(_facts(service, speech, origin)),
        figures=tuple(_figures(service, speech, tables)), platform=tuple(_platform(service, speech)),
        world=tuple(_world(service, speech)), stages=tuple(_stages(service, places, speech)), maps=pages,
        personas=personas, touchpoints=touchpoints, scored=_scored(service, speech), encounters=tables,
        trouble=troubles, metrics=metrics, opportunities=opportunities, gaps=gaps, headings=(*firsts, *headings),
        ridges=ridges(service),
    )  # fmt: skip
    return chapter, places


def _pages(maps: tuple[MapDrawing, ...], anchor: str) -> Iterator[MapPage]:
    """A page for each scene."""
    for number, drawing in enumerate(maps, 1):
        for page, scene in enumerate(drawing.scenes, 1):
            yield MapPage(
                anchor=map_anchor(anchor, number, page),
                title=drawing.title,
                scene=scene,
                scale=drawing.scale,
                page=drawing.page,
                number=page,
            )


def _facts(service: Service, speech: Speech, origin: Origin) -> Iterator[Fact]:
    """Persona, scenario, state, version, date, authors, source, commit."""
    if service.personas:
        label = "header.persona" if len(service.personas) == 1 else "header.personas"
        yield Fact(name="personas", label=speech.word(label), values=tuple(_persons(service, speech)))
    if service.scenario:
        yield Fact(label=speech.word("header.scenario"), values=(speech.pick(service.scenario),))
    yield Fact(label=speech.word("header.state"), values=(speech.word(f"state.{service.state}"),))
    version = speech.all([service.version] if service.version else [])
    commit = (speech.word("page.commit", commit=origin.commit),) if origin.commit else ()
    if version or commit:
        yield Fact(name="version", label=speech.word("header.version"), values=(*version, *commit))
    if service.date:
        date = speech.words.date(speech.pick(service.date).text)
        yield Fact(name="date", label=speech.word("header.date"), values=(speech.own(date),))
    if service.authors:
        yield Fact(name="authors", label=speech.word("header.authors"), values=speech.all(service.authors))
    if service.source:
        yield Fact(label=speech.word("header.source"), values=(speech.pick(service.source),))


def _persons(service: Service, speech: Speech) -> Iterator[Wording]:
    for persona in service.personas:
        name = speech.pick(persona.name)
        if persona.role:
            role = speech.pick(persona.role)
            text = speech.words.text("format.person", name=name.text, role=role.text)
            name = Wording(text, name.language)
        yield name


def _figures(service: Service, speech: Speech, tables: tuple[EncounterTable, ...]) -> Iterator[Figure]:
    """What is counted: stages, steps, touchpoints, encounters, fail points, time, wait."""
    met = sum(len(table.rows) for table in tables if table.line == INTERACTION)
    fails = sum(Mark.FAIL in marks for marks in (*(c.marks for c in service.cards), *(s.marks for s in service.steps)))
    counts = (
        ("book.stages", len(service.stages)), ("book.steps", len(service.steps)),
        ("book.touchpoints", len(service.touchpoints)), ("book.encounters", met), ("book.fails", fails),
    )  # fmt: skip
    for key, count in counts:
        if count:
            yield Figure(value=speech.own(speech.words.number(count)), label=speech.word(key))
    sums = totals(service)
    spent = [d for d in (sums.time, sums.wait) if d]
    if len(main_path(service)) > 1 and spent:
        seconds = sum(d.middle for d in spent)
        yield Figure(value=speech.own(speech.words.seconds(seconds)), label=speech.word("book.time-in-all"))
    if sums.wait_share:
        yield Figure(value=speech.own(speech.words.percent(sums.wait_share)), label=speech.word("book.share"))


def _platform(service: Service, speech: Speech) -> Iterator[Fact]:
    """What the brand promises."""
    for name in ("positioning", "promise", "theme"):
        text: Text | None = getattr(service.platform, name, None)
        if text:
            yield Fact(label=speech.word(f"header.{name}"), values=(speech.pick(text),))


def _world(service: Service, speech: Speech) -> Iterator[Fact]:
    """The customer's world, from the outside in."""
    for name in ("society", "situation", "category", "brand"):
        texts: tuple[Text, ...] = getattr(service.world, name, ())
        if texts:
            yield Fact(label=speech.word(f"header.{name}"), values=speech.all(texts))


def _stages(service: Service, places: Places, speech: Speech) -> Iterator[StageLine]:
    for stage in service.stages:
        yield StageLine(
            title=speech.pick(stage.title),
            phase=speech.word(f"phase.{stage.phase}") if stage.phase else None,
            goal=speech.maybe(stage.goal),
            steps=tuple(places.step(step.key) for step in stage.steps if step.title),
        )


def _scored(service: Service, speech: Speech) -> tuple[Wording, ...]:
    """For whom there are scores: names over the columns of feelings."""
    names = {p.id: speech.pick(p.name) for p in service.personas}
    return tuple(names[p] if p in names else speech.word("row.experience") for p in personas_scored(service))
