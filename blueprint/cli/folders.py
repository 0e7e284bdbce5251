"""Which maps are meant where files and folders may be named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from blueprint.cli.streams import UsageError
from blueprint.phrases import quote
from blueprint.report.file_names import STDIN


def maps_meant(typed: Sequence[str]) -> list[str]:
    """All maps, each once, in the order in which they are named; those of a folder as `build` finds them.

    Raises:
        UsageError: a folder has no maps, or standard input is named twice.
    """
    if list(typed).count(STDIN) > 1:
        raise UsageError("standard input (`-`) can be read only once")
    found: list[str] = []
    for name in typed:
        if name == STDIN or not Path(name).is_dir():
            found.append(name)
            continue
        from blueprint.project.chosen import files_in, is_configuration  # noqa: PLC0415 - only where a folder is named

        maps = [file for file in files_in(Path(name)) if not is_configuration(file)]
        if not maps:
            raise UsageError(f"there are no maps in {quote(name)}; their names end in `.blueprint.yaml`")
        found += maps
    return list(dict.fromkeys(found))
