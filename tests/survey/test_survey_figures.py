"""What answers come to, and what is told about those that do not count."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey.answers import MAP, figures, only, survey

from blueprint.model.figures import Excluded, Grouping
from blueprint.model.measures import Where
from blueprint.model.vocabulary import MetricType

COLUMNS = "{score: q1, step: where, touchpoint: tp, channel: via, segment: seg, persona: who, date: day}"
HEAD = "q1,where,tp,via,seg,who,day\n"


def codes(outcome: object) -> list[str]:
    return [d.code for d in outcome.diagnostics]  # type: ignore[attr-defined]


def test_nps_as_in_the_book(tmp_path: Path) -> None:
    rows = ["10"] * 50 + ["8"] * 30 + ["3"] * 20
    found = figures(survey(tmp_path, "q1\n" + "\n".join(rows)))

    assert found.figure is not None
    assert found.figure.value == 30
    assert found.figure.n == 100
    assert found.figure.interval is not None
    assert round(found.figure.interval.low, 2) == 14.05
    assert found.excluded == Excluded()
    assert found.weighted is False


@pytest.mark.parametrize(
    ("kind", "cells", "value", "n", "excluded"),
    [
        ("type: nps", ["9", "-1", "11", "7.5", "ten", "", " 10 "], 100, 2, Excluded(empty=1, unreadable=2, outside=2)),
        ("type: csat", ["5", "4", "1", "6", "4.5"], 200 / 3, 3, Excluded(unreadable=1, outside=1)),
        ("type: csat, scale: [1, 7]", ["7", "6", "5", "8"], 200 / 3, 3, Excluded(outside=1)),
        ("type: ces1", ["1", "2", "0"], 1.5, 2, Excluded(outside=1)),
        ("type: ces2", ["7", "1", "8"], 4, 2, Excluded(outside=1)),
        ("type: share", ["yes", "NO", "1", "0", "True", "2", "maybe"], 60, 5, Excluded(unreadable=1, outside=1)),
        ("type: mean", ["-1.5", "2e1", "007", "1 000"], 9.25, 2, Excluded(unreadable=2)),
        ("type: mean, scale: [0, 5]", ["0", "5", "5.5"], 2.5, 2, Excluded(outside=1)),
        ("type: number", ["3", "NaN", "inf", "1e99"], 3, 1, Excluded(unreadable=3)),
        ("type: count", ["x", "", "0"], 2, 2, Excluded(empty=1)),
        (
            "type: duration, unit: min",
            ["4", "90 s", "2-4 min", "PT1M", "-1", "soon"],
            142.5,
            4,
            Excluded(unreadable=1, outside=1),
        ),
    ],
)
def test_each_type(tmp_path: Path, kind: str, cells: list[str], value: float, n: int, excluded: Excluded) -> None:
    found = figures(
        survey(
            tmp_path, "q1;x\n" + "".join(f"{cell};\n" for cell in cells), metrics=f"[{{id: nps, {kind}, responses: s}}]"
        )
    )

    assert found.figure is not None
    assert (found.figure.value, found.figure.n) == (pytest.approx(value), n)
    assert found.excluded == excluded


def test_kano(tmp_path: Path) -> None:
    metrics = "[{id: nps, type: kano, title: Express, responses: s, functional: f, dysfunctional: d}]"
    found = figures(survey(tmp_path, "f,d\nlike,dislike\n1,5\nlike,\nbad,1\n", columns="{comment: d}", metrics=metrics))

    assert found.figure is None
    assert found.kano is not None
    assert (found.kano.n, found.kano.category.value) == (2, "one-dimensional")
    assert found.excluded == Excluded(empty=1, unreadable=1)


def test_groups_and_trend(tmp_path: Path) -> None:
    text = HEAD + (
        "10,check-in,desk,in-person,business,dana,2025-01-05\n"
        "9,办理入住,Front Desk,In person, business ,李伟,2025/2/5\n"
        "0,CHECK  IN,phone,,leisure,,05.02.2025\n"
        "0,Wait,nowhere,,,,2025-02-28T10:00:00Z\n"
        "7,sleep,,,,,\n"
    )
    outcome = survey(tmp_path, text, columns=COLUMNS)
    found = figures(outcome)
    by = {g: [(f.key, f.figure.n, f.figure.value) for f in found.by(g)] for g in Grouping}

    assert by[Grouping.STEP] == [("check-in", 3, pytest.approx(100 / 3)), ("sleep", 1, 0)]
    assert by[Grouping.STAGE] == [("arrival", 3, pytest.approx(100 / 3)), ("stay", 1, 0)]
    assert by[Grouping.TOUCHPOINT] == [("desk", 2, 100), ("phone", 1, -100)]
    assert by[Grouping.CHANNEL] == [("in-person", 2, 100)]
    assert by[Grouping.SEGMENT] == [("business", 2, 100), ("leisure", 1, -100)]
    assert by[Grouping.PERSONA] == [("dana", 1, 100), ("li", 1, 100)]
    assert [(p.period, p.figure.n) for p in found.trend] == [("2025-01", 1), ("2025-02", 3)]
    assert found.excluded == Excluded(unplaced=1)
    assert sorted(codes(outcome)) == ["BP722", "BP722"]
    several = next(d for d in outcome.diagnostics if "`where`" in d.message)
    assert several.hint == "several have the title `Wait`: write the id of the one that is meant"


@pytest.mark.parametrize(
    ("where", "n"),
    [
        (Where(segment="business"), 2),
        (Where(period="2025-01"), 1),
        (Where(period="2025-01..2025-02-05"), 3),
        (Where(touchpoint="phone"), 1),
        (Where(segment="business", period="2025-02"), 1),
    ],
)
def test_narrowing(tmp_path: Path, where: Where, n: int) -> None:
    text = HEAD + (
        "10,check-in,desk,,business,,2025-01-05\n9,wait,desk,,business,,2025-02-05\n"
        "0,wait,phone,,leisure,,2025-02-05\n8,wait,desk,,,,03/04/2025\n"
    )
    told = ", ".join(
        f"{k}: {v}"
        for k, v in (("segment", where.segment), ("period", where.period), ("touchpoint", where.touchpoint))
        if v
    )
    written = figures(
        survey(tmp_path, text, columns=COLUMNS, metrics=f"[{{id: nps, type: nps, responses: s, where: {{{told}}}}}]")
    )
    asked = figures(survey(tmp_path, text, columns=COLUMNS, narrowed=where))

    assert written.figure is not None
    assert written.figure.n == n
    assert written.excluded.filtered == 4 - n
    assert written == asked


def test_dates_are_never_guessed(tmp_path: Path) -> None:
    text = (
        "q1,day\n9,2025-01-31\n9,03/04/2025\n9,31/12/2025\n9,2025-02-30\n9,soon\n9,2025年3月1日\n9,2025-03-01 7:15 PM\n"
    )
    outcome = survey(tmp_path, text, columns="{score: q1, date: day}")

    assert [(p.period, p.figure.n) for p in figures(outcome).trend] == [("2025-01", 1), ("2025-03", 2)]
    assert [d.message for d in outcome.diagnostics] == [
        "2 cells of the column `day` are no date: `2025-02-30` (exit.csv, row 5), `soon` (exit.csv, row 6)",
        (
            "2 cells of the column `day` write day and month in an order that differs from country to country: "
            "`03/04/2025` (exit.csv, row 3), `31/12/2025` (exit.csv, row 4)"
        ),
    ]


def test_findings_name_number_examples_and_place(tmp_path: Path) -> None:
    found = only(survey(tmp_path, "q1\n9\n" + "\n".join(["11"] * 5000 + ["12"])))

    assert (found.code, found.severity.value) == ("BP721", "warning")
    assert found.message == (
        "5,001 answers in the column `q1` lie outside of the scale 0 to 10: "
        "`11` (exit.csv, row 3), `11` (exit.csv, row 4), `11` (exit.csv, row 5)"
    )
    assert found.span is not None
    assert found.span.text == "q1"


def test_empty_cells_are_only_told_when_nothing_is_left(tmp_path: Path) -> None:
    assert survey(tmp_path, "q1,x\n9,a\n,b\n").diagnostics == ()
    found = only(survey(tmp_path, "q1,x\n,a\n,b\n"))
    assert (found.code, found.message) == ("BP727", "no answer counts for the metric `nps`: 2 cells are empty")


def test_no_rows(tmp_path: Path) -> None:
    assert "the files have no rows" in only(survey(tmp_path, "q1\n")).message


def test_a_segment_that_is_misspelt(tmp_path: Path) -> None:
    metrics = "[{id: a, type: nps, responses: s}, {id: b, type: nps, responses: s, where: {segment: Busines}}]"
    found = only(survey(tmp_path, "q1,seg\n9,Business\n", columns="{score: q1, segment: seg}", metrics=metrics))

    assert (found.code, found.hint) == ("BP727", "did you mean the segment `Business`?")


def test_too_many_segments(tmp_path: Path) -> None:
    text = "q1,seg\n" + "".join(f"9,guest {i}\n" for i in range(201))
    outcome = survey(tmp_path, text, columns="{score: q1, segment: seg}")

    assert codes(outcome) == ["BP729"]
    assert figures(outcome).by(Grouping.SEGMENT) == ()
    assert len(figures(survey(tmp_path, text.rsplit("9,", 1)[0], columns="{score: q1, segment: seg}")).groups) == 200


@pytest.mark.parametrize("where", [Where(segment="x"), Where(period="2025"), Where(touchpoint="desk")])
def test_a_survey_that_cannot_be_narrowed_gives_no_figure(tmp_path: Path, where: Where) -> None:
    outcome = survey(tmp_path, "q1\n9\n", narrowed=where)

    assert codes(outcome) == ["BP730"]
    assert outcome.value is not None
    assert outcome.value.measurements == ()


@pytest.mark.parametrize("where", [Where(period="2025-13"), Where(touchpoint="dsk")])
def test_what_there_is_not_to_narrow_to(tmp_path: Path, where: Where) -> None:
    found = only(survey(tmp_path, HEAD + "9,,desk,,,,\n", columns=COLUMNS, narrowed=where))

    assert (found.code, found.severity.value) == ("BP731", "error")


def test_weights(tmp_path: Path) -> None:
    text = "q1,w\n10,3\n0,1\n5,\n5,0\n5,-1\n5,x\n"
    outcome = survey(tmp_path, text, columns="{score: q1, weight: w}")
    found = figures(outcome)

    assert found.figure is not None
    assert (found.figure.value, found.figure.n, found.weighted) == (50, 2, True)
    assert found.excluded == Excluded(unreadable=4)
    assert codes(outcome) == ["BP726"]


def gives(folder: Path, text: str, columns: str = "{score: q1, step: where}", base: str = MAP) -> object:
    return survey(
        folder, text, columns=columns, metrics="[{id: k, type: count, value: 3}]", more=", gives: emotion", text=base
    )


def test_emotions_from_answers(tmp_path: Path) -> None:
    outcome = gives(tmp_path, "q1,where\n5,check-in\n2,check-in\n4,sleep\n6,sleep\n")
    found = {step.key: step.emotions for step in outcome.value.steps}  # type: ignore[attr-defined]

    assert [(s.value, s.n, s.persona) for s in found["check-in"]] == [(3.5, 2, None)]
    assert found["check-in"][0].interval.low == 1  # cut at the scale
    assert [(s.value, s.n, s.interval) for s in found["sleep"]] == [(4, 1, None)]
    assert found["wait"] == ()
    assert codes(outcome) == ["BP721"]


def test_emotions_per_persona(tmp_path: Path) -> None:
    columns = "{score: q1, step: where, persona: who}"
    outcome = gives(tmp_path, "q1,where,who\n5,sleep,Li Wei\n2,sleep,dana\n3,sleep,\n", columns)
    scores = next(step.emotions for step in outcome.value.steps if step.key == "sleep")  # type: ignore[attr-defined]

    assert [(s.persona, s.value) for s in scores] == [("dana", 2), ("li", 5)]


def test_a_declared_emotion_counts(tmp_path: Path) -> None:
    base = MAP.replace("customer: Sleeps", "customer: Sleeps, emotion: 2")
    outcome = gives(tmp_path, "q1,where\n5,sleep\n5,wait-again\n", base=base)
    found = {step.key: [s.value for s in step.emotions] for step in outcome.value.steps}  # type: ignore[attr-defined]

    assert (found["sleep"], found["wait-again"]) == ([2], [5])
    assert codes(outcome) == ["BP728"]
    assert outcome.diagnostics[0].related[0].span.text == "2"  # type: ignore[attr-defined]


def test_comments(tmp_path: Path) -> None:
    rows = "".join(f"{score},wait,c{score}{letter}\n" for score in range(11) for letter in "ba")
    text = (
        "q1,where,why\n"
        + rows
        + "5,sleep,<b>&amp;\x07\u202e x</b>\n,sleep,none\n10,,whole\n"
        + f"1,check-in,{'y' * 500}\n"
    )
    outcome = survey(tmp_path, text, columns="{score: q1, step: where, comment: why}")
    assert outcome.value is not None
    found = [(c.step, c.score, c.text) for c in outcome.value.comments if c.step != "check-in"]

    assert found == [
        (None, 10, "whole"),
        *[("wait", s, t) for s, t in ((0, "c0a"), (0, "c0b"), (1, "c1a"), (10, "c10a"), (10, "c10b"), (9, "c9a"))],
        ("sleep", 5, "<b>&amp; x</b>"),
        ("sleep", None, "none"),
    ]
    long = next(c.text for c in outcome.value.comments if c.step == "check-in")
    assert (len(long), long[-1]) == (400, "…")


def test_every_type_of_figure_is_read() -> None:
    from blueprint.survey.readings import Rule, reader  # noqa: PLC0415 - only here

    for kind in MetricType:
        assert reader(Rule(kind), decimal_comma=False)("") is not None
