"""What a build shows while it runs: a bar on a terminal, a line for each file elsewhere, and a summary at the end."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from blueprint.cells import cells
from blueprint.cli.streams import Streams, columns, obeys
from blueprint.paths import CONFIG
from blueprint.phrases import count

if TYPE_CHECKING:
    from blueprint.project.building.values import Report

_WIDTH = 24
_PAUSE = 0.1
"""Seconds between two pictures of the bar."""


class Progress:
    """Looks on at one build."""

    def __init__(self, streams: Streams, *, whole_paths: bool = False) -> None:
        """Begin.

        Args:
            streams: where to write.
            whole_paths: whether paths of outputs are whole ones.
        """
        self._streams, self._whole_paths = streams, whole_paths
        self._bar = obeys(streams.stderr)
        self._lines = not (self._bar and streams.stdout.isatty())
        self._start = monotonic()
        self._drawn_at = 0.0
        self._total = self._done = 0
        self._shown = False

    def begin(self, total: int) -> None:
        """So many maps and books are to be drawn."""
        self._total = total
        if total > 1:
            self._draw("")

    def wrote(self, path: Path) -> None:
        """A file was written: its path is what the command gives."""
        if self._lines:
            self._streams.stdout.write(f"{self.path(path)}\n")

    def done(self, name: str) -> None:
        """A map or a book is finished."""
        self._done += 1
        if self._total > 1:
            self._draw(name)

    def clear(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            self._streams.stderr.write("\r\x1b[K")
            self._streams.stderr.flush()
            self._shown = False

    def path(self, place: Path) -> str:
        """What an output is called: whole where the folder was typed whole, else the way from the current folder."""
        from blueprint.project.config_search import shown  # noqa: PLC0415 - loaded by then

        return Path(os.path.normpath(place)).as_posix() if self._whole_paths else shown(place)

    def outputs(self, report: Report, again: str, *, clean: bool) -> None:
        """Outputs that were removed, that differ, that nothing asks for any more; and how to mend it.

        Args:
            report: what came of the build.
            again: the same command once more, as it is typed.
            clean: whether orphans were to be removed.
        """
        from blueprint.project.building.delivery import Fault  # noqa: PLC0415 - loaded by then

        write = self._streams.stdout.write
        for path in report.removed:
            write(f"removed  {self.path(report.root / path)}\n")
        told = (*report.differences, *report.orphans)
        for d in told:
            write(f"{d.fault:<8}  {self.path(report.root / d.path)}   {d.reason}\n")
        by_clean = sum(d.fault is Fault.ORPHANED and not d.by_hand for d in told)
        if report.differences:
            orphans = sum(d.fault is Fault.ORPHANED for d in report.differences)
            by_build = len(report.differences) - orphans
            does = f"mends {_those(by_build + by_clean, len(report.differences), 'that')}; commit it"
            if not by_build:
                does = f"removes {_those(by_clean, orphans, 'them')}; commit that"
            if by_build + by_clean:
                write(f"`{again}{' --clean' if by_clean else ''}` {does}\n")
        elif by_clean and not clean:
            write(f"`{again} --clean` removes {_those(by_clean, len(report.orphans), 'them')}\n")

    def summary(self, report: Report, shard: str | None = None) -> None:
        """One line that says what was done; seconds only on a terminal.

        Args:
            report: what came of the build.
            shard: the part that was made, as it is typed.
        """
        if not report.maps:
            told = ["no maps found"]
            if shard and report.found:
                told = [f"none of the {report.found:,} maps is in part {shard.replace('/', ' of ')}"]
                told = ["the only map is in another part"] if report.found == 1 else told
        elif report.checked:
            told = [f"{count(len(report.differences), 'file')} out of date"] if report.differences else []
            told += [f"{report.unchanged:,} up to date"] if told else [f"{count(report.unchanged, 'file')} up to date"]
        else:
            told = [f"{count(len(report.written), 'file')} built"]
            told += [f"{report.again:,} made again"] if report.again else []
            told += [f"{report.unchanged:,} unchanged"] if report.unchanged or not report.again else []
        told += [f"{len(report.removed):,} removed"] if report.removed else []
        told += [f"{len(report.unwritten):,} not written"] if report.unwritten else []
        seconds = f" in {monotonic() - self._start:.1f} s" if self._streams.stdout.isatty() else ""
        self._streams.stdout.write(f"{', '.join(told)}{_of_maps(report)}{seconds}\n")
        if not shard:
            self._gallery(report)

    def _gallery(self, report: Report) -> None:
        """Say on a terminal, where no paths are told, which page to open."""
        from blueprint.project.building.front_page import is_front_page  # noqa: PLC0415 - loaded by then
        from blueprint.project.building.tree import PAGE  # noqa: PLC0415 - likewise

        if self._lines or not report.maps or report.checked:
            return
        page = report.root / PAGE
        if page.is_file() and is_front_page(page.read_bytes()):
            self._streams.stdout.write(f"{self.path(page)} shows {'the map' if report.found == 1 else 'all maps'}\n")

    def first(self, report: Report) -> None:
        """Say on a terminal, the first time, how the outputs come into a folder of their own.

        Args:
            report: what came of a build without a configuration.
        """
        if self._streams.stdout.isatty() and self._streams.stderr.isatty():
            self._streams.stderr.write(
                f"The outputs lie beside {'its map' if len(report.maps) == 1 else 'their maps'}. A file {CONFIG} with "
                "`config: 1` and `outputs: [{folder: out}]` puts them into a folder; `/out/` in .gitignore keeps "
                "that out of git.\n"
            )

    def _draw(self, name: str) -> None:
        now = monotonic()
        if not self._bar or (now - self._drawn_at < _PAUSE and self._done < self._total):
            return
        self._drawn_at = now
        full = _WIDTH * self._done // max(1, self._total)
        bar = "█" * full + "░" * (_WIDTH - full)
        told = f"{bar} {self._done:,}/{self._total:,} "
        room = (columns(self._streams.stderr) or 0) - cells(told) - 1
        self._streams.stderr.write(f"\r\x1b[K{told}{_end_of(name, room)}")
        self._streams.stderr.flush()
        self._shown = True


def _end_of(name: str, room: int) -> str:
    """The last characters of a path, no wider than that many cells."""
    while name and cells(name) > room:
        name = name[1:]
    return name


def _those(mended: int, number: int, all_of_them: str) -> str:
    """What a command mends: everything, or not what was changed by hand."""
    return all_of_them if mended == number else "what was not changed by hand"


def _of_maps(report: Report) -> str:
    """How many maps these are, and how many of them failed."""
    if not report.maps:
        return ""
    failed = len(set(report.maps) & set(report.failed))
    books = len(set(report.failed) - set(report.maps))
    told = [count(len(report.maps), "map")]
    if failed:
        told += ["which failed" if len(report.maps) == 1 else f"{failed:,} of them failed"]
    told += [f"{count(books, 'book')} failed"] if books else []
    return f" ({', '.join(told)})"
