"""A source file: its text, and the way from an offset to a line and a column.

In: the text of a file and the name to show for it. Out: `Source`, and `Span`s that point into it.
Offsets, lines and columns count Unicode code points; lines and columns start at 1.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from blueprint.frozen import field, frozen


@frozen(eq=False)
class Source:
    r"""One file as it was read.

    Attributes:
        name: what diagnostics call it, as the user typed it (`-` for standard input).
        text: its whole text, line ends normalised to `\n`, without a byte order mark.
        path: where it lies; None for standard input and for text from a program.
    """

    name: str
    text: str
    path: Path | None = None
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        object.__setattr__(self, "_starts", starts)

    @property
    def line_count(self) -> int:
        """Number of lines; a final line feed opens no new one."""
        return len(self._starts) - (1 if self._starts[-1] == len(self.text) and len(self._starts) > 1 else 0)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Offset of a line and a column (both from 1)."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Text of one line (from 1) without its line feed."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]


@frozen
class Span:
    """A half-open range `start..end` of code points in one source."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """Line of the first character, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """Column of the first character, from 1, in code points."""
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        """The characters that it covers."""
        return self.source.text[self.start : self.end]
