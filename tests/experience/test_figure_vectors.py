"""Figures against their definitions, worked out by hand or published, to the last printed digit."""

from __future__ import annotations

from statistics import NormalDist, mean, stdev

import pytest
from experienced import measured

from blueprint.experience.figures import Tally, figure, tally_of
from blueprint.experience.figures.intervals import Z
from blueprint.model import Metric
from blueprint.model.figures import Interval, Sample, Share
from blueprint.model.vocabulary import MetricType


def printed(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return round(interval.low, 2), round(interval.high, 2)


def test_z_is_that_of_95_percent() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-14) == Z


@pytest.mark.parametrize(
    ("promoters", "detractors", "n", "value", "interval"),
    [
        (50, 20, 100, 30, (14.05, 44.20)),
        (6, 2, 10, 40, (-12.59, 74.12)),
        (10, 0, 10, 100, (47.50, 100)),
        (70, 10, 200, 30, (21.85, 37.27)),
    ],
)
def test_net_promoter_score(
    promoters: int, detractors: int, n: int, value: float, interval: tuple[float, float]
) -> None:
    found = measured(MetricType.NPS, tally_of({9: promoters, 6: detractors, 7: n - promoters - detractors}))

    assert found.value == pytest.approx(value, abs=1e-9)
    assert (found.n, printed(found.interval)) == (n, interval)
    assert [(s.name, s.n) for s in found.shares] == [
        ("promoters", promoters), ("passives", n - promoters - detractors), ("detractors", detractors),
    ]  # fmt: skip


def test_who_promotes_and_who_detracts() -> None:
    found = measured(MetricType.NPS, tally_of(range(11)))

    assert [s.n for s in found.shares] == [2, 2, 7]
    assert found.value == pytest.approx(100 * (2 - 7) / 11)


def test_a_single_answer_lies_in_its_interval() -> None:
    """The adjusted interval of one promoter would end at 98.5."""
    found = measured(MetricType.NPS, tally_of([10]))

    assert (found.value, found.sample) == (100, Sample.TINY)
    assert printed(found.interval) == (-48.50, 100)


def test_customer_satisfaction_is_the_top_two_boxes() -> None:
    found = measured(MetricType.CSAT, tally_of({5: 40, 4: 34, 3: 20, 2: 8, 1: 5}))

    assert (round(found.value, 2), found.n, printed(found.interval)) == (69.16, 107, (59.87, 77.12))
    assert found.shares == (Share("satisfied", 74, 74 / 107),)


@pytest.mark.parametrize(("scale", "satisfied"), [((1, 7), (6, 7)), ((-2, 2), (1, 2)), ((0, 10), (9, 10))])
def test_customer_satisfaction_on_other_scales(scale: tuple[float, float], satisfied: tuple[int, int]) -> None:
    answers = tally_of(range(int(scale[0]), int(scale[1]) + 1))
    found = measured(MetricType.CSAT, answers, scale=scale)

    assert found.shares[0].n == len(satisfied)
    assert measured(MetricType.CSAT, tally_of(satisfied), scale=scale).value == 100
    assert measured(MetricType.CSAT, tally_of([satisfied[0] - 1]), scale=scale).value == 0


def test_shares_of_yes() -> None:
    found = measured(MetricType.SHARE, tally_of({1: 0, 0: 10}))

    assert (found.value, printed(found.interval)) == (0, (0, 27.75))
    found = measured(MetricType.SHARE, tally_of({1: 10, 0: 0}))
    assert (found.value, printed(found.interval)) == (100, (72.25, 100))
    assert measured(MetricType.SHARE, tally_of({1: 3, 0: 1})).shares == (Share("yes", 3, 0.75),)


def test_net_ease() -> None:
    found = measured(MetricType.CES2, tally_of(dict(zip(range(1, 8), (80, 210, 140, 110, 160, 180, 120), strict=True))))

    assert (found.n, round(found.value, 2), found.rule) == (1000, 4.08, "5-7 / 1-3")
    assert [(s.name, s.n, round(100 * s.share, 1)) for s in found.shares] == [
        ("easy", 460, 46.0), ("neutral", 110, 11.0), ("difficult", 430, 43.0),
    ]  # fmt: skip
    assert found.net == pytest.approx(3)
    as_score = measured(MetricType.NPS, tally_of({9: 460, 7: 110, 0: 430}))
    assert found.net_interval == as_score.interval


def test_another_cut_of_ease_leaves_difficult_where_it_is() -> None:
    found = measured(MetricType.CES2, tally_of(range(1, 8)), easy=(6, 7))

    assert [(s.name, s.n) for s in found.shares] == [("easy", 2), ("neutral", 2), ("difficult", 3)]
    assert found.rule == "6-7 / 1-3"


def test_an_answer_is_never_easy_and_difficult() -> None:
    found = measured(MetricType.CES2, tally_of(range(1, 8)), easy=(3, 7))

    assert [s.n for s in found.shares] == [5, 0, 2]
    assert found.rule == "3-7 / 1-2"
    assert measured(MetricType.CES2, tally_of(range(1, 8)), easy=(7, 7)).rule == "7 / 1-3"


