"""Packages of npm that tests need, installed once a machine and version."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class NoPackageError(Exception):
    """Why a package cannot be had here."""


def installed(name: str, version: str) -> Path:
    """The folder of a package, with those that it needs beside it.

    Raises:
        NoPackageError: npm is missing, or the registry cannot be reached.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoPackageError("npm is not installed")
    folder = Path(tempfile.gettempdir()) / f"blueprint-{name}-{version}-{os.getuid()}"
    package = folder / "node_modules" / name
    if not (package / "package.json").is_file():
        with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
            command = [npm, "install", "--no-audit", "--no-fund", "--silent", f"{name}@{version}"]
            (Path(fresh) / "package.json").write_text('{"private": true}', "utf-8")
            done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, check=False, timeout=120)
            if done.returncode != 0:
                raise NoPackageError(f"npm could not install {name} {version}: {done.stderr[-300:]}")
            shutil.copytree(fresh, folder, dirs_exist_ok=True, symlinks=True)
    return package
