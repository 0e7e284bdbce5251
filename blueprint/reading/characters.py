"""Characters that no text may hold, because a reader cannot see them or a font cannot draw them.

In: a source, or one text after its escapes are resolved. Out: findings, one per different character.
"""

from __future__ import annotations

import re
import unicodedata

from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.phrases import count
from blueprint.source import Source, Span

_ASCII = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_CONTROL = (
    _ASCII
    + r"\x80-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
)
_SURROGATE = r"\ud800-\udfff"
_PRIVATE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_BIDI = r"\u202a-\u202e\u2066-\u2069"
# Each is compiled when it is used first: large sets of characters take milliseconds, and a file of ASCII needs none.
_FORBIDDEN = f"[{_CONTROL}{_SURROGATE}{_PRIVATE}{_BIDI}]"
_FORBIDDEN_ASCII = f"[{_ASCII}]"
_FATAL = f"[{_CONTROL}{_SURROGATE}]"
_IS_PRIVATE = f"[{_PRIVATE}]"
_IS_BIDI = f"[{_BIDI}]"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
"""Characters that stand for a line break in other programs: without them, words would grow together."""
_REPORTED = 20
_DELETED = 1000


def check_characters(source: Source) -> tuple[Diagnostic, ...]:
    """Findings about the characters of a whole file: the first place of each, 20 different ones at most."""
    places: dict[str, list[int]] = {}
    for match in re.finditer(_forbidden(source.text), source.text):
        places.setdefault(match.group(), []).append(match.start())
    return tuple(
        _finding(character, Span(source, found[0], found[0] + 1), len(found), _without(source, character, found))
        for character, found in list(places.items())[:_REPORTED]
    )


def check_escaped(text: str, span: Span) -> tuple[Diagnostic, ...]:
    """Findings about a double-quoted text whose escapes put such characters in."""
    return tuple(_finding(c, span, 1) for c in dict.fromkeys(re.findall(_forbidden(text), text)) if c not in span.text)


def _forbidden(text: str) -> str:
    """The pattern of what a text may not hold."""
    return _FORBIDDEN_ASCII if text.isascii() else _FORBIDDEN


def is_fit(text: str) -> bool:
    """Whether a text holds no such character."""
    return re.search(_forbidden(text), text) is None


def stops_parser(text: str) -> bool:
    """Whether the YAML parser would refuse the text for its characters."""
    return re.search(_FORBIDDEN_ASCII if text.isascii() else _FATAL, text) is not None


def _without(source: Source, character: str, places: list[int]) -> Fix | None:
    """The correction that deletes a character where it stands; none for one that is a picture or ends a line."""
    if re.match(_IS_PRIVATE, character) or character in _LINE_ENDS:
        return None
    edits = tuple(Edit(span=Span(source, at, at + 1), text="") for at in places[:_DELETED])
    return Fix(title=f"delete U+{ord(character):04X}", edits=edits)


def _finding(character: str, span: Span, times: int, fix: Fix | None = None) -> Diagnostic:
    """One finding about one character."""
    name = f"U+{ord(character):04X}"
    more = f" ({count(times, 'time')} in this file)" if times > 1 else ""
    if re.match(_IS_PRIVATE, character):
        return Diagnostic(
            code="BP105",
            severity=Severity.ERROR,
            message=f"{name} is a private-use character: no common font has a picture for it{more}",
            span=span,
            hint="it often comes from an icon font or from a PDF; replace it by the character that is meant",
        )
    if re.match(_IS_BIDI, character):
        return Diagnostic(
            code="BP106",
            severity=Severity.ERROR,
            message=f"{name} ({_named(character)}) turns the direction of text invisibly{more}",
            span=span,
            hint="delete it; the direction comes from the text itself and from `direction`",
            fix=fix,
        )
    return Diagnostic(
        code="BP104",
        severity=Severity.ERROR,
        message=f"{name} ({_named(character)}) is an invisible control character{more}",
        span=span,
        hint="delete it; it often comes along when text is copied from another program",
        fix=fix,
    )


def _named(character: str) -> str:
    """The character's Unicode name in lower case, or what kind it is."""
    known = {"\ufeff": "byte order mark", "\u2028": "line separator", "\u2029": "paragraph separator"}
    return known.get(character) or unicodedata.name(character, "control character").lower()
