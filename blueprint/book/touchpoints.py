"""Sheets about touchpoints: where each is used, what carries it, how it is felt.

In: a `Service` and its `Places`. Out: one `TouchpointSheet` a touchpoint, in catalogue order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.book.pieces import Fact
from blueprint.book.places import Places
from blueprint.book.signs import path_data
from blueprint.book.speech import Speech
from blueprint.book.values import Feeling, TouchedStep, TouchpointSheet
from blueprint.experience import personas_scored
from blueprint.experience.satisfaction import satisfaction, score_of
from blueprint.frozen import frozen
from blueprint.icons import icon_for
from blueprint.model.catalogues import Channel, Touchpoint
from blueprint.model.lanes import Lane
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import TextRow, Zone

_BEHIND = (Zone.FRONTSTAGE, Zone.BACKSTAGE, Zone.SUPPORT)
_MET = 0.05
"""Difference of scores that counts as none."""


@frozen(kw_only=True)
class _Use:
    """A touchpoint with the steps and stages that use it, and the cards there that carry it."""

    touchpoint: Touchpoint
    steps: tuple[Step, ...]
    cards: tuple[Card, ...]


def touchpoint_sheets(service: Service, places: Places, speech: Speech, chapter: str) -> tuple[TouchpointSheet, ...]:
    """The sheets of a chapter; anchors begin with the chapter's."""
    return tuple(
        _sheet(service, places, speech, _use(service, touchpoint), f"{chapter}-t{n}")
        for n, touchpoint in enumerate(service.touchpoints, 1)
    )


def steps_using(service: Service, touchpoint: str) -> tuple[Step, ...]:
    """The steps that name a touchpoint, and all steps of a stage that does."""
    return tuple(
        step
        for stage in service.stages
        for step in stage.steps
        if touchpoint in stage.touchpoints or touchpoint in step.touchpoints
    )


def _use(service: Service, touchpoint: Touchpoint) -> _Use:
    """Where a touchpoint is used and what carries it there."""
    stages = [s for s in service.stages if touchpoint.id in s.touchpoints]
    steps = steps_using(service, touchpoint.id)
    return _Use(touchpoint=touchpoint, steps=steps, cards=tuple(_cards(touchpoint.id, stages, steps)))


def _cards(wanted: str, stages: Iterable[Stage], steps: Iterable[Step]) -> Iterator[Card]:
    """Cards at the steps that use a touchpoint, but for those that name another one."""
    for card in (*(c for s in stages for c in s.cards), *(c for s in steps for c in s.cards)):
        if not card.touchpoints or wanted in card.touchpoints:
            yield card


def _sheet(service: Service, places: Places, speech: Speech, use: _Use, anchor: str) -> TouchpointSheet:
    touchpoint = use.touchpoint
    channels = tuple(c for c in service.channels if c.id in touchpoint.channels)
    scored = personas_scored(service)
    found = [s.value for step in use.steps for persona in scored if (s := satisfaction(step, persona)) is not None]
    return TouchpointSheet(
        anchor=anchor,
        title=speech.pick(touchpoint.title),
        icon=_icon(touchpoint, channels),
        note=speech.maybe(touchpoint.note),
        facts=_facts(speech, touchpoint, channels),
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


def _icon(touchpoint: Touchpoint, channels: tuple[Channel, ...]) -> str:
    """Path data of the touchpoint's icon, or of its first channel's; empty without any."""
    via = next((icon for c in channels if (icon := icon_for(c.icon, c.id, *_written(c.title)))), None)
    icon = icon_for(touchpoint.icon, touchpoint.id, *_written(touchpoint.title)) if touchpoint.icon or not via else via
    return path_data(icon.commands) if icon else ""


def _written(text: Text) -> tuple[str, ...]:
    return tuple(wording.text for wording in text.wordings)


def _facts(speech: Speech, touchpoint: Touchpoint, channels: tuple[Channel, ...]) -> tuple[Fact, ...]:
    """Channel, owner, medium, importance, contact, initiative: what is given."""
    facts = [Fact(label=speech.word("row.channel"), values=speech.all(c.title for c in channels))] if channels else []
    for name in ("owner", "medium", "importance", "contact", "initiative"):
        value = getattr(touchpoint, name)
        if value is not None:
            facts.append(Fact(label=speech.word(f"{name}.title"), values=(speech.word(f"{name}.{value}"),)))
    return tuple(facts)


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


def _behind(service: Service, speech: Speech, use: _Use) -> Iterator[Fact]:
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


def _notes(service: Service, places: Places, speech: Speech, use: _Use) -> Iterator[tuple[str, Fact]]:
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
