"""Whether there is a word space between two lines."""

from __future__ import annotations

from blueprint.scene import Words

_JOINED_ENDS = frozenset("-\u2010\u00ad/\u200b")
"""What a line may be broken behind inside of a word."""
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
             (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))  # fmt: skip
"""Ranges of scripts that write words without spaces: Thai to Lao, Burmese, Khmer, Han and what stands among it."""


def space_between(line: Words, following: Words) -> bool:
    """Whether a word space belongs between two lines of a group; inside of a text the break has swallowed it."""
    before, after = line.line.text, following.line.text
    if not before or not after:
        return False
    if line.role != following.role:
        return True
    return before[-1] not in _JOINED_ENDS and not (_unspaced(before[-1]) and _unspaced(after[0]))


def _unspaced(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _UNSPACED)
