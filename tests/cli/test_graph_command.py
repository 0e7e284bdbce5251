"""`blueprint graph` as it is typed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cli.typed import run as typed
from graph.graphviz_here import need_dot

MAP = """\
blueprint: 1
title: Stay
stages: [{title: Stay, steps: [{id: in, customer: Checks in, frontstage: Helps, support: {text: Keeps, system: pms}}]}]
"""
LATE = MAP.replace("Stay", "Late")
PLAIN = "blueprint: 1\ntitle: P\nstages: [{title: S, steps: [{customer: A}]}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    for name, text in (("stay", MAP), ("maps/a", MAP), ("maps/b", LATE), ("plain", PLAIN)):
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    return typed("graph", *argv, stdin=stdin)


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_the_ending_decides_the_form(folder: Path, ending: str, start: bytes) -> None:
    need_dot()
    code, out, err = run("stay.blueprint.yaml", "-o", f"g.{ending}")

    assert (code, out, err) == (0, f"g.{ending}\n", "")
    assert (folder / f"g.{ending}").read_bytes().startswith(start)


def test_a_folder_is_one_graph_of_all_its_maps() -> None:
    need_dot()
    code, out, _ = run("maps", "--by", "service")
    root = ET.fromstring(out)  # noqa: S314 - our own drawing

    assert code == 0
    assert root.get("data-kind") == "dependency-map"
    assert {g.get("data-node") for g in root.iterfind(".//{*}g[@class='node']")} == {
        "system.pms", "service.a", "service.b",
    }  # fmt: skip
    edges = root.iterfind(".//{*}g[@class='edge']")
    assert {(g.get("data-from"), g.get("data-to"), g.get("data-weight")) for g in edges} == {
        ("system.pms", "service.a", "1"), ("system.pms", "service.b", "1"),
    }  # fmt: skip


def test_dot_needs_no_graphviz(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    code, out, err = run("stay.blueprint.yaml", "--format", "dot")

    assert (code, err) == (0, "")
    assert out.startswith("digraph {")
    assert 'label="pms' in out


def test_without_graphviz_it_says_how_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    code, out, err = run("stay.blueprint.yaml", "-o", "g.svg")

    assert (code, out) == (1, "")
    assert "BP841" in err
    assert "apt install graphviz" in err
    assert not (folder / "g.svg").exists()


def test_handovers() -> None:
    need_dot()
    code, out, _ = run("stay.blueprint.yaml", "--kind", "handovers")

    assert code == 0
    assert 'data-kind="handover-map"' in out


def test_what_was_put_together_is_said(folder: Path) -> None:
    steps = "".join(f"      - {{id: s{n}, customer: Does {n}, frontstage: F, support: Part {n}}}\n" for n in range(40))
    text = f"blueprint: 1\ntitle: Long\nstages:\n  - title: All\n    steps:\n{steps}"
    (folder / "long.blueprint.yaml").write_text(text, "utf-8")

    assert "40 steps are put together by stage" in run("long.blueprint.yaml", "--format", "dot")[2]
    assert run("long.blueprint.yaml", "--format", "dot", "--by", "step")[2] == ""


def test_standard_input() -> None:
    assert run("-", "--format", "dot", stdin=MAP)[0] == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("stay.blueprint.yaml", "-o", "g.jpg"), "should end in"),
        (("stay.blueprint.yaml", "-o", "g.svg", "--format", "dot"), "exclude each other"),
        (("stay.blueprint.yaml", "--kind", "handovers", "--by", "step"), "`--by` is for `--kind systems`"),
        (("stay.blueprint.yaml", "--timeout", "soon"), "number of seconds"),
        (("stay.blueprint.yaml", "--timeout", "0"), "number of seconds"),
        (("stay.blueprint.yaml", "--timeout", "nan"), "number of seconds"),
        (("-", "-"), "only once"),
        (("plain.blueprint.yaml",), "nothing to draw: no map has support processes"),
        (("plain.blueprint.yaml", "--kind", "handovers"), "nothing to draw: no connector joins"),
    ],
)
def test_what_cannot_be_meant(argv: tuple[str, ...], said: str) -> None:
    code, out, err = run(*argv)

    assert (code, out) == (2, "")
    assert said in err


def test_a_folder_without_maps(folder: Path) -> None:
    (folder / "empty").mkdir()

    assert "there are no maps in `empty`" in run("empty")[2]


def test_nothing_is_drawn_of_a_file_with_errors(folder: Path) -> None:
    (folder / "bad.blueprint.yaml").write_text("blueprint: 1\ntitle: T\n", "utf-8")

    assert run("bad.blueprint.yaml", "-o", "g.svg")[0] == 1
    assert not (folder / "g.svg").exists()
