"""Measures of a workshop sheet, in which notes keep their true size whatever the size of the type.

A workshop sheet hangs on a wall and is read from two steps away: it is laid out with the theme's own sizes and then
enlarged as a whole. What must come out at a fixed size on paper (a note is 76 mm square) is laid out that much smaller.
"""

from __future__ import annotations

from blueprint.frozen import frozen

UNITS_PER_MM = 96 / 25.4
NOTE_MM, GAP_MM = 76.0, 3.0
"""Side of a sticky note, and the least space between two."""
_SEAM_MM, _PADDING_MM, _WRITING_MM, _CORNER_MM = 9.0, 5.0, 12.0, 5.0
_CURVE_MM = 110.0
_LINE_CLEAR = 15.0
_SEAM_SHARE, _WITHIN_SHARE = 1.5, 1 / 3
"""What seams, and the gaps between notes side by side in a cell, take of the additional space of columns, by theirs."""


@frozen(kw_only=True)
class Sizes:
    """Lengths in user units before enlarging.

    Attributes:
        scale: by how much the finished sheet is enlarged.
        beside: how many notes stand side by side in a cell.
        spread_mm: additional space between columns. air_mm: additional space above and below the notes of a row.
    """

    scale: float
    beside: int = 1
    spread_mm: float = 0.0
    air_mm: float = 0.0

    def mm(self, length: float) -> float:
        """What comes out as so many mm on paper."""
        return length * UNITS_PER_MM / self.scale

    @property
    def note(self) -> float:
        """Side of a place for a note."""
        return self.mm(NOTE_MM)

    @property
    def gap(self) -> float:
        """Between two notes upon each other."""
        return self.mm(GAP_MM)

    @property
    def within(self) -> float:
        """Between two notes side by side in a cell."""
        return self.mm(GAP_MM + self.spread_mm * _WITHIN_SHARE)

    @property
    def column(self) -> float:
        """Width of a column, from its first note to its last."""
        return self.beside * self.note + (self.beside - 1) * self.within

    @property
    def gutter(self) -> float:
        """Between two columns of one stage."""
        return self.mm(GAP_MM + self.spread_mm)

    @property
    def seam(self) -> float:
        """Between the last column of a stage and the first of the next."""
        return self.mm(_SEAM_MM + self.spread_mm * _SEAM_SHARE)

    @property
    def lead(self) -> float:
        """How far the chevron of a stage begins before its first note."""
        return self.mm(self.spread_mm) / 2

    @property
    def start(self) -> float:
        """From the title column to the first note."""
        return self.gap + self.lead

    @property
    def edge(self) -> float:
        """From the last note of a row to the end of its lane."""
        return self.mm(_PADDING_MM) + self.lead

    @property
    def padding(self) -> float:
        """From the upper edge of a lane to its notes, and from them to the lower one."""
        return self.mm(_PADDING_MM + self.air_mm)

    @property
    def writing(self) -> float:
        """Distance of two lines that are written by hand."""
        return self.mm(_WRITING_MM)

    @property
    def corner(self) -> float:
        """Length of the registration corners of a place."""
        return self.mm(_CORNER_MM)

    @property
    def curve(self) -> float:
        """Least height of the panel in which the curve is drawn by hand."""
        return self.mm(_CURVE_MM + 4 * self.air_mm)

    @property
    def line_clear(self) -> float:
        """Least space on both sides of a separator line."""
        return _LINE_CLEAR + self.mm(self.air_mm) / 2

    def stage(self, steps: int) -> float:
        """Width of a stage from its first note to its last."""
        return steps * self.column + (steps - 1) * self.gutter

    def share(self, stages: int, steps: int) -> float:
        """By how many mm a band gets wider for each mm that its columns are moved apart."""
        within = (self.beside - 1) * _WITHIN_SHARE * steps
        return (steps - stages) + (stages - 1) * _SEAM_SHARE + within + 1
