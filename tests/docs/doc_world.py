"""What the pages presuppose: a folder with maps under git, and what cannot be run as it is written.

A page that needs more gives the file itself (a block below its name), or has it in `FILES`.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from doc_pages import ROOT, Page

HOTEL = """\
blueprint: 1
title: Overnight hotel stay
persona: {name: Dana, role: Business traveller}
actors: {bell: {title: Bellperson}, desk: {title: Receptionist}, kitchen: {title: Room service}}
channels: {in-person: {title: In person}, phone: {title: Telephone, icon: phone}}
systems: {pms: {title: Booking system}}
touchpoints:
  entrance: {title: Entrance, channel: in-person, owner: brand, medium: object}
  front-desk:
    title: Front desk
    channel: in-person
    owner: brand
    importance: key
    plan: {standard: Key or bill in hand within 3 minutes}
stages:
  - id: arrival
    title: Arrival
    steps:
      - id: arrive
        title: Arrive
        time: 5 min
        touchpoint: entrance
        evidence: Hotel exterior, parking
        customer: Arrives at the hotel by car
        frontstage: {text: Takes the bags, actor: bell}
        emotion: 3
        expectation: 3
      - id: check-in
        title: Check in
        time: 2 min
        wait: 6 min
        touchpoint: front-desk
        evidence: Key
        customer: Checks in
        frontstage: {text: Processes the registration, actor: desk, marks: fail}
        support: {text: Registration system, system: pms}
        emotion: 2
        expectation: 4
  - id: stay
    title: Stay
    steps:
      - id: order-food
        title: Order food
        channel: phone
        evidence: Menu
        customer: Calls room service
        frontstage: {id: takes-the-food-order, text: Takes the food order, actor: kitchen}
        support: {text: Ticket printer, note: Prints the order}
        emotion: 4
        expectation: 3
  - id: departure
    title: Departure
    steps:
      - id: check-out
        title: Check out
        touchpoint: front-desk
        evidence: Bill
        customer: Pays and leaves
        frontstage: {text: Prints the bill, actor: desk}
        emotion: 4
        expectation: 4
metrics:
  - {id: nps, type: nps, title: Would recommend, responses: exit, target: 50, at: check-out}
  - {id: desk-wait, type: duration, title: Wait at the front desk, at: check-in, value: 6 min, target: 3 min}
responses:
  exit: {file: exit.csv, columns: {score: q1, step: where, segment: group, date: day, comment: why}}
gaps: [{gap: 3, at: check-in, note: "Standard says 3 minutes, measured 6"}]
opportunities:
  - {id: early-form, title: Registration before arrival, at: check-in, impact: 5, effort: 3, addresses: desk-wait}
"""
"""The map of the hotel as it is now."""

HOTEL_BEFORE = (
    HOTEL.replace("customer: Arrives at the hotel by car", "customer: Arrives at the hotel")
    .replace(
        "time: 2 min\n        wait: 6 min", "time: 4 min\n        wait: 6 min\n        pain: Queue after a long day"
    )
    .replace("        frontstage: {id: takes", "        backstage: {id: takes")
    .replace("        support: {text: Ticket printer, note: Prints the order}\n", "")
)
"""The same map three commits ago."""

ANSWERS = "q1,where,group,day,why\n" + "".join(
    f"{score},{where},{group},{day},{why}\n"
    for score, where, group, day, why in (
        (9, "check-in", "business", "2026-02-01", "Quick"),
        (6, "check-in", "leisure", "2026-05-03", "Long queue"),
        (10, "check-out", "business", "2026-05-04", ""),
        (8, "check-out", "leisure", "2026-02-05", ""),
    )
)
SHOP = """\
blueprint: 1
title: Buying shoes
persona: {name: Kim}
systems: {pms: {title: Cash system}}
stages:
  - title: Shop
    steps:
      - {id: try, customer: Tries shoes on, frontstage: Brings them, touchpoint: Bench, emotion: 4}
      - id: pay
        customer: Pays
        frontstage: Takes the money
        support: {text: Books the sale, system: pms}
        touchpoint: Till
        emotion: 3
