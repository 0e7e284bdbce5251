"""What differs in the cells of the grid: the cards of a lane, the texts of a row.

In: entries of both sides, and which is which. Out: changes by the stage or step that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.compare import facts as f
from blueprint.compare.catalogues import body, made
from blueprint.compare.entries import Cell, Entry
from blueprint.compare.likeness import interleaved, out_of_order
from blueprint.compare.side import Fact, Side, differing
from blueprint.compare.values import Change, Kind, What
from blueprint.frozen import replace
from blueprint.model import Card, Lane


class Cells:
    """Cards and texts that differ, by the stage or step that they stand in."""

    def __init__(
        self, old: Side, new: Side, pairs: Sequence[tuple[Entry, Entry]], entries: tuple[list[Entry], list[Entry]]
    ) -> None:
        """All cells of both sides.

        Args:
            pairs: which entry is which. entries: all old and all new ones.
        """
        self.old, self.new = old, new
        self.partner = dict(pairs)
        self.old_of = {b: a for a, b in pairs}
        self.moved = _moved(pairs, entries[1])
        olds, news = _by_cell(entries[0]), _by_cell(entries[1])
        order = _lane_order(old, new)
        self.changes: dict[tuple[str, str], list[Change]] = {}
        for cell in sorted({*olds, *news}, key=lambda c: (order.get(c[2].lstrip("\0"), len(order)), c)):
            self.changes.setdefault(cell[:2], []).extend(self._cell(olds.get(cell, ()), news.get(cell, ())))

    def _cell(self, olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[Change]:
        """What differs in one cell, in the new order, what was removed behind what it followed."""
        was = {f"old {n}": e for n, e in enumerate(olds)}
        now = {f"new {n}": e for n, e in enumerate(news)}
        names = {e: name for name, e in now.items()}

        def partner(name: str) -> str | None:
            other = self.partner.get(was[name])
            return None if other is None else names.get(other, "")

        for gone, here in interleaved(tuple(was), tuple(now), partner):
            if change := self._one(was[gone] if gone else None, now[here] if here else None):
                yield change

    def of(self, owner: tuple[str, str]) -> list[Change]:
        """Changes in the cells of a stage itself or of a step, lanes from the top."""
        return self.changes.get(owner, [])

    def _one(self, gone: Entry | None, new: Entry | None) -> Change | None:
        """How one entry differs; None if it does not."""
        if new is None:
            return self._alone(self.old, gone, What.REMOVED) if gone else None
        old = self.old_of.get(new)
        if old is None:
            return self._alone(self.new, new, What.ADDED)
        fields = differing(_said(self.old, old), _said(self.new, new))
        moved = new in self.moved
        keys = (old.key, new.key) if new.kind is Kind.CARD else (new.key, new.key)
        titles = (_title(self.old, old), _title(self.new, new))
        given = old.given or new.given
        change = made(new.kind, keys, titles, fields, title=None, given=given, moved=moved)
        return replace(change, place=new.place, old_place=old.place if moved else None) if change else None

    @staticmethod
    def _alone(side: Side, entry: Entry, what: What) -> Change:
        facts = _said(side, entry)
        fields = differing(facts, []) if what is What.REMOVED else differing([], facts)
        return Change(
            kind=entry.kind, what=(what,), key=entry.key, title=_title(side, entry), place=entry.place,
            fields=body(fields, "text"),
        )  # fmt: skip


def _said(side: Side, entry: Entry) -> list[Fact]:
    return f.of_card(side, entry.content) if isinstance(entry.content, Card) else f.of_text(side, entry.content)


def _title(side: Side, entry: Entry) -> str:
    return side.words(entry.content.text) if isinstance(entry.content, Card) else side.words(entry.content)


def _by_cell(entries: Iterable[Entry]) -> dict[Cell, list[Entry]]:
    found: dict[Cell, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.cell, []).append(entry)
    return found


def _moved(pairs: Iterable[tuple[Entry, Entry]], news: Iterable[Entry]) -> frozenset[Entry]:
    """New entries that stand in another cell, or in another order in theirs."""
    at = {e: n for n, e in enumerate(news)}
    moved: set[Entry] = set()
    stayed: dict[Cell, list[Entry]] = {}
    for old, new in sorted(pairs, key=lambda pair: pair[0].place.number):
        if old.cell == new.cell:
            stayed.setdefault(new.cell, []).append(new)
        else:
            moved.add(new)
    for entries in stayed.values():
        wrong = out_of_order([at[e] for e in entries])
        moved |= {e for e in entries if at[e] in wrong}
    return frozenset(moved)


def _lane_order(old: Side, new: Side) -> dict[str, int]:
    """Lanes from the top, those of the old side behind them."""
    lanes = [*new.service.lanes, *old.service.lanes]
    return {key: n for n, key in enumerate(dict.fromkeys(e.id for e in lanes if isinstance(e, Lane)))}
