"""Measures how long `blueprint graph` and `blueprint impact` take over many maps.

In: numbers of maps on the command line. Out: a table on standard output. Each map has forty steps; families of services
share systems of their own, all share five, and some use one of another family.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_FAMILIES = ("Rooms", "Dining", "Events", "Travel", "Health", "Loans", "Repairs", "Parking")
_EVERYWHERE = ("Identity", "Payment", "Customer records", "Messaging", "Document archive")
_STAGES, _STEPS = 8, 5
_COMMANDS = (
    ("graph", "{folder}", "-o", "{folder}/out.svg"),
    ("graph", "{folder}", "--kind", "handovers", "-o", "{folder}/out.svg"),
    ("graph", "{folder}", "--format", "dot", "-o", "{folder}/out.dot"),
    ("impact", "Payment", "{folder}"),
)


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 5, 50], help="numbers of maps (1 5 50)")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each (3)")
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_maps(Path(folder), size)
            for command in _COMMANDS:
                argv = [word.format(folder=folder) for word in command]
                taken = [_seconds(argv) for _ in range(options.runs)]
                told = " ".join(word.replace(folder, "maps") for word in argv)
                print(f"{size:4} maps  {median(taken):6.2f} s  blueprint {told}")
    return 0


def _seconds(argv: list[str]) -> float:
    """How long a cold process takes."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "blueprint", *argv], capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def write_maps(folder: Path, size: int) -> None:
    """So many maps with one catalogue; the same number gives the same maps."""
    dice = random.Random(size)  # noqa: S311 - made-up maps, no secrets
    local = {family: [f"{family} {what}" for what in ("booking", "planning", "billing")] for family in _FAMILIES}
    names = [*_EVERYWHERE, *(name for found in local.values() for name in found)]
    ids = {name: name.lower().replace(" ", "-") for name in names}
    catalogue = "systems:\n" + "".join(f"  {ids[name]}: {{title: {name}}}\n" for name in names)
    (folder / "catalogue.yaml").write_text(catalogue, "utf-8")
    for number in range(size):
        family = _FAMILIES[number % len(_FAMILIES)]
        used = [*local[family], *dice.sample(_EVERYWHERE, 2)]
        if dice.random() < 0.15:  # noqa: PLR2004 - a few
            used.append(dice.choice(local[dice.choice(_FAMILIES)]))
        text = [f"blueprint: 1\ntitle: {family} service {number + 1}\ninclude: [catalogue.yaml]\nstages:\n"]
        for stage in range(_STAGES):
            text.append(f"  - title: Stage {stage + 1}\n    steps:\n")
            for step in range(_STEPS):
                system = dice.choice(used)
                text.append(
                    f"      - {{id: s{stage}-{step}, customer: Does {stage} {step}, "
                    f"frontstage: {{text: Helps {step}, actor: clerk {step}}}, "
                    f"support: {{text: Works with {system}, system: {ids[system]}}}}}\n"
                )
        (folder / f"m{number:03}.blueprint.yaml").write_text("".join(text), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
