"""Where things are in a service, and how findings name them.

In: a `Service` and its elements. Out: steps by place, stable paths of elements, warnings.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.experience import opportunities
from blueprint.model import Card, Service, Stage, Step, Zone
from blueprint.model.lanes import Lane
from blueprint.source import Span

_MOST_RELATED = 5


def warning(
    code: str, message: str, span: Span | None, hint: str, *, element: str | None = None, others: Iterable[Span] = ()
) -> Diagnostic:
    """A finding of a rule.

    Args:
        code: of the rule.
        message: one sentence that says what was found.
        span: where.
        hint: what to write instead.
        element: the stable path of what it is about.
        others: further places of the same kind; the first few are told.
    """
    related = [Related(message="here too", span=other) for other in others]
    return Diagnostic(
        code=code, severity=Severity.WARNING, message=message, span=span, hint=hint, element=element,
        related=tuple(related[:_MOST_RELATED]),
    )  # fmt: skip


def card_path(card: Card) -> str:
    """The stable path of a card."""
    step = f"{card.step}/" if card.step else ""
    return f"stages/{card.stage}/{step}{card.lane}/{card.number}"


def owner_path(owner: Stage | Step) -> str:
    """The stable path of a stage or a step."""
    return f"stages/{owner.stage}/{owner.key}" if isinstance(owner, Step) else f"stages/{owner.key}"


def owners(stage: Stage) -> tuple[Stage | Step, ...]:
    """What cards and marks stand on: a stage itself, then its steps."""
    return (stage, *stage.steps)


def zones(service: Service) -> dict[str, Zone]:
    """What each lane of cards is."""
    return {e.id: e.zone for e in service.lanes if isinstance(e, Lane) and e.zone is not None}


def steps_by_place(service: Service) -> dict[str, frozenset[str]]:
    """The keys of the steps that each place covers, as sets."""
    return {place: frozenset(steps) for place, steps in opportunities.steps_by_place(service).items()}
