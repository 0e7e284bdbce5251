"""Small projects for tests, and builds of them in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

MAP = """\
blueprint: 1
title: {title}
{more}stages:
  - title: Stay
    steps:
      - {{id: ring, customer: Rings, frontstage: {words}}}
"""


def write_map(root: Path, path: str, title: str = "Hotel", *, words: str = "Opens", more: str = "") -> Path:
    """A map of one step."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(MAP.format(title=title, words=words, more=more), "utf-8")
    return place


def write_config(root: Path, text: str = "outputs: [{folder: out}]\n") -> None:
    """A configuration."""
    (root / "blueprint.config.yaml").write_text(f"config: 1\n{text}", "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, but for the cache and what git keeps."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".blueprint-cache", ".git"} & set(path.relative_to(folder).parts)
    }


def digest(folder: Path) -> str:
    """One checksum for all of that."""
    made = sha256()
    for name, data in tree(folder).items():
        made.update(name.encode() + b"\0" + sha256(data).digest())
    return made.hexdigest()


def command(*arguments: str) -> list[str]:
    """The command line of a process."""
    return [sys.executable, "-m", "blueprint", *arguments]


def build(folder: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """A build as a process of its own; it has to end with this code."""
    done = subprocess.run(
        command("build", *arguments), cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done
