"""The periods of a trend: how long they are, and which one a day lies in.

In: dates. Out: names of periods (`2025-03`, `2025-Q1`, `2025`); what they mean in days is in `model/periods.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_YEAR, _QUARTER = 12, 3
_MOST_MONTHS, _MOST_QUARTERS = 24, 8 * _YEAR


class Unit(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def periods(dates: Iterable[date]) -> Unit | None:
    """How long the periods of a trend are: months where it spans up to 24, quarters up to 8 years, else years.

    Args:
        dates: in any order; the first and the last are enough.

    Returns:
        The length; None without dates. The months of both ends count in full.
    """
    found = [(day.year, day.month) for day in dates]
    if not found:
        return None
    (first_year, first_month), (last_year, last_month) = min(found), max(found)
    months = (last_year - first_year) * _YEAR + last_month - first_month + 1
    return Unit.MONTH if months <= _MOST_MONTHS else Unit.QUARTER if months <= _MOST_QUARTERS else Unit.YEAR


def period_of(day: date, unit: Unit) -> str:
    """The period that a day lies in: `2025-03`, `2025-Q1` or `2025`; sorted as texts they are sorted in time."""
    match unit:
        case Unit.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case Unit.QUARTER:
            return f"{day.year:04}-Q{(day.month - 1) // _QUARTER + 1}"
        case Unit.YEAR:
            return f"{day.year:04}"
