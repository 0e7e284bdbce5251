"""Figures in words."""

from __future__ import annotations

import pytest

from blueprint.model.figures import Figure, Interval
from blueprint.model.measures import Duration, Metric
from blueprint.model.vocabulary import MetricType
from blueprint.words import Words, load_words
from blueprint.words.figures import figure_words


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
