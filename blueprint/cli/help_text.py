"""Help as it fits the terminal: sentences and examples that are too wide for it are wrapped.

In: what argparse is to show. Out: a formatter. In a pipe, descriptions stay as they are written.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

_LEAST, _MOST, _ELSEWHERE = 30, 120, 78
"""Cells of a line: on a narrow terminal, on a wide one, in a pipe."""
_COMMENT = re.compile(r"^( +\S.*?)  +(\S.*)$")
"""An example, and what it does."""


class HelpText(argparse.RawDescriptionHelpFormatter):
    """Help for a terminal of a certain width."""

    def __init__(self, prog: str, columns: int | None) -> None:
        """Begin.

        Args:
            prog: what is called. columns: of the terminal; None for no terminal.
        """
        self._columns = None if columns is None else min(_MOST, max(_LEAST, columns - 1))
        super().__init__(prog, width=_ELSEWHERE if self._columns is None else self._columns)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """A description or an epilogue."""
        if self._columns is None:
            return super()._fill_text(text, width, indent)
        return "\n".join(line for part in _parts(text) for line in _fitted(part, self._columns))


def _parts(text: str) -> Iterator[str]:
    """Paragraphs as one line each, and all lines that are empty or indented."""
    paragraph: list[str] = []
    for line in text.splitlines():
        if line and not line.startswith(" "):
            paragraph.append(line)
            continue
        if paragraph:
            yield " ".join(paragraph)
        paragraph = []
        yield line
    if paragraph:
        yield " ".join(paragraph)


def _fitted(line: str, columns: int) -> Iterator[str]:
    """One line, or several that fit."""
    from blueprint.cells import cells, wrapped  # noqa: PLC0415 - only where help is asked for

    if cells(line) <= columns:
        yield line
    elif example := _COMMENT.fullmatch(line):
        yield from _fitted(example[1], columns)
        yield from _fitted(f"      {example[2]}", columns)
    else:
        indent = " " * (len(line) - len(line.lstrip()))
        first, *more = wrapped(line.lstrip(), columns - len(indent) - 2 * bool(indent), whole="`")
        yield f"{indent}{first}"
        yield from (f"{indent}{'  ' if indent else ''}{one}" for one in more)
