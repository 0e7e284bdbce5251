"""Answers that are narrowed to a place, and cells as Chinese exports write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from answers import figures, only, survey

from blueprint.model.measures import Where
from blueprint.model.vocabulary import MetricType
from blueprint.survey.days import NoDay, day_of
from blueprint.survey.readings import Rule, Why, number, reader

ROWS = """q1,where,how,who,group,day
10,check-in,in-person,dana,Private,2025-01-05
10,sleep,in-person,li,Private,2025-02-05
0,wait-again,,dana,Public,2025-02-06
0,elsewhere,,,Public,2025-02-07
"""
COLUMNS = "{score: q1, step: where, channel: how, persona: who, segment: group, date: day}"


@pytest.mark.parametrize(
    ("where", "value", "n"),
    [
        ("step: check-in", 100, 1),
        ("stage: stay", 0, 2),
        ("channel: in-person", 100, 2),
        ("persona: dana", 0, 2),
        ("persona: dana, step: wait-again", -100, 1),
    ],
)
def test_where_narrows_to_a_place(tmp_path: Path, where: str, value: float, n: int) -> None:
    outcome = survey(
        tmp_path, ROWS, columns=COLUMNS, metrics=f"[{{id: nps, type: nps, responses: s, where: {{{where}}}}}]"
    )

    found = figures(outcome)
    assert found.figure is not None
    assert (found.figure.value, found.figure.n) == (value, n)
    assert found.excluded.filtered == 4 - n


def test_at_does_not_narrow(tmp_path: Path) -> None:
    outcome = survey(tmp_path, ROWS, columns=COLUMNS, metrics="[{id: nps, type: nps, responses: s, at: check-in}]")

    found = figures(outcome).figure
    assert found is not None
    assert found.n == 4


@pytest.mark.parametrize(
    ("narrowed", "said"),
    [
        (Where(segment="private"), "no answer is of a segment `private`; there are `Private` and `Public`"),
        (Where(period="2019"), "no answer is of the period `2019`; there are answers from 2025-01 to 2025-02"),
    ],
)
def test_what_no_answer_has_is_one_error(tmp_path: Path, narrowed: Where, said: str) -> None:
    found = only(survey(tmp_path, ROWS, columns=COLUMNS, narrowed=narrowed))

    assert (found.code, found.severity.value) == ("BP731", "error")
    assert found.message.replace("`", "") == said.replace("`", "")


def test_a_touchpoint_is_asked_for_by_its_title(tmp_path: Path) -> None:
    outcome = survey(
        tmp_path,
        "q1,t\n10,desk\n0,phone\n",
        columns="{score: q1, touchpoint: t}",
        narrowed=Where(touchpoint="front desk"),
    )

    found = figures(outcome).figure
    assert found is not None
    assert (found.value, found.n) == (100, 1)


@pytest.mark.parametrize(
    ("text", "value"), [("是", 1), ("否", 0), ("有", 1), ("无", 0), ("对", 1), ("错", 0), ("✓", 1), ("１", 1)]
)
def test_yes_and_no_in_chinese(text: str, value: float) -> None:
    assert reader(Rule(MetricType.SHARE), decimal_comma=False)(text) == value


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90分钟", 5400), ("1小时30分", 5400), ("3天", 259200), ("１０分钟", 600), ("45秒", 45), ("2 個小時", 7200)],
)
def test_durations_in_chinese(text: str, seconds: float) -> None:
    assert reader(Rule(MetricType.DURATION), decimal_comma=False)(text) == seconds


@pytest.mark.parametrize("text", ["分钟", "大约3天", "3天左右"])
def test_no_durations(text: str) -> None:
    assert reader(Rule(MetricType.DURATION), decimal_comma=False)(text) is Why.UNREADABLE


def test_full_width_digits() -> None:
    assert number("１０", decimal_comma=False) == 10
    assert number("３．５", decimal_comma=False) == 3.5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20250222", dt.date(2025, 2, 22)),
        ("2025-3-13 下午2:30", dt.date(2025, 3, 13)),
        ("2025年3月13日下午2:30", dt.date(2025, 3, 13)),
        ("２０２５/３/１３", dt.date(2025, 3, 13)),
        ("20251322", NoDay.UNREADABLE),
        ("28/01/2025", NoDay.AMBIGUOUS),
    ],
)
def test_days(text: str, day: dt.date | NoDay) -> None:
    assert day_of(text) == day


def test_a_decimal_comma_among_commas_is_explained(tmp_path: Path) -> None:
    outcome = survey(tmp_path, 'q1,x\n"1,5",a\n2,b\n', metrics="[{id: nps, type: number, responses: s}]")

    assert "separated by semicolons or tabs" in (only(outcome).hint or "")
