"""An insertion in the bytes of a file, and as it is shown on a terminal.

In: the pieces of an insertion, which count in a text with simple line ends. Out: the bytes of the file with them, its
byte order mark and its own line ends kept; and the new lines with their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = "\ufeff"
_LINE_END = re.compile("\r\n?|\n")


def in_bytes(content: bytes, pieces: Sequence[tuple[int, int, str]]) -> bytes:
    """The bytes of a file with an insertion.

    Args:
        content: UTF-8, with or without a byte order mark, with any line ends.
        pieces: offset, signs removed and text put there, ascending; they count each line end as one sign.
    """
    text = content.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    ends = [match.span() for match in _LINE_END.finditer(body)]
    own = body[ends[0][0] : ends[0][1]] if ends else "\n"
    for at, removed, piece in reversed(pieces):
        start, end = _place(ends, at), _place(ends, at + removed)
        body = body[:start] + piece.replace("\n", own) + body[end:]
    return (mark + body).encode("utf-8")


def shown(piece: str, first: int) -> str:
    """The new lines with their numbers.

    Args:
        piece: what was put there. first: the line (from 1) in which it begins.
    """
    lines = piece.split("\n")
    skipped = next((i for i, line in enumerate(lines) if line.strip()), 0)
    width = len(str(first + len(lines)))
    return "".join(f" {first + i:>{width}} | {line}\n" for i, line in enumerate(lines) if i >= skipped)


def _place(ends: Sequence[tuple[int, int]], at: int) -> int:
    """An offset in the text with its own line ends."""
    shift = 0
    for start, end in ends:
        if start - shift >= at:
            break
        shift += end - start - 1
    return at + shift
