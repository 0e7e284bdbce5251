"""What a sheet says, in the words of one language.

In: values of a sheet, and a `Teller`. Out: `Wording`s and small values made of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.touchpoints.values import FigureAt, Occurrence, Quote, QuoteKind, TouchpointSheet
from blueprint.words.figures import FigureWords, figure_words, kano_words
from blueprint.words.speech import Speech, Teller
from blueprint.words.touchpoints import Attribute, attributes


def about(teller: Teller, sheet: TouchpointSheet) -> Speech:
    """How a touchpoint is told about, which several services may have."""
    return teller.of(sheet.declared[0].service)


@frozen(kw_only=True)
class FigureTold:
    """A figure in words: its title, what it comes to, where it is measured, its target, what it rests on.

    Attributes:
        met: whether the target is reached; None where nobody can say.
    """

    title: Wording
    value: Wording | None
    place: Wording | None
    target: Wording | None
    notes: tuple[Wording, ...]
    met: bool | None


@frozen(kw_only=True)
class QuoteTold:
    """A quote in words, and who says it where."""

    text: Wording
    by: tuple[Wording, ...]


def attributes_told(teller: Teller, sheet: TouchpointSheet) -> tuple[Attribute, ...]:
    """Channel, owner, medium, importance, contact, initiative."""
    return attributes(about(teller, sheet), sheet.touchpoint, sheet.channels)


def step_title(teller: Teller, occurrence: Occurrence) -> Wording:
    """What the step is called; its stage's title where it has none."""
    return teller.of(occurrence.where.service).pick(occurrence.step.title or occurrence.stage.title)


def figures_told(teller: Teller, sheet: TouchpointSheet) -> tuple[FigureTold, ...]:
    """All figures of a touchpoint."""
    return tuple(_figure(teller, figure) for figure in sheet.figures)


def _figure(teller: Teller, at: FigureAt) -> FigureTold:
    speech, metric = teller.of(at.where.service), at.metric
    told = _told(speech, at)
    return FigureTold(
        title=speech.pick(metric.title) if metric.title else speech.word(f"metric.{metric.type}"),
        value=speech.own(told.value) if told.value else None,
        place=_place(teller, at),
        target=speech.own(told.target) if told.target else None,
        notes=tuple(speech.own(s) for s in (told.sample, told.interval, told.small, told.net, told.verdict) if s),
        met=told.met,
    )


def _told(speech: Speech, at: FigureAt) -> FigureWords:
    if at.kano:
        return kano_words(speech.words, at.kano)
    return figure_words(
        speech.words, at.metric, at.figure, speech.pick(at.metric.unit).text if at.metric.unit else None
    )


def _place(teller: Teller, at: FigureAt) -> Wording | None:
    """The step or stage of a figure; with several services also which."""
    speech = teller.of(at.where.service)
    thing = at.step or at.stage
    title = speech.pick(thing.title) if thing and thing.title else None
    if title is None and at.step:
        stage = next(s for s in at.where.service.stages if s.key == at.step.stage)
        title = speech.pick(stage.title)
    if not teller.several:
        return title
    service = speech.pick(at.where.service.title)
    if title is None:
        return service
    return Wording(speech.words.text("format.label", label=service.text, text=title.text), title.language)


def quotes_told(teller: Teller, sheet: TouchpointSheet) -> tuple[QuoteTold, ...]:
    """All quotes; the same words of the same customer only once."""
    return tuple(dict.fromkeys(_quote(teller, quote) for quote in sheet.quotes))


def _quote(teller: Teller, quote: Quote) -> QuoteTold:
    speech = teller.of(quote.where.service)
    by = [speech.pick(quote.who)] if quote.who else []
    by += [Wording(quote.segment, quote.where.service.language)] if quote.segment else []
    by += [speech.word("sheet.answers")] if quote.kind is QuoteKind.ANSWER else []
    if quote.step and quote.step.title:
        by.append(speech.pick(quote.step.title))
    if quote.score is not None:
        by.append(speech.own(speech.words.number(quote.score, None if float(quote.score).is_integer() else 1)))
    return QuoteTold(text=speech.pick(quote.text), by=tuple(by))


def where_told(teller: Teller, sheet: TouchpointSheet) -> str:
    """The steps in one text: `3 Check in, 9 Check out`; with several services a line for each."""
    found: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for occurrence in sheet.occurrences:
        step = f"{teller.words.number(occurrence.step.number)} {step_title(teller, occurrence).text}"
        found.setdefault(occurrence.where.name, []).append(" ".join(step.split()))
        titles[occurrence.where.name] = teller.of(occurrence.where.service).pick(occurrence.where.service.title).text
    return "\n".join(
        teller.words.text("format.label", label=titles[name], text=teller.words.joined(steps))
        if teller.several
        else teller.words.joined(steps)
        for name, steps in found.items()
    )


def figure_line(teller: Teller, figure: FigureTold) -> str:
    """A figure in one line: `Wait at the front desk: 6 min (target 3 min)`."""
    text = teller.words.text
    behind = [f"{text('metric.target')} {figure.target.text}"] if figure.target else []
    behind += [note.text for note in figure.notes]
    value = figure.value.text if figure.value else ""
    line = text("format.label", label=figure.title.text, text=value) if value else figure.title.text
    return f"{line} ({teller.words.joined(behind)})" if behind else line


def plan_told(teller: Teller, sheet: TouchpointSheet) -> Iterator[tuple[str, Wording, Wording | None]]:
    """The twelve parts: the key, what it is called, and what is written; None for a part that is not."""
    speech = about(teller, sheet)
    for part, text in sheet.plan:
        yield part.value, speech.word(f"plan.{part}"), speech.maybe(text)
