"""Several files that change together: all of them, or none, also when the program is killed between two of them.

In: files with their old and new contents. Out: the files. Before the first one is replaced, the old contents go into
one file in the project's folder, `.blueprint-undo-….json`; when the last one is in its place, it goes. Whoever changes
files of the project next finds it if it is still there, and takes back what was changed: the same command, run again,
does it all.

    all are new         the program was killed at the very end: nothing is taken back
    some are new        these get their old content again
    one is neither      somebody has changed it since, and it is left alone
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from blueprint.frozen import frozen
from blueprint.writing.locks import held
from blueprint.writing.places import project_of, real_place
from blueprint.writing.strays import sweep
from blueprint.writing.whole import Staged, sync_folders, write_whole

_BEGIN, _END = ".blueprint-undo-", ".json"
_VERSION = 1
_AT_ONCE = 100
"""Files that wait beside their places at once: a process may not have many more open."""
_TEXTS = (".yaml", ".yml")


class BusyError(Exception):
    """Another process is changing files of the project; the text is a sentence without a final full stop."""


@frozen(kw_only=True)
class Rewrite:
    """A file that changes, with its bytes before and after."""

    path: Path
    old: bytes
    new: bytes


class RewriteError(Exception):
    """Files could not be changed, and have their old contents.

    Attributes:
        path: the file that could not be written. cause: why.
        left: files that have their new content still, because they could not be written either.
    """

    def __init__(self, path: Path, cause: OSError, left: tuple[Path, ...]) -> None:
        super().__init__(str(path))
        self.path, self.cause, self.left = path, cause, left


def write_together(rewrites: Sequence[Rewrite], proof: Callable[[], None]) -> None:
    """Change all files, or none of them.

    Args:
        rewrites: the files.
        proof: is called when all are written, and raises if they must not stay so.

    Raises:
        RewriteError: a file cannot be written. Whatever `proof` raises is passed on; all have their old content then.
    """
    places = _places(rewrites)
    undo = _Undo(rewrites, places)
    try:
        for start in range(0, len(rewrites), _AT_ONCE):
            _replace(rewrites, places, range(start, min(start + _AT_ONCE, len(rewrites))), undo)
        proof()
    except _ReplaceError as error:
        left = _restored(rewrites, places)
        undo.end(keep=bool(left))
        raise RewriteError(rewrites[error.at].path, error.cause, left) from None
    except BaseException:
        undo.end(keep=bool(_restored(rewrites, places)))
        raise
    undo.end()


def take_back(folders: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Take back what a killed process has begun in the projects of some folders.

    Args:
        folders: with files that are going to be changed.

    Returns:
        The files that have their old content again, and those that were changed since and are left alone.

    Raises:
        BusyError: it was not killed, it is still at it.
        OSError: a file cannot be written.
    """
    restored: list[Path] = []
    alone: list[Path] = []
    for folder in _tops(folders):
        for journal in _journals(folder):
            back, other = _taken_back(folder, journal)
            restored += back
            alone += other
    return tuple(restored), tuple(alone)


class _ReplaceError(Exception):
    def __init__(self, at: int, cause: OSError) -> None:
        super().__init__(str(cause))
        self.at, self.cause = at, cause


class _Undo:
    """The file with the old contents, while files are replaced. One file alone needs none."""

    def __init__(self, rewrites: Sequence[Rewrite], places: Sequence[Path]) -> None:
        self._rewrites, self._places = rewrites, places
        self._staged: Staged | None = None
        self._top = _top(places) if len(places) > 1 else None

    def begin(self) -> None:
        """Have it there, and hold it.

        Raises:
            OSError: it cannot be written.
        """
        if self._top is None or self._staged is not None:
            return
        sweep(self._top)
        name = f"{_BEGIN}{os.urandom(6).hex()}{_END}"
        files = [
            {
                "path": os.path.relpath(place, self._top).replace(os.sep, "/"),
                "old": b64encode(one.old).decode("ascii"),
                "new": _digest(one.new),
            }
            for one, place in zip(self._rewrites, self._places, strict=True)
        ]
        text = json.dumps({"undo": _VERSION, "files": files}, indent=1)
        staged = Staged(self._top / name, text.encode("utf-8", "surrogatepass"))
        try:
            staged.sync()
            staged.put(hold=True)
        except BaseException:
            staged.drop()
            raise
        self._staged = staged
        sync_folders([self._top])

    def end(self, *, keep: bool = False) -> None:
        """Have it gone; with `keep`, leave it to the next process."""
        if self._staged is None:
            return
        if not keep:
            sync_folders({place.parent for place in self._places})
            with suppress(OSError):  # all files are new: whoever finds it sees that
                self._staged.place.unlink()
        self._staged.drop()


