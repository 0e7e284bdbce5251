"""What is read for a build: contents of files, their checksums, and which files a map names.

In: paths from the folder that nothing may lie outside of. Out: `Needed`: all files that a map can be made of, each with
its checksum. A map's files are found without understanding it: whatever value of the YAML is the path of a file that
may be used, belongs to it; files that are named by those, too. That can be one too many and never one too few. Only
of a map behind a `journey` nothing but the map itself counts, for its title: maps that lead to each other would all be
made of all of them otherwise.

Checksums are remembered by what the file system says of a file (size, times, number), so that an unchanged one is not
read again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple, TypeAlias

from blueprint.frozen import frozen
from blueprint.paths import speaks, strays
from blueprint.project.building.named_files import named_files
from blueprint.project.jobs.sandbox import FOLDER, OUTSIDE

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, time of change, time of change of its entry, number."""

UNREADABLE = ""
"""Checksum of a file that is there and cannot be read."""

_FINE, _COARSE = 50_000_000, 2_000_000_000
"""Nanoseconds in which a file may change twice without its time showing it, by whether times have parts of seconds."""
_SECOND = 1_000_000_000


class Seen(NamedTuple):
    """What is known of a file.

    Attributes:
        stamp: what the file system said.
        sha256: of its content.
        names: the existing files that it names; None where nobody has looked.
        doors: maps that it names under `journey`, and nowhere else.
    """

    stamp: Stamp
    sha256: str
    names: tuple[str, ...] | None = None
    doors: tuple[str, ...] = ()


class Content(NamedTuple):
    """A file as it was read."""

    data: bytes
    sha256: str


@frozen
class Needed:
    """The files that a map can be made of, the map first, then the others by path.

    Attributes:
        files: paths with checksums, `UNREADABLE` for those that may not be read.
        links: symbolic links with the path that each leads to, `OUTSIDE` for those that lead out of the bounds; and
            folders, with `FOLDER`.
    """

    files: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...] = ()


def stamp(path: str | Path) -> Stamp:
    """What the file system says of a file.

    Raises:
        OSError: there is no such file.
    """
    found = os.stat(path)  # noqa: PTH116 - asked ten thousand times
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


class Memory:
    """What was seen of files, by absolute path.

    Attributes:
        files: all of it. touched: the paths that this build has asked for.
        changed: whether anything is new.
    """

    def __init__(self, files: dict[str, Seen] | None = None) -> None:
        self.files = files if files is not None else {}
        self.touched: set[str] = set()
        self.changed = False

    def get(self, path: str) -> Seen | None:
        """What was seen of a file."""
        self.touched.add(path)
        return self.files.get(path)

    def put(self, path: str, seen: Seen) -> None:
        """Remember a file."""
        self.touched.add(path)
        if self.files.get(path) != seen:
            self.changed = True
            self.files[path] = seen

    def drop(self, path: str) -> None:
        """Forget a file."""
        self.changed = self.files.pop(path, None) is not None or self.changed

    def worth_keeping(self, *, whole: bool) -> dict[str, Seen]:
        """What the next build may ask for.

        Args:
            whole: whether this one has asked for everything.
        """
        return {path: seen for path, seen in self.files.items() if path in self.touched} if whole else self.files


