"""How high the rows of a drawing are at least, and how much space is between them.

In: rows, lines, and where badges of gaps want to stand. Out: rows and channels as the router is asked for them.
"""

from __future__ import annotations

from blueprint.layout.bands import Row, RowKind
from blueprint.layout.desk import Desk
from blueprint.layout.gaps.places import FLOOR, TRACK_CLEAR
from blueprint.layout.titles import band_title, line_name
from blueprint.model.lanes import Line
from blueprint.model.vocabulary import DrawingKind
from blueprint.routing.plan import Gap
from blueprint.routing.plan import Row as GridRow

SEPARATOR_CLEAR = 25.0
"""From a separator line to the bands on both sides and to the next line: room for its name in two lines."""


def grid_row(desk: Desk, row: Row, parts: int, curve_height: float) -> GridRow:
    """One of the grid rows of a band; together they are no lower than the band's title with air around it."""
    if row.kind is RowKind.CURVE:
        return GridRow(min_height=curve_height, padding=0.0, stack_gap=0.0)
    tags = row.kind is RowKind.TAGS
    title = band_title(desk, row).height + 2 * desk.size("space-3")
    return GridRow(
        min_height=max(desk.size("band-height"), title / parts),
        padding=desk.size("band-padding"),
        stack_gap=desk.size("space-2" if tags else "card-gap"),
        level=row.lane == "metrics",
    )


def channel(
    desk: Desk,
    above: Row | None,
    below: Row,
    lines: list[Line],
    kind: DrawingKind,
    badged: frozenset[str] = frozenset(),
    tracks: tuple[str, ...] = (),
) -> Gap:
    """The space over a row: more where a line runs in it, less between parts of one lane.

    Args:
        lines: that run in it, from the top. badged: ids of lines on which badges stand.
        tracks: names of tracks that badges have for themselves; they come below the lines.
    """
    separators = (*(line.id for line in lines), *tracks)
    clear = TRACK_CLEAR if tracks or any(line.id in badged for line in lines) else 0.0
    if lines:
        tallest = max(line_name(desk, line).height for line in lines)
        least = (tallest if len(separators) > 1 else tallest / 2) + desk.size("space-3")
        clear = max(SEPARATOR_CLEAR, least, 2 * clear)
        return Gap(min_size=clear * (len(separators) + 1), separators=separators, separator_clear=clear / 2)
    size = _distance(desk, above, below, kind)
    if tracks:
        return Gap(min_size=max(size, 2 * clear * len(tracks)), separators=tracks, separator_clear=clear)
    return Gap(min_size=size)


def _distance(desk: Desk, above: Row | None, below: Row, kind: DrawingKind) -> float:
    """The space over a row in which no line runs."""
    if above is None:
        return desk.size("space-3")
    if above.lane == below.lane:
        return desk.size("space-2")
    near = kind is DrawingKind.JOURNEY and (above.zone == below.zone or above.action is not None)
    return desk.size("row-gap" if near else "lane-gap")


def last_channel(desk: Desk, *, floor: bool) -> Gap:
    """The space below the last row, with the track for lower ends of gaps where one is wanted."""
    if not floor:
        return Gap(min_size=desk.size("space-2"))
    return Gap(min_size=2 * TRACK_CLEAR, separators=(FLOOR,), separator_clear=TRACK_CLEAR)
