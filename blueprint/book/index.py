"""The index: actors, systems and touchpoints of all services, with the pages that tell about each.

In: services with their chapters. Out: `IndexPart`s; entries of one name in several services are one entry.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from blueprint.book.places import BLUEPRINT, JOURNEY, Places
from blueprint.book.values import Chapter, Entry, IndexPart, Part, part_anchor
from blueprint.experience import encounters
from blueprint.experience.touchpoints import steps_using
from blueprint.frozen import frozen
from blueprint.model.service import Service
from blueprint.model.vocabulary import Mark
from blueprint.words.speech import Speech

_KINDS = ("actors", "systems", "touchpoints")


@frozen(kw_only=True)
class Told:
    """A service with what the book makes of it."""

    service: Service
    chapter: Chapter
    places: Places
    speech: Speech


def index(told: Iterable[Told], speech: Speech) -> tuple[IndexPart, ...]:
    """Actors, systems and touchpoints, each sorted by name; parts without an entry are left out."""
    services = tuple(told)
    parts = []
    for kind in _KINDS:
        found: dict[str, Entry] = {}
        for one in services:
            for entry in _entries(one, kind):
                known = found.get(entry.title.text)
                anchors = tuple(dict.fromkeys((*known.anchors, *entry.anchors))) if known else entry.anchors
                note = known.note if known else entry.note
                found[entry.title.text] = Entry(title=entry.title, note=note, anchors=anchors, main=entry.main)
        entries = tuple(sorted((e for e in found.values() if e.anchors), key=lambda e: sort_key(e.title.text)))
        if entries:
            parts.append(IndexPart(title=speech.word(f"book.{kind}"), entries=entries))
    return tuple(parts)


def sort_key(text: str) -> tuple[str, str]:
    """Where a name stands in the index: accents and capitals count only among names that are else the same."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.casefold(), text


def _entries(one: Told, kind: str) -> Iterator[Entry]:
    """The entries of one service."""
    service, pick = one.service, one.speech.pick
    if kind == "touchpoints":
        for sheet, touchpoint in zip(one.chapter.touchpoints, service.touchpoints, strict=True):
            steps = steps_using(service, touchpoint.id)
            shown = [a for step in steps for a in one.places.anchors(JOURNEY, "step", step.key)]
            yield Entry(title=sheet.title, note=None, anchors=_once(*shown, sheet.anchor), main=sheet.anchor)
        return
    told = _told_in_tables(one)
    if kind == "actors":
        for actor in service.actors:
            keys = [c.key for c in service.cards if c.actor == actor.id]
            role = pick(actor.role) if actor.role else None
            yield Entry(title=pick(actor.title), note=role, anchors=_anchors(one, keys, told))
        return
    for system in service.systems:
        keys = [c.key for c in service.cards if system.id in c.systems]
        yield Entry(title=pick(system.title), note=None, anchors=_anchors(one, keys, told))


def _told_in_tables(one: Told) -> dict[str, tuple[str, ...]]:
    """Anchors of the tables that name a card, by its key."""
    chapter, service = one.chapter.anchor, one.service
    found: dict[str, list[str]] = {}
    for link in dict.fromkeys(e.link for e in encounters(service)):
        for key in (link.source, link.target):
            found.setdefault(key, []).append(part_anchor(chapter, Part.ENCOUNTERS))
    for card in service.cards:
        if card.wait or {Mark.FAIL, Mark.WAIT} & set(card.marks):
            found.setdefault(card.key, []).append(part_anchor(chapter, Part.TROUBLE))
    return {key: tuple(anchors) for key, anchors in found.items()}


def _anchors(one: Told, keys: list[str], told: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The blueprint's pages that show some cards, then the tables that name them."""
    pages = [a for key in keys for a in one.places.anchors(BLUEPRINT, "card", key)]
    return _once(*pages, *(a for key in keys for a in told.get(key, ())))


def _once(*anchors: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(anchors))
