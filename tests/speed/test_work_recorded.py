"""A slow-down is seen: the work that the program does, in counts that no machine changes, against a record."""

from __future__ import annotations

import copy
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import record

HOW = "if this is meant, `pytest tests/speed --accept` records it"


@pytest.fixture(scope="module")
def lines() -> record.Counts:
    return record.count_lines()


def test_no_room_runs_more_lines_than_recorded(lines: record.Counts, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        record.accept({"python": record.python(), "lines": lines})

    assert list(record.more_lines(lines, record.read())) == [], HOW


def test_twice_the_map_takes_twice_the_lines(lines: record.Counts) -> None:
    assert list(record.growing(lines)) == []


@pytest.mark.skipif(
    not os.environ.get("CI") or not shutil.which("valgrind"), reason="takes valgrind, and half a minute"
)
def test_checking_takes_no_more_instructions_than_recorded() -> None:
    found = record.count_instructions(("validate 12",))

    assert list(record.more_instructions(found, record.read())) == [], "`benchmarks/record.py --instructions --accept`"


def test_every_room_that_works_is_in_the_record() -> None:
    known = record.read()

    assert known["lines"].keys() == set(record.WORK)
    assert {"build", "layout", "painters", "reading", "routing", "schema", "text"} <= known["lines"]["svg 50"].keys()
    assert known["instructions"].keys() == {"yardstick", *record.COMMANDS}


def test_a_room_that_is_a_tenth_slower_is_told(lines: record.Counts) -> None:
    slower = copy.deepcopy(lines)
    slower["svg 100"]["routing"] = lines["svg 100"]["routing"] * 11 // 10

    told = list(record.more_lines(slower, {"python": record.python(), "lines": lines}))

    assert len(told) == 1
    assert told[0].startswith("svg 100, routing: ")
    assert told[0].endswith("(+10%)")
    assert list(record.more_lines(lines, {"python": record.python(), "lines": lines})) == []


def test_a_new_room_is_told(lines: record.Counts) -> None:
    without: dict[str, Any] = copy.deepcopy(lines)
    del without["pdf 10"]["painters"]

    told = list(record.more_lines(lines, {"python": record.python(), "lines": without}))

    assert [text.partition(":")[0] for text in told] == ["pdf 10, painters"]


def test_a_loop_in_a_loop_is_told(lines: record.Counts) -> None:
    square = copy.deepcopy(lines)
    for work, columns in (("svg 50", 50), ("svg 100", 100)):
        square[work]["layout"] += 50 * columns**2

    assert [text.partition(":")[0] for text in record.growing(square)] == ["layout"]


def test_instructions_are_measured_by_the_yardstick() -> None:
    known = {"python": record.python(), "instructions": {"yardstick": 100, "svg 10": 1000}}

    assert list(record.more_instructions({"yardstick": 150, "svg 10": 1500}, known)) == []
    assert len(list(record.more_instructions({"yardstick": 100, "svg 10": 1100}, known))) == 1
    assert list(record.more_instructions({"yardstick": 100, "svg 10": 1100}, known | {"python": "2.7"})) == []
