"""Which maps are meant where files and folders may be named, and a folder for what passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from blueprint.cli.streams import UsageError
from blueprint.limits import DEFAULT_LIMITS
from blueprint.phrases import quote
from blueprint.report.file_names import STDIN


def maps_meant(typed: Sequence[str], most: int = DEFAULT_LIMITS.maps) -> list[str]:
    """All maps, each once, in the order in which they are named; those of a folder as `build` finds them.

    Args:
        typed: names of files and folders. most: how many maps there may be in one folder.

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

        maps = [file for file in files_in(Path(name), most) if not is_configuration(file)]
        if not maps:
            raise UsageError(f"there are no maps in {quote(name)}; their names end in `.blueprint.yaml`")
        found += maps
    return list(dict.fromkeys(found))


@contextmanager
def passing_folder(purpose: str) -> Iterator[Path]:
    """A private folder that is gone afterwards.

    Args:
        purpose: what it is for, a word that becomes part of its name.

    Raises:
        UsageError: there is no place for it.
    """
    from blueprint.writing.private import PrivateFolder  # noqa: PLC0415 - only where versions are compared
    from blueprint.writing.whole import why  # noqa: PLC0415 - likewise

    try:
        made = PrivateFolder(purpose)
    except OSError as error:
        raise UsageError(f"no folder for passing files can be made: {why(error)}") from None
    with made:
        yield made.path
