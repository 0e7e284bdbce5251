"""The words of one language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from blueprint.frozen import frozen
from blueprint.model.measures import Duration
from blueprint.words.formats import Formats

_AXIS = {3: ("one", "three", "five"), 5: ("one", "two", "three", "four", "five")}


@frozen(eq=False)
class Words:
    """Everything a drawing says itself, in one language.

    The look-ups raise KeyError for a key that no locale has: a mistake in the program, never in a file.

    Attributes:
        language: tag of the locale (`zh-Hans`), which decides on fonts and line breaking of these words.
        entries: key to words: `lane.customer`, `line.visibility`, `mark.fail`.
        formats: how figures are written.
    """

    language: str
    entries: Mapping[str, str]
    formats: Formats

    def text(self, key: str, **values: str) -> str:
        """The words under a key, with the places in braces filled in: `text("time.waits", time="6 min")`."""
        words = self.entries[key]
        return words.format(**values) if values else words

    def has(self, key: str) -> bool:
        """Whether there are words under a key: for ids that may be the file's own (`theme.…`)."""
        return key in self.entries

    def count(self, key: str, number: int) -> str:
        """A number of things in the right plural form: `count("steps", 3)` gives `3 steps`."""
        pattern = self.entries.get(f"count.{key}.{self.formats.plural(number)}", self.entries[f"count.{key}.other"])
        return pattern.format(n=self.number(number))

    def axis(self, points: int = 5) -> tuple[str, ...]:
        """Words for the points of the experience axis from the lowest up, for 3 or 5 points."""
        return tuple(self.entries[f"axis.{name}"] for name in _AXIS[points])

    def number(self, value: float, digits: int | None = None, *, sign: bool = False) -> str:
        """A number; see `Formats.number`."""
        return self.formats.number(value, digits, sign=sign)

    def percent(self, share: float, digits: int | None = 0) -> str:
        """A share (0..1) in percent; digits as of `number`."""
        return self.formats.percent(share, digits)

    def date(self, text: str) -> str:
        """An ISO date as the language writes it, any other text as it is."""
        return self.formats.date(text)

    def duration(self, duration: Duration) -> str:
        """A duration as the file gives it: `1 h 30 min`, `2–5 min`."""
        return self.formats.duration(duration)

    def seconds(self, value: float, *, sign: bool = False) -> str:
        """A computed duration in seconds, in its two largest units; see `Formats.seconds`."""
        return self.formats.seconds(value, sign=sign)

    def quoted(self, text: str) -> str:
        """A text in the language's quotation marks; as it is where it has some already."""
        if text[:1] in "“”„\"«‹「『‘'" and text[:1]:
            return text
        return self.entries["format.quote"].format(text=text)

    def joined(self, parts: list[str] | tuple[str, ...]) -> str:
        """A short list: with commas, or what the language has for them."""
        return self.entries["format.list"].join(parts)

    def capitals(self, text: str, language: str | None = None) -> str:
        """A text in capitals by the rules of its language (default: the words' own).

        Turkish and Azerbaijani keep the dot of the i, Greek drops the accent; scripts without capitals stay.
        """
        primary = (language or self.language).split("-")[0].lower()
        if primary in ("tr", "az"):
            return text.replace("i", "İ").upper()
        if primary == "el":
            bare = "".join(c for c in unicodedata.normalize("NFD", text.upper()) if c != "\u0301")
            return unicodedata.normalize("NFC", bare)
        return text.upper()
