"""`blueprint figures` as it is typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: Small
stages:
  - title: Stage
    steps:
      - {id: one, title: One, customer: Comes, emotion: 4, expectation: 3}
      - {id: two, title: Two, customer: Goes, emotion: 1}
responses:
  guests: {file: guests.csv, columns: {score: nps, segment: seg, date: day}}
metrics:
  - {id: nps, type: nps, title: Recommend, target: 50, responses: guests}
"""
PLAIN = MAP[: MAP.index("responses:")]
GUESTS = "nps,seg,day\n" + "".join(
    f"{score},{seg},2026-0{month}-01\n"
    for month in (1, 2)
    for score, seg in ((10, "a"), (9, "a"), (3, "b"), ("", "b"), (12, "b"))
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.blueprint.yaml").write_text(MAP, "utf-8")
    (tmp_path / "plain.blueprint.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "guests.csv").write_text(GUESTS, "utf-8")
    return tmp_path


def figures(*argv: str) -> tuple[int, str, str]:
    return run("figures", *argv)


def test_tables_on_the_terminal() -> None:
    code, out, _ = figures("small.blueprint.yaml")

    assert code == 0
    assert "Recommend" in out
    assert "+33" in out
    assert "○ Very small sample: fewer than 30 answers" in out
    assert "Answers that do not count\n  Recommend: 2 empty, 2 off the scale\n" in out
    assert "If the worst step were mended" in out
    assert "Segment" not in out


def test_by_group_and_by_period() -> None:
    _, out, _ = figures("small.blueprint.yaml", "--by", "segment", "--trend", "--table", "figures")

    for said in ("Segment: a", "+100", "Segment: b", "−100", "Jan 2026", "Feb 2026"):
        assert said in out
    assert "worst step" not in out


def test_a_metric_shows_its_own_groups(folder: Path) -> None:
    (folder / "own.blueprint.yaml").write_text(
        MAP.replace("responses: guests", "responses: guests, by: segment", 1), "utf-8"
    )
    _, out, _ = figures("own.blueprint.yaml", "--table", "figures")
    _, other, _ = figures("own.blueprint.yaml", "--table", "figures", "--by", "step")

    assert "Segment: a" in out
    assert "Segment: a" not in other


def test_a_gap_quotes_the_figure_of_its_place(folder: Path) -> None:
    text = MAP.replace("score: nps,", "score: nps, step: where,").replace(
        "responses: guests", "responses: guests, by: step", 1
    )
    (folder / "gap.blueprint.yaml").write_text(text + "gaps:\n  - {gap: 3, at: two}\n", "utf-8")
    (folder / "guests.csv").write_text(
        "nps,where,seg,day\n10,one,a,2026-01-01\n10,one,a,2026-01-01\n0,two,a,2026-01-01\n"
    )
    _, out, _ = figures("gap.blueprint.yaml", "--table", "gaps")

    assert "Recommend: \u2212100 (Target +50)" in out
    assert "+33" not in out


def test_narrowed() -> None:
    _, out, _ = figures("small.blueprint.yaml", "--segment", "a", "--format", "json")
    (figure,) = json.loads(out)["services"][0]["figures"]

    assert (figure["value"], figure["n"], figure["excluded"]["filtered"]) == (100, 4, 6)


def test_csv_holds_one_table_of_numbers() -> None:
    _, out, _ = figures("small.blueprint.yaml", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))

    assert (row["metric"], row["n"], row["target"], row["met"]) == ("nps", "6", "50", "no")
    assert float(row["value"]) == pytest.approx(100 / 3, abs=1e-5)
    _, steps, _ = figures("small.blueprint.yaml", "--format", "csv", "--table", "steps")
    assert [r["satisfaction"] for r in csv.DictReader(io.StringIO(steps))] == ["1", ""]


def test_xlsx_and_markdown_files(folder: Path) -> None:
    assert figures("small.blueprint.yaml", "-o", "out.xlsx")[0] == 0
    assert (folder / "out.xlsx").read_bytes().startswith(b"PK")
    assert figures("small.blueprint.yaml", "-o", "out.md")[:2] == (0, "out.md\n")
    assert "| Recommend | Whole service |" in (folder / "out.md").read_text("utf-8")


def test_a_map_without_surveys_has_figures_of_its_experience() -> None:
    code, out, err = figures("plain.blueprint.yaml")

    assert (code, err) == (0, "")
    assert "Remembered experience" in out


def test_what_is_asked_in_vain_is_said() -> None:
    _, _, err = figures("plain.blueprint.yaml", "--by", "channel", "--trend")

    assert "no figure is broken down by channel" in err
    assert "no figure has a trend" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--format", "json", "--table", "steps"), "`--table` is not for json"),
        (("--format", "csv", "--table", "steps", "--table", "gaps"), "a csv holds one table"),
        (("--format", "csv", "--table", "mending"), "`--table journeys`"),
        (("--bom",), "`--bom` is for csv"),
        (("-o", "out.docx"), "should end in"),
        (("--segment", " "), "is empty"),
    ],
)
def test_what_cannot_be_meant_is_rejected(argv: tuple[str, ...], said: str) -> None:
    code, out, err = figures("small.blueprint.yaml", *argv)

    assert (code, out) == (2, "")
    assert said in err


def test_narrowing_without_surveys_is_rejected() -> None:
    code, _, err = figures("plain.blueprint.yaml", "--segment", "a")

    assert code == 2
    assert "`--segment` narrows the answers of surveys" in err


def test_errors_stop_the_list(folder: Path) -> None:
    (folder / "bad.blueprint.yaml").write_text(MAP.replace("customer", "costumer"), "utf-8")
    code, out, err = figures("small.blueprint.yaml", "bad.blueprint.yaml")

    assert (code, out) == (1, "")
    assert "costumer" in err
