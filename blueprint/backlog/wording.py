"""What a backlog says, in the words of one language.

In: `BacklogItem`s. Out: texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.backlog.items import BacklogItem
from blueprint.experience.addresses import Address, GapAddress, TextAddress
from blueprint.frozen import frozen
from blueprint.model.lanes import Lane
from blueprint.model.measures import Metric
from blueprint.model.service import Card
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark
from blueprint.words.figures import figure_words, kano_words
from blueprint.words.speech import Speech, Teller

_TOLD = (Mark.FAIL, Mark.WAIT, Mark.CRITICAL, Mark.MOMENT_OF_TRUTH)
"""Marks that say what is the matter with a card, the gravest first."""


@frozen(kw_only=True)
class Reason:
    """Why: a kind (`gap`, `metric`, `card`, or the row of a text), what it is called, what is said of it."""

    kind: str
    label: Wording
    text: Wording


def title(teller: Teller, item: BacklogItem) -> str:
    """What the opportunity is called, on one line."""
    return " ".join(teller.of(item.where.service).pick(item.opportunity.title).text.split())


def steps_told(teller: Teller, item: BacklogItem) -> tuple[str, ...]:
    """The steps: `3 Check in`."""
    speech = teller.of(item.where.service)
    return tuple(
        f"{teller.words.number(step.number)} {' '.join(speech.pick(step.title or stage.title).text.split())}"
        for stage, step in item.places
    )


def where_told(teller: Teller, item: BacklogItem) -> str:
    """The steps in one text; with several services behind the service's title."""
    steps = teller.words.joined(steps_told(teller, item)) or teller.words.text("book.whole")
    if not teller.several:
        return steps
    service = teller.of(item.where.service).pick(item.where.service.title).text
    return teller.words.text("format.label", label=service, text=steps)


def paths_told(teller: Teller, item: BacklogItem) -> Iterator[tuple[str, ...]]:
    """Service, stage and step of each place; the service alone where it names none."""
    speech = teller.of(item.where.service)
    service = speech.pick(item.where.service.title).text
    for (stage, _), step in zip(item.places, steps_told(teller, item), strict=True):
        yield service, speech.pick(stage.title).text, step
    if not item.places:
        yield service, teller.words.text("book.whole")


def reasons(teller: Teller, item: BacklogItem) -> tuple[Reason, ...]:
    """What it mends, in words."""
    return tuple(_reason(teller, item, address) for address in item.addresses)


def _reason(teller: Teller, item: BacklogItem, address: Address) -> Reason:
    speech = teller.of(item.where.service)
    if isinstance(address, GapAddress):
        note = address.declared.note if address.declared else None
        text = speech.pick(note) if note else speech.word(f"gap-meaning.{address.gap.value}")
        return Reason(kind="gap", label=speech.word(f"gap.{address.gap.value}"), text=text)
    if isinstance(address, TextAddress):
        return Reason(kind=address.row, label=speech.word(f"row.{address.row}"), text=speech.pick(address.text))
    if isinstance(address, Metric):
        return _figure(speech, item, address)
    return Reason(kind="card", label=_card_label(speech, item, address), text=speech.pick(address.text))


def _card_label(speech: Speech, item: BacklogItem, card: Card) -> Wording:
    """What is the matter with a card; its lane where nothing is."""
    mark = next((mark for mark in _TOLD if mark in card.marks), None)
    if mark:
        return speech.word(f"mark.{mark}")
    lane = next(e for e in item.where.service.lanes if isinstance(e, Lane) and e.id == card.lane)
    return speech.lane(lane)


def _figure(speech: Speech, item: BacklogItem, metric: Metric) -> Reason:
    """A figure with its target and what it rests on."""
    measured = item.where.service.measurement(metric.id)
    unit = speech.pick(metric.unit).text if metric.unit else None
    if measured and measured.kano:
        told = kano_words(speech.words, measured.kano)
    else:
        told = figure_words(speech.words, metric, measured.figure if measured else None, unit)
    label = speech.pick(metric.title) if metric.title else speech.word(f"metric.{metric.type}")
    behind = [f"{speech.words.text('metric.target')} {told.target}"] if told.target else []
    behind += [s for s in (told.sample, told.interval, told.small, told.net) if s]
    value, more = told.value or "", speech.words.joined(behind)
    text = f"{value} ({more})" if value and more else value or more
    return Reason(kind="metric", label=label, text=speech.own(text))


def reason_line(teller: Teller, reason: Reason) -> str:
    """A reason on one line: `Pain points: Queue after a long day`."""
    text = " ".join(reason.text.text.split())
    return teller.words.text("format.label", label=reason.label.text, text=text) if text else reason.label.text


def quadrant(teller: Teller, item: BacklogItem) -> str:
    """The name of the quadrant; that it is not rated yet where impact or effort is missing."""
    found = item.ranked.quadrant
    return teller.words.text(f"opportunity.{found}" if found else "opportunity.unrated")


def owner(teller: Teller, item: BacklogItem) -> str:
    """Who cares for it; empty where nobody does."""
    return teller.of(item.where.service).pick(item.opportunity.owner).text if item.opportunity.owner else ""


def status(teller: Teller, item: BacklogItem) -> str:
    """How far it has come."""
    return teller.words.text(f"progress.{item.opportunity.status}")


def due(teller: Teller, item: BacklogItem) -> str:
    """By when; empty where the file does not say."""
    return teller.words.date(item.opportunity.due) if item.opportunity.due else ""
