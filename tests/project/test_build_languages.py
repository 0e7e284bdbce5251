"""The languages of outputs: all that a map is written in, and those that it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import build, tree, write_config, write_map

TWO = "{en: Hotel, de: Hotel am Platz}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_map(tmp_path, "maps/hotel.blueprint.yaml", title=TWO, words="{en: Opens, de: Macht auf}")
    write_map(tmp_path, "maps/inn.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, languages: all, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_map_in_all_its_languages(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, languages: all, views: journey, formats: [svg, pdf]}]\n")

    code, out, err = run("build", "--diagnostics", "concise")

    assert code == 0
    assert sorted(path for path in tree(folder / "out") if path.startswith("maps/")) == [
        "maps/hotel.journey.de.pdf",
        "maps/hotel.journey.de.svg",
        "maps/hotel.journey.en.pdf",
        "maps/hotel.journey.en.svg",
        "maps/inn.journey.en.pdf",
        "maps/inn.journey.en.svg",
    ]
    assert b"Hotel am Platz" in tree(folder / "out")["maps/hotel.journey.de.svg"]
    made = json.loads((folder / "out/manifest.json").read_text("utf-8"))["outputs"]
    assert {o["path"]: o["language"] for o in made}["maps/hotel.journey.de.svg"] == "de"
    assert "no text of this file" not in err
    assert run("build")[1] == "0 files built, 6 unchanged (2 maps)\n"
    assert out.endswith("6 files built, 0 unchanged (2 maps)\n")


def test_they_are_the_files_of_a_list(folder: Path) -> None:
    run("build")
    write_config(folder, "outputs: [{folder: out, languages: [en, de], views: journey}]\n")
    run("build", "-o", "list")

    one, other = tree(folder / "out"), tree(folder / "list")
    assert all(other[path] == data for path, data in one.items() if path.startswith("maps/"))


def test_a_new_language_is_drawn_and_one_that_is_gone_is_an_orphan(folder: Path) -> None:
    run("build")
    write_map(folder, "maps/hotel.blueprint.yaml", title="{en: Hotel, fr: Hôtel}", words="{en: Opens, fr: Ouvre}")

    out = run("build")[1]

    assert "out/maps/hotel.journey.fr.svg\n" in out
    assert "orphaned  out/maps/hotel.journey.de.svg" in out


def test_parts_and_processes_make_the_same(folder: Path) -> None:
    run("build", "-o", "one", "--jobs", "1")
    shutil.rmtree(folder / ".blueprint-cache")
    build(folder, "-o", "two", "--jobs", "2")
    for n in (1, 2):
        run("build", "--shard", f"{n}/2", "-o", f"part-{n}", "--jobs", "1")
    run("build", "--merge", "part-1", "part-2", "-o", "merged")

    assert tree(folder / "one") == tree(folder / "two") == tree(folder / "merged")


def test_all_beside_another_one(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, languages: [all, de]}]\n")

    code, _, err = run("build", "--diagnostics", "concise")

    assert code == 1
    assert err.startswith("blueprint.config.yaml:2:25: error BP602 `all` and other `languages` exclude each other")


def test_a_language_that_a_map_has_not_is_told_once_for_all_its_drawings(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, languages: [en, de, fr], formats: [svg, pdf]}]\n")

    code, _, err = run("build", "--diagnostics", "concise")

    assert code == 0
    told = [line for line in err.splitlines() if "no text of this file" in line]
    assert [line.partition(" ")[0] + line.rpartition("written in")[2] for line in told] == [
        "maps/hotel.blueprint.yaml:2:8: `fr`; they stay in `en`",
        "maps/inn.blueprint.yaml:2:8: `de`; they stay in `en`",
        "maps/inn.blueprint.yaml:2:8: `fr`; they stay in `en`",
    ]
