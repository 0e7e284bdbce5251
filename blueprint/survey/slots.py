"""The columns of a survey, each with what its cells mean.

In: a column and a function that reads its cells. Out: the meaning of many cells at once; equal texts are read
once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import Enum

from blueprint.frozen import frozen
from blueprint.model.figures import Grouping
from blueprint.model.measures import Column
from blueprint.survey.faults import Noted
from blueprint.survey.readings import Rule

_KEPT = 20_000
_LONGEST = 200


class Part(Enum):
    """What a column is for, where it is not a grouping."""

    KANO = "kano"
    DATE = "date"
    WEIGHT = "weight"


@frozen
class Role:
    """A column and how it is read: equal roles share a slot.

    Attributes:
        column: its name. kind: a rule for scores, a grouping, or another part.
    """

    column: str
    kind: Rule | Grouping | Part


class Slot:
    """One place in the key of a row.

    Attributes:
        role: what it holds. column: as the map writes it, for findings.
        noted: cells that give nothing, by why.
    """

    def __init__(self, role: Role, column: Column) -> None:
        self.role = role
        self.column = column
        self.noted: dict[Enum, Noted] = {}
        self._meanings = _Meanings(_nothing, set())

    def begin(self, read: Callable[[str], Hashable]) -> None:
        """Begin a file.

        Args:
            read: from the text of a cell to what it means; an `Enum` without text where it gives nothing.
        """
        self._meanings = _Meanings(read, set())

    def read(self, texts: Sequence[str], file: str, numbers: Sequence[int]) -> list[Hashable]:
        """What cells mean.

        Args:
            texts: of the cells. file: as messages call it. numbers: of the rows.
        """
        meanings = self._meanings
        found = list(map(meanings.__getitem__, texts))
        for why in sorted(meanings.whys, key=str):
            self._note(why, found, texts, file, numbers)
        if len(meanings) > _KEPT:
            self._meanings = _Meanings(meanings.read, meanings.whys)
        return found

    def _note(self, why: Enum, found: list[Hashable], texts: Sequence[str], file: str, numbers: Sequence[int]) -> None:
        """Count the cells that give nothing for one reason."""
        times = found.count(why)
        if not times:
            return
        noted = self.noted.setdefault(why, Noted())
        noted.count += times
        at = -1
        while noted.wanting and times:
            at = found.index(why, at + 1)
            noted.example(file, numbers[at], texts[at])
            times -= 1


class _Meanings(dict[str, Hashable]):
    """Meanings of texts, read when they are first met.

    Attributes:
        read: the reading. whys: reasons that any text has had for giving nothing.
    """

    def __init__(self, read: Callable[[str], Hashable], whys: set[Enum]) -> None:
        super().__init__()
        self.read = read
        self.whys = whys

    def __missing__(self, text: str) -> Hashable:
        meaning = self.read(text)
        if isinstance(meaning, Enum) and not isinstance(meaning, str):
            self.whys.add(meaning)
        if len(text) <= _LONGEST:
            self[text] = meaning
        return meaning


def _nothing(text: str) -> Hashable:
    return text
