"""The ZIP file that an XLSX file is.

In: a path. Out: the bytes of its parts, in blocks; never more than the limits allow, whatever its directory claims.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blueprint.limits import Limits
from blueprint.survey.faults import SurveyError

_BLOCK = 65_536
_DIRECTORY = 4_000_000
_MOST_PARTS = 10_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError, RuntimeError)
_SAVE_AGAIN = (
    "open it in a spreadsheet program and save it again as `Excel Workbook (.xlsx)`, or export it as CSV (UTF-8)"
)


class Package:
    """An open XLSX file."""

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._archive = archive
        self._parts = {part.filename.lower().lstrip("/"): part for part in archive.infolist()}
        self._unpacked = 0

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._parts

    def blocks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part.

        Raises:
            SurveyError: it is not there, damaged, or unpacks to more than the limits allow.
        """
        found = self._parts.get(part.lower())
        if found is None:
            raise damaged(self.name, f"it has no part `{part}`")
        if found.flag_bits & 1:
            raise _protected(self.name)
        if found.compress_type not in _KINDS:
            raise damaged(self.name, f"`{part}` is packed in an unusual way")
        try:
            with self._archive.open(found) as file:
                while block := file.read(_BLOCK):
                    self._unpacked += len(block)
                    if self._unpacked > self.limits.unpacked:
                        raise _too_large(self.name, self.limits)
                    yield block
        except _BROKEN as error:
            raise damaged(self.name, f"`{part}` cannot be unpacked") from error


@contextmanager
def open_package(path: Path, name: str, limits: Limits) -> Iterator[Package]:
    """Open an XLSX file.

    Args:
        path: of the file. name: what messages call it. limits: what is too much.

    Raises:
        SurveyError: it is none.
        OSError: it cannot be opened.
    """
    with _Bounded(path, name) as file:
        _check_kind(file, name)
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise damaged(name, "it is no complete ZIP file") from error
        file.opened = True
        with archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise SurveyError(
                    "BP712", f"`{name}` has {len(parts):,} parts; a workbook has some dozens", _SAVE_AGAIN
                )
            if sum(part.file_size for part in parts) > limits.unpacked:
                raise _too_large(name, limits)
            yield Package(archive, name, limits)


def damaged(name: str, how: str) -> SurveyError:
    """The finding for a file that is no whole workbook."""
    return SurveyError("BP713", f"`{name}` is damaged: {how}", _SAVE_AGAIN)


class _Bounded(io.FileIO):
    """A file whose directory is not read if it alone is as large as a workbook never is."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(path)
        self.opened = False
        self._name = name

    def read(self, size: int | None = -1) -> bytes:
        if not self.opened and size is not None and size > _DIRECTORY:
            raise SurveyError("BP712", f"`{self._name}` has far more parts than a workbook has", _SAVE_AGAIN)
        return super().read(-1 if size is None else size) or b""


def _check_kind(file: _Bounded, name: str) -> None:
    """Refuse what is no ZIP file, and say what it is."""
    start = file.read(len(_OLD))
    if start.startswith(b"PK\x03\x04"):
        file.seek(0)
        return
    if start == _OLD:
        rest = tail = b""
        while block := file.read(_BLOCK):
            rest = tail + block
            if _ENCRYPTED in rest:
                raise _protected(name)
            tail = rest[-len(_ENCRYPTED) :]
        raise SurveyError("BP711", f"`{name}` is an old Excel workbook (.xls), not an XLSX file", _SAVE_AGAIN)
    hint = "give it the ending `.csv` if it is a CSV file; else save it as `Excel Workbook (.xlsx)`"
    raise SurveyError("BP711", f"`{name}` is {'no XLSX file' if start else 'empty'}", hint)


def _protected(name: str) -> SurveyError:
    hint = "save it without a password; in Excel under `File`, `Info`, `Protect Workbook`"
    return SurveyError("BP711", f"`{name}` is protected by a password", hint)


def _too_large(name: str, limits: Limits) -> SurveyError:
    return SurveyError(
        "BP712", f"`{name}` unpacks to more than {limits.unpacked:,} bytes", limits.raise_hint("unpacked")
    )
