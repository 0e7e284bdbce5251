"""Values of the legend: its entries, and what is needed to make them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.grid import Layout
from blueprint.layout.stacks import Stack, stack
from blueprint.model.text import Wording
from blueprint.scene import Item

Layouts: TypeAlias = Sequence[Layout]
"""All bands of the drawing."""


@frozen
class LegendEntry:
    """One symbol with its name: data attribute, width of the symbol, its painter for a left edge and a middle.

    Attributes:
        listed: whether it belongs to a list of its own, below the others, in which entries are aligned at the top.
    """

    data: tuple[str, str]
    symbol: float
    paint: Callable[[float, float], tuple[Item, ...]]
    name: Stack
    listed: bool = False


@frozen
class Sheet:
    """What all entries need: the tools, all bands, and the width of a name."""

    desk: Desk
    layouts: Layouts
    room: float

    def name(self, wording: Wording) -> Stack:
        """The name of an entry."""
        return stack(self.desk, "legend-text", wording, self.desk.theme.type("legend"), self.room)
