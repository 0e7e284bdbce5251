"""What becomes of the outputs: they are written, or compared with what is there.

In: each output, one after the other. Out: `Tally`: what was written, what was right already, what differs. A build
delivers, `--check` inspects; both are asked the same.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from blueprint.frozen import frozen
from blueprint.project.building.tree import OutputTree
from blueprint.writing.whole import why


class Fault(StrEnum):
    """What is wrong with a committed output."""

    STALE = "stale"
    MISSING = "missing"
    ORPHANED = "orphaned"


@frozen(kw_only=True)
class Difference:
    """An output that is not as it should be: a committed one that is not what its source gives, or an orphan.

    Attributes:
        path: from the folder of the outputs. reason: why, in a few words.
        source: the map that it shows, from the project's folder; empty where it shows none.
        by_hand: for an orphan, whether somebody has changed it since it was made, so that nobody else removes it.
    """

    fault: Fault
    path: str
    reason: str
    source: str = ""
    by_hand: bool = False


class Delivery(Protocol):
    """Takes outputs."""

    def has(self, path: str, digest: str) -> bool:
        """Whether an output is there as it should be, so that it need not be made."""

    def leave(self) -> None:
        """Count an output that is there."""

    def take(self, path: str, data: bytes, digest: str) -> None:
        """Take an output that was made."""

    def settle(self) -> None:
        """Bring what was taken to an end."""


class Writing:
    """Writes outputs.

    Attributes:
        written: paths of what was written. unchanged: how many were right already.
        again: how many were made anew although they were right.
        unwritten: what could not be written, with the reason.
    """

    def __init__(self, tree: OutputTree, tell: Callable[[str], None], *, anew: bool = False) -> None:
        """Begin.

        Args:
            tree: where to.
            tell: who is told the path of each output that was written.
            anew: whether everything is made anew, whatever is known.
        """
        self._tree, self._tell, self._anew = tree, tell, anew
        self.again = 0
        self.written: list[str] = []
        self.unchanged = 0
        self.unwritten: list[tuple[str, str]] = []

    def has(self, path: str, digest: str) -> bool:
        """Whether an output is there."""
        return self._tree.sha256(path) == digest

    def leave(self) -> None:
        """Count an output that is there."""
        self.unchanged += 1

    def take(self, path: str, data: bytes, digest: str) -> None:
        """Write an output, unless it is there."""
        try:
            written = self._tree.put(path, data, digest)
        except (OSError, ValueError) as error:
            self.unwritten.append((path, why(error)))
            return
        if not written:
            self.again += int(self._anew)
            self.unchanged += int(not self._anew)
        if self._tree.due:
            self.settle()

    def settle(self) -> None:
        """Bring what was taken to its places."""
        for path, fault in self._tree.settle().items():
            if fault is not None:
                self.unwritten.append((path, why(fault)))
            else:
                self.written.append(path)
                self._tell(path)


class Inspecting:
    """Compares outputs with what is there, and writes nothing.

    Attributes:
        differing: paths that are not as they should be, each with whether a file is there.
        unchanged: how many are.
    """

    def __init__(self, tree: OutputTree) -> None:
        self._tree = tree
        self.differing: list[tuple[str, Fault, bool]] = []
        self.unchanged = 0

    def has(self, path: str, digest: str) -> bool:
        """Whether an output is there."""
        return self._tree.sha256(path) == digest

    def leave(self) -> None:
        """Count an output that is there."""
        self.unchanged += 1

    def settle(self) -> None:
        """Nothing waits."""

    def take(self, path: str, data: bytes, digest: str) -> None:
        """Compare an output."""
        there = self._tree.sha256(path)
        if there == digest:
            self.unchanged += 1
        elif there is None:
            self.differing.append((path, Fault.MISSING, False))
        else:
            self.differing.append((path, Fault.STALE, _only_line_ends(self._tree.read(path), data)))


def _only_line_ends(there: bytes | None, data: bytes) -> bool:
    """Whether two files differ in nothing but how their lines end."""
    return there is not None and there.replace(b"\r\n", b"\n") == data
