"""What a path means that is to be written to, and that no link leads out of the project.

In: a path, typed or worked out. Out: the real place. A checkout may come from anybody, and git keeps symbolic links:
one with the name of an output, or of the folder that outputs go into, must not have a file replaced elsewhere. So a
link that lies in a project leads to a place in that project, or nothing is written. Links that lie in no project are
the user's or the system's own, and are followed, as is every place that is spelled out without one.

Whoever may change the project while the program runs could put a link there between this look and the write. Against
that there is no protection here: they could change the project as well.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from blueprint.paths import CONFIG

_GIT = ".git"
_DEVICES, _PROCESSES = Path("/dev"), Path("/proc")
"""Where links are the system's own: `/dev/stdout` leads to wherever the output goes."""


class PlaceError(OSError):
    """A place where nothing may be written; `strerror` is the end of a sentence that begins with the path."""


class OutsideError(PlaceError):
    """A link leads to where nothing may be written."""

    def __init__(self, link: Path, target: Path) -> None:
        super().__init__(errno.EPERM, f"{from_here(link)} is a link that leads out of the project, to {target}")


def project_of(folder: Path) -> Path | None:
    """The nearest folder from here upwards with `.git` or `blueprint.config.yaml`; None where there is none.

    Args:
        folder: absolute, its own links followed.
    """
    for candidate in (folder, *folder.parents):
        if (candidate / _GIT).exists() or (candidate / CONFIG).is_file():
            return candidate
    return None


def real_place(path: Path) -> Path:
    """The place that a path means, links followed. It need not exist.

    Raises:
        OutsideError: a link in it leads out of the project that the link lies in.
        OSError: a link leads to itself.
    """
    here = Path(path.anchor) if path.is_absolute() else Path(os.getcwd())  # noqa: PTH109 - without following it again
    names = path.parts[1:] if path.is_absolute() else path.parts
    for at, name in enumerate(names):
        if name == "..":
            here = here.parent
            continue
        here = here / name
        if os.path.islink(here):  # noqa: PTH114 - asked for every folder of every write
            here = _followed(here, last=at == len(names) - 1)
    return here


def is_device(place: Path) -> bool:
    """Whether something is there that takes bytes without being a file: a terminal, a pipe, `/dev/null`.

    Args:
        place: as `real_place` gives it.
    """
    try:
        mode = place.lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _followed(link: Path, *, last: bool) -> Path:
    """Where a link leads; itself for a stream of the system's.

    Raises:
        OSError: to itself, or out of its project.
    """
    folder = link.parent
    systems = folder == _DEVICES or folder.is_relative_to(_PROCESSES)
    if systems and last:
        return link
    try:
        target = link.resolve()
    except (OSError, RuntimeError):  # a circle; Python 3.13 gives the one, older ones the other
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    bounds = None if systems else _bounds(folder, last=last)
    if bounds is None:
        return target
    if not target.is_relative_to(bounds) or _GIT in target.relative_to(bounds).parts:
        raise OutsideError(link, target)
    return target


def _bounds(folder: Path, *, last: bool) -> Path | None:
    """What a link in a folder may not lead out of; None for nothing.

    Without a project it is the current folder, else for a file its own.
    """
    project = project_of(folder)
    if project is not None:
        return project
    current = Path(os.getcwd())  # noqa: PTH109 - likewise
    if folder.is_relative_to(current) and current != Path(current.anchor):
        return current
    return folder if last else None


def from_here(path: Path) -> str:
    """A path as one would type it."""
    here = Path(os.getcwd())  # noqa: PTH109 - likewise
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
