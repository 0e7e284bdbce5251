"""`blueprint opportunities` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from typed import run as typed

HOTEL = """\
blueprint: 1
title: Stay
stages: [{title: Stay, steps: [{title: Check in, customer: Checks in}, {title: Eat, customer: Eats}]}]
opportunities:
  - {id: form, title: '=Form first', at: check-in, impact: 5, effort: 3, owner: Front office, status: planned}
  - {id: menu, title: Short menu, at: eat, impact: 4, effort: 1}
"""
NONE = HOTEL.split("opportunities:", maxsplit=1)[0]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("stay", HOTEL), ("second", HOTEL.replace("Stay", "Second")), ("none", NONE)):
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*argv: str) -> tuple[int, str, str]:
    return typed("opportunities", *argv)


def test_a_table_the_best_first() -> None:
    code, out, err = run("stay.blueprint.yaml")

    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[3:] if line.split()] == ["1", "2"]
    assert out.index("Short menu") < out.index("=Form first")


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "md", "txt"])
def test_the_ending_decides_the_form(folder: Path, form: str) -> None:
    code, out, err = run("stay.blueprint.yaml", "second.blueprint.yaml", "-o", f"list.{form}")

    assert (code, out, err) == (0, f"list.{form}\n", "")
    content = (folder / f"list.{form}").read_bytes()
    again = run("stay.blueprint.yaml", "second.blueprint.yaml", "-o", f"again.{form}")
    assert again[0] == 0
    assert (folder / f"again.{form}").read_bytes() == content


def test_csv_runs_nothing(folder: Path) -> None:
    run("stay.blueprint.yaml", "-o", "list.csv")

    assert b",'=Form first," in (folder / "list.csv").read_bytes()


def test_ids_are_file_and_id() -> None:
    _, out, _ = run("stay.blueprint.yaml", "second.blueprint.yaml", "--format", "json")

    assert [o["id"] for o in json.loads(out)["opportunities"]] == [
        "stay.menu",
        "second.menu",
        "stay.form",
        "second.form",
    ]


def test_filters_keep_the_rank() -> None:
    for options in (["--status", "planned"], ["--owner", "front office"]):
        _, out, _ = run("stay.blueprint.yaml", "--format", "json", *options)
        assert [(o["id"], o["rank"]) for o in json.loads(out)["opportunities"]] == [("stay.form", 2)]


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg "), ("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_the_matrix(folder: Path, ending: str, start: bytes) -> None:
    code, out, err = run("stay.blueprint.yaml", "--matrix", f"m.{ending}")

    assert (code, out, err) == (0, f"m.{ending}\n", "")
    assert (folder / f"m.{ending}").read_bytes().startswith(start)


def test_the_matrix_says_its_words(folder: Path) -> None:
    run("stay.blueprint.yaml", "--matrix", "m.pdf", "--lang", "zh-Hans")
    document = pypdfium2.PdfDocument((folder / "m.pdf").read_bytes())
    text = document[0].get_textpage().get_text_bounded()

    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=0.3)
    for said in ("影响与投入", "速赢项目", "重大项目", "顺手改进", "不值得投入", "Short menu", "已计划"):
        assert said in text, said


def test_list_and_matrix_together() -> None:
    assert run("stay.blueprint.yaml", "--matrix", "m.svg", "-o", "list.md")[:2] == (0, "list.md\nm.svg\n")


def test_no_opportunities() -> None:
    code, out, err = run("none.blueprint.yaml", "--format", "json")

    assert (code, json.loads(out)["opportunities"]) == (0, [])
    assert err.startswith("the files name no opportunities; write them under `opportunities`")
    assert run("none.blueprint.yaml", "--matrix", "m.svg")[0] == 2
    assert run("stay.blueprint.yaml", "--status", "done")[2] == "no opportunity is as you ask; leave out a filter\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--owner", "Front ofice"], "did you mean `Front office`?"),
        (["--matrix", "m.docx"], "should end in `.svg`, `.pdf` or `.png`"),
        (["--theme", "dark"], "give `--matrix` a file"),
        (["-o", "list.pdf"], "should end in `.txt`, `.csv`, `.xlsx`, `.json` or `.md`"),
        (["--status", "planed"], "did you mean `planned`?"),
    ],
)
def test_what_cannot_be_meant(options: list[str], said: str) -> None:
    code, out, err = run("stay.blueprint.yaml", *options)

    assert (code, out) == (2, "")
    assert said in err
