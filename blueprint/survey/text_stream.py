"""The text of a CSV file, piece by piece, without trusting it.

In: a path. Out: lines of UTF-8. What is no text, or has no end of line for megabytes, is refused before it is
in memory.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from blueprint.limits import Limits
from blueprint.reading.encodings import narrow_encoding, wide_encoding
from blueprint.survey.faults import SurveyError

_BLOCK = 1 << 20
_LONGEST_LINE = 16_000_000
_MOST_UNUSED = 32_000_000
_GUESSED_FROM = 65_536
_UTF8 = "`CSV UTF-8 (Comma delimited)` under `Save as` in Excel, or the character set `Unicode (UTF-8)` in LibreOffice"


class Guard(io.RawIOBase):
    """Passes bytes on and looks at each block first."""

    def __init__(self, file: io.FileIO, name: str, limits: Limits) -> None:
        super().__init__()
        self._file = file
        self._name = name
        self._limits = limits
        self._read = 0
        self._open_line = self._used = 0
        self._longest = max(_LONGEST_LINE, 4 * limits.cell)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as the standard library has it
        """The next block."""
        data = self._file.read(len(buffer))
        if not self._read:
            self._check_wide(data)
        self._check_binary(data)
        self._check_line(data)
        self._read += len(data)
        self._check_use(len(data))
        if self._read > self._limits.answers:
            said = f"`{self._name}` is too large: more than {self._limits.answers:,} bytes"
            raise SurveyError("BP702", said, self._limits.raise_hint("answers"))
        buffer[: len(data)] = data
        return len(data)

    def used(self) -> None:
        """Say that all that was read so far has come out as rows."""
        self._used = self._read

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        super().close()

    def _check_wide(self, data: bytes) -> None:
        wide = wide_encoding(data)
        if wide:
            raise SurveyError(
                "BP703",
                f"`{self._name}` is saved as {wide} from line 1 on, but it has to be UTF-8",
                f"save it again as UTF-8: {_UTF8}",
            )

    def _check_binary(self, data: bytes) -> None:
        at = data.find(b"\0")
        if at < 0:
            return
        if not self._read and data.startswith(b"PK\x03\x04"):
            hint = "it is an XLSX file by its content: give its name the ending `.xlsx`"
        else:
            hint = "export the answers again as CSV (UTF-8); a text holds no such bytes"
        said = f"`{self._name}` is no text: byte {self._read + at + 1:,} is zero"
        raise SurveyError("BP704", said, hint)

    def _check_use(self, size: int) -> None:
        """Refuse rows that go on and on."""
        most = max(_MOST_UNUSED, 8 * self._limits.cell)
        if self._read - self._used > most + size:
            raise SurveyError(
                "BP710",
                f"`{self._name}` has rows of many megabytes",
                f"close the quote if one is left open; {self._limits.raise_hint('cell', most // 4)}",
            )

    def _check_line(self, data: bytes) -> None:
        last = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._open_line = len(data) - last - 1 if last >= 0 else self._open_line + len(data)
        if self._open_line > self._longest:
            said = f"`{self._name}` has a line of more than {self._longest:,} bytes"
            raise SurveyError("BP710", said, self._limits.raise_hint("cell", max(self._longest, 2 * self._limits.cell)))


@contextmanager
def open_text(path: Path, name: str, limits: Limits) -> Iterator[tuple[io.TextIOWrapper, Guard]]:
    """A file as text, line ends kept; and its guard, that wants to know when rows have come out of it.

    Raises:
        SurveyError: while reading, if it is no UTF-8 text or too large.
        OSError: it cannot be opened.
    """
    guard = Guard(io.FileIO(path), name, limits)
    text = io.TextIOWrapper(io.BufferedReader(guard, _BLOCK), encoding="utf-8-sig", newline="")
    try:
        yield text, guard
    except UnicodeDecodeError as error:
        raise _broken(path, name) from error
    finally:
        text.close()


def _broken(path: Path, name: str) -> SurveyError:
    """What is wrong with the first bytes that are not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_GUESSED_FROM):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return _at(name, lines, tail + block + file.read(_GUESSED_FROM))
            lines += block.count(b"\n")
            tail = block[block.rfind(b"\n") + 1 :] if b"\n" in block else tail + block
    return _at(name, lines, tail)


def _at(name: str, lines: int, data: bytes) -> SurveyError:
    """The finding, from the bytes around the place.

    Args:
        lines: number of the line that the bytes begin in.
    """
    start = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    line = lines + data.count(b"\n", 0, start)
    begin = data.rfind(b"\n", 0, start) + 1
    end = data.rfind(b"\n", start)
    guess = narrow_encoding(data[begin : end if end > start else len(data)])
    return SurveyError(
        "BP703",
        f"`{name}` is not valid UTF-8: line {line:,} has the byte 0x{data[start]:02X} where none can stand",
        f"it was probably saved as {guess}; save it again as UTF-8: {_UTF8}",
    )
