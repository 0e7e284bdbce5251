"""What rests on what: from the support processes up to the customer, along the connectors.

In: a `Service`. Out: a `Dependence` that says which cards rest on given ones.

    customer    Checks in ──────────┐   rests on
    frontstage  Processes the registration ─┐   rests on
    support     Registration system ◀───────┘

Within a step the upper of two joined cards rests on the lower one, whichever way the arrow points: what is nearer to
the customer is carried by what is farther away (Shostack 1984; Bitner, Ostrom, Morgan 2008). Between two steps what
comes later rests on what it is given, but no customer action on an earlier one: that customers go on is no
dependence. Cards of one cell follow each other without connectors, so a connector to one of them serves them all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from blueprint.model.lanes import Lane
from blueprint.model.service import Card, Link, Service
from blueprint.model.vocabulary import Zone

_Cell: TypeAlias = tuple[str, str | None, str]
"""Stage, step and lane."""


class Dependence:
    """Which cards of one service rest on which."""

    def __init__(self, service: Service) -> None:
        self.cards: Mapping[str, Card] = {card.key: card for card in service.cards}
        self.zones: Mapping[str, Zone | None] = {e.id: e.zone for e in service.lanes if isinstance(e, Lane)}
        self._links = service.links
        self._places = {entry.id: at for at, entry in enumerate(service.lanes)}

    def zone(self, key: str) -> Zone | None:
        """The zone of a card."""
        return self.zones.get(self.cards[key].lane)

    @cached_property
    def _above(self) -> Mapping[_Cell, tuple[tuple[str, str], ...]]:
        """For each cell what rests on it: the card, and the card of the cell that it is joined to."""
        found: dict[_Cell, list[tuple[str, str]]] = {}
        for link in self._links:
            for lower, upper in self._pairs(link):
                found.setdefault(_cell(self.cards[lower]), []).append((upper, lower))
        return {cell: tuple(dict.fromkeys(pairs)) for cell, pairs in found.items()}

    def _pairs(self, link: Link) -> Iterable[tuple[str, str]]:
        """Which end of a connector rests on which: pairs of what carries and what rests on it."""
        source, target = self.cards[link.source], self.cards[link.target]
        if (source.stage, source.step) == (target.stage, target.step):
            if source.lane == target.lane:
                return ((link.source, link.target),)
            lower, upper = (link.source, link.target) if self._below(source, target) else (link.target, link.source)
            return () if self.zone(lower) is Zone.CUSTOMER else ((lower, upper),)
        pairs = [] if link.plain else [(link.source, link.target)]
        if link.both:
            pairs.append((link.target, link.source))
        return tuple((a, b) for a, b in pairs if self.zone(a) is not Zone.CUSTOMER)

    def _below(self, one: Card, other: Card) -> bool:
        return self._places[one.lane] > self._places[other.lane]

    def along(self, keys: Iterable[str]) -> frozenset[tuple[str, str]]:
        """The joined pairs among some cards: what carries, and what rests on it."""
        wanted = frozenset(keys)
        pairs = (pair for link in self._links for pair in self._pairs(link))
        return frozenset(pair for pair in pairs if wanted.issuperset(pair))

    def resting_on(self, keys: Iterable[str]) -> dict[str, str]:
        """The cards that rest on some cards, with the card that each is joined to on the shortest way.

        The given cards are not among them. The order is that of their distance, then that of the connectors.
        """
        start = tuple(keys)
        found: dict[str, str] = {}
        seen = set(start)
        waiting = deque(start)
        entered: set[_Cell] = set()
        while waiting:
            cell = _cell(self.cards[waiting.popleft()])
            if cell in entered:
                continue
            entered.add(cell)
            for upper, through in self._above.get(cell, ()):
                if upper not in seen:
                    seen.add(upper)
                    found[upper] = through
                    waiting.append(upper)
        return found


def _cell(card: Card) -> _Cell:
    return card.stage, card.step, card.lane
