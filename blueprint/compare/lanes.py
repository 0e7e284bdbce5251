"""The lanes of two services in one order.

In: the lanes and lines of the new service, lanes that only the old one has. Out: the former with the latter among them,
each behind what belongs to its zone.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.model import Lane, Line
from blueprint.model.lanes import STANDARD_LINES, LaneOrLine
from blueprint.model.vocabulary import Zone

_BELOW = dict(zip(STANDARD_LINES, (Zone.FRONTSTAGE, Zone.BACKSTAGE, Zone.SUPPORT), strict=True))
"""The zone that begins under each standard line."""


def with_lanes(lanes: tuple[LaneOrLine, ...], more: Iterable[Lane]) -> tuple[LaneOrLine, ...]:
    """All lanes and lines from the top.

    Args:
        more: lanes to be added, in their order.
    """
    made = list(lanes)
    for lane in more:
        made.insert(_place(made, lane), lane)
    return tuple(made)


def _place(lanes: list[LaneOrLine], lane: Lane) -> int:
    """Behind the last lane of its zone; else behind all that stands above the zone; else at the end."""
    same = [n for n, e in enumerate(lanes) if isinstance(e, Lane) and e.zone is lane.zone]
    if same:
        return same[-1] + 1
    depth = lane.zone.depth if lane.zone else None
    if depth is None:
        return 0 if lane.zone is Zone.EVIDENCE else len(lanes)
    above = [n for n, e in enumerate(lanes) if _begins(e) is not None and (_begins(e) or 0) <= depth]
    return above[-1] + 1 if above else 0


def _begins(entry: LaneOrLine) -> int | None:
    """The depth of a lane, or of the zone that begins under a standard line; None for what has none."""
    if isinstance(entry, Line):
        zone = _BELOW.get(entry.id)
        return zone.depth if zone else None
    return entry.zone.depth if entry.zone else None
