"""Sheets about touchpoints: where each is used, what carries it, how it is felt.

In: a `Service` and its `Places`. Out: one `TouchpointSheet` a touchpoint, in catalogue order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.book.pieces import Fact
from blueprint.book.places import Places
from blueprint.book.values import Feeling, TouchedStep, TouchpointSheet
from blueprint.experience import personas_scored
from blueprint.experience.satisfaction import satisfaction, score_of
from blueprint.experience.touchpoints import TouchpointUse, touchpoint_use
from blueprint.html.signs import touchpoint_icon
from blueprint.model.lanes import Lane
from blueprint.model.service import Service, Step
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import TextRow, Zone
from blueprint.words.speech import Speech
from blueprint.words.touchpoints import attributes

_BEHIND = (Zone.FRONTSTAGE, Zone.BACKSTAGE, Zone.SUPPORT)
_MET = 0.05
"""Difference of scores that counts as none."""


def touchpoint_sheets(service: Service, places: Places, speech: Speech, chapter: str) -> tuple[TouchpointSheet, ...]:
    """The sheets of a chapter; anchors begin with the chapter's."""
    return tuple(
        _sheet(service, places, speech, touchpoint_use(service, touchpoint), f"{chapter}-t{n}")
        for n, touchpoint in enumerate(service.touchpoints, 1)
    )


def _sheet(service: Service, places: Places, speech: Speech, use: TouchpointUse, anchor: str) -> TouchpointSheet:
    touchpoint = use.touchpoint
    channels = tuple(c for c in service.channels if c.id in touchpoint.channels)
    scored = personas_scored(service)
    found = [s.value for step in use.steps for persona in scored if (s := satisfaction(step, persona)) is not None]
    kept = (speech.pick(touchpoint.promise),) if touchpoint.promise else ()
    promise = (Fact(label=speech.word("header.promise"), values=kept),) if kept else ()
    return TouchpointSheet(
        anchor=anchor,
        title=speech.pick(touchpoint.title),
        icon=touchpoint_icon(touchpoint, channels),
        note=speech.maybe(touchpoint.note),
        facts=(*(Fact(label=a.label, values=a.values) for a in attributes(speech, touchpoint, channels)), *promise),
        steps=tuple(
            TouchedStep(
                step=places.step(step.key), feelings=tuple(_feeling(speech, step, persona) for persona in scored)
            )
            for step in use.steps
        ),
        behind=tuple(_behind(service, speech, use)),
        notes=tuple(_notes(service, places, speech, use)),
        plan=tuple(
            Fact(label=speech.word(f"plan.{part}"), values=(speech.pick(text),)) for part, text in touchpoint.plan
        ),
        mean=_mean(speech, found),
    )


def _feeling(speech: Speech, step: Step, persona: str | None) -> Feeling:
    score, found = score_of(step.emotions, persona), satisfaction(step, persona)
    return Feeling(
        experience=speech.own(speech.words.number(score.value, 1)) if score else None,
        difference=speech.own(speech.words.number(found.value, 1, sign=True)) if found else None,
        tone=_tone(found.value) if found else 0,
    )


def _mean(speech: Speech, found: list[float]) -> Feeling | None:
    """Mean satisfaction over the steps and personas that have both scores."""
    if not found:
        return None
    value = sum(found) / len(found)
    text = speech.own(speech.words.number(value, 1, sign=True))
    return Feeling(experience=None, difference=text, tone=_tone(value))


def _tone(value: float) -> int:
    """Better (1), as expected (0) or worse (-1)."""
    return (value > _MET) - (value < -_MET)


def _behind(service: Service, speech: Speech, use: TouchpointUse) -> Iterator[Fact]:
    """Lane by lane, what is done there, with who does it and on which systems."""
    actors = {actor.id: speech.pick(actor.title) for actor in service.actors}
    systems = {system.id: speech.pick(system.title) for system in service.systems}
    for lane in service.lanes:
        if not isinstance(lane, Lane) or lane.zone not in _BEHIND:
            continue
        values: dict[str, Wording] = {}
        for card in use.cards:
            if card.lane == lane.id:
                text = speech.pick(card.text)
                by = [actors[card.actor]] if card.actor in actors else []
                by += [systems[s] for s in card.systems if s in systems]
                others = [w for w in by if w.text.casefold() not in text.text.casefold()]
                said = described(speech, text, others)
                values.setdefault(said.text, said)
        if values:
            yield Fact(label=speech.lane(lane), values=tuple(values.values()))


def described(speech: Speech, text: Wording, by: Iterable[Wording]) -> Wording:
    """What is done, with who or what does it behind it."""
    names = [w.text for w in by]
    if not names:
        return text
    return Wording(speech.words.text("book.by", text=text.text, by=speech.words.joined(names)), text.language)


def _notes(service: Service, places: Places, speech: Speech, use: TouchpointUse) -> Iterator[tuple[str, Fact]]:
    """Pains, gains, ideas, gaps and opportunities at the steps: the theme's name for each, and the texts."""
    for row in (TextRow.PAIN, TextRow.GAIN, TextRow.IDEA):
        texts = {w.text: w for step in use.steps for w in speech.all(step.row(row))}
        if texts:
            yield row.value, Fact(label=speech.word(f"row.{row}"), values=tuple(texts.values()))
    at = {step.key for step in use.steps}
    gaps = [gap for gap in service.gaps if gap.at and at.intersection(places.steps_at([gap.at]))]
    if gaps:
        values = tuple(_labelled(speech, f"gap.{gap.gap.value}", gap.note) for gap in gaps)
        yield "gap", Fact(label=speech.word("row.gap"), values=values)
    found = [o for o in service.opportunities if at.intersection(places.steps_at(o.at))]
    if found:
        yield "opportunity", Fact(label=speech.word("row.opportunity"), values=speech.all(o.title for o in found))


def _labelled(speech: Speech, key: str, note: Text | None) -> Wording:
    """A word with a note behind it."""
    label = speech.word(key)
    if note is None:
        return label
    text = speech.pick(note)
    return Wording(speech.words.text("format.label", label=label.text, text=text.text), text.language)
