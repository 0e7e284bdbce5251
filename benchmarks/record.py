"""Compares how much work the program does with what was recorded, in counts that no machine changes.

In: options on the command line. Out: what has become more, on standard output; the exit code is 1 if there is
something. Two things are counted in new processes: lines of our own Python that run, by room of the house
(`blueprint/routing`), and with `--instructions` the instructions of the processor that whole commands take, by
valgrind. Lines are exact for one version of Python and see what we write; instructions see also what libraries,
imports and the interpreter cost. `--accept` writes the record anew.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from maps import as_blueprint, generate

Counts = dict[str, dict[str, int]]
"""By what was done and room; `whole` is everything."""

RECORD = Path(__file__).with_suffix(".json")
SMALL, LARGE = "svg 50", "svg 100"
WORK = ("validate 12", SMALL, LARGE, "pdf 10")
COMMANDS = ("validate 12", "svg 10", "svg 100", "pdf 10")
YARDSTICK = "d = {}\nfor i in range(20000): d[str(i)] = [i, f'{i:.2f}', (i, i)]\nprint(len(''.join(sorted(d))))"
"""What instructions are compared with, as each build of Python takes its own number of them."""
SLACK, OTHER_SLACK = 1.05, 1.3
"""What may be more than recorded: on the recorded version of Python, on others."""
FEW = 3000
"""Lines of a room that are too few to compare."""
GROWTH = 2.1
"""How much more twice the map may take: 2 is linear, 4 quadratic."""


def main() -> int:
    """Counts and compares; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--accept", action="store_true", help="record what is counted now")
    parser.add_argument("--instructions", action="store_true", help="count instructions of the processor too (minutes)")
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.count:
        print(json.dumps(dict(_count())))
        return 0
    found: dict[str, Any] = {"python": python(), "lines": count_lines()}
    if options.instructions:
        found["instructions"] = count_instructions()
        print("\n".join(f"{name}: {count / 1e6:,.1f} million" for name, count in found["instructions"].items()))
    if options.accept:
        accept(found)
        return 0
    told = [*more_lines(found["lines"], read()), *growing(found["lines"])]
    if options.instructions:
        told += more_instructions(found["instructions"], read())
    print("\n".join(told) or "no more work than recorded")
    return 1 if told else 0


def read() -> dict[str, Any]:
    """The record."""
    told: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return told


def accept(found: Mapping[str, Any]) -> None:
    """Make what was counted the record; what was not counted stays."""
    kept = read() if RECORD.exists() else {}
    RECORD.write_text(json.dumps({**kept, **found}, indent=1, sort_keys=True) + "\n", "utf-8")


def python() -> str:
    """The version of Python that counts rest on."""
    return ".".join(platform.python_version_tuple()[:2])


def count_lines() -> Counts:
    """Lines of our own Python that run, in one new process."""
    environ = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        (sys.executable, __file__, "--count"), env=environ, capture_output=True, check=False, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    counted: Counts = json.loads(done.stdout)
    return counted


def more_lines(found: Counts, record: Mapping[str, Any]) -> Iterator[str]:
    """Sentences about rooms that run more lines than recorded."""
    slack = SLACK if record["python"] == python() else OTHER_SLACK
    for work, rooms in record["lines"].items():
        for room, count in rooms.items():
            now = found[work].get(room, 0)
            if max(count, now) >= FEW and now > count * slack:
                yield _more(f"{work}, {room}", now, count, "lines")
        for room in found[work].keys() - rooms.keys():
            if found[work][room] >= FEW:
                yield _more(f"{work}, {room}", found[work][room], 0, "lines")


def growing(found: Counts) -> Iterator[str]:
    """Sentences about rooms that take much more than twice the lines for twice the map; needs no record."""
    for room, count in found[SMALL].items():
        if count >= FEW and found[LARGE].get(room, 0) > GROWTH * count:
            yield f"{room}: {found[LARGE][room] / count:.2f} times the lines for twice the map, allowed are {GROWTH}"


