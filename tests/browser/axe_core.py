"""axe-core from npm: finds what people who cannot see, point or tell colours apart would stumble over."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

VERSION = "4.14.1"
_RUN = """async (rules) => (await axe.run(document, {
  resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {}),
})).violations.map(
  (one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary])"""


class NoAxeError(Exception):
    """It cannot be had here; the text says why."""


def axe_script() -> str:
    """The script; it is installed once, into a folder for temporary files.

    Raises:
        NoAxeError: npm is missing, or the registry cannot be reached.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoAxeError("npm is not installed")
    folder = Path(tempfile.gettempdir()) / f"blueprint-axe-core-{VERSION}-{os.getuid()}"
    script = folder / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
            command = [npm, "install", "--no-audit", "--no-fund", "--silent", f"axe-core@{VERSION}"]
            (Path(fresh) / "package.json").write_text('{"private": true}', "utf-8")
            done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, check=False, timeout=120)
            if done.returncode != 0:
                raise NoAxeError(f"npm could not install axe-core {VERSION}: {done.stderr[-300:]}")
            shutil.copytree(fresh, folder, dirs_exist_ok=True, symlinks=True)
    return script.read_text("utf-8")


def violations(page: Page, script: str, rules: Sequence[str] = ()) -> list[Any]:
    """What axe finds on a page: rule, number of places, the first of them and what to do about it.

    Args:
        page: shows it. script: of axe-core.
        rules: which are asked; all without any.
    """
    page.evaluate(script)
    found: list[Any] = page.evaluate(_RUN, list(rules))
    return found
