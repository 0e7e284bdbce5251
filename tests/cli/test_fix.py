"""`blueprint validate --fix`: real files, real exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

GOOD = """\
blueprint: 1
title: Dinner   # kept
stages:
  - title: Dinner
    steps:
      - id: order
        customer: Orders
        frontstage: {text: Serves, marks: fail}
      - id: serve
        customer: Eats
        next: [{to: order, label: more}]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "dinner.blueprint.yaml"


def test_certain_corrections_one_after_the_other(file: Path) -> None:
    bad = GOOD.replace("title: Dinner   ", "titel: Dinner   ").replace("customer: Orders", "customer：Orders")
    file.write_bytes(bad.replace("marks", "mark").replace("to: order", "to: ordr").replace("\n", "\r\n").encode())
    code, _, err = run("validate", "--fix", "--no-lint", file.name)

    assert code == 0
    assert file.read_bytes() == GOOD.replace("\n", "\r\n").encode()
    assert "fixed dinner.blueprint.yaml:7: write `: ` (BP131)" in err
    assert "4 corrections in 1 file made" in err


def test_diff_writes_nothing(file: Path) -> None:
    bad = GOOD.replace("marks", "mark")
    file.write_text(bad, "utf-8")
    code, out, _ = run("validate", "--fix", "--diff", file.name)

    assert code == 0
    assert "+        frontstage: {text: Serves, marks: fail}" in out
    assert file.read_text("utf-8") == bad


def test_what_is_left_is_told(file: Path) -> None:
    file.write_text(GOOD.replace("marks", "mark").replace("to: order", "to: kitchen"), "utf-8")
    code, out, _ = run("validate", "--fix", "--no-lint", file.name)

    assert code == 1
    assert "there is no step `kitchen`" in out
    assert "marks: fail" in file.read_text("utf-8")


def test_tabs_where_nothing_else_indents(file: Path) -> None:
    file.write_text("blueprint: 1\ntitle: X\nstages:\n\t- title: A\n\t\tsteps:\n\t\t\t- customer: b\n", "utf-8")
    run("validate", "--fix", "--no-lint", file.name)

    assert file.read_text("utf-8").endswith("  - title: A\n    steps:\n      - customer: b\n")


def test_diff_needs_fix_and_fix_needs_files(file: Path) -> None:
    assert run("validate", "--diff", file.name)[0] == 2
    assert run("validate", "--fix", "-")[0] == 2


def test_a_file_with_catalogues_is_not_judged_as_a_map(file: Path) -> None:
    shared = file.parent / "shared.yaml"
    shared.write_text("actors:\n  bell: {titel: Bellperson}\n", "utf-8")
    code, out, err = run("validate", "--fix", "shared.yaml")

    assert (code, shared.read_text("utf-8")) == (0, "actors:\n  bell: {title: Bellperson}\n")
    assert "missing" not in out
    assert "holds catalogues" in err
