"""Where a verb reads and writes, so that tests can put something else in its place."""

from __future__ import annotations

import os
from typing import BinaryIO, TextIO

from blueprint.frozen import frozen

_BINARY = (b"%PDF-", b"\x89PNG", b"PK\x03\x04")
"""How files begin that are no text."""
_USUAL = 80
"""Cells of a line of a terminal that does not say how many it has."""


@frozen(kw_only=True)
class Streams:
    """Input and output of one run.

    Attributes:
        stdin: bytes that come in. stdout: what was asked for. stderr: findings and progress beside it.
    """

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO

    def write_bytes(self, content: bytes) -> None:
        """Give a file to standard output.

        Raises:
            UsageError: standard output is closed, or it is a terminal or takes only text, and this is none.
        """
        if getattr(self.stdout, "name", None) == os.devnull:
            raise UsageError("standard output is closed; give `-o` a file")
        binary = getattr(self.stdout, "buffer", None)
        if not content.startswith(_BINARY):
            self.stdout.write(content.decode("utf-8"))
        elif binary is None or self.stdout.isatty():
            raise UsageError("this is no text for a screen; give `-o` a file, or send it on with `>` or `|`")
        else:
            self.stdout.flush()
            binary.write(content)


class UsageError(Exception):
    """Arguments that do not fit together; the text is a sentence for the user, without a final full stop."""


def wants_colour(stream: TextIO) -> bool:
    """Whether to write terminal colours: on a terminal, unless `NO_COLOR` is set (no-color.org) or `TERM` is `dumb`."""
    return not os.environ.get("NO_COLOR") and obeys(stream)


def obeys(stream: TextIO) -> bool:
    """Whether it is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO) -> int | None:
    """How many cells a line of a terminal has: what `COLUMNS` says, else the terminal; None if it is no terminal."""
    if not stream.isatty():
        return None
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL
