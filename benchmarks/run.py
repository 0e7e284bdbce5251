"""Measures cold processes: blueprint, Graphviz and WireViz on the same maps.

In: sizes and a number of runs on the command line. Out: a table of medians, ratios and growth on standard
output, as text or Markdown. Every run is a new process; the runs of all tools take turns, so that a busy
minute hits all alike.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from maps import LANES, Map, as_blueprint, as_dot, as_wireviz, generate

ROOT = Path(__file__).parents[1]
WIREVIZ = "wireviz==0.4.1"
SLOW = 5.0
SLOW_RUNS = 3

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One thing to measure.

    Attributes:
        name: its row in the table.
        idle: a command that only starts and ends: what a process costs before any work.
        command: from an input file and a folder for the result to the command.
        suffix: of the input file.
        write: from a map to the input file's text.
    """

    name: str
    idle: Command
    command: Callable[[Path, Path], Command]
    suffix: str
    write: Callable[[Map], str]


@dataclass(slots=True, kw_only=True)
class Task:
    """One tool on one map, or a tool's idle run (`columns` is 0), with the seconds measured so far."""

    tool: Tool
    columns: int
    command: Command
    seconds: list[float] = field(default_factory=list)
    over_limit: bool = False

    @property
    def result(self) -> float | None:
        """Median in seconds; None if the time limit was reached."""
        return None if self.over_limit else median(self.seconds)


def main() -> int:
    """Measures and prints; returns the exit code."""
    options = _options()
    # As an installed program runs: with its modules compiled once, after the warm-up.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        tasks = _tasks(_tools(with_wireviz=not options.without_wireviz), options.sizes, Path(folder))
        _measure(tasks, runs=options.runs, limit=options.limit)
    rows = _rows(tasks, options.sizes, options.limit)
    print("\n".join(_markdown(rows) if options.markdown else _text(rows)))
    print(f"\n{machine()}; median of {options.runs} runs ({SLOW_RUNS} where one takes over {SLOW:g} s)")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sizes = [10, 100, 1000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="columns of the maps (10 100 1000)")
    parser.add_argument("--runs", type=int, default=10, help="measured runs of each (10), after one warm-up")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a run is given up (120)")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("--without-wireviz", action="store_true", help="do not install and measure WireViz")
    options = parser.parse_args()
    if options.runs < 1 or min(options.sizes) < 1:
        parser.error("sizes and runs start at 1")
    return options


def _tools(*, with_wireviz: bool) -> list[Tool]:
    blueprint = shutil.which("blueprint", path=str(Path(sys.executable).parent))
    if blueprint is None:
        sys.exit("blueprint is not installed in this Python environment: run script/setup first")
    tools = [
        Tool(
            name="blueprint validate",
            idle=(blueprint, "--version"),
            command=lambda file, _: (blueprint, "validate", str(file)),
            suffix=".blueprint.yaml",
            write=as_blueprint,
        ),
        Tool(
            name="blueprint render",
            idle=(blueprint, "--version"),
            command=lambda file, out: (
                blueprint,
                "render",
                str(file),
                "--view",
                "blueprint",
                "-o",
                f"{out}/",
            ),
            suffix=".blueprint.yaml",
            write=as_blueprint,
        ),
    ]
    dot = shutil.which("dot")
    if dot is None:
        print("Graphviz (dot) is not installed: measuring without it and without WireViz", file=sys.stderr)
        return tools
    tools += [_graphviz(dot, "spline"), _graphviz(dot, "ortho")]
    return [*tools, _wireviz()] if with_wireviz else tools


def _graphviz(dot: str, splines: str) -> Tool:
    return Tool(
        name=f"dot ({splines})",
        idle=(dot, "-V"),
        command=lambda file, out: (dot, "-Tsvg", f"-Gsplines={splines}", str(file), "-o", f"{out}/dot.svg"),
        suffix=".dot",
        write=as_dot,
    )


