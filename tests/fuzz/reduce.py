"""Makes a case that fails smaller as long as it fails in the same way: fewer commands, files, lines, characters."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from fuzz.case import Case

T = TypeVar("T")
_CHARACTERS = 3000
"""Files up to this size are reduced by characters as well."""


def reduced(case: Case, fails: Callable[[Case], bool], seconds: float = 60.0) -> Case:
    """The smallest case found.

    Args:
        case: one that fails.
        fails: whether another one fails in the same way.
        seconds: when to stop.
    """
    end = time.monotonic() + seconds

    def holds(other: Case) -> bool:
        return time.monotonic() < end and fails(other)

    for run in case.runs:
        if len(case.runs) > 1 and holds(fewer := replace(case, runs=(run,))):
            case = fewer
            break
    for name in list(case.files):
        rest = {n: c for n, c in case.files.items() if n != name}
        if holds(fewer := replace(case, files=rest)):
            case = fewer
    for separator in (b"\n", b""):
        for name in case.files:
            case = _smaller(case, name, separator, holds)
    # With a line feed at its end, a file stands in the corpus as a text that can be read.
    ended = {name: content if content.endswith(b"\n") else content + b"\n" for name, content in case.files.items()}
    return tidy if holds(tidy := replace(case, files=ended)) else case


def _smaller(case: Case, name: str, separator: bytes, holds: Callable[[Case], bool]) -> Case:
    """The case with fewer lines, or characters, in one file."""
    content = case.files[name]
    if not separator and len(content) > _CHARACTERS:
        return case
    pieces: Sequence[bytes] = (
        content.split(separator) if separator else [content[n : n + 1] for n in range(len(content))]
    )

    def with_pieces(kept: Sequence[bytes]) -> Case:
        return replace(case, files={**case.files, name: separator.join(kept)})

    return with_pieces(fewest(pieces, lambda kept: holds(with_pieces(kept))))


def fewest(pieces: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """The fewest pieces for which something still holds, by leaving out ever smaller runs of them."""
    size = len(pieces) // 2 or 1
    while pieces:
        at, before = 0, len(pieces)
        while at < len(pieces):
            fewer = [*pieces[:at], *pieces[at + size :]]
            if holds(fewer):
                pieces = fewer
            else:
                at += size
        if size == 1 and len(pieces) == before:
            break
        size = size // 2 or 1
    return pieces
