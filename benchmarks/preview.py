"""Measures how fast a preview follows: from the write of a file to the paint in a browser, and what its parts take.

In: sizes and a number of saves on the command line. Out: a table on standard output. Every save changes another card.
The clock starts before the file is written and stops two frames after the new picture has been put into the page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from maps import as_blueprint, generate
from playwright.sync_api import Page, sync_playwright

from blueprint.limits import DEFAULT_LIMITS
from blueprint.pipeline.linting import lint
from blueprint.preview.easel import Easel, Look
from blueprint.preview.telling import told
from blueprint.preview.watching import Watched

_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_LOOK = Look(view="blueprint")
_PATIENCE = 20_000


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 60, 120], help="steps of the maps (10 60 120)")
    parser.add_argument("--saves", type=int, default=12, help="measured saves of each (12), after three to warm up")
    options = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder:
        for steps in options.sizes:
            file = Path(folder) / f"map-{steps}.blueprint.yaml"
            text = as_blueprint(generate(steps))
            file.write_text(text, "utf-8")
            _parts(file, steps)
            taken = sorted(_saves(file, text, options.saves, browser))
            print(
                f"{steps:4} steps  write to paint: median {median(taken):.0f} ms, "
                f"fastest {taken[0]:.0f} ms, slowest {taken[-1]:.0f} ms"
            )
    return 0


def _parts(file: Path, steps: int) -> None:
    """What the parts take: the best of five, cold and warm."""
    easel = Easel(str(file))
    watched = Watched(file)
    service = easel.load().value
    if service is None:
        sys.exit("the map has errors")
    easel.draw(service, _LOOK)
    easel.forget()
    cold = _best(lambda: (easel.forget(), easel.draw(service, _LOOK)))
    parts = {
        "look at the files": _best(watched.waiting),
        "find the files": _best(watched.find),
        "load": _best(easel.load),
        "lint": _best(lambda: lint(service)),
        "tell": _best(lambda: told(str(file), lint(service), DEFAULT_LIMITS)),
        "draw, cold": cold,
        "draw, warm": _best(lambda: easel.draw(service, _LOOK)),
    }
    print(f"{steps:4} steps  " + ", ".join(f"{name} {seconds * 1000:.2g} ms" for name, seconds in parts.items()))


def _best(work: object) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append(time.perf_counter() - start)
    return min(taken)


def _saves(file: Path, text: str, count: int, browser: str) -> list[float]:
    """Milliseconds from write to paint of each save."""
    command = [
        sys.executable,
        "-m",
        "blueprint",
        "preview",
        str(file),
        "--view",
        "blueprint",
        "--no-open",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, sync_playwright() as playwright:
        try:
            address = (process.stdout.readline() if process.stdout else "").split()[0]
            window = playwright.chromium.launch(executable_path=browser, args=list(_FLAGS))
            page = window.new_page(viewport={"width": 1400, "height": 900})
            page.goto(address)
            page.wait_for_selector("html[data-version]", state="attached", timeout=_PATIENCE)
            taken = [_save(page, file, text, number) for number in range(count + 3)][3:]
            window.close()
        finally:
            process.terminate()
    return taken


def _save(page: Page, file: Path, text: str, number: int) -> float:
    version = page.get_attribute("html", "data-version")
    time.sleep(0.4 + number * 0.007)  # at another moment between two looks each time
    start = time.time()
    file.write_text(text.replace("Asks for a room", f"Asks for room {number}", 1), "utf-8")
    page.wait_for_selector(f'html:not([data-version="{version}"])', state="attached", timeout=_PATIENCE)
    return float(page.get_attribute("html", "data-painted") or "nan") - start * 1000


if __name__ == "__main__":
    sys.exit(main())
