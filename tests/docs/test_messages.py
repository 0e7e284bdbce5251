"""Messages of the program that a page shows are the program's own, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from doc_commands import run
from doc_pages import ROOT, Block, Page, page, pages
from doc_world import make_world, world_of

MESSAGE = re.compile(r"^(?:error|warning|info)(?:\[BP\d+\])?: ", re.MULTILINE)
SHOWN = [
    (page, block)
    for page in pages()
    for block in page.blocks
    if MESSAGE.search(block.text) and not block.is_commands and block.kind != "yaml"
]


@dataclass(frozen=True)
class Cause:
    """What brings a message about: the files that are there, and the command."""

    files: dict[str, str]
    command: tuple[str, ...]


def library(right: str, wrong: str) -> dict[str, str]:
    """The file of the README with a mistake in it."""
    text = next(b.text for b in page("README.md").blocks if b.file == "library.blueprint.yaml")
    assert right in text
    return {"library.blueprint.yaml": text.replace(right, wrong, 1)}


LINTED = """\
blueprint: 1
title: Overnight hotel stay
touchpoints: {tray: {title: Tray}}
stages:
  - title: Stay
    steps:
      - id: receive-food
        customer: Receives the food
        frontstage: {text: Delivers the food, marks: fail}
opportunities: [{title: Warm plates, impact: 2, effort: 1}]
"""
CAUSES = {
    ("README.md", "BP405"): Cause(
        library("frontstage: Shows", "frontsage: Shows"), ("validate", "library.blueprint.yaml")
    ),
    ("docs/lint.md", "BP353"): Cause({"hotel.blueprint.yaml": LINTED}, ("lint", "hotel.blueprint.yaml")),
    ("docs/paper.md", "smallest text"): Cause(
        {"hotel.blueprint.yaml": (ROOT / "examples/hotel-stay/hotel-stay.blueprint.yaml").read_text("utf-8")},
        ("render", "hotel.blueprint.yaml", "--page", "A4", "-o", "hotel.pdf"),
    ),
}
"""What each message is about, by its page and a part of it. Simpler: show the command as well (`$ blueprint …`)."""


def cause_of(page: Page, block: Block) -> tuple[str, str] | None:
    return next((key for key in CAUSES if key[0] == page.name and key[1] in block.text), None)


def words(text: str) -> str:
    """A text without its line breaks, which a page may put elsewhere."""
    return " ".join(text.split())


@pytest.mark.parametrize("shown", SHOWN, ids=lambda s: f"{s[0].name}:{s[1].line}")
def test_a_message_is_the_programs_own(
    shown: tuple[Page, Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, block = shown
    key = cause_of(page, block)
    assert key is not None, "say in CAUSES what brings this message about, or show the command above it"
    folder = world_of(page, make_world(tmp_path / "made"), tmp_path / "here")
    for name, text in CAUSES[key].files.items():
        (folder / name).write_text(text, "utf-8")
    for picture in (ROOT / "examples/hotel-stay").glob("dana.*"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    monkeypatch.chdir(folder)

    done = run(("blueprint", *CAUSES[key].command))

    assert words(block.text) in words(done.out + done.err)


def test_no_cause_is_given_that_no_page_needs() -> None:
    assert CAUSES.keys() == {cause_of(page, block) for page, block in SHOWN}
