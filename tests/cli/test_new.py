"""`blueprint new`: the file grows by the new lines, byte by byte; a file that would be wrong is not written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: 茶室   # Tea room
stages:
  - title: Arrival
    steps:
      - id: enter
        customer: Enters
      - customer: Sits down
        frontstage: {text: Brings the menu, actor: Waiter}
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "tea.blueprint.yaml"
    file.write_text(MAP, "utf-8", newline="")
    return file


def test_it_shows_what_and_where(path: Path) -> None:
    code, out, err = run("new", "step", "Order tea", "--after", "enter", "tea.blueprint.yaml")

    assert (code, err) == (0, "")
    assert out == (
        "tea.blueprint.yaml: the step `order-tea`, behind `enter` in the stage `arrival`\n\n"
        "  8 |       - id: order-tea\n"
        "  9 |         title: Order tea\n"
        " 10 |         customer: What does the customer do?\n"
    )
    assert path.read_text("utf-8").splitlines()[7] == "      - id: order-tea"
    assert run("validate", "tea.blueprint.yaml")[0] == 0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_bytes_elsewhere_stay(path: Path, mark: str, end: str, last: str) -> None:
    text = mark + (MAP.rstrip("\n") + last).replace("\n", end)
    path.write_bytes(text.encode())

    assert run("new", "touchpoint", "Front door", "tea.blueprint.yaml")[0] == 0

    after = path.read_bytes().decode()
    added = f"{end}touchpoints:{end}  front-door:{end}    title: Front door"
    assert after == text.replace(f"# Tea room{end}", f"# Tea room{added}{end}")


def test_every_kind(path: Path) -> None:
    for kind in ("step", "stage", "touchpoint", "channel", "persona", "opportunity"):
        assert run("new", kind, f"A {kind} more", "tea.blueprint.yaml")[0] == 0, kind
    more = ("--type", "duration", "--value", "6 min", "--at", "enter")
    assert run("new", "metric", "Wait", *more, "tea.blueprint.yaml")[0] == 0
    assert "value: 6 min" in path.read_text("utf-8")
    assert run("validate", "tea.blueprint.yaml")[0] == 0


def test_a_metric_of_a_survey(path: Path) -> None:
    (path.parent / "exit.csv").write_text("q1\n9\n3\n10\n", "utf-8")
    path.write_text(MAP + "responses: {exit: {file: exit.csv, columns: {score: q1}}}\n", "utf-8")

    assert run("new", "metric", "Recommends", "--type", "nps", "--responses", "exit", "tea.blueprint.yaml")[0] == 0
    assert "responses: exit" in path.read_text("utf-8")
    assert "value" not in path.read_text("utf-8")
    assert run("validate", "tea.blueprint.yaml")[0] == 0


def test_a_file_with_errors_is_not_touched(path: Path) -> None:
    wrong = MAP.replace("customer: Enters", "custmer: Enters")
    path.write_text(wrong, "utf-8")

    code, out, _ = run("new", "step", "X", "tea.blueprint.yaml")

    assert code == 1
    assert "did you mean `customer`" in out
    assert path.read_text("utf-8") == wrong


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("opportunity", "X", "--at", "nowhere"), "nothing was written"),
        (("metric", "X", "--type", "duration", "--value", "soon"), "nothing was written"),
        (("metric", "X", "--type", "nps", "--responses", "exit"), "nothing was written"),
    ],
)
def test_what_would_be_wrong_is_not_written(path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("new", *arguments, "tea.blueprint.yaml")

    assert code == 1
    assert "error[BP" in out
    assert said in err
    assert path.read_text("utf-8") == MAP


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("step", "Enter", "tea.blueprint.yaml"), "already"),
        (("step", "X", "--after", "entr", "tea.blueprint.yaml"), "did you mean `enter`"),
        (("actor", "Cook", "tea.blueprint.yaml"), "without a catalogue"),
        (("stage", "X", "--in", "arrival", "tea.blueprint.yaml"), "`--in` goes with `step`"),
        (("step", "X", "--value", "3", "tea.blueprint.yaml"), "`--value` goes with `metric`"),
        (("metric", "Wait", "tea.blueprint.yaml"), "a metric needs what was measured"),
        (("metric", "Wait", "--value", " ", "tea.blueprint.yaml"), "a metric needs what was measured"),
        (("metric", "W", "--value", "1", "--responses", "x", "tea.blueprint.yaml"), "exclude each other"),
        (("step", "X", "--responses", "x", "tea.blueprint.yaml"), "`--responses` goes with `metric`"),
        (("step", " ", "tea.blueprint.yaml"), "title is empty"),
        (("step", "X", "-"), "name a file"),
        (("lane", "X", "tea.blueprint.yaml"), "has no value `lane`"),
        (("step", "…", "tea.blueprint.yaml"), "makes no id"),
    ],
)
def test_what_cannot_be_is_said(path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run("new", *arguments)

    assert code == 2
    assert said in err
    assert path.read_text("utf-8") == MAP
