"""Disks that are full, read-only, forbidden or broken: at each call that writes, with each fault.

The suite tries the commands that write in a way of their own, each call in one way. With `BLUEPRINT_EXAMPLES` all
commands are tried, from 1000 on each call in all ways, and whether the next run mends it: `script/soak kills` does it.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.typed import run
from faults.commands import COMMANDS, GIT, OLD, Command, strays, tree
from faults.failing import FAULTS, Calls, failing

from blueprint.project.jobs import work
from blueprint.writing import strays as strays_module

ROOT = Path(__file__).parents[2]
HOW_MUCH = int(os.environ.get("BLUEPRINT_EXAMPLES", "0"))
ALL = HOW_MUCH >= 1000
MANY = 40
QUICK = ("render svg", "build", "fmt", "rename", "validate --fix", "validate, findings", "init", "new")
"""What the suite tries: what writes in a way of its own."""


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a build put its files down at the same moments in every run, and git without anybody's settings."""
    monkeypatch.setattr("blueprint.project.building.tree._PATIENCE", 1000.0)
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)


def begin(command: Command, folder: Path) -> None:
    """Have everything as it is when a new process begins."""
    command.prepare(folder)
    os.chdir(folder)
    if work._sandbox.cache_info().currsize:
        work.clear_away()
        work._sandbox.cache_clear()
    strays_module._swept.clear()


def outcome(command: Command, folder: Path) -> dict[str, bytes]:
    """The files as they are to be, which every other run is compared with."""
    begin(command, folder)
    assert run(*command.argv)[0] == 0
    return tree(folder)


def cases(command: Command, folder: Path) -> Iterator[tuple[int, int]]:
    """Which call fails in which way: all, or each in one way; of many calls every fourth."""
    begin(command, folder)
    with failing(calls := Calls()):
        assert run(*command.argv)[0] == 0
    assert calls.made
    step = 4 if len(calls.made) > MANY and not HOW_MUCH else 1
    for number in range(0, len(calls.made), step):
        yield from ((number, fault) for fault in (FAULTS if ALL else [FAULTS[number % len(FAULTS)]]))


@pytest.mark.parametrize("name", COMMANDS if HOW_MUCH else QUICK)
def test_each_call_that_writes_may_fail(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command, folder = COMMANDS[name], tmp_path / "project"
    new = outcome(command, folder)
    tried = 0
    for number, fault in list(cases(command, folder)):
        begin(command, folder)
        old = tree(folder)
        with failing(calls := Calls(number, fault)):
            code, _, err = run(*command.argv)
        assert number < len(calls.made), f"{name} makes fewer calls than before"
        what = f"{name}: {calls.made[number]}: {errno.errorcode[fault]}\n{err}"
        check(command, folder, (old, new), code, err, fault, what)
        tried += 1
        if ALL:
            assert run(*command.argv)[0] == 0, what
            assert tree(folder) == new, what
    sys.stdout.write(f"{name}: {tried} injections\n")


def check(
    command: Command,
    folder: Path,
    before_after: tuple[dict[str, bytes], dict[str, bytes]],
    code: int,
    err: str,
    fault: int,
    what: str,
) -> None:
    """One line for each file that is not written, and every file is the old one or the new one."""
    old, new = before_after
    now = tree(folder)
    reason = os.strerror(fault).lower()
    said = [line for line in err.splitlines() if reason in line]
    assert strays(folder) == [], what
    assert now.keys() <= old.keys() | new.keys(), what
    assert all(now.get(path) in (old.get(path), new.get(path)) for path in now), what
    assert old.keys() <= now.keys(), what
    assert "Traceback" not in err, what
    assert "mistake of its own" not in err, what
    if code == 0:
        assert command.notes, what
        assert now == new, what
        assert [line for line in said if line.startswith("note: .blueprint-cache cannot be written (")], what
        return
    assert code == 2, what
    assert said, what
    assert all(line.startswith("error: ") for line in said), what
    assert command.notes or len(said) == 1, what


def test_a_full_disk(tmp_path: Path) -> None:
    """A limit of the system's own: no file may be longer than 8 kB."""
    command = COMMANDS["render svg"]
    command.prepare(tmp_path)
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}  # Python would keep half modules
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", *command.argv], cwd=tmp_path, capture_output=True, encoding="utf-8",
        check=False, env=environ, preexec_fn=_short_files,
    )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr == (
        "error: hotel.journey.svg cannot be written: file too large\n"
        "error: hotel.blueprint.svg cannot be written: file too large\n"
    )
    assert (tmp_path / "hotel.journey.svg").read_bytes() == OLD
    assert strays(tmp_path) == []


def _short_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def test_a_map_and_its_cache_on_different_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = COMMANDS["build"]
    new = outcome(command, tmp_path / "one")
    begin(command, tmp_path / "two")
    replace = os.replace

    def across(source: Path, target: Path) -> None:
        if ".blueprint-cache" not in str(target) and ".blueprint-cache" in str(source):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        replace(source, target)

    monkeypatch.setattr(os, "replace", across)

    assert run(*command.argv)[0] == 0
    assert tree(tmp_path / "two") == new
    assert strays(tmp_path) == []
