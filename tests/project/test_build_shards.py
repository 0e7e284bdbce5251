"""Parts of a build, and the whole put together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli.typed import run
from hypothesis import given, settings
from hypothesis import strategies as st
from project.projects import build, tree, write_config, write_map

from blueprint.project.building.shards import Shard, shard_of

COUNT = 7


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven maps in three parts."""
    tmp_path = tmp_path_factory.mktemp("built")
    for n in range(COUNT):
        write_map(tmp_path, f"maps/m{n}.blueprint.yaml", title=f"Map {n}")
    write_config(
        tmp_path,
        "outputs: [{folder: out, views: journey}]\nbooks: [{pdf: out/all.pdf, files: [maps/m1.blueprint.yaml]}]\n",
    )
    for n in (1, 2, 3):
        build(tmp_path, "--shard", f"{n}/3", "-o", f"part-{n}", "--jobs", "1")
    return tmp_path


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


PARTS = ("part-1", "part-2", "part-3")


def test_the_parts_are_the_whole(folder: Path) -> None:
    run("build", "-o", "one")
    code, out, _ = run("build", "--merge", *PARTS, "-o", "merged")

    assert code == 0
    assert out.endswith(f"{COUNT + 1} files built, 0 unchanged ({COUNT} maps)\n")
    assert tree(folder / "merged") == tree(folder / "one")


def test_each_map_is_in_one_part(folder: Path) -> None:
    found = [json.loads((folder / p / f"manifest.{p[-1]}-of-3.json").read_text("utf-8")) for p in PARTS]
    paths = [source["path"] for manifest in found for source in manifest["sources"]]

    assert sorted(paths) == [f"maps/m{n}.blueprint.yaml" for n in range(COUNT)]
    assert all(len(manifest["sources"]) < COUNT for manifest in found)


def test_parts_in_one_folder(folder: Path) -> None:
    run("build", "-o", "one")
    for part in PARTS:
        shutil.copytree(folder / part, folder / "all", dirs_exist_ok=True)

    assert run("build", "--merge", "all", "-o", "all")[0] == 0
    assert tree(folder / "all") == tree(folder / "one")


def test_a_part_is_missing(folder: Path) -> None:
    assert run("build", "--merge", *PARTS[:2], "-o", "merged")[2] == "error: 1 part of 3 is missing: 3\n"
    assert not (folder / "merged").exists()


def test_a_part_is_there_twice(folder: Path) -> None:
    shutil.copytree(folder / "part-1", folder / "again")

    assert "are the same part: 1 of 3" in run("build", "--merge", *PARTS, "again", "-o", "merged")[2]


def test_parts_of_other_maps(folder: Path) -> None:
    write_map(folder, "maps/m0.blueprint.yaml", title="Other")
    run("build", "--shard", "3/3", "-o", "part-3")

    code, _, err = run("build", "--merge", *PARTS, "-o", "merged")

    assert code == 2
    assert "were made of different maps; make both of the same commit" in err


def test_parts_with_other_settings(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey, themes: dark}]\n")
    run("build", "--shard", "3/3", "-o", "part-3")

    assert "with different configurations" in run("build", "--merge", *PARTS, "-o", "merged")[2]


@pytest.mark.usefixtures("folder")
def test_parts_of_different_numbers() -> None:
    run("build", "--shard", "1/2", "-o", "part-of-2")

    assert "are parts of different builds" in run("build", "--merge", *PARTS, "part-of-2", "-o", "merged")[2]


def test_parts_with_other_included_files(folder: Path) -> None:
    (folder / "shared.yaml").write_text("touchpoints: {desk: {title: Desk}}\n", "utf-8")
    for n in range(COUNT):
        write_map(
            folder, f"maps/m{n}.blueprint.yaml", more="include: [../shared.yaml]\n", words="Opens, touchpoint: desk"
        )
    for n in (1, 2, 3):
        (folder / "shared.yaml").write_text(f"touchpoints: {{desk: {{title: Desk {n}}}}}\n", "utf-8")
        run("build", "--shard", f"{n}/3", "-o", f"part-{n}")

    assert "were made with different versions of shared.yaml" in run("build", "--merge", *PARTS, "-o", "merged")[2]


def test_a_file_of_a_part_was_changed(folder: Path) -> None:
    output = next((folder / "part-2/maps").iterdir())
    output.write_text("mine", "utf-8")

    assert (
        f"part-2/maps/{output.name} is not what manifest.2-of-3.json says"
        in run("build", "--merge", *PARTS, "-o", "merged")[2]
    )


def test_a_file_of_a_part_is_gone(folder: Path) -> None:
    output = next((folder / "part-2/maps").iterdir())
    output.unlink()

    assert f"part-2/maps/{output.name} cannot be read" in run("build", "--merge", *PARTS, "-o", "merged")[2]


def test_a_map_with_errors_fails_the_whole_and_not_the_others(folder: Path) -> None:
    write_map(folder, "maps/m0.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")
    codes = [run("build", "--shard", f"{n}/3", "-o", f"new-{n}")[0] for n in (1, 2, 3)]
    assert sorted(codes) == [0, 0, 1]

    code, out, err = run("build", "--merge", "new-1", "new-2", "new-3", "-o", "merged")

    assert code == 1
    assert err.startswith("error[BP201]: `stages` is missing")
    assert out.endswith(f"{COUNT} files built, 0 unchanged ({COUNT} maps, 1 of them failed)\n")


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40), st.integers(1, 40))
def test_a_path_is_in_exactly_one_part(path: str, of: int) -> None:
    assert sum(Shard(index, of).has(path) for index in range(1, of + 1)) == 1


def test_parts_do_not_depend_on_other_paths() -> None:
    assert [n for n in range(1, 9) if Shard(n, 8).has("maps/hotel.blueprint.yaml")] == [6]


@pytest.mark.parametrize("text", ["", "1", "/", "1/", "a/b", "0/3", "4/3", "-1/3", "1/2/3", "1/99999999", "１/２"])
def test_what_is_no_part(text: str) -> None:
    with pytest.raises(ValueError, match="--shard"):
        shard_of(text)
