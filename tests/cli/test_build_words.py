"""`blueprint build`: what the last lines say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from project.projects import write_config, write_map
from typed import run

from blueprint.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for n in range(3):
        write_map(tmp_path, f"maps/m{n}.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def last(*typed: str) -> str:
    return run("build", *typed)[1].splitlines()[-1]


def test_files_and_maps_are_told_apart(folder: Path) -> None:
    write_map(folder, "maps/m1.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")
    assert last() == "2 files built, 0 unchanged (3 maps, 1 of them failed)"
    write_config(folder, "outputs: [{folder: out, views: journey}]\nbooks: [{pdf: out/a.pdf, files: [maps/]}]\n")
    assert last() == "0 files built, 2 unchanged (3 maps, 1 of them failed, 1 book failed)"
    assert last("--check") == "2 files up to date (3 maps, 1 of them failed, 1 book failed)"


@pytest.mark.usefixtures("folder")
def test_what_is_made_again_is_counted() -> None:
    run("build")

    assert last("--force") == "0 files built, 3 made again (3 maps)"
    Path("out/maps/m0.journey.svg").unlink()
    assert last("--force") == "1 file built, 2 made again (3 maps)"
    assert last() == "0 files built, 3 unchanged (3 maps)"


@pytest.mark.usefixtures("folder")
def test_an_empty_part() -> None:
    lines = {n: last("--shard", f"{n}/9", "-o", f"p{n}") for n in range(1, 10)}

    empty = [n for n, line in lines.items() if line == f"none of the 3 maps is in part {n} of 9"]
    assert len(empty) >= 6
    assert run("build", "--merge", *(f"p{n}" for n in lines), "-o", "site")[0] == 0


def test_a_part_in_the_usual_folder_says_what_it_leaves(folder: Path) -> None:
    _, _, err = run("build", "--shard", "1/2")

    assert err == "note: out/manifest.1-of-2.json tells `blueprint build --merge` what this part has made\n"
    assert (folder / "out/manifest.1-of-2.json").is_file()
    assert run("build", "--shard", "2/2", "-o", "part")[2] == ""


def test_a_folder_is_called_as_it_was_typed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    write_map(folder, "maps/m1.blueprint.yaml", title="Inn")

    assert run("build", "-o", str(away))[1].startswith(f"{away.as_posix()}/maps/m0.journey.svg\n")
    (away / "maps/m0.journey.svg").write_text("mine", "utf-8")
    assert f"stale     {away.as_posix()}/maps/m0.journey.svg   " in run("build", "--check", "-o", str(away))[1]
    assert run("build", "-o", "site")[1].startswith("site/maps/m0.journey.svg\n")
    assert run("build", "-o", "../other")[1].startswith("../other/maps/m0.journey.svg\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def hinted() -> bool:
    err = Terminal()
    main(["build", "--jobs", "1"], io.BytesIO(), Terminal(), err)
    return "`outputs: [{folder: out}]` puts them into a folder; `/out/` in .gitignore" in err.getvalue()


def test_the_first_build_says_how_to_have_a_folder(folder: Path) -> None:
    (folder / "blueprint.config.yaml").unlink()
    (folder / ".git").mkdir()
    assert hinted()
    assert not hinted()


def test_nobody_else_is_told(folder: Path) -> None:
    (folder / ".git").mkdir()
    assert not hinted()  # it has a configuration
    (folder / "blueprint.config.yaml").unlink()
    assert "gitignore" not in run("build")[2]


def test_a_page_that_is_too_small_names_keys_and_the_map(folder: Path) -> None:
    name = f"maps/{'a-rather-long-folder/' * 4}long.blueprint.yaml"
    steps = "".join(f"      - {{id: s{n}, customer: Waits a long time}}\n" for n in range(60))
    write_map(folder, name).write_text(
        f"blueprint: 1\ntitle: Long\nstages:\n  - title: All\n    steps:\n{steps}", "utf-8"
    )
    write_config(folder, "outputs: [{formats: pdf, page: A5, views: blueprint, folder: out}]\n")

    _, _, err = run("build", "--jobs", "1")

    assert f"error[BP610]: `{name}`: the smallest text" in err
    assert f"--> {name}:2:1" in err
    assert "note: this output asks for it\n" in err
    assert "--> blueprint.config.yaml:2:12" in err
    (hint,) = [line for line in err.splitlines() if "help:" in line]
    assert "`min-text: " in hint
    assert "`page: " in hint
    assert "under `overrides`" in hint
    assert "--" not in hint
