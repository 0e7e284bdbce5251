"""Bytes of a file to its text.

In: a path or `-`. Out: `Source` with line ends normalised and without a byte order mark, or the reason why not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from blueprint.diagnostics import Diagnostic, Outcome, Severity
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.paths import speaks, strays
from blueprint.phrases import nearest, quote, seen
from blueprint.reading.encodings import narrow_encoding, wide_encoding
from blueprint.source import Source, Span

STDIN = "-"
_ENDINGS = (".blueprint.yaml", ".blueprint.yml", ".yaml", ".yml")


def read(name: str, *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS) -> Outcome[Source]:
    """The text of one file.

    Args:
        name: path as the user typed it, or `-` for standard input.
        stdin: where `-` reads from; the process's standard input by default.
        limits: only `bytes` counts here; the size is looked up before anything is read.
    """
    path = None if name == STDIN else Path(name)
    try:
        data = _standard_input(stdin, limits.bytes) if path is None else _file(path, limits.bytes)
        if path is not None and speaks(path):
            return Outcome(None, (_speaking(name),))
        if path is not None and strays(path):
            return Outcome(None, (_strayed(name),))
    except (OSError, ValueError) as error:
        return Outcome(None, (_unreadable(name, error),))
    if isinstance(data, int):
        return Outcome(None, (_too_large(name, data, limits),))
    return _decoded(name, path, data)


def _file(path: Path, limit: int) -> bytes | int:
    """A file's bytes, or its size if that is beyond the limit."""
    size = path.stat().st_size
    if size > limit:
        return size
    with path.open("rb") as stream:
        return _capped(stream, limit)


def _standard_input(stdin: BinaryIO | None, limit: int) -> bytes | int:
    """Everything that comes in, or a size beyond the limit."""
    return _capped(stdin if stdin is not None else sys.stdin.buffer, limit)


def _capped(stream: BinaryIO, limit: int) -> bytes | int:
    """At most `limit` bytes; one more than the limit says that there is more (devices have no size)."""
    data = stream.read(limit + 1)
    return data if len(data) <= limit else len(data)


def _decoded(name: str, path: Path | None, data: bytes) -> Outcome[Source]:
    """The text of UTF-8 bytes, or a finding at the first place that is not UTF-8."""
    wide = wide_encoding(data)
    if wide:
        finding = Diagnostic(
            code="BP103",
            severity=Severity.ERROR,
            message=f"{_called(name)} is saved as {wide}, but it has to be UTF-8",
            hint="save it again with the encoding `UTF-8`; editors offer that in `Save as` or in the status bar",
        )
        return Outcome(None, (finding,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Outcome(None, (_broken(name, path, data),))
    return Outcome(Source(name=name, text=_lines(text), path=path))


def _lines(text: str) -> str:
    """The text with every line end as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _broken(name: str, path: Path | None, data: bytes) -> Diagnostic:
    """The finding for bytes that are not UTF-8, with the place and a guess at what they are."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        body.decode("utf-8")
        at = 0
    except UnicodeDecodeError as error:
        at = error.start
    before = _lines(body[:at].decode("utf-8"))
    source = Source(name=name, text=_lines(body.decode("utf-8", "replace")), path=path)
    guess = narrow_encoding(body)
    return Diagnostic(
        code="BP102",
        severity=Severity.ERROR,
        message=f"{_called(name)} is not valid UTF-8: the byte 0x{body[at]:02X} cannot stand here",
        span=Span(source, len(before), len(before) + 1),
        hint=f"it was probably saved as {guess}; open it with that encoding and save it again as `UTF-8`",
    )


def _too_large(name: str, size: int, limits: Limits) -> Diagnostic:
    """The finding for a file beyond the limit."""
    found = f"{size:,} bytes" if size > limits.bytes + 1 else f"more than {limits.bytes:,} bytes"
    return Diagnostic(
        code="BP101",
        severity=Severity.ERROR,
        message=f"{_called(name)} is too large: {found}, the limit is {limits.bytes:,}",
        hint=limits.raise_hint("bytes", size if size > limits.bytes + 1 else None),
    )


def _speaking(name: str) -> Diagnostic:
    """The finding for a name that a CI server would obey."""
    return Diagnostic(
        code="BP006",
        severity=Severity.ERROR,
        message=f"the name {quote(seen(name))} is a command to CI servers",
        hint="give the file, or the folder that it lies in, another name",
    )


def _strayed(name: str) -> Diagnostic:
    """The finding for a link out of the project."""
    return Diagnostic(
        code="BP005",
        severity=Severity.ERROR,
        message=f"{_called(name)} is a link that leads out of the project, or into a folder of git's own",
        hint="copy the file into the project; name the file itself, if you trust what it leads to",
    )


def _unreadable(name: str, error: OSError | ValueError) -> Diagnostic:
    """The finding for a file that cannot be opened."""
    code, message, hint = "BP004", f"{_called(name)} cannot be read: {_reason(error)}", None
    if isinstance(error, FileNotFoundError):
        code, message, hint = "BP001", f"there is no file {_called(name)}", _similar(Path(name))
    elif isinstance(error, IsADirectoryError) or (not isinstance(error, ValueError) and _is_folder(name)):
        code, message, hint = "BP002", f"{_called(name)} is a folder, not a file", "name the file inside it"
    elif isinstance(error, PermissionError):
        code, message, hint = (
            "BP003",
            f"you are not allowed to read {_called(name)}",
            "ask for the right to read it",
        )
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, hint=hint)


def _is_folder(name: str) -> bool:
    """Whether the name is a folder (some systems report that as a missing permission)."""
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _reason(error: OSError | ValueError) -> str:
    """What the system said, as the end of a sentence."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said[:1].lower() + said[1:]


def _similar(path: Path) -> str | None:
    """A file beside the missing one that was probably meant."""
    try:
        names = sorted(p.name for p in path.parent.iterdir() if p.name.endswith(_ENDINGS))
    except (OSError, ValueError):
        return None
    whole = next((n for n in names if n in {path.name + ending for ending in _ENDINGS}), None)
    found = whole or nearest(path.name, names)
    return f"did you mean `{path.parent / found}`?" if found else None


def _called(name: str) -> str:
    """What a message calls the file."""
    return "standard input" if name == STDIN else f"`{name}`"
