"""Which files a map is made of, and findings on their way from one process to another."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from cli.typed import run
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.pipeline import load
from blueprint.project.building.inputs import Inputs, Memory
from blueprint.project.building.named_files import named_files
from blueprint.project.building.recipe import PACKAGES, versions
from blueprint.project.jobs.job import Job
from blueprint.project.jobs.portable import Unpacker, pack
from blueprint.project.jobs.sandbox import Packed, Sandbox
from blueprint.project.jobs.work import make

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases").rglob("input.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.blueprint.yaml"))


def packed(root: Path, path: str) -> tuple[Packed, ...]:
    """A map with all files that it is made of."""
    inputs = Inputs(root, Memory())
    needed = inputs.needed(path)
    files = (inputs.read(p) for p, _ in needed.files)
    links = (Packed(path=p, link=real) for p, real in needed.links)
    contents = (Packed(path=p, sha256=c.sha256, content=c.data) for (p, _), c in zip(needed.files, files, strict=True))
    return (*links, *contents)


@pytest.mark.parametrize("path", [*CASES, *EXAMPLES], ids=lambda path: path.parent.name)
def test_nothing_is_missing_and_nothing_is_lost(path: Path) -> None:
    """In a folder that holds only what was found, a map says exactly what it says at home."""
    inner = path.relative_to(ROOT).as_posix()
    result = make(Job(maps=(inner,), files=packed(ROOT, inner)))
    told = json.loads(json.dumps(result.findings))
    back = Unpacker(lambda p: ROOT / p, lambda p: str(ROOT / p)).diagnostics(told)
    at_home = load(str(path)).diagnostics

    def plain(d: object) -> list[object]:
        return pack([d], ROOT)  # type: ignore[list-item]

    assert [plain(d) for d in back] == [plain(d) for d in at_home]
    assert [d.span and d.span.text for d in back] == [d.span and d.span.text for d in at_home]


def test_findings_of_broken_files_come_back_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    contents = {
        "latin": "title: Caf\u00e9".encode("latin-1"),
        "wide": "title: x".encode("utf-16"),
        "empty": b"",
        "crlf": b"\xef\xbb\xbfblueprint: 1\r\ntitel: x\r\nstages: []\r\n",
        "include": b"blueprint: 1\ntitle: x\ninclude: [gone.yaml, ../out.yaml, /etc/passwd, ., here]\nstages: []\n",
        "deep": b"[" * 80_000,
    }
    for name, data in contents.items():
        (tmp_path / f"{name}.blueprint.yaml").write_bytes(data)
    (tmp_path / "here").mkdir()
    rendered = [run("validate", f"{name}.blueprint.yaml", "--diagnostics", "full")[1] for name in sorted(contents)]
    built = run("build")[2]

    for text in rendered:
        assert text.rpartition("\n\n")[0] in built


def test_values_that_are_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("a.svg", "b c.png", "plain", "-dash", "ünï"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    (tmp_path.parent / "elsewhere.svg").write_bytes(b"x")
    text = "one: a.svg\ntwo: [' b c.png ', {three: plain}]\nfour: \"-dash\"\nfive: ünï\nsix: gone.svg\nseven: folder\n"
    text += "eight: ../elsewhere.svg\nnine: .\nten: /etc/passwd\nkey plain: a.svg\n"
    (tmp_path / "map.yaml").write_text(text, "utf-8")

    assert tuple(named_files(tmp_path / "map.yaml", tmp_path)) == (
        "a.svg", "b c.png", "plain", "-dash", "ünï", "folder",
    )  # fmt: skip


def test_a_map_behind_a_door_counts_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "face.png").write_bytes(b"x")
    (tmp_path / "a.yaml").write_text(
        "title: A\nsteps: [{journey: b.yaml}, {journey: c.yaml}]\ninclude: [c.yaml]", "utf-8"
    )
    for name in ("b", "c"):
        (tmp_path / f"{name}.yaml").write_text("title: B\nphoto: face.png\nother: {journey: d.yaml}", "utf-8")
    (tmp_path / "d.yaml").write_text("title: D", "utf-8")

    memory = Memory()
    for _ in range(2):  # the second time from memory
        needed = dict(Inputs(tmp_path, memory).needed("a.yaml").files)
        assert list(needed) == ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "face.png"]  # by way of c, which is included
    (tmp_path / "a.yaml").write_text("title: A\nsteps: [{journey: b.yaml}]", "utf-8")
    assert list(dict(Inputs(tmp_path, Memory()).needed("a.yaml").files)) == ["a.yaml", "b.yaml"]


def test_files_that_name_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "map.yaml").write_text("include: [sub/one.yaml]", "utf-8")
    (tmp_path / "sub/one.yaml").write_text("photo: face.png\nagain: one.yaml\nup: ../map.yaml", "utf-8")
    (tmp_path / "sub/face.png").write_bytes(b"\x89PNG")

    needed = Inputs(tmp_path, Memory()).needed("map.yaml")

    assert [path for path, _ in needed.files] == ["map.yaml", "sub/face.png", "sub/one.yaml"]


@settings(max_examples=150)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_name_no_file_that_is_not_there(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.yaml").write_bytes(data)

    for name in named_files(folder / "any.yaml", folder):
        assert (folder / name).exists()


def test_a_changed_file_is_seen_although_its_time_is_the_same(tmp_path: Path) -> None:
    """Two saves in one tick of a coarse clock: what was young when it was read is read again."""
    file = tmp_path / "map.yaml"
    file.write_text("one", "utf-8")
    memory = Memory()
    first = Inputs(tmp_path, memory).sha256("map.yaml")
    stat = file.stat()
    file.write_text("two", "utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert Inputs(tmp_path, memory).sha256("map.yaml") != first


def test_a_folder_holds_only_the_files_of_its_job() -> None:
    sandbox = Sandbox()
    try:
        one = sandbox.lay_out(
            [Packed(path="a/b.yaml", sha256="1", content=b"1"), Packed(path="c", sha256="2", content=b"2")]
        )
        assert sorted(p.relative_to(one).as_posix() for p in one.rglob("*")) == [
            "a",
            "a/b.yaml",
            "blueprint.config.yaml",
            "c",
        ]
        two = sandbox.lay_out([Packed(path="a", sha256="3", content=b"3"), Packed(path="l", link="a")])
        assert two == one
        assert sorted(p.relative_to(one).as_posix() for p in one.rglob("*")) == ["a", "blueprint.config.yaml", "l"]
        assert (one / "l").read_bytes() == b"3"
        fonts = sandbox.lay_out([Packed(path="f.otf", sha256="4", content=b"4")])
        assert fonts != one
    finally:
        sandbox.close()
    assert not one.exists()


def test_folders_of_killed_processes_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, busy = Sandbox(), Sandbox()
    one, two = killed.lay_out([]), busy.lay_out([])
    os.close(killed._folder._number or 0)  # the system takes the lock of a process away when it ends

    new = Sandbox()

    assert [one.exists(), two.exists()] == [False, True]
    killed._folder._number = None
    for sandbox in (killed, busy, new):
        sandbox.close()


def test_versions_of_all_that_is_pinned_count() -> None:
    import tomllib  # noqa: PLC0415 - only here

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {line.partition("=")[0].rstrip("<>~!") for line in project["dependencies"]}

    assert names == set(PACKAGES)
    assert all(versions().values())


def test_the_same_files_under_another_root_give_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/hotel-stay", tmp_path / "examples/hotel-stay")
    path = "examples/hotel-stay/hotel-stay.blueprint.yaml"

    assert packed(ROOT, path) == packed(tmp_path, path)
