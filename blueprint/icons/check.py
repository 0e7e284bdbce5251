"""Icons that a service asks for by name.

In: `Service`. Out: findings about names that no icon has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.diagnostics import Diagnostic
from blueprint.icons.catalogue import check_icon
from blueprint.model.service import Service
from blueprint.source import Span


def check_icons(service: Service) -> tuple[Diagnostic, ...]:
    """One finding (BP531) for every `icon` of a card or a catalogue entry that does not exist."""
    return tuple(finding for name, span in _asked(service) if (finding := check_icon(name, span)))


def _asked(service: Service) -> Iterator[tuple[str, Span | None]]:
    """Names and the places of what they belong to, in file order within each kind."""
    kinds = (service.actors, service.channels, service.systems, service.touchpoints, service.cards)
    for things in kinds:
        for thing in things:
            if thing.icon is not None:
                yield thing.icon, _narrowed(thing.span, thing.icon)


def _narrowed(span: Span | None, name: str) -> Span | None:
    """The place of the name itself: the `icon: NAME` nearest to the thing that asks for it."""
    if span is None:
        return None
    text = span.source.text
    places = (m.start(1) for m in re.finditer(rf"\bicon['\"]?[ ]*:\s+['\"]?({re.escape(name)})(?![\w-])", text))
    at = min(places, key=lambda place: abs(place - span.start), default=None)
    return span if at is None else Span(span.source, at, at + len(name))
