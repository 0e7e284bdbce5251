"""Corrections in rounds: those that make a file worse are taken back and told, the others are made."""

from __future__ import annotations

import pytest

from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.editing.fixes import Judge, Judged, judge_file, judge_map, mended
from blueprint.editing.raw import raw_of
from blueprint.source import Source, Span


def finding(source: Source, wrong: str, right: str, code: str = "BP205") -> Diagnostic:
    at = source.text.index(wrong)
    edit = Edit(span=Span(source, at, at + len(wrong)), text=right)
    fix = Fix(title=f"write `{right}`", edits=(edit,))
    return Diagnostic(code=code, severity=Severity.ERROR, message=wrong, span=edit.span, hint=None, fix=fix)


def judging(pairs: dict[str, str]) -> Judge:
    """A judge for whom each of some words is an error, with the word to write."""
    return lambda source: Judged(
        parsed=True, findings=tuple(finding(source, a, b) for a, b in pairs.items() if a in source.text)
    )


def test_a_correction_that_brings_more_errors_is_taken_back() -> None:
    judge = judging({"good": "worse bad", "worse": "w", "bad": "b"})
    result = mended(raw_of(b"all good here"), "any", None, judge)

    assert result.raw.text == "all good here"
    assert [one.title for one in result.refused] == ["write `worse bad`"]
    assert result.done == ()
    assert len(result.left.findings) == 1


def test_the_others_of_the_same_round_are_made() -> None:
    judge = judging({"good": "very sad indeed", "teh": "the", "sad": "sadd", "indeed": "indeedd"})
    result = mended(raw_of(b"teh good day"), "any", None, judge)

    assert result.raw.text == "the good day"
    assert [one.title for one in result.done] == ["write `the`"]
    assert [one.title for one in result.refused] == ["write `very sad indeed`"]
    assert [d.message for d in result.left.findings] == ["good"]


def test_corrections_that_undo_each_other_come_to_an_end() -> None:
    result = mended(raw_of(b"ping"), "any", None, judging({"ping": "pong", "pong": "ping"}))
    assert result.raw.text in {"ping", "pong"}


def test_corrections_that_touch_are_made_one_after_the_other() -> None:
    def judge(source: Source) -> Judged:
        found = [finding(source, "ab", "x")] if "ab" in source.text else []
        found += [finding(source, "bc", "y")] if "bc" in source.text else []
        return Judged(parsed=True, findings=tuple(found))

    assert mended(raw_of(b"abc"), "any", None, judge).raw.text == "xc"


def test_a_misspelt_word_in_a_block_stays_in_the_block() -> None:
    text = """\
blueprint: 1
title: T
stages:
  - title: A
    steps:
      - id: order
        customer: x
      - id: eat
        customer: y
        next:
          - to: |-  # back
              ordr
            label: again
"""
    result = mended(raw_of(text.encode()), "any.blueprint.yaml", None, judge_map)
    assert result.raw.text == text.replace("ordr", "order")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: T\nstages:", "blueprint: 1\ntitle: T\nstages:"),
        ("time: 2…5 min", "time: 2-5 min"),
        ("time: 2 to 5 Min", "time: 2-5 min"),
        ("time: 1 hour, 30 minutes", "time: 1 h 30 min"),
        ("time: 1,5 h", "time: 1.5 h"),
        ("customer: Or\u200ddering\u202e now", "customer: Or\u200ddering now"),
        ("customer: Orders\u0007", "customer: Orders"),
        ("image: photos\\door.png", "image: photos/door.png"),
        ("customer: {text: x, url: menu\\today.html}", "customer: {text: x, url: menu/today.html}"),
    ],
)
def test_one_certain_correction(wrong: str, right: str) -> None:
    text = "blueprint: 1\ntitle: T\nstages:\n  - title: A\n    steps:\n      - customer: x\n        emotion: 3\n"
    if wrong.startswith("title"):
        text = text.replace("blueprint: 1\n", "")
    else:
        key = wrong.partition(":")[0]
        text = text.replace("customer: x", wrong) if key == "customer" else text.replace("emotion: 3", wrong)
    result = mended(raw_of(text.encode()), "any.blueprint.yaml", None, judge_map)

    assert result.raw.text == text.replace(wrong, right)
    assert len(result.done) == 1


@pytest.mark.parametrize("text", ["5…2 min", "a while", "1,500 s", "4 M", "~5 min", "2-3-4 min", "4"])
def test_what_is_not_certain_is_left(text: str) -> None:
    file = f"blueprint: 1\ntitle: T\nstages:\n  - title: A\n    customer: x\n    time: {text}\n"
    result = mended(raw_of(file.encode()), "any.blueprint.yaml", None, judge_map)

    assert result.done == ()
    assert result.raw.text == file


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("2025-01…2025-06", "2025-01..2025-06"), ("2025-01 to 2025-06", "2025-01..2025-06"), ("2025/3", "2025-03"),
     ("2025-q1", "2025-Q1"), ("2025-06..2025-01", "2025-01..2025-06")],
)  # fmt: skip
def test_periods(wrong: str, right: str) -> None:
    text = (
        "blueprint: 1\ntitle: T\nstages: [{title: A, customer: x}]\n"
        f"metrics: [{{type: nps, value: 4, where: {{period: {wrong}}}}}]\n"
    )
    result = mended(raw_of(text.encode()), "any.blueprint.yaml", None, judge_map)
    assert result.raw.text == text.replace(wrong, right)


def test_a_file_with_catalogues_is_no_map() -> None:
    text = "actors:\n  bell: {titel: Bellperson}\n"
    assert [d.code for d in judge_file(Source(name="c.yaml", text=text)).findings] == ["BP202"]
    assert "BP201" in {d.code for d in judge_file(Source(name="c.blueprint.yaml", text=text)).findings}
    assert "BP201" in {d.code for d in judge_file(Source(name="c.yaml", text="blueprint: 1\n")).findings}
