"""`build --check`: are committed outputs what their sources give?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import tree, write_config, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as it is cloned: with its outputs, without a cache."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/actors.yaml").write_text("touchpoints: {desk: {title: Desk}}\n", "utf-8")
    write_map(tmp_path, "maps/hotel.blueprint.yaml", words="Opens, touchpoint: desk",
              more="include: [../shared/actors.yaml]\n")  # fmt: skip
    write_map(tmp_path, "maps/inn.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    assert run("build")[0] == 0
    shutil.rmtree(tmp_path / ".blueprint-cache")
    return tmp_path


def lines(folder: Path) -> list[str]:
    """What `--check` says of a project that is not right; it writes nothing."""
    before = {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}
    code, out, _ = run("build", "--check")
    assert code == 1
    assert {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    return out.splitlines()


def test_all_is_well(folder: Path) -> None:
    before = tree(folder)

    assert run("build", "--check") == (0, "2 files up to date (2 maps)\n", "")
    assert tree(folder) == before
    assert not (folder / ".blueprint-cache").exists()


def test_a_map_has_changed(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml", title="Inn")

    assert lines(folder) == [
        "stale     out/maps/inn.journey.svg   maps/inn.blueprint.yaml has changed",
        "stale     out/manifest.json   what it lists has changed",
        "stale     out/index.html   what it lists has changed",
        "`blueprint build` mends that; commit it",
        "3 files out of date, 1 up to date (2 maps)",
    ]


def test_an_included_file_has_changed(folder: Path) -> None:
    (folder / "shared/actors.yaml").write_text("touchpoints: {desk: {title: Door}}\n", "utf-8")

    assert lines(folder)[0] == "stale     out/maps/hotel.journey.svg   shared/actors.yaml has changed"


def test_the_configuration_has_changed(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey, themes: dark}]\n")

    assert lines(folder)[0] == (
        "stale     out/maps/hotel.journey.svg   another version of blueprint, or another configuration, has made it"
    )


def test_an_output_was_changed_by_hand(folder: Path) -> None:
    (folder / "out/maps/inn.journey.svg").write_text("mine", "utf-8")

    assert lines(folder)[0] == "stale     out/maps/inn.journey.svg   it was changed by hand"


def test_line_ends_were_changed(folder: Path) -> None:
    output = folder / "out/maps/inn.journey.svg"
    output.write_bytes(output.read_bytes().replace(b"\n", b"\r\n"))

    assert lines(folder)[0].startswith("stale     out/maps/inn.journey.svg   its line ends were changed; `* -text`")


def test_an_output_is_missing(folder: Path) -> None:
    (folder / "out/maps/inn.journey.svg").unlink()

    assert lines(folder)[0] == "missing   out/maps/inn.journey.svg   it was not committed, or never made"


def test_an_output_is_a_link(folder: Path) -> None:
    output = folder / "out/maps/inn.journey.svg"
    output.rename(folder / "elsewhere.svg")
    output.symlink_to(folder / "elsewhere.svg")

    assert lines(folder)[0].startswith("missing   out/maps/inn.journey.svg")


def test_an_output_that_nothing_asks_for(folder: Path) -> None:
    (folder / "maps/inn.blueprint.yaml").unlink()

    said = lines(folder)

    assert "orphaned  out/maps/inn.journey.svg   maps/inn.blueprint.yaml is gone" in said
    assert "`blueprint build --clean` mends that; commit it" in said


def test_a_map_with_errors(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")

    assert lines(folder)[-1].endswith(", 1 up to date (2 maps, 1 of them failed)")


def test_the_list_and_the_page_need_not_be_committed(folder: Path) -> None:
    (folder / "out/manifest.json").unlink()
    (folder / "out/index.html").unlink()
    assert run("build", "--check")[0] == 0

    write_map(folder, "maps/inn.blueprint.yaml", title="Inn")
    assert lines(folder)[0] == "stale     out/maps/inn.journey.svg   it is not what its source gives"


def test_what_it_says_to_do_mends_it(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml", title="Inn")
    (folder / "maps/hotel.blueprint.yaml").rename(folder / "maps/palace.blueprint.yaml")
    assert "`blueprint build --clean` mends that; commit it" in lines(folder)

    run("build", "--clean")

    assert run("build", "--check")[0] == 0


def test_a_cache_that_lies_is_not_believed(folder: Path) -> None:
    """Somebody's cache says that a wrong output is right: what is made decides, wherever the two do not agree."""
    run("build")
    output = folder / "out/maps/inn.journey.svg"
    output.write_bytes(output.read_bytes().replace(b"Hotel", b"Motel"))
    for path in (folder / ".blueprint-cache/files").rglob("*"):
        if path.is_file() and b"Hotel" in path.read_bytes():
            path.write_bytes(output.read_bytes())

    assert lines(folder)[0] == "stale     out/maps/inn.journey.svg   it was changed by hand"


def test_another_folder(folder: Path) -> None:
    run("build", "-o", "site")
    assert run("build", "--check", "-o", "site")[0] == 0
    (folder / "site/maps/inn.journey.svg").unlink()

    code, out, _ = run("build", "--check", "-o", "site")

    assert code == 1
    assert "missing   site/maps/inn.journey.svg" in out
    assert "`blueprint build -o site` mends that" in out


def test_merge_marks_of_git_in_the_list(folder: Path) -> None:
    """Two branches that both built: git leaves its marks in the manifest, and the next build mends it."""
    manifest = folder / "out/manifest.json"
    manifest.write_text(f"<<<<<<< ours\n{manifest.read_text('utf-8')}=======\n>>>>>>> theirs\n", "utf-8")

    code, _, err = run("build")

    assert code == 0
    assert "manifest.json could not be read and was made anew" in err
    assert run("build", "--check")[0] == 0
