"""Names and what they mean, in two columns that fit the terminal.

In: pairs of texts, and the stream that they are for. Out: lines. In a pipe each pair is one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from blueprint.cells import cells, wrapped
from blueprint.cli.streams import columns

_LEAST = 16
"""Cells that the second column gets at least."""


def in_columns(pairs: Sequence[tuple[str, str]], stream: TextIO, indent: str = "") -> str:
    """Two columns, whatever script the first is in; on a terminal the second is wrapped.

    Args:
        pairs: what stands left and right. stream: where it goes. indent: in front of each line.
    """
    left = max((cells(name) for name, _ in pairs), default=0)
    terminal = columns(stream)
    room = None if terminal is None else terminal - cells(indent) - left - 2
    lines: list[str] = []
    for name, text in pairs:
        parts = [text] if room is None else list(wrapped(text, max(_LEAST, room), whole="`"))
        heads = [f"{name}{' ' * (left - cells(name))}", *[" " * left] * (len(parts) - 1)]
        lines += [f"{indent}{head}  {part}".rstrip() for head, part in zip(heads, parts, strict=True)]
    return "".join(f"{line}\n" for line in lines)
