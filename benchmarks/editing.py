"""Measures cold processes of `blueprint fmt`: a map in order, and the same map out of order.

In: sizes and a number of runs on the command line. Out: medians on standard output. A map in order is compared with
its canonical text only; one out of order is built twice, which proves that it says the same.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

from maps import as_blueprint, generate

COMMAND = (sys.executable, "-m", "blueprint", "fmt", "-")


def out_of_order(text: str) -> str:
    """A map with its first line at the end, and the id of each step behind its title."""
    first, _, rest = text.partition("\n")
    return re.sub(r"- (id: .*)\n( *)(title: .*)", r"- \3\n\2\1", rest) + first + "\n"


def seconds(text: str, runs: int) -> float:
    """The median time of one process."""
    taken = []
    for _ in range(runs + 1):
        start = perf_counter()
        subprocess.run(COMMAND, input=text.encode(), capture_output=True, check=True, cwd=tempfile.gettempdir())
        taken.append(perf_counter() - start)
    return median(taken[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000], help="steps of a map")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    sys.stdout.write(f"{'steps':>8}{'in order':>12}{'out of order':>15}\n")
    for size in args.sizes:
        messy = out_of_order(as_blueprint(generate(size)))
        neat = subprocess.run(COMMAND, input=messy.encode(), capture_output=True, check=True).stdout.decode()
        sys.stdout.write(f"{size:>8}{seconds(neat, args.runs):>10.2f} s{seconds(messy, args.runs):>13.2f} s\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
