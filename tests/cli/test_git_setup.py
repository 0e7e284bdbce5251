"""`blueprint git-setup`, and git with what it wrote."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from test_diff import NEW, OLD, git

from blueprint.cli.git_setup import LINES, settings
from blueprint.cli.main import main

NAME = "m.blueprint.yaml"


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(("git-setup", *argv), io.BytesIO(stdin.encode()), out, err)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of a map, and `blueprint` on the PATH."""
    top = tmp_path / "repository"
    top.mkdir()
    program = tmp_path / "bin" / "blueprint"
    program.parent.mkdir()
    root = Path(__file__).parents[2]
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m blueprint "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(top)
    git(top, "init", "-q")
    for text in (OLD, NEW):
        (top / NAME).write_text(text, "utf-8")
        git(top, "add", "-A")
        git(top, "commit", "-qm", "Change")
    return top


def state(top: Path) -> tuple[str | None, str]:
    path = top / ".gitattributes"
    return path.read_text("utf-8") if path.exists() else None, (top / ".git/config").read_text("utf-8")


@pytest.mark.parametrize("answer", ["", "n\n", "no\n", "perhaps\n"])
def test_nothing_is_written_without_a_yes(repository: Path, answer: str) -> None:
    before = state(repository)
    code, out, err = run(stdin=answer)

    assert (code, err) == (1, "")
    assert "  + *.blueprint.yaml diff=blueprint" in out
    assert '  + difftool.blueprint.cmd = blueprint diff "$LOCAL" "$REMOTE" --as "$MERGED"' in out
    assert out.endswith("nothing was written\n")
    assert state(repository) == before


@pytest.mark.parametrize("argv", [["--yes"], []])
def test_with_a_yes_it_is_written_once_and_taken_away_whole(repository: Path, argv: list[str]) -> None:
    before = state(repository)
    assert run(*argv, stdin="y\n")[0] == 0
    attributes, config = state(repository)
    assert attributes == "".join(f"{line}\n" for line in LINES)
    assert config != before[1]
    assert run()[:2] == (0, "everything is set up already; there is nothing to do\n")

    assert run("--remove", *argv, stdin="y\n")[0] == 0
    assert state(repository) == before
    assert run("--remove")[:2] == (0, "nothing of it is there; there is nothing to do\n")


@pytest.mark.parametrize("text", ["*.png binary", "*.png binary\r\n*.jpg binary\r\n", "* text=auto\n"])
def test_lines_that_are_there_stay_as_they_are(repository: Path, text: str) -> None:
    path = repository / ".gitattributes"
    path.write_bytes(text.encode())
    run("--yes")

    end = b"\r\n" if "\r\n" in text else b"\n"
    assert path.read_bytes().startswith(text.encode())
    assert path.read_bytes().endswith(LINES[1].encode() + end)
    run("--remove", "--yes")
    assert path.read_text("utf-8").rstrip("\r\n") == text.replace("\r\n", "\n").rstrip("\n")


def test_settings_of_somebody_else_are_shown_before_they_go_and_left_by_remove(repository: Path) -> None:
    git(repository, "config", "diff.blueprint.textconv", "cat -n")
    code, out, _ = run()
    assert code == 1
    assert "  - diff.blueprint.textconv = cat -n" in out
    assert run("--remove", "--yes")[1].startswith("nothing of it is there")
    assert "cat -n" in state(repository)[1]


def test_git_shows_maps_by_their_content(repository: Path) -> None:
    run("--yes")
    plain = git(repository, "log", "-p", "-1", "--", NAME)

    assert "@@   step Order" in plain or " step Order" in plain
    assert "-    backstage: Grinds the beans" in plain
    assert "+    frontstage: Grinds the beans" in plain
    (repository / NAME).write_text(
        NEW.replace("emotion: 4", "emotion:   '4'").replace("{id: pay,", "{ id: pay,"), "utf-8"
    )
    assert git(repository, "diff") == ""
    (repository / NAME).write_text("blueprint: [\n", "utf-8")
    assert "+blueprint: [" in git(repository, "diff")


def test_git_difftool_tells_what_differs_by_element(repository: Path) -> None:
    run("--yes")
    (repository / "deep").mkdir()
    out = git(repository / "deep", "difftool", "-y", "-t", "blueprint", "HEAD~1", "HEAD")

    assert out.splitlines()[0] == f"{NAME}: 1 added, 3 removed, 1 moved, 3 changed"
    git(repository, "rm", "-q", NAME)
    assert f"{NAME}: removed map, 1 stage, 2 steps, 5 cards" in git(
        repository, "difftool", "-y", "-t", "blueprint", "HEAD"
    )


def test_where_it_cannot_be_written_is_told(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".gitattributes").symlink_to("elsewhere")
    assert "is a symbolic link" in run("--yes")[2]
    (tmp_path / "bare").mkdir()
    code, out, err = run(str(tmp_path / "bare"), "--yes")
    assert (code, out) == (2, "")
    assert "lies in no git repository" in err
    assert "there is no folder `none`" in run("none")[2]
    (repository / ".gitattributes").unlink()
    git(repository, "config", "--add", "diff.blueprint.textconv", "a")
    git(repository, "config", "--add", "diff.blueprint.textconv", "b")
    assert "is set 2 times" in run("--yes")[2]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in run("--yes")[2]


def test_a_program_that_is_not_on_the_path_is_called_by_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert settings()["diff.blueprint.textconv"].endswith("-m blueprint diff --textconv")
