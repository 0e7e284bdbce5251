"""From a service to what the gallery says about it.

In: `Service`. Out: `About`. Nothing is drawn and no font is opened.
"""

from __future__ import annotations

from blueprint.experience import personas_scored
from blueprint.experience.satisfaction import score_of
from blueprint.model.lanes import Lane
from blueprint.model.service import Service
from blueprint.pipeline.drawing import drawings
from blueprint.project.gallery.entries import About, Band, Named


def about(service: Service) -> About:
    """What a map says about itself."""
    return About(
        language=service.language,
        title=service.title,
        subtitle=service.subtitle,
        summary=service.summary or service.scenario,
        version=service.version,
        state=service.state.value,
        personas=tuple(persona.name for persona in service.personas),
        touchpoints=tuple(touchpoint.title for touchpoint in service.touchpoints),
        actors=tuple(actor.title for actor in service.actors),
        stages=tuple(stage.title for stage in service.stages),
        steps=tuple(len(stage.steps) for stage in service.stages),
        bands=_bands(service),
        scores=_scores(service),
        drawings=tuple(
            Named(name=d.name, kind=d.kind.value, title=d.view.title if d.view else None) for d in drawings(service)
        ),
    )


def _bands(service: Service) -> tuple[Band, ...]:
    """The lanes that have cards, with how many in each step."""
    places = {step.key: at for at, step in enumerate(service.steps)}
    counts: dict[str, list[int]] = {
        lane.id: [0] * len(places) for lane in service.lanes if isinstance(lane, Lane) and lane.zone is not None
    }
    for card in service.cards:
        if card.step is not None and card.lane in counts:
            counts[card.lane][places[card.step]] += 1
    return tuple(
        Band(role=lane.zone.value, cards=tuple(counts[lane.id]))
        for lane in service.lanes
        if isinstance(lane, Lane) and lane.zone is not None and any(counts[lane.id])
    )


def _scores(service: Service) -> tuple[float | None, ...]:
    """How the first persona feels in each step, as shares of the scale."""
    scored = personas_scored(service)
    if not scored:
        return ()
    low, high = service.scale.low, service.scale.high
    found = (score_of(step.emotions, scored[0]) for step in service.steps)
    return tuple(None if score is None else round((score.value - low) / (high - low), 4) for score in found)
