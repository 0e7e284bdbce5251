"""What earlier builds have made, kept in `.blueprint-cache/` in the project's folder.

    .gitignore            so that git leaves the folder alone
    seen.json             checksums of files by what the file system says of them: only a short cut
    folders.json          the folders that outputs go into, and those that they went into and still lie in
    made/ab/ab….json      what came of a map, by its key: findings, and for each request the files
    files/cd/cd…          the files, by their checksum
    new/                  files that are just being written

Everything is written whole or not at all and means the same to everybody, so that builds may be killed and several may
run at once without waiting for each other. A file counts only if its checksum is its name, and what a power cut has
left of an entry is no JSON. So nothing here need be brought onto the disk (`fsync`) at once: what is lost is made
again. Nothing is written here if a link leads the folder, or one in it, elsewhere.
"""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from blueprint.project.building.inputs import Seen
from blueprint.writing.places import PlaceError, real_place
from blueprint.writing.strays import sweep
from blueprint.writing.whole import Staged, make_folder, why

FOLDER = ".blueprint-cache"
_FORMAT = 1
_LARGEST = 1_000_000_000
"""Bytes of files above which the oldest are dropped."""
_ABANDONED = 3600.0
"""Seconds after which a file that is being written is the rest of a killed build."""


class Cache:
    """The folder of one project. A folder that cannot be written keeps nothing, and says so once."""

    def __init__(self, project: Path, *, reads: bool = True, writes: bool = True) -> None:
        """Open it.

        Args:
            project: the project's folder.
            reads: whether what is in it counts.
            writes: whether anything is kept.
        """
        self.folder = project / FOLDER
        self.reads, self.writes = reads, writes
        self.fault = ""
        self.used: set[str] = set()
        self._grown = False
        self._folders: set[Path] = set()

    def prepare(self) -> None:
        """Make the folder, and remove what killed builds have left."""
        if not self.writes:
            return
        try:
            self._have(self.folder / "new")
            sweep(self.folder / "new")
            if not (self.folder / ".gitignore").exists():
                self._keep(".gitignore", b"*\n")
            with os.scandir(self.folder / "new") as entries:  # what earlier versions have left
                for entry in list(entries):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                        Path(entry.path).unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error)

    def load_seen(self) -> dict[str, Any]:
        """What was seen of files: `tool` and `files`; empty where there is nothing."""
        made = _json(self.folder / "seen.json") if self.reads else None
        return made if made is not None and made.get("seen") == _FORMAT else {}

    def save_seen(self, tool: tuple[str, str], files: dict[str, Seen]) -> None:
        """Keep what was seen."""
        plain = {
            path: [*s.stamp, s.sha256, list(s.names) if s.names is not None else None, list(s.doors)]
            for path, s in files.items()
        }
        self._keep("seen.json", _encoded({"seen": _FORMAT, "tool": list(tool), "files": plain}))

    def load_folders(self) -> tuple[str, ...]:
        """The folders that outputs were put into, from the project's, whatever else counts; none where nobody knows."""
        told = (_json(self.folder / "folders.json") or {}).get("folders")
        return tuple(f for f in told if isinstance(f, str)) if isinstance(told, list) else ()

    def save_folders(self, folders: Iterable[str]) -> None:
        """Keep them."""
        if self.writes:
            self._keep("folders.json", _encoded({"folders": sorted(folders)}))

    def entry(self, key: str) -> dict[str, Any] | None:
        """What came of the map with this key; None where nobody knows."""
        made = _json(self.folder / "made" / key[:2] / f"{key}.json") if self.reads else None
        return made if made is not None and made.get("made") == _FORMAT else None

    def keep_entry(self, key: str, entry: dict[str, Any]) -> None:
        """Keep what came of a map."""
        self._keep(f"made/{key[:2]}/{key}.json", _encoded({"made": _FORMAT, **entry}))

    def file(self, digest: str) -> bytes | None:
        """A file by its checksum; None where it is not there, or not what it says."""
        if not self.reads:
            return None
        try:
            data = self._file(digest).read_bytes()
        except OSError:
            return None
        self.used.add(digest)
        if sha256(data).hexdigest() == digest:
            return data
        if self.writes:
            with suppress(OSError):  # so that the next build keeps the right one
                self._file(digest).unlink()
        return None

    def has_file(self, digest: str) -> bool:
        """Whether a file with this checksum seems to be there."""
        return self.reads and self._file(digest).is_file()

    def keep_file(self, digest: str, data: bytes) -> None:
        """Keep a file."""
        self.used.add(digest)
        if self.writes and not self._file(digest).is_file():
            self._grown = True
            self._keep(f"files/{digest[:2]}/{digest}", data)

    def tidy(self) -> None:
        """Drop the files that were made longest ago, and that this build has no use for, once there are too many."""
        if not (self._grown and self.writes):
            return
        found = [entry for folder in _folders(self.folder / "files") for entry in os.scandir(folder)]
        sizes = {entry.path: entry.stat(follow_symlinks=False) for entry in found}
        total = sum(s.st_size for s in sizes.values())
        for path, size in sorted(sizes.items(), key=lambda item: (item[1].st_mtime_ns, item[0])):
            if total <= _LARGEST:
                break
            if os.path.basename(path) not in self.used:  # noqa: PTH119 - a path as text
                Path(path).unlink(missing_ok=True)
                total -= size.st_size

    def staged(self, place: Path, data: bytes) -> Staged | None:
        """A new file that waits here to be moved to its place; None where nothing can be kept.

        Here nobody commits it by mistake if the build is killed.
        """
        if not self.writes:
            return None
        try:
            return Staged(place, data, through=self.folder / "new")
        except OSError as error:
            self._give_up(error)
            return None

    def _file(self, digest: str) -> Path:
        return self.folder / "files" / digest[:2] / digest

    def _keep(self, name: str, data: bytes) -> None:
        """Write a file whole."""
        place = self.folder / name
        staged = self.staged(place, data)
        if staged is None:
            return
        try:
            self._have(place.parent)
            staged.put()
        except OSError as error:
            self._give_up(error)
        finally:
            staged.drop()

    def _have(self, folder: Path) -> None:
        """Have a folder in the cache.

        Raises:
            OSError: it cannot be made, or a link leads elsewhere.
        """
        if folder in self._folders:
            return
        if real_place(folder) != real_place(self.folder.parent) / folder.relative_to(self.folder.parent):
            raise PlaceError(errno.ELOOP, "there is a symbolic link in it")
        make_folder(folder)
        self._folders.add(folder)

    def _give_up(self, error: OSError) -> None:
        self.writes = False
        self.fault = self.fault or why(error)


def seen_files(told: dict[str, Any]) -> dict[str, Seen]:
    """What `load_seen` gave, as values; empty where it is something else."""
    try:
        return {
            path: Seen((size, changed, entered, number), digest, None if names is None else tuple(names), tuple(doors))
            for path, (size, changed, entered, number, digest, names, doors) in told.get("files", {}).items()
        }
    except (TypeError, ValueError, AttributeError):
        return {}


def _folders(above: Path) -> list[str]:
    try:
        return [entry.path for entry in os.scandir(above) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _json(path: Path) -> dict[str, Any] | None:
    """A JSON object; None where there is none."""
    try:
        made = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        return None
    return made if isinstance(made, dict) else None


def _encoded(value: object) -> bytes:
    """JSON; half characters, of names that are no text, become its escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
