"""The folder that outputs go into.

In: paths and contents. Out: files, each the old one or the new one and never a half. A file that is there with the
right content is left alone, so that its time stays.

    moved into place    from the cache's folder where that is on the same disk, else from beside it
    links               a symbolic link with an output's name is replaced, never written through
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePosixPath
from uuid import uuid4

from blueprint.project.building.cache import Cache
from blueprint.project.building.inputs import Memory, Seen, stamp
from blueprint.project.config import Config

MANIFEST = "manifest.json"
PAGE = "index.html"


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
        try:
            return self.place(path).read_bytes()
        except OSError:
            return None

    def put(self, path: str, data: bytes, digest: str) -> bool:
        """Have a file with this content there.

        Returns:
            Whether it was written; False where it was there.

        Raises:
            OSError: it cannot be written; what was there before is untouched.
        """
        if self.sha256(path) == digest:
            return False
        place = self.place(path)
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        mode = place.stat().st_mode & 0o7777 if place.is_file() and not place.is_symlink() else None
        new = self._cache.new_file(data)
        if new is None or not _moved(new, place, mode):
            _written_beside(place, data, mode)
        self._memory.put(str(place), Seen(stamp(place), digest))
        return True

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty without it.

        Raises:
            OSError: it cannot be removed.
        """
        self.place(path).unlink(missing_ok=True)
        self._memory.drop(str(self.place(path)))
        for folder in PurePosixPath(path).parents[:-1]:
            try:
                (self.root / folder).rmdir()
            except OSError:  # something else is in it
                return


def _moved(new: Path, place: Path, mode: int | None) -> bool:
    """Whether a new file could be moved to its place; another disk is no place to move to."""
    try:
        if mode is not None:
            new.chmod(mode)
        new.replace(place)
    except OSError:
        new.unlink(missing_ok=True)
        return False
    return True


def _written_beside(place: Path, data: bytes, mode: int | None) -> None:
    """Write a file and put it in its place.

    Raises:
        OSError: it cannot be written.
    """
    new = place.with_name(f".{uuid4().hex}.part")
    try:
        new.write_bytes(data)
        if mode is not None:
            new.chmod(mode)
        new.replace(place)
    finally:
        new.unlink(missing_ok=True)
