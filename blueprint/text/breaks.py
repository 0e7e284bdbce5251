"""Where lines break.

In: a paragraph, what its characters measure, and the room. Out: the ends of its lines. Opportunities come
from ICU (UAX #14, with dictionaries for Thai, Lao, Khmer and Burmese). A word that is wider than the line
breaks behind signs such as `/` and `_`, and only if a part is still too wide, between graphemes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias
from unicodedata import category

SOFT_HYPHEN = "\u00ad"
BREAKING_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"

UNSEEN = "\u034f\u200b\u2060\ufeff"
"""Signs that say how a text is set and are not drawn themselves."""

_NO_INK = frozenset(BREAKING_SPACES + UNSEEN)
_SIGNS = re.compile(r"[/\\\-_.,:;?&=#@+|~)\]}]+")

Fits: TypeAlias = Callable[[int, int], bool]


class Opportunity(NamedTuple):
    """A place where a line may end.

    Attributes:
        end: offset of the next line's first character.
        ink: offset behind the last character that shows.
        word: whether the language allows it (ICU); else it is made for a word that is too long.
        forced: whether it cuts a word between two graphemes.
    """

    end: int
    ink: int
    word: bool = True
    forced: bool = False


class Measure:
    """Widths of stretches of a paragraph, from the advances of its characters."""

    __slots__ = ("_before", "_hyphen", "_text")

    def __init__(self, text: str, advances: Sequence[float], hyphen: float) -> None:
        self._text = text
        self._before = list(accumulate(advances, initial=0.0))
        self._hyphen = hyphen

    def width(self, start: int, ink: int) -> float:
        """Width of a line from `start` up to `ink`, with the hyphen of a soft hyphen at its end."""
        hyphen = self._hyphen if self._hyphen and ink > start and self._text[ink - 1] == SOFT_HYPHEN else 0.0
        return self._before[ink] - self._before[start] + hyphen

    def edges(self, places: Sequence[Opportunity]) -> tuple[list[float], list[float]]:
        """Where lines begin and end, if all the text stood on one line.

        Returns:
            by the number of places before a line, where it begins; by the place that ends a line, where it
            ends, with a hyphen as in `width`.
        """
        before = self._before
        lefts = [before[0], *[before[place.end] for place in places]]
        rights = [before[place.ink] for place in places]
        if self._hyphen:
            for index, place in enumerate(places):
                rights[index] += self._hyphen * (self._text[place.ink - 1] == SOFT_HYPHEN)
        return lefts, rights


def opportunities(text: str, locale: str, measure: Measure, room: float) -> list[Opportunity]:
    """Every place where a line may end, the last one at the end of the text."""
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - 20 ms that short labels need not pay

    found: list[Opportunity] = []
    start = 0
    for segment in LineBreaker(text, locale):
        end = start + len(segment)
        ink = _ink(text, start, end)
        if measure.width(start, ink) > room:
            found.extend(_within_word(text, start, end, measure, room))
        found.append(Opportunity(end, ink))
        start = end
    return _with_ink(found)


def _with_ink(places: list[Opportunity]) -> list[Opportunity]:
    """The places without those that have nothing but spaces before them: such spaces end the line before.

    A text of nothing else keeps the place at its end.
    """
    found: list[Opportunity] = []
    start = 0
    for end, ink, word, forced in places:
        if ink > start:
            found.append(Opportunity(end, ink, word, forced))
        elif found:
            before = found[-1]
            found[-1] = Opportunity(end, before.ink, before.word or word, before.forced and forced)
        start = end
    return found or places[-1:]


def _within_word(text: str, start: int, end: int, measure: Measure, room: float) -> list[Opportunity]:
    """Places inside a word that is too wide, without its end."""
    ink = _ink(text, start, end)
    signs = (start + m.end() for m in _SIGNS.finditer(text[start:ink]))
    ends = [_behind_spaces(text, sign) for sign in signs if sign < ink and not _clings(text[sign])]
    found: list[Opportunity] = []
    at = start
    for part_end in (*ends, end):
        if measure.width(at, _ink(text, at, part_end)) > room:
            found.extend(
                Opportunity(cut, _ink(text, at, cut), word=False, forced=True) for cut in _graphemes(text, at, part_end)
            )
        if part_end < end:
            found.append(Opportunity(part_end, _ink(text, at, part_end), word=False))
        at = part_end
    return found


def _graphemes(text: str, start: int, end: int) -> list[int]:
    """Ends of the graphemes of a stretch, without the last one and never before a mark or a bare space."""
    from icu4py.breakers import CharacterBreaker  # noqa: PLC0415 - see opportunities

    ends = list(accumulate((len(part) for part in CharacterBreaker(text[start:end], "root")), initial=start))
    last = _ink(text, start, end)
    return [cut for cut in ends[1:-1] if cut < last and not _clings(text[cut]) and not _is_bare_space(text, cut)]


def _behind_spaces(text: str, at: int) -> int:
    while _is_bare_space(text, at):
        at += 1
    return at


def _clings(char: str) -> bool:
    """Whether a character belongs to the one before it: marks, and signs that nobody sees."""
    return char in UNSEEN or category(char)[0] == "M"


def _is_bare_space(text: str, at: int) -> bool:
    """Whether there is a space that carries no mark: one that does is seen, and is a letter like others."""
    if text[at] not in BREAKING_SPACES:
        return False
    behind = text[at + 1 : at + 4].lstrip(UNSEEN)
    return not behind or category(behind[0])[0] != "M"


def _ink(text: str, start: int, end: int) -> int:
    """Offset behind the last character that is seen."""
    while end > start and text[end - 1] in _NO_INK:
        end -= 1
    return end


def fill(places: Sequence[Opportunity], room: float, measure: Measure, fits: Fits) -> list[int]:
    """Line by line as much as fits.

    Args:
        places: where lines may end.
        room: the width of a line.
        measure: quick widths.
        fits: the last word: whether characters start..ink, set as a line of their own, are narrow enough.

    Returns:
        index of the opportunity that ends each line.
    """
    lines: list[int] = []
    start, first = 0, 0
    while first < len(places):
        last = first
        while last + 1 < len(places) and measure.width(start, places[last + 1].ink) <= room:
            last += 1
        if places[last].forced:  # rather end the line before the word
            last = next((i for i in range(last, first - 1, -1) if not places[i].forced), last)
        while last > first and not fits(start, places[last].ink):
            last -= 1
        lines.append(last)
        start, first = places[last].end, last + 1
    return lines
