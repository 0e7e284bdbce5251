"""Folders for passing files, that no other user reads and that a killed process does not leave for long.

In: what it is for. Out: `PrivateFolder`. Its files are nobody's work: they are written as they come, without `fsync`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from blueprint.writing.locks import HOLDS, held, opened_if_abandoned

_PREFIX = "blueprint-"
_OLD = 86_400.0
"""Seconds after which a folder is abandoned where there are no locks."""
_TRIES = 20


class PrivateFolder:
    """A new folder; `path` is it, links in its path followed.

    Use it as a context manager, or call `close`.
    """

    def __init__(self, purpose: str) -> None:
        """Make it, and remove those for the same purpose that killed processes have left.

        Args:
            purpose: what it is for, a word that becomes part of its name.

        Raises:
            OSError: it cannot be made.
        """
        begin = f"{_PREFIX}{purpose}-"
        _remove_abandoned(Path(tempfile.gettempdir()), begin)
        self.path, self._number = _made(begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def use(self) -> None:
        """Tell systems without locks that it is in use."""
        if not HOLDS:
            with suppress(OSError):
                os.utime(self.path)

    def close(self) -> None:
        """Remove it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._number is not None:
            os.close(self._number)
            self._number = None


def _made(begin: str) -> tuple[Path, int | None]:
    """A new folder, and its open number, which holds a lock on it; None where there are no locks.

    Raises:
        OSError: it cannot be made.
    """
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=begin)).resolve()
        if not HOLDS:
            return folder, None
        try:
            number = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:  # somebody who tidies up took it for abandoned before it was locked
            continue
        if held(number) is not False and folder.is_dir():
            return folder, number
        os.close(number)  # likewise
    raise FileExistsError(f"no new folder can be made in {tempfile.gettempdir()}")


def _remove_abandoned(above: Path, begin: str) -> None:
    """Remove the folders of this user's processes that were killed."""
    with suppress(OSError), os.scandir(above) as entries:
        for entry in [e for e in entries if e.name.startswith(begin) and e.is_dir(follow_symlinks=False)]:
            number = opened_if_abandoned(Path(entry.path), _OLD)
            if number is not None:
                shutil.rmtree(entry.path, ignore_errors=True)
                os.close(number)
