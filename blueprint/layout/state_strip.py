"""The strip under the header of a comparison: what both states come to, side by side.

┌ TIME IN ALL ───────┬ STEPS ──────┬ MEAN EXPERIENCE ──┬ CHANGES ─────────┐
│ 2 h 10 min →       │ 14 →        │ 3.1 →             │ ✚ 3  ■ 5  ✖ 2    │
│ 1 h 25 min         │ 12          │ 3.8               │                  │
│ −45 min · better   │ −2          │ +0.7 · better     │                  │
└────────────────────┴─────────────┴───────────────────┴──────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from blueprint.compare.values import What
from blueprint.frozen import frozen
from blueprint.layout.change_signs import sign
from blueprint.layout.desk import Desk
from blueprint.layout.facts import joined
from blueprint.layout.other_state import OtherState, Tile
from blueprint.layout.shapes import verdict_sign
from blueprint.layout.stacks import Stack, place, single, stack
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint, Path

_LEAST, _WIDEST = 168.0, 420.0
"""Width of a tile in user units."""
_ROW_GAP = 10.0
_PAD, _TOP, _BOTTOM = 16.0, 15.0, 16.0
_LABEL_GAP, _VALUE_GAP, _CHANGE_GAP = 13.0, 9.0, 12.0
_ARROW, _ARROW_GAP = 16.0, 7.0
_SIGN, _SIGN_GAP = 20.0, 16.0
_NONE = "–"


@frozen
class Strip:
    """The measured strip: its height, 0 where there is nothing in it, and its items for a left and a top edge."""

    height: float
    paint: Callable[[float, float], tuple[Item, ...]]


@frozen(kw_only=True)
class _Cell:
    """One tile, measured.

    Attributes:
        beside: whether both values stand in one line.
    """

    label: Stack
    before: Stack
    after: Stack
    change: Stack
    better: bool | None
    beside: bool
    counts: tuple[tuple[What, Stack], ...] = ()

    @property
    def values(self) -> float:
        """Height of both values."""
        if self.counts:
            return max(words.height for _, words in self.counts)
        return self.after.height if self.beside else self.before.height + _VALUE_GAP + self.after.height


def measure_strip(desk: Desk, other: OtherState, width: float) -> Strip:
    """Measure the strip for a width in user units; tiles go on in a second row where they must."""
    count = len(other.tiles) + bool(other.counts)
    if not count:
        return Strip(0.0, lambda _x, _y: ())
    per_row = min(count, max(1, int(width // _LEAST)))
    per_row = ceil(count / ceil(count / per_row))
    wide = min(_WIDEST, width / per_row)
    cells = [_cell(desk, tile, wide - 2 * _PAD) for tile in other.tiles]
    if other.counts:
        cells.append(_counted(desk, other, wide - 2 * _PAD))
    rows = [cells[at : at + per_row] for at in range(0, len(cells), per_row)]
    heights = [_height(row) for row in rows]

    def paint(x: float, y: float) -> tuple[Item, ...]:
        items: list[Item] = []
        for row, height in zip(rows, heights, strict=True):
            items += _row(desk, row, x, y, wide, height)
            y += height + _ROW_GAP
        return (Group("states", tuple(items), id=desk.id("states")),)

    return Strip(sum(heights) + _ROW_GAP * (len(rows) - 1), paint)


def _cell(desk: Desk, tile: Tile, width: float) -> _Cell:
    """A tile in its width: the values in one line where they fit, else upon each other."""
    theme, language = desk.theme, desk.words.language
    before = stack(desk, "state-value", tile.before or Wording(_NONE, language), theme.type("header-value"), width)
    if tile.before == tile.after:
        before = Stack()
    after = single(desk, "state-value", tile.after or Wording(_NONE, language), theme.type("figure"))
    beside = before.width + _ARROW + 2 * _ARROW_GAP + after.width <= width and len(before.lines) < 2  # noqa: PLR2004 - one line
    if after.width > width:
        after = stack(desk, "state-value", tile.after or Wording(_NONE, language), theme.type("totals"), width)
    told = [w for w in (tile.change, _verdict(desk, tile), tile.note) if w]
    room = width - (_SIGN if tile.better is not None else 0.0)
    change = stack(desk, "state-change", joined(told), theme.type("header-note"), room) if told else Stack()
    label = stack(desk, "header-label", tile.label, theme.type("header-label"), width)
    return _Cell(label=label, before=before, after=after, change=change, better=tile.better, beside=beside)


def _verdict(desk: Desk, tile: Tile) -> Wording | None:
    return None if tile.better is None else desk.word("comparison.better" if tile.better else "comparison.worse")


def _counted(desk: Desk, other: OtherState, width: float) -> _Cell:
    """The tile of signs: how many elements differ in which way."""
    theme, words = desk.theme, desk.words
    counts = tuple(
        (what, single(desk, "change-count", Wording(words.number(n), words.language), theme.type("figure-title")))
        for what, n in other.counts
    )
    label = stack(desk, "header-label", desk.word("difference.title"), theme.type("header-label"), width)
    return _Cell(
        label=label, before=Stack(), after=Stack(), change=Stack(), better=None, beside=True, counts=counts
    )  # fmt: skip


def _height(row: Sequence[_Cell]) -> float:
    """Of a row of tiles."""
    label, values = max(c.label.height for c in row), max(c.values for c in row)
    change = max((c.change.height + c.change.fall for c in row if c.change), default=0.0)
    return _TOP + label + _LABEL_GAP + values + (_CHANGE_GAP + change if change else 0.0) + _BOTTOM


def _row(desk: Desk, row: Sequence[_Cell], x: float, y: float, wide: float, height: float) -> list[Item]:
    """Tiles side by side in one frame, hairlines between them; values of all stand on one line."""
    edge = desk.colour("hairline")
    frame = Paint(fill=desk.colour("card.fill"), stroke=edge)
    items: list[Item] = [Box("states-box", x, y, wide * len(row), height, frame, desk.size("card-radius"))]
    labels = y + _TOP
    base = labels + max(c.label.height for c in row) + _LABEL_GAP + max(c.values for c in row)
    for n, cell in enumerate(row):
        left = x + n * wide
        if n:
            rule = (("M", left, y + 10), ("L", left, y + height - 10))
            items.append(Path("hairline", rule, desk.stroke("hairline", edge)))
        items.append(Group("state-tile", _inside(desk, cell, left + _PAD, labels, base)))
    return items


def _inside(desk: Desk, cell: _Cell, x: float, top: float, base: float) -> tuple[Item, ...]:
    """What stands in a tile; `base` is the baseline of its value."""
    items: list[Item] = [*place(cell.label, x, top)]
    if cell.counts:
        for what, words in cell.counts:
            items.append(Group("change-item", (sign(desk, what, x + 9, base - words.height / 2),
                                               *place(words, x + 22, base - words.height)),
                               data=(("change", what.value),)))  # fmt: skip
            x += 22 + words.width + _SIGN_GAP
        return tuple(items)
    after_top = base - cell.after.height
    if not cell.before:
        items += place(cell.after, x, after_top)
    elif cell.beside:
        items += place(cell.before, x, base - cell.before.height)
        start = x + cell.before.width + _ARROW_GAP
        items.append(_arrow(desk, start, base - cell.before.height / 2))
        items += place(cell.after, start + _ARROW + _ARROW_GAP, after_top)
    else:
        items += place(cell.before, x, after_top - _VALUE_GAP - cell.before.height)
        items.append(_arrow(desk, x + cell.before.width + _ARROW_GAP, after_top - _VALUE_GAP - 4.0))
        items += place(cell.after, x, after_top)
    if cell.change:
        indent = 0.0
        if cell.better is not None:
            first = cell.change.first
            items.append(verdict_sign(desk, x + 7, base + _CHANGE_GAP + first / 2, better=cell.better))
            indent = _SIGN
        items += place(cell.change, x + indent, base + _CHANGE_GAP)
    return tuple(items)


def _arrow(desk: Desk, x: float, y: float) -> Path:
    """From the state before to the one after."""
    end = x + _ARROW
    commands = (("M", x, y), ("L", end, y), ("M", end - 5, y - 4), ("L", end, y), ("L", end - 5, y + 4))
    return Path("state-arrow", commands, Paint(stroke=desk.colour("ink-soft"), width=1.5, round_cap=True))
