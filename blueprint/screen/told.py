"""What stands in a cell of a drawing, in words.

In: entries of rows with the tools of a drawing. Out: `Told`s: a text with facts about it, each with its label.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.frozen import frozen
from blueprint.layout.bands import Content, Entry, MetricAt, MetricStrip, PictureFile, Place, Stops, Tag
from blueprint.layout.cards import actor_title, shown_marks
from blueprint.layout.contents import named_channel, touchpoint_title
from blueprint.layout.desk import Desk
from blueprint.layout.figures.card import Reading, reading
from blueprint.layout.figures.groups import group_title
from blueprint.layout.figures.shares import PARTS, share_words
from blueprint.model.measures import Duration, GapAt, Metric, Opportunity
from blueprint.model.service import Card
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import Mark
from blueprint.words.figures import FigureWords, figure_words, kano_words, period_words


@frozen(kw_only=True)
class Fact:
    """Something about an element: `Actor: Receptionist`."""

    label: Wording
    text: Wording


@frozen(kw_only=True)
class Told:
    """One element in words.

    Attributes:
        key: `data-card` of its group in the drawing.
        href: where it leads; empty for nowhere.
    """

    key: str
    text: Wording
    facts: tuple[Fact, ...] = ()
    href: str = ""


def told(desk: Desk, entry: Entry) -> tuple[Told, ...]:
    """What an entry says; a strip of figures says several things."""
    if isinstance(entry.content, MetricStrip):
        return tuple(_metric(desk, f"metric.{metric.id}", metric) for metric in entry.content.metrics)
    return (_told(desk, entry.key, entry.content),)


def _told(desk: Desk, key: str, content: Content) -> Told:
    match content:
        case Card():
            facts = tuple(_of_card(desk, content))
            return Told(key=key, text=desk.pick(content.text), facts=facts, href=content.url or "")
        case Metric() | MetricAt():
            return _metric(desk, key, content)
        case GapAt() | Opportunity():
            return _finding(desk, key, content)
        case Place():
            return _place(desk, key, content)
        case _:
            return Told(key=key, text=_plain(desk, content))


def _plain(desk: Desk, content: Content) -> Wording:
    """Contents that are a text and nothing else."""
    match content:
        case Text():
            return desk.pick(content)
        case Tag():
            return _tag(desk, content)
        case PictureFile():
            return desk.word("row.image")
        case Stops():
            return _stops(desk, content)
        case _:
            raise AssertionError(f"{content} says more than a text")


def own(desk: Desk, text: str) -> Wording:
    """Something made of the program's own words and figures."""
    return Wording(text, desk.words.language)


def listed(desk: Desk, wordings: list[Wording]) -> Wording:
    """Several names in one text, in the language of the first."""
    return Wording(desk.words.joined([w.text for w in wordings]), wordings[0].language)


def times(desk: Desk, time: Duration | None, wait: Duration | None) -> Iterator[Fact]:
    """How long something takes, and how long one waits for it."""
    if time:
        yield Fact(label=desk.word("row.time"), text=own(desk, desk.words.duration(time)))
    if wait:
        yield Fact(label=desk.word("book.wait"), text=own(desk, desk.words.duration(wait)))


def marks(desk: Desk, found: tuple[Mark, ...]) -> Iterator[Fact]:
    """The names of marks."""
    if shown := shown_marks(found):
        names = [desk.words.text(f"mark.{mark}") for mark in shown]
        yield Fact(label=desk.word("viewer.marks"), text=own(desk, desk.words.joined(names)))


def _of_card(desk: Desk, card: Card) -> Iterator[Fact]:
    service = desk.service
    if card.actor:
        yield Fact(label=desk.word("viewer.actor"), text=actor_title(desk, card.actor))
    for label, ids, catalogue in (
        ("viewer.system", card.systems, service.systems),
        ("row.channel", card.channels, service.channels),
        ("row.touchpoint", card.touchpoints, service.touchpoints),
    ):
        titles = {item.id: desk.pick(item.title) for item in catalogue}
        names = [titles.get(one, Wording(one, desk.fallback)) for one in ids]
        if names:
            yield Fact(label=desk.word(label), text=listed(desk, names))
    yield from times(desk, card.time, card.wait)
    yield from marks(desk, card.marks)
    if card.status:
        yield Fact(label=desk.word("opportunity.status"), text=desk.word(f"status.{card.status}"))
    if card.note:
        yield Fact(label=desk.word("row.note"), text=desk.pick(card.note))
    if card.tags:
        yield Fact(label=desk.word("viewer.tags"), text=Wording(desk.words.joined(card.tags), desk.fallback))


