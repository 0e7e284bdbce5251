"""The parts that a drawing is folded into, before anything is measured.

A link whose cards stand in different bands is drawn in two pieces, each with a chip that has the same number:

    ┌──────┐   ┌──────┐
    │      │──▶│ from │────①       piece with the source, its chip at the band's end
    └──────┘   └──────┘
      ┌──────┐   ┌──────┐
    ①─│▶ to  │──▶│      │          piece with the target, its chip at the next band's start
      └──────┘   └──────┘
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.frozen import frozen
from blueprint.layout.bands import Row
from blueprint.model.lanes import Line
from blueprint.model.service import Link, Stage


class Piece(StrEnum):
    """How much of a link a band shows, by the card that it has."""

    WHOLE = "whole"
    FROM = "from"
    TO = "to"


@frozen(kw_only=True)
class DrawnLink:
    """A link as one band shows it.

    Attributes:
        number: place among all links of the drawing, from 0.
        chip: number on the chip at its cut end; 0 for a whole link.
        late: whether that chip stands at the end of the band rather than at its start.
    """

    link: Link
    number: int
    piece: Piece = Piece.WHOLE
    chip: int = 0
    late: bool = False


def chip_node(number: int) -> str:
    """The id of a chip among the nodes of its band."""
    return f"chip/{number}"


@frozen(kw_only=True)
class Chip:
    """Where a cut link goes on.

    Attributes:
        link: the piece that it ends.
        row: id of the row of the link's source, in both bands.
        spanning: whether the source is a card of a whole stage.
    """

    link: DrawnLink
    row: str
    spanning: bool

    @property
    def node(self) -> str:
        """Its id among the nodes of its band."""
        return chip_node(self.link.chip)


@frozen(kw_only=True)
class Part:
    """One band of a folded drawing, or all of one that is not folded.

    Attributes:
        number: from 1; 0 where the drawing is not folded.
        page: from 0.
        first, last: columns of the whole drawing that it holds, from 0, both included.
        rows: bands and lines from the top, with what stands in these columns.
        links: in the order of the file.
        starting, ending: chips at its start and at its end, in the order of their numbers.
    """

    number: int = 0
    page: int = 0
    first: int = 0
    last: int
    stages: tuple[Stage, ...]
    rows: tuple[Row | Line, ...]
    links: tuple[DrawnLink, ...]
    starting: tuple[Chip, ...] = ()
    ending: tuple[Chip, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it has, those for chips not counted."""
        return self.last - self.first + 1

    def id(self, *names: str) -> tuple[str, ...]:
        """Parts of an id for something that every band has: those from the second band on carry its number."""
        return ("band", str(self.number), *names) if self.number > 1 else names
