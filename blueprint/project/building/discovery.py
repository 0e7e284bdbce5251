"""The maps of a folder.

In: a folder and its configuration. Out: the paths of all maps in it, from the folder, with `/`, in order. Hidden
folders, `node_modules` and folders that are projects of their own are passed by.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, BeyondError
from blueprint.paths import CONFIG
from blueprint.project.config import Config
from blueprint.project.config_globs import Glob

_NEVER = frozenset({"node_modules", "__pycache__"})
_ENDING = re.compile(r"[^*?\[\]/]*$")
_CODE = "BP168"
_TOO_MANY = (
    "there are more than {most:,} maps in the folders; name a folder that holds fewer of them, or raise the limit with "
    "`--limit maps={more}` ({})"
)
_MARKS = frozenset({".git", CONFIG})
"""What makes a folder a project of its own."""


@frozen(kw_only=True)
class Found:
    """What lies in a folder.

    Attributes:
        maps: paths of maps. others: folders that are projects of their own.
        unreadable: folders that may not be looked into.
    """

    maps: tuple[str, ...]
    others: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def find_maps(config: Config, below: str = "", most: int = DEFAULT_LIMITS.maps) -> Found:
    """All maps of a project.

    Args:
        config: of the project; its folder is where paths start.
        below: only what lies under this folder; empty for all.
        most: how many there may be.

    Raises:
        BeyondError: there are more.
    """
    maps: list[str] = []
    others: list[str] = []
    unreadable: list[str] = []
    endings = _endings(config.include)
    waiting = [below]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(config.folder / folder))
        except OSError:
            unreadable.append(folder)
            continue
        if folder != below and any(entry.name in _MARKS for entry in entries):
            others.append(folder)
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting += [path] if _enters(entry.name) else []
            elif path.endswith(endings) and config.takes(path) and entry.is_file():
                maps.append(path)
                if len(maps) > most:
                    raise BeyondError(_TOO_MANY.format(_CODE, most=most, more=2 * most))
    return Found(maps=tuple(sorted(maps)), others=tuple(sorted(others)), unreadable=tuple(sorted(unreadable)))


def _enters(name: str) -> bool:
    """Whether maps are looked for in a folder of this name."""
    return not name.startswith(".") and name not in _NEVER


def _endings(include: tuple[Glob, ...]) -> tuple[str, ...]:
    """How the names of files end that patterns can mean; a quick look that spares most files a slow one."""
    return tuple(dict.fromkeys(_ending(glob.text) for glob in include))


def _ending(pattern: str) -> str:
    if pattern.endswith("/") or not re.search(r"[*?\[]", pattern):
        return ""  # a folder, or a file that may as well be one
    found = _ENDING.search(pattern)
    return found[0] if found else ""


def parents(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first, without the topmost."""
    folder = os.path.dirname(path)  # noqa: PTH120 - a path inside the project, with `/`
    while folder:
        yield folder
        folder = os.path.dirname(folder)  # noqa: PTH120 - likewise


def outer(folder: Path, config_folder: Path) -> str | None:
    """The path of a folder from the project's; empty for the same one, None where it lies outside."""
    try:
        path = folder.resolve().relative_to(config_folder.resolve()).as_posix()
    except ValueError:
        return None
    return "" if path == "." else path
