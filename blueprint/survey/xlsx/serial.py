"""Numbers of a spreadsheet that are dates or times (ECMA-376, 18.8.30 and 18.17.4).

In: the codes of number formats, and serial numbers. Out: what a format shows; ISO texts.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

_DAY = 86_400
_LAST = 2_958_466
_LEAP = 60
"""1900 has no 29th of February, but serial number 60 is it: Excel keeps a mistake of Lotus 1-2-3."""
_DATES = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_TIMES = frozenset((*range(18, 22), *range(32, 36), 45, 46, 47))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


class Shows(StrEnum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"


def shown(number: int, code: str | None) -> Shows:
    """What a number format shows.

    Args:
        number: its id. code: where the file declares it; None for one that is built in.
    """
    if code is None:
        return Shows.DATE if number in _DATES else Shows.TIME if number in _TIMES else Shows.NUMBER
    plain = _LITERAL.sub("", code.split(";", 1)[0]).lower().replace("general", "")
    hours = "h" in plain or "s" in plain
    if "y" in plain or "d" in plain or ("m" in plain and not hours and "[m" not in plain):
        return Shows.DATE
    return Shows.TIME if hours or "[m" in plain else Shows.NUMBER


def iso_date(serial: float, *, since_1904: bool) -> str | None:
    """A date, with its time if it has one; None where the number is no day that the program can show."""
    if not 0 <= serial < _LAST:
        return None
    seconds = round(serial * _DAY)
    days, rest = divmod(seconds, _DAY)
    if since_1904:
        first = dt.date(1904, 1, 1)
    elif days == _LEAP:
        return None
    else:
        first = dt.date(1899, 12, 31) if days < _LEAP else dt.date(1899, 12, 30)
    try:
        day = first + dt.timedelta(days=days)
    except OverflowError:
        return None
    if not rest:
        return day.isoformat()
    return f"{day.isoformat()}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"


def iso_duration(serial: float) -> str | None:
    """A time of day or a number of hours as a duration: `PT240S`; None where it is below 0."""
    if not 0 <= serial < _LAST:
        return None
    return f"PT{round(serial * _DAY, 3):.12g}S"
