"""Measures how smoothly a large map moves on its page for the screen: times between its frames.

In: the size of the map on the command line. Out: a table on standard output. Every way of zooming is driven for the
same number of frames: as the page does it for a wheel or two fingers (`wheel`: painted layers are scaled, and painted
anew when the hand rests), by the size of the drawing (`size`), by its `viewBox`, or by a bare transform (`layer`).
Browsers without a graphics processor paint in software: the figures are those of the worst machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

_FRAMES = 60
_FLAGS = ("--no-sandbox", "--no-first-run", "--disable-background-networking")
_DRIVE = """([act, frames]) => new Promise((done) => {
  const sheet = blueprint.current.sheet, svg = blueprint.current.svg;
  const {width, height} = blueprint.current;
  const box = [sheet.clientWidth, sheet.clientHeight];
  const there = (n) => n % 40 < 20;
  const scale = (n) => 1.03 ** Math.abs((n % 40) - 20);
  const at = {ctrlKey: true, clientX: 600, clientY: 400, cancelable: true};
  const cards = [...blueprint.current.cards.values()];
  const acts = {
    nothing: () => {},
    move: (n) => blueprint.move(there(n) ? -24 : 24, there(2 * n) ? -10 : 10),
    wheel: (n) => sheet.dispatchEvent(new WheelEvent('wheel', {...at, deltaY: there(n) ? -3 : 3})),
    size: (n) => blueprint.zoomBy(there(n) ? 1.03 : 1 / 1.03, [600, 400]),
    viewBox: (n) => svg.setAttribute('viewBox', `2000 400 ${box[0] / scale(n)} ${box[1] / scale(n)}`),
    layer: (n) => { svg.style.transform = `scale(${scale(n)})`; },
    trace: (n) => blueprint.tell('focused', cards[(n * 7) % cards.length]),
  };
  if (act === 'viewBox') { svg.style.width = `${box[0]}px`; svg.style.height = `${box[1]}px`; }
  if (act === 'layer') svg.style.transformOrigin = '2000px 600px';
  const times = [];
  let last = 0, n = 0;
  const frame = (now) => {
    if (last) times.push(now - last);
    last = now;
    acts[act](n);
    if (++n < frames) requestAnimationFrame(frame);
    else {
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.removeAttribute('style');
      done(times);
    }
  };
  requestAnimationFrame(frame);
})"""


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lanes", type=int, default=12, help="lanes of the map (12, at least 4)")
    parser.add_argument("--steps", type=int, default=60, help="steps of the map (60)")
    options = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file, page_file = Path(folder) / "large.blueprint.yaml", Path(folder) / "large.html"
        file.write_text(_map(options.steps, options.lanes), "utf-8")
        program = Path(sys.executable).parent / "blueprint"
        subprocess.run([program, "render", file, "-o", page_file], check=True, stdout=subprocess.DEVNULL)
        window = playwright.chromium.launch(executable_path=browser, args=list(_FLAGS))
        page = window.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{page_file.as_uri()}#view=blueprint")
        page.wait_for_function("!document.getElementById('tools').hidden")
        cards = page.evaluate("blueprint.current.cards.size")
        print(f"{options.lanes} lanes, {options.steps} steps, {cards} cards, {page_file.stat().st_size / 1e6:.1f} MB")
        print(
            "scripts ready after",
            page.evaluate("Math.round(performance.getEntriesByType('navigation')[0].domComplete)"),
            "ms",
        )
        for zoom in (0.3, 1.0):
            for act in ("nothing", "move", "wheel", "size", "viewBox", "layer", "trace"):
                print(f"zoom {zoom:.0%} {act:8} {_told(_times(page, act, zoom))}")
        window.close()
    return 0


def _times(page: Page, act: str, zoom: float) -> list[float]:
    page.evaluate("zoom => { blueprint.zoomTo(zoom) }", zoom)
    page.wait_for_timeout(400)
    page.evaluate("blueprint.hold([2600, 700], ...blueprint.middle())")
    page.wait_for_timeout(300)
    made: list[float] = page.evaluate(_DRIVE, [act, _FRAMES])
    return made


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95) - 1]
    return f"median {median(ordered):5.1f} ms   95th percentile {late:5.1f} ms   longest {ordered[-1]:5.1f} ms"


def _map(steps: int, lanes: int) -> str:
    own = [f"extra-{n}" for n in range(lanes - 4)]
    head = [
        "customer",
        "line: interaction",
        "frontstage",
        "line: visibility",
        "backstage",
        "line: internal-interaction",
    ]
    lines = ["blueprint: 1", "title: Large map", "lanes:", *(f"  - {one}" for one in [*head, "support"])]
    lines += [f"  - {{lane: {name}, title: {name}, zone: support}}" for name in own]
    lines.append("stages:")
    for step in range(steps):
        if step % 6 == 0:
            lines += [f"  - title: Stage {step // 6 + 1}", "    steps:"]
        lines.append(f"      - title: Step {step + 1}")
        for lane in ["customer", "frontstage", "backstage", "support", *own]:
            said = f"text: Does thing {step + 1} in {lane}, actor: Actor {step % 7}, time: {step % 9 + 1} min"
            lines.append(f"        {lane}: {{{said}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
