"""What a kind of slip is: how it is made, and what has to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from slipped_maps import Slip, Written

Maker = Callable[[Written], Iterator[Slip]]
MAP, CHANGES, CATALOGUE, THEME = "map", "changes", "catalogue", "theme"
MAPS = (MAP, CHANGES)
ALL = (MAP, CHANGES, CATALOGUE, THEME)


@dataclass(frozen=True)
class Kind:
    """One kind of slip.

    Attributes:
        name: of it. make: all slips of the kind that a file has room for.
        codes: one of them has to stand at the place. files: the kinds of files that it is made in.
        followers: how many errors may stand on other lines, because they truly follow.
        exact: whether the error has to begin in the place itself, not only on its line.
    """

    name: str
    make: Maker
    codes: tuple[str, ...]
    files: tuple[str, ...]
    followers: int
    exact: bool

    def slips(self, written: Written) -> tuple[Slip, ...]:
        """All slips of this kind in a file."""
        return tuple(self.make(written)) if written.kind in self.files else ()


KINDS: dict[str, Kind] = {}


def kind(
    *codes: str, files: tuple[str, ...] = (MAP, CHANGES, CATALOGUE), followers: int = 0, exact: bool = True
) -> Callable[[Maker], Maker]:
    """Declare a kind of slip by the function that makes it."""

    def declare(make: Maker) -> Maker:
        name = make.__name__.replace("_", "-")
        assert name not in KINDS
        KINDS[name] = Kind(name, make, codes, files, followers, exact)
        return make

    return declare
