"""A file as it lies on the disk: its text with the line ends that it has.

In: bytes in UTF-8. Out: `Raw`, which takes edits made on the normalised text and gives bytes again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from blueprint.diagnostics import Edit
from blueprint.frozen import frozen

_BOM = "\ufeff"
_END = re.compile(r"\r\n?|\n")


@frozen(kw_only=True)
class Raw:
    """One file.

    Attributes:
        text: without the byte order mark, line ends as they are.
        marked: whether it begins with a byte order mark.
        end: the line end that most lines have, the first of them where two are as frequent.
    """

    text: str
    marked: bool
    end: str

    @property
    def normal(self) -> str:
        """The text as it is parsed: with one line feed for each line end."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n")

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes after edits on the normalised text; all other bytes are kept, the byte order mark too.

        Args:
            edits: not overlapping.
        """
        # The n-th pair of carriage return and line feed is one character of the normalised text.
        pairs = [match.start() - number for number, match in enumerate(re.finditer("\r\n", self.text))]
        text = self.text
        for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end), reverse=True):
            start = edit.span.start + bisect_left(pairs, edit.span.start)
            end = edit.span.end + bisect_left(pairs, edit.span.end)
            text = text[:start] + edit.text.replace("\n", self.end) + text[end:]
        return ((_BOM if self.marked else "") + text).encode("utf-8")

    def replaced(self, text: str) -> bytes:
        """The bytes of a whole new text, with the usual line end of the file and without a byte order mark."""
        return text.replace("\n", self.end).encode("utf-8")


def raw_of(data: bytes) -> Raw:
    """A file of bytes.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    text = data.decode("utf-8")
    marked = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    ends = _END.findall(text)
    frequent = {end: ends.count(end) for end in dict.fromkeys(ends)}
    end = max(frequent, key=lambda e: frequent[e], default="\n")
    return Raw(text=text, marked=marked, end="\n" if end == "\r" else end)
