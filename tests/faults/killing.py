"""Kills commands that write, at random moments, and looks at what is left: python tests/faults/killing.py --help.

In: which commands, how often. Out: a line for each command, or the first thing that is wrong and exit code 1.

Everything is imported once; each run is a fork of that process, so that a kill takes a tenth of a second. Half of the
kills come at a random time, half at a random call of those with which files are written, before or after it. `--real`
takes processes of their own, as a shell starts them.

After each kill every file is the old one or the new one; then the same command, run again, makes everything new, and no
unfinished file is left.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from faults.commands import COMMANDS, Command, strays, tree  # noqa: E402 - the folders have to be known first
from faults.failing import Calls, failing  # noqa: E402

from blueprint.cli.main import main as blueprint  # noqa: E402
from blueprint.project.jobs import work as work_module  # noqa: E402
from blueprint.writing import strays as strays_module  # noqa: E402

USUAL = ("render svg", "build", "fmt", "rename")


class Wrong(Exception):  # noqa: N818 - what is wrong with the program, not with this one
    """Something that must not be."""


class _Deadly(Calls):
    """Calls of which one ends the process, before it is made or after it."""

    def __init__(self, fatal: int, *, after: bool) -> None:
        super().__init__()
        self.fatal = fatal + int(after)

    def count(self, call: str, name: object) -> None:
        if len(self.made) == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        super().count(call, name)


def quietly(argv: tuple[str, ...]) -> int:
    """Run a command here, without a word."""
    return blueprint(argv, io.BytesIO(), io.StringIO(), io.StringIO())


def forked(folder: Path, work: Callable[[], int]) -> int:
    """Begin something in a process of its own; its number."""
    number = os.fork()
    if number:
        return number
    code = 99
    try:
        strays_module._swept.clear()  # as in a new process
        work_module._sandbox.cache_clear()
        os.chdir(folder)
        code = work()
    finally:
        os._exit(code)


def ended(number: int) -> int:
    """The exit code of a process, less than 0 for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


class Target:
    """One command, what it makes, how long it takes and how often it writes."""

    def __init__(self, name: str, desk: Path) -> None:
        self.name, self.folder = name, desk / name.replace(" ", "-")
        self.command: Command = COMMANDS[name]
        self.begin()
        self.old = tree(self.folder)
        quietly(self.command.argv)  # loads whatever it needs
        self.begin()
        since = time.monotonic()
        with failing(calls := Calls()):
            if quietly(self.command.argv) != 0:
                raise Wrong(f"{name} does not work at all")
        self.takes = time.monotonic() - since
        self.calls = len(calls.made)
        self.new = tree(self.folder)

    def begin(self) -> None:
        """Have everything as it was before."""
        self.command.prepare(self.folder)
        os.chdir(self.folder)

    def killed(self, chance: random.Random, *, real: bool) -> bool:
        """Run it and kill it; whether it was still running."""
        if real:
            process = subprocess.Popen(
                [sys.executable, "-m", "blueprint", *self.command.argv], cwd=self.folder, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            time.sleep(chance.uniform(0.1, 0.5 + 1.5 * self.takes))
            process.kill()
            return process.wait() < 0
        if chance.random() < 0.5:
            number = forked(self.folder, lambda: quietly(self.command.argv))
            time.sleep(chance.uniform(0, self.takes))
            os.kill(number, signal.SIGKILL)
            return ended(number) < 0
        deadly = _Deadly(chance.randrange(self.calls), after=chance.random() < 0.5)

        def work() -> int:
            with failing(deadly):
                return quietly(self.command.argv)

        return ended(forked(self.folder, work)) < 0

    def check(self, said: str) -> None:
        """Everything is old or new; the same again makes all new and leaves nothing."""
        now = tree(self.folder)
        half = [path for path, data in now.items() if data not in (self.old.get(path), self.new.get(path))]
        half = [path for path in half if ".part" not in path and ".blueprint-undo-" not in path]
        lost = [path for path in self.old if path not in now]
        if half or lost:
            raise Wrong(f"{said}: neither old nor new: {half}, lost: {lost}")
        was_done = all(now.get(path) == data for path, data in self.new.items())
        code = ended(forked(self.folder, lambda: quietly(self.command.argv)))
        now = tree(self.folder)
        if now != self.new or strays(self.folder):
            other = sorted(path for path in now.keys() | self.new.keys() if now.get(path) != self.new.get(path))
            raise Wrong(f"{said}: run again, exit code {code}; not as it should be: {other}; {strays(self.folder)}")
        if code != 0 and not was_done:
            raise Wrong(f"{said}: run again, exit code {code}")


def main() -> int:
    """Kill, look, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=250, help="kills of each command (default: 250)")
    parser.add_argument("--command", action="append", choices=COMMANDS, help=f"default: {', '.join(USUAL)}")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (default: 1)")
    parser.add_argument("--real", type=int, default=0, metavar="N", help="every N-th is a process of its own")
    args = parser.parse_args()
    desk = Path(tempfile.mkdtemp(prefix="killing-")).resolve()
    passing = desk / "tmp"
    passing.mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(passing)
    try:
        for name in args.command or USUAL:
            target = Target(name, desk)
            _soak(target, args, random.Random(f"{args.seed} {name}"))  # noqa: S311 - moments, not secrets
            if name == "build":
                _no_folders_left(target, passing)
    except Wrong as wrong:
        print(wrong)  # noqa: T201 - this is a command
        return 1
    finally:
        os.chdir("/")
        shutil.rmtree(desk, ignore_errors=True)
    return 0


def _soak(target: Target, args: Any, chance: random.Random) -> None:  # noqa: ANN401 - a namespace
    """Kill one command as often as it is asked for.

    Raises:
        Wrong: something is not as it must be.
    """
    hit = 0
    since = time.monotonic()
    for number in range(args.count):
        target.begin()
        hit += target.killed(chance, real=bool(args.real) and number % args.real == args.real - 1)
        target.check(f"{target.name}, kill {number} of seed {args.seed}")
    seconds = time.monotonic() - since
    print(f"{target.name}: {args.count} kills, {hit} of them while it ran, all well, {seconds:.0f} s", flush=True)  # noqa: T201


def _no_folders_left(target: Target, passing: Path) -> None:
    """The next run that needs a folder for passing files removes those of killed ones.

    Raises:
        Wrong: one is left.
    """
    target.begin()
    ended(forked(target.folder, lambda: _build_and_clean(target)))
    left = sorted(path.name for path in passing.iterdir())
    own = [name for name in left if name.startswith("blueprint-")]
    if len(own) > 1:  # this process has one itself
        raise Wrong(f"folders of killed processes are left: {own}")


def _build_and_clean(target: Target) -> int:
    code = quietly(target.command.argv)
    work_module.clear_away()
    return code


if __name__ == "__main__":
    sys.exit(main())
