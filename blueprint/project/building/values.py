"""What is asked of a build, and what came of it.

In: nothing. Out: frozen values.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.project.building.delivery import Difference
from blueprint.project.building.shards import Shard


@frozen(kw_only=True)
class Options:
    """What is asked.

    Attributes:
        out: folder for the outputs; None for what the configuration says.
        below: only maps under this folder, from the project's; empty for all.
        check: whether outputs are compared instead of written.
        jobs: processes; None for as many as pay off.
        shard: which part; None for all.
        cluster: address of a Dask scheduler; empty for this machine.
        force: whether everything is made anew.
        clean: whether outputs that nothing asks for any more are removed.
        limits: what is too much.
    """

    out: Path | None = None
    below: str = ""
    check: bool = False
    jobs: int | None = None
    shard: Shard | None = None
    cluster: str = ""
    force: bool = False
    clean: bool = False
    limits: Limits = DEFAULT_LIMITS


@frozen(kw_only=True)
class Said:
    """What was said about one map or one book.

    Attributes:
        path: the map that was worked at, from the project's folder; for a book its first one; or another file.
        found: the findings.
        book: path of the book; empty for a map.
    """

    path: str
    found: tuple[Diagnostic, ...]
    book: str = ""


def in_place(said: Iterable[Said]) -> tuple[Said, ...]:
    """What was said, in the order of the files, whoever did the work."""
    return tuple(sorted(said, key=lambda s: (s.path, s.book)))


@frozen(kw_only=True)
class Report:
    """What came of it. Paths of maps start in the project's folder, those of outputs in `root`.

    Attributes:
        root: folder of the outputs.
        maps: all that were looked at. failed: those that have errors, and books.
        found: how many maps the project has.
        said: findings, in the order of the files.
        written, removed: outputs. unchanged: how many were right already. again: how many were made anew all the same.
        unwritten: outputs that could not be written, with the reason.
        differences: what `--check` found.
        orphans: outputs that nothing asks for any more and that are still there, with the reason.
        notes: what else there is to say, one sentence each.
        checked: whether outputs were compared instead of written.
        complete: whether all maps of the project were looked at and drawn.
        first: whether nothing was there before.
    """

    root: Path
    maps: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    found: int = 0
    said: tuple[Said, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    again: int = 0
    unwritten: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    orphans: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    checked: bool = False
    complete: bool = True
    first: bool = False


class Watch(Protocol):
    """Somebody who looks on."""

    def begin(self, total: int) -> None:
        """So many maps and books are to be drawn."""

    def wrote(self, path: Path) -> None:
        """A file was written."""

    def done(self, name: str) -> None:
        """A map or a book is finished."""


class BuildError(Exception):
    """A build cannot begin, or go on; the message is a sentence without a final full stop."""
