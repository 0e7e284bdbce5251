"""The folder that outputs go into.

In: paths and contents. Out: files, each the old one or the new one and never a half. A file that is there with the
right content is left alone, so that its time stays.

    staged      new files wait in the cache's folder where that is on the same disk, else beside their place
    settled     some at a time they are brought onto the disk (`fsync`) and moved: one after the other would take five
                times as long
    links       a symbolic link with an output's name is replaced, never written through; one with the name of a folder
                may not lead out of the project
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from blueprint.frozen import frozen
from blueprint.project.building.cache import Cache
from blueprint.project.building.inputs import Memory, Seen, stamp
from blueprint.project.config import Config
from blueprint.writing.places import real_place
from blueprint.writing.strays import sweep
from blueprint.writing.whole import Staged, make_folder, sync_folders

MANIFEST = "manifest.json"
PAGE = "index.html"
_AT_ONCE = 64
"""New files that wait at most."""
_PATIENCE = 0.25
"""Seconds that the first of them waits at most, so that a killed build has put down what it told of."""


def tree_folder(config: Config) -> str:
    """The deepest folder that all outputs go into, from the project's; empty where some lie beside their maps."""
    outputs = [*config.outputs, *(o for override in config.overrides for o in override.outputs or ())]
    if any(output.folder is None for output in outputs):
        return ""
    folders = [PurePosixPath(output.folder or "").parts for output in outputs]
    folders += [PurePosixPath(book.pdf).parent.parts for book in config.books]
    shared: list[str] = []
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/".join(shared)


@frozen(kw_only=True)
class _Waiting:
    """A new file that is not in its place yet."""

    path: str
    digest: str
    data: bytes
    staged: Staged


class OutputTree:
    """A folder with outputs; paths in it have `/`."""

    def __init__(self, root: Path, cache: Cache, memory: Memory, *, thorough: bool = False) -> None:
        """Begin.

        Args:
            root: the folder; it need not exist.
            cache: where new files are written first.
            memory: what was seen of files.
            thorough: whether every file is read, whatever was seen of it.
        """
        self.root = root
        self._cache, self._memory, self._thorough = cache, memory, thorough
        self._folders: set[Path] = set()
        self._waiting: list[_Waiting] = []
        self._since = 0.0

    def other(self, root: Path) -> OutputTree:
        """Another folder with outputs, looked at in the same way."""
        return OutputTree(root, self._cache, self._memory, thorough=self._thorough)

    def place(self, path: str) -> Path:
        """Where an output lies."""
        return self.root / path

    def sha256(self, path: str) -> str | None:
        """Checksum of the file that is there; None where there is none, or something else than a file."""
        place = str(self.place(path))
        try:
            now = stamp(place)
            known = self._memory.get(place)
            if known is not None and known.stamp == now and not self._thorough:
                return None if os.path.islink(place) else known.sha256  # noqa: PTH114 - asked ten thousand times
            if os.path.islink(place):  # noqa: PTH114 - likewise
                return None
            digest = sha256(Path(place).read_bytes()).hexdigest()
        except OSError:
            return None
        self._memory.put(place, Seen(now, digest))
        return digest

    def read(self, path: str) -> bytes | None:
        """The content of the file that is there; None where there is none."""
        place = self.place(path)
        try:
            return place.read_bytes() if stat.S_ISREG(place.lstat().st_mode) else None
        except OSError:
            return None

    def put(self, path: str, data: bytes, digest: str) -> bool:
        """Have a file with this content there, once it is settled.

        Returns:
            Whether it is new; False where it was there.

        Raises:
            OSError: it cannot be written; what was there before is untouched.
        """
        if self.sha256(path) == digest:
            return False
        place = self.place(path)
        self._have(place.parent)
        staged = self._cache.staged(place, data)
        self._since = self._since if self._waiting else time.monotonic()
        self._waiting.append(_Waiting(path=path, digest=digest, data=data, staged=staged or Staged(place, data)))
        return True

    @property
    def due(self) -> bool:
        """Whether it is time to settle."""
        late = bool(self._waiting) and time.monotonic() - self._since > _PATIENCE
        return late or len(self._waiting) >= _AT_ONCE

    def settle(self) -> dict[str, OSError | None]:
        """Bring new files to their places.

        Returns:
            Their paths, each with what stood against it; what was there before is untouched then.
        """
        waiting, self._waiting = self._waiting, []
        ended: dict[str, OSError | None] = {}
        for one in waiting:
            ended[one.path] = _attempted(one.staged.sync)
        for one in waiting:
            ended[one.path] = ended[one.path] or self._moved(one)
            one.staged.drop()
        sync_folders(self.place(path).parent for path, fault in ended.items() if fault is None)
        return ended

    def _moved(self, one: _Waiting) -> OSError | None:
        """Move a new file to its place; what stands against it."""
        fault = _attempted(one.staged.put)
        if fault is not None and fault.errno == errno.EXDEV:
            fault = _attempted(lambda: self._written_beside(one))
        return fault or _attempted(
            lambda: self._memory.put(str(one.staged.place), Seen(stamp(one.staged.place), one.digest))
        )

    def _written_beside(self, one: _Waiting) -> None:
        """Write a file anew beside its place: the cache is on another disk.

        Raises:
            OSError: it cannot be written.
        """
        staged = Staged(one.staged.place, one.data)
        try:
            staged.sync()
            staged.put()
        finally:
            staged.drop()

    def _have(self, folder: Path) -> None:
        """Have a folder for outputs.

        Raises:
            OSError: it cannot be made, or lies behind a link that leads out of the project.
        """
        if folder not in self._folders:
            real_place(folder)
            make_folder(folder)
            sweep(folder)
            self._folders.add(folder)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty without it.

        Raises:
            OSError: it cannot be removed, or lies behind a link that leads out of the project.
        """
        real_place(self.place(path).parent)
        self.place(path).unlink(missing_ok=True)
        self._memory.drop(str(self.place(path)))
        for folder in PurePosixPath(path).parents[:-1]:
            try:
                (self.root / folder).rmdir()
            except OSError:  # something else is in it
                return


def _attempted(step: Callable[[], None]) -> OSError | None:
    """Do something; what stood against it."""
    try:
        step()
    except OSError as error:
        return error
    return None
