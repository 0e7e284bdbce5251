"""What killed processes leave goes with the next write, and nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from blueprint.writing import locks, private, strays
from blueprint.writing.private import PrivateFolder
from blueprint.writing.whole import Staged, write_whole

ROOT = Path(__file__).parents[2]
DIES = """
import os, sys
from pathlib import Path
from blueprint.writing.private import PrivateFolder
from blueprint.writing.whole import Staged
Staged(Path(sys.argv[1]), b"half")
print(PrivateFolder("test").path, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture(autouse=True)
def _as_a_new_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(strays, "_swept", set())
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "passing"))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "passing")


def test_a_killed_process_leaves_what_the_next_one_removes(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "passing")}
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path / "a.svg")], capture_output=True, check=False, env=environ
    )
    assert done.returncode == -9
    assert len(left(tmp_path)) == 1
    folder = Path(done.stdout.decode().strip())
    assert folder.is_dir()

    write_whole(tmp_path / "b.svg", b"new")
    with PrivateFolder("test"):
        assert not folder.exists()

    assert left(tmp_path) == ["b.svg"]
    assert list((tmp_path / "passing").iterdir()) == []


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    busy = Staged(tmp_path / "a.svg", b"half")
    with PrivateFolder("test") as folder:
        write_whole(tmp_path / "b.svg", b"new")
        with PrivateFolder("test"):
            assert folder.path.is_dir()
    busy.put()

    assert left(tmp_path) == ["a.svg", "b.svg"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    names = [
        ".a.svg.part", "a.svg.0123456789ab.blueprint.part", ".a.svg.0123456789.blueprint.part", ".git",
        ".a.svg.0123456789ab.part",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"theirs")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".folder.0123456789ab.blueprint.part").mkdir()
    (tmp_path / ".link.0123456789ab.blueprint.part").symlink_to(tmp_path / ".git")

    write_whole(tmp_path / "b.svg", b"new")

    assert left(tmp_path) == sorted(
        [*names, ".folder.0123456789ab.blueprint.part", ".link.0123456789ab.blueprint.part", "b.svg"]
    )


def test_without_locks_age_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    monkeypatch.setattr(private, "HOLDS", False)
    old, young = tmp_path / ".old.0123456789ab.blueprint.part", tmp_path / ".new.0123456789ab.blueprint.part"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 4000,) * 2)
    folders = [PrivateFolder("test"), PrivateFolder("test")]
    os.utime(folders[0].path, (0, 0))

    write_whole(tmp_path / "b.svg", b"new")
    with PrivateFolder("test"):
        assert [folder.path.exists() for folder in folders] == [False, True]

    assert left(tmp_path) == sorted([young.name, "b.svg"])


def test_somebody_who_tidies_up_too_early_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between making a file and locking it, another process may take it for abandoned."""
    held, tried = locks.held, []

    def late(number: int) -> bool | None:
        tried.append(number)
        if len(tried) == 1:
            next(tmp_path.glob(".*.part")).unlink()
        return held(number)

    monkeypatch.setattr(locks, "held", late)
    write_whole(tmp_path / "a.svg", b"new")

    assert (tmp_path / "a.svg").read_bytes() == b"new"
    assert left(tmp_path) == ["a.svg"]
