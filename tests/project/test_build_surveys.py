"""Survey files belong to the maps that name them: a changed answer makes exactly these again."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run
from project.projects import write_config, write_map
from survey import workbooks

from blueprint.project.building.inputs import Inputs, Memory

SURVEY = "responses: {{s: {{file: {file}, gives: emotion, columns: {{score: q1, step: where}}}}}}\n"
ALL = ["listed", "plain", "sheet", "single"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Maps with answers in one file, in a list of files, in a workbook, and none."""
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    write_map(tmp_path, "maps/plain.blueprint.yaml")
    write_map(tmp_path, "maps/single.blueprint.yaml", more=SURVEY.format(file="../data/jan.csv"))
    write_map(tmp_path, "maps/listed.blueprint.yaml", more=SURVEY.format(file="[../data/feb.csv, ../data/mar.csv]"))
    write_map(tmp_path, "maps/sheet.blueprint.yaml", more=SURVEY.format(file="../data/all.xlsx"))
    (tmp_path / "data").mkdir()
    for month in ("jan", "feb", "mar"):
        (tmp_path / f"data/{month}.csv").write_text("q1,where\n4,ring\n2,ring\n", "utf-8")
    workbooks.write(tmp_path / "data/all.xlsx", [["q1", "where"], [4, "ring"]])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(code: int = 0) -> list[str]:
    """The maps whose outputs a build makes."""
    ended, out, err = run("build", "--jobs", "1")
    assert ended == code, out + err
    return [Path(line).name.removesuffix(".journey.svg") for line in out.splitlines() if line.startswith("out/")]


def test_a_changed_answer_makes_exactly_its_map_again(folder: Path) -> None:
    assert made() == ALL
    assert made() == []

    (folder / "data/jan.csv").write_text("q1,where\n5,ring\n2,ring\n", "utf-8")
    assert made() == ["single"]
    (folder / "data/mar.csv").write_text("q1,where\n5,ring\n", "utf-8")
    assert made() == ["listed"]
    workbooks.write(folder / "data/all.xlsx", [["q1", "where"], [1, "ring"]])
    assert made() == ["sheet"]
    assert made() == []


def test_answers_reach_the_drawing(folder: Path) -> None:
    made()
    before = (folder / "out/maps/listed.journey.svg").read_text("utf-8")
    (folder / "data/feb.csv").write_text("q1,where\n1,ring\n", "utf-8")
    made()

    assert (folder / "out/maps/listed.journey.svg").read_text("utf-8") != before
    assert before != (folder / "out/maps/plain.journey.svg").read_text("utf-8")


def test_files_of_a_list_are_found(folder: Path) -> None:
    needed = Inputs(folder, Memory()).needed("maps/listed.blueprint.yaml")

    assert [path for path, _ in needed.files] == ["maps/listed.blueprint.yaml", "data/feb.csv", "data/mar.csv"]


def test_a_long_survey_names_no_files_and_is_not_searched(folder: Path) -> None:
    rows = "q1,where,photo\n" + "4,ring,jan.csv\n" * 400_000
    (folder / "data/jan.csv").write_text(rows, "utf-8")
    needed = Inputs(folder, Memory()).needed("maps/single.blueprint.yaml")

    assert [path for path, _ in needed.files] == ["maps/single.blueprint.yaml", "data/jan.csv"]


def test_a_broken_survey_is_told_as_at_home(folder: Path) -> None:
    (folder / "data/feb.csv").write_text("q2,where\n4,ring\n", "utf-8")
    _, out, err = run("build", "--jobs", "1")
    told = run("validate", "maps/listed.blueprint.yaml")

    assert "`../data/feb.csv` has no column `q1`" in out + err
    assert "`../data/feb.csv` has no column `q1`" in told[1] + told[2]
