"""What the tests of faults run: every command that writes files, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from blueprint.frozen import frozen

HOTEL = """\
blueprint: 1
title: Hotel
include: [shared/desk.yaml]
stages:
  - title: Stay
    steps:
      - {id: ring, customer: {text: Rings, touchpoint: desk}, frontstage: Opens, support: {text: Looks up, system: crm}}
      - {id: pay, customer: Pays, pain: Waits}
opportunities:
  - {title: Faster, at: [pay], impact: 3, effort: 2}
metrics:
  - {title: Wait, type: duration, value: 6 min, at: pay}
"""
SHARED = """\
touchpoints:
  desk: {title: Front desk}
systems:
  crm: {title: Guests}
"""
CONFIG = "config: 1\noutputs: [{folder: out}]\n"
OLD = b"what was there before\n"
PROJECT = {
    "hotel.blueprint.yaml": HOTEL,
    "inn.blueprint.yaml": HOTEL.replace("Hotel", "Inn"),
    "shared/desk.yaml": SHARED,
    "blueprint.config.yaml": CONFIG,
}
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@frozen(kw_only=True)
class Command:
    """A command that writes files.

    Attributes:
        argv: as typed. files: what lies in the folder before, besides the project.
        old: outputs that are there already, with other content.
        git: whether the folder is a repository.
        notes: whether a cache that cannot be written is only told.
    """

    argv: tuple[str, ...]
    files: Mapping[str, str] = {}
    old: tuple[str, ...] = ()
    git: bool = False
    notes: bool = False

    def prepare(self, folder: Path) -> None:
        """Make the folder, as it is before the command."""
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in {**PROJECT, **self.files}.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        for name in self.old:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(OLD)
        if self.git:
            subprocess.run(["git", "init", "-q", str(folder)], check=True, env={**os.environ, **GIT})


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, but for the cache's and git's."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".blueprint-cache", ".git"} & set(path.relative_to(folder).parts)
    }


def strays(folder: Path) -> list[str]:
    """Unfinished files that were left in a folder, the cache and all."""
    return [p.name for p in sorted(folder.rglob("*")) if ".part" in p.name or ".blueprint-undo-" in p.name]


_MAP = "hotel.blueprint.yaml"
_ROUGH = HOTEL.replace("title: Hotel\n", "title:   'Hotel'\n")
_WRONG = HOTEL.replace("title: Hotel\n", "titel: Hotel\n")

COMMANDS: dict[str, Command] = {
    "render svg": Command(argv=("render", _MAP), old=("hotel.journey.svg", "hotel.blueprint.svg")),
    "render html": Command(argv=("render", _MAP, "-o", "out/page.html"), old=("out/page.html",)),
    "render pdf": Command(argv=("render", _MAP, "-o", "all.pdf"), old=("all.pdf",)),
    "render png": Command(argv=("render", _MAP, "--view", "journey", "-o", "a.png"), old=("a.png",)),
    "build": Command(argv=("build", "--jobs", "1"), old=("out/hotel.journey.svg",), notes=True),
    "fmt": Command(argv=("fmt",), files={_MAP: _ROUGH, "inn.blueprint.yaml": _ROUGH}),
    "rename": Command(argv=("rename", "desk", "front-desk", _MAP)),
    "validate --fix": Command(argv=("validate", "--fix", "--no-lint", _MAP), files={_MAP: _WRONG}),
    "validate, findings": Command(
        argv=("validate", _MAP, "--diagnostics", "json=found.json", "--diagnostics", "sarif=found.sarif"),
        old=("found.json", "found.sarif"),
    ),
    "baseline": Command(argv=("validate", "--baseline", "known.yaml", "--write-baseline")),
    "init": Command(argv=("init", "maps/tea", "--yes"), files={".vscode/settings.json": "{}\n"}, git=True),
    "new": Command(argv=("new", "step", "Leave", _MAP)),
    "git-setup": Command(argv=("git-setup", "--yes"), files={".gitattributes": "*.png binary\n"}, git=True),
    "report": Command(argv=("report", _MAP, "-o", "r.html"), old=("r.html",)),
    "report md": Command(argv=("report", _MAP, "-o", "r.md"), old=("r.md",)),
    "figures": Command(argv=("figures", _MAP, "-o", "f.xlsx"), old=("f.xlsx",)),
    "figures csv": Command(argv=("figures", _MAP, "-o", "f.csv"), old=("f.csv",)),
    "touchpoints": Command(argv=("touchpoints", _MAP, "-o", "t.md"), old=("t.md",)),
    "opportunities": Command(
        argv=("opportunities", _MAP, "-o", "o.json", "--matrix", "m.svg"), old=("o.json", "m.svg")
    ),
    "impact": Command(argv=("impact", "crm", _MAP, "-o", "i.csv"), old=("i.csv",)),
    "impact svg": Command(argv=("impact", "crm", _MAP, "-o", "out/"), old=("out/hotel.impact.svg",)),
    "book": Command(argv=("book", _MAP, "-o", "b.pdf"), old=("b.pdf",)),
    "graph": Command(argv=("graph", _MAP, "-o", "g.svg"), old=("g.svg",)),
    "diff": Command(argv=("diff", _MAP, "inn.blueprint.yaml", "-o", "d.md"), old=("d.md",)),
    "diff svg": Command(argv=("diff", _MAP, "inn.blueprint.yaml", "--format", "svg", "-o", "d/"), old=()),
    "compare": Command(
        argv=("compare", _MAP, "inn.blueprint.yaml", "-o", "c.svg", "--view", "journey"), old=("c.svg",)
    ),
    "build --shard": Command(argv=("build", "--jobs", "1", "--shard", "1/1", "-o", "part"), notes=True),
}
