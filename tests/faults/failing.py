"""System calls that fail: one of those with which a program writes, the n-th of a run.

In: a number and a fault. Out: a context in which that call raises, and a list of the calls that were made.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

FAULTS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Calls:
    """The calls of one run; the one with the number `fails` raises.

    Attributes:
        made: what was called, with a name where there is one.
    """

    def __init__(self, fails: int = -1, fault: int = 0) -> None:
        self.made: list[str] = []
        self.fails, self.fault = fails, fault

    def count(self, call: str, name: object) -> None:
        """Note a call, and fail if it is its turn."""
        self.made.append(f"{call} {name}")
        if len(self.made) - 1 == self.fails:
            raise OSError(self.fault, os.strerror(self.fault), None if isinstance(name, int) else str(name))


@contextmanager
def failing(calls: Calls) -> Iterator[None]:
    """Have the calls with which files are written noted, and one of them fail."""
    real: dict[str, Callable[..., Any]] = {
        name: getattr(os, name)
        for name in ("open", "write", "fsync", "fchmod", "chmod", "replace", "rename", "mkdir", "link", "symlink")
    }

    def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:  # noqa: ANN401 - as `os.open`
        if flags & _WRITES and path != os.devnull:
            calls.count("open", path)
        return int(real["open"](path, flags, *more, **named))

    def synced(number: int) -> None:
        if not stat.S_ISDIR(os.fstat(number).st_mode):
            calls.count("fsync", number)
        real["fsync"](number)

    def counted(name: str) -> Callable[..., Any]:
        def call(first: Any, *more: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the system's call takes
            if not _writes_nothing(name, first):
                calls.count(name, first)
            return real[name](first, *more, **named)

        return call

    plain = builtins.open

    def opened_file(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:  # noqa: ANN401 - likewise
        if set(mode) & set("wax+") and file != os.devnull and not isinstance(file, int):
            calls.count("open", file)
        return plain(file, mode, *more, **named)

    changed = {name: counted(name) for name in real} | {"open": opened, "fsync": synced}
    with (
        patch.multiple(os, **changed),
        patch.object(io, "open", opened_file),
        patch.object(builtins, "open", opened_file),
    ):
        yield


def _writes_nothing(call: str, what: Any) -> bool:  # noqa: ANN401 - likewise
    """Whether a folder is there already, or bytes go to another process."""
    if call == "mkdir":
        return os.path.isdir(what)  # noqa: PTH112 - a path of any kind
    return call == "write" and not stat.S_ISREG(os.fstat(what).st_mode)
