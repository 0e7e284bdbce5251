"""Which days a written period means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.model.periods import parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("2025-01..2025-06", "2025-01-01", "2025-06-30"),
        (" 2024-Q4 .. 2025-02-03 ", "2024-10-01", "2025-02-03"),
        ("2025..2025-06", "2025-01-01", "2025-06-30"),
        ("2025..2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    assert parse_period(text) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "2025..", "..2025", "25", "02025", "0000", "2025-Q5", "2025-q1", "2025-13", "2025-00", "2025-3",
        "2025-02-30", "2025-03-00", "2025/03", "March 2025", "2025-06..2025-01", "2025-06..2025", "2025..2026..2027",
        "2025-2026", "\u0662\u0660\u0662\u0665",
    ],
)  # fmt: skip
def test_texts_that_are_none(text: str) -> None:
    assert parse_period(text) is None


@given(st.dates(), st.dates())
def test_two_days_are_a_period_if_they_are_in_order(one: dt.date, other: dt.date) -> None:
    found = parse_period(f"{one}..{other}")

    assert found == ((one, other) if one <= other else None)


@given(st.dates())
def test_a_day_lies_in_its_month_quarter_and_year(day: dt.date) -> None:
    year = f"{day.year:04}"
    periods = [parse_period(t) for t in (f"{year}-{day.month:02}", f"{year}-Q{(day.month + 2) // 3}", year)]

    assert all(found is not None and found[0] <= day <= found[1] for found in periods)