def _place(desk: Desk, key: str, content: Place) -> Told:
    if content.kind != "touchpoint":
        return Told(key=key, text=named_channel(desk, content.id)[0])
    found = next((t for t in desk.service.touchpoints if t.id == content.id), None)
    facts = []
    via = [desk.pick(c.title) for c in desk.service.channels if found and c.id in found.channels]
    if via:
        facts.append(Fact(label=desk.word("row.channel"), text=listed(desk, via)))
    for name in ("owner", "medium", "importance", "contact", "initiative"):
        value = getattr(found, name, None)
        if value is not None:
            facts.append(Fact(label=desk.word(f"{name}.title"), text=desk.word(f"{name}.{value}")))
    return Told(key=key, text=touchpoint_title(desk, content.id), facts=tuple(facts))


def _tag(desk: Desk, content: Tag) -> Wording:
    theme = next((t for t in desk.service.themes if t.id == content.id), None) if content.kind == "theme" else None
    return desk.pick(theme.title) if theme and theme.title else desk.word(f"{content.kind}.{content.id}")


def _stops(desk: Desk, content: Stops) -> Wording:
    """`Web: Booking page; Telephone`: channels with what is met there."""
    names = []
    for stop in content.stops:
        name = named_channel(desk, stop.channel)[0]
        met = desk.words.joined([touchpoint_title(desk, t).text for t in stop.touchpoints])
        text = desk.words.text("format.label", label=name.text, text=met) if met else name.text
        names.append(Wording(text, name.language))
    return Wording("\n".join(name.text for name in names), names[0].language if names else desk.language)


def _finding(desk: Desk, key: str, content: GapAt | Opportunity) -> Told:
    """What is wrong, or what could be better."""
    if isinstance(content, Opportunity):
        return Told(key=key, text=desk.pick(content.title), facts=tuple(_of_opportunity(desk, content)))
    number = content.gap.value
    name = own(desk, f"{desk.words.number(number)} {desk.words.text(f'gap.{number}')}")
    note = desk.pick(content.note) if content.note else desk.word(f"gap-meaning.{number}")
    return Told(key=key, text=note, facts=(Fact(label=desk.word("row.gap"), text=name),))


def _of_opportunity(desk: Desk, item: Opportunity) -> Iterator[Fact]:
    words = desk.words
    for name, value in (("impact", item.impact), ("effort", item.effort)):
        if value is not None:
            yield Fact(label=desk.word(f"opportunity.{name}"), text=own(desk, words.number(value)))
    yield Fact(label=desk.word("opportunity.status"), text=desk.word(f"progress.{item.status}"))
    if item.owner:
        yield Fact(label=desk.word("opportunity.owner"), text=desk.pick(item.owner))
    if item.due:
        yield Fact(label=desk.word("opportunity.due"), text=own(desk, words.date(item.due)))


def _metric(desk: Desk, key: str, content: Metric | MetricAt) -> Told:
    """A figure with its sample, interval and target, its parts, its course and its groups."""
    shown = reading(desk, content)
    metric = shown.metric
    title = desk.pick(metric.title) if metric.title else desk.word(f"metric.{metric.type}")
    unit = desk.pick(metric.unit).text if metric.unit else None
    figure = None if shown.kano else shown.figure
    said = kano_words(desk.words, shown.kano) if shown.kano else figure_words(desk.words, metric, figure, unit)
    if shown.asked and not figure and not shown.kano:
        said = FigureWords(value=None, sample=desk.words.text("metric.no-answers"), target=said.target)
    return Told(key=key, text=title, facts=tuple(_of_metric(desk, shown, said, unit)))


def _of_metric(desk: Desk, shown: Reading, said: FigureWords, unit: str | None) -> Iterator[Fact]:
    words, metric = desk.words, shown.metric
    value = [text for text in (said.value, said.sample, said.interval, said.small, said.net) if text]
    if value:
        yield Fact(label=desk.word("book.value"), text=own(desk, words.joined(value)))
    if said.target:
        target = [text for text in (said.target, said.verdict) if text]
        yield Fact(label=desk.word("metric.target"), text=own(desk, words.joined(target)))
    if shown.figure and len(shown.figure.shares) == PARTS:
        yield Fact(label=desk.word("metric.share"), text=own(desk, share_words(words, shown.figure.shares)))
    if shown.trend:
        course = [
            words.text("format.label", label=period_words(words, p.period), text=at)
            for p in shown.trend
            if (at := figure_words(words, metric, p.figure, unit).value)
        ]
        yield Fact(label=desk.word("metric.trend"), text=own(desk, words.joined(course)))
    for group in shown.groups:
        part = figure_words(words, metric, group.figure, unit)
        told_value = [text for text in (part.value, part.sample, part.interval, part.small) if text]
        yield Fact(label=group_title(desk, group), text=own(desk, words.joined(told_value)))
