"""Which files a map rests on, and which of them have changed.

In: the path of a map. Out: `Watched`, which is asked again and again. Asking costs one question to the file system for
each file, some 2 µs: with twenty questions a second that is less than a thousandth of a processor for a usual map, and
it works on network drives and in containers, where the system tells no changes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from blueprint.paths import CONFIG, find_root
from blueprint.project.building.inputs import Inputs, Memory, Stamp, stamp

_TEXTS = (".yaml", ".yml")
_LONGEST = 2_000_000
"""Bytes of a file in which names of missing files are looked for."""
_NAME = re.compile(r"[^\s\"'`,\[\]{}()<>|*?]+\.[A-Za-z][A-Za-z0-9]{1,4}(?![\w./-])")
_MOST = 500
"""Names that may be missing files; a text of many more is no map of files."""


class Watched:
    """The files of one map.

    Attributes:
        map: its absolute path.
    """

    def __init__(self, place: Path, more: Iterable[Path] = ()) -> None:
        """Begin to watch the map alone; `find` adds what it rests on.

        Args:
            place: the map.
            more: files that it is drawn with, such as a theme.
        """
        self.map = place.absolute()
        self._more = tuple(path.absolute() for path in more)
        self._memory = Memory()
        self._known: dict[str, Stamp | None] = {str(path): _stamp(path) for path in (self.map, *self._more)}

    @property
    def paths(self) -> tuple[str, ...]:
        """All that is watched, files that are missing included, in order."""
        return tuple(sorted(self._known))

    def changed(self) -> frozenset[str]:
        """The files that are others than when this was asked last; also those that came or went."""
        found = self.waiting()
        self._known.update((path, _stamp(path)) for path in found)
        return found

    def waiting(self) -> frozenset[str]:
        """What `changed` would tell now."""
        return frozenset(path for path, seen in self._known.items() if seen != _stamp(path))

    def find(self, since: int = 0) -> bool:
        """Look anew which files the map rests on. What it named before is kept while it cannot be read.

        Args:
            since: when the map was read, in nanoseconds of the file system's clock.

        Returns:
            Whether one of the files that are new here has changed since then.
        """
        root = find_root(self.map.parent)
        wanted = [str(path) for path in (self.map, *self._more, root / CONFIG)]
        here = os.path.relpath(self.map.resolve(), root).replace(os.sep, "/")
        try:
            needed = Inputs(root, self._memory).needed(
                here, *(os.path.relpath(p, root) for p in self._more if p.exists())
            )
        except OSError:
            return False  # the map is gone: what it rested on stays watched
        self._memory.files.clear()  # a name that led nowhere may lead somewhere next time
        read = [str(root / path) for path, _ in needed.files]
        wanted += read
        wanted += [str(root / path) for path, _ in needed.links]
        for path in read:
            if path.endswith(_TEXTS):
                wanted += _missing(Path(path))
        before = self._known
        fresh = {path: _stamp(path) for path in dict.fromkeys(wanted) if path not in before}
        kept = {path: seen for path, seen in before.items() if path in set(wanted)}
        self._known = kept | fresh
        return any(seen is not None and since and seen[1] > since for seen in fresh.values())


def _stamp(path: str | Path) -> Stamp | None:
    """What the file system says; None where there is no file."""
    try:
        return stamp(path)
    except OSError:
        return None


def _missing(path: Path) -> list[str]:
    """Places that a file seems to name and where nothing is yet."""
    try:
        text = path.read_bytes()[:_LONGEST].decode("utf-8", "replace")
    except OSError:
        return []
    names = dict.fromkeys(name for name in _NAME.findall(text) if ":" not in name and not name.startswith("/"))
    places = (os.path.normpath(path.parent / name) for name in list(names)[:_MOST])
    return [place for place in places if not os.path.lexists(place)]
