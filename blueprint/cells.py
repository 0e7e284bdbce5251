"""Cells of a terminal that texts take, and texts wrapped to a number of them.

In: a text on one line. Out: numbers, and parts of the text.

Widths as of Unicode Standard Annex #11 (East Asian Width): wide and full-width characters take two cells, marks and
characters that are not seen none, all others one. Ambiguous characters take one, as in every terminal that is not set
up otherwise. A sequence of emoji (Unicode Technical Standard #51) takes two: with U+FE0F, with a tone of skin, or
joined by U+200D.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WIDE = 2
_JOINER, _AS_EMOJI, _SOFT_HYPHEN = "\u200d", "\ufe0f", "\u00ad"
_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_LETTERS = range(0x1F1E6, 0x1F200)
"""Half of a flag each."""
_JAMO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
"""Korean vowels and finals, which are set into the syllable before them."""
_NOWHERE_BEFORE = ("Pe", "Pf", "Po", "Mn", "Me", "Cf", "Zs")
_NOWHERE_BEHIND = ("Ps", "Pi")


def cells(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else sum(advances(text))


def advances(text: str) -> Iterator[int]:
    """By how many cells each character of a text brings the cursor on."""
    before, wide = "", False
    for char in text:
        if char == _AS_EMOJI:
            made = int(bool(before) and not wide and bool(_width(before)))
            wide = wide or bool(made)
        elif wide and (char in _TONES or (before == _JOINER and _width(char))):
            made = 0
        else:
            made = _width(char)
            wide = made == _WIDE or (wide and not made)
        before = char
        yield made


def wrapped(text: str, width: int, *, whole: str = "") -> Iterator[str]:
    """The lines of a text, none wider than `width`, unless a single character is.

    Args:
        text: one line. It breaks between words, and beside wide characters.
        width: cells.
        whole: a sign; what stands between two of them goes onto one line where it can.
    """
    current = ""
    for piece in _pieces(text, whole):
        if current and cells(f"{current}{piece}".rstrip()) > width:
            yield current.rstrip()
            current = ""
            piece = piece.lstrip()  # noqa: PLW2901 - the same piece at the start of a line
        while cells(piece.rstrip()) > width:
            head = _head(piece, width)
            yield head.rstrip()
            piece = piece[len(head) :].lstrip()  # noqa: PLW2901 - what is left of it
        current += piece
    yield current.rstrip()


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    """Cells of a character by itself."""
    code = ord(char)
    if char == _SOFT_HYPHEN or code in _LETTERS:
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or any(code in block for block in _JAMO):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _head(text: str, width: int) -> str:
    """As many characters as go into a width, at least one with its marks; rather whole words."""
    end = room = 0
    for made in advances(text):
        room += made
        if room > width and end:
            break
        end += 1
    space = text.rfind(" ", 0, end + 1)
    return text[:space] if space > 0 else text[:end]


def _pieces(line: str, whole: str) -> Iterator[str]:
    """Parts between which a line may break: words with the spaces behind them, and wide characters."""
    start, inside = 0, False
    for at in range(1, len(line)):
        before, here = line[at - 1], line[at]
        inside ^= bool(whole) and before == whole
        spaced = before == " " and here != " "
        wide = _WIDE in (_width(before), _width(here)) and not _clings(before, here)
        if not inside and (spaced or wide):
            yield line[start:at]
            start = at
    if line:
        yield line[start:]


def _clings(before: str, here: str) -> bool:
    """Whether no line may begin with `here`, or end with `before`: closing and opening punctuation, marks, emoji."""
    return (
        unicodedata.category(here) in _NOWHERE_BEFORE
        or unicodedata.category(before) in _NOWHERE_BEHIND
        or before == _JOINER
        or here in _TONES
    )
