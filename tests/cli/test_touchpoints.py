"""`blueprint touchpoints` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typed import run as typed

HOTEL = """\
blueprint: 1
title: Stay
channels: {desk: {title: In person}, phone: {title: Telephone}}
touchpoints:
  front-desk: {title: Front desk, channel: desk, owner: brand, importance: key, plan: {standard: In 3 minutes}}
  tray: {title: Tray, owner: partner}
stages:
  - title: Stay
    steps:
      - {title: Check in, customer: Checks in, touchpoint: front-desk, emotion: 4}
      - {title: Eat, customer: Eats, touchpoint: tray}
"""
NONE = "blueprint: 1\ntitle: Bare\nstages: [{title: S, steps: [{customer: Comes}]}]\n"
BROKEN = HOTEL.replace("stages", "stagess")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {"stay": HOTEL, "other": HOTEL.replace("owner: brand", "owner: social"), "none": NONE, "broken": BROKEN}
    for name, text in files.items():
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    return typed("touchpoints", *argv, stdin=stdin)


def test_a_table_on_the_terminal() -> None:
    code, out, err = run("stay.blueprint.yaml")

    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines() if line[:1].isalpha()] == [
        "Touchpoint",
        "Front desk",
        "Tray",
    ]
    assert "1 of 12" in out


def test_from_standard_input() -> None:
    assert "Front desk" in run("-", stdin=HOTEL)[1]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "md", "html", "pdf", "txt"])
def test_the_ending_decides_the_form(folder: Path, form: str) -> None:
    code, out, err = run("stay.blueprint.yaml", "-o", f"out/list.{form}")

    assert (code, out, err) == (0, f"out/list.{form}\n", "")
    start = {
        "csv": b"ID,",
        "xlsx": b"PK",
        "json": b"{",
        "md": b"# ",
        "html": b"<!DOCTYPE",
        "pdf": b"%PDF",
        "txt": b"Touchpoint",
    }
    assert (folder / f"out/list.{form}").read_bytes().startswith(start[form])


def test_a_byte_order_mark_for_excel(folder: Path) -> None:
    run("stay.blueprint.yaml", "-o", "list.csv", "--bom")

    assert (folder / "list.csv").read_bytes().startswith(b"\xef\xbb\xbfID,")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--importance", "key"], ["front-desk"]),
        (["--owner", "partner", "--owner", "social"], ["tray"]),
        (["--channel", "in person"], ["front-desk"]),
        (["--channel", "desk"], ["front-desk"]),
        (["--missing", "standard"], ["tray"]),
        (["--missing", "goal", "--owner", "brand"], ["front-desk"]),
    ],
)
def test_filters(options: list[str], kept: list[str]) -> None:
    _, out, _ = run("stay.blueprint.yaml", "--format", "json", *options)

    assert [one["id"] for one in json.loads(out)["touchpoints"]] == kept


def test_files_that_contradict_each_other() -> None:
    code, out, err = run("stay.blueprint.yaml", "other.blueprint.yaml", "--format", "json")

    assert (code, json.loads(out)["touchpoints"][0]["owner"]) == (0, "brand")
    assert "warning[BP801]: the touchpoint `front-desk` has the `owner` `social` here and `brand` in `stay" in err
    assert run("stay.blueprint.yaml", "other.blueprint.yaml", "--strict")[0] == 1


def test_no_touchpoints_at_all() -> None:
    code, out, err = run("none.blueprint.yaml", "--format", "json")

    assert (code, json.loads(out)["touchpoints"]) == (0, [])
    assert err.startswith("the files name no touchpoints; write `touchpoint: front desk` at a step")
    assert run("none.blueprint.yaml", "-o", "x.pdf")[::2] == (2, f"error: there is nothing to print: {err}")


def test_no_touchpoint_as_it_is_asked_for() -> None:
    code, _, err = run("stay.blueprint.yaml", "--importance", "special")

    assert (code, err) == (0, "no touchpoint is as you ask; leave out a filter\n")


def test_a_file_with_errors_gives_no_list(folder: Path) -> None:
    code, out, err = run("stay.blueprint.yaml", "broken.blueprint.yaml", "-o", "list.csv")

    assert (code, out) == (1, "")
    assert "stagess" in err
    assert not (folder / "list.csv").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--channel", "fone"], "did you mean `phone`?"),
        (["-o", "list.docx"], "should end in `.txt`, `.csv`, `.xlsx`, `.json`, `.md`, `.html` or `.pdf`"),
        (["-o", "list.csv", "--format", "json"], "exclude each other"),
        (["--bom"], "`--bom` is for csv, not for table"),
        (["--page", "A3"], "`--page` is for pdf and html, not for table"),
        (["-o", "x.html", "--standard", "ua-1"], "`--standard` is for pdf, not for html"),
        (["-o", "x.pdf", "--page", "A6"], "needs a page of at least A5"),
        (["-o", "x.pdf", "--page", "A99"], "there is no page"),
        (["--lang", "e"], "is no language tag"),
        (["--segment", "business"], "`--segment` narrows the answers of surveys, and no file"),
        (["--missing", "standart"], "did you mean `standard`?"),
    ],
)
def test_what_cannot_be_meant(options: list[str], said: str) -> None:
    code, out, err = run("stay.blueprint.yaml", *options)

    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_two_folders_with_the_same_file_name(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "stay.blueprint.yaml").write_text(HOTEL, "utf-8")
    _, out, _ = run("a/stay.blueprint.yaml", "b/stay.blueprint.yaml", "--format", "json")

    assert json.loads(out)["touchpoints"][0]["files"] == ["a-stay", "b-stay"]


def test_answers_can_be_narrowed(folder: Path) -> None:
    (folder / "s.csv").write_text(
        "q,tp,seg\n9,front-desk,business\n2,front-desk,leisure\n10,front-desk,business\n", "utf-8"
    )
    text = HOTEL + (
        "responses: {exit: {file: s.csv, columns: {score: q, touchpoint: tp, segment: seg}}}\n"
        "metrics: [{id: nps, type: nps, responses: exit}]\n"
    )
    (folder / "survey.blueprint.yaml").write_text(text, "utf-8")
    whole, part = (
        json.loads(run("survey.blueprint.yaml", "--format", "json", *options)[1])["touchpoints"][0]["metrics"][0]
        for options in ([], ["--segment", "business"])
    )

    assert (round(whole["value"]), whole["n"]) == (33, 3)
    assert (part["value"], part["n"]) == (100, 2)
