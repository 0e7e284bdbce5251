"""Excerpts: the caret stands below what it means, whatever the line is made of."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint import cells as terminal
from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.report import Level, Style, plain, report, summary
from blueprint.source import Source, Span


def finding(text: str, start: int, end: int, **more: object) -> Diagnostic:
    span = Span(Source("map.yaml", text), start, end)
    return Diagnostic(code="BP202", severity=Severity.ERROR, message="no", span=span, **more)  # type: ignore[arg-type]


def block(text: str, start: int, end: int) -> list[str]:
    return report(plain([finding(text, start, end)]), Style.FULL).splitlines()


def cells(text: str) -> int:
    """Terminal cells, counted in another way than the program does."""
    return sum(
        0 if unicodedata.combining(c) or c == "\u200d" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def test_the_whole_block() -> None:
    first = Span(Source("map.yaml", "title: a\ntitel: b\n"), 0, 5)
    related = (Related(message="here", span=first),)
    said = finding("title: a\ntitel: b\n", 9, 14, hint="did you mean `title`?", related=related)
    made = report(plain([said]), Style.FULL)

    assert made == (
        "error[BP202]: no\n"
        "  --> map.yaml:2:1\n"
        "   |\n"
        " 2 | titel: b\n"
        "   | ^^^^^\n"
        "   = note: here\n"
        "  --> map.yaml:1:1\n"
        "   |\n"
        " 1 | title: a\n"
        "   | -----\n"
        "   = help: did you mean `title`?\n"
    )


@pytest.mark.parametrize(
    "before", ["", "abc", "酒店：", "é", "e\u0301", "ab\u200dc", "😀", "ＡＢ", "ｱ", "한글 ", "عربي "]
)
@pytest.mark.parametrize("marked", ["x", "住宿", "e\u0301e", "😀a"])
def test_the_caret_stands_below(before: str, marked: str) -> None:
    *_, line, caret = block(f"{before}{marked} tail\n", len(before), len(before) + len(marked))

    assert line == f" 1 | {before}{marked} tail"
    assert caret == f"   | {' ' * cells(before)}{'^' * cells(marked)}"


def test_tabs_reach_to_their_stops() -> None:
    *_, line, caret = block("\tab\tc\n", 4, 5)

    assert line == " 1 |     ab  c"
    assert caret == "   |         ^"


@pytest.mark.parametrize("at", [0, 5, 60, 150, 299])
def test_long_lines_are_cut_around_the_caret(at: int) -> None:
    text = "x" * at + "!" + "y" * (299 - at)

    *_, line, caret = block(text, at, at + 1)

    assert len(line) <= 120
    assert line[caret.index("^")] == "!"


def broad(text: str) -> str:
    """A text without what takes no cell."""
    return "".join(c for c in text if terminal.cells(c))


@given(
    st.text(st.sampled_from("abc，。顾客é\u0301\u200d\ufe0f👍👩🏽—\t "), max_size=160),
    st.integers(0, 160),
    st.integers(0, 40),
    st.sampled_from((30, 40, 80, None)),
)
def test_every_excerpt_fits_and_marks_its_range(text: str, start: int, length: int, width: int | None) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = plain([finding(text, start, end)])
    *_, line, caret = report(found, Style.FULL, width=width).splitlines()
    at, wide = caret.index("^"), caret.count("^")

    assert terminal.cells(line) <= (width or 120)
    assert len(caret) <= (width or 120)
    below = [char for char, cell in zip(line, starts(line), strict=True) if at <= cell < at + wide]
    marked = text[start:end]
    if "\t" not in text and marked.strip() and terminal.cells(marked[0]) and not sequences(text):
        # A mark at the beginning of a line takes no cell of its own, so it is not told from what follows.
        assert broad("".join(below)).strip("… ") in broad(marked) + "…"
        assert broad("".join(below))[:1].strip() == marked[0].strip()


def sequences(text: str) -> bool:
    """Whether there is more than one character in a cell, beside letters with their marks."""
    return any(char in "\u200d\ufe0f\U0001f3fd" for char in text)


def starts(text: str) -> list[int]:
    """The cell in which each character begins."""
    return [terminal.cells(text[:at]) for at in range(len(text))]


def test_a_very_long_line_costs_no_more() -> None:
    text = "a: [" + "顾客, " * 250_000 + "]"
    begun = time.perf_counter()
    for at in range(0, 900_000, 9_000):
        report(plain([finding(text, at, at + 2)]), Style.FULL)

    assert time.perf_counter() - begun < 4


def test_sentences_are_wrapped_on_a_terminal_only() -> None:
    said = finding(
        "a: b\n", 0, 1, hint="write what the customer does, such as `customer: Asks for tea`, or leave it out"
    )
    shown = report(plain([said]), Style.FULL, width=48)

    assert shown.splitlines()[-4:] == [
        "   | ^",
        "   = help: write what the customer does, such as",
        "           `customer: Asks for tea`, or leave it",
        "           out",
    ]
    assert len(report(plain([said]), Style.FULL).splitlines()) == 6


def test_a_place_behind_the_end_of_a_line() -> None:
    *_, line, caret = block("title:\n", 6, 6)

    assert line == " 1 | title:"
    assert caret == "   |       ^"


def test_a_place_at_the_end_of_the_file() -> None:
    assert block("a: 1\n", 5, 5)[-1] == "   | ^"
    assert block("", 0, 0)[-1] == "   | ^"


def test_a_range_over_lines_is_marked_on_the_first() -> None:
    assert block("a: |\n  b\n", 3, 9)[-2:] == [" 1 | a: |", "   |    ^"]


def test_what_a_terminal_would_obey_is_not_written() -> None:
    made = report(plain([finding("a\x1b[31m\u202eb\ue000\n", 0, 1)]), Style.FULL)

    assert "\x1b" not in made
    assert "\u202e" not in made
    assert made.count("\ufffd") == 3


def test_colours_change_no_words() -> None:
    import re  # noqa: PLC0415 - only here

    said = plain([finding("a: b\n", 3, 4, hint="c")])
    coloured = report(said, Style.FULL, colour=True)

    assert "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == report(said, Style.FULL)


def test_a_finding_without_a_file() -> None:
    lost = plain([Diagnostic(code="BP001", severity=Severity.ERROR, message="there is no file `x`", hint="look")])

    assert report(lost, Style.FULL) == "error[BP001]: there is no file `x`\n   = help: look\n"
    assert report(lost, Style.CONCISE) == "error BP001 there is no file `x`\n"


def test_summary() -> None:
    warning, error = plain(
        [
            Diagnostic(code="BP301", severity=Severity.WARNING, message="x"),
            Diagnostic(code="BP202", severity=Severity.ERROR, message="x"),
        ]
    )
    info = replace(warning, level=Level.INFO)

    assert summary([], 1) == "nothing to report in 1 file"
    assert summary([error, warning, error], 1) == "2 errors, 1 warning in 1 file"
    assert summary([warning], 3) == "1 warning in 3 files"
    assert summary([info, warning, info], 2) == "1 warning, 2 infos in 2 files"


def test_information_is_told_as_such() -> None:
    said = replace(plain([finding("a: b\n", 3, 4)])[0], level=Level.INFO)

    assert report([said], Style.FULL).startswith("info[BP202]: no\n")
    assert report([said], Style.CONCISE) == "map.yaml:1:4: info BP202 no\n"
