"""`blueprint validate` without a file, with folders, with the configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project.projects import write_config, write_map
from typed import run

WARNED = "Opens, next: [ring]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    write_map(tmp_path, "maps/hotel.blueprint.yaml")
    write_map(tmp_path, "maps/tiny/inn.blueprint.yaml", words="Opens, next: [nowhere]")
    write_map(tmp_path, "maps/drafts/den.blueprint.yaml", words="Opens, next: [nowhere]")
    write_config(tmp_path, "exclude: maps/drafts/\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*typed: str) -> tuple[int, set[str], int]:
    """The exit code, the files with findings, and how many files were looked at."""
    code, out, _ = run("validate", *typed, "--no-lint", "--diagnostics", "json")
    told = json.loads(out)
    return code, {d["file"] for d in told["diagnostics"]}, told["summary"]["files"]


INN = "maps/tiny/inn.blueprint.yaml"


def test_the_whole_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files() == (1, {INN}, 3)
    assert files(".") == (1, {INN}, 3)
    monkeypatch.chdir(folder / "maps/tiny")
    assert files() == (1, {"inn.blueprint.yaml"}, 3)


@pytest.mark.usefixtures("folder")
def test_folders_and_files_each_once() -> None:
    assert files("maps/tiny") == (1, {INN}, 1)
    assert files("maps/tiny", INN, "maps/hotel.blueprint.yaml") == (1, {INN}, 2)
    assert files("maps/hotel.blueprint.yaml") == (0, set(), 1)


def test_the_same_maps_as_those_that_are_built(folder: Path) -> None:
    run("build")
    sources = json.loads((folder / "manifest.json").read_text("utf-8"))["sources"]

    assert [s["path"] for s in sources] == ["maps/hotel.blueprint.yaml", INN]


@pytest.mark.usefixtures("folder")
def test_a_folder_without_maps(folder: Path) -> None:
    (folder / "empty").mkdir()

    assert run("validate", "empty") == (0, "nothing to report in 0 files\n", "note: no maps found\n")


@pytest.mark.parametrize("name", ["blueprint.config.yaml", "other.yaml"])
def test_a_configuration(folder: Path, name: str) -> None:
    (folder / name).write_text("config: 1\noutputs: [{formats: gif}]\nlevel: {}\n", "utf-8")

    code, out, err = run("validate", name, "--diagnostics", "concise")

    assert (code, err) == (1, "")
    assert [line.split(" ")[0] for line in out.splitlines()[:-1]] == [f"{name}:2:21:", f"{name}:3:1:"]
    assert out.endswith("2 errors in 1 file\n")
    (folder / name).write_text("config: 1\n", "utf-8")
    assert run("validate", name) == (0, "nothing to report in 1 file\n", "")


def test_a_map_stays_a_map(folder: Path) -> None:
    (folder / "x.yaml").write_text("config: 1\nstages: []\n", "utf-8")

    assert "error BP201 `blueprint` is missing" in run("validate", "x.yaml", "--diagnostics", "concise")[1]


def test_errors_of_the_configuration_are_told_once_beside_the_maps(folder: Path) -> None:
    write_config(folder, "outputs: [{formats: gif}]\n")

    for typed in ((), (".",), ("maps/hotel.blueprint.yaml",), ("blueprint.config.yaml", "maps/hotel.blueprint.yaml")):
        code, out, _ = run("validate", *typed, "--no-lint", "--diagnostics", "concise")
        assert (code, out.count("blueprint.config.yaml:2:21: error")) == (1, 1), typed


def test_a_baseline_of_the_whole_project(folder: Path) -> None:
    write_config(folder, "exclude: maps/drafts/\nbaseline: known.yaml\n")
    write_map(folder, INN, words=WARNED)

    assert run("validate", "--write-baseline")[0] == 0
    assert run("validate", "--strict")[0] == 0
