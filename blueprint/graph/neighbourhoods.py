"""Which relations of a large graph lead far away: they are named in words, so that neighbours can stand together.

In: relations between what carries and what is carried. Out: those that leave their neighbourhood. Neighbourhoods are
those of greatest modularity, as the Louvain method finds them (Blondel, Guillaume, Lambiotte, Lefebvre 2008), in the
order of the relations and with ties broken by it: the same relations always give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeAlias, TypeVar

T = TypeVar("T", bound=Hashable)
_Affinity: TypeAlias = list[dict[int, float]]
"""For each unit, by number, how much it shares with which others."""

_SMALL = 24
"""Up to so many things carried, a graph is read as a whole."""
_MOST = 0.4
"""If more than this share of relations led far away, there would be no neighbourhoods to speak of."""
_ROUNDS = 24
_GAIN = 1e-9
"""What a move must bring at least: sums differ in their last bits."""


def far_away(weights: Mapping[tuple[T, T], int], unit: Callable[[T], Hashable]) -> frozenset[tuple[T, T]]:
    """The relations that lead out of their neighbourhood; none for a small graph, or one without neighbourhoods.

    Args:
        weights: how strong each relation is, from what carries to what is carried.
        unit: what keeps together what is carried: all stages of a service, say.
    """
    if len({target for _, target in weights}) <= _SMALL:
        return frozenset()
    numbers: dict[Hashable, int] = {}
    pulls: dict[T, dict[int, float]] = {}
    for (source, target), weight in weights.items():
        number = numbers.setdefault(unit(target), len(numbers))
        mine = pulls.setdefault(source, {})
        mine[number] = mine.get(number, 0.0) + weight
    homes = _homes(_affinity(list(pulls.values()), len(numbers)))
    label = {source: _strongest(found, homes) for source, found in pulls.items()}
    far = frozenset((s, t) for s, t in weights if homes[numbers[unit(t)]] != label[s])
    return far if len(far) <= _MOST * len(weights) else frozenset()


def _affinity(pulls: list[dict[int, float]], count: int) -> _Affinity:
    """How much each two units share; what carries many says little about each two of them."""
    made: _Affinity = [{} for _ in range(count)]
    for found in pulls:
        whole = sum(found.values())
        for one, mine in found.items():
            for other, theirs in found.items():
                if one != other:
                    made[one][other] = made[one].get(other, 0.0) + mine * theirs / whole
    return made


def _homes(affinity: _Affinity) -> list[int]:
    """The neighbourhood of each unit, as a number: units move, then neighbourhoods move as one, until nothing does."""
    homes = list(range(len(affinity)))
    level = affinity
    for _ in range(_ROUNDS):
        moved = _settled(level)
        names = {home: number for number, home in enumerate(dict.fromkeys(moved))}
        homes = [names[moved[home]] for home in homes]
        if len(names) == len(level):
            break
        level = _together(level, [names[home] for home in moved], len(names))
    return homes


def _settled(affinity: _Affinity) -> list[int]:
    """Homes after each unit has moved to where it shares the most, beyond what chance would give."""
    strength = [sum(found.values()) for found in affinity]
    whole = sum(strength) or 1.0
    homes, totals = list(range(len(affinity))), strength.copy()
    for _ in range(_ROUNDS):
        moves = 0
        for unit, found in enumerate(affinity):
            shares: dict[int, float] = {homes[unit]: 0.0}
            for other, share in found.items():
                if other != unit:
                    shares[homes[other]] = shares.get(homes[other], 0.0) + share
            totals[homes[unit]] -= strength[unit]
            gains = {home: share - strength[unit] * totals[home] / whole for home, share in shares.items()}
            best = max(gains, key=lambda home: gains[home])
            home = best if gains[best] > gains[homes[unit]] + _GAIN else homes[unit]
            moves += home != homes[unit]
            homes[unit] = home
            totals[home] += strength[unit]
        if not moves:
            break
    return homes


def _together(affinity: _Affinity, homes: list[int], count: int) -> _Affinity:
    """Neighbourhoods as units; what is shared inside of one it shares with itself."""
    made: _Affinity = [{} for _ in range(count)]
    for unit, found in enumerate(affinity):
        for other, share in found.items():
            mine = made[homes[unit]]
            mine[homes[other]] = mine.get(homes[other], 0.0) + share
    return made


def _strongest(units: Mapping[int, float], homes: list[int]) -> int:
    """The neighbourhood with most of something's units; the first of equal ones."""
    sums: dict[int, float] = {}
    for unit, weight in units.items():
        sums[homes[unit]] = sums.get(homes[unit], 0.0) + weight
    return max(sorted(sums), key=lambda home: sums[home])
