"""What the integrations meet out there: a repository with maps, a forge that serves blueprint, an environment for it.

The forge holds a stand-in for this repository: its own hooks, action and scripts, and a package without dependencies
whose command is the blueprint of this checkout. So pip and pre-commit really install it, and need no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
ADDRESS = "https://github.com/OWNER/blueprint"
VERSION = "v0.1.0"
MAP = """\
blueprint: 1
title: Borrowing a book
persona: {name: Ada}
stages:
  - title: Find
    steps:
      - {title: Search, customer: Looks for the title, frontstage: Shows where it stands, emotion: 3}
      - {title: Fetch, customer: Walks to the shelf, emotion: 2}
"""
BROKEN = MAP.replace("frontstage:", "frontsage:")
WARNED = MAP.replace("frontstage: Shows where it stands", "backstage: Looks it up")

_PROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
_BACKEND = '''\
"""Builds a wheel with one command, and needs nothing for it."""

import base64
import hashlib
import zipfile

COMMAND = """\\
import os
import sys


def run():
    os.execv({python!r}, [{python!r}, "-m", "blueprint", *sys.argv[1:]])
"""
FILES = {{
    "blueprint_command.py": COMMAND,
    "blueprint-0.1.0.dist-info/METADATA": "Metadata-Version: 2.1\\nName: blueprint\\nVersion: 0.1.0\\n",
    "blueprint-0.1.0.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "blueprint-0.1.0.dist-info/entry_points.txt": "[console_scripts]\\nblueprint = blueprint_command:run\\n",
}}


def build_wheel(directory, config_settings=None, metadata_directory=None):
    record = "blueprint-0.1.0.dist-info/RECORD"
    lines = []
    with zipfile.ZipFile(f"{{directory}}/blueprint-0.1.0-py3-none-any.whl", "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            lines.append(f"{{name}},sha256={{digest}},{{len(text.encode())}}")
        wheel.writestr(record, "\\n".join([*lines, f"{{record}},,", ""]))
    return "blueprint-0.1.0-py3-none-any.whl"
'''


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Variables for a process: this checkout's programs, no network, nobody's settings."""
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        **kept,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
        "NO_COLOR": "1",
        **more,
    }  # fmt: skip


def run(*command: str | Path, cwd: Path, env: dict[str, str], code: int = 0) -> str:
    """The output of a command that ends with a code."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def repository(folder: Path, env: dict[str, str], **files: str) -> Path:
    """A git repository with one commit."""
    folder.mkdir(parents=True)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder, env=env)
    commit(folder, env, **files)
    return folder


def commit(folder: Path, env: dict[str, str], **files: str) -> str:
    """Write files and commit everything; the commit."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    run("git", "add", "--all", cwd=folder, env=env)
    run("git", "commit", "--quiet", "--allow-empty", "--message", "Change", cwd=folder, env=env)
    return run("git", "rev-parse", "HEAD", cwd=folder, env=env).strip()


def forge(folder: Path, env: dict[str, str]) -> Path:
    """A repository that answers to the address that the pages name, at the version that they name."""
    folder.mkdir(parents=True)
    run("git", "init", "--quiet", cwd=folder, env=env)
    for name in (".pre-commit-hooks.yaml", "action.yml"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "integrations", folder / "integrations")
    commit(folder, env, **{"pyproject.toml": _PROJECT, "backend.py": _BACKEND.format(python=sys.executable)})
    run("git", "tag", VERSION, cwd=folder, env=env)
    run("git", "config", "--global", f"url.{folder.as_uri()}.insteadOf", ADDRESS, cwd=folder, env=env)
    return folder


def empty_environment(folder: Path) -> Path:
    """The programs of a new Python environment; its `pip` is that of this one, told where to install."""
    venv.create(folder, with_pip=False)
    programs = folder / "bin"
    pip = programs / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pip --python "{programs / "python"}" "$@"\n', "utf-8")
    pip.chmod(0o755)
    return programs
