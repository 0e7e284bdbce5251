"""Several files change together or not at all, wherever a process is killed."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from cli.typed import run
from faults.commands import COMMANDS, tree

from blueprint.writing.together import BusyError, Rewrite, RewriteError, take_back, write_together

NAMES = ("a.yaml", "b.yaml", "sub/c.yaml")


class Killed(BaseException):
    """The process ends here: nothing is tidied up."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(f"old {name}".encode())
    return tmp_path


def rewrites(project: Path) -> list[Rewrite]:
    return [Rewrite(path=project / name, old=f"old {name}".encode(), new=f"new {name}".encode()) for name in NAMES]


def now(project: Path) -> list[str]:
    return [(project / name).read_text("utf-8")[:3] for name in NAMES]


def journals(project: Path) -> list[Path]:
    return sorted(project.rglob(".blueprint-undo-*"))


def kill(project: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Have a process die after some files are new."""
    child = os.fork()
    if not child:
        done = [0]
        replace = os.replace

        def deadly(source: Path, target: Path) -> None:
            if done[0] == after + 1:  # the first one is the file with the old contents
                os._exit(0)
            done[0] += 1
            replace(source, target)

        monkeypatch.setattr(os, "replace", deadly)
        write_together(rewrites(project), lambda: os._exit(0))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def nothing() -> None:
    """No proof is asked for."""


def test_all_are_new_and_nothing_is_left(project: Path) -> None:
    seen: list[int] = []
    write_together(rewrites(project), lambda: seen.append(len(journals(project))))

    assert now(project) == ["new"] * 3
    assert (seen, journals(project)) == ([1], [])


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_killed_process_is_taken_back(project: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    kill(project, monkeypatch, after)
    assert now(project) == ["new"] * after + ["old"] * (3 - after)
    assert len(journals(project)) == 1

    restored, alone = take_back([project / "sub"])

    assert now(project) == (["new"] * 3 if after == 3 else ["old"] * 3)
    assert len(restored) == (0 if after == 3 else after)
    assert (alone, journals(project)) == ((), [])


def test_what_was_changed_since_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kill(project, monkeypatch, 2)
    (project / "b.yaml").write_bytes(b"by hand")

    restored, alone = take_back([project])

    assert (restored, alone) == ((project / "a.yaml",), (project / "b.yaml",))
    assert [(project / name).read_bytes() for name in NAMES] == [b"old a.yaml", b"by hand", b"old sub/c.yaml"]
    assert journals(project) == []


def test_a_process_that_is_still_at_it_is_not_disturbed(project: Path) -> None:
    with pytest.raises(BusyError):
        write_together(rewrites(project), lambda: take_back([project]) and None)

    assert now(project) == ["old"] * 3


def test_what_must_not_stay_is_taken_back(project: Path) -> None:
    def refuse() -> None:
        assert now(project) == ["new"] * 3
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        write_together(rewrites(project), refuse)

    assert now(project) == ["old"] * 3
    assert journals(project) == []


def test_a_file_that_cannot_be_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if target.name == "b.yaml":
            raise OSError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(RewriteError) as told:
        write_together(rewrites(project), nothing)

    assert (told.value.path, told.value.left) == (project / "b.yaml", ())
    assert now(project) == ["old"] * 3
    assert journals(project) == []


def test_a_disk_that_takes_nothing_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file is new and cannot be restored: the next command does it."""
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if target.name == "b.yaml" or (target.name == "a.yaml" and target.read_bytes() == b"new a.yaml"):
            raise OSError(errno.EIO, "Input/output error")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        with pytest.raises(RewriteError) as told:
            write_together(rewrites(project), nothing)
    assert told.value.left == (project / "a.yaml",)
    assert now(project) == ["new", "old", "old"]

    take_back([project])

    assert now(project) == ["old"] * 3
    assert journals(project) == []


@pytest.mark.parametrize("path", ["../outside.yaml", "a.svg", ".git/config.yaml", "link.yaml", "/etc/x.yaml"])
def test_a_file_that_came_with_a_checkout_changes_nothing_else(project: Path, path: str) -> None:
    """Somebody commits a file with `old contents`, to have other files changed."""
    from base64 import b64encode  # noqa: PLC0415 - only here
    from hashlib import sha256  # noqa: PLC0415 - likewise

    outside = project.parent / "outside.yaml"
    for place in (outside, project / "a.svg", project / ".git/config.yaml"):
        place.write_bytes(b"mine")
    (project / "link.yaml").symlink_to(outside)
    told = [
        {"path": name, "old": b64encode(b"theirs").decode(), "new": sha256(content).hexdigest()}
        for name, content in ((path, b"mine"), ("a.yaml", b"other"))
    ]
    (project / ".blueprint-undo-0123456789ab.json").write_text(json.dumps({"undo": 1, "files": told}), "utf-8")

    take_back([project])

    for place in (outside, project / "a.svg", project / ".git/config.yaml"):
        assert place.read_bytes() == b"mine"
    outside.unlink()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"undo": 2, "files": []}', '{"undo": 1, "files": [1]}', "\0" * 99])
def test_a_file_of_that_name_that_is_something_else(project: Path, text: str) -> None:
    (project / ".blueprint-undo-mine.json").write_text(text, "utf-8")

    assert take_back([project]) == ((), ())
    assert (project / ".blueprint-undo-mine.json").exists()


def test_files_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(f"old {name}".encode())
    kill(tmp_path, monkeypatch, 1)

    take_back([tmp_path, tmp_path / "sub"])

    assert now(tmp_path) == ["old"] * 3
    assert journals(tmp_path) == []


def test_the_next_command_says_what_it_takes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = COMMANDS["rename"]
    command.prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    old = tree(tmp_path)
    child = os.fork()
    if not child:
        replace, done = os.replace, [0]

        def deadly(source: Path, target: Path) -> None:
            if done[0] == 2:
                os._exit(0)
            done[0] += 1
            replace(source, target)

        monkeypatch.setattr(os, "replace", deadly)
        run(*command.argv)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert tree(tmp_path) != old

    code, _, err = run("fmt", "--check")
    assert "interrupted" not in err  # nothing is written, so nothing is taken back
    code, _, err = run("rename", "crm", "guests", "hotel.blueprint.yaml")

    assert code == 0
    assert "note: an interrupted command had changed hotel.blueprint.yaml; it is as it was before\n" in err
    assert b"touchpoint: desk" in (tmp_path / "hotel.blueprint.yaml").read_bytes()
    assert b"system: guests" in (tmp_path / "hotel.blueprint.yaml").read_bytes()
