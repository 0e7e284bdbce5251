# ruff: noqa: INP001 - a script, not a package
"""Draws the pictures of README.md and docs/README.zh-Hans.md into docs/pictures/, from the maps that lie there.

The pages show parts of these maps. Run it after a change to a map or to how things are drawn, and look at what changed:
`python script/docs_pictures.py`. A test compares the pictures with what the maps give, and the pages with the maps.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

from blueprint.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"

PICTURES: dict[str, tuple[str, ...]] = {
    "library.blueprint.svg": ("render", "library.blueprint.yaml", "--view", "blueprint"),
    "library.journey.svg": ("render", "library.blueprint.yaml", "--view", "journey"),
    "ways.svg": ("render", "ways.blueprint.yaml", "--view", "blueprint"),
    "lanes.svg": ("render", "lanes.blueprint.yaml", "--view", "blueprint"),
    "languages.svg": ("render", "languages.blueprint.yaml", "--view", "blueprint", "--lang", "zh-Hans"),
    "library-zh.blueprint.svg": ("render", "library-zh.blueprint.yaml", "--view", "blueprint"),
    "library-zh.journey.svg": ("render", "library-zh.blueprint.yaml", "--view", "journey"),
    "difference.svg": ("diff", "library.blueprint.yaml", "library-later.blueprint.yaml"),
}
"""Each picture, and the command that draws it in this folder."""


def draw(to: Path) -> None:
    """Draw all pictures.

    Args:
        to: the folder that they go into.

    Raises:
        RuntimeError: a map has errors or warnings.
    """
    with contextlib.chdir(FOLDER):
        for name, command in PICTURES.items():
            out, err = io.StringIO(), io.StringIO()
            code = main([*command, "-o", str(to / name)], io.BytesIO(), out, err)
            if code or err.getvalue():
                raise RuntimeError(f"{name}: {err.getvalue()}")


if __name__ == "__main__":
    draw(FOLDER)
    sys.stdout.writelines(f"docs/pictures/{name}\n" for name in PICTURES)
