"""`blueprint fmt`: real files, real exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

from blueprint.editing import fmt

MESSY = """\
# yaml-language-server: $schema=x.json

# what it is called
title: 'Dinner'
blueprint: 1


stages:
    - id: eat   # the meal
      title: Dinner
      steps:
      - customer: "Eats: a lot"
        id: eat-it
        # who serves
        frontstage: { text: Serves, actor: 'Waiter' }
        evidence: ["007", 'Table', no]
"""
NEAT = """\
# yaml-language-server: $schema=x.json

blueprint: 1
# what it is called
title: Dinner

stages:
  - id: eat  # the meal
    title: Dinner
    steps:
      - id: eat-it
        evidence: ["007", Table, no]
        customer: "Eats: a lot"
        # who serves
        frontstage: {text: Serves, actor: Waiter}
"""

SMALL = """\
title: Dinner
blueprint: 1
stages:
  - title: Dinner
    steps:
      - id: order   # the first
        customer: Orders
      - id: eat
        customer: Eats
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "dinner.blueprint.yaml"
    path.write_bytes(MESSY.encode())
    return path


def test_order_layout_quotes_and_comments(file: Path) -> None:
    assert run("fmt", file.name) == (0, f"{file.name}\n", "1 of 1 file changed\n")
    assert file.read_text("utf-8") == NEAT
    assert run("fmt", file.name) == (0, "", "0 of 1 file changed\n")


def test_check_names_files_and_writes_nothing(file: Path) -> None:
    code, out, _ = run("fmt", "--check")

    assert (code, out) == (1, f"{file.name}\n")
    assert file.read_text("utf-8") == MESSY


def test_diff_shows_and_writes_nothing(file: Path) -> None:
    code, out, _ = run("fmt", "--diff", file.name)

    assert code == 0
    assert "-title: 'Dinner'" in out
    assert "+title: Dinner" in out
    assert file.read_text("utf-8") == MESSY


def test_standard_input() -> None:
    assert run("fmt", "-", stdin=MESSY) == (0, NEAT, "")


def test_windows_line_ends_stay_and_the_mark_goes(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode())
    _, _, err = run("fmt", file.name)

    assert file.read_bytes() == NEAT.replace("\n", "\r\n").encode()
    assert "byte order mark" in err


def test_a_file_with_mistakes_is_left_alone(file: Path) -> None:
    broken = MESSY.replace("'Dinner'", "'Dinner")
    file.write_text(broken, "utf-8")
    code, out, err = run("fmt", file.name)

    assert (code, out) == (1, "")
    assert "error[BP" in err
    assert file.read_text("utf-8") == broken


def test_long_braces_become_lines(file: Path) -> None:
    long = "房" * 44
    file.write_text(NEAT.replace("{text: Serves, actor: Waiter}", f"{{text: {long}, actor: Waiter}}"), "utf-8")
    run("fmt", file.name)

    assert f"frontstage:\n          text: {long}\n          actor: Waiter\n" in file.read_text("utf-8")


def test_catalogues_and_configuration_of_a_folder(file: Path) -> None:
    file.write_text(NEAT.replace("title: Dinner\n\n", "title: Dinner\ninclude: [c.yaml]\n\n", 1), "utf-8")
    (file.parent / "c.yaml").write_text("actors:\n    Waiter: {role: serves, title: 'Waiter'}\n", "utf-8")
    (file.parent / "blueprint.config.yaml").write_text("levels: {BP354: 'off'}\nconfig: 1\n", "utf-8")
    run("fmt", ".")

    assert (file.parent / "c.yaml").read_text("utf-8") == "actors:\n  Waiter: {title: Waiter, role: serves}\n"
    assert (file.parent / "blueprint.config.yaml").read_text("utf-8") == 'config: 1\nlevels: {BP354: "off"}\n'


def test_the_command_leaves_the_file_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(SMALL, "utf-8")
    monkeypatch.setattr(fmt, "laid_out", lambda *_: SMALL.replace("Orders", "Order"))
    code, out, err = run("fmt", file.name)

    assert (code, out) == (0, "")
    assert "dinner.blueprint.yaml is left alone: a text or a key would change" in err
    assert file.read_text("utf-8") == SMALL


def test_lanes_stay_where_their_order_says_something(file: Path) -> None:
    text = SMALL.replace(
        "customer: Eats",
        "support: {text: Cooks, system: Range}\n        emotion: 3\n        customer: Eats\n"
        "        frontstage: {text: Serves, system: Till}",
    )
    file.write_text(text, "utf-8")
    code, _, err = run("fmt", file.name)
    after = file.read_text("utf-8")

    assert code == 0
    assert "the lanes of steps keep their order" in err
    assert after.startswith("blueprint: 1\ntitle: Dinner\n")
    assert [line.split(":")[0].strip() for line in after.splitlines()[-4:]] == [
        "support", "customer", "frontstage", "emotion",
    ]  # fmt: skip
    assert run("fmt", file.name)[1] == ""
