"""The stages and steps of two states in one order, the cards of each cell side by side.

before   A  B     C              common steps share a column; one that only one state has stands where it has it;
after    A     X  C  B           one that was moved has a column at each place
columns  A  B  X  C  B
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.compare.likeness import interleaved
from blueprint.compare.values import Difference, Kind, What
from blueprint.comparison.values import Cell, Column, Pair, Relation, StagePair
from blueprint.model import Card, Lane, Service, Stage, Step


def common_stages(before: Service, after: Service, difference: Difference) -> tuple[StagePair, ...]:
    """Stages and steps of both services in one order."""
    return tuple(_Aligning(before, after, difference).run())


class _Aligning:
    """One run of `common_stages`."""

    def __init__(self, before: Service, after: Service, difference: Difference) -> None:
        self.before, self.after, self.matched = before, after, difference.matched
        found = {(c.kind, c.key): c.what for c in difference.changes if not c.by_rule}
        self.what: Mapping[tuple[Kind, str], tuple[What, ...]] = found
        self.cards = {a[1]: b[1] for a, b in self.matched.entries.items() if a[0] == b[0] == Kind.CARD}
        self.old_cards = {b: a for a, b in self.cards.items()}
        lanes = (*after.lanes, *before.lanes)
        self.order = {e: n for n, e in enumerate(dict.fromkeys(e.id for e in lanes if isinstance(e, Lane)))}

    def moved(self, kind: Kind, key: str) -> bool:
        """Whether an element stands at another place."""
        return What.MOVED in self.what.get((kind, key), ())

    def changed(self, kind: Kind, key: str) -> Relation:
        """What an element that both have at one place is to the other."""
        return Relation.CHANGED if self.what.get((kind, key)) else Relation.SAME

    def run(self) -> Iterator[StagePair]:
        olds = {stage.key: stage for stage in self.before.stages}
        news = {stage.key: stage for stage in self.after.stages}

        def partner(key: str) -> str | None:
            found = self.matched.stages.get(key)
            return None if found is None or self.moved(Kind.STAGE, found) else found

        for was, now in interleaved(tuple(olds), tuple(news), partner):
            old, new = olds.get(was or ""), news.get(now or "")
            yield StagePair(
                before=old, after=new, relation=self.relation(Kind.STAGE, old, new, self.matched.stages),
                columns=tuple(self.columns(old, new)),
            )  # fmt: skip

    def relation(
        self, kind: Kind, old: Stage | Step | None, new: Stage | Step | None, pairs: Mapping[str, str]
    ) -> Relation:
        """What a stage or a step is to its counterpart."""
        if old and new:
            return self.changed(kind, new.key)
        if new:
            return Relation.MOVED if new.key in pairs.values() else Relation.ADDED
        return Relation.MOVED if old and old.key in pairs else Relation.REMOVED

    def columns(self, old: Stage | None, new: Stage | None) -> Iterator[Column]:
        """The steps of one stage of both states."""
        olds = {step.key: step for step in (old.steps if old else ())}
        news = {step.key: step for step in (new.steps if new else ())}

        def partner(key: str) -> str | None:
            found = self.matched.steps.get(key)
            return None if found not in news or self.moved(Kind.STEP, found) else found

        for was, now in interleaved(tuple(olds), tuple(news), partner):
            a, b = olds.get(was or ""), news.get(now or "")
            relation = self.relation(Kind.STEP, a, b, self.matched.steps)
            cells = self.cells(a.cards if a else (), b.cards if b else ())
            yield Column(before=a, after=b, relation=relation, cells=tuple(cells))

    def cells(self, old: Sequence[Card], new: Sequence[Card]) -> Iterator[Cell]:
        """The cards of a column, lane by lane."""
        lanes = {card.key: self.matched.lanes.get(card.lane, card.lane) for card in old}
        found = dict.fromkeys((*(card.lane for card in new), *lanes.values()))
        for lane in sorted(found, key=lambda lane: self.order.get(lane, len(self.order))):
            olds = {card.key: card for card in old if lanes[card.key] == lane}
            news = {card.key: card for card in new if card.lane == lane}

            def partner(key: str, news: Mapping[str, Card] = news) -> str | None:
                found = self.cards.get(key)
                return found if found in news else None

            rows = interleaved(tuple(olds), tuple(news), partner)
            yield Cell(lane=lane, cards=tuple(self.pair(olds.get(was or ""), news.get(now or "")) for was, now in rows))

    def pair(self, old: Card | None, new: Card | None) -> Pair:
        """A card of both states."""
        if old and new:
            return Pair(before=old, after=new, relation=self.changed(Kind.CARD, new.key))
        if new:
            relation = Relation.MOVED if new.key in self.old_cards else Relation.ADDED
        else:
            relation = Relation.MOVED if old and old.key in self.cards else Relation.REMOVED
        return Pair(before=old, after=new, relation=relation)
