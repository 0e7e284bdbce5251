"""Which comments are shown: the ends of the scale, at each place.

In: comments with scores, steps and touchpoints, in any order. Out: `Comment`s, the same whatever the order was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TypeAlias

from blueprint.model.figures import Comment
from blueprint.survey.table import visible

EACH = 3
"""Comments shown from each end of the scale."""
LONGEST = 400

_KEPT = 64

Place: TypeAlias = tuple[str | None, str | None]
_Found: TypeAlias = tuple[float, str, str]


class Choice:
    """The comments of one survey."""

    def __init__(self, responses: str, order: dict[str, int]) -> None:
        """Nothing is chosen yet.

        Args:
            responses: id of the survey. order: of the steps.
        """
        self._responses = responses
        self._order = order
        self._places: dict[Place, _Place] = {}

    def add(self, text: str, score: float | None, place: Place, segment: str | None) -> None:
        """One more comment.

        Args:
            text: as written. score: None where none was given. place: step and touchpoint. segment: of the writer.
        """
        here = self._places.get(place)
        if here is None:
            here = self._places[place] = _Place()
        here.add(text, score, segment or "")

    def chosen(self) -> tuple[Comment, ...]:
        """For each place the lowest scores, the highest ones, and where there are not enough, those without one."""

        def in_order(place: Place) -> tuple[int, int, str]:
            step, touchpoint = place
            return (1, self._order.get(step, 0), touchpoint or "") if step else (0, 0, touchpoint or "")

        return tuple(
            Comment(
                responses=self._responses,
                text=text,
                score=score,
                step=place[0],
                touchpoint=place[1],
                segment=segment or None,
            )
            for place in sorted(self._places, key=in_order)
            for score, text, segment in self._places[place].chosen()
        )


class _Place:
    """The comments of one place that may be chosen."""

    __slots__ = ("_high", "_highest", "_low", "_lowest", "_plain")

    def __init__(self) -> None:
        self._low: set[_Found] = set()
        self._high: set[_Found] = set()
        self._plain: set[_Found] = set()
        self._lowest = float("inf")
        self._highest = float("-inf")

    def add(self, text: str, score: float | None, segment: str) -> None:
        if score is not None and self._highest > score > self._lowest:
            return
        shown = shown_text(text)
        if not shown:
            return
        if score is None:
            self._plain.add((0.0, shown, segment))
            if len(self._plain) > _KEPT:
                self._plain = set(_first(self._plain, 2 * EACH))
            return
        if score <= self._lowest:
            self._low.add((score, shown, segment))
            if len(self._low) > _KEPT:
                kept = _first(self._low, EACH)
                self._low, self._lowest = set(kept), _edge(kept, self._lowest)
        if score >= self._highest:
            self._high.add((-score, shown, segment))
            if len(self._high) > _KEPT:
                kept = _first(self._high, EACH)
                self._high, self._highest = set(kept), -_edge(kept, -self._highest)

    def chosen(self) -> list[tuple[float | None, str, str]]:
        low = _first(self._low, EACH)
        high = [(-score, text, segment) for score, text, segment in _first(self._high, EACH)]
        taken = {(score, text) for score, text, _ in low}
        scored: list[tuple[float | None, str, str]] = [*low, *(h for h in high if (h[0], h[1]) not in taken)]
        said = {text for _, text, _ in scored}
        plain = (found for found in _first(self._plain, 2 * EACH) if found[1] not in said)
        return [*scored, *((None, text, segment) for _, text, segment in plain)][: 2 * EACH]


def _first(found: Iterable[_Found], number: int) -> list[_Found]:
    """The first few, each text once with a score."""
    kept: dict[tuple[float, str], _Found] = {}
    for one in sorted(found):
        kept.setdefault(one[:2], one)
        if len(kept) == number:
            break
    return list(kept.values())


def _edge(kept: list[_Found], before: float) -> float:
    """The score beyond which nothing can be chosen any more."""
    return kept[-1][0] if len(kept) == EACH else before


def shown_text(text: str) -> str:
    """A comment as it may stand in a drawing: one paragraph, without characters that cannot be seen, not too long."""
    plain = " ".join(visible(unicodedata.normalize("NFC", text)).split())
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[: LONGEST - 1].rstrip()}…"
