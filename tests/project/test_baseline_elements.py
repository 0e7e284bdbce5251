"""The element of a finding: by ids, whatever moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.document import Document
from blueprint.project.elements import element_at
from blueprint.reading import parse
from blueprint.source import Source

MAP = """\
blueprint: 1
title: Hotel
language: de
actors:
  desk: {title: Desk}
lanes:
  - customer: Gast
  - {lane: promoter, title: Promoter, zone: frontstage}
  - {line: own, title: Linie}
stages:
  - title: {en: Arrival, de: Ankunft}
    summary: x
    promoter: [Grüßt]
    steps:
      - id: check-in
        customer: [Kommt, {text: Zahlt, id: pay}]
        promoter: {text: Hilft, id: help}
        next: [{to: check-in, label: nochmal}]
      - frontstage: Fragt
        customer: [{text: {de: Geht hinein, en: Goes in}}]
        pain: Kälte
      - promoter: "!"
metrics:
  - {id: nps, type: nps}
  - {type: nps, title: Zweite Frage}
gaps:
  - {gap: 3, at: check-in}
"""


def document(text: str) -> Document:
    parsed = parse(Source("map", text)).value
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("words", "element"),
    [
        ("Hotel", "title"),
        ("Desk}", "actors/desk/title"),
        ("promoter, title", "lanes/promoter/lane"),
        ("Linie", "lanes/own/title"),
        ("Ankunft", "stages/ankunft/title"),
        ("summary", "stages/ankunft/summary"),
        ("Grüßt", "stages/ankunft/promoter"),
        ("Kommt", "stages/ankunft/check-in/customer"),
        ("Zahlt", "stages/ankunft/check-in/customer/pay"),
        ("Hilft", "stages/ankunft/check-in/promoter/help"),
        ("nochmal", "stages/ankunft/check-in/next"),
        ("Kälte", "stages/ankunft/geht-hinein/pain"),
        ("!", "stages/ankunft"),
        ("nps}", "metrics/nps/type"),
        ("Zweite", "metrics/zweite-frage/title"),
        ("gap: 3", "gaps"),
    ],
)
def test_where_it_is(words: str, element: str) -> None:
    assert element_at(document(MAP), MAP.index(words)) == element


@settings(max_examples=60)
@given(st.integers(0, len(MAP) - 1), st.integers(0, 4), st.sampled_from([10, 14, 18]))
def test_it_stays_when_lines_move(at: int, comments: int, line: int) -> None:
    lines = MAP.split("\n")
    moved = "\n".join([*lines[:line], *(["# a remark"] * comments), *lines[line:]])
    start = len("\n".join(lines[:line])) + 1
    if MAP[at].isspace() or at >= len(MAP):
        return
    shifted = at + (len(moved) - len(MAP) if at >= start else 0)

    assert element_at(document(moved), shifted) == element_at(document(MAP), at)


def test_every_place_of_the_examples_has_one() -> None:
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*/*.blueprint.yaml")):
        read = document(path.read_text("utf-8"))
        lines = [n for n in range(1, read.source.line_count + 1) if read.source.line(n).strip()]
        written = [n for n in lines if not read.source.line(n).lstrip().startswith("#")]
        starts = [read.source.offset(n) + len(line := read.source.line(n)) - len(line.lstrip(" -")) for n in written]
        assert [read.source.position(at) for at in starts if element_at(read, at) is None] == []
