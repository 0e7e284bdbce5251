"""Rules about touchpoints: who keeps them up, by what standard, and which of them keeps the brand's promise.

In: a `Service`. Out: warnings BP351, BP352 and BP356, at the entries of the catalogue and at the promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.diagnostics import Diagnostic
from blueprint.lint.places import owners, warning
from blueprint.model import Service, Touchpoint
from blueprint.model.vocabulary import Importance, Owner, PlanPart
from blueprint.phrases import quote

_NOT_OURS = frozenset({Owner.CUSTOMER, Owner.SOCIAL})
"""Whose touchpoints the brand can set no standard for."""


def key_touchpoints_without_standard(service: Service) -> Iterator[Diagnostic]:
    """BP351: key touchpoints of brand or partner whose plan says nothing about the standard."""
    for touchpoint in _key(service):
        if touchpoint.owner not in _NOT_OURS and all(part is not PlanPart.STANDARD for part, _ in touchpoint.plan):
            yield warning(
                "BP351",
                f"the key touchpoint {quote(touchpoint.id)} has no standard",
                touchpoint.span,
                "write how good it has to be, in words that can be checked: `plan: {standard: …}`",
                element=f"touchpoints/{touchpoint.id}",
            )


def key_touchpoints_without_owner(service: Service) -> Iterator[Diagnostic]:
    """BP352: key touchpoints that belong to nobody."""
    for touchpoint in _key(service):
        if touchpoint.owner is None:
            yield warning(
                "BP352",
                f"the key touchpoint {quote(touchpoint.id)} has no owner",
                touchpoint.span,
                "write whose it is: `owner: brand`, `partner`, `customer` or `social`",
                element=f"touchpoints/{touchpoint.id}",
            )


def promises_without_touchpoint(service: Service) -> Iterator[Diagnostic]:
    """BP356: the promise of the platform where none of the map's touchpoints says how it keeps it."""
    promise = service.platform.promise if service.platform else None
    present = _present(service)
    if promise is None or not present or any(touchpoint.promise for touchpoint in present):
        return
    yield warning(
        "BP356",
        "no touchpoint says how it keeps this promise",
        promise.span,
        f"write it where customers notice it: `touchpoints: {{{present[0].id}: {{promise: …}}}}`",
        element="platform/promise",
    )


def _key(service: Service) -> tuple[Touchpoint, ...]:
    """The touchpoints of the map that matter most."""
    return tuple(t for t in _present(service) if t.importance is Importance.KEY)


def _present(service: Service) -> tuple[Touchpoint, ...]:
    """The touchpoints that are the map's own or are met in it; a catalogue for many maps may list others."""
    met = {name for stage in service.stages for owner in owners(stage) for name in owner.touchpoints}
    own = service.title.span.source if service.title.span else None
    return tuple(t for t in service.touchpoints if t.id in met or (t.span and t.span.source is own))
