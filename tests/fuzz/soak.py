"""Many cases in processes of their own, and one table of what came of it: what `script/soak` runs.

    soak.py structured NUMBER      made-up files of every key, whole and nearly whole
    soak.py bytes MINUTESm         bytes, led by the coverage that they reach
    soak.py kills NUMBER           commands that are killed at any moment (tests/faults)
    soak.py editing NUMBER         fmt, validate --fix and rename on made-up maps
    soak.py determinism all        the same bytes, whatever surrounds a command
    soak.py slips NUMBER           slips in valid maps, each told at its own line
    soak.py                        all of it, as much as is promised

Failures are made small and written into tests/corpus. `--jobs N` and `--seed N` go with each.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.case import CORPUS  # noqa: E402 - the folder of the tests has to be known first
from fuzz.found import write  # noqa: E402

PROMISED = {
    "structured": "100000", "bytes": "30m", "kills": "1000", "editing": "10000", "determinism": "all", "slips": "10000",
}  # fmt: skip
_BATCH = 1000
"""Cases of one process."""
_BYTES_BATCH = 300.0
"""Seconds of one process that tries bytes."""
_SILENCE = 90.0
"""Seconds without a word after which a process hangs."""
_FILES = {
    "kills": ("tests/faults", "BLUEPRINT_EXAMPLES"),
    "editing": ("tests/editing/test_any_map.py", "BLUEPRINT_EXAMPLES"),
    "determinism": ("tests/determinism", "BLUEPRINT_SURROUNDINGS"),
    "slips": ("tests/mutation", "BLUEPRINT_SLIPS"),
}
"""Soaks that are tests of pytest, with the variable that says how much."""
_DEATHS = 10
"""Processes that may end by themselves before the soak gives up."""


@dataclass(slots=True, kw_only=True)
class Sums:
    """What a soak came to."""

    name: str
    cases: int = 0
    commands: int = 0
    drawn: int = 0
    worst: float = 0.0
    memory: float = 0.0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)
    again: int = 0


@dataclass(slots=True)
class Running:
    """A process at work."""

    process: subprocess.Popen[str]
    heard: float
    folder: str = ""
    last: dict[str, float] = field(default_factory=dict)
    silent: bool = False


class Soak:
    """Runs workers and adds up what they tell."""

    def __init__(self, name: str, jobs: int, seed: int, corpus: Path) -> None:
        self.sums = Sums(name=name)
        self.jobs, self.seed, self.corpus = jobs, seed, corpus
        self._running: dict[int, Running] = {}
        self._lines: queue.Queue[tuple[int, str | None]] = queue.Queue()
        self._known: dict[str, None] = {}
        self._begun = time.monotonic()
        self._deaths = 0

    def run(self, batches: Iterator[list[str]]) -> Sums:
        """Run all batches, so many at a time."""
        number = 0
        try:
            while True:
                while (
                    self._deaths < _DEATHS
                    and len(self._running) < self.jobs
                    and (argv := next(batches, None)) is not None
                ):
                    number += 1
                    self._start(number, [*argv, *self._known])
                if not self._running:
                    break
                self._listen()
        finally:
            for running in self._running.values():
                running.process.kill()
        self.sums.seconds = time.monotonic() - self._begun
        return self.sums

    def _start(self, number: int, argv: list[str]) -> None:
        process = subprocess.Popen(
            [sys.executable, *argv], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True, env={**os.environ, "PYTHONHASHSEED": str(number)},
        )  # fmt: skip
        self._running[number] = Running(process, time.monotonic())
        threading.Thread(target=self._read, args=(number, process), daemon=True).start()

    def _read(self, number: int, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        errors: list[str] = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()), daemon=True)  # type: ignore[union-attr]
        reader.start()
        for line in process.stdout:
            self._lines.put((number, line))
        reader.join()
        if process.wait() != 0:
            self._lines.put(
                (number, json.dumps({"kind": "ended", "code": process.returncode, "details": errors[0][-3000:]}))
            )
        self._lines.put((number, None))

    def _listen(self) -> None:
        """Take in what a process tells; end those that say nothing any more."""
        try:
            number, line = self._lines.get(timeout=1.0)
        except queue.Empty:
            self._end_silent()
            return
        running = self._running[number]
        running.heard = time.monotonic()
        if line is None:
            self._finish(self._running.pop(number))
            return
        told = json.loads(line)
        if told["kind"] == "begin":
            running.folder = told["folder"]
        elif told["kind"] == "failure":
            self._fail(told["name"], told["file"], told["details"])
        elif told["kind"] == "ended":
            self._died(running, told["code"], told["details"])
        else:
            running.last = told
            self._progress()

    def _end_silent(self) -> None:
        for running in self._running.values():
            if time.monotonic() - running.heard > _SILENCE:
                running.silent = True
                running.process.send_signal(signal.SIGKILL)

    def _died(self, running: Running, code: int, details: str) -> None:
        """A process has ended by itself, or had to be ended: the case that it was at is written down."""
        self._deaths += 1
        kind = "the process hangs" if running.silent else f"the process ends with {code}"
        current = Path(running.folder or "/nowhere") / "current"
        if not current.exists():
            self._fail(kind, "", details)
            return
        if self.sums.name == "bytes":
            from fuzz.seeds import case_of_bytes as made  # noqa: PLC0415 - heavy
        else:
            from fuzz.cases import case_of as made  # noqa: PLC0415 - heavy
        found = write(made(current.read_bytes()), kind, details, self.corpus)
        self._fail(kind, found.file, details)

    def _fail(self, kind: str, file: str, details: str) -> None:
        if kind in self._known and not kind.startswith("the process"):
            return
        self._known[kind] = None
        self.sums.failures.append(f"{kind}: {file}")
        sys.stderr.write(f"\n{self.sums.name}: {kind}: tests/corpus/{file}\n{details}\n")

    def _finish(self, running: Running) -> None:
        """Add up what a process came to."""
        last, sums = running.last, self.sums
        sums.cases += int(last.get("done", 0))
        sums.commands += int(last.get("commands", 0))
        sums.drawn += int(last.get("drawn", 0))
        sums.again += int(last.get("again", 0))
        sums.worst = max(sums.worst, last.get("worst", 0.0))
        sums.memory = max(sums.memory, last.get("memory", 0.0))
        if running.folder:
            shutil.rmtree(running.folder, ignore_errors=True)

    def _progress(self) -> None:
        """On a terminal, say how far it is."""
        if sys.stderr.isatty():
            cases = self.sums.cases + sum(int(r.last.get("done", 0)) for r in self._running.values())
            minutes = (time.monotonic() - self._begun) / 60
            sys.stderr.write(
                f"\r{self.sums.name}: {cases:,} cases, {len(self.sums.failures)} failures, {minutes:.1f} min "
            )
            sys.stderr.flush()


def structured(amount: str, jobs: int, seed: int, corpus: Path) -> Sums:
    """So many made-up files."""
    number = int(amount)
    batches = (
        [str(ROOT / "tests/fuzz/worker.py"), str(seed + at), str(min(_BATCH, number - at * _BATCH)), str(corpus)]
        for at in range(-(-number // _BATCH))
    )
    return Soak("structured", jobs, seed, corpus).run(batches)


def by_bytes(amount: str, jobs: int, seed: int, corpus: Path) -> Sums:
    """Bytes for so many minutes, on as many processes."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(m|s)", amount)
    if match is None:
        raise SystemExit(f"{amount}: say how long, such as 30m or 90s")
    if find_spec("atheris") is None:
        return Sums(
            name="bytes", failures=["atheris is not installed: it is there for Python 3.11 to 3.13 on Linux, x86-64"]
        )
    seconds = float(match[1]) * (60 if match[2] == "m" else 1)
    with tempfile.TemporaryDirectory() as queued:
        end = time.monotonic() + seconds

        def batches() -> Iterator[list[str]]:
            at = 0
            while (left := end - time.monotonic()) > 1:
                own = Path(queued) / str(at % jobs)
                own.mkdir(exist_ok=True)
                yield [
                    str(ROOT / "tests/fuzz/bytes_worker.py"),
                    str(min(_BYTES_BATCH, left)),
                    str(seed + at + 1),
                    str(own),
                    str(corpus),
                ]
                at += 1

        return Soak("bytes", jobs, seed, corpus).run(batches())


