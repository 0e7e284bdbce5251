"""The list beside the matrix: each dot with its title and a note, then those that are not rated yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.frozen import frozen, replace
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.matrix.grid import RADIUS
from blueprint.layout.matrix.plane import numbered
from blueprint.layout.matrix.spots import Spot
from blueprint.layout.stacks import Stack, pile, place, stack
from blueprint.scene import Group, Item

_INDENT = 2 * RADIUS + 12.0
_BETWEEN, _LINES, _HEADING, _GUTTER = 17.0, 7.0, 9.0, 36.0
"""Between two entries, between a title and its note, more above a heading, between two columns."""


@frozen(kw_only=True)
class _Block:
    """A heading or an entry, measured; `left` and `top` are its place in the list."""

    words: Stack
    height: float
    spot: Spot | None = None
    left: float = 0.0
    top: float = 0.0


@frozen(kw_only=True)
class Index:
    """The list, measured: `paint` puts it at a place."""

    desk: Desk
    blocks: tuple[_Block, ...]
    width: float
    height: float

    def paint(self, x: float, top: float) -> Group:
        """The list from its upper left corner."""
        return Group("opportunity-list", tuple(self._items(x, top)))

    def _items(self, left: float, top: float) -> Iterator[Item]:
        for block in self.blocks:
            x, y, spot = left + block.left, top + block.top, block.spot
            if spot is None:
                yield from place(block.words, x, y)
                continue
            words = place(block.words, x + _INDENT, y + _above(block.words))
            parts = (*numbered(self.desk, spot, x + RADIUS, y + RADIUS), *words)
            yield Group("opportunity-entry", parts, data=(("opportunity", spot.key),))


def measure_index(desk: Desk, spots: Sequence[Spot], column: float, height: float) -> Index:
    """Measure the list.

    Args:
        desk: its tools.
        spots: in their order; those without a rating come last, under a heading.
        column: width of a column.
        height: that a column may have; what does not go into it goes on in the next.
    """
    rated = [_entry(desk, spot, column) for spot in spots if spot.rated]
    unrated = [_entry(desk, spot, column) for spot in spots if not spot.rated]
    if unrated:
        word = stack(
            desk, "opportunity-heading", desk.word("opportunity.unrated"), desk.theme.type("legend-title"), column
        )
        unrated.insert(0, _Block(words=word, height=word.height))
    left = y = 0.0
    placed: list[_Block] = []
    for block in (*rated, *unrated):
        # A heading does not stand alone at the end of a column.
        needed = block.height + (_BETWEEN + unrated[1].height if block.spot is None else 0.0)
        y += _HEADING if block.spot is None and y else 0.0
        if y and y + needed > height:
            left, y = left + column + _GUTTER, 0.0
        placed.append(replace(block, left=left, top=y))
        y += block.height + _BETWEEN
    lowest = max((block.top + block.height for block in placed), default=0.0)
    return Index(desk=desk, blocks=tuple(placed), width=left + column, height=lowest)


def _above(words: Stack) -> float:
    """From the top of an entry to its words, so that the first line stands beside its dot."""
    return max(0.0, RADIUS - words.first / 2)


def _entry(desk: Desk, spot: Spot, width: float) -> _Block:
    room = width - _INDENT
    parts = [stack(desk, "opportunity-title", spot.title, desk.theme.type("card"), room, even=False)]
    if spot.notes:
        parts.append(facts(desk, "opportunity-note", spot.notes, desk.theme.type("legend"), room))
    words = pile(parts, _LINES)
    return _Block(words=words, height=max(2 * RADIUS, _above(words) + words.height), spot=spot)
