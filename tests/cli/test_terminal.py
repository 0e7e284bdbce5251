"""On a real terminal: carets and columns stand where they mean, nothing is wider than the terminal, colours obey."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli.terminal import CTRL_C, Terminal, on_terminal

from blueprint.cells import cells

FRONT = "顾客走进来，看看菜单，想一想今天喝什么茶，然后走到“前台”——"
MAP = f"""\
blueprint: 1
title: 茶室
language: zh-Hans
stages:
  - title: 到店
    steps:
      - title: 点单
        customer: {{id: a, text: "😀 ❤️ é {FRONT}", txet: 顾客, duration: 5 min}}
      - title: 等候
        customer: {{id: b, text: 等茶, to: 柜台}}
"""
TABLED = """\
blueprint: 1
title: 茶室
language: zh-Hans
stages:
  - title: 到店
    steps:
      - title: 点单
        touchpoint: desk
        customer: 点一杯茶
        emotion: 4
      - title: 等候
        touchpoint: web
        customer: 等茶
        emotion: 2.5
touchpoints:
  desk: {title: 前台接待处, channel: 门店}
  web: {title: Web shop, channel: Internet}
metrics:
  - {id: wait, title: 柜台前的等候时间, type: duration, at: 等候, value: 6 min}
  - {id: calls, title: Calls, type: count, at: 点单, value: 12}
opportunities:
  - {id: call, title: 排队时叫号并在手机上提醒, at: 等候, impact: 4, effort: 2}
"""
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
TXET = MAP.splitlines()[7].index("txet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tea.blueprint.yaml").write_text(MAP, "utf-8")
    return tmp_path


def columns_of(line: str, words: str) -> int:
    """The cell in which some words begin."""
    return cells(line[: line.index(words)])


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_caret_stands_below_chinese(folder: Path, columns: int) -> None:
    code, text = on_terminal(folder, "validate", "tea.blueprint.yaml", columns=columns)
    lines = ESCAPE.sub("", text).splitlines()
    at = next(n for n, line in enumerate(lines) if "txet" in line and " | " in line)

    assert code == 1
    assert f"tea.blueprint.yaml:8:{TXET + 1}" in text
    assert columns_of(lines[at], "txet") == lines[at + 1].index("^^^^")
    assert all(cells(line) <= columns for line in lines)
    assert ("…" in lines[at]) == (columns < 200)


def test_hints_are_wrapped_below_each_other(folder: Path) -> None:
    (folder / "tea.blueprint.yaml").write_text(MAP.replace("txet: 顾客, ", "txet: 顾客， "), "utf-8")
    text = ESCAPE.sub("", on_terminal(folder, "validate", "tea.blueprint.yaml", columns=46).text)
    hint = text[text.index("   = help: ") :].split("\n\n")[0].splitlines()

    assert len(hint) > 1
    assert {len(line) - len(line.lstrip()) for line in hint[1:]} == {len("   = help: ")}
    assert all(line.count("`") % 2 == 0 for line in hint)
    assert max(map(cells, text.splitlines())) <= 46


@pytest.mark.parametrize(
    ("verb", "heads", "first", "second"),
    [
        ("touchpoints", "渠道|体验", "前台接待处|门店|4.0", "Web|Internet|2.5"),
        ("figures", "数值", "柜台前的等候时间|6 分钟", "Calls|12"),
    ],
)
def test_columns_of_tables_stand_below_each_other(folder: Path, verb: str, heads: str, first: str, second: str) -> None:
    (folder / "tea.blueprint.yaml").write_text(TABLED, "utf-8")
    code, text = on_terminal(folder, verb, "tea.blueprint.yaml", columns=160)
    lines = ESCAPE.sub("", text).splitlines()
    (line_1, *cells_1), (line_2, *cells_2) = (
        [next(line for line in lines if line.startswith(said.split("|")[0])), *said.split("|")[1:]]
        for said in (first, second)
    )
    heading = next(line for line in lines if all(word in line for word in heads.split("|")))

    assert code == 0
    for head, one, other in zip(heads.split("|"), cells_1, cells_2, strict=True):
        ends = {
            columns_of(line, word) + cells(word) for line, word in ((line_1, one), (line_2, other), (heading, head))
        }
        starts = {columns_of(line, word) for line, word in ((line_1, one), (line_2, other), (heading, head))}
        assert 1 in {len(ends), len(starts)}, (heading, line_1, line_2)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("verb", ["touchpoints", "figures", "opportunities", "lint"])
def test_nothing_is_wider_than_the_terminal(folder: Path, verb: str, columns: int) -> None:
    (folder / "tea.blueprint.yaml").write_text(TABLED, "utf-8")
    text = ESCAPE.sub("", on_terminal(folder, verb, "tea.blueprint.yaml", columns=columns).text)

    assert max(map(cells, text.splitlines())) <= columns


def test_a_table_without_room_becomes_paragraphs(folder: Path) -> None:
    (folder / "tea.blueprint.yaml").write_text(TABLED, "utf-8")
    text = ESCAPE.sub("", on_terminal(folder, "touchpoints", "tea.blueprint.yaml", columns=40).text)
    paragraph = next(part for part in text.split("\n\n") if part.startswith("前台接待处\n")).splitlines()

    starts = {columns_of(line, value) for line in paragraph for value in ("门店", "4.0") if value in line}
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "0"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(folder: Path, environ: dict[str, str], coloured: bool) -> None:
    text = on_terminal(folder, "validate", "tea.blueprint.yaml", **environ).text

    assert ("\x1b" in text) is coloured
    assert "txet" in text


@pytest.mark.parametrize(
    "argv", [("explain",), ("explain", "BP353"), ("lint", "--rules"), ("init", "--list")], ids=" ".join
)
def test_lists_and_explanations_fit(folder: Path, argv: tuple[str, ...]) -> None:
    code, text = on_terminal(folder, *argv, columns=56)
    prose = text.partition("Instead of:")[0]

    assert code == 0
    assert max(map(cells, prose.splitlines())) <= 56
    again = on_terminal(folder, *argv, columns=200).text.partition("Instead of:")[0]
    assert again.split() == prose.split()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_help_fits(folder: Path, columns: int) -> None:
    code, text = on_terminal(folder, "init", "--help", columns=columns)

    assert code == 0
    assert all(len(line) <= columns for line in text.splitlines())
    assert "four questions" in " ".join(text.split())
    assert "blueprint init --template clinic --lang zh-Hans --yes" in " ".join(text.split())


@pytest.mark.parametrize("argv", [("validate", "-"), ("fmt", "-"), ("render", "-"), ("init",)])
def test_ctrl_c(folder: Path, argv: tuple[str, ...]) -> None:
    running = Terminal(folder, *argv)
    if argv == ("init",):
        running.wait_for("What is the service called?")
    else:
        running.type("blueprint: 1\n")
        running.wait_for("blueprint: 1")
        running.settle()
    running.type(CTRL_C)
    code, text = running.finish()

    assert code == 130
    assert "Traceback" not in text
    assert text.endswith("interrupted\n")
    assert sorted(path.name for path in folder.iterdir()) == ["tea.blueprint.yaml"]
