"""A mistake is told once: what only follows from it is not told as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.pipeline import load

MAP = """\
blueprint: 1
title: A cup of tea
scale: {min: -2, max: 2}
lanes:
  - customer
  - {lane: bar, title: Bar, zone: frontstage}
stages:
  - id: order
    title: Order
    steps:
      - {id: ask, customer: Asks, bar: Nods, emotion: -1}
      - {id: wait, customer: Waits, bar: Brews, emotion: {score: 0, label: Bored}}
  - title: Drink
    steps: [{id: sip, customer: Sips, bar: Smiles, next: []}]
metrics:
  - {id: wait, type: nps, at: wait, responses: exit}
responses: {exit: {file: exit.csv, columns: {score: q1}}}
gaps: [{gap: 2, at: ask}]
opportunities:
  - {title: A sign, at: wait, addresses: [gap-2, wait]}
"""


def told(folder: Path, old: str, new: str) -> list[tuple[str, int]]:
    """Codes and lines of what is said once something is replaced."""
    assert MAP.count(old) >= 1
    (folder / "exit.csv").write_text("q1\n9\n", "utf-8")
    file = folder / "tea.blueprint.yaml"
    file.write_text(MAP.replace(old, new), "utf-8")
    return [(d.code, d.span.line) for d in load(str(file)).diagnostics if d.span and d.severity == "error"]


def test_the_map_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, "Order", "Order") == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("lanes:", "lnaes:", "BP202", 4),
        ("stages:", "stagse:", "BP202", 7),
        ("    steps:\n", "    stpes:\n", "BP405", 10),
        ("steps: [", "setps: [", "BP405", 14),
        ("scale: {min: -2, max: 2}", "scale: 5", "BP203", 3),
        ("min: -2", "min: low", "BP203", 3),
        ("min: -2", 'min: "-2"', "BP207", 3),
        ("min: -2", "min: 8", "BP321", 3),
        ("[{id: sip, customer: Sips, bar: Smiles, next: []}]", "sip", "BP203", 14),
        ("label: Bored", "lable: Bored", "BP202", 12),
        ("responses: {exit: {file: exit.csv, columns: {score: q1}}}", "responses: exit", "BP203", 17),
        ("gap: 2", 'gap: "2"', "BP207", 18),
        ("type: nps, ", "", "BP201", 16),
        ("type: nps, ", "type: npx, ", "BP205", 16),
        ("nps, at: wait,", "duraton, at: wait, target: 3 min,", "BP205", 16),
        ("columns: {score: q1}", "columns: {score: }", "BP204", 17),
        ("{lane: bar, ", "{lnae: bar, ", "BP318", 6),
        ("tea\n", "tea\nstyle: no-paper\n", "BP520", 3),
        ("gap: 2", "gap: 9", "BP205", 18),
    ],
)
def test_one_mistake_one_error(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert told(tmp_path, old, new) == [(code, line)]


def test_a_lane_that_is_misspelt_everywhere_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "bar: ", "bra: ") == [("BP405", 11)]


def test_a_step_that_is_not_read_hides_no_wrong_name_once_it_is(tmp_path: Path) -> None:
    assert told(tmp_path, "at: wait", "at: nowhere") == [("BP402", 16), ("BP402", 20)]
    assert told(tmp_path, "at: ask}]", "at: nowhere}]\nsubtitel: x") == [("BP402", 18), ("BP202", 19)]


def test_mistakes_below_a_misspelt_key_are_told_with_it(tmp_path: Path) -> None:
    assert told(tmp_path, "steps:\n      - {id: ask, customer", "stpes:\n      - {id: ask, custmoer") == [
        ("BP405", 10),
        ("BP405", 11),
    ]
    assert told(tmp_path, "steps:\n      - {id: ask", "stpes:\n      - {id: 'a b'")[0] == ("BP405", 10)


def test_what_was_meant_and_is_there_as_well_stays_unknown(tmp_path: Path) -> None:
    assert told(tmp_path, "title: A cup", "titel: X\ntitle: A cup") == [("BP202", 2)]


def test_a_colon_without_its_space_is_told_where_yaml_takes_a_later_one(tmp_path: Path) -> None:
    for colon in (":", "："):
        (tmp_path / "tea.blueprint.yaml").write_text(
            "blueprint: 1\ntitle: T\nstages:\n  - title: A\n    steps:\n"
            f'      - customer: X\n        policy{colon}"Rule: 2"\n',
            "utf-8",
        )
        (found,) = load(str(tmp_path / "tea.blueprint.yaml")).diagnostics
        assert (found.code, found.hint) == ("BP405", "write an ordinary colon and a space after the key: `policy: …`")


def test_a_lane_with_a_full_width_colon_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "  - customer\n", "  - customer：顾客\n") == [("BP131", 5)]
