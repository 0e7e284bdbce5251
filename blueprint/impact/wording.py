"""What breaks, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.experience.impact import Share, StepHit
from blueprint.experience.steps import step_title
from blueprint.impact.values import Breakdown, ServiceImpact
from blueprint.model.service import Card
from blueprint.words.speech import Teller


def heading(teller: Teller, found: Breakdown) -> str:
    """`If … fails`."""
    name = found.title.pick(teller.language, found.services[0].where.service.language)
    return teller.words.text("impact.title", name=name.text)


def shares(teller: Teller, found: Breakdown) -> Iterator[str]:
    """How many services, steps of the main path and moments of truth are hit."""
    if not any(one.impact.noticed for one in found.services):
        yield teller.words.text("impact.nothing")
        return
    if len(found.services) > 1:
        yield _share(teller, "services", found.share)
    yield _share(teller, "steps", found.main)
    if found.moments.all:
        yield _share(teller, "moments", found.moments)


def _share(teller: Teller, key: str, share: Share) -> str:
    words = teller.words
    return words.text(f"impact.{key}", n=words.number(share.hit), all=words.number(share.all))


def reach(teller: Teller, hit: StepHit) -> str:
    """Directly, indirectly, or behind the scenes only."""
    return teller.words.text(f"impact.{hit.reach}")


def step(teller: Teller, one: ServiceImpact, hit: StepHit) -> str:
    """What the step is called."""
    service = one.where.service
    return teller.of(service).pick(step_title(service, hit.step)).text


def stage(teller: Teller, one: ServiceImpact, hit: StepHit) -> str:
    """What its stage is called."""
    return teller.of(one.where.service).pick(hit.stage.title).text


def cards(teller: Teller, one: ServiceImpact, found: Iterable[Card]) -> list[str]:
    """What cards say."""
    speech = teller.of(one.where.service)
    return [" ".join(speech.pick(card.text).text.split()) for card in found]


def chain(teller: Teller, one: ServiceImpact, hit: StepHit) -> list[str]:
    """The cards through which it comes to a step, from what fails to the customer.

    Where it comes from another step, the card there stands first, with the step in brackets.
    """
    found = cards(teller, one, (*hit.direct, *hit.indirect))
    if hit.direct or not hit.indirect:
        return found
    service, speech = one.where.service, teller.of(one.where.service)
    origin = next(card for card in service.cards if card.key == one.impact.through[hit.indirect[0].key])
    (text,) = cards(teller, one, (origin,))
    steps = {step.key: step for step in service.steps}
    stages = {stage.key: stage for stage in service.stages}
    where = step_title(service, steps[origin.step]) if origin.step else stages[origin.stage].title
    return [teller.words.text("book.by", text=text, by=speech.pick(where).text), *found]


def way_round(teller: Teller, one: ServiceImpact, hit: StepHit) -> list[str]:
    """Touchpoints and channels by which customers may still get there."""
    service, speech = one.where.service, teller.of(one.where.service)
    touchpoints = {t.id: t.title for t in service.touchpoints}
    channels = {c.id: c.title for c in service.channels}
    found = [*(touchpoints[t] for t in hit.touchpoints), *(channels[c] for c in hit.channels)]
    return list(dict.fromkeys(speech.pick(title).text for title in found))
