"""Even lines: which of the places where lines may end makes the best of a given number of lines.

In: the places, the room and what a break costs the reader. Out: the ends of the lines. The best choice is found
by dynamic programming over all of them, as in Knuth and Plass, "Breaking paragraphs into lines" (1981), but with
costs of our own: how far each line is from the mean, and where it breaks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, TypeAlias

from blueprint.text.breaks import Measure, Opportunity
from blueprint.text.phrasing import Phrasing

_FORCED, _ALONE, _SHORT = 1e6, 1e3, 0.3
_SHORTEST = 0.25
_MAX_STEPS = 20_000

Line: TypeAlias = tuple[int, int]
"""How many places come before a line, and the index of the place that ends it."""
_Row: TypeAlias = dict[int, tuple[float, int]]
"""Places passed, to the least cost so far and the places passed one line before."""


class _Ruler(NamedTuple):
    """Where lines would start and end on an endless line, in user units.

    Attributes:
        lefts: where a line starts, by the number of places before it.
        rights: where a line ends, by the place that ends it.
        room: the width of a line.
        mean: the width of a line if all were alike.
    """

    lefts: list[float]
    rights: list[float]
    room: float
    mean: float


def even(
    places: Sequence[Opportunity],
    count: int,
    room: float,
    measure: Measure,
    phrasing: Phrasing,
    banned: Collection[Line] = (),
) -> list[int] | None:
    """Ends of `count` lines that are even and break where it reads well.

    A last line of one word costs more than any unevenness and any break between letters that a language allows;
    a cut through a word that no language allows costs more than that.

    Args:
        places: where lines may end.
        count: of lines; as many as are needed.
        room: the width of a line in user units.
        measure: widths.
        phrasing: what breaks cost.
        banned: lines that are not to be had.

    Returns:
        index of the place that ends each line; None if there are too many possibilities to look at, or none.
    """
    if count <= 1 or count * len(places) > _MAX_STEPS:
        return None
    lefts, rights = measure.edges(places)
    ruler = _Ruler(lefts, rights, room, (rights[-1] - lefts[0]) / count)
    costs = [phrasing.costs.get(place.end, 0.0) + _FORCED * place.forced for place in places]
    fewest = _fewest_passed(ruler, count)
    rows: list[_Row] = [{0: (0.0, 0)}]
    for number in range(1, count):
        rows.append(_next_row(rows[-1], ruler, costs, range(fewest[number], len(places) - count + number + 1), banned))
    passed = _last_line(rows[-1], places, ruler, phrasing, banned)
    return None if passed is None else [*_trace(rows, passed), len(places) - 1]


def _fewest_passed(ruler: _Ruler, count: int) -> list[int]:
    """By number of lines: the least number of places to pass so that the rest fits on the other lines."""
    fewest = [0] * count
    first = len(ruler.rights)
    for number in range(count - 1, 0, -1):
        at = first - 1
        first = at
        while first > 0 and ruler.rights[at] - ruler.lefts[first - 1] <= ruler.room:
            first -= 1
        if first == 0:
            break
        fewest[number] = first
    return fewest


def _next_row(row: _Row, ruler: _Ruler, costs: Sequence[float], passed: range, banned: Collection[Line]) -> _Row:
    """The best ways to pass that many places with one line more."""
    found: _Row = {}
    rights, mean, room = ruler.rights, ruler.mean, ruler.room
    for first, (cost, _) in row.items():
        left = ruler.lefts[first]
        for at in range(max(first, passed.start - 1), passed.stop - 1):
            width = rights[at] - left
            if width > room and at > first:
                break
            total = cost + ((width - mean) / room) ** 2 + costs[at]
            if (at + 1 not in found or total < found[at + 1][0]) and (first, at) not in banned:
                found[at + 1] = (total, first)
    return found


def _last_line(
    row: _Row, places: Sequence[Opportunity], ruler: _Ruler, phrasing: Phrasing, banned: Collection[Line]
) -> int | None:
    """How many places come before the best last line."""
    best: tuple[float, int] | None = None
    last = len(places) - 1
    for first, (cost, _) in row.items():
        width = ruler.rights[last] - ruler.lefts[first]
        if (width > ruler.room and first < last) or (first, last) in banned:
            continue
        total = cost + ((width - ruler.mean) / ruler.room) ** 2 * (phrasing.slack if width < ruler.mean else 1.0)
        if width < ruler.room * _SHORTEST:
            total += _SHORT
        if first and places[first - 1].end >= phrasing.alone:
            total += _ALONE
        if best is None or total < best[0]:
            best = (total, first)
    return best[1] if best else None


def _trace(rows: Sequence[_Row], passed: int) -> list[int]:
    """The ends of all lines but the last, from how many places come before that."""
    ends: list[int] = []
    for row in reversed(rows[1:]):
        ends.append(passed - 1)
        passed = row[passed][1]
    return ends[::-1]
