"""What both kinds of workers of a soak do: they judge cases, and tell how far they are in JSON lines."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from fuzz.case import Case
from fuzz.checks import Failure
from fuzz.found import keep
from fuzz.judge import Judge, memory

_INTERVAL = 5.0
"""Seconds between two lines of progress."""


class Telling:
    """Judges cases and tells of it.

    Attributes:
        corpus: the folder that failures are written into. known: kinds of failures that need not be told.
        current: the file that holds what is tried just now. done: how many were tried.
        again: how many failed in a way that is known.
    """

    def __init__(self, folder: Path, corpus: Path, known: set[str]) -> None:
        self.judge = Judge(folder)
        self.corpus, self.known = corpus, known
        self.current = os.open(folder / "current", os.O_WRONLY | os.O_CREAT)
        self.done = self.again = 0
        self._told = time.monotonic()

    def tell(self, **what: object) -> None:
        """Write a line."""
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    def progress(self, kind: str = "progress") -> None:
        """Tell how far it is."""
        self._told = time.monotonic()
        judge = self.judge
        self.tell(
            kind=kind, done=self.done, commands=judge.commands, drawn=judge.valid, worst=judge.worst, memory=memory(),
            again=self.again,
        )  # fmt: skip

    def progress_when_due(self) -> None:
        """Tell how far it is, every few seconds."""
        if time.monotonic() - self._told > _INTERVAL:
            self.progress()

    def note(self, case: Case, failure: Failure) -> None:
        """Write a failure down once."""
        self.known.add(failure.kind)
        found = keep(self.judge, case, failure, self.corpus)
        self.tell(kind="failure", name=found.kind, file=found.file, details=found.details[-3000:])
