"""What scripts are told of a map: its elements by the names that they have in the drawings, and its words.

In: the pictures of a page. Out: JSON that can stand in HTML whatever the texts say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from blueprint.layout.bands import Content, Entry, MetricStrip, Place, Row, Stops
from blueprint.layout.cards import shown_marks
from blueprint.layout.desk import Desk
from blueprint.layout.titles import line_title
from blueprint.model.lanes import Line
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.vocabulary import Mark, Status
from blueprint.screen.table import Band, Heading, Table, band_title
from blueprint.screen.told import Told
from blueprint.screen.values import Picture, Show
from blueprint.screen.words import control_words
from blueprint.text.languages import is_rtl
from blueprint.words import Words

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def language_name(words: Words, tag: str) -> str:
    """What a language calls itself; its tag where the program does not speak it."""
    same = words.language.partition("-")[0].lower() == tag.partition("-")[0].lower()
    return words.text("name") if same else tag


def filters_of(service: Service) -> dict[str, tuple[str, ...]]:
    """By what cards can be told apart, with the values that occur, in the order of the file."""
    cards = service.cards
    # Entries of the row of touchpoints stand in a channel, which is that of the touchpoint.
    places: list[Stage | Step | Card] = [*service.stages, *service.steps, *cards]
    met = {i for place in places for i in place.touchpoints}
    channels = {i for place in places for i in place.channels} | {
        i for touchpoint in service.touchpoints if touchpoint.id in met for i in touchpoint.channels
    }
    systems = {i for c in cards for i in c.systems}
    actors = {c.actor for c in cards}
    found: dict[str, tuple[str, ...]] = {
        "actor": tuple(actor.id for actor in service.actors if actor.id in actors),
        "channel": tuple(channel.id for channel in service.channels if channel.id in channels),
        "system": tuple(system.id for system in service.systems if system.id in systems),
    }
    found["mark"] = tuple(mark for mark in Mark if any(mark in card.marks for card in cards))
    found["tag"] = tuple(dict.fromkeys(tag for card in cards for tag in card.tags))
    found["status"] = tuple(status for status in Status if any(card.status is status for card in cards))
    return {name: values for name, values in found.items() if values}


def map_data(show: Show, tables: Iterable[tuple[Picture, Table]]) -> str:
    """The data as JSON without `<`, so that no text can end the element that it stands in."""
    pairs = tuple(tables)
    data: dict[str, Json] = {
        "languages": [_language(picture) for picture in _first_of_each(pairs)],
        "drawings": [_drawing(picture) for picture, _ in pairs],
        "elements": _elements(pairs),
        "texts": {tag: _texts([p for p in pairs if p[0].desk.language == tag]) for tag in show.languages},
        "words": {p.desk.language: dict(control_words(p.desk.words)) for p in _first_of_each(pairs)},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _first_of_each(pairs: tuple[tuple[Picture, Table], ...]) -> list[Picture]:
    """One picture of each language."""
    first: dict[str, Picture] = {}
    for picture, _ in pairs:
        first.setdefault(picture.desk.language, picture)
    return list(first.values())


def _language(picture: Picture) -> Json:
    desk = picture.desk
    return {
        "tag": desk.language,
        "name": language_name(desk.words, desk.language),
        "words": desk.words.language,
        "direction": "rtl" if is_rtl(desk.words.language) else "ltr",
        "title": desk.pick(desk.service.title).text,
    }


def _drawing(picture: Picture) -> Json:
    return {
        "id": picture.id,
        "name": picture.name,
        "kind": picture.day.kind,
        "language": picture.desk.language,
        "title": picture.title.text,
        "lanes": [row.id for row in picture.rows if isinstance(row, Row)],
        "doors": {
            door.step: place.removeprefix("card:")
            for place, door in picture.desk.doors.items()
            if place.startswith("card:")
        },
    }


def _elements(pairs: tuple[tuple[Picture, Table], ...]) -> dict[str, Json]:
    """Where each element stands and what it refers to, the same in all languages."""
    made: dict[str, Json] = {}
    for picture, _ in pairs:
        for row in picture.rows:
            for entry in (*row.spanning, *row.entries) if isinstance(row, Row) else ():
                for key, content in _contents(entry):
                    place = {"lane": row.id, "stage": entry.stage, "step": entry.step or ""}
                    refers = _references(picture.desk.service, content)
                    made[key] = {name: value for name, value in {**place, **refers}.items() if value}
    return made


def _contents(entry: Entry) -> Iterator[tuple[str, Content]]:
    if isinstance(entry.content, MetricStrip):
        yield from ((f"metric.{metric.id}", metric) for metric in entry.content.metrics)
    else:
        yield entry.key, entry.content


def _references(service: Service, content: Content) -> dict[str, Json]:
    match content:
        case Card():
            return {
                "actor": content.actor or "",
                "channels": list(content.channels),
                "systems": list(content.systems),
                "touchpoints": list(content.touchpoints),
                "marks": [mark.value for mark in shown_marks(content.marks)],
                "tags": list(content.tags),
                "status": content.status.value if content.status else "",
                "href": content.url or "",
            }
        case Place("touchpoint", id_):
            lives = next((t.channels for t in service.touchpoints if t.id == id_), ())
            return {"touchpoints": [id_], "channels": list(lives)}
        case Place():
            return {"channels": [content.id]}
        case Stops():
            return {
                "channels": [stop.channel for stop in content.stops],
                "touchpoints": [t for stop in content.stops for t in stop.touchpoints],
            }
        case _:
            return {}


def _texts(pairs: list[tuple[Picture, Table]]) -> Json:
    """Everything that is said in one language, by the keys of what it is said of."""
    elements: dict[str, Json] = {}
    lanes: dict[str, Json] = {}
    stages: dict[str, Json] = {}
    steps: dict[str, Json] = {}
    for picture, table in pairs:
        desk = picture.desk
        for row in picture.rows:
            lanes[row.id] = line_title(desk, row).text if isinstance(row, Line) else band_title(desk, row).text
        for headings, into in ((table.stages, stages), (table.steps, steps)):
            into.update((heading.key, _heading(heading)) for heading in headings)
        for band in table.rows:
            for cell in band.cells if isinstance(band, Band) else ():
                elements.update((told.key, _said(told)) for told in cell.entries)
    first = pairs[0][0]
    return {
        "elements": elements, "lanes": lanes, "stages": stages, "steps": steps, "links": _labels(first.desk),
        "names": _names(first),
    }  # fmt: skip


def _labels(desk: Desk) -> Json:
    """What is written at connectors."""
    return [
        {"from": link.source, "to": link.target, "kind": link.kind.value, "label": desk.pick(link.label).text}
        for link in desk.service.links
        if link.label
    ]


def _heading(heading: Heading) -> Json:
    facts: list[Json] = [[fact.label.text, fact.text.text] for fact in heading.facts]
    told: dict[str, Json] = {"title": heading.title.text, "facts": facts}
    if heading.door:
        told["door"] = heading.door.text
    return {**told, **({"href": heading.href} if heading.href else {})}


def _said(told: Told) -> Json:
    facts: list[Json] = [[fact.label.text, fact.text.text] for fact in told.facts]
    return {"text": told.text.text, **({"facts": facts} if facts else {})}


def _names(picture: Picture) -> Json:
    """What the values of filters, and what elements refer to, are called."""
    desk = picture.desk
    service = desk.service
    catalogues: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("actor", ((a.id, desk.pick(a.title).text) for a in service.actors)),
        ("channel", ((c.id, desk.pick(c.title).text) for c in service.channels)),
        ("system", ((s.id, desk.pick(s.title).text) for s in service.systems)),
        ("touchpoint", ((t.id, desk.pick(t.title).text) for t in service.touchpoints)),
        ("mark", ((m.value, desk.words.text(f"mark.{m}")) for m in Mark)),
        ("status", ((s.value, desk.words.text(f"status.{s}")) for s in Status)),
    )
    return {name: dict(entries) for name, entries in catalogues}
