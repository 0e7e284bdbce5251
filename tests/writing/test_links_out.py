"""No link leads out of the project that it lies in, whichever command writes or reads."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from cli.typed import run
from faults.commands import COMMANDS, HOTEL, OLD, Command, tree

from blueprint.writing.places import OutsideError, real_place
from blueprint.writing.whole import write_whole

TARGETS = {
    "render svg": "hotel.journey.svg",
    "render html": "out/page.html",
    "fmt": "hotel.blueprint.yaml",
    "rename": "shared/desk.yaml",
    "validate --fix": "hotel.blueprint.yaml",
    "validate, findings": "found.json",
    "baseline": "known.yaml",
    "init": ".vscode/settings.json",
    "new": "hotel.blueprint.yaml",
    "git-setup": ".gitattributes",
    "figures": "f.xlsx",
    "opportunities": "m.svg",
    "graph": "g.svg",
    "diff svg": "d/inn.blueprint.diff.svg",
}
"""What each command writes, among others."""
REFUSED = ("is a link that leads out of the project", "lies outside of the project", "is a symbolic link, which git")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    return tmp_path / "outside"


def linked(command: Command, folder: Path, name: str, outside: Path) -> Path:
    """The project of a command, in which a file is a link to one elsewhere with the same content."""
    command.prepare(folder)
    os.chdir(folder)
    place, elsewhere = folder / name, outside / Path(name).name
    elsewhere.write_bytes(place.read_bytes() if place.exists() else OLD)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(elsewhere)
    return elsewhere


@pytest.mark.parametrize("name", TARGETS)
def test_a_file_that_is_a_link_out_of_the_project_is_not_written(
    name: str, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = linked(COMMANDS[name], tmp_path / "project", TARGETS[name], outside)
    before = elsewhere.read_bytes()
    code, out, err = run(*COMMANDS[name].argv)

    assert elsewhere.read_bytes() == before
    assert (tmp_path / "project" / TARGETS[name]).is_symlink()
    assert code in {1, 2}
    assert "Traceback" not in err
    assert "mistake of its own" not in err
    assert any(said in out + err for said in REFUSED)
    assert sorted(p.name for p in outside.iterdir()) == [elsewhere.name]


@pytest.mark.parametrize("name", ["render html", "build", "diff svg"])
def test_a_folder_that_is_a_link_out_of_the_project(
    name: str, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = tmp_path / "project"
    Command(argv=(), files=COMMANDS[name].files).prepare(project)
    os.chdir(project)
    Path("d" if "diff" in name else "out").symlink_to(outside)
    code, _, err = run(*COMMANDS[name].argv)

    assert code == 2
    assert "is a link that leads out of the project, to " in err
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("name", ["hotel.journey.svg", "manifest.json", "index.html"])
def test_a_build_replaces_links_and_reads_none(name: str, tmp_path: Path, outside: Path) -> None:
    command, project = COMMANDS["build"], tmp_path / "project"
    elsewhere = linked(command, project, f"out/{name}", outside)
    code, _, err = run(*command.argv)

    assert (code, err) == (0, "")
    assert elsewhere.read_bytes() == OLD
    assert not (project / "out" / name).is_symlink()


def test_a_manifest_cannot_have_files_elsewhere_removed(
    tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A committed manifest that knows the content of a letter, and a folder that is a link to where the letter lies."""
    COMMANDS["build"].prepare(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert run("build", "--jobs", "1")[0] == 0
    (outside / "letter.txt").write_bytes(OLD)
    Path("out/maps").symlink_to(outside)
    manifest = json.loads(Path("out/manifest.json").read_bytes())
    manifest["orphans"] = [{"path": "maps/letter.txt", "sha256": sha256(OLD).hexdigest(), "source": "gone.yaml"}]
    Path("out/manifest.json").write_text(json.dumps(manifest), "utf-8")
    code, _, err = run("build", "--jobs", "1", "--clean")

    assert (outside / "letter.txt").read_bytes() == OLD
    assert code == 2
    assert "out/maps is a link that leads out of the project" in err


@pytest.mark.parametrize("inner", ["", "new", "files", "made"])
def test_a_cache_that_is_a_link(inner: str, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    COMMANDS["build"].prepare(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    place = Path(".blueprint-cache") / inner
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside)
    code, _, err = run("build", "--jobs", "1")

    assert code == 0
    assert err.startswith("note: .blueprint-cache cannot be written (")
    assert "link" in err
    assert list(outside.iterdir()) == []
    assert len(tree(Path("out"))) == 6


class TestPlaces:
    """What a path means."""

    def test_inside_of_a_project_links_are_followed(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / "real").mkdir()
        (tmp_path / "a").mkdir()
        (tmp_path / "a/link").symlink_to("../real")

        assert real_place(tmp_path / "a/link/x.svg") == tmp_path / "real/x.svg"
        assert real_place(tmp_path / "a/link/../x.svg") == tmp_path / "x.svg"

    def test_a_project_behind_a_link_is_reached(self, tmp_path: Path) -> None:
        (tmp_path / "real/.git").mkdir(parents=True)
        (tmp_path / "link").symlink_to("real")

        assert real_place(tmp_path / "link/x.svg") == tmp_path / "real/x.svg"

    def test_a_link_into_another_project_leads_out(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / "one/out").symlink_to(tmp_path / "two")

        with pytest.raises(OutsideError):
            real_place(tmp_path / "one/out/x.svg")

    def test_a_link_into_what_git_keeps_leads_out(self, tmp_path: Path) -> None:
        (tmp_path / ".git/hooks").mkdir(parents=True)
        (tmp_path / "x.svg").symlink_to(".git/hooks/pre-commit")

        with pytest.raises(OutsideError):
            real_place(tmp_path / "x.svg")

    def test_without_a_project_a_link_stays_in_its_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a/out.svg").symlink_to(tmp_path / "b.svg")
        (tmp_path / "a/in.svg").symlink_to("c.svg")

        assert real_place(tmp_path / "a/in.svg") == tmp_path / "a/c.svg"
        with pytest.raises(OutsideError):
            real_place(tmp_path / "a/out.svg")

    def test_without_a_project_the_current_folder_is_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "b").mkdir()
        (tmp_path / "a/out").symlink_to(tmp_path / "b")
        assert real_place(tmp_path / "a/out/x.svg") == tmp_path / "b/x.svg"  # the user's own link

        monkeypatch.chdir(tmp_path / "a")
        with pytest.raises(OutsideError):
            real_place(Path("out/x.svg"))

    def test_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "x.svg").symlink_to("x.svg")

        with pytest.raises(OSError, match="Too many levels"):
            real_place(tmp_path / "x.svg")


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    write_whole(Path(f"/dev/fd/{writing}"), b"hello")
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert stream.read() == b"hello"
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"hello")
    assert os.read(reading, 100) == b"hello"
    os.close(reading)
    null = os.stat("/dev/null")  # noqa: PTH116 - the device itself
    write_whole(Path("/dev/null"), b"hello")
    assert os.stat("/dev/null").st_ino == null.st_ino  # noqa: PTH116 - likewise


