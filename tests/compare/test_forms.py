"""The words of a comparison: for terminals, for pull requests, for programs."""

from __future__ import annotations

import json
import re

import pytest
from compared import difference, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.cli import diff
from blueprint.compare import markdown
from blueprint.compare.json_form import VERSION, as_json
from blueprint.compare.markdown import as_markdown, code
from blueprint.compare.terminal import as_text
from blueprint.compare.values import Compared, Difference, Status

OLD = steps(
    "{id: a, title: Ask, customer: Asks, backstage: Takes the order, pain: Queue after a long day}",
    "{id: b, title: Pay, customer: Pays in cash, time: 4 min}",
    "{id: c, title: Go, customer: Goes}",
)
NEW = steps(
    "{id: a, title: Ask, customer: Asks, frontstage: Takes the order}",
    "{id: b, title: Pay now, customer: Pays in coins, time: 2 min, support: {text: Till, note: New}}",
)


def compared(found: Difference | None = None, **more: object) -> Compared:
    values = {"old": "map.blueprint.yaml", "new": "map.blueprint.yaml", "status": Status.CHANGED, **more}
    return Compared(**{"difference": found or difference(OLD, NEW), **values})  # type: ignore[arg-type]


def test_a_terminal_gets_stages_steps_and_lanes() -> None:
    assert as_text([compared()]) == (
        """\
map.blueprint.yaml: 1 added, 3 removed, 1 moved, 1 renamed, 1 changed

Stage “Stage”
  Step “Ask”
    > frontstage “Takes the order” (moved from backstage)
    - pain “Queue after a long day”
  = step “Pay” → “Pay now”
      time: 4 min → 2 min
    ~ customer “Pays in cash” → “Pays in coins”
    + support “Till” (note: New)
  - step “Go”
    - customer “Goes”

Connectors
  2 connectors made by rule follow from the cards and steps above
"""
    )


def test_colours_are_only_there_where_they_are_wanted() -> None:
    plain, coloured = as_text([compared()]), as_text([compared()], colour=True)

    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain
    assert "\x1b[32m" in coloured


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Compared(old=None, new="b", status=Status.ADDED, title="B", size=(1, 2, 3)),
         "b: new map, 1 stage, 2 steps, 3 cards"),
        (Compared(old="a", new=None, status=Status.REMOVED, title="A", size=(2, 2, 1)),
         "a: removed map, 2 stages, 2 steps, 1 card"),
        (Compared(old="a", new="b", status=Status.RENAMED), "a → b: renamed, and otherwise the same"),
        (Compared(old="a", new="a", status=Status.FAILED, failed=("old",)),
         "a: not compared: the old version has errors"),
    ],
)  # fmt: skip
def test_whole_maps(one: Compared, said: str) -> None:
    assert as_text([one]) == f"{said}\n"
    assert said.rpartition(": ")[2] in as_markdown([one])


def test_nothing_is_said_of_what_is_the_same() -> None:
    same = Compared(old="a", new="a", status=Status.SAME, difference=difference(OLD, OLD))

    assert as_text([same]) == ""
    assert as_markdown([same]) == "No map has changed.\n"
    assert json.loads(as_json([same]))["maps"][0]["changes"] == []


def test_signs_that_turn_the_reading_direction_are_left_out() -> None:
    found = difference(steps("{id: a, customer: A}"), steps("{id: a, customer: [A, 'evil\u202etxt\u2066']}"))

    assert "“eviltxt”" in as_text([compared(found)])


# --- Markdown

NASTY = [
    "@team <img src=x> | *bold* [x](http://e.org) #1",
    "```",
    "a `b` ``c``",
    "`",
    "- x\n# y",
    "</details>",
    "&amp;",
]


@pytest.mark.parametrize("text", NASTY)
def test_what_a_file_says_stands_in_code_spans(text: str) -> None:
    quoted = json.dumps(text)
    found = difference(steps("{id: a, customer: A}"), steps(f"{{id: a, title: {quoted}, customer: [A, {quoted}]}}"))
    made = as_markdown([compared(found)])

    outside = re.sub(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", "", made)
    assert not re.search(r"[@<>\[\]|&#](?<!### )", outside.replace("### ", "")), outside
    assert " ".join(text.split()) in made


@settings(max_examples=100)
@given(st.text(st.sampled_from("`ab @"), min_size=1, max_size=12))
def test_a_code_span_gives_its_text_back(text: str) -> None:
    span = code(text)
    fence = re.match("`+", span)
    assert fence is not None
    inner = span[len(fence[0]) : -len(fence[0])]

    assert span.endswith(fence[0])
    assert fence[0] not in re.findall("`+", inner)
    assert inner.strip(" ") == text.strip(" ")


def test_a_very_long_text_is_cut() -> None:
    assert len(code("x" * 1000)) < 300


def test_the_size_is_kept_and_the_rest_is_counted() -> None:
    many = difference(
        steps("{id: a, customer: A}"), steps(f"{{id: a, customer: [A, {', '.join(f'New {n}' for n in range(300))}]}}")
    )
    whole, part = as_markdown([compared(many)]), as_markdown([compared(many)], 3000)

    shown = part.count("added:")
    assert whole.count("added:") == 300
    assert len(part) <= 3000
    assert 0 < shown < 300
    assert part.endswith(f"… and {300 - shown} more differences.\n")


def test_the_sizes_in_the_help_are_those_of_the_form() -> None:
    assert (diff._DEFAULT_SIZE, diff._LEAST_SIZE) == (markdown.DEFAULT_SIZE, markdown.LEAST_SIZE)


# --- JSON


def test_programs_get_everything_in_a_stable_form() -> None:
    made = json.loads(as_json([compared()]))
    (one,) = made["maps"]

    assert made["blueprint-diff"] == VERSION == 1
    assert list(one) == ["old", "new", "status", "title", "counts", "changes"]
    assert one["counts"] == {"added": 1, "removed": 3, "moved": 1, "renamed": 1, "changed": 1}
    assert one["changes"][0] == {
        "kind": "card",
        "what": ["moved"],
        "key": "takes-the-order",
        "title": "Takes the order",
        "place": {"stage": "stage", "step": "a", "lane": "frontstage", "number": 1},
        "old_place": {"stage": "stage", "step": "a", "lane": "backstage", "number": 1},
    }
    assert [c["title"] for c in one["changes"] if c.get("by_rule")]
    assert as_json([compared()]) == as_json([compared(difference(OLD, NEW))])


def test_programs_get_whole_maps_and_failures() -> None:
    maps = [
        Compared(old=None, new="b", status=Status.ADDED, title="B", size=(1, 2, 3)),
        Compared(old="a", new="a", status=Status.FAILED, failed=("new",)),
    ]

    assert json.loads(as_json(maps))["maps"] == [
        {"old": None, "new": "b", "status": "added", "title": "B", "stages": 1, "steps": 2, "cards": 3},
        {"old": "a", "new": "a", "status": "failed", "failed": ["new"]},
    ]
