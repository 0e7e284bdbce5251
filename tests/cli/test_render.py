"""`blueprint render` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

SMALL = """\
blueprint: 1
title: Small
stages:
  - title: Stage
    steps:
      - {title: One, customer: Comes, frontstage: Greets, emotion: 4}
      - {title: Two, customer: Goes, emotion: 2}
views:
  - {id: first, kind: blueprint, lanes: [customer]}
"""
BROKEN = SMALL.replace("frontstage", "frontsage")
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.blueprint.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.svg"))


def test_all_drawings_are_written_beside_the_file(folder: Path) -> None:
    code, out, err = run("render", "small.blueprint.yaml")

    assert (code, err) == (0, "")
    assert out.splitlines() == ["small.journey.svg", "small.blueprint.svg", "small.first.svg"]
    assert files(folder) == sorted(out.splitlines())


@pytest.mark.parametrize("output", ["out/", "made"])
def test_a_folder_is_made_or_used(folder: Path, output: str) -> None:
    (folder / "made").mkdir()

    code, _, _ = run("render", "small.blueprint.yaml", "--view", "journey", "-o", output)

    assert code == 0
    assert files(folder) == [f"{output.rstrip('/')}/small.journey.svg"]


def test_one_drawing_goes_into_the_named_file(folder: Path) -> None:
    code, out, _ = run("render", "small.blueprint.yaml", "--view", "first", "-o", "deep/x.svg")

    assert (code, out) == (0, "deep/x.svg\n")
    assert 'data-kind="service-blueprint"' in (folder / "deep/x.svg").read_text("utf-8")


def test_standard_input_and_output(folder: Path) -> None:
    code, out, _ = run("render", "-", "--view", "journey", stdin=SMALL)
    code_too, same, _ = run("render", "small.blueprint.yaml", "--view", "journey", "-o", "-")

    assert (code, code_too) == (0, 0)
    assert out.startswith("<svg ")
    assert same.startswith("<svg ")
    assert files(folder) == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--view", "jorney"), "did you mean `journey`"),
        (("-o", "x.svg"), "3 drawings do not fit into `x.svg`"),
        (("-o", "-"), "3 drawings do not fit into standard output"),
        (("-o", "x.gif"), "should end in `.svg`, `.pdf`, `.png` or `.html`"),
        (("-o", "noending"), "`-o noending/`"),
        (("--lang", "de_DE"), "no language tag"),
        (("--format", "gif"), "gif"),
        (("--text", "curves"), "curves"),
        (("--limit", "bytes"), "whole number"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_written(folder: Path, argv: tuple[str, ...], words: str) -> None:
    code, out, err = run("render", "small.blueprint.yaml", *argv)

    assert (code, out) == (2, "")
    assert words in err
    assert files(folder) == []


def test_two_files_never_share_a_target(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other/small.blueprint.yaml").write_text(SMALL, "utf-8")

    code, _, err = run("render", "small.blueprint.yaml", "other/small.blueprint.yaml", "-o", "out/")

    assert code == 2
    assert "both be written" in err
    assert files(folder) == []


def test_a_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "bad.blueprint.yaml").write_text(BROKEN, "utf-8")

    code, out, err = run("render", "bad.blueprint.yaml", "small.blueprint.yaml", "--diagnostics", "concise")

    assert code == 1
    assert len(out.splitlines()) == 3
    assert err.splitlines()[0].startswith("bad.blueprint.yaml:6:")
    assert err.splitlines()[-1] == "1 error in 2 files"


def test_what_cannot_be_written_leaves_the_old_file(folder: Path) -> None:
    (folder / "small.journey.svg").mkdir()

    code, out, err = run("render", "small.blueprint.yaml", "--view", "journey")

    assert (code, out) == (2, "")
    assert err.startswith("error: small.journey.svg cannot be written: ")
    assert err.count("\n") == 1
    assert [p.name for p in folder.iterdir() if p.name.endswith(".part")] == []


def test_an_unknown_theme_is_an_error_with_a_suggestion(folder: Path) -> None:
    code, _, err = run("render", "small.blueprint.yaml", "--theme", "papr")

    assert code == 1
    assert "did you mean `paper`" in err
    assert files(folder) == []


def test_a_theme_and_outlines_change_the_picture_and_not_the_words(folder: Path) -> None:
    pictures = []
    for argv in ((), ("--theme", "dark"), ("--text", "outlines")):
        run("render", "small.blueprint.yaml", "--view", "journey", "-o", "x.svg", *argv)
        pictures.append((folder / "x.svg").read_text("utf-8"))

    assert len(set(pictures)) == 3
    assert all(">Comes</text>" in picture for picture in pictures)
    assert "@font-face" not in pictures[2]


def test_a_warning_of_drawing_can_be_acknowledged_and_counts_with_strict(folder: Path) -> None:
    long = SMALL.replace("customer: Comes", f"customer: {LONG_WORD}")
    (folder / "long.blueprint.yaml").write_text(long, "utf-8")
    meant = long.replace("emotion: 4}", "emotion: 4}   # blueprint: ignore[BP503] the law is called so")
    (folder / "meant.blueprint.yaml").write_text(meant, "utf-8")

    loud = run("render", "long.blueprint.yaml")
    strict = run("render", "long.blueprint.yaml", "--strict")
    quiet = run("render", "meant.blueprint.yaml", "--strict")

    assert loud[0] == 0
    assert "BP503" in loud[2]
    assert strict[0] == 1
    assert (quiet[0], quiet[2]) == (0, "")


def test_another_language_keeps_the_texts_and_changes_the_words(folder: Path) -> None:
    code, _, err = run("render", "small.blueprint.yaml", "--view", "blueprint", "--lang", "ar", "-o", "x.svg")

    picture = (folder / "x.svg").read_text("utf-8")
    assert code == 0
    assert "no text of this file is written in `ar`" in err
    assert 'data-direction="rtl"' in picture
    assert ">Comes</text>" in picture
