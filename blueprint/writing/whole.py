"""Writing a file so that there is always the old one or the new one, never a half.

In: a path and a content. Out: the file. The content goes into a new file beside the place, that is brought onto the
disk (`fsync`) before it is moved over the old one; then the folder is brought onto the disk, so that the move lasts.

    .hotel.svg.0f3a9c51d2e4.blueprint.part    the new file until it is moved; what a killed process leaves of them is
                                              removed by the next write into the folder
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from blueprint.confinement import current
from blueprint.writing.locks import HOLDS, claimed
from blueprint.writing.places import PlaceError, from_here, is_device, real_place
from blueprint.writing.strays import ENDING, sweep

_USUAL = 0o666
_LONGEST = 255
"""Bytes of a name that every usual file system takes."""
_RANDOM = 12
"""Characters that make the name of an unfinished file a new one."""


class Staged:
    """A new file that waits beside its place."""

    def __init__(self, place: Path, content: bytes, *, mode: int | None = None, through: Path | None = None) -> None:
        """Write it.

        Args:
            place: where it goes; a link there is replaced.
            content: of the file.
            mode: its permissions; None for those of the file that it replaces, else the usual ones.
            through: a folder on the same disk where it waits; None for that of its place.

        Raises:
            OSError: it cannot be written; nothing is left of it.
        """
        self.place = place
        kept = mode if mode is not None else _mode(place)
        begin = f".{_shortened(place.name)}."
        self._file, self._number = claimed(through or place.parent, begin, ENDING, _USUAL if kept is None else kept)
        self._is_open, self._waits = True, True
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(self._number, rest) :]
            if kept is not None and hasattr(os, "fchmod"):
                os.fchmod(self._number, kept)
        except BaseException:
            self.drop()
            raise

    def sync(self) -> None:
        """Bring it onto the disk.

        Raises:
            OSError: that failed; the content may be lost.
        """
        os.fsync(self._number)

    def put(self, *, hold: bool = False) -> None:
        """Move it to its place.

        Args:
            hold: whether it stays locked until `drop`.

        Raises:
            OSError: that cannot be done; what was there is untouched.
        """
        if not HOLDS:
            self._close()
        os.replace(self._file, self.place)  # noqa: PTH105 - the module's own calls are what tests make fail
        self._waits = False
        if not hold:
            self._close()

    def drop(self) -> None:
        """Leave nothing of it, unless it is in its place."""
        if self._waits:
            with suppress(OSError):
                self._file.unlink()
            self._waits = False
        self._close()

    def _close(self) -> None:
        if self._is_open:
            self._is_open = False
            os.close(self._number)


def write_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put content into a file.

    Missing folders are made. A link is followed if it leads nowhere out of its project. What is no file (a terminal, a
    pipe, `/dev/null`) is written to as it is.

    Args:
        path: of the file. content: what will be in it.
        mode: its permissions; None for those of the file that is replaced, else the usual ones.

    Raises:
        OSError: the file cannot be written; what was there before is untouched. `why` says it in words.
    """
    place = real_place(path)
    if is_device(place):
        _write_to(place, content)
        return
    make_folder(place.parent)
    sweep(place.parent)
    staged = Staged(place, content, mode=mode)
    try:
        staged.sync()
        staged.put()
    finally:
        staged.drop()
    sync_folders([place.parent])


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        OSError: that cannot be done.
    """
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next((f for f in (folder, *folder.parents) if f.exists() and not f.is_dir()), folder)
        raise PlaceError(errno.ENOTDIR, f"{from_here(file)} is a file, not a folder") from None


def sync_folders(folders: Iterable[Path]) -> None:
    """Bring the names of what was moved into some folders onto the disk.

    What was moved is whole with or without it. So it is no fault where a system has no such thing, as Windows and some
    network drives: only which of two whole files there is after a power cut is left open then.
    """
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


def why(error: OSError | ValueError) -> str:
    """Why something could not be written, as the end of a sentence that names the file."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error).lower()
    confined = current()
    if error.errno == errno.EFBIG and confined is not None:
        most = confined.output
        return f"it has more than {most:,} bytes; raise the limit with `--limit output={2 * most}` (BP172)"
    return error.strerror if isinstance(error, PlaceError) else error.strerror.lower()


def _mode(place: Path) -> int | None:
    """The permissions of a file that is there; None where there is none."""
    try:
        return place.lstat().st_mode & 0o7777 if place.is_file() and not place.is_symlink() else None
    except OSError:
        return None


def _shortened(name: str) -> str:
    """As much of a name as leaves room for what makes it that of an unfinished file, without half a character."""
    room = _LONGEST - len("..") - _RANDOM - len(ENDING)
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return name


def _write_to(place: Path, content: bytes) -> None:
    """Give bytes to what is no file.

    Raises:
        OSError: it does not take them.
    """
    number = os.open(place, os.O_WRONLY | os.O_APPEND)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(number, rest) :]
    finally:
        os.close(number)
