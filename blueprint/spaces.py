"""Spaces that look like spaces and are none to YAML, and full-width colons and commas.

In: nothing. Out: character classes for the modules that look for them.
"""

from __future__ import annotations

ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
FULL_WIDTH_COLON = "\uff1a"
FULL_WIDTH_COMMA = "\uff0c"
_NAMES = {"\u00a0": "a no-break space", "\u3000": "a full-width space", "\u202f": "a narrow no-break space"}


def space_name(character: str) -> str:
    """What a message calls such a space, with its article."""
    return f"{_NAMES.get(character, 'a special space')} (U+{ord(character):04X})"


def plain_spaces(text: str) -> str:
    """The text with each of these spaces as ordinary ones of the same width."""
    return "".join("  " if c == "\u3000" else " " if c in ODD_SPACES else c for c in text)
