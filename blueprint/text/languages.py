"""What a language tag says about type: its script, its direction, how its lines break.

In: BCP 47 tags as a file gives them. Out: ISO 15924 script codes, the reading direction, ICU locales.
Default scripts follow the likely subtags of Unicode CLDR for the languages that are not written in Latin.
"""

from __future__ import annotations

HONG_KONG = "Hant-HK"
"""Script key for Chinese as printed in Hong Kong; not an ISO 15924 code."""

_SCRIPT_OF_LANGUAGE = {
    language: script
    for script, languages in {
        "Arab": "ar arc azb bal bej bqi ckb fa glk ks lrc mzn pnb ps rhg sd skr ug ur",
        "Armn": "hy hyw",
        "Beng": "as bn mni",
        "Cher": "chr",
        "Cyrl": "ab av ba be bg bua ce chm cu cv kbd kk kv ky lez mdf mk mn myv os ru sah sr tg tt tyv uk",
        "Deva": "anp awa bgc bh bho brx doi gom hi hne kok mag mai mr ne new sa xnr",
        "Ethi": "am gez ti tig",
        "Geor": "ka xmf",
        "Grek": "el grc",
        "Gujr": "gu",
        "Guru": "pa",
        "Hebr": "he iw ji yi",
        "Jpan": "ja",
        "Khmr": "km",
        "Knda": "kn tcy",
        "Kore": "ko",
        "Laoo": "lo",
        "Mlym": "ml",
        "Mymr": "my mnw shn",
        "Nkoo": "nqo",
        "Olck": "sat",
        "Orya": "or",
        "Sinh": "si",
        "Syrc": "syr",
        "Taml": "ta",
        "Telu": "te",
        "Tfng": "ber shi zgh",
        "Thaa": "dv",
        "Thai": "th",
        "Tibt": "bo dz",
        "Yiii": "ii",
    }.items()
    for language in languages.split()
}
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
_SCRIPT_LENGTH = 4
_CHINESE = frozenset({"zh", "yue", "cmn", "nan", "hak", "wuu", "lzh"})
_LOCALE_KEYWORDS = {"ja": "@lb=strict", "ko": "@lw=phrase"}


def script_of(tag: str) -> str:
    """Script key of a language: `Latn`, `Arab`, `Jpan`, `Hans`, `Hant`, `Hant-HK`, and so on.

    A script subtag decides; then the region for Chinese; then the language. Unknown languages count as Latin.
    """
    parts = tag.split("-")
    language, rest = parts[0].lower(), parts[1:]
    script = next((p.title() for p in rest if len(p) == _SCRIPT_LENGTH and p.isalpha()), None)
    if language in _CHINESE and script in (None, "Hans", "Hant", "Hani"):
        return _chinese(language, script, {p.upper() for p in rest})
    return script or _SCRIPT_OF_LANGUAGE.get(language, "Latn")


def _chinese(language: str, script: str | None, regions: set[str]) -> str:
    if script == "Hans":
        return "Hans"
    if regions & {"HK", "MO"} or (language == "yue" and not regions & {"CN"}):
        return HONG_KONG
    return "Hant" if script == "Hant" or "TW" in regions else "Hans"


def is_rtl(tag: str) -> bool:
    """Whether the language is written from right to left."""
    return script_of(tag) in _RTL_SCRIPTS


def icu_locale(tag: str) -> str:
    """ICU locale for line breaking.

    Japanese breaks strictly (no small kana or prolonged sound mark at a line's start), Korean between words.
    A tag that is no tag gives the root locale.
    """
    if not (tag.isascii() and all(part.isalnum() for part in tag.split("-"))):
        return "root"
    return tag + _LOCALE_KEYWORDS.get(tag.split("-", maxsplit=1)[0].lower(), "")
