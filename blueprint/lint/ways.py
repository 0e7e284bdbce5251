"""Rules about where a journey leads: from one channel to the next, and to an end.

In: a `Service`. Out: warnings BP357 and BP359, at the ways that the file writes, else at steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen
from blueprint.lint.places import owner_path, steps_by_place, warning, zones
from blueprint.model import LinkKind, Service, Stage, Step, Zone
from blueprint.phrases import listing
from blueprint.source import Span

_MOST_NAMED = 5
_EVIDENCE = ("evidence", "")
_HAND_OVER = "show what goes along: `evidence` at either step, a `label` on the way, or a link between their cards"


@frozen(kw_only=True)
class _Switch:
    """A way from one channel to another: the steps, their channels, its place."""

    source: str
    target: str
    here: tuple[str, ...]
    there: tuple[str, ...]
    span: Span | None
    path: str


def channel_switches_without_hand_over(service: Service) -> Iterator[Diagnostic]:
    """BP357: ways from one channel to another on which nothing goes along with the customer.

    What goes along: evidence at either step, a label or a kind on the way, a link between cards of the two steps, an
    actor or a system that takes part in both. A map without any evidence is told once.
    """
    left = tuple(_bare_switches(service))
    evidence = _evidence_lanes(service)
    if len(left) > 1 and not any(card.lane in evidence for card in service.cards):
        first, *others = left
        yield warning(
            "BP357",
            f"{len(left)} ways lead from one channel to another, and nothing is handed over on them",
            first.span,
            _HAND_OVER,
            element=first.path,
            others=[switch.span for switch in others if switch.span],
        )
        return
    for switch in left:
        yield warning(
            "BP357",
            f"between `{switch.source}` and `{switch.target}` the channel changes from {listing(switch.here, 'and')} "
            f"to {listing(switch.there, 'and')}, and nothing is handed over",
            switch.span,
            _HAND_OVER,
            element=switch.path,
        )


def _bare_switches(service: Service) -> Iterator[_Switch]:
    """The ways from one channel to another that nothing goes along on, in the order of the file."""
    steps = {step.key: step for step in service.steps}
    stages = {stage.key: stage for stage in service.stages}
    evidence = _evidence_lanes(service)
    channels = {key: _channels(service, stages[step.stage], step) for key, step in steps.items()}
    carried = {key: _carried(evidence, stages[step.stage], step) for key, step in steps.items()}
    linked = _linked(service)
    for step in steps.values():
        for way in step.ways:
            here, there, target = channels[step.key], channels[way.to], steps[way.to]
            if not here or not there or set(here) & set(there):
                continue
            shown = _EVIDENCE in carried[step.key] | carried[way.to] or way.label or way.kind is not LinkKind.FLOW
            if not shown and not carried[step.key] & carried[way.to] and not _joined(linked, step.key, way.to):
                at, path = (way.span, owner_path(step)) if way.written else (target.span, owner_path(target))
                yield _Switch(source=step.key, target=way.to, here=here, there=there, span=at, path=path)


def _evidence_lanes(service: Service) -> frozenset[str]:
    """The lanes of zone evidence."""
    return frozenset(lane for lane, zone in zones(service).items() if zone is Zone.EVIDENCE)


def _channels(service: Service, stage: Stage, step: Step) -> tuple[str, ...]:
    """The channels of a step: its own, those of its touchpoints, those of its stage."""
    of_touchpoint = {touchpoint.id: touchpoint.channels for touchpoint in service.touchpoints}
    met = (name for owner in (step, stage) for name in owner.touchpoints)
    return tuple(dict.fromkeys((*step.channels, *stage.channels, *(c for name in met for c in of_touchpoint[name]))))


def _carried(evidence: frozenset[str], stage: Stage, step: Step) -> frozenset[tuple[str, str]]:
    """Who and what is there for the customer or knows of them at a step: actors, systems, evidence."""
    found: set[tuple[str, str]] = set()
    for card in (*step.cards, *stage.cards):
        found |= {("system", system) for system in card.systems}
        if card.actor:
            found.add(("actor", card.actor))
        if card.lane in evidence:
            found.add(_EVIDENCE)
    return frozenset(found)


_Ends: TypeAlias = tuple[frozenset[str], frozenset[str]]


def _linked(service: Service) -> tuple[_Ends, ...]:
    """The steps at both ends of every link that the file writes."""
    places = steps_by_place(service)
    return tuple((places[link.source], places[link.target]) for link in service.links if not link.by_rule)


def _joined(linked: tuple[_Ends, ...], one: str, other: str) -> bool:
    """Whether a link joins two steps, in either direction."""
    return any((one in a and other in b) or (one in b and other in a) for a, b in linked)


def paths_without_end(service: Service) -> Iterator[Diagnostic]:
    """BP359: steps from which one only ever comes round again; each circle is told of once.

    An end is a step without ways. Links between the cards of two steps lead on as well.
    """
    steps = {step.key: step for step in service.steps}
    onwards = _onwards(service)
    backwards: dict[str, set[str]] = {key: set() for key in onwards}
    for key, targets in onwards.items():
        for target in targets:
            backwards[target].add(key)
    leads_out = _reached(backwards, {key for key, step in steps.items() if not step.ways})
    stuck = {key: None for key in steps if key not in leads_out}
    while stuck:
        circle = _innermost(next(iter(stuck)), onwards, backwards, list(steps))
        yield _endless([steps[key] for key in circle])
        for key in _reached(backwards, set(circle)):
            stuck.pop(key, None)


def _endless(circle: list[Step]) -> Diagnostic:
    """The warning about one circle, at the last way that the file writes in it."""
    names = listing([step.key for step in circle[:_MOST_NAMED]], "and")
    more = f" and {len(circle) - _MOST_NAMED} more" if len(circle) > _MOST_NAMED else ""
    written = [(step, way) for step in circle for way in step.ways if way.written]
    step, way = written[-1] if written else (circle[-1], None)
    return warning(
        "BP359",
        f"the path has no end: it goes round for ever through {names}{more}",
        way.span if way else step.span,
        "lead one of these steps on to a later one, or end the path there: `next: []`",
        element=owner_path(step),
    )


def _onwards(service: Service) -> dict[str, set[str]]:
    """Where one gets from each step: to steps by its ways, and to links of its cards; from links to steps."""
    found = {step.key: {way.to for way in step.ways} for step in service.steps}
    for number, (sources, targets) in enumerate(_onward_links(service)):
        link = f"link {number}"  # no key has a space
        found[link] = set(targets)
        for key in sources:
            found[key].add(link)
    return found


def _onward_links(service: Service) -> Iterator[_Ends]:
    """The steps at both ends of every link that the file writes, twice for one that leads in both directions."""
    places = steps_by_place(service)
    for link in service.links:
        if not link.by_rule:
            ends = (places[link.source], places[link.target])
            yield ends
            if link.both:
                yield ends[::-1]


def _reached(edges: dict[str, set[str]], starts: set[str]) -> set[str]:
    """What can be reached, the starts included."""
    reached, waiting = set(starts), list(starts)
    while waiting:
        new = edges[waiting.pop()] - reached
        reached |= new
        waiting.extend(new)
    return reached


def _innermost(start: str, onwards: dict[str, set[str]], backwards: dict[str, set[str]], order: list[str]) -> list[str]:
    """The steps that one who goes on from a step and finds no end cannot leave any more, in the order of the file."""
    while True:
        ahead = _reached(onwards, {start})
        beyond = ahead - _reached(backwards, {start})
        if not beyond:
            return [key for key in order if key in ahead]
        start = next(key for key in order if key in beyond)
