"""Dates of answers.

In: texts of cells. Out: days. A date that can be read in two ways is none.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from blueprint.survey.widths import half_width

_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
_PART_OF_DAY = "(?:上午|下午|中午|早上|晚上|凌晨|傍晚)"
_ZONE = r"(?:Z|\s?[+-][0-9]{2}:?[0-9]{2})?"
_TIME = rf"(?:(?:[T ]\s*(?:{_PART_OF_DAY}\s?)?|{_PART_OF_DAY}\s?){_CLOCK}\s?(?:[AaPp][Mm])?{_ZONE})?"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})(?:-([0-9]{{1,2}})-([0-9]{{1,2}})|/([0-9]{{1,2}})/([0-9]{{1,2}})|\.([0-9]{{1,2}})\.([0-9]{{1,2}})"
    rf"|([0-9]{{2}})([0-9]{{2}})|\s*年\s*([0-9]{{1,2}})\s*月\s*([0-9]{{1,2}})\s*日){_TIME}"
)
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})\.\s?([0-9]{{1,2}})\.\s?([0-9]{{4}}){_TIME}")
_EITHER = re.compile(rf"[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-](?:[0-9]{{4}}|[0-9]{{2}}){_TIME}")


class NoDay(Enum):
    """Why a cell is no day."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"

    __hash__ = object.__hash__  # hashed for each row, and that of `Enum` is ten times slower


def day_of(text: str) -> dt.date | NoDay:
    """The day that a cell names, its time of day left out.

    Args:
        text: `2025-03-31`, `2025/3/31`, `2025.3.31`, `20250331`, `2025年3月31日` or, as no country that writes points
            puts the month first, `31.03.2025`; each may have a time behind it. `03/04/2025` is the 3rd of April in one
            country and the 4th of March in another. So is every date with strokes and the year last: a file whose days
            up to the 12th are ambiguous would lose just these.
    """
    plain = half_width(text.strip())
    if not plain:
        return NoDay.EMPTY
    found = _YEAR_FIRST.fullmatch(plain)
    if found:
        year, month, day = (int(part) for part in found.groups() if part is not None)
    else:
        found = _DAY_FIRST.fullmatch(plain)
        if found is None:
            return NoDay.AMBIGUOUS if _EITHER.fullmatch(plain) else NoDay.UNREADABLE
        day, month, year = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return NoDay.UNREADABLE
