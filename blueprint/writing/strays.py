"""What killed processes have left: unfinished files, which go with the next write into the same folder.

Only files go whose name says that they are ours, and that no running process holds.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from blueprint.writing.locks import opened_if_abandoned

ENDING = ".blueprint.part"
_OURS = re.compile(r"\..*\.[0-9a-f]{12}" + re.escape(ENDING), re.DOTALL)
_OLD = 3600.0
"""Seconds after which an unfinished file is abandoned where there are no locks."""
_swept: set[Path] = set()


def sweep(folder: Path) -> None:
    """Remove abandoned files of ours from a folder; once for each folder while the program runs."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        strays = [e.path for e in entries if _OURS.fullmatch(e.name) and e.is_file(follow_symlinks=False)]
        for stray in strays:
            remove_if_abandoned(Path(stray))


def remove_if_abandoned(stray: Path) -> None:
    """Remove an unfinished file that no running process holds."""
    number = opened_if_abandoned(stray, _OLD)
    if number is not None:
        with suppress(OSError):
            stray.unlink()
        os.close(number)
