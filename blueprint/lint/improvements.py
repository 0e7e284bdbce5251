"""Rules about what is done: fail points and service-quality gaps that no opportunity answers.

In: a `Service`. Out: warnings BP353 and BP361. An opportunity answers what lies in one of its steps, whether it names
the step under `at` or something in it under `addresses`. A map that lists no opportunity at all is told so once.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen
from blueprint.lint.places import card_path, owner_path, owners, steps_by_place, warning
from blueprint.model import GapAt, Mark, Service, Status
from blueprint.model.vocabulary import Gap
from blueprint.phrases import count, quote
from blueprint.source import Span


@frozen
class _FailPoint:
    """Something that may go wrong: its words, the key that `at` names it by, its steps, its place."""

    words: str
    at: str
    steps: frozenset[str]
    span: Span | None
    path: str


def unanswered_fail_points(service: Service) -> Iterator[Diagnostic]:
    """BP353: fail points that no opportunity prevents or makes up for."""
    covered = _steps_improved(service)
    left = [point for point in _fail_points(service) if not point.steps & covered]
    if len(left) > 1 and not service.opportunities:
        first, *others = left
        yield warning(
            "BP353",
            f"the map marks {count(len(left), 'fail point')} and lists no opportunity",
            first.span,
            "say under `opportunities` what prevents each or makes up for it",
            element=first.path,
            others=[point.span for point in others if point.span],
        )
        return
    for point in left:
        yield warning(
            "BP353",
            f"no opportunity answers the fail point {quote(point.words)}",
            point.span,
            f"say what prevents it or makes up for it: `opportunities: [{{title: …, at: {point.at}}}]`",
            element=point.path,
        )


def unanswered_gaps(service: Service) -> Iterator[Diagnostic]:
    """BP361: gaps that no opportunity closes; gap 5 closes with the other four (Parasuraman, Zeithaml, Berry 1985)."""
    others = any(gap.gap is not Gap.CUSTOMER for gap in service.gaps)
    covered, places = _steps_improved(service), steps_by_place(service)
    named = {name for opportunity in service.opportunities for name in opportunity.addresses}
    left = [
        gap
        for gap in service.gaps
        if not (gap.gap is Gap.CUSTOMER and others)
        and f"gap-{gap.gap.value}" not in named
        and not (gap.at is not None and places.get(gap.at, frozenset()) & covered)
    ]
    if len(left) > 1 and not service.opportunities:
        yield warning(
            "BP361",
            f"the map names {count(len(left), 'gap')} and lists no opportunity",
            left[0].span,
            "say under `opportunities` what closes each, with `addresses: gap-1` and so on",
            others=[gap.span for gap in left[1:] if gap.span],
        )
        return
    for gap in left:
        yield _gap(gap)


def _gap(gap: GapAt) -> Diagnostic:
    """The warning about one gap."""
    name = f"gap-{gap.gap.value}"
    where = f" at {quote(gap.at)}" if gap.at else ""
    return warning(
        "BP361",
        f"no opportunity closes gap {gap.gap.value}{where}",
        gap.span,
        f"name it where it is closed: `opportunities: [{{title: …, addresses: {name}}}]`",
    )


def _fail_points(service: Service) -> Iterator[_FailPoint]:
    """All fail points, in the order of the file; not those of cards that are to go."""
    places = steps_by_place(service)
    for stage in service.stages:
        for owner in owners(stage):
            if Mark.FAIL in owner.marks:
                yield _FailPoint(owner.key, owner.key, places[owner.key], owner.span, owner_path(owner))
            for card in owner.cards:
                if Mark.FAIL in card.marks and card.status is not Status.REMOVED:
                    words, place = card.text.pick(service.language).text, places[card.key]
                    yield _FailPoint(words, owner.key, place, card.span, card_path(card))


def _steps_improved(service: Service) -> frozenset[str]:
    """The keys of the steps that an opportunity is at, or something of which it addresses."""
    places = steps_by_place(service)
    measured = {metric.id: metric.at for metric in service.metrics if metric.at is not None}
    found: set[str] = set()
    for opportunity in service.opportunities:
        for name in (*opportunity.at, *opportunity.addresses):
            found |= places.get(measured.get(name, name)) or places.get(_owner(name)) or frozenset()
    return frozenset(found)


def _owner(name: str) -> str:
    """The step or stage of a text: `check-in` of `check-in.pain.1`."""
    return name.partition(".")[0]
