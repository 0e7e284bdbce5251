"""What a cold process loads: a verb pays only for the libraries it uses."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
TEA = "tea.blueprint.yaml"
EXAMPLE = shlex.quote(str(ROOT / "examples/hotel-stay/hotel-stay.blueprint.yaml"))

# Lists the loaded modules on standard error, whatever the verb prints. Verbs that go on are interrupted once they have
# said that they run.
PROGRAM = """
import signal
import sys
class Said:
    def __getattr__(self, name):
        return getattr(sys.__stdout__, name)
    def write(self, text):
        signal.setitimer(signal.ITIMER_REAL, 1)
        return sys.__stdout__.write(text)
if sys.argv[1] in ("preview", "watch"):
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    sys.stdout = Said()
from blueprint.cli.main import run
sys.argv = ["blueprint", *sys.argv[1:]]
try:
    code = run()
except SystemExit as stop:
    code = stop.code
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

NETWORK = {"asyncio", "email", "http", "socket", "ssl", "urllib.request"}
PAPER = {"PIL", "fontTools", "pikepdf", "pydyf", "pypdfium2", "weasyprint"}
DRAWING = {"babel", "font_source_sans_pro", "jinja2", "uharfbuzz"}
READING = {"icu4py", "jsonschema", "yaml"}
# Never of use in a single run of one verb, and dear.
IDLE = {
    "concurrent.futures",
    "dataclasses",
    "importlib.metadata",
    "multiprocessing",
    "sqlite3",
    "unittest",
    "xml.dom",
    "xml.etree",
    "xml.sax",
}

ABSENT = {
    "--help": NETWORK | PAPER | DRAWING | READING | IDLE,
    "--version": NETWORK | PAPER | DRAWING | READING | IDLE,
    "explain BP101": NETWORK | PAPER | DRAWING | READING | IDLE,
    f"validate {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    f"touchpoints {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    f"opportunities {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    f"graph {EXAMPLE} --format dot": NETWORK | PAPER | DRAWING,
    f"impact registration {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    f"compare {EXAMPLE} {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    f"lint {EXAMPLE}": NETWORK | PAPER | DRAWING | IDLE,
    "lint --rules": NETWORK | PAPER | DRAWING | READING | IDLE,
    f"render {EXAMPLE} --view blueprint -o out/": NETWORK | PAPER | IDLE | {"jinja2"},
    "init --list": NETWORK | PAPER | DRAWING | READING | IDLE,
    "init library --template hotel --yes": NETWORK | PAPER | DRAWING | READING | IDLE,
    f"fmt {TEA}": NETWORK | PAPER | DRAWING | IDLE,
    f"rename ask order-tea {TEA}": NETWORK | PAPER | DRAWING | IDLE,
    f"new step Wait {TEA}": NETWORK | PAPER | DRAWING | IDLE,
    f"watch {TEA} -o out/ --view journey": NETWORK | PAPER | IDLE,
    f"preview {TEA} --no-open --port 0": PAPER | IDLE | {"asyncio", "urllib.request", "webbrowser"},
    **{f"{verb} --help": NETWORK | PAPER | DRAWING | READING | IDLE for verb in VERBS},
}
MAP = """\
blueprint: 1
title: A cup of tea
stages:
  - title: Order
    steps: [{id: ask, title: Ask, customer: Asks for tea}]
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules in memory at the end of a run that went well."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    (folder / TEA).write_text(MAP, "utf-8")
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", ABSENT, ids=lambda arguments: arguments.replace(EXAMPLE, "FILE"))
def test_a_verb_loads_only_what_it_uses(arguments: str, tmp_path: Path) -> None:
    assert sorted(loaded(tmp_path, *shlex.split(arguments)) & ABSENT[arguments]) == []


def test_the_list_is_real(tmp_path: Path) -> None:
    found = loaded(tmp_path, *shlex.split(f"render {EXAMPLE} --view blueprint -o out/"))

    assert {"blueprint.cli.main", "uharfbuzz", "yaml"} <= found
