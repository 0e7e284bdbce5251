"""A map as lines for git: the content counts, not how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.compare.listing import listing
from blueprint.reading import parse, read
from blueprint.source import Source

ROOT = Path(__file__).parents[2]


def lines(text: str) -> str:
    document = parse(Source(name="map", text=text)).value
    assert document is not None
    return listing(document)


TEXT = """\
blueprint: 1
title: Hotel   # a comment
actors: {clerk: {title: Clerk, role: Front office}}
stages:
  - title: Arrival
    phase: during
    steps:
      - id: check-in
        title: Check in
        support: [Registration, {text: Printer, note: "Two\\nlines", id: printer}]
        customer: Checks in
        emotion: {score: 2, label: Tired}
        next: [{to: go, label: Done}]
      - customer: Goes
        id: go
metrics: [{id: q, type: duration, at: check-in, value: 6 min}]
"""


def test_one_line_a_thing() -> None:
    assert (
        lines(TEXT)
        == """\
title: Hotel
actors:
  clerk: Clerk [role: Front office]

stage Arrival
  phase: during
  step Check in
    id: check-in
    customer: Checks in
    support: Registration
    support: Printer [id: printer; note: Two ⏎ lines]
    emotion: 2 [label: Tired]
    next: label: Done; to: go
  step go
    customer: Goes

metrics:
  - id: q; at: check-in; type: duration; value: 6 min
"""
    )


def test_how_it_is_written_does_not_count() -> None:
    written = {
        "actors: {clerk: {title: Clerk, role: Front office}}":
            "actors:\n  clerk:\n    role: 'Front office'\n    title: Clerk",
        "        customer: Checks in\n": "        # comment\n        customer: 'Checks in'\n",
        "Printer, note": '"Printer", note',
        "[{to: go, label: Done}]": "\n          - label: Done\n            to: go",
    }  # fmt: skip
    other = TEXT
    for before, after in written.items():
        assert before in other
        other = other.replace(before, after)

    assert lines(other) == lines(TEXT)


@pytest.mark.parametrize("path", [pytest.param(p, id=p.parent.name) for p in sorted(ROOT.glob("examples/*/*.yaml"))])
def test_every_text_is_in_it(path: Path) -> None:
    source = read(str(path)).value
    assert source is not None
    document = parse(source).value
    assert document is not None
    made = listing(document)

    for word in set(source.text.replace("\n", " ").split()):
        if word.isalpha() and len(word) > 7 and f"# {word}" not in source.text:
            found = word in made or any(word in line for line in source.text.splitlines() if "#" in line)
            assert found, word


def test_odd_files_are_listed_too() -> None:
    assert lines("blueprint: 1\ntitle: A\nstages: nothing\n") == "title: A\n\nstage \n"
    assert lines("blueprint: 1\nstages:\n  - [a, b]\n  - title: B\n    steps: [x]\n") == (
        "\nstage \n\nstage B\n  step \n    x\n"
    )
