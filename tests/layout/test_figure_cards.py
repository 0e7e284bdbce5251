"""Metrics are drawn as small figures: on their scales, with their samples, parts, courses and groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import CHINESE, ENGLISH, card, mean, measured, nps, said, with_figure
from notation.checks import faults
from notation.drawn import draw_one
from test_margins import reach
from written import drawing

from blueprint.layout.bands import MetricAt
from blueprint.layout.figures import metric_block
from blueprint.layout.figures.groups import drawn_groups
from blueprint.model.figures import GroupFigure, Grouping, Interval, PeriodFigure, Share
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import Better, DrawingKind, MetricType
from blueprint.pipeline import Drawing
from blueprint.pipeline.drawing import prepare
from blueprint.routing.plan import Rect

JOURNEY = DrawingKind.JOURNEY


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, f"direction: rtl{ENGLISH}"], ids=["english", "chinese", "rtl"])
def test_figures_of_all_kinds_keep_every_rule(text: str) -> None:
    made = drawing(measured(text), JOURNEY)

    assert not faults(made.picture, made.told)


@pytest.mark.parametrize("theme", ["dark", "mono", "contrast"])
def test_figures_can_be_read_in_every_theme(theme: str) -> None:
    of, drawing_of = measured(), Drawing(name="journey", kind=JOURNEY)

    made = draw_one(of, drawing_of, language="en", name="journey", theme=theme)

    assert not faults(made.picture, made.told, (12, 40, 51, 52, 53))


def test_all_that_is_said_of_a_score() -> None:
    found = card(drawing(measured(), JOURNEY), "metric.nps-in")

    assert said(found, "figure-value", "figure-target") == ["+30", "Target: +20 · met"]
    assert "n = 100 · +14 to +44" in said(found, "figure-note")
    assert said(found, "figure-share") == ["50%", "30%", "20%"]
    assert said(found, "figure-scale") == ["−100", "+100"]
    assert found.title == "Promoters 50%, Passives 30%, Detractors 20%"
    (drawn,) = found.groups_of("interval")
    assert drawn.data == {
        "from": "-100", "to": "100", "value": "30", "low": "14.05", "high": "44.2", "target": "20", "n": "100",
        "sample": "full", "met": "true",
    }  # fmt: skip


def test_small_samples_look_and_say_so() -> None:
    made = drawing(measured(), JOURNEY)
    looks = {}
    for key in ("effort.check-in", "effort.sleep", "effort.check-out"):
        found = card(made, f"metric.{key}")
        (drawn,) = found.groups_of("interval")
        bar = drawn.shapes_of("interval-bar")[0]
        words = " ".join(said(found, "figure-note"))
        looks[drawn.data["sample"]] = (bool(drawn.shapes_of("hatch")), bool(bar.dash), "small sample" in words)

    assert looks == {"tiny": (False, True, True), "small": (True, False, True), "full": (False, False, False)}


def test_a_target_tells_by_its_head_whether_it_is_met() -> None:
    made = drawing(measured(), JOURNEY)
    met, missed, unknown = (
        card(made, f"metric.{n}").groups_of("interval")[0] for n in ("nps-in", "satisfied", "calls")
    )

    assert met.shapes_of("target-head")[0].fill == met.shapes_of("target-head")[0].stroke
    assert missed.shapes_of("target-head")[0].fill != missed.shapes_of("target-head")[0].stroke
    assert not unknown.shapes_of("target-head")
    assert said(card(made, "metric.satisfied"), "figure-target") == ["Target: 85% · not met"]
    assert said(card(made, "metric.calls"), "figure-target") == ["Target: 150 a week"]


def test_a_value_without_scale_and_target_has_no_axis() -> None:
    found = card(drawing(measured(), JOURNEY), "metric.lost")

    assert said(found, "figure-title", "figure-value") == ["Time lost", "45 s"]
    assert not found.groups_of("interval")


def test_a_survey_without_answers_says_so() -> None:
    found = card(drawing(measured(), JOURNEY), "metric.nobody")

    assert [text.text for text in found.texts] == ["Nobody answered", "no answers", "Target: +10"]


def test_the_rule_of_easy_answers_is_printed() -> None:
    found = card(drawing(measured(), JOURNEY), "metric.ease")

    assert "Easy 5–7 · Difficult 1–3" in said(found, "figure-note")
    assert "Net ease +3 · −3 to +9" in said(found, "figure-note")


def test_of_many_groups_the_best_and_the_worst_are_drawn_and_the_others_counted() -> None:
    found = card(drawing(measured(), JOURNEY), "metric.recommend")
    drawn = [g.data["key"] for g in found.groups_of("figure-group")]
    (sign,) = found.groups_of("left-out")
    rows = [g.groups_of("interval")[0].shapes_of("scale-axis")[0].box.y for g in found.groups_of("figure-group")]

    assert drawn == ["Fairs and conferences", "Families", "Leisure", "Business", "Groups", "Students"]
    assert (sign.data, len(sign.shapes_of("left-out-dot"))) == ({"groups": "1"}, 3)
    assert all(rows[2] < dot.box.y < rows[3] for dot in sign.shapes_of("left-out-dot"))
    assert {"1 in between", "1 with fewer than 30 answers, not ranked"} <= set(said(found, "figure-note"))


def answered(*values: float, n: int = 100) -> tuple[GroupFigure, ...]:
    return tuple(GroupFigure(by=Grouping.SEGMENT, key=f"g{at}", figure=mean(v, n, 1)) for at, v in enumerate(values))


@pytest.mark.parametrize(
    ("kind", "better", "best_first"),
    [
        ("nps", None, True),
        ("ces1", None, False),
        ("mean", None, True),
        ("mean", "lower", False),
        ("share", "higher", True),
    ],
)
def test_the_best_come_first(kind: str, better: str | None, best_first: bool) -> None:
    metric = Metric(id="m", type=MetricType(kind), better=Better(better) if better else None)
    found = drawn_groups(metric, answered(4, 9, 1, 3, 8, 2, 7, 6))
    values = [g.figure.value for g in found.all]

    assert values == ([9, 8, 7, 3, 2, 1] if best_first else [1, 2, 3, 7, 8, 9])
    assert (found.between, found.unranked) == (2, 0)


def test_few_groups_keep_the_order_of_the_file() -> None:
    groups = answered(4, 9, 1, 3, 8, 2)

    assert drawn_groups(Metric(id="m", type=MetricType.NPS), groups).all == groups


@given(st.lists(st.tuples(st.integers(-5, 5), st.sampled_from([5, 29, 30, 400])), min_size=7, max_size=20))
def test_no_group_is_lost_and_none_with_few_answers_is_ranked(answers: list[tuple[int, int]]) -> None:
    groups = [
        GroupFigure(by=Grouping.STEP, key=f"g{at}", figure=mean(value, n, 1)) for at, (value, n) in enumerate(answers)
    ]
    found = drawn_groups(Metric(id="m", type=MetricType.CSAT), groups)
    drawn = [g.figure for g in found.all]
    enough = [figure for figure in drawn if figure.n >= 30]

    assert len(drawn) == 6
    assert len(drawn) + found.between + found.unranked == len(groups)
    assert [f.value for f in enough] == sorted((f.value for f in enough), reverse=True)
    assert all(f.n < 30 for f in drawn[len(enough) :])
    assert not found.between or len(found.upper) == len(found.lower) == 3


def test_groups_are_called_what_the_map_calls_them() -> None:
    found = card(drawing(measured(CHINESE), JOURNEY), "metric.ease")

    assert said(found, "figure-name") == ["安娜", "小波"]


def test_a_course_stops_where_nobody_answered() -> None:
    (line,) = card(drawing(measured(), JOURNEY), "metric.recommend").groups_of("trend")
    (path,) = line.shapes_of("trend-line")

    assert path.d.count("M") == 2, "from January to March, May to June; August stands alone"
    assert len(line.groups_of("trend-point")) == 6
    assert said(card(drawing(measured(), JOURNEY), "metric.recommend"), "figure-period") == [
        "Jan 2025 +13",
        "Aug 2025 +27",
    ]


def test_one_period_is_no_course() -> None:
    of = with_figure(measured(), "nps-in", trend=(PeriodFigure("2025", nps(50, 30, 20, 14, 44)),))

    assert not card(drawing(of, JOURNEY), "metric.nps-in").groups_of("trend")


def test_a_small_change_looks_small() -> None:
    def drop(last: int) -> float:
        trend = (PeriodFigure("2025-01", nps(50, 0, 50, 0, 0)), PeriodFigure("2025-02", nps(last, 0, 100 - last, 0, 0)))
        (line,) = card(drawing(with_figure(measured(), "nps-in", trend=trend), JOURNEY), "metric.nps-in").groups_of(
            "trend"
        )
        first, second = (g.shapes[0].box.middle.y for g in line.groups_of("trend-point"))
        return first - second

    assert 0 < drop(51) < drop(55) < drop(60)
    assert drop(60) == pytest.approx(drop(90), abs=0.1)


def test_longer_values_are_set_smaller_rather_than_in_two_lines() -> None:
    of = with_figure(measured(CHINESE), "tray", figure=mean(101460, 120, 150))
    found = card(drawing(of, JOURNEY), "metric.tray")

    assert len(found.texts_of("figure-value")) == 1
    assert found.texts_of("figure-value")[0].size < 22


def test_points_that_are_means_say_their_number_of_answers() -> None:
    made = drawing(measured(), JOURNEY)
    points = {
        g.data["step"]: g for g in made.picture.of("point") if g.parent and g.parent.data["series"] == "experience"
    }
    words = {g.data["step"]: said(g, "point-sample") for g in made.picture.of("point-words")}

    assert words == {"find": ["n = 24"], "check-in": ["n = 180"], "sleep": ["n = 75"], "check-out": ["n = 400"]}
    assert {key: g.data.get("n") for key, g in points.items()}["order"] is None
    assert points["find"].title == "3.20, n = 24"
    assert {key for key, g in points.items() if g.shapes[0].dash} == {"find"}


@given(
    counts=st.tuples(*[st.integers(0, 400)] * 3).filter(any), half=st.floats(0, 40),
    target=st.integers(-100, 100) | st.none(),
    months=st.sets(st.integers(1, 12), max_size=12), language=st.sampled_from(["en", "zh-Hans", "ar", "de"]),
)  # fmt: skip
@settings(max_examples=12)
def test_any_score_keeps_the_rules(
    counts: tuple[int, int, int], half: float, target: int | None, months: set[int], language: str
) -> None:
    figure = nps(*counts, 0, 0)
    low, high = (min(100.0, max(-100.0, figure.value + way * half)) for way in (-1, 1))
    figure = replace(figure, interval=Interval(low, high))
    trend = tuple(
        PeriodFigure(f"2025-{month:02d}", replace(figure, value=figure.value / month)) for month in sorted(months)
    )
    of = with_figure(measured(), "nps-in", figure=figure, trend=trend)
    metrics = tuple(replace(m, target=target) if m.id == "nps-in" else m for m in of.metrics)
    of = replace(of, metrics=metrics, language=language)

    made = drawing(of, JOURNEY)

    assert not faults(made.picture, made.told, (11, 12, 40, 51, 52))


def test_parts_without_answers_are_not_drawn() -> None:
    figure = replace(
        nps(10, 0, 0, 47.5, 100),
        shares=(Share("promoters", 10, 1.0), Share("passives", 0, 0.0), Share("detractors", 0, 0.0)),
    )
    made = drawing(with_figure(measured(), "nps-in", figure=figure), JOURNEY)
    found = card(made, "metric.nps-in")

    assert [g.data["share"] for g in found.groups_of("share")] == ["promoters"]
    assert said(found, "figure-share") == ["100%", "0%", "0%"]
    assert not faults(made.picture, made.told, (12, 40, 51))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt-BR", "zh-Hans", "zh-Hant", "ja", "ko", "ar"])
def test_figures_stay_in_their_cards_at_every_width(language: str) -> None:
    bench = prepare(
        replace(measured(), language=language), Drawing(name="j", kind=JOURNEY), language=None, theme=None, name=None
    ).value
    assert bench is not None
    service = bench.desk.service

    def content(metric: Metric) -> Metric | MetricAt:
        found = service.measurement(metric.id)
        apart = found is not None and metric.by in (Grouping.STEP, Grouping.STAGE)
        return MetricAt(metric, found.groups[0].figure) if found and apart else metric

    for metric in service.metrics:
        for width in (112.0, 150.0, 240.0, 430.0, 720.0):
            made = metric_block(bench.desk, content(metric), width)
            rect = Rect(100.0, 50.0, width, made.height)
            for role, (left, top, right, bottom) in (r for item in made.paint(rect) for r in reach(bench.desk, item)):
                outside = max(100 - left, 50 - top, right - 100 - width, bottom - 50 - made.height)
                assert outside <= 0.5, (metric.id, width, role, outside)
