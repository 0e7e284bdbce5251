"""What a build shows while it runs: a bar on a terminal, a line for each file elsewhere, and a summary at the end."""

from __future__ import annotations

from pathlib import Path
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING

from blueprint.cli.streams import Streams
from blueprint.phrases import count

if TYPE_CHECKING:
    from blueprint.project.building.values import Report

_WIDTH = 24
_PAUSE = 0.1
"""Seconds between two pictures of the bar."""


class Progress:
    """Looks on at one build."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._bar = streams.stderr.isatty()
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
            from blueprint.project.config_search import shown  # noqa: PLC0415 - loaded by then

            self._streams.stdout.write(f"{shown(path)}\n")

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

    def summary(self, report: Report) -> None:
        """One line that says what was done; seconds only on a terminal."""
        if not report.maps:
            told = ["no maps found"]
        elif report.checked:
            told = [f"{len(report.differences):,} out of date"] if report.differences else []
            told += [f"{report.unchanged:,} up to date"]
        else:
            told = [f"{len(report.written):,} built", f"{report.unchanged:,} unchanged"]
        told += [f"{len(report.removed):,} removed"] if report.removed else []
        told += [f"{len(report.unwritten):,} not written"] if report.unwritten else []
        told += [f"{len(report.failed):,} failed"] if report.failed else []
        seconds = f" in {monotonic() - self._start:.1f} s" if self._streams.stdout.isatty() else ""
        self._streams.stdout.write(f"{', '.join(told)} ({count(len(report.maps), 'map')}){seconds}\n")

    def _draw(self, name: str) -> None:
        now = monotonic()
        if not self._bar or (now - self._drawn_at < _PAUSE and self._done < self._total):
            return
        self._drawn_at = now
        full = _WIDTH * self._done // max(1, self._total)
        bar = "█" * full + "░" * (_WIDTH - full)
        room = max(0, get_terminal_size().columns - _WIDTH - 24)
        self._streams.stderr.write(f"\r\x1b[K{bar} {self._done:,}/{self._total:,} {name[-room:] if room else ''}")
        self._streams.stderr.flush()
        self._shown = True
