"""Measures cold processes: blueprint, Graphviz, WireViz, PlantUML, mermaid-cli and Chromium with the same content.

In: sizes and a number of runs on the command line. Out: two tables on standard output, as text or Markdown: medians
with growth, and ratios to blueprint. Every run is a new process; the runs of all tools take turns, so that a busy
minute hits all alike.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median

from maps import LANES, generate
from processes import Command, Cost, machine, run
from tools import Tool, tools

SLOW = 5.0
SLOW_RUNS = 3


@dataclass(slots=True, kw_only=True)
class Task:
    """One tool on one map, or a tool's idle run (`columns` is 0), with what its runs have cost so far."""

    tool: Tool
    columns: int
    command: Command
    costs: list[Cost] = field(default_factory=list)
    over_limit: bool = False

    def result(self, *, processor: bool) -> float | None:
        """Median in seconds; None if the time limit was reached."""
        if self.over_limit:
            return None
        return median(cost.processor if processor else cost.seconds for cost in self.costs)

    @property
    def is_slow(self) -> bool:
        """Whether few runs are enough."""
        return bool(self.costs) and median(cost.seconds for cost in self.costs) > SLOW


def main() -> int:
    """Measures and prints; returns the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        tasks = _tasks(tools(tuple(options.without)), options.sizes, Path(folder))
        _measure(tasks, runs=options.runs, limit=options.limit)
    times: dict[Tool, dict[int, float | None]] = {}
    for task in tasks:
        times.setdefault(task.tool, {})[task.columns] = task.result(processor=options.processor)
    write = _markdown if options.markdown else _text
    print("\n".join(write(_medians(times, options.sizes, options.limit))), end="\n\n")
    print("\n".join(write(_ratios(times, options.sizes, options.limit))))
    clock = "processor time" if options.processor else "wall-clock time"
    few = f"({min(SLOW_RUNS, options.runs)} where one takes over {SLOW:g} s)"
    print(f"\n{machine()}; {clock}, median of {options.runs} runs {few}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sizes = [10, 100, 1000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="columns of the maps (10 100 1000)")
    parser.add_argument("--runs", type=int, default=10, help="measured runs of each (10), after one warm-up")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a run is given up (120)")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--processor", action="store_true", help="count processor time, on a machine that is busy")
    parser.add_argument("--without", nargs="+", default=[], metavar="TOOL", help="tools that are left out: wireviz")
    options = parser.parse_args()
    if options.runs < 1 or min(options.sizes) < 1:
        parser.error("sizes and runs start at 1")
    return options


def _tasks(found: Iterable[Tool], sizes: Iterable[int], folder: Path) -> list[Task]:
    tasks = []
    maps = {columns: generate(columns) for columns in sizes}
    for number, tool in enumerate(found):
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
                print(f"\r\033[K{turn}/{runs} {task.tool.name} {task.columns}", end="", file=sys.stderr, flush=True)
            cost = run(task.command, limit)
            if cost is None:
                task.over_limit = True
            elif turn > 0:
                task.costs.append(cost)
        waiting = [t for t in waiting if not t.over_limit and not (t.is_slow and turn >= SLOW_RUNS)]
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _medians(times: dict[Tool, dict[int, float | None]], sizes: list[int], limit: float) -> list[list[str]]:
    """A row with times and growth for each tool, below the heading."""
    heading = ["", "start", *(f"{n}x{len(LANES)}" for n in sizes), *(f"growth {a}-{b}" for a, b in pairwise(sizes))]
    rows = [heading]
    for tool, taken in times.items():
        growth = [_growth(taken, a, b) for a, b in pairwise(sizes)]
        rows.append([tool.name, *(_time(taken[n], limit) for n in (0, *sizes)), *growth])
    return rows


def _ratios(times: dict[Tool, dict[int, float | None]], sizes: list[int], limit: float) -> list[list[str]]:
    """A row with ratios for each tool, below the heading."""
    by_name = {tool.name: taken for tool, taken in times.items()}
    rows = [["", "beside", *(f"{n}x{len(LANES)}" for n in sizes)]]
    for tool, taken in times.items():
        if tool.name != tool.beside:
            yardstick = by_name[tool.beside]
            rows.append([tool.name, tool.beside, *(_ratio(taken[n], yardstick[n], limit) for n in sizes)])
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


if __name__ == "__main__":
    sys.exit(main())
