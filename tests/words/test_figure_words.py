"""Figures in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from blueprint.model.figures import Figure, Interval, Kano, KanoCategory
from blueprint.model.measures import Duration, Metric, Score
from blueprint.model.targets import target_met
from blueprint.model.vocabulary import Better, MetricType
from blueprint.words import Words, load_words
from blueprint.words.figures import figure_words, kano_words, mean_words, period_words


def words(tag: str = "en") -> Words:
    found = load_words(tag).value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (MetricType.NPS, 30.0, "+30"),
        (MetricType.NPS, -0.4, "0"),
        (MetricType.NPS, 62.5, "+63"),
        (MetricType.NPS, -62.5, "\u221263"),
        (MetricType.CSAT, 69.16, "69%"),
        (MetricType.CES1, 2.0, "2.00"),
        (MetricType.CES2, 4.08, "4.08"),
        (MetricType.DURATION, 372.4, "6 min 12 s"),
        (MetricType.COUNT, 1200.0, "1,200"),
    ],
)
def test_computed_figures(kind: MetricType, value: float, told: str) -> None:
    assert figure_words(words(), Metric(id="m", type=kind), Figure(value=value, n=120)).value == told


def test_all_that_is_told_of_a_figure() -> None:
    metric = Metric(id="m", type=MetricType.CES2, target=5.5)
    figure = Figure(value=4.08, n=40, interval=Interval(3.9, 4.26), net=3.0, net_interval=Interval(-3.0, 9.0))

    told = figure_words(words(), metric, figure)

    assert (told.value, told.sample, told.interval) == ("4.08", "n = 40", "3.90 to 4.26")
    assert (told.small, told.net, told.target) == ("small sample", "Net ease +3", "5.5")


def test_declared_figures_are_told_as_they_were_written() -> None:
    share = Metric(id="m", type=MetricType.SHARE, value=12.5)
    queue = Metric(id="q", type=MetricType.DURATION, value=360, duration=Duration(300, 420), target=180)

    assert figure_words(words(), share, None).value == "12.5%"
    assert figure_words(words("de"), share, None).value == "12,5\u00a0%"
    assert figure_words(words(), queue, None).value == "5–7 min"
    assert figure_words(words(), Metric(id="n", type=MetricType.NUMBER, value=3), None, "calls a day").value == (
        "3 calls a day"
    )


def test_a_target_is_reached_on_the_better_side() -> None:
    def met(kind: MetricType, value: float, target: float | None) -> bool | None:
        return target_met(Metric(id="m", type=kind, target=target), Figure(value=value, n=120))

    assert [met(MetricType.NPS, value, 20) for value in (19.9, 20, 30)] == [False, True, True]
    assert [met(MetricType.CES2, 5, 5.5), met(MetricType.CSAT, 80, 75)] == [False, True]
    assert [met(MetricType.CES1, value, 2) for value in (1.5, 2, 2.1)] == [True, True, False]
    assert met(MetricType.DURATION, 200, 180) is False
    assert met(MetricType.NPS, 30, None) is None


@pytest.mark.parametrize("kind", [MetricType.SHARE, MetricType.MEAN, MetricType.COUNT, MetricType.NUMBER])
def test_the_file_says_which_way_is_better_where_the_type_does_not(kind: MetricType) -> None:
    def met(value: float, better: Better) -> bool | None:
        return target_met(Metric(id="m", type=kind, value=value, target=70, better=better))

    assert [met(62, Better.LOWER), met(70, Better.LOWER), met(71, Better.LOWER)] == [True, True, False]
    assert [met(62, Better.HIGHER), met(70, Better.HIGHER), met(71, Better.HIGHER)] == [False, True, True]


@pytest.mark.parametrize("kind", [MetricType.SHARE, MetricType.MEAN, MetricType.COUNT, MetricType.NUMBER])
def test_nobody_says_which_way_is_better_where_the_type_does_not(kind: MetricType) -> None:
    told = figure_words(words(), Metric(id="m", type=kind, value=62, target=70), None)

    assert (told.target is not None, told.met, told.verdict) == (True, None, None)


def test_of_a_range_of_time_the_middle_counts() -> None:
    metric = Metric(
        id="m", type=MetricType.DURATION, value=180, duration=Duration(120, 240), target=180,
        target_duration=Duration(180, 180),
    )  # fmt: skip

    assert figure_words(words(), metric, None).verdict == "met"
    assert figure_words(words("de"), replace(metric, duration=Duration(120, 300)), None).verdict == "nicht erreicht"


@pytest.mark.parametrize(
    ("tag", "period", "told"),
    [
        ("en", "2025-03", "Mar 2025"),
        ("en", "2025-Q1", "Q1 2025"),
        ("en", "2025", "2025"),
        ("de", "2025-03", "März 2025"),
        ("fr", "2025-Q4", "T4 2025"),
        ("zh-Hans", "2025-03", "2025年3月"),
        ("ja", "2025-Q2", "2025年第2四半期"),
        ("ar", "2025-12", "ديسمبر 2025"),
    ],
)
def test_periods(tag: str, period: str, told: str) -> None:
    assert period_words(words(tag), period) == told


def test_a_kano_category_in_words() -> None:
    kano = Kano(n=64, counts=(), category=KanoCategory.MUST_BE, better=0.2, worse=-0.8)

    told = kano_words(words("de"), kano)

    assert (told.value, told.sample, told.small) == (words("de").text("kano.must-be"), "n = 64", "kleine Stichprobe")
    assert kano_words(words(), replace(kano, n=100)).small is None


def test_a_mean_of_answers_says_what_it_rests_on() -> None:
    assert mean_words(words(), Score(value=4.2, n=24)) == "4.20, n = 24"
    assert mean_words(words(), Score(value=4.2, n=24, interval=Interval(3.9, 4.5))) == "4.20, n = 24, 3.90 to 4.50"


@pytest.mark.parametrize(
    ("kind", "value", "target", "told"),
    [
        (MetricType.SHARE, 84.6, 85, "84.6%"),
        (MetricType.SHARE, 84.97, 85, "84.97%"),
        (MetricType.SHARE, 85.0, 85, "85%"),
        (MetricType.SHARE, 83.6, 85, "84%"),
        (MetricType.NPS, 29.7, 30, "+29.7"),
        (MetricType.MEAN, 4.199, 4.2, "4.199"),
        (MetricType.DURATION, 180.3, 180, "3 min 0.3 s"),
        (MetricType.DURATION, 3610.0, 3600, "1 h 10 s"),
    ],
)
def test_a_value_that_rounds_to_its_target_is_told_apart(
    kind: MetricType, value: float, target: float, told: str
) -> None:
    metric = Metric(id="m", type=kind, target=target)

    assert figure_words(words(), metric, Figure(value=value, n=120)).value == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(3599.0, "59 min 59 s"), (3659.0, "1 h 1 min"), (3602.0, "1 h"), (6240.0, "1 h 44 min"), (10799.0, "3 h")],
)
def test_from_an_hour_on_times_are_told_in_minutes(seconds: float, told: str) -> None:
    assert figure_words(words(), Metric(id="m", type=MetricType.DURATION), Figure(value=seconds, n=120)).value == told


def test_a_number_of_answers_is_no_small_sample() -> None:
    assert figure_words(words(), Metric(id="m", type=MetricType.COUNT), Figure(value=3, n=3)).small is None
    assert figure_words(words(), Metric(id="m", type=MetricType.NPS), Figure(value=3, n=3)).small is not None
