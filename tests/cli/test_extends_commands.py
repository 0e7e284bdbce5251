"""Commands on a map that extends another one: renamed together, laid out, watched, built, listed as one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from typed import run

from blueprint.preview.watching import Watched
from blueprint.project.building.inputs import Inputs, Memory

BASE = """\
blueprint: 1
title: Hotel
actors: {clerk: {title: Clerk}, porter: {title: Porter}}
lanes: [customer, {lane: robot, title: Robot, zone: frontstage}, {lane: office, title: Office, zone: backstage}]
stages:
  - id: arrival
    title: Arrival
    steps:
      - {id: arrive, customer: Arrives, next: [check-in]}
      - {id: check-in, customer: {text: Checks in, actor: clerk}, pain: A queue}
  - id: leaving
    title: Leaving
    steps:
      - {id: pay, customer: Pays, robot: {id: bills, text: Writes the bill}}
"""
FUTURE = """\
blueprint: 1
extends: hotel.blueprint.yaml
title: Next year
remove: [check-in.pain]
actors: {clerk: {role: Host}}
stages:
  - id: arrival
    steps:
      - {id: check-in, customer: Checks in by phone, time: 2 min}
      - {title: Opens the door, after: check-in, customer: Opens}
"""
LATER = """\
blueprint: 1
extends: future.blueprint.yaml
remove: [check-in, actors.porter]
stages:
  - {id: arrival, steps: [{id: arrive, next: [opens-the-door]}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "blueprint.config.yaml").write_text("config: 1\n", "utf-8")
    for name, content in (("hotel", BASE), ("future", FUTURE), ("later", LATER)):
        (tmp_path / f"{name}.blueprint.yaml").write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / f"{name}.blueprint.yaml").read_text("utf-8")


@pytest.mark.usefixtures("folder")
def test_all_maps_and_their_configuration_are_without_findings() -> None:
    assert run("validate", "--strict", ".") == (0, "nothing to report in 4 files\n", "")


@pytest.mark.parametrize("typed", ["hotel", "future", "."])
def test_a_step_is_renamed_in_the_whole_family(folder: Path, typed: str) -> None:
    name = typed if typed == "." else f"{typed}.blueprint.yaml"
    code, _, err = run("rename", "check-in", "registration", name)

    assert code == 0, err
    for one, old in (("hotel", BASE), ("future", FUTURE), ("later", LATER)):
        assert text(folder, one) == old.replace("check-in", "registration")
    assert run("validate", "--strict", ".")[0] == 0


def test_entries_stages_and_what_is_only_taken_away_are_renamed(folder: Path) -> None:
    assert run("rename", "arrival", "coming", "hotel.blueprint.yaml")[0] == 0
    assert run("rename", "porter", "bell", "hotel.blueprint.yaml")[0] == 0
    assert run("rename", "clerk", "host", "future.blueprint.yaml", "--kind", "actor")[0] == 0

    assert "id: coming" in text(folder, "later")
    assert "actors.bell" in text(folder, "later")
    assert "host: {role: Host}" in text(folder, "future")
    assert "host: {title: Clerk}" in text(folder, "hotel")
    assert run("validate", "--strict", ".")[0] == 0


def test_a_name_that_a_map_further_on_has_is_refused(folder: Path) -> None:
    code, _, err = run("rename", "arrive", "opens-the-door", "hotel.blueprint.yaml")

    assert code == 2
    assert "opens-the-door" in err
    assert text(folder, "hotel") == BASE


def test_keys_are_laid_out_in_the_order_of_the_whole_map(folder: Path) -> None:
    (folder / "future.blueprint.yaml").write_text(
        "blueprint: 1\nremove: [check-in.pain]\nextends: hotel.blueprint.yaml\nstages:\n  - id: leaving\n    steps:\n"
        "      - before: pay\n        office: Files\n        robot: Counts\n        id: count\n",
        "utf-8",
    )

    assert run("fmt", "future.blueprint.yaml")[0] == 0
    assert text(folder, "future") == (
        "blueprint: 1\nextends: hotel.blueprint.yaml\nremove: [check-in.pain]\nstages:\n  - id: leaving\n    steps:\n"
        "      - id: count\n        before: pay\n        robot: Counts\n        office: Files\n"
    )
    assert run("fmt", "--check", "future.blueprint.yaml")[0] == 0


