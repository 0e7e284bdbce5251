"""Periods of time as the file, the command line and the figures name them.

In: `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or two of them with `..`. Out: the first and the last day.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TypeAlias

Days: TypeAlias = tuple[dt.date, dt.date]

_BETWEEN = re.compile(r"\s*\.\.\s*")
_PERIOD = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2}))?))?")


def parse_period(text: str) -> Days | None:
    """The first and the last day of a period, both in it.

    Returns:
        None where the text is no period, names a day that does not exist, or begins with the later of two periods.
    """
    ends = [_single(part) for part in _BETWEEN.split(text.strip())]
    start, end = ends[0], ends[-1]
    if len(ends) > 2 or start is None or end is None:  # noqa: PLR2004 - from and to
        return None
    return (start[0], end[1]) if start[0] <= end[0] else None


def _single(text: str) -> Days | None:
    """The days of a year, a quarter, a month or a day."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, quarter, month, day = (int(part) if part else None for part in found.groups())
    first, last = (1, 12) if month is None else (month, month)
    if quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    try:
        start = dt.date(year or 0, first, 1 if day is None else day)
        return start, start if day is not None else _end_of_month(start.year, last)
    except ValueError:  # the year 0, the month 13, the 30th of February
        return None


def _end_of_month(year: int, month: int) -> dt.date:
    if month == 12:  # noqa: PLR2004 - December
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
