"""Measures what the program promises about its speed: every target, what came out, met or missed.

In: a number of runs on the command line. Out: a table on standard output, as text or Markdown, with the machine; the
exit code is 1 if a target is missed. Every run is a new process, start-up included; all jobs take turns, so that a
busy minute hits all alike, and the median counts. On a machine that others use, `--processor` judges by seconds of
processor time instead.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import linear_regression, median

from maps import LANES, as_blueprint, generate
from processes import Command, Cost, machine, program, run

GROWING = (100, 300, 1000, 3000)
CONNECTORS = (1000, 10_000)
LONG = 2.0
"""Seconds from which a job is run three times only."""
LONG_RUNS = 3


@dataclass(slots=True, kw_only=True)
class Job:
    """One command, with what its runs have cost so far."""

    name: str
    command: Command
    costs: list[Cost] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One target and what came out.

    Attributes:
        what: what is measured. limit: what it may come to. found: what it comes to.
        unit: of both. places: decimals that are shown.
    """

    what: str
    limit: float
    found: float
    unit: str = "s"
    places: int = 2

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.found <= self.limit

    def cells(self) -> tuple[str, ...]:
        """The row of a table."""
        limit = f"≤ {self.limit:,g} {self.unit}".rstrip()
        found = f"{self.found:,.{self.places}f} {self.unit}".rstrip()
        return self.what, limit, found, "met" if self.met else "missed"


def main() -> int:
    """Measures and prints; returns the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        jobs = {job.name: job for job in _jobs(program(), Path(folder))}
        _measure(jobs.values(), options.runs)
    results = list(_results(jobs, processor=options.processor))
    print("\n".join(_table(results, markdown=options.markdown)))
    clock = "processor time" if options.processor else "wall-clock time"
    print(
        f"\n{machine()}; {clock}, median of {options.runs} cold processes ({LONG_RUNS} where one takes over {LONG:g} s)"
    )
    return 0 if all(result.met for result in results) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=11, help="measured runs of each (11), after one warm-up")
    parser.add_argument("--processor", action="store_true", help="judge by processor time, on a machine that is busy")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("runs start at 1")
    return options


def _jobs(blueprint: str, folder: Path) -> Iterable[Job]:
    """All commands, and their files."""
    for columns in (1, 10, 12, *GROWING):
        (folder / f"{columns}.blueprint.yaml").write_text(as_blueprint(generate(columns)), "utf-8")

    def drawing(columns: int, kind: str) -> Job:
        file, out = folder / f"{columns}.blueprint.yaml", folder / f"{columns}.{kind}"
        command = (blueprint, "render", str(file), "--view", "blueprint", "-o", str(out))
        return Job(name=f"{kind} {columns}", command=command)

    yield Job(name="validate", command=(blueprint, "validate", str(folder / "12.blueprint.yaml")))
    yield from (drawing(columns, "svg") for columns in (1, 10, *GROWING))
    yield drawing(10, "pdf")
    router = str(Path(__file__).with_name("routing.py"))
    yield from (Job(name=f"route {number}", command=(sys.executable, router, str(number))) for number in CONNECTORS)


def _measure(jobs: Iterable[Job], runs: int) -> None:
    """Run all jobs in turn, first a warm-up; long ones less often."""
    waiting = list(jobs)
    for turn in range(runs + 1):
        for job in waiting:
            if sys.stderr.isatty():
                print(f"\r\033[K{turn}/{runs} {job.name}", end="", file=sys.stderr, flush=True)
            cost = run(job.command)
            if cost is not None and turn > 0:
                job.costs.append(cost)
        waiting = [job for job in waiting if not (turn >= LONG_RUNS and median(c.seconds for c in job.costs) > LONG)]
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _results(jobs: dict[str, Job], *, processor: bool) -> Iterable[Result]:
    """Every target with what came out."""

    def seconds(name: str) -> float:
        return median(cost.processor if processor else cost.seconds for cost in jobs[name].costs)

    def routed(connectors: int) -> float:
        """What the router says of itself: its wall-clock and its processor time."""
        return median(float(cost.said.split()[processor]) for cost in jobs[f"route {connectors}"].costs)

    lanes = len(LANES)
    yield Result(what="`validate`, 12 steps", limit=0.15, found=seconds("validate"), places=3)
    for columns, limit in ((10, 0.25), (100, 0.6), (1000, 5.0)):
        yield Result(what=f"SVG, {columns:,} × {lanes}", limit=limit, found=seconds(f"svg {columns}"), places=3)
    yield Result(what=f"PDF, 10 × {lanes}", limit=1.0, found=seconds("pdf 10"), places=3)
    idle = seconds("svg 1")
    points = [(log(columns), log(max(seconds(f"svg {columns}") - idle, 1e-6))) for columns in GROWING]
    yield Result(
        what=f"growth from {GROWING[0]:,} to {GROWING[-1]:,} steps: e in time ~ steps^e, without what one step takes",
        limit=1.1,
        found=linear_regression(*zip(*points, strict=True)).slope,
        unit="",
    )
    for connectors, limit in zip(CONNECTORS, (0.3, 3.0), strict=True):
        yield Result(what=f"{connectors:,} connectors routed", limit=limit, found=routed(connectors))
    memory = max(cost.memory for cost in jobs["svg 1000"].costs)
    yield Result(what=f"memory at its peak, SVG of 1,000 × {lanes}", limit=250, found=memory, unit="MB", places=0)


def _table(results: Iterable[Result], *, markdown: bool) -> list[str]:
    rows = [("what", "target", "found", ""), *(result.cells() for result in results)]
    if markdown:
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return [lines[0], "| --- | ---: | ---: | --- |", *lines[1:]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


if __name__ == "__main__":
    sys.exit(main())