def test_a_new_element_is_written_by_hand(folder: Path) -> None:
    code, _, err = run("new", "step", "Waves", "--after", "check-in", "future.blueprint.yaml")

    assert code == 2
    assert "after" in err
    assert text(folder, "future") == FUTURE


def test_a_preview_and_a_build_know_all_maps_of_the_chain(folder: Path) -> None:
    watched = Watched(folder / "later.blueprint.yaml")
    watched.find()
    names = {"hotel.blueprint.yaml", "future.blueprint.yaml", "later.blueprint.yaml"}

    assert names <= {Path(path).name for path in watched.paths}
    needed = Inputs(folder, Memory()).needed("later.blueprint.yaml")
    assert names <= {path for path, _ in needed.files}


def test_a_change_of_the_other_map_draws_this_one_anew(folder: Path) -> None:
    (folder / "blueprint.config.yaml").write_text(
        "config: 1\noutputs:\n  - {formats: svg, views: [blueprint]}\n", "utf-8"
    )
    assert run("build")[0] == 0
    drawn = {path: path.read_bytes() for path in sorted(folder.rglob("*.svg"))}
    later = next(path for path in drawn if path.name.startswith("later"))

    (folder / "hotel.blueprint.yaml").write_text(BASE.replace("Writes the bill", "Prints the bill"), "utf-8")
    assert run("build")[0] == 0
    assert later.read_bytes() != drawn[later]


def test_a_mistake_of_the_other_map_is_told_once(folder: Path) -> None:
    (folder / "hotel.blueprint.yaml").write_text(BASE.replace("actor: clerk", "actor: clark"), "utf-8")
    code, out, _ = run("validate", ".")

    assert code == 1
    assert out.count("BP401") == 1
    assert "hotel.blueprint.yaml:10" in out


def test_commits_are_compared_with_the_maps_of_their_time(folder: Path) -> None:
    (folder / "shared.yaml").write_text("systems: {pms: {title: Booking}}\n", "utf-8")
    (folder / "hotel.blueprint.yaml").write_text(BASE + "include: [shared.yaml]\n", "utf-8")
    known = ["-c", "user.name=Mei", "-c", "user.email=mei@example.org", "-c", "commit.gpgsign=false"]

    def git(*words: str) -> None:
        subprocess.run(["git", *known, *words], cwd=folder, capture_output=True, check=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    (folder / "shared.yaml").write_text("systems: {pms: {title: Cloud}}\n", "utf-8")
    git("commit", "-qam", "Move to the cloud")

    code, out, err = run("diff", "--git", "HEAD~1..HEAD")
    assert (code, err) == (0, "")
    assert [name for name in ("hotel", "future", "later") if f"{name}.blueprint.yaml" in out] == [
        "hotel",
        "future",
        "later",
    ]
    assert out.count("“Booking” → “Cloud”") == 3


@pytest.mark.usefixtures("folder")
def test_the_difference_to_the_other_map_is_what_the_changes_say() -> None:
    code, out, _ = run("diff", "hotel.blueprint.yaml", "future.blueprint.yaml")

    assert code == 0
    assert "Opens the door" in out
    assert "A queue" in out


def test_mistakes_are_mended_in_the_file_that_has_them(folder: Path) -> None:
    (folder / "future.blueprint.yaml").write_text(FUTURE.replace("id: check-in,", "id: chek-in,"), "utf-8")
    code, out, _ = run("validate", "future.blueprint.yaml")
    assert code == 1
    assert "did you mean `check-in`?" in out
    (folder / "future.blueprint.yaml").write_text(FUTURE.replace("after: check-in", "after: chek-in"), "utf-8")
    assert run("validate", "--fix", "future.blueprint.yaml")[0] == 0
    assert text(folder, "future") == FUTURE
    assert text(folder, "hotel") == BASE
