"""What once went wrong does not go wrong again: every case of tests/corpus is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.case import corpus
from fuzz.judge import Judge

CASES = corpus()


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(tmp_path_factory.mktemp("corpus"))


@pytest.mark.parametrize("name", CASES)
def test_a_case_of_the_corpus(name: str, judge: Judge) -> None:
    judge.judge(CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_cases_are_small_and_say_why(name: str) -> None:
    case = CASES[name]

    assert case.why
    assert case.runs
    assert sum(map(len, case.files.values())) < 40_000
    assert case.text() == (Path(__file__).parents[1] / "corpus" / f"{name}.case").read_text("utf-8")