def _wireviz() -> Tool:
    """WireViz in an environment of its own, made on the first run."""
    home = ROOT / ".venv-bench"
    program = home / ("Scripts" if os.name == "nt" else "bin") / "wireviz"
    if not program.exists():
        print(f"Installing {WIREVIZ} into {home.name} ...", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
        python = program.with_name("python")
        subprocess.run((python, "-m", "pip", "install", "-qq", WIREVIZ), check=True)
    return Tool(
        name="wireviz",
        idle=(str(program), "--version"),
        command=lambda file, out: (str(program), "--format", "s", "--output-dir", str(out), str(file)),
        suffix=".wireviz.yaml",
        write=as_wireviz,
    )


def _tasks(tools: Iterable[Tool], sizes: Iterable[int], folder: Path) -> list[Task]:
    tasks = []
    maps = {columns: generate(columns) for columns in sizes}
    for number, tool in enumerate(tools):
        tasks.append(Task(tool=tool, columns=0, command=tool.idle))
        for columns, content in maps.items():
            out = folder / f"{number}-{columns}"
            out.mkdir()
            file = folder / f"{number}-{columns}{tool.suffix}"
            file.write_text(tool.write(content), "utf-8")
            tasks.append(Task(tool=tool, columns=columns, command=tool.command(file, out)))
    return tasks


def _measure(tasks: Iterable[Task], *, runs: int, limit: float) -> None:
    """Runs all tasks in turn, first a warm-up; slow ones less often, and none again after the limit."""
    waiting = list(tasks)
    for turn in range(runs + 1):
        for task in waiting:
            if sys.stderr.isatty():
                print(
                    f"\r\033[K{turn}/{runs} {task.tool.name} {task.columns}",
                    end="",
                    file=sys.stderr,
                    flush=True,
                )
            seconds = _seconds(task.command, limit)
            if seconds is None:
                task.over_limit = True
            elif turn > 0:
                task.seconds.append(seconds)
        waiting = [t for t in waiting if not t.over_limit and not (_is_slow(t) and turn >= SLOW_RUNS)]
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _is_slow(task: Task) -> bool:
    return bool(task.seconds) and median(task.seconds) > SLOW


def _seconds(command: Command, limit: float) -> float | None:
    """Wall-clock time of one process; None if it was given up.

    Raises:
        SystemExit: the command failed; a time for a failure would mean nothing.
    """
    started = perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    seconds = perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"failed: {' '.join(command)}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return seconds


def _rows(tasks: Iterable[Task], sizes: list[int], limit: float) -> list[list[str]]:
    """The table with its heading: medians of each tool, their ratio to `blueprint render`, its growth."""
    medians: dict[str, dict[int, float | None]] = {}
    for task in tasks:
        medians.setdefault(task.tool.name, {})[task.columns] = task.result
    yardstick = medians["blueprint render"]
    heading = ["", "start", *(f"{n}x{len(LANES)}" for n in sizes), *(f"ratio {n}" for n in sizes)]
    rows = [[*heading, *(f"growth {a}-{b}" for a, b in pairwise(sizes))]]
    for name, times in medians.items():
        row = [name, *(_time(times[n], limit) for n in (0, *sizes))]
        row += [_ratio(times[n], yardstick[n], limit) for n in sizes]
        row += [_growth(times, a, b) for a, b in pairwise(sizes)]
        rows.append(row)
    return rows


def _time(seconds: float | None, limit: float) -> str:
    return f"> {limit:g} s" if seconds is None else f"{seconds:.3f} s"


def _ratio(seconds: float | None, yardstick: float | None, limit: float) -> str:
    if yardstick is None:
        return "-"
    return f"> {limit / yardstick:.1f}" if seconds is None else f"{seconds / yardstick:.2f}"


def _growth(times: dict[int, float | None], small: int, large: int) -> str:
    """The exponent e in time ~ columns^e, the start-up taken off; `-` where there is nothing to compare."""
    start, before, after = times[0], times[small], times[large]
    if start is None or before is None or after is None or min(before, after) <= start:
        return "-"
    return f"{math.log((after - start) / (before - start)) / math.log(large / small):.2f}"


def _text(rows: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(pairs)).rstrip()
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]


def _markdown(rows: list[list[str]]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "| --- |" + " ---: |" * (len(rows[0]) - 1), *lines[1:]]


def machine() -> str:
    """What it was measured on."""
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {platform.python_version()}, {system}, {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())
