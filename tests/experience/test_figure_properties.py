"""What holds for the figures of any answers."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from experienced import measured
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience.figures import Bar, Tally, merge, tally_of, tally_of_bars
from blueprint.experience.figures.tally import LARGEST, SMALLEST
from blueprint.model.figures import Figure
from blueprint.model.vocabulary import MetricType

LIMITS = {
    MetricType.NPS: (0, 10, -100, 100),
    MetricType.CSAT: (1, 5, 0, 100),
    MetricType.SHARE: (0, 1, 0, 100),
    MetricType.CES1: (1, 5, 1, 5),
    MetricType.CES2: (1, 7, 1, 7),
    MetricType.DURATION: (0, 100_000, 0, float("inf")),
    MetricType.NUMBER: (-1000, 1000, float("-inf"), float("inf")),
}
KINDS = st.sampled_from(list(LIMITS))
WEIGHTS = st.floats(0.01, 100)


@st.composite
def answers(draw: st.DrawFn, least: int = 1) -> tuple[MetricType, list[tuple[float, float]]]:
    kind = draw(KINDS)
    low, high, *_ = LIMITS[kind]
    return kind, draw(st.lists(st.tuples(st.integers(low, high), WEIGHTS), min_size=least, max_size=40))


def numbers(found: Figure) -> list[float]:
    spans = (found.interval, found.net_interval)
    ends = [end for span in spans if span for end in (span.low, span.high)]
    return [found.value, *([] if found.net is None else [found.net]), *ends, *(s.share for s in found.shares)]


@given(answers(), st.randoms())
def test_the_order_of_answers_does_not_matter(
    given_: tuple[MetricType, list[tuple[float, float]]], random: Random
) -> None:
    kind, pairs = given_
    mixed = list(pairs)
    random.shuffle(mixed)

    assert tally_of(mixed) == tally_of(pairs)
    assert measured(kind, tally_of(mixed)) == measured(kind, tally_of(pairs))


@given(answers(least=2), st.data())
def test_parts_merge_to_the_whole(given_: tuple[MetricType, list[tuple[float, float]]], data: st.DataObject) -> None:
    kind, pairs = given_
    cut = data.draw(st.integers(0, len(pairs)))
    whole, merged = tally_of(pairs), merge(tally_of(pairs[:cut]), tally_of(pairs[cut:]))

    assert [(b.score, b.n) for b in merged.bars] == [(b.score, b.n) for b in whole.bars]
    assert [b.weight for b in merged.bars] == pytest.approx([b.weight for b in whole.bars])
    assert numbers(measured(kind, merged)) == pytest.approx(numbers(measured(kind, whole)), rel=1e-7, abs=1e-7)


@given(st.lists(st.integers(0, 10), max_size=30), st.lists(st.integers(0, 10), max_size=30))
def test_parts_without_weights_merge_exactly(one: list[int], other: list[int]) -> None:
    assert merge(tally_of(one), tally_of(other)) == tally_of(one + other) == merge(tally_of(other), tally_of(one))


@given(answers(), st.floats(1e-6, 1e6))
def test_only_the_proportions_of_weights_matter(
    given_: tuple[MetricType, list[tuple[float, float]]], factor: float
) -> None:
    kind, pairs = given_
    scaled = tally_of((score, weight * factor) for score, weight in pairs)

    assert numbers(measured(kind, scaled)) == pytest.approx(
        numbers(measured(kind, tally_of(pairs))), rel=1e-6, abs=1e-6
    )


@given(answers(), WEIGHTS)
def test_equal_weights_are_no_weights(given_: tuple[MetricType, list[tuple[float, float]]], weight: float) -> None:
    kind, pairs = given_
    scores = [score for score, _ in pairs]

    assert measured(kind, tally_of((score, weight) for score in scores)) == measured(kind, tally_of(scores))


@given(answers())
def test_figures_lie_in_their_intervals_and_these_on_the_scale(
    given_: tuple[MetricType, list[tuple[float, float]]],
) -> None:
    kind, pairs = given_
    found, (*_, low, high) = measured(kind, tally_of(pairs)), LIMITS[kind]

    assert low <= found.value <= high
    if found.interval:
        assert low <= found.interval.low <= found.value <= found.interval.high <= high
    if found.net_interval and found.net is not None:
        assert -100 <= found.net_interval.low <= found.net <= found.net_interval.high <= 100
    assert sum(s.share for s in found.shares) <= 1 + 1e-9
    if kind in {MetricType.NPS, MetricType.CES2}:
        assert sum(s.share for s in found.shares) == pytest.approx(1)
        assert sum(s.n for s in found.shares) == found.n


@given(answers(least=2), st.integers(2, 9))
def test_more_answers_make_narrower_intervals(given_: tuple[MetricType, list[tuple[float, float]]], times: int) -> None:
    kind, pairs = given_
    few = measured(kind, tally_of(score for score, _ in pairs))
    many = measured(kind, tally_of([score for score, _ in pairs] * times))

    assert many.value == pytest.approx(few.value)
    for one, other in ((few.interval, many.interval), (few.net_interval, many.net_interval)):
        if one and other:
            wide, narrow = one.high - one.low, other.high - other.low
            whole = wide == LIMITS[kind][3] - LIMITS[kind][2] or wide == 200
            assert narrow < wide or narrow == wide == 0 or (whole and narrow == wide)


@given(answers())
def test_weights_never_make_more_of_answers(given_: tuple[MetricType, list[tuple[float, float]]]) -> None:
    tally = tally_of(given_[1])

    exact = [Fraction(weight) for _, weight in given_[1]]
    assert 1 <= tally.effective <= tally.n
    assert tally.effective == pytest.approx(float(sum(exact) ** 2 / sum(w * w for w in exact)))
    assert tally.weight == pytest.approx(float(sum(exact)))


def test_a_tally_is_sorted_and_each_score_is_in_it_once() -> None:
    found = tally_of([(3, 1.0), (1, 2.0), (3, 0.5), (2, 0.0), (-0.0, 1.0), (0, 1.0)])

    assert found == Tally((Bar(0, 2, 2, 2), Bar(1, 1, 2, 4), Bar(3, 2, 1.5, 1.25)))
    assert (found.n, found.weight) == (5, 5.5)
    assert tally_of({5: 2, 4: 0, 3: 1}) == tally_of([5, 3, 5])
    assert tally_of_bars([Bar(1, 0, 0, 0)]) == tally_of([]) == Tally()


def test_no_answers_are_worth_nothing() -> None:
    assert (Tally().n, Tally().weight, Tally().effective, Tally().share(lambda _: True)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "pair",
    [
        (1.0, -1.0), (1.0, float("nan")), (1.0, float("inf")), (1.0, SMALLEST / 10), (1.0, LARGEST * 10), (1.0, 1e300),
        (float("nan"), 1.0), (float("inf"), 1.0), (-LARGEST * 10, 1.0),
    ],
)  # fmt: skip
def test_what_cannot_be_reckoned_with_is_refused(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="answers cannot have"):
        tally_of([pair])


def test_numbers_of_answers_are_not_negative() -> None:
    with pytest.raises(ValueError, match="answers cannot have"):
        tally_of({1: -1})
    with pytest.raises(ValueError, match="answers cannot have"):
        tally_of_bars([Bar(1, 0, 5.0, 25.0)])


@pytest.mark.parametrize("squares", [0.0, SMALLEST**2 / 10, LARGEST**2 * 10])
def test_squares_that_no_weights_have_are_refused(squares: float) -> None:
    with pytest.raises(ValueError, match="answers cannot have"):
        tally_of_bars([Bar(1, 2, 2.0, squares)])


@pytest.mark.parametrize("kind", list(LIMITS))
def test_the_farthest_numbers_can_be_reckoned_with(kind: MetricType) -> None:
    tally = tally_of([(LARGEST, LARGEST), (-LARGEST, LARGEST), (1, SMALLEST), (0, 1.0)])

    found = measured(kind, tally)
    assert found.n == 4
    assert found.interval is not None
    twice = merge(tally, tally)
    assert merge(twice, twice).n == 16
