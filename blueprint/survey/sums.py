"""What is added up for one metric.

In: rows, as what their cells mean, with how often they occur. Out: sums, per group and month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from operator import itemgetter
from typing import TypeAlias, TypeVar, cast

from blueprint.experience.figures import KanoAnswer
from blueprint.frozen import frozen
from blueprint.model.figures import Excluded, Grouping
from blueprint.survey.buckets import Bucket
from blueprint.survey.readings import WEIGHT_UNIT, Why

K = TypeVar("K", bound=Hashable)
Key: TypeAlias = tuple[Hashable, ...]

MONTH = len("2025-03")
"""Letters of the month that a date begins with."""

SEGMENTS = 200
"""Segments that a survey is broken down by; more are names of people rather than of groups."""


@frozen
class Condition:
    """What a row has to have.

    Attributes:
        slot: place in the key. values: one of these stands there; None for a date, which has to be in the period.
        period: number of the period among those that are asked for.
    """

    slot: int
    values: frozenset[str] | None = None
    period: int = 0

    def holds(self, key: Key) -> bool:
        """Whether a row has it."""
        found = key[self.slot]
        if self.values is not None:
            return found in self.values
        return isinstance(found, str) and found[MONTH + self.period] == "1"


@frozen(kw_only=True)
class Layout:
    """Where the parts of a key are, as places in it; None for those that the survey has no column for.

    Attributes:
        groups: by grouping. stages: stage of each step, where there is no column for stages.
    """

    groups: Mapping[Grouping, int]
    stages: Mapping[str, str]
    date: int | None
    weight: int | None


class Sums:
    """The answers of one metric.

    Attributes:
        total: all of them. groups: by grouping and key. months: by month, `2025-03`. pairs: by step and persona.
        kano: pairs of answers. segments: whether they can be told apart.
    """

    def __init__(
        self, layout: Layout, answers: Sequence[int], conditions: Sequence[Condition], *, paired: bool = False
    ) -> None:
        """Nothing is counted yet.

        Args:
            layout: of the keys. answers: places of the score, or of the two answers of a Kano pair.
            conditions: which rows count. paired: whether sums per step and persona are asked for.
        """
        self.total = Bucket()
        self.groups: dict[tuple[Grouping, str], Bucket] = {}
        self.months: dict[str, Bucket] = {}
        self.pairs: dict[tuple[str, str | None], Bucket] = {}
        self.kano: Counter[tuple[KanoAnswer, KanoAnswer]] = Counter()
        self.n = 0
        self.segments = True
        self._segments = 0
        self._layout, self._answers, self._conditions = layout, tuple(answers), tuple(conditions)
        self._paired = paired
        self._excluded: Counter[str] = Counter()

    @property
    def excluded(self) -> Excluded:
        """Rows that did not count."""
        return Excluded(**self._excluded)

    def add(self, keys: Mapping[Key, int]) -> None:
        """Add rows.

        Args:
            keys: what their cells mean, and how many rows are alike.
        """
        valid = [(key, n) for key, n in keys.items() if self._counts(key, n)]
        self.n += sum(n for _, n in valid)
        self._excluded["unplaced"] += sum(n for key, n in valid if any(key[at] is Why.UNPLACED for at in self._placed))
        if self._kano:
            first, second = self._answers
            for key, n in valid:
                self.kano[key[first], key[second]] += n  # type: ignore[index]
            return
        for part_of, bucket_of in self._parts():
            for (part, score), sums in self._staged(valid, part_of).items():
                if part is not None and not isinstance(part, Enum):
                    bucket = bucket_of(part)
                    if bucket is not None:
                        bucket.add(score, *sums)

    def _staged(
        self, valid: Sequence[tuple[Key, int]], part_of: Callable[[Key], Hashable]
    ) -> dict[tuple[Hashable, float], list[int]]:
        """Number, weights and squared weights of rows, by part and score."""
        staged: dict[tuple[Hashable, float], list[int]] = {}
        known = staged.get
        score, place = self._answers[0], self._layout.weight
        weight = WEIGHT_UNIT
        for key, n in valid:
            if place is not None:
                weight = key[place]  # type: ignore[assignment]
            heavy = n * weight
            part: tuple[Hashable, float] = (part_of(key), key[score])  # type: ignore[assignment]
            sums = known(part)
            if sums is None:
                staged[part] = [n, heavy, heavy * weight]
            else:
                sums[0] += n
                sums[1] += heavy
                sums[2] += heavy * weight
        return staged

    @property
    def _kano(self) -> bool:
        return len(self._answers) == 2  # noqa: PLR2004 - with the feature, and without it

    @property
    def _placed(self) -> list[int]:
        """Places in the key that name something of the map."""
        return [place for by, place in self._layout.groups.items() if by is not Grouping.SEGMENT]

    def _counts(self, key: Key, n: int) -> bool:
        """Whether rows count; else they are counted as excluded, under the first reason that holds."""
        for condition in self._conditions:
            if not condition.holds(key):
                self._excluded["filtered"] += n
                return False
        whys = [answer for place in self._answers if isinstance(answer := key[place], Why)]
        if not whys and self._layout.weight is not None and not self._kano:
            weight = key[self._layout.weight]
            whys = [weight] if isinstance(weight, Why) else []
        if whys:
            self._excluded[next(why for why in Why if why in whys).value] += n
        return not whys

    def _parts(self) -> Iterator[tuple[Callable[[Key], Hashable], Callable[[Hashable], Bucket | None]]]:
        """By what answers are told apart: a function from a row to its part, and one from the part to its bucket."""
        layout, groups = self._layout, self._layout.groups
        yield (lambda _: True), (lambda _: self.total)
        for grouping, place in groups.items():
            yield itemgetter(place), partial(self._group, grouping)
        step = groups.get(Grouping.STEP)
        if step is not None and Grouping.STAGE not in groups:
            stages = layout.stages
            yield (lambda key: stages.get(key[step])), partial(self._group, Grouping.STAGE)  # type: ignore[call-overload]
        if layout.date is not None:
            date = layout.date
            yield (lambda key: key[date] if isinstance(key[date], Enum) else key[date][:MONTH]), self._month  # type: ignore[index]
        if self._paired and step is not None:
            yield partial(_pair, step, groups.get(Grouping.PERSONA)), self._of_pair

    def _month(self, month: Hashable) -> Bucket:
        return _in(self.months, str(month))

    def _of_pair(self, pair: Hashable) -> Bucket:
        step, persona = cast("tuple[str, str | None]", pair)
        return _in(self.pairs, (step, persona))

    def _group(self, grouping: Grouping, found: Hashable) -> Bucket | None:
        """The bucket of a group; None for segments that are too many."""
        group = (grouping, str(found))
        if grouping is Grouping.SEGMENT and group not in self.groups:
            if not self.segments:
                return None
            self._segments += 1
            if self._segments > SEGMENTS:
                self._forget_segments()
                return None
        return _in(self.groups, group)

    def _forget_segments(self) -> None:
        self.segments = False
        for group in [group for group in self.groups if group[0] is Grouping.SEGMENT]:
            del self.groups[group]


def _pair(step: int, persona: int | None, key: Key) -> tuple[str, str | None] | None:
    """Step and persona of a row; None where it names no step."""
    found, who = key[step], None if persona is None else key[persona]
    return (found, who if isinstance(who, str) else None) if isinstance(found, str) else None


def _in(buckets: dict[K, Bucket], key: K) -> Bucket:
    """The bucket under a key, new where there is none."""
    found = buckets.get(key)
    if found is None:
        found = buckets[key] = Bucket()
    return found
