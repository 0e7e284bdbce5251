"""The choice of breaks against every other choice."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.text.breaks import SOFT_HYPHEN, Measure, Opportunity, fill, opportunities
from blueprint.text.evening import even
from blueprint.text.phrasing import Phrasing, phrasing

ROOM = 10.0


def cost(ends: tuple[int, ...], places: list[Opportunity], measure: Measure, sense: Phrasing) -> float | None:
    """What is to be as small as possible, by definition; None if a line is too wide."""
    total = 0.0
    starts = [0, *(places[end].end for end in ends[:-1])]
    firsts = [0, *(end + 1 for end in ends[:-1])]
    mean = measure.width(0, places[-1].ink) / len(ends)
    for first, start, end in zip(firsts, starts, ends, strict=True):
        width = measure.width(start, places[end].ink)
        if width > ROOM and end > first:
            return None
        last = end == len(places) - 1
        total += ((width - mean) / ROOM) ** 2 * (sense.slack if last and width < mean else 1.0)
        if last:
            total += 0.3 * (width < ROOM / 4) + 1e3 * (0 < start >= sense.alone)
        else:
            total += sense.costs.get(places[end].end, 0.0) + 1e6 * places[end].forced
    return total


@settings(max_examples=300)
@given(st.data())
def test_no_other_choice_is_better(data: st.DataObject) -> None:
    widths = data.draw(st.lists(st.integers(1, 12), min_size=2, max_size=11))
    count = len(widths)
    places = [
        Opportunity(at + 1, at + 1, *data.draw(st.sampled_from([(True, False), (False, False), (False, True)])))
        for at in range(count)
    ]
    measure = Measure("x" * count, [float(width) for width in widths], 0.0)
    costs = data.draw(st.dictionaries(st.integers(1, count), st.sampled_from([-0.03, 0.02, 0.12, 1.12])))
    sense = Phrasing(costs, data.draw(st.integers(0, count)), data.draw(st.sampled_from([0.5, 1.0])))
    lines = len(fill(places, ROOM, measure, lambda _start, _ink: True))
    found = even(places, lines, ROOM, measure, sense)
    if lines == 1:
        assert found is None
        return
    all_costs = [
        value
        for chosen in combinations(range(count - 1), lines - 1)
        if (value := cost((*chosen, count - 1), places, measure, sense)) is not None
    ]
    assert found is not None
    assert cost(tuple(found), places, measure, sense) == pytest.approx(min(all_costs))


def letters(count: int) -> tuple[list[Opportunity], Measure]:
    return [Opportunity(at + 1, at + 1) for at in range(count)], Measure("x" * count, [1.0] * count, 0.0)


def test_a_line_that_turned_out_too_wide_is_not_taken_again() -> None:
    places, measure = letters(14)
    sense = Phrasing({}, 14)
    assert even(places, 2, ROOM, measure, sense) == [6, 13]
    assert even(places, 2, ROOM, measure, sense, {(0, 6)}) in ([5, 13], [7, 13])
    assert even(places, 2, ROOM, measure, sense, {(7, 13), (0, 5)}) == [7, 13]
    assert even(places, 2, ROOM, measure, sense, {(0, at) for at in range(14)}) is None


def test_a_short_last_line_costs_as_much_as_a_break_that_reads_badly() -> None:
    for costly, expected in ((0.5, 5), (0.7, 9)):
        places, measure = letters(12)
        sense = Phrasing({at: costly for at in range(1, 12) if at != 10}, 12)
        assert even(places, 2, ROOM, measure, sense) == [expected, 11]
    places, measure = letters(13)
    assert even(places, 2, ROOM, measure, Phrasing({at: 0.5 for at in range(1, 13) if at != 10}, 13)) == [9, 12]


def test_endless_texts_are_left_as_they_are() -> None:
    places, measure = letters(2000)
    assert even(places, 200, ROOM, measure, Phrasing({}, 2000)) is None


def test_a_hyphen_takes_room() -> None:
    text = f"aaaa{SOFT_HYPHEN}aaaa{SOFT_HYPHEN}aaaa"
    places = [Opportunity(5, 5), Opportunity(10, 10), Opportunity(14, 14)]
    advances = [0.0 if char == SOFT_HYPHEN else 1.2 for char in text]
    assert even(places, 2, ROOM, Measure(text, advances, 0.3), Phrasing({5: 1.0}, 14)) == [1, 2]
    assert even(places, 2, ROOM, Measure(text, advances, 0.5), Phrasing({5: 1.0}, 14)) == [0, 2]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Waits 45 min", "min", 0.15),
        ("Waits 5 min", "min", 0.15),
        ("Waits 45 and", "and", 0.0),
        ("In 2024 guests", "guests", 0.0),
        ("Costs € 20", "20", 0.15),
        ("One, two", "two", -0.03),
        ("Signs here. Leaves", "Leaves", -0.03),
        ("St. Gallen", "Gallen", 0.0),
        ("here – there", "–", 0.1),
        ("here – there", "there", -0.03),
        ("Rated 9/10 in", "in", 0.0),
        ("Gate 9 (see map.) Then", "Then", -0.03),
        ("check-in desk", "in", 0.06),
        ("check-in desk", "desk", 0.0),
    ],
)
def test_what_breaks_cost_between_words(text: str, at: str, expected: float) -> None:
    places = opportunities(text, "en", Measure(text, [0.0] * len(text), 0.0), ROOM)
    assert phrasing(text, "en", places).costs.get(text.rindex(at), 0.0) == expected
