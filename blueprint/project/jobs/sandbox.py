"""A folder with nothing in it but the files of one job.

In: files. Out: a folder that holds exactly these, so that what is drawn rests on nothing else, on any machine. A
process has one folder for all its jobs and changes only what differs: many maps of a project share most of their files.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from blueprint.frozen import frozen
from blueprint.paths import CONFIG
from blueprint.writing.private import PrivateFolder

OUTSIDE, FOLDER = "/", "./"
"""What stands for the target of a link that leads elsewhere, and for a folder."""

_PURPOSE = "jobs"
_FONTS = (".otf", ".ttf", ".otc", ".ttc")


@frozen(kw_only=True)
class Packed:
    """A file that goes along with a job.

    Attributes:
        path: from the folder that nothing may lie outside of, with `/`.
        sha256: of the content.
        content: None for a file that cannot be read.
        link: for a symbolic link, the path that it leads to, or `OUTSIDE`; for a folder, `FOLDER`.
    """

    path: str
    sha256: str = ""
    content: bytes | None = None
    link: str = ""


class Sandbox:
    """The folder of one process."""

    def __init__(self) -> None:
        self._folder = PrivateFolder(_PURPOSE)
        self._known: dict[Path, dict[str, str]] = {}
        atexit.register(self.close)

    def lay_out(self, files: Iterable[Packed]) -> Path:
        """Have exactly these files in a folder.

        Opened fonts are kept by their path, so files with other fonts get another folder.

        Returns:
            The folder, links in its path followed.

        Raises:
            OSError: the disk is full, or two names are one to this machine's file system.
        """
        self._folder.use()
        given = {file.path: file for file in files if file.path != CONFIG}
        fonts = "".join(f"{f.path}\n{f.sha256}\n" for f in given.values() if f.path.lower().endswith(_FONTS))
        root = self._folder.path / (sha256(fonts.encode()).hexdigest()[:16] if fonts else "plain")
        known = self._known.get(root)
        if known is None:
            root.mkdir(parents=True, exist_ok=True)
            (root / CONFIG).touch()
            known = self._known[root] = {}
        wanted = {path: f"{file.sha256}>{file.link}" for path, file in given.items()}
        for path in [p for p, what in known.items() if wanted.get(p) != what]:
            del known[path]
            _remove(root, path)
        for path, file in given.items():
            if path not in known:
                _put(root, file)
                known[path] = wanted[path]
        return root

    def close(self) -> None:
        """Remove the folder."""
        self._folder.close()


def _remove(root: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    place = root / path
    if place.is_symlink() or not place.is_dir():
        place.unlink(missing_ok=True)
    else:
        with suppress(OSError):  # something is in it
            place.rmdir()
    for folder in PurePosixPath(path).parents[:-1]:
        try:
            (root / folder).rmdir()
        except OSError:  # something else is in it
            break


def _put(root: Path, file: Packed) -> None:
    place = root / file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    if file.link == FOLDER:
        place.mkdir(exist_ok=True)
        return
    if file.link:
        place.symlink_to(root.parent if file.link == OUTSIDE else root / file.link)
        return
    place.write_bytes(file.content or b"")
    if file.content is None:
        place.chmod(0)