class Inputs:
    """The files of a project during one build."""

    def __init__(self, bounds: Path, memory: Memory) -> None:
        """Begin with what is remembered.

        Args:
            bounds: folder that nothing may lie outside of; paths start here.
            memory: what earlier builds have seen.
        """
        self.bounds = bounds
        self.memory = memory
        self._checked: set[str] = set()
        self._root = str(bounds)

    def sha256(self, path: str) -> str:
        """Checksum of a file.

        Raises:
            OSError: it cannot be read.
        """
        return self._seen(path).sha256

    def sha256_of(self, place: Path) -> str:
        """Checksum of a file by its whole path.

        Raises:
            OSError: it cannot be read.
        """
        return self.sha256(os.path.relpath(place, self._root))

    def read(self, path: str) -> Content:
        """A file's content as it is now.

        Raises:
            OSError: it cannot be read.
        """
        whole = self._whole(path)
        before = stamp(whole)
        data = Path(whole).read_bytes()
        known = self.memory.get(whole)
        if known is not None and known.stamp == before == stamp(whole):
            return Content(data, known.sha256)
        digest = sha256(data).hexdigest()
        self._remember(whole, Seen(before, digest))
        return Content(data, digest)

    def needed(self, path: str, *more: str) -> Needed:
        """All files that a map can be made of.

        Args:
            path: of the map.
            more: other files that it is made with, such as a theme.

        Raises:
            OSError: the map cannot be read, is a link out of its project, or has a name that is obeyed.
        """
        if speaks(Path(path)) or strays(Path(self._whole(path))):
            raise PermissionError(path)
        files = {path: self.sha256(path)}
        links: dict[str, str] = {}
        doors: dict[str, None] = {}
        waiting = [path, *more]
        while waiting:
            here = waiting.pop()
            try:
                files.setdefault(here, self.sha256(here))
                names, behind = self._names(here)
            except OSError:
                if here == path:
                    raise
                files[here] = UNREADABLE
                continue
            for written in (*names, *behind):
                real = self._real(written)
                if real is None:
                    continue
                if real != written:
                    links[written] = real
                if real in {OUTSIDE, FOLDER} or real in files:
                    continue
                if written in behind:
                    doors[real] = None
                else:
                    waiting.append(real)
        files.update((door, self._sha256_or_none(door)) for door in doors if door not in files)
        first = files.pop(path)
        return Needed(((path, first), *sorted(files.items())), tuple(sorted(links.items())))

    def forget_names(self, paths: Iterable[str]) -> None:
        """Look again next time which files some files name: those that were missing may be there then."""
        for path in paths:
            whole = self._whole(path)
            known = self.memory.get(whole)
            if known is not None:
                self.memory.put(whole, known._replace(names=None))

    def _sha256_or_none(self, path: str) -> str:
        """Checksum of a file, `UNREADABLE` where it cannot be read."""
        try:
            return self.sha256(path)
        except OSError:
            return UNREADABLE

    def _whole(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._root, path))  # noqa: PTH118 - asked ten thousand times

    def _seen(self, path: str) -> Seen:
        """What is known of a file, true by what the file system says."""
        whole = self._whole(path)
        known = self.memory.get(whole)
        if known is not None and whole in self._checked:
            return known
        now = stamp(whole)
        if known is not None and known.stamp == now:
            self._checked.add(whole)
            return known
        digest = sha256(Path(whole).read_bytes()).hexdigest()
        seen = Seen(now, digest)
        if known is not None and known.sha256 == digest:
            seen = seen._replace(names=known.names, doors=known.doors)
        return self._remember(whole, seen)

    def _remember(self, whole: str, seen: Seen) -> Seen:
        """Keep it; what has only just changed is looked at again next time."""
        changed = max(seen.stamp[1], seen.stamp[2])
        if time.time_ns() - changed < (_FINE if changed % _SECOND else _COARSE):
            seen = seen._replace(stamp=(*seen.stamp[:3], -1))
        self.memory.put(whole, seen)
        self._checked.add(whole)
        return seen

    def _names(self, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The existing files that a file names, as paths from the bounds, links not followed; apart, the doors."""
        seen = self._seen(path)
        if seen.names is None:
            named = named_files(Path(self._whole(path)), self.bounds)
            names, doors = (
                tuple(normpath(join(dirname(path), name)) for name, door in named.items() if door is wanted)
                for wanted in (False, True)
            )
            self.memory.put(self._whole(path), seen._replace(names=names, doors=doors))
            return names, doors
        return seen.names, seen.doors

    def _real(self, path: str) -> str | None:
        """Where a path leads, links followed, `OUTSIDE` or `FOLDER`; None where nothing is (any more)."""
        whole = self._whole(path)
        real = os.path.realpath(whole)
        inside = os.path.relpath(real, self._root).replace(os.sep, "/") if real != whole else path
        if inside.split("/", 1)[0] == "..":
            return OUTSIDE
        if os.path.isfile(real):  # noqa: PTH113 - asked ten thousand times
            return inside
        return FOLDER if os.path.isdir(real) else None  # noqa: PTH112 - likewise