def test_means_have_the_normal_interval() -> None:
    answers = [3.0, 4.5, 4.5, 8.0, 11.0]
    found = measured(MetricType.NUMBER, tally_of(answers))
    reach = Z * stdev(answers) / 5**0.5

    assert found.value == pytest.approx(mean(answers))
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((mean(answers) - reach, mean(answers) + reach))


@pytest.mark.parametrize(
    ("kind", "scale", "answers", "ends"),
    [
        (MetricType.CES1, None, (1, 1, 2), (1, None)),
        (MetricType.CES1, None, (5, 5, 4), (None, 5)),
        (MetricType.CES2, None, (7, 7, 6), (None, 7)),
        (MetricType.MEAN, (1, 4), (4, 4, 3), (None, 4)),
        (MetricType.DURATION, None, (1, 2, 600), (0, None)),
    ],
)
def test_intervals_end_where_the_scale_does(
    kind: MetricType,
    scale: tuple[float, float] | None,
    answers: tuple[int, ...],
    ends: tuple[float | None, float | None],
) -> None:
    found = measured(kind, tally_of(answers), scale=scale).interval

    assert found is not None
    assert [end is None or end == limit for end, limit in zip(ends, (found.low, found.high), strict=True)] == [True] * 2


def test_plain_means_know_no_end() -> None:
    found = measured(MetricType.MEAN, tally_of([0, 0, 9])).interval

    assert found is not None
    assert found.low < 0


def test_a_mean_of_one_answer_has_no_interval() -> None:
    for kind in (MetricType.MEAN, MetricType.NUMBER, MetricType.CES1, MetricType.CES2, MetricType.DURATION):
        found = measured(kind, tally_of([3]))
        assert (found.value, found.n, found.interval) == (3, 1, None)


def test_equal_answers_have_an_interval_without_width() -> None:
    found = measured(MetricType.MEAN, tally_of([4.1, 4.1, 4.1]))

    assert (found.value, found.interval) == (4.1, Interval(4.1, 4.1))
    assert measured(MetricType.MEAN, tally_of([0.1] * 3)).value == 0.1, "though 3 · 0.1 / 3 is more"


def test_a_count_is_the_number_of_answers() -> None:
    found = measured(MetricType.COUNT, tally_of([(7, 0.5), (7, 2), (1, 1)]))

    assert (found.value, found.n, found.interval) == (3, 3, None)


@pytest.mark.parametrize("kind", list(MetricType))
def test_without_answers_there_is_no_figure(kind: MetricType) -> None:
    assert figure(Metric(id="m", type=kind), Tally()) is None
    assert figure(Metric(id="m", type=kind), tally_of([(1, 0.0)])) is None
    assert (figure(Metric(id="m", type=kind), tally_of([1])) is None) == (kind is MetricType.KANO)


def test_weighted_shares_with_the_effective_number_of_answers() -> None:
    """Weights 2, 1, 1 are worth 16 / 6 answers; the interval is that of so many."""
    found = measured(MetricType.SHARE, tally_of([(1, 2.0), (0, 1.0), (0, 1.0)]))

    assert (found.value, found.n) == (50, 3)
    assert found.shares == (Share("yes", 1, 0.5),)
    n, square = 16 / 6, Z * Z
    reach = 100 * Z * (n * 0.25 + square / 4) ** 0.5 / (n + square)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((50 - reach, 50 + reach))


def test_weighted_means_with_the_effective_number_of_answers() -> None:
    found = measured(MetricType.NUMBER, tally_of([(1, 2.0), (4, 1.0), (7, 1.0)]))

    variance = (2 * 2.25**2 + 0.75**2 + 3.75**2) / (4 - 6 / 4)
    reach = Z * (variance / (16 / 6)) ** 0.5
    assert found.value == 3.25
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((3.25 - reach, 3.25 + reach))


def test_an_answer_that_outweighs_all_others_stands_alone() -> None:
    found = measured(MetricType.MEAN, tally_of([(1, 1.0), (5, 1e60)]))

    assert (found.value, found.n, found.interval) == (5, 2, None)


def test_weighted_net_figures_with_the_effective_number_of_answers() -> None:
    """Weights 2, 1, 1 are worth 8/3 answers, 4/3 of them for, 2/3 against: net 25 points of weight."""
    n = 8 / 3
    plus, minus = (n / 2 + 0.75) / (n + 3), (n / 4 + 0.75) / (n + 3)
    reach = Z * ((plus + minus - (plus - minus) ** 2) / (n + 3)) ** 0.5
    ends = pytest.approx((100 * (plus - minus - reach), min(100, 100 * (plus - minus + reach))))
    score = measured(MetricType.NPS, tally_of([(10, 2.0), (7, 1.0), (0, 1.0)]))
    ease = measured(MetricType.CES2, tally_of([(6, 2.0), (4, 1.0), (1, 1.0)]))

    assert (score.value, ease.net, ease.value, score.n) == (25, 25, 4.25, 3)
    for interval in (score.interval, ease.net_interval):
        assert interval is not None
        assert (interval.low, interval.high) == ends
