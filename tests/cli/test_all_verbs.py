"""What all verbs have in common: plain text in pipes, a quiet end when nobody reads on, no traceback ever."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

import pytest
from cli.typed import run

from blueprint.cli import main as way_in
from blueprint.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
FILE = "tea.blueprint.yaml"
MAP = """\
blueprint: 1
title: A cup of tea
stages:
  - title: Order
    steps:
      - {id: ask, title: Ask, touchpoint: bar, customer: {text: Asks for tea, marks: fail}, emotion: 4}
touchpoints:
  bar: {title: The bar}
"""
TYPED = {
    "init": ("other", "--yes"),
    "new": ("step", "Wait", FILE),
    "validate": (FILE, "--diagnostics", "full"),
    "lint": (FILE, "--diagnostics", "full"),
    "fmt": (FILE, "--diff"),
    "rename": ("ask", "order-tea", FILE),
    "render": (FILE, "--view", "journey", "-o", "-"),
    "build": (),
    "preview": ("--help",),
    "watch": ("--help",),
    "book": ("--help",),
    "report": (FILE, "--format", "md", "-o", "-"),
    "figures": (FILE,),
    "touchpoints": (FILE,),
    "opportunities": (FILE,),
    "graph": (FILE, "--format", "dot"),
    "impact": ("bar", FILE),
    "diff": (FILE, FILE),
    "compare": (FILE, FILE, "--format", "text"),
    "git-setup": (),
    "explain": ("BP101",),
    "schema": (),
    "completion": ("bash",),
}
"""A run of each verb; `--help` where it does not end by itself, or takes long."""


class Gone(io.StringIO):
    """A pipe that nobody reads."""

    def write(self, _: str, /) -> int:
        raise BrokenPipeError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / FILE).write_text(MAP, "utf-8")
    return tmp_path


def started(folder: Path, *argv: str, **streams: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "blueprint", *argv]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    return subprocess.Popen(command, cwd=folder, env=environ, **streams)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("folder")
def test_pipes_get_plain_text(verb: str) -> None:
    for argv in (TYPED.get(verb, ("--help",)), ("--help",)):
        code, out, err = run(verb, *argv)

        assert code in {0, 1, 2}, err
        assert "\x1b" not in out + err
        assert "\r" not in out + err
        assert "mistake of its own" not in err


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("folder")
def test_nobody_reads_on(verb: str) -> None:
    err = io.StringIO()
    code = way_in.main((verb, *TYPED.get(verb, ("--help",))), io.BytesIO(), Gone(), err)

    assert code in {0, 1, 2}
    assert "mistake of its own" not in err.getvalue()
    assert way_in.main((verb, "--help"), io.BytesIO(), Gone(), err) == 0


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("folder")
def test_an_interrupt_ends_each(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def configure(self, parser: ArgumentParser) -> None:
            """Whatever is typed will do."""

        def run(self, *_: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(way_in, "load", lambda _: Interrupted())

    assert run(verb) == (130, "", "interrupted\n")


@pytest.mark.parametrize(
    "argv",
    [("--help",), ("explain",), ("schema",), ("validate", FILE), ("completion", "zsh"), ("render", *TYPED["render"])],
    ids=" ".join,
)
@pytest.mark.parametrize("closed", ["stdout", "stderr and stdout"])
def test_a_pipe_that_is_closed(argv: tuple[str, ...], closed: str, folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    both = write if closed != "stdout" else subprocess.PIPE
    with started(folder, *argv, stdout=write, stderr=both, stdin=subprocess.DEVNULL) as running:
        os.close(write)
        _, err = running.communicate(timeout=20)

    assert not err
    assert running.returncode in {0, 1}


@pytest.mark.parametrize("argv", [("schema",), ("render", *TYPED["render"])], ids=" ".join)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_disk_that_is_full(argv: tuple[str, ...], folder: Path) -> None:
    with Path("/dev/full").open("wb") as full, started(folder, *argv, stdout=full, stderr=subprocess.PIPE) as running:
        _, err = running.communicate(timeout=20)

    assert err == b"error: the output cannot be written: no space left on device\n"
    assert running.returncode == 2


def test_streams_that_are_closed(folder: Path) -> None:
    command = ["sh", "-c", f'"$0" -m blueprint validate {FILE} <&- >&- 2>&-', sys.executable]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, cwd=folder, env=environ, check=False).returncode == 0


def test_an_interrupted_build_leaves_no_traceback(folder: Path) -> None:
    for number in range(60):
        (folder / f"map-{number}.blueprint.yaml").write_text(MAP.replace("A cup", f"{number} cups"), "utf-8")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started(folder, "build", "--jobs", "2", start_new_session=True, **pipes) as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        since = time.monotonic()
        _, err = running.communicate(timeout=20)

    assert (running.returncode, err) == (130, b"interrupted\n")
    assert time.monotonic() - since < 10
