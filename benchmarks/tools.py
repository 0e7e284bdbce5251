"""The tools that are measured beside each other, each with the nearest thing it can draw of the same content.

In: nothing. Out: `Tool`s that are there; one that is missing is named on standard error and left out. WireViz and
mermaid-cli are installed into `.venv-bench`, a folder of their own, on the first run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from maps import Map, as_blueprint, as_dot, as_mermaid, as_plantuml, as_wireviz
from processes import Command, program

HOME = Path(__file__).parents[1] / ".venv-bench"
WIREVIZ = "wireviz==0.4.1"
MERMAID = "@mermaid-js/mermaid-cli@11.17.0"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SVG, PDF = "blueprint render, SVG", "blueprint render, PDF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One thing to measure.

    Attributes:
        name: its row in the table.
        idle: a command that only starts and ends: what a process costs before any work.
        command: from an input file and a folder for the result to the command.
        suffix: of the input file.
        write: from a map to the input file's text.
        beside: the row that it is compared with.
    """

    name: str
    idle: Command
    command: Callable[[Path, Path], Command]
    suffix: str
    write: Callable[[Map], str]
    beside: str = SVG


def tools(without: tuple[str, ...] = ()) -> list[Tool]:
    """Everything that can be measured here.

    Args:
        without: names of tools that are left out: the first word of each, as `wireviz`.
    """
    found = list(_own())
    for name, make in _OTHERS.items():
        if name in without:
            continue
        made = make()
        if not made:
            print(f"{name} is not here: measuring without it", file=sys.stderr)
        found += made
    return found


def _own() -> Iterator[Tool]:
    """Our own commands."""
    blueprint = program()
    idle, suffix = (blueprint, "--version"), ".blueprint.yaml"

    def drawing(kind: str) -> Callable[[Path, Path], Command]:
        shared = (blueprint, "render", "--view", "blueprint", "-o")
        return lambda file, out: (*shared, str(out / f"map.{kind}"), str(file))

    yield Tool(
        name="blueprint validate",
        idle=idle,
        command=lambda file, _: (blueprint, "validate", str(file)),
        suffix=suffix,
        write=as_blueprint,
    )
    yield Tool(name=SVG, idle=idle, command=drawing("svg"), suffix=suffix, write=as_blueprint)
    yield Tool(name=PDF, idle=idle, command=drawing("pdf"), suffix=suffix, write=as_blueprint, beside=PDF)


def _graphviz() -> list[Tool]:
    """Curved edges, which is its default, and right-angled ones, which is what a blueprint has."""
    dot = shutil.which("dot")
    if dot is None:
        return []

    def drawing(splines: str) -> Tool:
        return Tool(
            name=f"dot, {splines}",
            idle=(dot, "-V"),
            command=lambda file, out: (dot, "-Tsvg", f"-Gsplines={splines}", str(file), "-o", f"{out}/dot.svg"),
            suffix=".dot",
            write=as_dot,
        )

    return [drawing("spline"), drawing("ortho")]


def _wireviz() -> list[Tool]:
    """WireViz in an environment of its own; it calls `dot`."""
    wireviz = HOME / ("Scripts" if os.name == "nt" else "bin") / "wireviz"
    if not shutil.which("dot"):
        return []
    if not wireviz.exists():
        print(f"Installing {WIREVIZ} into {HOME.name} ...", file=sys.stderr)
        venv.create(HOME, with_pip=True)
        subprocess.run((wireviz.with_name("python"), "-m", "pip", "install", "-qq", WIREVIZ), check=True)
    return [
        Tool(
            name="wireviz",
            idle=(str(wireviz), "--version"),
            command=lambda file, out: (str(wireviz), "--format", "s", "--output-dir", str(out), str(file)),
            suffix=".wireviz.yaml",
            write=as_wireviz,
        )
    ]


def _plantuml() -> list[Tool]:
    """PlantUML as the system's packages have it; it calls `dot`."""
    plantuml = shutil.which("plantuml")
    if plantuml is None:
        return []
    return [
        Tool(
            name="plantuml",
            idle=(plantuml, "-version"),
            command=lambda file, out: (plantuml, "-tsvg", "-o", str(out), str(file)),
            suffix=".puml",
            write=as_plantuml,
        )
    ]


def _mermaid() -> list[Tool]:
    """mermaid-cli with the browser of the system."""
    npm, browser = shutil.which("npm"), browser_here()
    if npm is None or browser is None:
        return []
    home = HOME / "mermaid"
    mmdc = home / "node_modules" / ".bin" / "mmdc"
    if not mmdc.exists():
        print(f"Installing {MERMAID} into {HOME.name} ...", file=sys.stderr)
        home.mkdir(parents=True, exist_ok=True)
        environ = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        command = (npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), MERMAID)
        subprocess.run(command, env=environ, check=True)
    limits, launch = home / "limits.json", home / "launch.json"
    limits.write_text(json.dumps({"maxTextSize": 10**8, "maxEdges": 10**6}), "utf-8")
    launch.write_text(json.dumps({"executablePath": browser, "args": ["--no-sandbox"], "timeout": 0}), "utf-8")
    settings = ("-q", "-c", str(limits), "-p", str(launch))
    return [
        Tool(
            name="mermaid-cli",
            idle=(str(mmdc), "--version"),
            command=lambda file, out: (str(mmdc), *settings, "-i", str(file), "-o", f"{out}/mermaid.svg"),
            suffix=".mmd",
            write=as_mermaid,
        )
    ]


def _chromium() -> list[Tool]:
    """A browser that prints our SVG."""
    browser = browser_here()
    if browser is None:
        return []
    return [
        Tool(
            name="chromium, prints the SVG",
            idle=(browser, "--version"),
            command=lambda file, out: printing(browser, file, out / "printed.pdf"),
            suffix=".svg",
            write=_drawn,
            beside=PDF,
        )
    ]


def _drawn(drawing: Map) -> str:
    """Our SVG of a map."""
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "map.blueprint.yaml", Path(folder) / "map.svg"
        file.write_text(as_blueprint(drawing), "utf-8")
        command = (program(), "render", str(file), "--view", "blueprint", "-o", str(out))
        subprocess.run(command, check=True, capture_output=True)
        return out.read_text("utf-8")


def browser_here() -> str | None:
    """The browser of the system, if there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def printing(browser: str, file: Path, pdf: Path) -> Command:
    """The command that prints a file."""
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    return (browser, *quiet, f"--print-to-pdf={pdf}", str(file))


_OTHERS: dict[str, Callable[[], list[Tool]]] = {
    "dot": _graphviz,
    "wireviz": _wireviz,
    "plantuml": _plantuml,
    "mermaid-cli": _mermaid,
    "chromium": _chromium,
}
