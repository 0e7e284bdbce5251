"""What a step is called where a list names it."""

from __future__ import annotations

from blueprint.model.service import Service, Step
from blueprint.model.text import Text


def step_title(service: Service, step: Step) -> Text:
    """Its title, else the words of its first customer card, of its first card, or its stage's title."""
    if step.title:
        return step.title
    cards = step.lane("customer") or step.cards
    if cards:
        return cards[0].text
    return next(stage.title for stage in service.stages if stage.key == step.stage)
