"""Another state that a drawing shows beside its own: the one before, the one planned, another persona's.

In: nothing. Out: `OtherState`, which stands on the `Desk` of such a drawing. Where it is there, cards have the text of
the other state struck through, steps have both times, the curve has both experiences, and the header says what both
states come to.
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.compare.values import What
from blueprint.frozen import frozen
from blueprint.model.measures import Duration, Score
from blueprint.model.text import Text, Wording


@frozen(kw_only=True)
class StateTold:
    """What a state is called in the header.

    Attributes:
        name: short, for the legend: `Current`, or a persona's name. title: of its map.
        facts: version, date, persona, as far as they are known.
    """

    name: Wording
    title: Wording
    facts: tuple[Wording, ...] = ()


@frozen(kw_only=True)
class Tile:
    """One figure of both states.

    Attributes:
        label: what it is. before, after: None where a state has none.
        change: the difference, with its sign. better: whether the state after is better; None where nobody can say.
        note: how sure that is.
    """

    label: Wording
    before: Wording | None
    after: Wording | None
    change: Wording | None = None
    better: bool | None = None
    note: Wording | None = None


@frozen(kw_only=True)
class OtherState:
    """The other state, as far as the drawing shows it; keys are those of the drawing.

    Attributes:
        before, after: what both states are called; the drawing's own one is the latter.
        tiles: figures of both. counts: how many elements differ in which way.
        signs: the ways to differ that have a sign in the drawing.
        texts: what cards and texts of rows said, by `data-card`, where that differs.
        times: time and wait of steps, where they differ.
        scores: of the experience, by step, on the drawing's own scale.
        only_before, only_after: keys of steps that one state does not have: its curve goes on past them.
        converted: what is said of scores that were on another scale; None where they were not.
    """

    before: StateTold
    after: StateTold
    tiles: tuple[Tile, ...] = ()
    counts: tuple[tuple[What, int], ...] = ()
    signs: tuple[What, ...] = ()
    texts: Mapping[str, Text]
    times: Mapping[str, tuple[Duration | None, Duration | None]]
    scores: Mapping[str, tuple[Score, ...]]
    only_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    converted: Wording | None = None
