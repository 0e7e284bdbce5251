"""Which fonts a drawing asks for.

In: what a theme says. Out: `FontSpec`, and for every script the families to try, the theme's first. Script
keys are ISO 15924 codes, for East Asia those that tell the glyph forms apart (`Hans`, `Hant`, `Hant-HK`,
`Jpan`, `Kore`), `Zsym` for symbols and `Zsye` for emoji.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.text.languages import HONG_KONG, script_of

SANS = "sans"
"""The family that comes with the program: Source Sans Pro (Paul D. Hunt, 2012; SIL Open Font License)."""

SYMBOLS = "Zsym"
EMOJI = "Zsye"


@frozen
class FontFile:
    """One font program on disk.

    Attributes:
        path: where it lies.
        index: which font of a collection (`.ttc`), from 0.
    """

    path: Path
    index: int = 0


Wanted: TypeAlias = str | FontFile
"""A family by name, or a file. Files that follow one another are weights of one family."""


@frozen
class FontSpec:
    """What a theme asks for.

    Attributes:
        scripts: script key, or a language written in that script, and its families and files in order of
            preference. `Latn` also serves Greek, Cyrillic and what belongs to no script, `Hani` all of East
            Asia. Scripts that are left out keep the program's choice.
    """

    scripts: tuple[tuple[str, tuple[Wanted, ...]], ...] = ()

    def wanted(self, script: str) -> tuple[Wanted, ...]:
        """The theme's own families for a script key; empty if it says nothing."""
        own = {_script_key(key): families for key, families in self.scripts}
        for key in (script, *_ALSO_SERVED_BY.get(script, ())):
            if key in own:
                return own[key]
        return ()


def _script_key(key: str) -> str:
    """The key of a script that a theme names by its code or by a language written in it."""
    return _KEY_OF_SCRIPT.get(key.title(), key.title()) if len(key) == _CODE_LENGTH else script_of(key)


_CODE_LENGTH = 4
_KEY_OF_SCRIPT = {"Hira": "Jpan", "Kana": "Jpan", "Hrkt": "Jpan", "Hang": "Kore"}
_ALSO_SERVED_BY = {HONG_KONG: ("Hant", "Hani"), **dict.fromkeys(("Hans", "Hant", "Jpan", "Kore"), ("Hani",))}
_LATIN_LIKE = frozenset({"Latn", "Grek", "Cyrl", "Zyyy"})

_FAMILIES: dict[str, tuple[str, ...]] = {
    "Latn": (SANS, "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"),
    "Hans": (
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "PingFang SC",
        "Hiragino Sans GB",
        "Microsoft YaHei",
        "Heiti SC",
    ),
    "Hant": (
        "Noto Sans CJK TC",
        "Noto Sans TC",
        "Source Han Sans TC",
        "PingFang TC",
        "Microsoft JhengHei",
        "Heiti TC",
    ),
    HONG_KONG: (
        "Noto Sans CJK HK",
        "Noto Sans HK",
        "Source Han Sans HC",
        "PingFang HK",
        "Noto Sans CJK TC",
        "Noto Sans TC",
        "Microsoft JhengHei",
    ),
    "Jpan": (
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "Source Han Sans",
        "Hiragino Sans",
        "Yu Gothic",
        "Meiryo",
    ),
    "Kore": (
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "Source Han Sans K",
        "Apple SD Gothic Neo",
        "Malgun Gothic",
    ),
    "Arab": ("Noto Sans Arabic", "Segoe UI", "Arial"),
    "Hebr": ("Noto Sans Hebrew", "Segoe UI", "Arial"),
    "Thai": ("Noto Sans Thai", "Leelawadee UI", "Thonburi"),
    "Laoo": ("Noto Sans Lao", "Leelawadee UI", "Lao Sangam MN"),
    "Khmr": ("Noto Sans Khmer", "Leelawadee UI", "Khmer Sangam MN"),
    "Mymr": ("Noto Sans Myanmar", "Myanmar Text", "Myanmar Sangam MN"),
    "Deva": ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"),
    "Beng": ("Noto Sans Bengali", "Nirmala UI", "Kohinoor Bangla"),
    "Gujr": ("Noto Sans Gujarati", "Nirmala UI", "Kohinoor Gujarati"),
    "Guru": ("Noto Sans Gurmukhi", "Nirmala UI"),
    "Knda": ("Noto Sans Kannada", "Nirmala UI"),
    "Mlym": ("Noto Sans Malayalam", "Nirmala UI"),
    "Orya": ("Noto Sans Oriya", "Nirmala UI"),
    "Taml": ("Noto Sans Tamil", "Nirmala UI"),
    "Telu": ("Noto Sans Telugu", "Nirmala UI", "Kohinoor Telugu"),
    "Sinh": ("Noto Sans Sinhala", "Nirmala UI"),
    "Tibt": ("Noto Sans Tibetan", "Noto Serif Tibetan", "Microsoft Himalaya", "Kailasa"),
    "Ethi": ("Noto Sans Ethiopic", "Ebrima", "Kefa"),
    "Nkoo": ("Noto Sans NKo", "Ebrima"),
    "Cans": ("Noto Sans Canadian Aboriginal", "Gadugi", "Euphemia UCAS"),
    SYMBOLS: (
        "Noto Sans Symbols",
        "Noto Sans Symbols 2",
        "Noto Sans Math",
        "Segoe UI Symbol",
        "Apple Symbols",
        "DejaVu Sans",
        "Symbola",
    ),
    EMOJI: ("Noto Emoji", "Noto Sans Symbols 2", "Segoe UI Symbol", "Symbola"),
}


def default_families(script: str, name: str = "") -> tuple[str, ...]:
    """The program's own choice for a script key.

    Args:
        script: the key.
        name: Unicode name of a character of that script. For scripts without an entry it gives the family:
            `JAVANESE LETTER KA` is looked for in Noto Sans Javanese.
    """
    if script in _LATIN_LIKE:
        return _FAMILIES["Latn"]
    if script in _FAMILIES:
        return _FAMILIES[script]
    words = [word.title() for word in name.split()[:3]]
    stems = [" ".join(words[:count]) for count in range(1, len(words))]
    return tuple(f"Noto {kind} {stem}" for kind in ("Sans", "Serif") for stem in stems)


def is_latin_like(script: str) -> bool:
    """Whether a script is set in the drawing's main family."""
    return script in _LATIN_LIKE
