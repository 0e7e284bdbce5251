"""Where outputs go.

In: paths from the project's folder. Out: paths from the folder of the outputs, each claimed by one map only.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from unicodedata import normalize

from blueprint.diagnostics import Diagnostic
from blueprint.project.building.tree import MANIFEST, PAGE
from blueprint.project.building.troubles import same_file

_ENDINGS = (".blueprint.yaml", ".blueprint.yml", ".yaml", ".yml")


class Targets:
    """The names of all outputs of a build."""

    def __init__(self, project: Path, folder: str) -> None:
        """Begin.

        Args:
            project: the project's folder.
            folder: of the outputs, from there; empty for the project's own.
        """
        self.project = project
        self._start = f"{folder}/" if folder else ""
        self._claimed: dict[str, tuple[str, object]] = {_folded(name): (name, None) for name in (MANIFEST, PAGE)}

    def inside(self, path: str) -> str:
        """A path from the project's folder, from that of the outputs."""
        return path.removeprefix(self._start)

    def claim(self, path: str, owner: str, what: object = None) -> Diagnostic | None:
        """Take a name; what is wrong where it is taken. Names that differ only in capitals are one.

        Args:
            path: the name.
            owner: the map, or the book.
            what: which of its files it is.
        """
        first, of_it = self._claimed.setdefault(_folded(path), (owner, what))
        return None if (first, of_it) == (owner, what) else same_file(path, first, owner)

    def stem(self, path: str) -> str:
        """A map's name without folders and endings."""
        name = PurePosixPath(path).name
        return next((name.removesuffix(e) for e in _ENDINGS if name.endswith(e) and name != e), name)


def numbered(path: str, part: int, parts: int) -> str:
    """The name of one of several pictures of a drawing: `map-2.png`."""
    if parts == 1:
        return path
    place = PurePosixPath(path)
    return str(place.with_name(f"{place.stem}-{part}{place.suffix}"))


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
