"""Which of two runs lies first, and in what order all of them lie, against counting and against a plain search."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.routing.field import CLEAR
from blueprint.routing.order import LABEL_WEIGHT, MUST, Relations, preference, relate, sort_runs
from blueprint.routing.run import LABEL_AIR, Run, Tap, label_run

UP, DOWN = -1, 1


def run(*taps: Tap) -> Run:
    places = [place for place, _, _, _ in taps]
    return Run(min(places), max(places), list(taps))


def tap(place: float, way: int, *key: int, exact: bool = True) -> Tap:
    return place, way, list(key), exact


def crossings(first: Run, second: Run) -> int:
    """How often two runs cross where the first one lies before (above) the second."""
    return sum(way == DOWN and second.start < place < second.end for place, way, _, _ in first.taps) + sum(
        way == UP and first.start < place < first.end for place, way, _, _ in second.taps
    )


PLACES = st.lists(st.integers(0, 12), min_size=5, max_size=5, unique=True)
WAYS = st.lists(st.sampled_from([UP, DOWN]), min_size=5, max_size=5)


@settings(max_examples=200)
@given(PLACES, WAYS, st.integers(2, 3))
def test_the_order_is_preferred_that_crosses_less(places: list[int], ways: list[int], count: int) -> None:
    taps = [tap(20.0 * place, way) for place, way in zip(places, ways, strict=True)]
    one, other = run(*taps[:count]), run(*taps[count:])
    assert preference(one, other) == crossings(other, one) - crossings(one, other) == -preference(other, one)


@pytest.mark.parametrize("distance", [0.0, CLEAR - 1, -1 - CLEAR + 2])
def test_legs_that_would_lie_on_each_other_leave_no_choice(distance: float) -> None:
    up, down = run(tap(0, UP), tap(50, UP)), run(tap(50 + distance, DOWN), tap(99, DOWN))
    assert preference(up, down) == MUST
    assert preference(down, up) == -MUST


def test_legs_that_keep_their_distance_leave_it() -> None:
    for shift in (CLEAR, -CLEAR):
        up, down = run(tap(0, UP), tap(50, UP)), run(tap(50 + shift, DOWN), tap(99, DOWN))
        assert abs(preference(up, down)) < MUST


def test_at_places_that_are_not_known_yet_whoever_leaves_on_a_side_lies_there() -> None:
    up, down = run(tap(0, UP), tap(50, UP, exact=False)), run(tap(50, DOWN), tap(99, DOWN))
    assert preference(up, down) == 1
    assert preference(down, up) == -1


def test_of_legs_that_part_later_the_one_that_turns_off_first_lies_first() -> None:
    one, other = run(tap(0, UP), tap(50, UP, -3, 1)), run(tap(50, UP, -2, 1), tap(99, UP))
    assert preference(one, other) == 1
    assert preference(other, one) == -1
    assert preference(one, run(tap(50, UP, -3, 1), tap(99, UP))) == 0


@pytest.mark.parametrize("way", [UP, DOWN])
def test_no_leg_leaves_through_a_label_but_its_own_leads_to_the_run(way: int) -> None:
    label = label_run(20, 60, 8)
    leaving = run(tap(40, way), tap(200, way))
    assert preference(label, leaving) == way * LABEL_WEIGHT
    assert preference(leaving, label) == -way * LABEL_WEIGHT
    label.owner = leaving
    assert preference(label, leaving) == -way * LABEL_WEIGHT


@pytest.mark.parametrize("place", [20 - LABEL_AIR, 60 + LABEL_AIR, 10.0, 90.0])
def test_beside_a_label_legs_may_leave(place: float) -> None:
    assert preference(label_run(20, 60, 8), run(tap(place, DOWN), tap(200, DOWN))) == 0


def test_both_runs_of_a_pair_are_told() -> None:
    up, down = run(tap(0, UP), tap(50, UP)), run(tap(50, DOWN), tap(99, DOWN))
    assert relate([up, down, run(tap(300, UP))], [(0, 1)]) == [{1: MUST}, {0: -MUST}, {}]


def plainly_sorted(relations: Relations) -> list[int]:
    """Take, again and again, the run that nothing else wants before it, or else the one with most to gain."""
    left = list(range(len(relations)))
    found: list[int] = []

    def rank(i: int) -> tuple[bool, float, int]:
        others = [weight for j, weight in relations[i].items() if j in left and abs(weight) < MUST]
        against = -sum(weight for weight in others if weight < 0)
        return against > 0, -sum(others) if against else 0.0, i

    while left:
        free = [i for i in left if all(weight > -MUST for j, weight in relations[i].items() if j in left)]
        best = min(free, key=rank) if free else left[0]
        left.remove(best)
        found.append(best)
    return found


WEIGHTS = [0.0, 1.0, 1.0, 2.0, 3.0, LABEL_WEIGHT, MUST]


@pytest.mark.parametrize("weights", [WEIGHTS, WEIGHTS[:-2]], ids=["some-have-to", "none-has-to"])
@pytest.mark.parametrize("density", [0.4, 0.8])
def test_runs_are_taken_by_what_they_gain(weights: list[float], density: float) -> None:
    random = Random(density)  # noqa: S311 - for test data
    for count in [*range(1, 12)] * 8:
        relations: Relations = [{} for _ in range(count)]
        for i in range(count):
            for j in range(i):
                if random.random() < density:
                    weight = random.choice(weights) * random.choice([1, -1])
                    relations[i][j], relations[j][i] = weight, -weight
        assert sort_runs(relations) == plainly_sorted(relations)


@settings(max_examples=100)
@given(st.permutations(range(8)), st.lists(st.sampled_from(WEIGHTS), min_size=28, max_size=28))
def test_where_no_wish_stands_against_another_all_are_kept(order: list[int], weights: list[float]) -> None:
    relations: Relations = [{} for _ in order]
    pairs = [(first, second) for at, first in enumerate(order) for second in order[at + 1 :]]
    for (first, second), weight in zip(pairs, weights, strict=True):
        relations[first][second], relations[second][first] = weight, -weight
    place = {run: at for at, run in enumerate(sort_runs(relations))}
    wishes = zip(pairs, weights, strict=True)
    assert all(place[first] < place[second] for (first, second), weight in wishes if weight)
