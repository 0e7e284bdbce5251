"""Sheets about personas: who they are, and how the journey felt to them.

In: a `Service` and its `Places`. Out: one `PersonaSheet` a persona; one more for scores that belong to nobody in
particular.
"""

from __future__ import annotations

from blueprint.book.pieces import Fact, Picture
from blueprint.book.places import Places
from blueprint.book.values import CurveFigure, Journey, PersonaSheet, ScoredStep, Trait
from blueprint.experience import Curve, curve, personas_scored
from blueprint.experience.satisfaction import score_of
from blueprint.layout.pictures import load_picture
from blueprint.model.catalogues import Persona
from blueprint.model.service import Service, Step
from blueprint.model.text import Wording
from blueprint.words.speech import Speech


def persona_sheets(service: Service, places: Places, speech: Speech, chapter: str) -> tuple[PersonaSheet, ...]:
    """The sheets of a chapter.

    Args:
        service: whose personas.
        places: where its steps stand.
        speech: the chapter's words.
        chapter: anchor of the chapter, which theirs begin with.

    Raises:
        OSError: a photograph is gone since it was checked.
    """
    scored = personas_scored(service)
    alone = scored == (None,)
    made = [
        _sheet(service, places, speech, persona, f"{chapter}-p{n}", None if alone else persona.id)
        for n, persona in enumerate(service.personas, 1)
    ]
    if alone and len(service.personas) != 1:
        made = [_without_journey(sheet) for sheet in made]
        title = speech.word("row.experience")
        made.append(PersonaSheet(anchor=f"{chapter}-p0", name=title, journey=_journey(service, places, speech, None)))
    return tuple(made)


def _sheet(
    service: Service, places: Places, speech: Speech, persona: Persona, anchor: str, scores: str | None
) -> PersonaSheet:
    lists = (("goals", persona.goals), ("needs", persona.needs), ("frustrations", persona.frustrations))
    loaded = load_picture(persona.photo) if persona.photo else None
    return PersonaSheet(
        anchor=anchor,
        name=speech.pick(persona.name),
        role=speech.maybe(persona.role),
        segment=speech.maybe(persona.segment),
        quote=speech.maybe(persona.quote),
        photo=Picture(media_type=loaded.media_type, content=loaded.content) if loaded else None,
        lists=tuple(
            Fact(label=speech.word(f"header.{name}"), values=speech.all(texts)) for name, texts in lists if texts
        ),
        traits=tuple(
            Trait(name=speech.pick(name), value=value, printed=speech.own(speech.words.number(value)))
            for name, value in persona.traits
        ),
        journey=_journey(service, places, speech, scores),
    )


def _without_journey(sheet: PersonaSheet) -> PersonaSheet:
    """A sheet whose persona shares its scores with others."""
    return PersonaSheet(
        anchor=sheet.anchor, name=sheet.name, role=sheet.role, segment=sheet.segment, quote=sheet.quote,
        photo=sheet.photo, lists=sheet.lists, traits=sheet.traits,
    )  # fmt: skip


def _journey(service: Service, places: Places, speech: Speech, persona: str | None) -> Journey | None:
    """The curve of a persona; None without scores."""
    found = curve(service, persona)
    if found is None:
        return None
    return Journey(
        points=tuple(_scored(places, step, persona) for step in service.steps if score_of(step.emotions, persona)),
        columns=len(service.steps),
        low=service.scale.low,
        high=service.scale.high,
        levels=_levels(service, speech),
        figures=_figures(places, speech, found),
    )


def _levels(service: Service, speech: Speech) -> tuple[Wording, Wording, Wording]:
    """Words for the lowest, the middle and the highest score: the file's own, else the language's."""
    own = dict(service.scale.labels)
    low, middle, high = speech.words.axis(3)

    def word(value: float, otherwise: str) -> Wording:
        return speech.pick(own[value]) if value in own else speech.own(otherwise)

    scale = service.scale
    return word(scale.low, low), word(scale.middle, middle), word(scale.high, high)


def _scored(places: Places, step: Step, persona: str | None) -> ScoredStep:
    score, expected = score_of(step.emotions, persona), score_of(step.expectations, persona)
    assert score is not None  # noqa: S101 - the caller asked
    return ScoredStep(
        step=places.step(step.key), column=step.number - 1, experience=score.value,
        expectation=expected.value if expected else None,
    )  # fmt: skip


def _figures(places: Places, speech: Speech, found: Curve) -> tuple[CurveFigure, ...]:
    """Best, worst, end; then mean, remembered and net experience."""
    named = (("best", found.best), ("worst", found.worst), ("end", found.end))
    points = [
        CurveFigure(
            label=speech.word(f"curve.{name}"),
            value=speech.own(speech.words.number(point.value, 1)),
            step=places.step(point.step),
            tone=name,
        )
        for name, point in named
        if point
    ]
    words = speech.words
    sums = [("mean", words.number(found.mean, 1)), ("net", words.number(found.net, 0, sign=True))]
    if found.remembered is not None:
        sums.insert(1, ("remembered", words.number(found.remembered, 1)))
    whole = [CurveFigure(label=speech.word(f"book.{name}"), value=speech.own(text)) for name, text in sums]
    return (*points, *whole)
