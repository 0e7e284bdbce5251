"""Lanes and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.model.text import Text
from blueprint.model.vocabulary import LineStyle, Zone
from blueprint.source import Span

INTERACTION = "interaction"
VISIBILITY = "visibility"
INTERNAL_INTERACTION = "internal-interaction"
STANDARD_LINES = (INTERACTION, VISIBILITY, INTERNAL_INTERACTION)
STANDARD_LANES = ("evidence", "customer", "frontstage", "backstage", "support")


@frozen(kw_only=True)
class Lane:
    """A horizontal band of cards, or a row of the journey map that `lanes` names.

    Attributes:
        id: key under which steps fill it.
        zone: its meaning; None for a journey row (`thinking`, `pain`, …) outside of the action flow.
        title: its own name; None for the drawing's word for it.
        note: a description.
        split_by_actor: whether it is drawn as one sub-lane per actor.
        named: whether `lanes` names it, so that it is drawn even when empty.
        span: where it is declared; None by default.
    """

    id: str
    zone: Zone | None
    title: Text | None = None
    note: Text | None = None
    split_by_actor: bool = False
    named: bool = False
    span: Span | None = None


@frozen(kw_only=True)
class Line:
    """A separator between lanes.

    Attributes:
        id: `interaction`, `visibility`, `internal-interaction`, or the id of an own line.
        title: its own name; None for the drawing's word for it (standard lines only).
        style: its stroke; None for the theme's style of a standard line.
    """

    id: str
    title: Text | None = None
    style: LineStyle | None = None
    span: Span | None = None

    @property
    def standard(self) -> bool:
        """Whether it is one of the three lines of every blueprint."""
        return self.id in STANDARD_LINES


LaneOrLine: TypeAlias = Lane | Line
"""One item from the top of a drawing."""


def drawn_lines(lanes: Sequence[LaneOrLine]) -> tuple[Line, ...]:
    """The lines that are drawn: those with a lane above and a lane below them.

    For the three standard lines only lanes of the action flow count (customer to support), for own lines
    every lane of cards.

    Args:
        lanes: the lanes that are drawn and all lines, from the top.
    """
    return tuple(e for at, e in enumerate(lanes) if isinstance(e, Line) and _between(lanes, at, e))


def crossed_lines(lanes: Sequence[LaneOrLine], source_lane: str, target_lane: str) -> tuple[str, ...]:
    """Ids of the drawn lines between two lanes, in the order in which a connector crosses them.

    Args:
        lanes: the lanes that are drawn and all lines, from the top.
        source_lane: id of the lane where the connector starts.
        target_lane: id of the lane where it ends.
    """
    places = {e.id: at for at, e in enumerate(lanes) if isinstance(e, Lane)}
    if source_lane not in places or target_lane not in places:
        return ()
    start, end = places[source_lane], places[target_lane]
    first, last = min(start, end), max(start, end)
    found = [
        e.id for at, e in enumerate(lanes[first:last], start=first) if isinstance(e, Line) and _between(lanes, at, e)
    ]
    return tuple(found if start <= end else reversed(found))


def _between(lanes: Sequence[LaneOrLine], at: int, line: Line) -> bool:
    """Whether lanes that count lie on both sides of a line."""
    above, below = (any(_counts(e, line) for e in side) for side in (lanes[:at], lanes[at + 1 :]))
    return above and below


def _counts(entry: LaneOrLine, line: Line) -> bool:
    """Whether an entry is a lane that a line may part from others."""
    if isinstance(entry, Line) or entry.zone is None:
        return False
    return not line.standard or entry.zone.depth is not None
