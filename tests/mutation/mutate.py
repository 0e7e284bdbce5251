"""Samples mutants of core modules with mutmut, and tells which of them the tests notice.

In: names of modules, a share. Out: a line a module, and what each survivor changes. Run by `script/mutate`.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from core_modules import GROUPS

ROOT = Path(__file__).parents[2]
# mutmut can only make and run mutants in one go; this makes them, so that some can be chosen.
MAKE = """\
import mutmut.__main__ as m
m.set_mutant_under_test("mutant_generation")
m.copy_src_dir(); m.copy_also_copy_files(); m.setup_source_paths(); m.create_mutants(1)
"""
# Ids of tests that hold brackets, colons and escapes are no arguments that pytest finds again: the function's name is.
RUN = """\
import sys
import mutmut.__main__ as m
from mutmut.runners.harness import PytestRunner
as_told = PytestRunner._pytest_args_regular_run
PytestRunner._pytest_args_regular_run = lambda self, tests: as_told(self, sorted({t.partition("[")[0] for t in tests}))
m._run(sys.argv[1:], 1)
"""
KILLED = (1, 3)
TIMEOUTS = (-24, 24, 36, 152, 255, -9)
UNTESTED = (33, 5)


def main() -> int:
    """Run; 1 if tests fail without any mutant."""
    parser = argparse.ArgumentParser(prog="script/mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="build/durations or `reading/*`; default: all")
    parser.add_argument("--share", default="15", metavar="N", help="mutants a module, or `all` (default: 15)")
    parser.add_argument("--seed", default="1", help="which of them (default: 1)")
    parser.add_argument("--quiet", action="store_true", help="only count survivors, do not show them")
    args = parser.parse_args()
    started = time.monotonic()
    write(f"{'module':<32} {'mutants':>8} {'tried':>6} {'killed':>7} {'survived':>9} {'timed out':>10}\n")
    sums: list[tuple[int, ...]] = []
    groups = 0
    for modules, tests in GROUPS:
        wanted = [one for one in modules if any(fnmatch.fnmatch(one, name) for name in args.modules or ["*"])]
        if not wanted:
            continue
        groups += 1
        with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
            sums += one_group(wanted, tests, Path(folder), args)
    if not groups:
        parser.error(f"no core module is called {' or '.join(args.modules)}: see tests/mutation/core_modules.py")
    tried, killed, survived, late = (sum(column) for column in zip(*sums, strict=True)) if sums else (0, 0, 0, 0)
    write(f"{'all':<32} {'':>8} {tried:>6} {killed:>7} {survived:>9} {late:>10}\n")
    write(f"noticed: {100 * (killed + late) / max(1, tried):.1f} % of {tried}, in {time.monotonic() - started:.0f} s\n")
    return int(not sums)


def write(text: str) -> None:
    """Say something at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def one_group(
    modules: Sequence[str], tests: Sequence[str], work: Path, args: argparse.Namespace
) -> Iterator[tuple[int, int, int, int]]:
    """Try some mutants of each module of a group: tried, killed, survived, timed out."""
    prepare(modules, tests, work)
    run(work, "-c", MAKE)
    chosen = {module: sample(sorted(codes_of(work, module)), f"{args.seed} {module}", args.share) for module in modules}
    said = run(work, "-c", RUN, *(name for names in chosen.values() for name in names), check=False)
    for module, names in chosen.items():
        codes = codes_of(work, module)
        if any(codes[name] is None for name in names):
            write(f"{module:<32} cannot be tried\n{said[-1000:]}\n")
            continue
        killed = sum(codes[name] in KILLED for name in names)
        late = sum(codes[name] in TIMEOUTS for name in names)
        alive = [name for name in names if codes[name] not in (*KILLED, *TIMEOUTS)]
        write(f"{module:<32} {len(codes):>8} {len(names):>6} {killed:>7} {len(alive):>9} {late:>10}\n")
        for name in () if args.quiet else alive:
            show(work, name, codes[name])
        yield len(names), killed, len(alive), late


def codes_of(work: Path, module: str) -> dict[str, int | None]:
    """The exit codes of all mutants of a module; None of those that were not tried."""
    found = json.loads((work / "mutants/blueprint" / f"{module}.py.meta").read_text("utf-8"))
    return dict(found["exit_code_by_key"])


def sample(names: Sequence[str], seed: str, share: str) -> list[str]:
    """Some of the mutants, the same every time."""
    count = len(names) if share == "all" else min(int(share), len(names))
    return sorted(random.Random(seed).sample(names, count))  # noqa: S311 - nothing is secret here


def prepare(modules: Sequence[str], tests: Sequence[str], work: Path) -> None:
    """A copy of what mutmut changes and of the tests, and mutmut's settings."""
    for folder in ("blueprint", "tests"):
        shutil.copytree(ROOT / folder, work / folder, ignore=shutil.ignore_patterns("__pycache__", ".*", "corpus"))
    (work / "mutants").mkdir()
    for name in ("schemas", "templates", "examples", "docs"):
        for place in (work, work / "mutants"):
            (place / name).symlink_to(ROOT / name)
    settings = (
        f'\n[tool.mutmut]\nsource_paths = ["blueprint"]\n'
        f"only_mutate = {json.dumps([f'blueprint/{module}.py' for module in modules])}\n"
        f"pytest_add_cli_args_test_selection = {json.dumps(list(tests))}\n"
        "use_git_change_detection = false\ntimeout_constant = 2.0\n"
    )
    (work / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + settings, "utf-8")


def run(work: Path, *argv: str, check: bool = True) -> str:
    """Run Python in the copy; hypothesis tries the same cases every time."""
    environment = {**os.environ, "CI": "1"}
    done = subprocess.run(
        [sys.executable, *argv], cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if check and done.returncode:
        raise SystemExit(f"mutmut failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr


def show(work: Path, name: str, code: int | None) -> None:
    """What one survivor changes."""
    said = run(work, "-m", "mutmut", "show", name).splitlines()
    diff = [line for line in said if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]
    why = " (no test calls it)" if code in UNTESTED else ""
    write(f"    {name.rpartition('.')[2]}{why}\n" + "".join(f"        {line}\n" for line in diff))


if __name__ == "__main__":
    sys.exit(main())
