"""Measures `blueprint build` beside the single command on the same maps.

In: how many maps, of how many steps, and a number of runs, on the command line. Out: medians and the best of all runs
on standard output: a cold build that knows nothing, in one process and in as many as pay off; as many runs of
`blueprint render`; and a second build in which nothing has changed, on twice the maps. Everything is a new process.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from maps import LANES, as_blueprint, generate
from processes import machine, program


def main() -> int:
    """Measures and prints; returns the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(program(), Path(folder), options))
    width = max(len(name) for name, _ in rows)
    for name, seconds in rows:
        best, middle = f"{min(seconds):.2f} s", f"{median(seconds):.2f} s"
        print(f"{name.ljust(width)}  best {best:>9}  median {middle:>9}  of {len(seconds)}")
    print(f"\n{options.maps} maps of {options.steps} steps × {len(LANES)} lanes, two SVG files each; {machine()}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--maps", type=int, default=100, help="how many maps (100)")
    parser.add_argument("--steps", type=int, default=12, help="steps of each (12)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, after one warm-up (5)")
    parser.add_argument("--singles", type=int, default=1, help="runs of all the single commands (1)")
    return parser.parse_args()


def _rows(blueprint: str, folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, list[float]]]:
    """What was measured: names with seconds."""
    one = _project(folder / "one", options.maps, options.steps)
    two = _project(folder / "two", 2 * options.maps, options.steps)
    maps = sorted(path.name for path in one.glob("*.blueprint.yaml"))

    def cold(*command: str) -> float:
        _clear(one)
        return _seconds(lambda: _run(blueprint, *command, cwd=one))

    def singles() -> float:
        _clear(one)
        return _seconds(lambda: _each(blueprint, maps, one))

    cold("build")
    yield "build, cold", [cold("build") for _ in range(options.runs)]
    yield "build, cold, in one process", [cold("build", "--jobs", "1") for _ in range(options.runs)]
    yield "render, once with all", [cold("render", *maps) for _ in range(options.runs)]
    yield f"render, {len(maps)} times", [singles() for _ in range(options.singles)]
    _run(blueprint, "build", cwd=two)
    again = [_seconds(lambda: _run(blueprint, "build", cwd=two)) for _ in range(2 * options.runs)]
    yield f"build, nothing changed, {2 * options.maps} maps", again


def _project(folder: Path, count: int, steps: int) -> Path:
    """Maps that differ in their titles."""
    folder.mkdir()
    text = as_blueprint(generate(steps))
    for number in range(count):
        file = folder / f"map-{number:04}.blueprint.yaml"
        file.write_text(text.replace("title: A service", f"title: Service {number}", 1), "utf-8")
    return folder


def _clear(folder: Path) -> None:
    """Forget everything that was made."""
    shutil.rmtree(folder / ".blueprint-cache", ignore_errors=True)
    for path in folder.iterdir():
        if not path.name.endswith(".yaml"):
            path.unlink()


def _each(blueprint: str, maps: list[str], folder: Path) -> None:
    for name in maps:
        _run(blueprint, "render", name, cwd=folder)


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{done.stderr.decode(errors='replace')[-2000:]}")


def _seconds(task: Callable[[], None]) -> float:
    """Wall-clock time of a task."""
    start = perf_counter()
    task()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
