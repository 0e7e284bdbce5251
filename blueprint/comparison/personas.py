"""One service as each of its personas meets it: with the scores and quotes that are this persona's, or everybody's."""

from __future__ import annotations

from blueprint.experience.satisfaction import score_of
from blueprint.frozen import replace
from blueprint.model import Service, Step
from blueprint.model.figures import Grouping
from blueprint.model.measures import Score


def as_persona(service: Service, persona: str) -> Service:
    """The service for one persona: what is scored for others is left out.

    Args:
        persona: its id.
    """
    stages = tuple(
        replace(stage, steps=tuple(_step(step, persona) for step in stage.steps)) for stage in service.stages
    )
    return replace(service, stages=stages, personas=tuple(p for p in service.personas if p.id == persona))


def with_figures_of(service: Service, persona: str) -> Service:
    """The service with the figures that the answers of one persona come to, and no others."""
    found = []
    for measured in service.measurements:
        group = next((g for g in measured.by(Grouping.PERSONA) if g.key == persona), None)
        if group:
            found.append(replace(measured, figure=group.figure, groups=(), trend=()))
    asked = {measured.metric for measured in found}
    metrics = tuple(metric for metric in service.metrics if metric.id in asked)
    return replace(service, metrics=metrics, measurements=tuple(found))


def _step(step: Step, persona: str) -> Step:
    return replace(step, emotions=_own(step.emotions, persona), expectations=_own(step.expectations, persona))


def _own(scores: tuple[Score, ...], persona: str) -> tuple[Score, ...]:
    """The persona's own score, else that for all, as the only one."""
    found = score_of(scores, persona)
    return (replace(found, persona=None),) if found else ()
