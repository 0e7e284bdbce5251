"""The project that a file belongs to.

In: a folder. Out: `Project`: the nearest folder from there upwards with `.git` or `blueprint.config.yaml`. It costs two
questions to the file system for each folder on the way, and nothing is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.paths import CONFIG, find_root


@frozen(kw_only=True)
class Project:
    """A folder whose files belong together.

    Attributes:
        folder: the folder, links followed.
        config: its configuration; None if it has none.
    """

    folder: Path
    config: Path | None = None

    def path_of(self, file: Path) -> str | None:
        """The path of a file from the project's folder, with `/`; None if it lies outside."""
        try:
            whole = file.parent.resolve() / file.name
            return whole.relative_to(self.folder).as_posix()
        except (OSError, RuntimeError, ValueError):
            return None


def find_project(folder: Path) -> Project | None:
    """The project that a folder belongs to; None if no folder above has anything that makes it one."""
    root = find_root(folder)
    config = root / CONFIG
    if config.is_file():
        return Project(folder=root, config=config)
    return Project(folder=root) if (root / ".git").exists() else None


def shown(path: Path) -> str:
    """What findings call a file of the project: the way to it from the current folder, also if it leads upwards."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.as_posix()
