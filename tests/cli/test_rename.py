"""`blueprint rename`: real files, real exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: A
include: [shared/channels.yaml]
stages:
  - title: Start
    steps:
      - title: Check in   # check-in
        customer: {text: Calls, channel: [phone, "web"]}
        frontstage: Answers the call
        pain: Queue
        next: 'pay'
      - id: pay
        customer: Pays
        touchpoint: hotline
links:
  - {from: check-in.frontstage, to: "pay.customer"}
opportunities:
  - {title: Better, at: [check-in, start], addresses: [check-in.pain.1]}
views:
  - {id: board, kind: journey, stages: [start]}
"""
SHARED = """\
channels:
  phone: {title: Phone}
  web: {title: Web}
touchpoints:
  hotline: {title: Hotline, channel: phone}
"""
CONFIG = "config: 1\noutputs:\n  - {views: [board]}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/channels.yaml").write_text(SHARED, "utf-8")
    (tmp_path / "blueprint.config.yaml").write_text(CONFIG, "utf-8")
    (tmp_path / "a.blueprint.yaml").write_bytes(MAP.replace("\n", "\r\n").encode())
    (tmp_path / "b.blueprint.yaml").write_text(MAP.replace("board", "wall"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text(folder: Path, name: str = "a") -> str:
    return (folder / f"{name}.blueprint.yaml").read_bytes().decode()


def test_all_references_and_no_other_byte(folder: Path) -> None:
    assert run("rename", "pay", "settle", "a.blueprint.yaml")[0] == 0
    wanted = MAP.replace("'pay'", "'settle'").replace("id: pay", "id: settle").replace("pay.cus", "settle.cus")
    assert text(folder) == wanted.replace("\n", "\r\n")


def test_an_id_that_followed_from_the_title_is_written(folder: Path) -> None:
    code, _, err = run("rename", "check-in", "register", "a.blueprint.yaml")

    assert code == 0
    assert "`id: register` is written there" in err
    wanted = MAP.replace("- title: Check in ", "- id: register\n        title: Check in ")
    for old in ("check-in.f", "[check-in", "check-in.p"):
        wanted = wanted.replace(old, old.replace("check-in", "register"))
    assert text(folder) == wanted.replace("\n", "\r\n")


def test_a_shared_catalogue_changes_in_all_maps(folder: Path) -> None:
    code, out, _ = run("rename", "phone", "telephone", "a.blueprint.yaml")

    assert code == 0
    assert out.splitlines() == [
        "a.blueprint.yaml: 1 place",
        "b.blueprint.yaml: 1 place",
        "shared/channels.yaml: 2 places",
    ]
    assert (folder / "shared/channels.yaml").read_text("utf-8") == SHARED.replace("phone:", "telephone:").replace(
        "channel: phone", "channel: telephone"
    )
    assert "[telephone," in text(folder)
    assert "[telephone," in text(folder, "b")


def test_a_view_is_renamed_in_the_configuration(folder: Path) -> None:
    assert run("rename", "board", "room", "a.blueprint.yaml")[0] == 0
    assert "[room]" in (folder / "blueprint.config.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pay", "check-in", "already"),
        ("pay", "a b", "is no id"),
        ("pay", "a\udcff", "is no id"),
        ("boards", "x", "did you mean `board`"),
        ("frontstage", "x", "a name of the format"),
        ("trust", "x", "built-in"),
    ],
)
def test_refusals_change_nothing(folder: Path, old: str, new: str, said: str) -> None:
    code, _, err = run("rename", old, new, "a.blueprint.yaml")

    assert code == 2
    assert said in err
    assert text(folder) == MAP.replace("\n", "\r\n")


def test_dry_run_and_diff_write_nothing(folder: Path) -> None:
    assert "a.blueprint.yaml: 3 places" in run("rename", "pay", "settle", "a.blueprint.yaml", "--dry-run")[1]
    assert "+      - id: settle" in run("rename", "pay", "settle", "a.blueprint.yaml", "--diff")[1]
    assert text(folder) == MAP.replace("\n", "\r\n")


def test_a_plain_name_in_all_maps_that_share_it(folder: Path) -> None:
    (folder / "shared/channels.yaml").write_text("touchpoints:\n  hotline: {title: Hotline, channel: phone}\n", "utf-8")
    code, out, _ = run("rename", "phone", "By phone", "a.blueprint.yaml")

    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "a.blueprint.yaml", "b.blueprint.yaml", "shared/channels.yaml",
    ]  # fmt: skip
    assert "channel: By phone}" in (folder / "shared/channels.yaml").read_text("utf-8")
    assert "[By phone," in text(folder, "b")
