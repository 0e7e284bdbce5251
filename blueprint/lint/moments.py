"""Rules about single moments: waits, evidence, scores and moments of truth.

In: a `Service`. Out: warnings BP354, BP355, BP358 and BP360, at steps and cards.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.diagnostics import Diagnostic
from blueprint.experience.satisfaction import personas_scored, score_of
from blueprint.lint.places import card_path, owner_path, owners, warning, zones
from blueprint.model import Mark, Service, Stage, Status, Step, TextRow, Zone
from blueprint.model.figures import Grouping
from blueprint.model.vocabulary import Gives, MetricType
from blueprint.phrases import listing, quote
from blueprint.source import Span

_SEEN = frozenset({Zone.CUSTOMER, Zone.FRONTSTAGE})
_UNSEEN = frozenset({Zone.BACKSTAGE, Zone.SUPPORT})
_EACH = 8
"""Holes in a curve that are told one by one; more of them are told together."""


def waits_without_time(service: Service) -> Iterator[Diagnostic]:
    """BP354: wait points where neither `wait` nor a measured duration says how long; each step is told of once."""
    measured = frozenset(m.at for m in service.metrics if m.type is MetricType.DURATION and m.at is not None)
    for stage in service.stages:
        for owner in owners(stage):
            within = owners(stage) if owner is stage else (stage, owner)
            place = next(_marked(service, owner, Mark.WAIT), None)
            if place and not any(_tells_wait(each, measured) for each in within):
                words, span, path = place
                yield warning(
                    "BP354",
                    f"nothing says how long the wait {quote(words)} is",
                    span,
                    "write its length, as a range if it varies: `wait: 5-10 min`",
                    element=path,
                )


def evidence_without_action(service: Service) -> Iterator[Diagnostic]:
    """BP355: evidence where neither the customer nor the frontstage does anything, on maps of what they do."""
    zone_of = zones(service)
    if not any(zone_of[card.lane] in _SEEN for card in service.cards):
        return
    for stage in service.stages:
        if any(zone_of[card.lane] in _SEEN for card in stage.cards):
            continue
        for step in stage.steps:
            shown = [c for c in step.cards if zone_of[c.lane] is Zone.EVIDENCE and c.status is not Status.REMOVED]
            if shown and not any(zone_of[card.lane] in _SEEN for card in step.cards):
                yield warning(
                    "BP355",
                    f"nobody does anything with the evidence in the step {quote(step.key)}",
                    shown[0].span,
                    "add what the customer does there, or move the evidence to the step where it is met",
                    element=card_path(shown[0]),
                )


def holes_in_the_curve(service: Service) -> Iterator[Diagnostic]:
    """BP358: steps without an emotion, for each persona with a score at half of the steps or more.

    Steps that the customer has no part in are left out, and so are maps whose emotions come from answers.
    """
    if any(survey.gives is Gives.EMOTION for survey in service.responses):
        return
    zone_of = zones(service)
    lived = [step for step in service.steps if not _unseen(step, zone_of)]
    missing: dict[str, list[str]] = {}
    for persona in personas_scored(service):
        without = [step.key for step in lived if score_of(step.emotions, persona) is None]
        if 2 * len(without) <= len(lived):
            for key in without:
                missing.setdefault(key, []).extend([persona] if persona else [])
    left = [step for step in lived if step.key in missing]
    if len(left) > _EACH:
        yield _many_holes(left, len(lived))
        return
    for step in left:
        whose = f" for {listing(missing[step.key], 'and')}" if missing[step.key] else ""
        yield warning(
            "BP358",
            f"the step {quote(step.key)} has no emotion{whose}, so the curve has a hole there",
            step.span,
            "write `emotion: …`, as at the other steps",
            element=owner_path(step),
        )


def _many_holes(left: list[Step], number: int) -> Diagnostic:
    """The one warning about many steps."""
    return warning(
        "BP358",
        f"{len(left)} of {number} steps have no emotion, so the curve has holes there",
        left[0].span,
        "write `emotion: …` at each, as at the other steps; these are the first",
        others=[step.span for step in left[1:] if step.span],
    )


def unmeasured_moments_of_truth(service: Service) -> Iterator[Diagnostic]:
    """BP360: moments of truth with neither figure nor score, on maps that measure other places."""
    located = {metric.at for metric in service.metrics if metric.at is not None}
    if not located or any(metric.by in {Grouping.STEP, Grouping.STAGE} for metric in service.metrics):
        return
    for stage in service.stages:
        whole = _measured(stage, located)
        for owner in owners(stage):
            place = next(_marked(service, owner, Mark.MOMENT_OF_TRUTH), None)
            within = stage.steps if owner is stage else (owner,)
            if place and not whole and not any(_measured(each, located) for each in within):
                words, span, path = place
                yield warning(
                    "BP360",
                    f"other moments are measured, but not the moment of truth {quote(words)}",
                    span,
                    f"add a figure under `metrics` with `at: {owner.key}`, or the step's `emotion`",
                    element=path,
                )


def _marked(service: Service, owner: Stage | Step, mark: Mark) -> Iterator[tuple[str, Span | None, str]]:
    """What bears a mark in a step, or in a stage beside its steps: its words, place and path. Cards come first."""
    for card in owner.cards:
        if mark in card.marks and card.status is not Status.REMOVED:
            yield card.text.pick(service.language).text, card.span, card_path(card)
    if mark in owner.marks:
        yield owner.key, owner.span, owner_path(owner)


def _tells_wait(owner: Stage | Step, measured: frozenset[str]) -> bool:
    """Whether a step, or a stage beside its steps, says how long people wait."""
    if owner.wait or owner.key in measured:
        return True
    return any(card.wait or card.key in measured for card in owner.cards)


def _unseen(step: Step, zone_of: dict[str, Zone]) -> bool:
    """Whether a step is work that the customer has no part in."""
    return bool(step.cards) and not step.touchpoints and all(zone_of[card.lane] in _UNSEEN for card in step.cards)


def _measured(owner: Stage | Step, located: set[str]) -> bool:
    """Whether there is a figure or a score at a step, or at a stage itself."""
    if owner.metrics or any(row is TextRow.METRIC for row, _ in owner.texts):
        return True
    if isinstance(owner, Step) and (owner.emotions or owner.expectations):
        return True
    return owner.key in located or any(card.key in located for card in owner.cards)
