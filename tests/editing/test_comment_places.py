"""Comments and blank lines go where what they belong to goes."""

from __future__ import annotations

import pytest

from blueprint.editing.fmt import formatted
from blueprint.source import Source

REST = "stages: [{title: A, customer: x}]\n"


def laid(text: str) -> str:
    done = formatted(Source(name="any.blueprint.yaml", text=text))
    assert done.reason is None
    assert not done.findings
    assert formatted(Source(name="any.blueprint.yaml", text=done.text)).text == done.text
    return done.text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        # Above an entry that moves, and behind one.
        ("# t\ntitle: T # u\nblueprint: 1 # b\n", "blueprint: 1  # b\n# t\ntitle: T  # u\n"),
        # The head of the file stays at the top.
        ("# head\n\n# t\ntitle: T\nblueprint: 1\n", "# head\n\nblueprint: 1\n# t\ntitle: T\n"),
        # Two blank lines become one.
        ("blueprint: 1\n\n\n\ntitle: T\n", "blueprint: 1\n\ntitle: T\n"),
        # Behind a key with its value below.
        (
            "blueprint: 1\ntitle: T\nactors: # who\n  a: {title: A}\n",
            "blueprint: 1\ntitle: T\nactors:  # who\n  a: {title: A}\n",
        ),
        # Indented deeper than what follows: the end of its block.
        (
            "blueprint: 1\ntitle: T\nactors:\n  a: {title: A}\n  # no more\nsummary: S\n",
            "blueprint: 1\ntitle: T\nsummary: S\nactors:\n  a: {title: A}\n  # no more\n",
        ),
        # Between braces, which become lines.
        (
            "blueprint: 1\ntitle: T\npersona: {name: D, # who\n  role: R}\n",
            "blueprint: 1\ntitle: T\npersona:\n  name: D  # who\n  role: R\n",
        ),
        # Behind a brace that opens an item: above the item, not behind the item before.
        (
            "blueprint: 1\ntitle: T\nlanes:\n  - customer\n  - {  # mine\n      zone: support, lane: depot}\n",
            "blueprint: 1\ntitle: T\nlanes:\n  - customer\n  # mine\n  - {lane: depot, zone: support}\n",
        ),
        # The line for editors comes first.
        (
            "# head\n# yaml-language-server: $schema=x\nblueprint: 1\ntitle: T\n",
            "# yaml-language-server: $schema=x\n# head\nblueprint: 1\ntitle: T\n",
        ),
    ],
)
def test_places(given: str, wanted: str) -> None:
    assert laid(given + REST).replace(REST, "") == wanted


def test_a_block_that_keeps_its_blank_lines() -> None:
    text = "blueprint: 1\nsummary: |+\n    One\n\n\n# of the stages\n" + REST + "title: T\n"
    assert laid(text) == (
        "blueprint: 1\ntitle: T\nsummary: |+\n  One\n\n\n# of the stages\nstages: [{title: A, customer: x}]\n"
    )


def test_a_comment_behind_a_brace_after_a_block_is_no_part_of_the_text() -> None:
    text = (
        "blueprint: 1\ntitle: T\nlanes:\n  - |\n      customer\n\n\n  - {  # mine\n      lane: depot,\n"
        "      zone: support,  # last\n      }\n" + REST
    )
    assert "  - |\n    customer\n\n  # mine\n  - lane: depot\n    zone: support  # last\n" in laid(text)
