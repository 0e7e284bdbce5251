"""Fingerprints stay when lines move, and are never the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from said import WHOLE, span

from blueprint.diagnostics import Diagnostic
from blueprint.report.fingerprints import fingerprints
from blueprint.source import Source, Span

AT_ELEMENT = WHOLE.diagnostic
AT_LINE = replace(AT_ELEMENT, element=None)


def marks(*said: Diagnostic, file: str = "a.yaml") -> tuple[str, ...]:
    return fingerprints((d, file) for d in said)


def test_an_element_counts_and_not_the_line() -> None:
    assert marks(replace(AT_ELEMENT, span=span(0, 3), message="other words")) == marks(AT_ELEMENT)
    assert marks(replace(AT_ELEMENT, element="stages/out")) != marks(AT_ELEMENT)


def test_without_an_element_the_words_of_the_line_count() -> None:
    moved = Source("map.yaml", "\n\n   titel:   b\n")

    assert marks(replace(AT_LINE, span=Span(moved, 5, 10))) == marks(AT_LINE)
    assert marks(replace(AT_LINE, span=span(0, 5))) != marks(AT_LINE)


def test_code_and_file_count() -> None:
    assert marks(replace(AT_ELEMENT, code="BP301")) != marks(AT_ELEMENT)
    assert marks(AT_ELEMENT, file="b.yaml") != marks(AT_ELEMENT)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([AT_ELEMENT, AT_LINE, replace(AT_ELEMENT, code="BP301")]), max_size=8), st.data())
def test_mending_one_adds_none(said: list[Diagnostic], data: st.DataObject) -> None:
    before = marks(*said)
    assert len(set(before)) == len(said)
    if said:
        at = data.draw(st.integers(0, len(said) - 1))
        after = marks(*said[:at], *said[at + 1 :])
        assert set(after) < set(before)
        assert len(after) == len(before) - 1


def test_they_never_change() -> None:
    """A change here makes every baseline worthless: it needs a new version of the key in SARIF, too."""
    assert marks(AT_ELEMENT, AT_ELEMENT, AT_LINE, replace(AT_LINE, span=None)) == (
        "a330c3b1d600f62852a7bbb7d55ffcd4",
        "65d5dabca5702ce46c0475e8871978f2",
        "90b8bfd7334719ccb531d862194604bc",
        "6c732eab5bc70789ce2438a58c40a70b",
    )
