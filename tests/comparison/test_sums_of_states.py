"""What two states come to, and how sure a difference is."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opened import HOTEL, comparison, opened, steps

from blueprint.comparison.scores import converted
from blueprint.comparison.sums import difference_interval
from blueprint.comparison.values import Comparison, Sum
from blueprint.comparison.wording import sum_told
from blueprint.model.figures import Figure, Interval
from blueprint.model.measures import Scale
from blueprint.words import load_words
from blueprint.words.speech import Speech


def named(found: Comparison) -> dict[str, Sum]:
    return {one.name: one for one in found.sums}


def told(one: Sum, language: str = "en") -> dict[str, Any]:
    words = load_words(language).value
    assert words is not None
    made = sum_told(one, Speech(words=words, language=language, fallback=language))
    return {name: w and w.text for name, w in (("before", made.before), ("after", made.after), ("change", made.change),
                                               ("note", made.note))} | {"better": made.better}  # fmt: skip


def test_the_hotel() -> None:
    sums = named(opened(*HOTEL).comparison or comparison("", ""))

    assert {n: (s.before, s.after, s.better) for n, s in sums.items() if n != "mean"} == {
        "time": (34440, 33000, True), "wait": (2100, 1260, True), "steps": (10, 10, None), "encounters": (6, 5, None),
        "moments": (2, 2, None), "fails": (2, 1, True), "desk-wait": (360, 60, True), "food-wait": (1500, 1200, True),
    }  # fmt: skip
    assert told(sums["time"]) == {
        "before": "9 h 34 min",
        "after": "9 h 10 min",
        "change": "−24 min",
        "note": None,
        "better": True,
    }
    assert told(sums["mean"])["change"] == "+0.4"


def test_a_state_without_times_has_none() -> None:
    found = named(comparison(steps("{id: a, customer: A, time: 4 min}"), steps("{id: a, customer: A}")))

    assert (found["time"].before, found["time"].after, found["time"].change) == (240, None, None)
    assert told(found["time"])["change"] is None
    assert "wait" not in found


def test_scores_of_another_scale_are_converted() -> None:
    before = "scale: {min: -2, max: 2}\n" + steps(
        "{id: a, customer: A, emotion: -1}", "{id: b, customer: B, emotion: 2}"
    )
    after = steps("{id: a, customer: A, emotion: 4}", "{id: b, customer: B, emotion: 4}")
    mean = named(comparison(before, after))["mean"]

    assert (mean.before, mean.after, mean.better) == (3.5, 4, True)


@given(st.floats(-2, 2), st.integers(2, 9))
def test_converting_there_and_back_changes_nothing(value: float, high: int) -> None:
    one, other = Scale(low=-2, high=2), Scale(low=1, high=high)

    assert converted(converted(value, one, other), other, one) == pytest.approx(value, abs=1e-9)


def test_a_difference_too_small_to_show_is_neither_better_nor_worse() -> None:
    found = named(
        comparison(steps("{id: a, customer: A, emotion: 3.48}"), steps("{id: a, customer: A, emotion: 3.52}"))
    )

    assert (told(found["mean"])["change"], told(found["mean"])["better"]) == ("±0", None)


METRIC = "metrics: [{id: m, type: %s, value: %s%s}]\n"


def test_metrics_of_another_type_are_not_compared() -> None:
    one = comparison(
        METRIC % ("nps", 10, "") + steps("{customer: A}"), METRIC % ("csat", 70, "") + steps("{customer: A}")
    )

    assert one.unlike == ("m",)
    assert "m" not in named(one)


@pytest.mark.parametrize(
    ("kind", "values", "change", "better"),
    [("nps", (10, 30), "+20", True), ("csat", (80, 75), "−5 points", False), ("number", (4, 4), "±0", None),
     ("ces1", (3, 2), "−1.00", True)],
)  # fmt: skip
def test_differences_of_metrics(kind: str, values: tuple[int, int], change: str, better: bool | None) -> None:
    texts = [
        METRIC % (kind, value, ", scale: [1, 5]" if kind == "ces1" else "") + steps("{customer: A}") for value in values
    ]
    one = named(comparison(*texts))["m"]

    assert (told(one)["change"], told(one)["better"]) == (change, better)


def figure(value: float, low: float, high: float) -> Figure:
    return Figure(value=value, n=200, interval=Interval(low, high))


def test_the_interval_of_a_difference_is_that_of_zou_and_donner() -> None:
    # Two proportions of 56/70 and 48/80 with Wilson intervals: the hybrid score interval (Newcombe 1998, method 10).
    one, other = figure(48 / 80, 0.4904, 0.7002), figure(56 / 70, 0.6918, 0.8772)
    found = difference_interval(one, other)

    assert found is not None
    assert found.low == pytest.approx(0.0524, abs=0.0005)
    assert found.high == pytest.approx(0.3339, abs=0.0005)


@given(st.floats(-50, 50), st.floats(51, 90), st.floats(0, 20), st.floats(0, 20))
def test_equal_intervals_give_that_of_a_sum_of_variances(a: float, b: float, half: float, other: float) -> None:
    found = difference_interval(figure(a, a - half, a + half), figure(b, b - other, b + other))

    assert found is not None
    assert found.high - (b - a) == pytest.approx(sqrt(half**2 + other**2), abs=1e-6)


def test_figures_of_the_same_answers_have_no_interval_of_their_difference() -> None:
    assert difference_interval(figure(1, 0, 2), figure(1, 0, 2)) is None


def test_without_an_interval_nothing_is_certain() -> None:
    assert difference_interval(None, figure(1, 0, 2)) is None
    assert difference_interval(Figure(value=1, n=3), figure(1, 0, 2)) is None


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [("en", -1440, "−24 min"), ("en", 90, "+1 min 30 s"), ("en", 0, "0 s"), ("zh-Hans", -3600, "−1 小时")],
)
def test_differences_of_time_have_a_sign(language: str, value: float, text: str) -> None:
    words = load_words(language).value
    assert words is not None

    assert words.seconds(value, sign=True) == text
