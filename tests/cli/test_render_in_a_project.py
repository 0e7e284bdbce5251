"""`render` in a project: levels, the baseline, reports for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: Hotel
stages:
  - title: Stay
    steps:
      - {id: ring, customer: Rings, backstage: Opens}
      - {id: leave, customer: Leaves, next: [ring]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.blueprint.yaml").write_text(MAP, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


RENDER = ("render", "a.blueprint.yaml", "--view", "blueprint", "--diagnostics", "concise")


def test_levels_count_and_the_drawing_is_made_all_the_same(folder: Path) -> None:
    (folder / "blueprint.config.yaml").write_text("config: 1\nlevels: {BP301: error, BP304: off}\n", "utf-8")

    code, out, err = run(*RENDER)

    assert (code, out) == (1, "a.blueprint.svg\n")
    assert err.splitlines()[0].startswith("a.blueprint.yaml:6:48: error BP301")
    assert err.endswith("1 error in 1 file\n")


def test_nothing_is_said_where_nothing_is_left(folder: Path) -> None:
    (folder / "blueprint.config.yaml").write_text("config: 1\nlevels: {BP3: off}\n", "utf-8")

    assert run(*RENDER, "--strict") == (0, "a.blueprint.svg\n", "")


def test_the_baseline(folder: Path) -> None:
    (folder / "blueprint.config.yaml").write_text("config: 1\nbaseline: known.yaml\n", "utf-8")
    assert run("validate", "a.blueprint.yaml", "--write-baseline")[0] == 0

    code, _, err = run(*RENDER, "--strict")

    assert (code, err) == (0, "nothing to report in 1 file\n2 known warnings are in the baseline and not told\n")


def test_a_report_is_written_even_if_there_is_nothing_in_it(folder: Path) -> None:
    (folder / "blueprint.config.yaml").write_text("config: 1\nlevels: {BP: off}\n", "utf-8")

    assert run(*RENDER, "--diagnostics", "sarif=f.sarif")[2] == ""
    assert json.loads((folder / "f.sarif").read_text("utf-8"))["runs"][0]["results"] == []


def test_a_wrong_form_is_told_before_anything_is_drawn(folder: Path) -> None:
    code, out, err = run("render", "a.blueprint.yaml", "--diagnostics", "xml")

    assert (code, out) == (2, "")
    assert "there is no form `xml`" in err
    assert not list(folder.glob("*.svg"))