READ = {
    "include": "include: [linked.yaml]\n",
    "image": "persona: {name: Ada, photo: linked.png}\n",
    "responses": "responses: {exit: {file: linked.csv}}\n",
    "extends": "extends: linked.yaml\n",
    "style": "style: linked.yaml\n",
}


@pytest.mark.parametrize("what", READ)
def test_nothing_is_read_through_a_link_out_of_the_project(
    what: str, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    COMMANDS["fmt"].prepare(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    secret = outside / "secret"
    secret.write_text("touchpoints: {secret-of-somebody: {title: Not for you}}\n", "utf-8")
    for ending in ("yaml", "png", "csv"):
        Path(f"linked.{ending}").symlink_to(secret)
    head = "blueprint: 1\n" if what == "extends" else "blueprint: 1\ntitle: Hotel\n"
    rest = HOTEL.partition("stages:")[2].replace(", touchpoint: desk", "").replace(", system: crm", "")
    Path("map.blueprint.yaml").write_text(head + READ[what] + ("" if what == "extends" else f"stages:{rest}"), "utf-8")
    code, out, err = run("validate", "map.blueprint.yaml")

    assert code == 1
    assert "outside of the project" in out + err
    assert "secret-of-somebody" not in out + err
    assert "Not for you" not in out + err
