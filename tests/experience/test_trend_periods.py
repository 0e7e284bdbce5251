"""Which periods a trend has, and which one a day lies in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience.figures import Unit, parse_period, period_of, periods


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2025-03-31", "2025-03-31", Unit.MONTH),
        ("2023-01-31", "2024-12-01", Unit.MONTH),
        ("2023-01-31", "2025-01-01", Unit.QUARTER),
        ("2017-01-31", "2024-12-31", Unit.QUARTER),
        ("2017-01-31", "2025-01-01", Unit.YEAR),
    ],
)
def test_longer_trends_have_longer_periods(first: str, last: str, unit: Unit) -> None:
    ends = [date.fromisoformat(first), date.fromisoformat(last)]

    assert periods(ends) is periods(reversed(ends)) is unit
    assert periods(iter([*ends, ends[0]])) is unit


def test_no_dates_have_no_periods() -> None:
    assert periods([]) is None


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2025-03-31", ("2025-03", "2025-Q1", "2025")),
        ("2025-04-01", ("2025-04", "2025-Q2", "2025")),
        ("0999-12-31", ("0999-12", "0999-Q4", "0999")),
    ],
)
def test_the_period_of_a_day(day: str, names: tuple[str, ...]) -> None:
    assert tuple(period_of(date.fromisoformat(day), unit) for unit in Unit) == names


@given(st.dates(), st.dates(), st.sampled_from(list(Unit)))
def test_periods_hold_their_days_and_sort_in_time(one: date, other: date, unit: Unit) -> None:
    name = period_of(one, unit)
    days = parse_period(name)

    assert days is not None
    assert days[0] <= one <= days[1]
    assert (period_of(other, unit) == name) == (days[0] <= other <= days[1])
    assert one > other or name <= period_of(other, unit)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("2025-01..2025-06", "2025-01-01", "2025-06-30"),
        ("2024-Q3..2025", "2024-07-01", "2025-12-31"),
        ("2025..2026-03", "2025-01-01", "2026-03-31"),
    ],
)
def test_written_periods(text: str, first: str, last: str) -> None:
    assert parse_period(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "2025..", "..2025", "0000", "2025-00", "2025-13", "2025-02-29", "2025-03-00", "2025-Q0", "2025-Q5",
        "25", "2025-3", "2025-q1", "2025-06..2025-01", "2025..2026..2027", "2025-W03", "２０２５", "2025-Q1-01", "last",
    ],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None
