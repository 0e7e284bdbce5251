"""Both services with the same stages and columns: where one has no step, an empty one keeps its place.

In: the `StagePair`s of a comparison. Out: two services whose drawings can stand under each other, column by column. A
step that only keeps a place has the number 0, no cards and no ways. Cards have no `status` of their own: what is new in
a comparison is what the other state does not have.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.compare.fresh import fresh_key
from blueprint.comparison.values import Comparison, StagePair
from blueprint.frozen import replace
from blueprint.model import Card, Service, Stage, Step, Text
from blueprint.model.text import Wording

GAP = "absent-"


def padded(comparison: Comparison) -> tuple[Service, Service]:
    """The state before and the state after, each with places for what only the other has."""
    before = _Padding(comparison.before, [(pair, True) for pair in comparison.stages]).run()
    return before, _Padding(comparison.after, [(pair, False) for pair in comparison.stages]).run()


class _Padding:
    """One run for one of both states."""

    def __init__(self, service: Service, pairs: Iterable[tuple[StagePair, bool]]) -> None:
        self.service, self.pairs = service, pairs
        self.taken = {s.key for s in service.stages} | {s.key for s in service.steps}

    def run(self) -> Service:
        return replace(self.service, stages=tuple(self.stage(pair, first=first) for pair, first in self.pairs))

    def stage(self, pair: StagePair, *, first: bool) -> Stage:
        """A stage with all columns of both states."""
        own, other = (pair.before, pair.after) if first else (pair.after, pair.before)
        key = own.key if own else fresh_key(GAP, self.taken, other.key if other else "")
        steps = []
        for column in pair.columns:
            mine, theirs = (column.before, column.after) if first else (column.after, column.before)
            steps.append(
                _unsigned(mine)
                if mine
                else Step(key=fresh_key(GAP, self.taken, theirs.key if theirs else ""), stage=key, number=0)
            )
        if own:
            return replace(own, steps=tuple(steps), cards=_bare(own.cards))
        return Stage(key=key, title=Text((Wording("", self.service.language),)), steps=tuple(steps))


def _unsigned(step: Step) -> Step:
    return replace(step, cards=_bare(step.cards))


def _bare(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Cards without what the file says of their being new."""
    return tuple(card if card.status is None else replace(card, status=None) for card in cards)
