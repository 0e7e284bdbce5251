"""Between which lanes a gap opens, and how much room its badges need there.

    customer    ━━━━━━━━━━━━━━━━━━━━━━━━━━
                ──────────❯1❮──❯4❮────────   line of interaction: 4 delivery / promise, 1 its upper end
    frontstage  ━━━━━━━━━━━━━━━━━━━━━━━━━━
                ┄┄┄┄┄┄┄┄┄┄❯3❮┄┄┄┄┄┄┄┄┄┄┄┄┄   line of visibility: standard / delivery
    backstage   ━━━━━━━━━━━━━━━━━━━━━━━━━━
                ··········❯2❮·············   line of internal interaction: belief / standard
    support     ━━━━━━━━━━━━━━━━━━━━━━━━━━
                          ❯1❮                the lower end of 1, customers expect / management believes

Where the line is not drawn, the badges have a track of their own in the channel between the nearest lanes of both
sides: a separator for the router that nobody sees.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import Row
from blueprint.layout.columns import Columns
from blueprint.layout.desk import Desk
from blueprint.layout.parts import Part
from blueprint.model.lanes import INTERACTION, INTERNAL_INTERACTION, VISIBILITY, Line
from blueprint.model.measures import GapAt
from blueprint.model.vocabulary import DrawingKind, Gap

BADGE, BADGE_HEIGHT = 26.0, 18.0
"""Width and height of a badge."""
AIR = 4.0
"""Least distance of a badge from everything but its line and its neighbours."""
TRACK_CLEAR = BADGE_HEIGHT / 2 + AIR
"""What is kept clear on both sides of a track or line on which badges stand."""
_LINES = {
    Gap.KNOWLEDGE: (INTERACTION, 0),
    Gap.STANDARDS: (INTERNAL_INTERACTION, 2),
    Gap.DELIVERY: (VISIBILITY, 1),
    Gap.COMMUNICATION: (INTERACTION, 0),
}
"""The line on which a gap is told, and the depth of the lowest zone above it."""
FLOOR = "gap/floor"
"""The track below the lowest lane."""


@frozen(kw_only=True)
class Badge:
    """A badge that is wanted.

    Attributes:
        owner: `step:KEY`, `stage:KEY` or `card:KEY`. track: the separator on which it stands.
        first, last: columns of the whole drawing in which it has to stand.
        end: `upper` or `lower` for a gap with two badges, else empty.
    """

    gap: GapAt
    owner: str
    track: str
    first: int
    last: int
    end: str = ""


@frozen(kw_only=True)
class Wanted:
    """The badges of a band and the room that they need.

    Attributes:
        lines: lines on which badges stand.
        above: by the place of a row among the band's rows and lines, tracks in the channel above it.
        floor: whether there is a track below the last row.
    """

    badges: tuple[Badge, ...] = ()
    lines: frozenset[str] = frozenset()
    above: tuple[tuple[int, str], ...] = ()
    floor: bool = False


def wanted_badges(desk: Desk, part: Part, kind: DrawingKind) -> Wanted:
    """The badges of the gaps 1 to 4 that a band of a blueprint shows; none in other drawings.

    A gap without a place, and one whose lanes are not drawn, has none.
    """
    if kind is not DrawingKind.BLUEPRINT or not desk.service.gaps:
        return Wanted()
    sheet = Columns(desk.service)
    badges: list[Badge] = []
    tracks: dict[str, int | None] = {}
    for gap in desk.service.gaps:
        owner = _owner(sheet, gap)
        if gap.gap not in _LINES or owner is None:
            continue
        first, last, _, _ = sheet.place(gap.at or "")
        if not part.first <= first <= part.last:
            continue
        line, depth = _LINES[gap.gap]
        ends = [_between(part, line, depth)]
        if gap.gap is Gap.KNOWLEDGE:
            ends.append(_below(part))
        if any(end is None for end in ends):
            continue
        names = ("upper", "lower") if len(ends) > 1 else ("",)
        for (track, place), name in zip((end for end in ends if end), names, strict=True):
            tracks.setdefault(track, place)
            badges.append(Badge(gap=gap, owner=owner, track=track, first=first, last=min(last, part.last), end=name))
    return Wanted(
        badges=tuple(badges),
        lines=frozenset(track for track in tracks if not is_track(track)),
        above=tuple((place, track) for track, place in tracks.items() if is_track(track) and place is not None),
        floor=FLOOR in tracks and tracks[FLOOR] is None,
    )


def is_track(separator: str) -> bool:
    """Whether a separator is a badge's own track rather than a line; ids of lines hold no slash."""
    return "/" in separator


def _owner(sheet: Columns, gap: GapAt) -> str | None:
    """What a gap is at; None where it names no place in the drawing."""
    for kind, known in (("step", sheet.by_key), ("stage", sheet.by_stage), ("card", sheet.by_card)):
        if gap.at in known:
            return f"{kind}:{gap.at}"
    return None


def _between(part: Part, line: str, depth: int) -> tuple[str, int | None] | None:
    """The line, or else the channel between the nearest lanes above and below it."""
    depths = _depths(part)
    above = [n for n, own in depths if own <= depth]
    below = [n for n, own in depths if own > depth]
    if not above or not below:
        return None
    if any(isinstance(row, Line) and row.id == line for row in part.rows):
        return line, None
    return f"gap/{line}", min(below)


def _below(part: Part) -> tuple[str, int | None] | None:
    """The channel below the lowest lane of the company."""
    own = [n for n, depth in _depths(part) if depth > 0]
    if not own:
        return None
    following = [n for n, row in enumerate(part.rows) if isinstance(row, Row) and n > max(own)]
    return FLOOR, following[0] if following else None


def _depths(part: Part) -> list[tuple[int, int]]:
    """Places of the rows of the action flow with the depths of their zones."""
    return [
        (n, row.action.depth)
        for n, row in enumerate(part.rows)
        if isinstance(row, Row) and row.action is not None and row.action.depth is not None
    ]
