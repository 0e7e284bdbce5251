"""Answers sorted by score: all that a figure needs to know of them, however many there were.

In: answers with their weights. Out: a `Tally`. Two tallies can be merged, so that files may be read in pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import fsum

from blueprint.frozen import frozen

LARGEST, SMALLEST = 1e100, 1e-100
"""Scores farther from 0 and weights outside of these cannot be squared and added in floating point."""

_EVEN = 1e-10


@frozen
class Bar:
    """All answers with one score.

    Attributes:
        score: in the unit of the answers. n: how many answers. weight: sum of their weights.
        squares: sum of the squares of their weights.
    """

    score: float
    n: int
    weight: float
    squares: float


@frozen
class Tally:
    """Answers by score.

    Attributes:
        bars: ascending by score, each score once, each with at least one answer.
    """

    bars: tuple[Bar, ...] = ()

    @property
    def n(self) -> int:
        """How many answers, unweighted."""
        return sum(bar.n for bar in self.bars)

    @property
    def weight(self) -> float:
        """Sum of all weights."""
        return fsum(bar.weight for bar in self.bars)

    @property
    def even(self) -> bool:
        """Whether all answers weigh the same, but for what floating point makes of it."""
        return self.effective == self.n

    @property
    def effective(self) -> float:
        """Effective number of answers, (sum of weights)² / sum of squared weights (Kish 1965).

        Answers that weigh the same count in full; the more weights differ, the fewer answers they are worth. It is
        never more than `n`, and 0 without answers.
        """
        n, squares = self.n, fsum(bar.squares for bar in self.bars)
        found = self.weight**2 / squares if squares else 0.0
        return float(n) if n - found <= n * _EVEN else found

    def share(self, counts: Callable[[float], bool]) -> float:
        """The part (0..1) of the answers whose score counts, by weight; 0 without answers."""
        whole = self.even
        parts = [bar.n if whole else bar.weight for bar in self.bars if counts(bar.score)]
        return fsum(parts) / (self.n if whole else self.weight) if parts else 0.0

    def count(self, counts: Callable[[float], bool]) -> int:
        """How many answers have a score that counts, unweighted."""
        return sum(bar.n for bar in self.bars if counts(bar.score))


def tally_of(answers: Mapping[float, int] | Iterable[float | tuple[float, float]]) -> Tally:
    """The tally of answers, the same in whatever order they come.

    Args:
        answers: how often each score was given; or scores one by one, alone or with their weights. A score that was
            given no times and an answer with a weight of 0 are no answers.

    Raises:
        ValueError: a number of answers or a weight is below 0, a score is beyond `LARGEST`, or a weight (but 0) is
            beyond `SMALLEST` or `LARGEST`.
    """
    if isinstance(answers, Mapping):
        return tally_of_bars(Bar(score, n, n, n) for score, n in answers.items())
    pairs = (answer if isinstance(answer, tuple) else (answer, 1.0) for answer in answers)
    return tally_of_bars(Bar(score, 1, weight, weight * weight) for score, weight in pairs)


def tally_of_bars(bars: Iterable[Bar]) -> Tally:
    """The tally of bars in any order; those with the same score become one, those without answers or weight none.

    Raises:
        ValueError: a number of answers or a weight is below 0, a score is beyond `LARGEST`, or a weight (but 0) is
            beyond `SMALLEST` or `LARGEST`.
    """
    found: dict[float, list[Bar]] = {}
    for bar in bars:
        if not _sound(bar):
            raise ValueError(f"answers cannot have the score {bar.score}, n {bar.n} and weight {bar.weight}")
        if bar.n and bar.weight:
            found.setdefault(bar.score + 0.0, []).append(bar)
    return Tally(tuple(_one(score, found[score]) for score in sorted(found)))


def merge(one: Tally, other: Tally) -> Tally:
    """The tally of the answers of both."""
    return tally_of_bars((*one.bars, *other.bars))


def _one(score: float, bars: list[Bar]) -> Bar:
    """Bars with the same score as one; `fsum` because a sum must not depend on the order of rows."""
    n = sum(bar.n for bar in bars)
    return Bar(score, n, fsum(bar.weight for bar in bars), fsum(bar.squares for bar in bars))


def _sound(bar: Bar) -> bool:
    """Whether one can reckon with a bar; nothing that is not a number is."""
    each = bar.weight / bar.n if bar.n > 0 else bar.weight
    squared = each and bar.squares / bar.n if bar.n > 0 else 0.0
    fits = SMALLEST <= each <= LARGEST and SMALLEST**2 <= squared <= LARGEST**2
    return bar.n >= 0 and abs(bar.score) <= LARGEST and (each == 0 or fits)
