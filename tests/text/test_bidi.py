"""Our bidirectional algorithm against another implementation (python-bidi, a development tool only)."""

from __future__ import annotations

import bidi as reference
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.text.bidi import first_strong, has_rtl, levels, visual_order

# Letters of both directions, both kinds of digits, separators, terminators, marks, spaces, neutrals, brackets.
ALPHABET = "abאבجد12١٢+-#$%,.:/\u0300\u05b0\u064e !&*()[]{}«»"


def display(text: str, *, rtl: bool) -> str:
    return "".join(text[i] for i in visual_order(levels(text, rtl=rtl)))


@settings(max_examples=1500)
@given(st.text(ALPHABET, min_size=1, max_size=24), st.booleans())
def test_orders_as_the_reference(text: str, rtl: bool) -> None:
    expected = reference.get_display(text, base_dir="R" if rtl else "L")
    assert display(text, rtl=rtl) == expected


@settings(max_examples=300)
@given(st.text(ALPHABET + "\u200b", max_size=40), st.booleans())
def test_every_character_has_a_level_and_a_place(text: str, rtl: bool) -> None:
    found = levels(text, rtl=rtl)
    assert len(found) == len(text)
    assert set(found) <= ({1, 2} if rtl else {0, 1, 2})
    assert sorted(visual_order(found)) == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", False), ("12 אב", True), ("(جد) x", True), ("12 + 3", None), ("", None), ("x א", False)],
)
def test_first_strong(text: str, expected: bool | None) -> None:
    assert first_strong(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("abc 12", False), ("客人", False), ("x א", True), ("١٢", True)])
def test_has_rtl(text: str, expected: bool) -> None:
    assert has_rtl(text) is expected


def test_explicit_controls_are_passed_over() -> None:
    assert levels("\u202eabc\u202c", rtl=False) == [0] * 5


def test_many_open_brackets_end_the_search_without_harm() -> None:
    text = "א" + "(" * 100 + "a" + ")" * 100
    assert len(levels(text, rtl=True)) == len(text)
