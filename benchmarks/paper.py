"""Measures what paper costs: the same map as SVG, as PDF, on a poster, in tiles and as PNG, and printed by a browser.

In: numbers of cards and of runs on the command line. Out: a table of medians with the seconds that each costs more
than the SVG, and the most memory a process took. Every run is a new process; the outputs take turns.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from maps import LANES, as_blueprint, generate
from processes import Command, Cost, machine, program, run
from tools import browser_here, printing

_POSTERS = ("--page", "2000x1400mm", "--min-text", "0.5")


@dataclass(slots=True, kw_only=True)
class Job:
    """One output of one map, with what its runs have cost."""

    name: str
    cards: int
    command: Command
    costs: list[Cost] = field(default_factory=list)


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cards", type=int, nargs="+", default=[100, 1000], help="cards of the maps (100 1000)")
    parser.add_argument("--runs", type=int, default=7, help="measured runs of each (7), after one warm-up")
    options = parser.parse_args()
    if options.runs < 1 or min(options.cards) < len(LANES):
        parser.error(f"runs start at 1, cards at {len(LANES)}")
    with tempfile.TemporaryDirectory() as folder:
        jobs = [job for cards in options.cards for job in _jobs(cards, Path(folder))]
        for turn in range(options.runs + 1):
            for job in jobs:
                cost = run(job.command)
                if cost is not None and turn:
                    job.costs.append(cost)
        print("\n".join(_table(jobs)))
    print(f"\n{machine()}; median of {options.runs} runs")
    return 0


def _jobs(cards: int, folder: Path) -> list[Job]:
    """Everything that is made of one map."""
    file = folder / f"{cards}.blueprint.yaml"
    file.write_text(as_blueprint(generate(cards // len(LANES))), "utf-8")
    render = (program(), "render", str(file), "--view", "blueprint", "-o")
    made = [
        ("svg", (*render, str(folder / f"{cards}.svg"))),
        ("pdf", (*render, str(folder / f"{cards}.pdf"))),
        ("pdf, fitted on a poster", (*render, str(folder / f"{cards}-poster.pdf"), *_POSTERS)),
        ("pdf, the poster in A4 tiles", (*render, str(folder / f"{cards}-tiles.pdf"), *_POSTERS, "--tile", "A4")),
        ("png, 2,400 pixels wide", (*render, str(folder / f"{cards}.png"), "--width", "2400")),
    ]
    browser = browser_here()
    if browser:
        target = folder / f"{cards}-browser.pdf"
        made.append(("svg printed by Chromium", printing(browser, folder / f"{cards}.svg", target)))
    return [Job(name=name, cards=cards, command=command) for name, command in made]


def _table(jobs: Iterable[Job]) -> list[str]:
    rows = [["cards", "output", "median", "more than svg", "memory"]]
    plain: dict[int, float] = {}
    for job in jobs:
        middle = median(cost.seconds for cost in job.costs)
        plain.setdefault(job.cards, middle)
        rows.append(
            [
                str(job.cards),
                job.name,
                f"{middle:.2f} s",
                f"{middle - plain[job.cards]:+.2f} s",
                f"{max(cost.memory for cost in job.costs):.0f} MB",
            ]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


if __name__ == "__main__":
    sys.exit(main())