def by_pytest(name: str, amount: str) -> Sums:
    """A soak that is a file of tests, or a folder of them."""
    begun, sums = time.monotonic(), Sums(name=name)
    path, variable = _FILES[name]
    if not (ROOT / path).exists():
        sums.failures.append(f"{path} is not there")
        return sums
    argv = [sys.executable, "-m", "pytest", path]
    ended = subprocess.run(
        argv, cwd=ROOT, env={**os.environ, variable: amount}, stdout=subprocess.PIPE, text=True, check=False
    )
    passed = re.search(r"(\d+) passed", ended.stdout) or re.search(r"()\Z", ended.stdout)
    sums.cases = int(amount) if amount.isdigit() else int((passed and passed[1]) or 0)
    sums.seconds = time.monotonic() - begun
    if ended.returncode:
        sys.stderr.write(ended.stdout)
        sums.failures.append(f"pytest {path} ends with {ended.returncode}")
    return sums


def table(found: list[Sums]) -> str:
    """One row for each soak."""
    rows = [("soak", "cases", "commands", "drawn", "failures", "worst time", "worst memory", "minutes")]
    for one in found:
        measured = (f"{one.worst:.2f} s", f"{one.memory:.0f} MB") if one.memory else ("", "")
        rows.append(
            (
                one.name,
                f"{one.cases:,}",
                f"{one.commands:,}" if one.commands else "",
                f"{one.drawn:,}" if one.drawn else "",
                str(len(one.failures)),
                *measured,
                f"{one.seconds / 60:.1f}",
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.rjust(w) if n else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    )


def main() -> int:
    """Run what the arguments name; 1 if something failed."""
    parser = argparse.ArgumentParser(
        prog="script/soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("which", nargs="?", choices=PROMISED, help="which soak (default: all)")
    parser.add_argument("amount", nargs="?", help="how much of it (default: as much as is promised)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="where to begin (default 0)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="where failures go")
    args = parser.parse_args()
    found = []
    for name in [args.which] if args.which else PROMISED:
        amount = args.amount or PROMISED[name]
        if name in _FILES:
            found.append(by_pytest(name, amount))
        else:
            run = structured if name == "structured" else by_bytes
            found.append(run(amount, args.jobs, args.seed, args.corpus))
    sys.stdout.write(
        f"\n{table(found)}\n" + "".join(f"{one.name}: {failure}\n" for one in found for failure in one.failures)
    )
    return int(any(one.failures for one in found))


if __name__ == "__main__":
    sys.exit(main())
