"""Which script each character of a text is set in.

In: a text and its language. Out: one script key per character (`Latn`, `Hans`, `Arab`, …) and its OpenType
script. Script properties come from HarfBuzz, which carries the Unicode Character Database (UAX #24).
Characters of no script of their own stick to their neighbours; East Asian punctuation and full-width forms
are East Asian, digits and ASCII signs within Chinese and Japanese are Latin.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import category

import uharfbuzz as hb

from blueprint.text.bidi import CLOSING
from blueprint.text.fonts import EMOJI
from blueprint.text.languages import script_of

_EAST_ASIAN_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})
_EAST_ASIAN_KEYS = frozenset({"Hans", "Hant", "Hant-HK", "Jpan", "Kore"})
_BORROWING_KEYS = _EAST_ASIAN_KEYS - {"Kore"}
_MAX_OPEN_BRACKETS = 63
_EAST_ASIAN_SIGNS = (
    (0x2E80, 0x303F),
    (0x3099, 0x309C),
    (0x30A0, 0x30A0),
    (0x30FB, 0x30FC),
    (0x3190, 0x33FF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
)
_BORROWED_SIGNS = frozenset("“”‘’…‥—―·")
"""Signs of general punctuation that Chinese and Japanese print a full square wide."""

_EMOJI = ((0x1F000, 0x1F0FF), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF))
_EMOJI_SELECTOR = "\ufe0f"
_JOINERS = frozenset("\u200c\u200d")
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


@cache
def script_of_char(char: str) -> str | None:
    """Script property of a character as an ISO 15924 code; None for Common, Inherited and unassigned ones."""
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script


@cache
def extends(char: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, variation selectors, skin tones."""
    return category(char)[0] == "M" or char in _JOINERS or char in _SKIN_TONES


@cache
def _is_within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)


@cache
def _is_plain_char(char: str) -> bool:
    return (
        script_of_char(char) in (None, "Latn")
        and char.isprintable()
        and not (extends(char) or _is_within(char, _EMOJI) or _is_within(char, _EAST_ASIAN_SIGNS))
    )


def is_plain(text: str) -> bool:
    """Whether a text is nothing but Latin letters and common signs, so that all of it is Latin."""
    return (text.isascii() and text.isprintable()) or all(map(_is_plain_char, set(text)))


def font_scripts(text: str, language: str) -> list[str]:
    """Key of the fonts that serve each character."""
    east_asian = _east_asian_key(text, language)
    borrowing = script_of(language) in _BORROWING_KEYS and any(script_of_char(c) in _EAST_ASIAN_SCRIPTS for c in text)
    keys: list[str | None] = []
    for at, char in enumerate(text):
        if at and (extends(char) or (text[at - 1] == "\u200d" and _is_emoji(text, at))):
            keys.append(keys[-1])
        else:
            keys.append(_own_key(text, at, east_asian, borrowing=borrowing))
    return _with_neighbours(text, keys, korean=script_of(language) == "Kore")


def shaping_script(char: str, key: str) -> str:
    """OpenType script to shape a character with, given the key of its fonts."""
    own = script_of_char(char)
    if own in _EAST_ASIAN_SCRIPTS or (own is None and key in _EAST_ASIAN_KEYS):
        return "Hang" if key == "Kore" and own != "Hani" else "Hani"
    return own or (key if key.isalpha() and key[0] != "Z" else "Latn")


def _own_key(text: str, at: int, east_asian: str, *, borrowing: bool) -> str | None:
    """Key that a character asks for whatever stands beside it; None if it takes its neighbour's."""
    char = text[at]
    if _is_emoji(text, at):
        return EMOJI
    if _is_within(char, _EAST_ASIAN_SIGNS):
        return east_asian
    script = script_of_char(char)
    if script in _EAST_ASIAN_SCRIPTS:
        return "Kore" if script == "Hang" and east_asian in ("Hans", "Hant", "Hant-HK") else east_asian
    if script:
        return script
    if borrowing and char in _BORROWED_SIGNS and not _inside_latin_word(text, at):
        return east_asian
    return "Latn" if char.isdigit() and char.isascii() else None


def _is_emoji(text: str, at: int) -> bool:
    return _is_within(text[at], _EMOJI) or text[at + 1 : at + 2] == _EMOJI_SELECTOR


def _inside_latin_word(text: str, at: int) -> bool:
    """Whether a sign stands between two Latin letters, as an apostrophe does."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before + after).isascii() and before.isalnum() and after.isalnum()


def _east_asian_key(text: str, language: str) -> str:
    """Which glyph forms Han characters take: by the language, else by the kana or Hangul beside them."""
    own = script_of(language)
    if own in _EAST_ASIAN_KEYS or text.isascii():
        return own
    scripts = {script_of_char(char) for char in text}
    if scripts & {"Hira", "Kana"}:
        return "Jpan"
    return "Kore" if "Hang" in scripts else "Hans"


def _with_neighbours(text: str, keys: Sequence[str | None], *, korean: bool) -> list[str]:
    """Gives characters without a key that of the text before them, at the start that of what follows."""
    before = next((key for key in keys if key and key != EMOJI), "Latn")
    result: list[str] = []
    brackets: list[tuple[str, str]] = []
    for char, own in zip(text, keys, strict=True):
        key = result[-1] if char == " " and result else own or _common_key(char, before, brackets, korean=korean)
        if own and own != EMOJI:
            before = own
        result.append(key)
    return result


def _common_key(char: str, before: str, brackets: list[tuple[str, str]], *, korean: bool) -> str:
    """Key of a character of no script; a closing bracket takes that of the opening one (UAX #24, 5.1).

    Korean writes Latin signs in its own face. Elsewhere they are Latin beside East Asian letters.
    """
    key = before
    if before in _EAST_ASIAN_KEYS and not korean and (char in _BORROWED_SIGNS or char.isascii()):
        key = "Latn"
    if char in CLOSING and len(brackets) < _MAX_OPEN_BRACKETS:
        brackets.append((CLOSING[char], key))
    for depth in range(len(brackets) - 1, -1, -1):
        if brackets[depth][0] == char:
            key = brackets[depth][1]
            del brackets[depth:]
            break
    return key
