"""Cells of the matrix, and places in them at which no two dots touch.

In: spots. Out: `Cells`. Every cell is equally large: as the fullest needs.

             effort 1   2 │ 3   4   5
    impact 5   ┌────────┐ │ ┌──────────────┐
           4   │quick   │ │ │ big bet      │
           3   │win     │ │ │              │
               └────────┘ │ └──────────────┘
           2   ┌────────┐ │ ┌──────────────┐
           1   │fill-in │ │ │ time sink    │
               └────────┘ │ └──────────────┘
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from blueprint.experience.opportunities import Quadrant
from blueprint.frozen import frozen
from blueprint.layout.matrix.spots import Spot
from blueprint.scene import Box, Paint

POINTS = 5
"""Impact and effort go from 1 to this."""
PARTED = 2
"""The last point of the lower half."""
RADIUS, PITCH = 12.5, 30.0
"""Of a dot, and the distance of two neighbours, in user units."""
_CELL = (112.0, 90.0)
"""Least width and height of a cell."""
_HEAD, _BETWEEN, _EDGE = 34.0, 10.0, 8.0
"""Room for a quadrant's name, between two quadrants, and around the dots of a cell."""
_PLACES = {
    Quadrant.QUICK_WIN: (False, True),
    Quadrant.BIG_BET: (True, True),
    Quadrant.FILL_IN: (False, False),
    Quadrant.TIME_SINK: (True, False),
}
"""For each quadrant whether it is that of much effort, and of much impact."""


@frozen(kw_only=True)
class Cells:
    """Where everything of the plane stands, from its upper left corner, in user units.

    Attributes:
        width, height: of a cell.
    """

    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the plane."""
        return POINTS * self.width + _BETWEEN, POINTS * self.height + 2 * _HEAD + _BETWEEN

    def column(self, effort: int) -> float:
        """Left edge of the cells of an effort."""
        return (effort - 1) * self.width + (_BETWEEN if effort > PARTED else 0.0)

    def row(self, impact: int) -> float:
        """Upper edge of the cells of an impact."""
        return (POINTS - impact) * self.height + _HEAD + (_HEAD + _BETWEEN if impact <= PARTED else 0.0)

    def quadrant(self, which: Quadrant) -> tuple[float, float, float, float]:
        """Left, top, width and height of a quadrant, its name included."""
        right, upper = _PLACES[which]
        left = self.column(PARTED + 1) if right else 0.0
        top = 0.0 if upper else self.row(PARTED) - _HEAD
        columns = POINTS - PARTED if right else PARTED
        rows = POINTS - PARTED if upper else PARTED
        return left, top, columns * self.width, rows * self.height + _HEAD


def cells_for(spots: Sequence[Spot]) -> Cells:
    """Cells that are large enough for the fullest of them."""
    most = max((len(group) for group in by_cell(spots).values()), default=0)
    width, height = _CELL
    while _capacity(width, height) < most:
        width, height = width + PITCH, height + PITCH
    return Cells(width=width, height=height)


def by_cell(spots: Sequence[Spot]) -> Mapping[tuple[int, int], list[Spot]]:
    """The rated spots by effort and impact, in their order."""
    found: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        if spot.impact is not None and spot.effort is not None:
            found.setdefault((spot.effort, spot.impact), []).append(spot)
    return found


def places(spots: Sequence[Spot], cells: Cells) -> dict[str, tuple[float, float]]:
    """Centre of each dot by key: those of one cell side by side around its middle, read row by row."""
    found = {}
    for (effort, impact), group in by_cell(spots).items():
        middle = cells.column(effort) + cells.width / 2, cells.row(impact) + cells.height / 2
        columns = _columns(len(group), cells)
        rows = ceil(len(group) / columns)
        for at, spot in enumerate(group):
            row, column = divmod(at, columns)
            here = min(columns, len(group) - row * columns)
            x = middle[0] + (column - (here - 1) / 2) * PITCH
            y = middle[1] + (row - (rows - 1) / 2) * PITCH
            found[spot.key] = (x, y)
    return found


def _columns(count: int, cells: Cells) -> int:
    """Dots in a row, so that rows and columns are about as many as the cell's shape asks for."""
    across, down = _across(cells.width), _across(cells.height)
    wished = ceil(sqrt(count * cells.width / cells.height))
    return max(1, min(across, max(wished, ceil(count / down))))


def _capacity(width: float, height: float) -> int:
    return _across(width) * _across(height)


def _across(length: float) -> int:
    """Dots that go into a length."""
    return max(1, int((length - 2 * _EDGE - 2 * RADIUS) // PITCH) + 1)


def ground(left: float, top: float, box: tuple[float, float, float, float], fill: str, radius: float) -> Box:
    """The ground of a quadrant."""
    x, y, width, height = box
    return Box("quadrant-ground", left + x, top + y, width, height, Paint(fill=fill), radius)
