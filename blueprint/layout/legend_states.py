"""Entries of the legend for what a comparison alone has: signs of what differs, struck words, hatched columns."""

from __future__ import annotations

from blueprint.compare.values import What
from blueprint.layout.change_signs import SHOWN, sign
from blueprint.layout.curve import Shown
from blueprint.layout.hatched import hatched
from blueprint.layout.legend_values import LegendEntry, Sheet
from blueprint.model.text import Wording
from blueprint.scene import Item, Paint, Path

_SIGN = 18.0
_WIDTH = 26.0


def state_entries(sheet: Sheet, shown: Shown) -> list[LegendEntry]:
    """Signs, struck words and hatching, as far as they are drawn; nothing for a drawing of one state."""
    other = sheet.desk.other
    if other is None:
        return []
    entries = [_sign(sheet, what) for what in SHOWN if what in other.signs]
    drawn = {p.entry.key for layout in sheet.layouts for p in layout.placed}
    if any(key in other.texts for key in drawn):
        entries.append(_struck(sheet, other.before.name))
    if shown.absent:
        entries.append(_absent(sheet))
    return entries


def _sign(sheet: Sheet, what: What) -> LegendEntry:
    desk = sheet.desk

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (sign(desk, what, x + _SIGN / 2, y),)

    return LegendEntry(("change", what.value), _SIGN, paint, sheet.name(desk.word(f"difference.{what}")))


def _struck(sheet: Sheet, name: Wording) -> LegendEntry:
    """A line through words: they are those of the other state."""
    desk = sheet.desk
    ink = Paint(stroke=desk.colour("ink-soft"), width=1.25)
    words = Paint(stroke=desk.colour("ink-soft"), width=5.0, dash=(4.0, 2.0), round_cap=False)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (
            Path("legend-words", (("M", x + 2, y), ("L", x + _WIDTH - 2, y)), words),
            Path("legend-strike", (("M", x, y), ("L", x + _WIDTH, y)), ink),
        )

    text = desk.words.text("comparison.struck", state=name.text)
    return LegendEntry(("change", "text"), _WIDTH, paint, sheet.name(Wording(text, desk.words.language)))


def _absent(sheet: Sheet) -> LegendEntry:
    """A hatched column: the state has no such step."""
    desk = sheet.desk

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return hatched(desk, x, y - 7, _WIDTH, 14.0)

    return LegendEntry(("state", "absent"), _WIDTH, paint, sheet.name(desk.word("comparison.absent")))
