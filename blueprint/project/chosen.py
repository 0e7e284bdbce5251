"""The maps of a folder that somebody names.

In: a folder. Out: `Chosen`: its project with the configuration, and what is meant of it. `build` and `validate` mean
the same maps by the same folder.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS
from blueprint.paths import CONFIG
from blueprint.project.config_search import find_project, shown

if TYPE_CHECKING:
    from blueprint.project.config import Config

_HEAD = 20_000
"""Bytes of a file in which its first keys are looked for."""
_OWN_KEY = re.compile(rb"(?m)^config[ \t]*:")
_KEY_OF_MAPS = re.compile(rb"(?m)^(?:blueprint|stages)[ \t]*:")


@frozen(kw_only=True)
class Chosen:
    """What a folder means.

    Attributes:
        config: of the project; None where it has errors.
        file: of the configuration; None where there is none.
        below: the folder that is meant, from the project's; empty for all of it.
    """

    config: Config | None
    file: Path | None = None
    below: str = ""


def chosen(folder: Path | None) -> Chosen:
    """What a folder means.

    Without a configuration, a folder that is named is a project of its own: its outputs lie beside its maps.

    Args:
        folder: it exists; None for the whole project of the current one.
    """
    from blueprint.project.config import Config  # noqa: PLC0415 - only where a folder is meant
    from blueprint.project.config_read import read_config  # noqa: PLC0415 - likewise

    start = folder or Path()
    project = find_project(start)
    if project is None or project.config is None:
        return Chosen(config=Config(folder=project.folder if project and folder is None else start.resolve()))
    below = "" if folder is None else os.path.relpath(start.resolve(), project.folder).replace(os.sep, "/")
    config = read_config(project.config).value
    return Chosen(config=config, file=project.config, below="" if below == "." else below)


def files_in(folder: Path | None, most: int = DEFAULT_LIMITS.maps) -> tuple[str, ...]:
    """What is checked where a folder is named: its configuration, where it has one of its own, and its maps.

    Args:
        folder: it exists; None for the whole project of the current one.
        most: how many maps there may be.

    Raises:
        BeyondError: there are more.

    Returns:
        Names as findings are to call them.
    """
    from blueprint.project.building.discovery import find_maps  # noqa: PLC0415 - only where a folder is named

    meant = chosen(folder)
    own = [shown(meant.file)] if meant.file is not None and not meant.below else []
    maps = find_maps(meant.config, meant.below, most).maps if meant.config else ()
    root = meant.config.folder if meant.config else Path()
    return (*own, *(shown(root / path) for path in maps))


def is_configuration(name: str) -> bool:
    """Whether a file is a configuration: by its name, or by its key `config`, which no map has."""
    path = Path(name)
    if path.name == CONFIG:
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return bool(_OWN_KEY.search(head)) and not _KEY_OF_MAPS.search(head)
