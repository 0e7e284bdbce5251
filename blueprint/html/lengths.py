"""How long a text will be, roughly, before anything is set."""

from __future__ import annotations

_WIDE_CHARACTERS = 0x2E80


def letters(text: str) -> float:
    """Length of a text in letters; Chinese, Japanese and Korean ones are twice as wide."""
    return sum(2.0 if ord(c) >= _WIDE_CHARACTERS else 1.0 for c in text)