def count_instructions(names: Sequence[str] = COMMANDS) -> dict[str, int]:
    """Instructions of whole commands, imports included, and of the yardstick.

    Args:
        names: which commands.

    Raises:
        SystemExit: valgrind is not installed, or a command failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        program = (sys.executable, "-P", "-m", "blueprint")
        commands = {name: (*program, *_arguments(name, Path(folder))) for name in names}
        return {
            "yardstick": instructions((sys.executable, "-S", "-c", YARDSTICK)),
            **{name: instructions(command) for name, command in commands.items()},
        }


def instructions(command: tuple[str, ...]) -> int:
    """Instructions of one command, after a first run that leaves its modules compiled.

    Raises:
        SystemExit: valgrind is not installed, or the command failed.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        sys.exit("valgrind is not installed: instructions cannot be counted")
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONHASHSEED": "0"}
    counting = (valgrind, "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={os.devnull}")
    for prefix in ((), counting):
        done = subprocess.run((*prefix, *command), env=environ, capture_output=True, check=False, text=True)
        if done.returncode:
            sys.exit(f"failed: {' '.join(command)}\n{done.stderr}")
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if counted is None:
        sys.exit(f"valgrind counted nothing:\n{done.stderr}")
    return int(counted[1].replace(",", ""))


def more_instructions(found: Mapping[str, int], record: Mapping[str, Any]) -> Iterator[str]:
    """Sentences about commands that take more instructions than recorded, measured by the yardstick of both."""
    known = record["instructions"]
    measure = found["yardstick"] / known["yardstick"]
    slack = SLACK if record["python"] == python() else OTHER_SLACK
    for name, count in found.items():
        if name != "yardstick" and count > known[name] * measure * slack:
            yield _more(name, count, round(known[name] * measure), "instructions")


def _more(what: str, now: int, before: int, unit: str) -> str:
    rise = f" (+{now / before - 1:.0%})" if before else ""
    return f"{what}: {now:,} {unit} instead of {before:,}{rise}"


def _arguments(work: str, folder: Path) -> tuple[str, ...]:
    """What `validate 12` or `svg 50` is as a command, with its map written."""
    kind, columns = work.split()
    file = folder / f"{columns}.blueprint.yaml"
    file.write_text(as_blueprint(generate(int(columns))), "utf-8")
    if kind == "validate":
        return "validate", str(file)
    return "render", str(file), "--view", "blueprint", "-o", str(folder / f"{columns}.{kind}")


def _count() -> Iterator[tuple[str, dict[str, int]]]:
    """Counts, one work after another, in this process: what it loads counts where it is needed first."""
    from blueprint.cli.main import main as blueprint  # noqa: PLC0415 - only here

    gc.disable()  # as in the command line
    house = f"{Path(sys.modules['blueprint'].__path__[0])}{os.sep}"
    lines: Counter[str] = Counter()

    def line(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 - the interface of `settrace`
        if event == "line":
            lines[frame.f_code.co_filename] += 1
        return line

    def call(frame: FrameType, _event: str, _: object) -> Any:  # noqa: ANN401 - likewise
        return line if frame.f_code.co_filename.startswith(house) else None

    with tempfile.TemporaryDirectory() as folder:
        for work in WORK:
            lines.clear()
            arguments = _arguments(work, Path(folder))
            sys.settrace(call)
            try:
                code = blueprint(arguments, sys.stdin.buffer, io.StringIO(), sys.stderr)
            finally:
                sys.settrace(None)
            if code:
                sys.exit(f"failed: {work}")
            rooms = Counter[str]()
            for file, count in lines.items():
                rooms[Path(file.removeprefix(house)).parts[0].removesuffix(".py")] += count
            yield work, {"whole": rooms.total(), **dict(sorted(rooms.items()))}


if __name__ == "__main__":
    sys.exit(main())
