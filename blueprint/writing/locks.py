"""Which unfinished files belong to a process that still runs.

Who makes a file that may be left behind, holds a lock on it until it is in its place. The system takes the lock away
with the process, however that ends, also across containers that share a folder; a number of a process would say nothing
there. Where there are no locks (Windows, some network drives), files are thought abandoned when they are old.
"""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: a file that is open cannot be removed there
    fcntl = None  # type: ignore[assignment]

HOLDS = fcntl is not None
"""Whether this system has locks, and lets a file be moved that is open."""
_TRIES = 20
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_LOOK = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def claimed(folder: Path, name: str, ending: str, mode: int) -> tuple[Path, int]:
    """Make a new, empty file that is ours for as long as its number is open.

    Args:
        folder: where. name, ending: what it is called, with something between them that makes it new.
        mode: its permissions, without those that the user's mask forbids.

    Returns:
        The file, and its open number.

    Raises:
        OSError: it cannot be made.
    """
    for _ in range(_TRIES):
        path = folder / f"{name}{os.urandom(6).hex()}{ending}"
        number = os.open(path, _NEW, mode)
        if held(number) is not False and os.fstat(number).st_nlink:
            return path, number
        os.close(number)  # somebody who tidies up took it for abandoned before it was locked
    raise FileExistsError(f"no new file can be made in {folder}")


def held(number: int) -> bool | None:
    """Lock an open file; False where another process holds it, None where there are no locks."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def opened_if_abandoned(path: Path, age: float) -> int | None:
    """Take over a file or folder that no process holds any more; its open number, None where one does or may.

    Args:
        path: one of ours by its name. age: seconds after which it is abandoned where nobody can know.
    """
    try:
        number = os.open(path, _LOOK)
    except OSError:
        return None
    found = os.fstat(number)
    ours = (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)) and (
        not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    )
    free = held(number) if ours else False
    if free or (free is None and time.time() - found.st_mtime > age):
        return number
    os.close(number)
    return None
