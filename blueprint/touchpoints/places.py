"""Where a touchpoint is met in one service, with the scores, figures and quotes of these places.

In: a service and one of its touchpoints. Out: values, in file order.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.experience import personas_scored
from blueprint.experience.named import NamedService
from blueprint.experience.satisfaction import satisfaction, score_of
from blueprint.experience.touchpoints import TouchpointUse
from blueprint.frozen import frozen
from blueprint.model.figures import Grouping
from blueprint.model.measures import Metric
from blueprint.model.service import Service, Stage, Step
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import TextRow
from blueprint.touchpoints.values import FigureAt, Occurrence, Quote, QuoteKind, StepScores


def occurrences(where: NamedService, use: TouchpointUse) -> Iterator[Occurrence]:
    """The steps at which a touchpoint is met."""
    stages = {stage.key: stage for stage in where.service.stages}
    for step in use.steps:
        scores = tuple(_scores(where.service, step))
        yield Occurrence(where=where, stage=stages[step.stage], step=step, scores=scores)


def _scores(service: Service, step: Step) -> Iterator[StepScores]:
    """How each persona finds a step; those without any score there are left out."""
    names = {persona.id: persona.name for persona in service.personas}
    for persona in personas_scored(service):
        emotion, expectation = score_of(step.emotions, persona), score_of(step.expectations, persona)
        if emotion is None and expectation is None:
            continue
        found = satisfaction(step, persona)
        yield StepScores(
            persona=persona,
            name=names.get(persona) if persona else None,
            emotion=emotion,
            expectation=expectation,
            satisfaction=found.value if found else None,
        )


def figures(where: NamedService, use: TouchpointUse) -> Iterator[FigureAt]:
    """The figures that tell about a touchpoint: its own, those at its steps and cards, those broken down by step."""
    for metric in where.service.metrics:
        if metric.where.touchpoint in (None, use.touchpoint.id):
            yield from _figures(where, use, metric)


def _figures(where: NamedService, use: TouchpointUse, metric: Metric) -> Iterator[FigureAt]:
    measured = where.service.measurement(metric.id)
    own = next((g for g in measured.by(Grouping.TOUCHPOINT) if g.key == use.touchpoint.id), None) if measured else None
    if own:
        yield FigureAt(where=where, metric=metric, figure=own.figure)
        return
    place = _place(where.service, use, metric)
    if place is not None or metric.where.touchpoint:
        yield FigureAt(
            where=where,
            metric=metric,
            figure=measured.figure if measured else None,
            kano=measured.kano if measured else None,
            step=place if isinstance(place, Step) else None,
            stage=place if isinstance(place, Stage) else None,
        )
        return
    if metric.at is None and measured:
        steps = {step.key: step for step in use.steps}
        for group in measured.by(Grouping.STEP):
            if group.key in steps:
                yield FigureAt(where=where, metric=metric, figure=group.figure, step=steps[group.key])


def _place(service: Service, use: TouchpointUse, metric: Metric) -> Step | Stage | None:
    """The place of a metric among those that a touchpoint is met at; None where it is elsewhere."""
    steps = {step.key: step for step in use.steps}
    stages: dict[str, Stage] = {stage.key: stage for stage in use.stages}
    at = metric.at
    if at is None:
        holders: tuple[Step | Stage, ...] = (*use.stages, *use.steps)
        return next((holder for holder in holders if metric.id in holder.metrics), None)
    if at in steps or at in stages:
        return steps.get(at) or stages.get(at)
    if any(at in (stage.key, *(step.key for step in stage.steps)) for stage in service.stages):
        return None
    card = next((card for card in use.cards if card.key == at), None)
    return (steps.get(card.step) if card.step else stages.get(card.stage)) if card else None


@frozen
class _Said:
    """A survey's language is that of its file."""

    where: NamedService

    def text(self, words: str) -> Text:
        return Text((Wording(words, self.where.service.language),))


def quotes(where: NamedService, use: TouchpointUse) -> Iterator[Quote]:
    """What customers say: at its steps, then in answers about it."""
    names = {persona.id: persona.name for persona in where.service.personas}
    alone = where.service.personas[0].name if len(where.service.personas) == 1 else None
    steps = {step.key: step for step in use.steps}
    for step in use.steps:
        for text in step.row(TextRow.QUOTE):
            yield Quote(where=where, kind=QuoteKind.ROW, text=text, who=alone, step=step)
        for score in step.emotions:
            if score.quote:
                who = names.get(score.persona) if score.persona else alone
                yield Quote(
                    where=where, kind=QuoteKind.SCORE, text=score.quote, who=who, score=score.value, step=step
                )  # fmt: skip
    for comment in where.service.comments:
        here = comment.touchpoint == use.touchpoint.id or (comment.touchpoint is None and comment.step in steps)
        if here:
            yield Quote(
                where=where,
                kind=QuoteKind.ANSWER,
                text=_Said(where).text(comment.text),
                segment=comment.segment,
                score=comment.score,
                step=steps.get(comment.step) if comment.step else None,
            )
