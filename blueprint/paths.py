"""Where files lie that a blueprint names, and that they lie inside the project.

In: a path as written, and the file that it is written in. Out: the file's real place, or what is wrong with it.
"""

from __future__ import annotations

import os
import re
import stat
from enum import StrEnum
from pathlib import Path

from blueprint.diagnostics import Edit, Fix
from blueprint.source import Source, Span

CONFIG = "blueprint.config.yaml"
_GIT = ".git"
_DEVICES = ("/dev/", "/proc/")
_ELSEWHERE = re.compile(r"[A-Za-z]:|\\")


class Fault(StrEnum):
    """Why a path leads to no file that may be used."""

    FOREIGN = "is not a path relative to this file"
    OUTSIDE = "lies outside of the project"
    MISSING = "does not exist"
    FOLDER = "is a folder"


def base_folder(source: Source) -> Path:
    """The folder that paths in a file start from; the current one for standard input."""
    return source.path.absolute().parent if source.path is not None else Path.cwd()


def find_root(folder: Path) -> Path:
    """The nearest folder from here upwards with `.git` or `blueprint.config.yaml`, else this one."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if _is_project(candidate):
            return candidate
    return start


def _is_project(folder: Path) -> bool:
    return (folder / _GIT).exists() or (folder / CONFIG).is_file()


def speaks(path: Path) -> bool:
    """Whether a CI server would take the name of a file, or of a folder above it, for a command where it is printed.

    GitHub reads commands at the beginning of a line behind `::`, and anywhere behind `##[`.
    """
    lines = (line for part in path.parts for line in part.splitlines())
    return any(line.lstrip().startswith("::") or "##[" in line for line in lines)


def strays(path: Path) -> bool:
    """Whether a file that is named lies, by a link of its project, outside of that project or in git's own folder.

    Links above the project do not count, neither do devices and pipes. A folder without a project is one of its own.

    Args:
        path: an existing file, as it was named.

    Raises:
        OSError: it cannot be looked at.
    """
    parts = Path(os.path.abspath(path)).parts  # noqa: PTH100 - `resolve` would follow the links that are asked about
    here = Path(parts[0])
    for number, part in enumerate(parts[1:], 2):
        folder, here = here, here / part
        if here.is_symlink() and not str(here).startswith(_DEVICES):
            root = find_root(folder)
            real = path.resolve()
            known = number == len(parts) or _is_project(root)
            if known and stat.S_ISREG(real.stat().st_mode):
                return not real.is_relative_to(root) or _of_git(real.relative_to(root).parts)
    return _of_git(parts) and _of_git(here.relative_to(find_root(here.parent)).parts)


def _of_git(parts: tuple[str, ...]) -> bool:
    """Whether a path leads into a folder that git keeps for itself, which may hold passwords."""
    return any(part.lower() == _GIT for part in parts)


def with_slashes(span: Span) -> Fix | None:
    """The correction of a path with backslashes between its folders; none for a drive or a server, and for escapes.

    Args:
        span: the path as it is written, quotes included.
    """
    written = span.text
    if "\\" not in written or _ELSEWHERE.match(written.strip("'")) or written.startswith('"'):
        return None
    places = [span.start + at for at, character in enumerate(written) if character == "\\"]
    edits = tuple(Edit(span=Span(span.source, at, at + 1), text="/") for at in places)
    return Fix(title="write `/` between folders", edits=edits)


def locate(name: str, source: Source, root: Path | None = None) -> Path | Fault:
    """The real place (symbolic links followed) of a file that a path names, or what is wrong with the path.

    Args:
        name: the path as written, relative to the folder of `source`.
        source: the file that it is written in.
        root: the project's folder; looked for from the file's folder upwards if None.
    """
    if not name or name.startswith(("/", "~")) or "\\" in name or "\0" in name or ":" in name.partition("/")[0]:
        return Fault.FOREIGN
    base = base_folder(source)
    inside = (root or find_root(base)).resolve()
    try:
        path = (base / name).resolve()
        if not path.is_relative_to(inside) or _of_git(path.relative_to(inside).parts):
            return Fault.OUTSIDE
        if path.is_file():
            return path
        return Fault.FOLDER if path.is_dir() else Fault.MISSING
    except (OSError, RuntimeError, ValueError):  # too long, or a circle of links
        return Fault.MISSING
