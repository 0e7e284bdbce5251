"""Answers of one group, added up so that neither their number nor their order matters.

In: scores with how often they were given and how much they weigh. Out: a `Tally`.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from blueprint.experience.figures import Bar, Tally, tally_of_bars
from blueprint.survey.readings import WEIGHT_UNIT

_MOST = 5000
"""Different scores that are kept apart; so many are measurements rather than points of a scale."""
_FINE = 10**6


class Bucket:
    """Answers by score; where there are too many different ones, their exact sums.

    A figure of measurements is a mean with its interval, and both follow from the number of answers, their weights and
    the sums of scores and of squared scores. So the memory does not grow with the file. All sums are whole numbers.
    """

    __slots__ = ("_n", "_scores", "_squared", "_sum", "_weight", "_weights_squared")

    def __init__(self) -> None:
        self._scores: dict[float, list[int]] | None = {}
        self._n = self._weight = self._weights_squared = self._sum = self._squared = 0

    def add(self, score: float, n: int, weight: int, squares: int) -> None:
        """Add answers with one score.

        Args:
            score: of each. n: how many. weight: sum of their weights, in `WEIGHT_UNIT`s. squares: of their squares.
        """
        scores = self._scores
        if scores is None:
            self._melt(score, n, weight, squares)
            return
        bar = scores.get(score)
        if bar is not None:
            bar[0] += n
            bar[1] += weight
            bar[2] += squares
            return
        scores[score] = [n, weight, squares]
        if len(scores) > _MOST:
            self._melt_all(scores)

    def join(self, other: Bucket) -> None:
        """Add the answers of another bucket, which is left as it is."""
        if other._scores is None:
            if self._scores is not None:
                self._melt_all(self._scores)
            for name in ("_n", "_weight", "_weights_squared", "_sum", "_squared"):
                setattr(self, name, getattr(self, name) + getattr(other, name))
            return
        for score, (n, weight, squares) in other._scores.items():
            self.add(score, n, weight, squares)

    def tally(self) -> Tally:
        """The answers, or some with the same number, weights, mean and variance."""
        if self._scores is None:
            return tally_of_bars(self._equivalent())
        return tally_of_bars(
            Bar(score, n, weight / WEIGHT_UNIT, squares / WEIGHT_UNIT**2)
            for score, (n, weight, squares) in self._scores.items()
        )

    def _melt_all(self, scores: dict[float, list[int]]) -> None:
        """From here on, scores are not kept apart."""
        self._scores = None
        for score, (n, weight, squares) in scores.items():
            self._melt(score, n, weight, squares)

    def _melt(self, score: float, n: int, weight: int, squares: int) -> None:
        fine = round(score * _FINE)
        self._n += n
        self._weight += weight
        self._weights_squared += squares
        self._sum += weight * fine
        self._squared += weight * fine * fine

    def _equivalent(self) -> tuple[Bar, ...]:
        """Half of the answers below the mean and half above; the odd one on it."""
        mean = Fraction(self._sum, self._weight)
        variance = Fraction(self._squared, self._weight) - mean * mean
        half, odd = divmod(self._n, 2)
        apart = sqrt(variance * Fraction(self._n, 2 * half)) / _FINE
        middle = float(mean / _FINE)
        one = Fraction(self._weight, self._n * WEIGHT_UNIT)
        square = Fraction(self._weights_squared, self._n * WEIGHT_UNIT**2)
        bars = ((middle - apart, half), (middle, odd), (middle + apart, half))
        return tuple(Bar(score, n, float(n * one), float(n * square)) for score, n in bars if n)
