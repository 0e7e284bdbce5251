"""Whether a file is still as `blueprint init` made it.

In: the text of a map. Out: the text with a last line that carries a digest of what stands before it, and whether a
text and its last line still agree.
"""

from __future__ import annotations

import re
from hashlib import sha256

from blueprint.starting.starters import filled, note

_DIGITS = 12
_STAMP = re.compile(rf"^# .*`blueprint init`.*[(（]([0-9a-f]{{{_DIGITS}}})[)）]")


def stamped(text: str, language: str) -> str:
    """A text with the line that says that it was made.

    Args:
        text: ends with a line feed. language: one of `starters.LANGUAGES`.
    """
    (line,) = note("made", language)
    return f"{text}\n# {filled(line, {'stamp': _digest(text)})}\n"


def untouched(text: str) -> bool:
    """Whether a text is what `stamped` gave, line ends aside."""
    body, separator, last = text.replace("\r\n", "\n").rstrip("\n").rpartition("\n\n")
    match = _STAMP.match(last)
    return bool(separator) and match is not None and match[1] == _digest(f"{body}\n")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
