"""Outputs that nothing asks for any more: in another folder than before, of one folder only, changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run
from project.projects import tree, write_config, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_map(tmp_path, "maps/hotel.blueprint.yaml")
    write_map(tmp_path, "maps/tiny/inn.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    assert run("build")[0] == 0
    return tmp_path


OLD = ["out/maps/hotel.journey.svg", "out/maps/tiny/inn.journey.svg", "out/manifest.json", "out/index.html"]


def told(out: str) -> list[str]:
    """The paths of orphans that are told."""
    return [line.split()[1] for line in out.splitlines() if line.startswith("orphaned ")]


def test_the_folder_of_before_is_told_until_it_is_gone(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: site, views: journey}]\n")

    for _ in range(2):
        code, out, _ = run("build")
        assert (code, told(out)) == (0, OLD)
        assert "orphaned  out/manifest.json   outputs go into site now\n" in out
        assert "`blueprint build --clean` removes them\n" in out

    code, out, _ = run("build", "--clean")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("removed")] == OLD
    assert not (folder / "out").exists()
    assert run("build")[1] == "0 files built, 2 unchanged (2 maps)\n"


def test_nobody_looks_for_it_any_more_once_somebody_has_deleted_it(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: site, views: journey}]\n")
    for path in OLD:
        (folder / path).unlink()

    assert run("build")[1].splitlines()[-1] == "2 files built, 0 unchanged (2 maps)"


def test_check_tells_it_too(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: site, views: journey}]\n")
    run("build")
    before = tree(folder)

    code, out, _ = run("build", "--check")

    assert (code, told(out)) == (1, OLD)
    assert tree(folder) == before


def test_outputs_that_another_folder_still_asks_for_are_none(folder: Path) -> None:
    """`out/` is inside of the folder that all outputs share from now on."""
    write_config(folder, "outputs: [{folder: out, views: journey}, {folder: site, views: blueprint}]\n")

    _, out, _ = run("build", "--clean")

    assert (folder / "out/maps/hotel.journey.svg").is_file()
    assert [line for line in out.splitlines() if line.startswith("removed")] == [
        "removed  out/manifest.json", "removed  out/index.html",
    ]  # fmt: skip
    assert (folder / "manifest.json").is_file()


def test_back_again(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: site, views: journey}]\n")
    run("build")
    write_config(folder, "outputs: [{folder: out, views: journey}]\n")

    _, out, _ = run("build", "--clean")

    assert not (folder / "site").exists()
    assert told(out) == []
    assert sorted(tree(folder / "out")) == sorted(path.removeprefix("out/") for path in OLD)


def test_outputs_beside_their_maps_of_before(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "blueprint.config.yaml").unlink()
    run("build")
    write_config(folder, "outputs: [{folder: out, views: journey}]\n")

    _, out, _ = run("build", "--clean")

    assert "removed  maps/hotel.blueprint.svg\n" in out
    assert sorted(p.name for p in folder.iterdir()) == [
        ".blueprint-cache",
        ".git",
        "blueprint.config.yaml",
        "maps",
        "out",
    ]
    assert (folder / "maps/hotel.blueprint.yaml").is_file()


def test_a_folder_that_is_named_once_is_nobody_s_orphan(folder: Path) -> None:
    run("build", "-o", "site")

    assert told(run("build")[1]) == []
    assert (folder / "site/index.html").is_file()


def test_a_list_of_somebody_else_is_left_alone(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: site, views: journey}]\n")
    (folder / "out/manifest.json").write_text('{"name": "a web app"}', "utf-8")

    assert told(run("build", "--clean")[1]) == []
    assert (folder / "out/manifest.json").is_file()


def test_only_orphans_of_the_folder_that_is_built(folder: Path) -> None:
    write_map(folder, "maps/tiny/den.blueprint.yaml")
    run("build")
    (folder / "maps/hotel.blueprint.yaml").unlink()
    (folder / "maps/tiny/den.blueprint.yaml").unlink()
    run("build")  # both are orphans of the list now

    code, out, _ = run("build", "maps/tiny", "--clean")

    assert code == 0
    assert "removed  out/maps/tiny/den.journey.svg" in out
    assert "hotel" not in out
    assert (folder / "out/maps/hotel.journey.svg").is_file()
    assert told(run("build")[1]) == ["out/maps/hotel.journey.svg"]


def test_what_was_changed_by_hand_is_told_so_at_once(folder: Path) -> None:
    (folder / "maps/hotel.blueprint.yaml").unlink()
    (folder / "maps/tiny/inn.blueprint.yaml").unlink()
    (folder / "out/maps/hotel.journey.svg").write_text("mine", "utf-8")
    reason = "maps/hotel.blueprint.yaml is gone; changed by hand: delete it yourself"

    out = run("build")[1]
    assert f"orphaned  out/maps/hotel.journey.svg   {reason}\n" in out
    assert "`blueprint build --clean` removes what was not changed by hand\n" in out
    out = run("build", "--check")[1]
    assert f"orphaned  out/maps/hotel.journey.svg   {reason}\n" in out
    assert "`blueprint build --clean` removes what was not changed by hand; commit that\n" in out

    run("build", "--clean")
    out = run("build")[1]
    assert told(out) == ["out/maps/hotel.journey.svg"]
    assert "--clean" not in out
    assert "--clean" not in run("build", "--check")[1]
