"""Numbers, dates and durations as a language writes them.

In: the `format` entries of a locale. Out: texts. The rules of the ten locales stand in their files and are
checked against CLDR (through Babel) by the tests; that saves the 40 ms that Babel takes to start. Babel
itself is asked for what a region changes (`de-CH`, `en-US`).
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.frozen import frozen
from blueprint.model.measures import Duration

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY
MONTH = 30 * DAY

_UNITS = (("d", DAY), ("h", HOUR), ("min", MINUTE), ("s", 1))
_LARGE = {"wk": WEEK, "mo": MONTH}
_LAST_PURE_HOURS = 48 * HOUR


@frozen(eq=False)
class Formats:
    """How one language writes figures.

    Attributes:
        entries: the locale's `format` entries, without that prefix (`decimal`, `d.one`).
        months: twelve names. babel_locale: where dates and number signs come from
            instead; None for the locale file.
    """

    entries: Mapping[str, str]
    months: tuple[str, ...]
    babel_locale: str | None = None

    def number(self, value: float, digits: int | None = None, *, sign: bool = False) -> str:
        """A number.

        Args:
            value: any finite number.
            digits: decimals to show; None for as many as are needed, at most six.
            sign: whether a positive number gets its plus.
        """
        text = f"{abs(value):.{6 if digits is None else digits}f}"
        if digits is None and "." in text:
            text = text.rstrip("0").rstrip(".")
        whole, _, part = text.partition(".")
        decimal, group = self._signs()
        figure = _grouped(whole, group, int(self.entries["group-from"])) + (decimal + part if part else "")
        if not text.strip("0."):
            return figure
        return (self.entries["minus"] if value < 0 else self.entries["plus"] if sign else "") + figure

    def percent(self, share: float, digits: int | None = 0) -> str:
        """A share (0..1) in percent; digits as of `number`."""
        return self.entries["percent"].format(n=self.number(share * 100, digits))

    def date(self, text: str) -> str:
        """A date: an ISO date (`2026-11-21`) as the language writes it, anything else as it is."""
        from datetime import date  # noqa: PLC0415 - costs start-up, and not every drawing has a date

        try:
            day = date.fromisoformat(text) if len(text) == len("2026-11-21") else None
        except ValueError:
            day = None
        if day is None:
            return text
        if self.babel_locale is not None:
            from babel.dates import format_date  # noqa: PLC0415 - costs 40 ms

            return str(format_date(day, "medium", locale=self.babel_locale))
        return self.entries["date"].format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def duration(self, duration: Duration) -> str:
        """A duration as the file gives it, ranges included: `1 h 30 min`, `2–5 min`."""
        low = self._parts(duration.low, duration.unit)
        if duration.low == duration.high:
            return self._joined(low)
        high = self._parts(duration.high, duration.unit)
        if len(low) == len(high) == 1 and low[0][1] == high[0][1]:
            text = self.entries["range"].format(low=self.number(low[0][0]), high=self.number(high[0][0]))
            return self._unit(text, high[0][0], high[0][1])
        return self.entries["span"].format(low=self._joined(low), high=self._joined(high))

    def seconds(self, value: float, *, sign: bool = False) -> str:
        """A computed duration in seconds, in its two largest units; from an hour on, in minutes at the finest.

        Args:
            value: negative for a difference.
            sign: whether a positive one gets its plus.
        """
        if value < 0:
            return self.entries["minus"] + self.seconds(-value)
        if sign and value:
            return self.entries["plus"] + self.seconds(value)
        exact = float(value)
        parts = self._parts(exact if exact < HOUR else int(exact / MINUTE + 0.5) * MINUTE, "s")
        if len(parts) > 2:  # noqa: PLR2004 - the two largest
            least = dict(_UNITS)[parts[1][1]]
            parts = self._parts(int(value / least + 0.5) * least, "s")
        return self._joined(parts)

    def plural(self, value: float) -> str:
        """CLDR plural category of a number (cardinal): `one`, `two`, `few`, `many`, `zero` or `other`."""
        return _PLURALS[self.entries["plural"]](abs(value))

    def _parts(self, seconds: float, unit: str) -> list[tuple[float, str]]:
        """Amounts with their units, largest first, none of them zero (but for no time at all)."""
        if unit in _LARGE and seconds:
            return [(seconds / _LARGE[unit], unit)]
        parts: list[tuple[float, str]] = []
        rest = round(seconds, 6)
        for name, length in _UNITS:
            if name == "d" and unit != "d" and seconds <= _LAST_PURE_HOURS:
                continue
            amount = rest if length == 1 else rest // length
            if amount:
                parts.append((amount, name))
            rest = round(rest - amount * length, 6)
        return parts or [(0, unit)]

    def _joined(self, parts: list[tuple[float, str]]) -> str:
        """Amounts with their units as one text."""
        return " ".join(self._unit(self.number(amount), amount, unit) for amount, unit in parts)

    def _unit(self, text: str, amount: float, unit: str) -> str:
        """A written amount with its unit, in the plural form of the amount."""
        pattern = self.entries.get(unit) or self.entries.get(f"{unit}.{self.plural(amount)}")
        return (pattern or self.entries[f"{unit}.other"]).format(n=text)

    def _signs(self) -> tuple[str, str]:
        """Decimal sign and sign between thousands."""
        if self.babel_locale is None:
            return self.entries["decimal"], self.entries["group"]
        from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - costs 40 ms

        return str(get_decimal_symbol(self.babel_locale)), str(get_group_symbol(self.babel_locale))


def _grouped(digits: str, sign: str, least: int) -> str:
    """Digits with a sign between thousands, from `least` digits on."""
    if len(digits) < least:
        return digits
    return f"{int(digits):,}".replace(",", sign)


def _one_other(value: float) -> str:
    return "one" if value == 1 else "other"


def _zero_one(value: float) -> str:
    return "one" if int(value) in (0, 1) else "other"


def _arabic(value: float) -> str:
    if value != int(value):
        return "other"
    if value < 3:  # noqa: PLR2004 - the rule's own numbers, here and below
        return ("zero", "one", "two")[int(value)]
    rest = int(value) % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"  # noqa: PLR2004


_PLURALS = {
    "other": lambda _value: "other",
    "one-other": _one_other,
    "zero-one": _zero_one,
    "arabic": _arabic,
}
"""CLDR's rules by the name that locale files give them."""
