"""What a workshop sheet has to be filled in: bands, lines, and how many notes each cell takes.

In: a service and a kind of drawing. Out: rows and lines from the top, and the places of a row by column. Lanes of the
action flow are there even when the file has nothing in them, for this is what the workshop is to find.
"""

from __future__ import annotations

from blueprint.frozen import frozen, replace
from blueprint.layout.bands import Row, RowKind, RowZone
from blueprint.layout.rows import rows_of
from blueprint.model.lanes import Lane, LaneOrLine, Line
from blueprint.model.service import Service, View
from blueprint.model.vocabulary import DrawingKind

_CURVE = Row(id="emotion", lane="emotion", zone=RowZone.EXPERIENCE.value, kind=RowKind.CURVE)
_USUAL = (
    Row(id="touchpoint", lane="touchpoint", zone=RowZone.LENS.value, kind=RowKind.PLACES),
    _CURVE,
    Row(id="thinking", lane="thinking", zone=RowZone.EXPERIENCE.value, kind=RowKind.TEXTS),
    Row(id="pain", lane="pain", zone=RowZone.INSIGHTS.value, kind=RowKind.TEXTS),
    Row(id="opportunities", lane="opportunities", zone=RowZone.INSIGHTS.value, kind=RowKind.FIGURES),
)
"""Rows of a journey map whose file names none."""
_CURVES = frozenset({"emotion", "expectation"})
_MEASURED = frozenset({"metrics", "gaps"})
"""Rows of results: they come from measuring, not from a workshop."""


@frozen
class Places:
    """Places for notes in one row.

    Attributes:
        wide: first and last column of those that span a stage, in file order.
        steps: how many stand upon each other in each column; empty where the wide ones are all.
    """

    wide: tuple[tuple[int, int], ...]
    steps: tuple[int, ...]

    @property
    def wide_levels(self) -> int:
        """How many wide ones stand upon each other at most."""
        return max((self.wide.count(w) for w in self.wide), default=0)

    @property
    def levels(self) -> int:
        """How many notes stand upon each other at most, wide ones included."""
        return self.wide_levels + max(self.steps, default=0)


def blank_rows(service: Service, kind: DrawingKind, view: View | None) -> tuple[Row | Line, ...]:
    """Bands and lines of a workshop sheet from the top.

    Args:
        service: already cut down to the view.
        view: named view, for the rows that it asks for; None for the default ones.
    """
    kept = frozenset(view.lanes) if view and view.lanes is not None else None
    lanes = tuple(_kept_when_empty(entry, kept) for entry in service.lanes)
    rows = rows_of(replace(service, lanes=lanes), kind, view)
    named = {lane.id for lane in service.lanes if isinstance(lane, Lane) and lane.named} | (kept or frozenset())
    wanted = [row for row in rows if isinstance(row, Line) or _for_notes(row, kind, named)]
    return tuple(wanted if kind is DrawingKind.BLUEPRINT else _with_curve(wanted, kept))


def _kept_when_empty(entry: LaneOrLine, kept: frozenset[str] | None) -> LaneOrLine:
    """A lane of the action flow as one that is drawn whatever it holds, unless the view leaves it out."""
    if isinstance(entry, Line) or entry.zone is None or (kept is not None and entry.id not in kept):
        return entry
    return replace(entry, named=True)


def _for_notes(row: Row, kind: DrawingKind, named: set[str] | frozenset[str]) -> bool:
    """Whether people stick notes into a row: lanes, what the file or the view names, texts of a journey map."""
    if row.kind is RowKind.CARDS or row.lane in named:
        return True
    return kind is DrawingKind.JOURNEY and row.kind is not RowKind.TAGS and row.lane not in _MEASURED


def _with_curve(rows: list[Row | Line], kept: frozenset[str] | None) -> list[Row | Line]:
    """Rows of a journey map with the panel for the curve, and with the usual rows where there are no others."""
    if kept is not None and not kept & _CURVES:
        return rows
    own = [row for row in rows if isinstance(row, Row) and row.kind is not RowKind.CARDS]
    if not own and kept is None:
        return [*rows, *_USUAL]
    if any(row.kind is RowKind.CURVE for row in own):
        return rows
    later = (RowZone.EXPERIENCE.value, RowZone.INSIGHTS.value)
    at = next((n for n, row in enumerate(rows) if isinstance(row, Row) and row.zone in later), len(rows))
    return [*rows[:at], _CURVE, *rows[at:]]


def places_of(row: Row, columns: int) -> Places:
    """The places of a row: as many in a cell as the file has cards there, at least one."""
    if row.kind is RowKind.CURVE:
        return Places((), ())
    if row.kind is not RowKind.CARDS:
        return Places((), (1,) * columns)
    wide = tuple((entry.first, entry.last) for entry in row.spanning)
    counts = [0] * columns
    for entry in row.entries:
        counts[entry.first] += 1
    covered = {column for first, last in wide for column in range(first, last + 1)}
    if not row.entries and len(covered) == columns:
        return Places(wide, ())
    return Places(wide, tuple(max(1, count) for count in counts))
