"""How painters write lengths."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.painters.numbers import number


@given(st.floats(-1e7, 1e7, allow_nan=False))
@settings(max_examples=300)
def test_a_length_is_short_and_true(value: float) -> None:
    text = number(value)

    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d?[1-9])?", text)
    assert text != "-0"
    assert abs(float(text) - value) <= 0.005 + 1e-9
    assert number(float(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0, "0"), (-0.001, "0"), (1.0, "1"), (10.0, "10"), (100, "100"), (1.5, "1.5"), (1.25, "1.25"),
     (12.345, "12.35"), (-0.1, "-0.1"), (1e6, "1000000"), (0.005, "0.01")],
)  # fmt: skip
def test_lengths(value: float, text: str) -> None:
    assert float(number(value)) == pytest.approx(float(text), abs=0.0101)
    assert "e" not in number(value)