def _replace(rewrites: Sequence[Rewrite], places: Sequence[Path], numbers: range, undo: _Undo) -> None:
    """Replace some of the files.

    Raises:
        _ReplaceError: one cannot be written.
    """
    waiting: list[Staged] = []
    try:
        for at in numbers:
            with _naming(at):
                sweep(places[at].parent)
                waiting.append(Staged(places[at], rewrites[at].new))
        for at, staged in zip(numbers, waiting, strict=True):
            with _naming(at):
                staged.sync()
        with _naming(numbers[0]):
            undo.begin()
        for at, staged in zip(numbers, waiting, strict=True):
            with _naming(at):
                staged.put()
    finally:
        for staged in waiting:
            staged.drop()


@contextmanager
def _naming(at: int) -> Iterator[None]:
    """Say which file a fault is about.

    Raises:
        _ReplaceError: instead of an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise _ReplaceError(at, error) from None


def _restored(rewrites: Sequence[Rewrite], places: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files that are new already their old content again; those that cannot be written."""
    left = []
    for one, place in zip(rewrites, places, strict=True):
        try:
            if _is(place, _digest(one.new)):
                write_whole(place, one.old)
        except OSError:
            left.append(one.path)
    return tuple(left)


def _places(rewrites: Sequence[Rewrite]) -> list[Path]:
    """Where the files are, links followed.

    Raises:
        RewriteError: a link leads out of its project.
    """
    places = []
    for one in rewrites:
        try:
            places.append(real_place(one.path))
        except OSError as error:
            raise RewriteError(one.path, error, ()) from None
    return places


def _top(places: Iterable[Path]) -> Path:
    """The folder that the old contents are kept in: the project, else the one that all files lie in."""
    folders = [project_of(place.parent) or place.parent for place in places]
    return Path(os.path.commonpath(folders))


def _tops(folders: Iterable[Path]) -> list[Path]:
    """Where old contents may lie that concern some folders: from each up to the one that all have in common."""
    tops = [project_of(folder.resolve()) or folder.resolve() for folder in folders]
    if not tops:
        return []
    shared = Path(os.path.commonpath(tops))
    return list(dict.fromkeys(above for top in tops for above in (top, *top.parents) if above.is_relative_to(shared)))


def _journals(folder: Path) -> list[Path]:
    """The files with old contents in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(
            Path(e.path)
            for e in entries
            if e.name.startswith(_BEGIN) and e.name.endswith(_END) and e.is_file(follow_symlinks=False)
        )
    return []


def _taken_back(folder: Path, journal: Path) -> tuple[list[Path], list[Path]]:
    """Take back what one file tells.

    Raises:
        BusyError, OSError: as of `take_back`.
    """
    try:
        number = os.open(journal, os.O_RDONLY)
    except FileNotFoundError:  # the process that made it is done
        return [], []
    try:
        if held(number) is False:
            raise BusyError(f"another blueprint is changing files in {folder}; try again when it is done")
        told = _told(folder, journal)
        if told is None:
            return [], []
        begun = [(place, old) for place, old, new in told if _is(place, new) and not _is(place, _digest(old))]
        alone = [place for place, old, new in told if not _is(place, new) and not _is(place, _digest(old))]
        if len(begun) == len(told):
            begun = []
        for place, old in begun:
            write_whole(place, old)
        journal.unlink(missing_ok=True)
        return [place for place, _ in begun], alone if begun else []
    finally:
        os.close(number)


def _told(folder: Path, journal: Path) -> list[tuple[Path, bytes, str]] | None:
    """What a file tells: places, old contents, checksums of the new; None where it is not ours.

    It may have come with a checkout. So it can only give files of its own folder a content, and only YAML.
    """
    try:
        told: Any = json.loads(journal.read_bytes())
        if told["undo"] != _VERSION:
            return None
        found = [(str(f["path"]), b64decode(f["old"], validate=True), str(f["new"])) for f in told["files"]]
        places = [(real_place(folder / path), old, new) for path, old, new in found]
    except (OSError, ValueError, KeyError, TypeError, Base64Error):
        return None
    if any(not p.is_relative_to(folder) or not p.name.endswith(_TEXTS) or ".git" in p.parts for p, _, _ in places):
        return None
    return places


def _is(place: Path, digest: str) -> bool:
    """Whether a file has a content."""
    try:
        return _digest(place.read_bytes()) == digest
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