opportunities: [{title: A second till, at: pay, impact: 4, effort: 2}]
"""

FILES: dict[str, dict[str, str | None]] = {
    "docs/build.md": {"maps/hotel/night.blueprint.yaml": SHOP},
    "docs/config.md": {
        "maps/hotel/night.blueprint.yaml": SHOP,
        "blueprint.config.yaml": "config: 1\nbaseline: blueprint.baseline.yaml\n",
        "blueprint.baseline.yaml": "baseline: 1\nfindings: []\n",
    },
    "docs/diff.md": {"old.blueprint.yaml": HOTEL_BEFORE, "new.blueprint.yaml": HOTEL},
    "docs/starting.md": {"maps/hotel.blueprint.yaml": None},
}
"""For each page, files that it speaks of and that the world does not have, or that it must not have yet."""

EXAMPLES: dict[str, str] = {"docs/svg.md": "hotel-stay online-checkout"}
"""For each page, examples whose drawings it reads."""

WITH_ALL_EXAMPLES = "examples/README.md"
"""The page whose commands start at the top of this repository."""

PLACEHOLDERS = {
    "FILE…": "maps/shop.blueprint.yaml",
    "FILE": "hotel.blueprint.yaml",
    "DIR": "maps",
    "A": "maps/hotel.blueprint.yaml",
    "B": "hotel.blueprint.yaml",
    "REV:PATH": "HEAD~3:maps/hotel.blueprint.yaml",
    "REV..REV": "HEAD~3..HEAD",
    "REV...REV": "HEAD~3...HEAD",
    "REV": "HEAD~3",
    "CODE": "BP405",
    "TERM": "pain",
    "NAME": "pms",
}
"""Words that stand for something in the tables, and what they stand for here."""

SKIPPED = {
    "pip install": "would fetch packages; tests/packaging installs the wheel into an empty environment",
    "script/demo": "makes an environment of its own; the scripts are checked by shellcheck, and CI runs them",
    "script/test": "runs these tests",
    "xmllint": "another project's program, which need not be here",
}
"""Beginnings of commands that are not run, and why. One that no page has any more is an error."""

SKIPPED_PAGES = {
    "docs/ci.md": "tests/integrations/test_ci_page.py runs it from top to bottom",
}
"""Pages that another test runs as a whole."""


def git(folder: Path, *arguments: str) -> None:
    """Run git with a name, an address and times of its own, and without anybody's settings."""
    environment = {
        "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def make_world(folder: Path) -> Path:
    """A repository with two maps in a folder and one at the top, four commits, and a branch `main` before the last."""
    _write(folder, {"maps/hotel.blueprint.yaml": HOTEL_BEFORE, "maps/exit.csv": ANSWERS})
    git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder, "Begin")
    _write(folder, {"maps/shop.blueprint.yaml": SHOP})
    _commit(folder, "Map the shop")
    _write(folder, {"hotel.blueprint.yaml": HOTEL, "exit.csv": ANSWERS})
    _commit(folder, "Map the hotel anew")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "switch", "--quiet", "--create", "change")
    _write(folder, {"maps/hotel.blueprint.yaml": HOTEL})
    _commit(folder, "Come by car")
    return folder


def world_of(page: Page, made: Path, folder: Path) -> Path:
    """A copy of the world with what one page adds to it."""
    shutil.copytree(made, folder, dirs_exist_ok=True)
    for name in EXAMPLES.get(page.name, "").split():
        shutil.copytree(ROOT / "examples" / name, folder, dirs_exist_ok=True)
    if page.name == WITH_ALL_EXAMPLES:
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("*.pdf"))
    _write(folder, FILES.get(page.name, {}))
    return folder


def _commit(folder: Path, message: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", message)


def _write(folder: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
