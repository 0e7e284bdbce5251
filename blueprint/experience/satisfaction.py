"""Expectation against experience (Oliver 1980: confirmation and disconfirmation)."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model import Score, Service, Step


@frozen
class Satisfaction:
    """Experience minus expectation at one step.

    Attributes:
        step: the step's key.
        persona: id; None where the scores are for all.
        value: on the file's scale: above 0 delight, 0 met, below 0 disappointment.
    """

    step: str
    persona: str | None
    value: float


def personas_scored(service: Service) -> tuple[str | None, ...]:
    """For whom there are scores, in catalogue order; `(None,)` where all are for all, empty without any.

    A score for all counts for every persona that has scores of its own.
    """
    scores = [score for step in service.steps for score in (*step.emotions, *step.expectations)]
    named = dict.fromkeys(score.persona for score in scores if score.persona is not None)
    if named:
        order = [p.id for p in service.personas if p.id in named]
        return tuple(order + [p for p in named if p not in order])
    return (None,) if scores else ()


def score_of(scores: tuple[Score, ...], persona: str | None) -> Score | None:
    """The score of a persona, else the one for all; None for an unscored step."""
    own = next((s for s in scores if s.persona == persona), None)
    return own or next((s for s in scores if s.persona is None), None)


def satisfaction(step: Step, persona: str | None) -> Satisfaction | None:
    """The satisfaction of a persona at a step; None without both scores."""
    emotion, expectation = score_of(step.emotions, persona), score_of(step.expectations, persona)
    if emotion is None or expectation is None:
        return None
    return Satisfaction(step.key, persona, emotion.value - expectation.value)


def satisfactions(service: Service) -> tuple[Satisfaction, ...]:
    """The satisfaction at every step with both scores, persona by persona, steps in file order."""
    found = (satisfaction(step, persona) for persona in personas_scored(service) for step in service.steps)
    return tuple(s for s in found if s is not None)
