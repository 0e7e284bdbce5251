"""Lanes and lines: what `lanes` says, and where the lines go that it does not name."""

from __future__ import annotations

import re
from collections.abc import Sequence as Items

from blueprint.build.context import Context
from blueprint.build.ids import normal
from blueprint.build.keys import DRAWN_ROWS, RESERVED, ROW_SET, ROWS, STANDARD_ZONES
from blueprint.build.nodes import choice, place, word
from blueprint.build.suggest import did_you_mean, some
from blueprint.build.texts import plain, text
from blueprint.diagnostics import Edit, Fix, Related
from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.model import Lane, LaneOrLine, Line, Text, Zone
from blueprint.model.lanes import (
    INTERACTION,
    INTERNAL_INTERACTION,
    STANDARD_LANES,
    STANDARD_LINES,
    VISIBILITY,
)
from blueprint.model.vocabulary import LineStyle
from blueprint.phrases import quote
from blueprint.source import Span
from blueprint.spaces import FULL_WIDTH_COLON

_ENTRY_KEYS = frozenset({"title", "zone", "split", "note", "style"})
_ODD_COLON = re.compile(rf"(?P<lane>[\w-]+)(?P<colon>\s*{FULL_WIDTH_COLON}\s*)")
LOWER_DEPTH = {INTERACTION: 1, VISIBILITY: 2, INTERNAL_INTERACTION: 3}
"""Depth of the first zone below each standard line."""


def lanes(context: Context, node: Node | None) -> tuple[tuple[LaneOrLine, ...], frozenset[str]]:
    """All lanes and lines from the top, standard lines put in their places; and the names of faulty lanes.

    Args:
        context: the running build.
        node: the value of `lanes`; None for the default lanes.
    """
    if not isinstance(node, Sequence) or not node.items:
        return _with_lines([Lane(id=n, zone=STANDARD_ZONES[n]) for n in STANDARD_LANES]), frozenset()
    found: list[LaneOrLine] = []
    faulty: set[str] = set()
    first: dict[str, Span] = {}
    for item in node.items:
        entry = _entry(context, item)
        if entry is None:
            faulty.update(_names(item))
            continue
        span = entry.span or item.span
        kind = "line" if isinstance(entry, Line) else "lane"
        known = f"{kind} {entry.id}"
        if known in first:
            context.error(
                "BP315",
                f"the {kind} `{entry.id}` is listed twice",
                span,
                hint="keep one of the two",
                related=[Related(message="first listed here", span=first[known])],
            )
            continue
        first[known] = span
        found.append(entry)
    _check_zones(context, found)
    _check_lines(context, found)
    return _with_lines(found), frozenset(faulty - {e.id for e in found})


def _names(item: Node) -> tuple[str, ...]:
    """The names that an item of `lanes` may stand for."""
    if isinstance(item, Scalar):
        odd = _ODD_COLON.match(item.text)
        return (normal(item.text), *((normal(odd["lane"]),) if odd else ()))
    if not isinstance(item, Mapping):
        return ()
    name = item.get("lane")
    if isinstance(name, Scalar):
        return (normal(name.text),)
    pairs = ((e.key, e.value) for e in item.entries)
    return tuple(normal(one.text) for pair in pairs for one in pair if isinstance(one, Scalar))


def _entry(context: Context, item: Node) -> LaneOrLine | None:
    """One item of `lanes`; None if it is neither a lane nor a line."""
    if isinstance(item, Scalar):
        return _lane(context, item, None, None)
    if not isinstance(item, Mapping):
        return None
    lane, line = item.get("lane"), item.get("line")
    if isinstance(line, Scalar) and lane is None:
        return _line(context, line, item)
    if isinstance(lane, Scalar) and line is None:
        return _lane(context, lane, text(item.get("title"), context.language), item)
    if lane is None and line is None and len(item.entries) == 1:
        only = item.entries[0]
        if only.key.text not in _ENTRY_KEYS:
            return _lane(context, only.key, text(only.value, context.language), None)
    if lane is None and line is None:
        context.error(
            "BP318",
            "this entry of `lanes` names neither a lane nor a line",
            place(item.entries[0].key) if item.entries else item.span,
            hint="write `{lane: …, title: …, zone: …}`, `{line: …, title: …}` or `lane: title`",
        )
    return None


def _line(context: Context, name: Scalar, item: Mapping) -> Line | None:
    """A line, standard or own."""
    line = normal(name.text)
    if not line:
        return None
    title = text(item.get("title"), context.language)
    if line not in STANDARD_LINES and title is None:
        hint, fix = did_you_mean(context, name, STANDARD_LINES, "give a line of your own a `title`")
        context.error(
            "BP313",
            f"the line {quote(line)} is not one of the three and has no `title`",
            name.span,
            hint=hint,
            fix=fix,
        )
        return None
    return Line(id=line, title=title, style=choice(item.get("style"), LineStyle), span=name.span)


def _lane(context: Context, name: Scalar, title: Text | None, item: Mapping | None) -> Lane | None:
    """A lane of cards, or a row of the journey map."""
    odd = _ODD_COLON.match(name.text) if item is None and title is None and not name.quoted else None
    if odd is not None:
        _odd_colon(context, name, odd)
        return None
    lane = normal(name.text)
    if not lane:
        return None
    zone = choice(item.get("zone"), Zone) if item else None
    note = text(item.get("note"), context.language) if item else None
    split = word(item.get("split")) == "actor" if item else False
    if lane in RESERVED:
        _reserved(context, name, lane)
        return None
    if lane in ROW_SET or lane in DRAWN_ROWS:
        return _row(context, name, title, item)
    if lane in STANDARD_ZONES:
        if zone is not None and zone is not STANDARD_ZONES[lane]:
            context.error(
                "BP316",
                f"the lane {quote(lane)} always has the zone `{STANDARD_ZONES[lane]}`, not `{zone}`",
                place(item.get("zone") or name) if item else name.span,
                hint="leave `zone` out, or give your lane another name",
            )
        zone = STANDARD_ZONES[lane]
    elif zone is None:
        if not (item and "zone" in item):
            _no_zone(context, name, lane, written=item is not None)
        return None
    elif title is None:
        title = plain(name.text.strip(), context.language)
    return Lane(id=lane, zone=zone, title=title, note=note, split_by_actor=split, named=True, span=name.span)


def _odd_colon(context: Context, name: Scalar, odd: re.Match[str]) -> None:
    """Report `customer：顾客行为`, whose colon YAML takes for a letter."""
    sign = Span(name.span.source, name.span.start + odd.start("colon"), name.span.start + odd.end("colon"))
    context.error(
        "BP131",
        f"a full-width colon `{FULL_WIDTH_COLON}` follows the lane {quote(odd['lane'])}",
        sign,
        hint=f"write an ordinary colon and an ordinary space: `{odd['lane']}: …`",
        fix=Fix(title="write `: `", edits=(Edit(span=sign, text=": "),)),
    )


def _reserved(context: Context, name: Scalar, lane: str) -> None:
    context.error(
        "BP314",
        f"{quote(lane)} is a key of stages and steps and cannot name a lane",
        name.span,
        hint="choose another name; what is drawn is the lane's `title`",
    )


def _row(context: Context, name: Scalar, title: Text | None, item: Mapping | None) -> Lane:
    """A row of the journey map that `lanes` names."""
    lane = normal(name.text)
    note = text(item.get("note"), context.language) if item else None
    if item and "zone" in item:
        entry = item.entry("zone")
        context.error(
            "BP314",
            f"{quote(lane)} is a row of the journey map and cannot be a lane of cards with a zone",
            entry.key.span if entry else name.span,
            hint="choose another name for the lane, or leave `zone` out to place the row",
        )
    if item and "split" in item:
        entry = item.entry("split")
        context.error(
            "BP317",
            f"the row {quote(lane)} holds no cards that could be split by actor",
            entry.key.span if entry else name.span,
            hint="`split: actor` is for lanes of cards",
        )
    return Lane(id=lane, zone=None, title=title, note=note, named=True, span=name.span)


def _no_zone(context: Context, name: Scalar, lane: str, *, written: bool) -> None:
    """Report a lane that is neither known nor declared with a zone."""
    wording = (
        f"the lane {quote(lane)} needs a `zone`" if written else f"{quote(lane)} is no standard lane and has no `zone`"
    )
    declared = f"write `{{lane: {lane}, title: …, zone: …}}`; zones are {some(Zone)}"
    hint, fix = did_you_mean(context, name, (*STANDARD_LANES, *ROWS, *DRAWN_ROWS), declared)
    context.error("BP312", wording, name.span, hint=hint, fix=fix)


def _check_zones(context: Context, found: Items[LaneOrLine]) -> None:
    """Report lanes that stand below a lane of a lower zone."""
    lowest: Lane | None = None
    for lane in found:
        if not isinstance(lane, Lane) or lane.zone is None or lane.zone.depth is None:
            continue
        if lowest is None or lane.zone.depth >= (lowest.zone.depth or 0 if lowest.zone else 0):
            lowest = lane
            continue
        context.error(
            "BP310",
            f"the lane `{lane.id}` (zone `{lane.zone}`) stands below `{lowest.id}` (zone `{lowest.zone}`)",
            lane.span,
            hint="zones go customer, frontstage, backstage, support from the top; move the lane up",
            related=[Related(message="this lane has the lower zone", span=lowest.span)] if lowest.span else (),
        )


def _check_lines(context: Context, found: Items[LaneOrLine]) -> None:
    """Report standard lines that do not lie between their zones, or not in their order."""
    depths = [e.zone.depth if isinstance(e, Lane) and e.zone else None for e in found]
    for at, line in enumerate(found):
        if not isinstance(line, Line) or not line.standard:
            continue
        lower = LOWER_DEPTH[line.id]
        above = next((e for e, d in zip(found[:at], depths[:at], strict=True) if d is not None and d >= lower), None)
        below = next((e for e, d in zip(found[at:], depths[at:], strict=True) if d is not None and d < lower), None)
        before = next((e for e in found[:at] if isinstance(e, Line) and e.standard and LOWER_DEPTH[e.id] > lower), None)
        other = above or below or before
        if other is None:
            continue
        side = "below" if other is not below else "above"
        kind = "line" if isinstance(other, Line) else "lane"
        context.error(
            "BP311",
            f"the line `{line.id}` stands {side} the {kind} `{other.id}`",
            line.span,
            hint=_where(line.id),
            related=[Related(message=f"this {kind}", span=other.span)] if other.span else (),
        )


def _where(line: str) -> str:
    upper, lower = {
        INTERACTION: ("customer", "frontstage"),
        VISIBILITY: ("frontstage", "backstage"),
        INTERNAL_INTERACTION: ("backstage", "support"),
    }[line]
    return f"it lies between the zones {upper} and {lower}; leave it out and it is placed there"


def _with_lines(found: list[LaneOrLine]) -> tuple[LaneOrLine, ...]:
    """The lanes with every line that was not named, directly above the first lane of its lower zone."""
    placed = list(found)
    for line in STANDARD_LINES:
        if any(isinstance(e, Line) and e.id == line for e in placed):
            continue
        lower = LOWER_DEPTH[line]
        for at, entry in enumerate(placed):
            if _begins_below(entry, lower):
                placed.insert(at, Line(id=line))
                break
    return tuple(placed)


def _begins_below(entry: LaneOrLine, lower: int) -> bool:
    """Whether a lane of a lower zone, or a line that lies lower, is reached."""
    if isinstance(entry, Line):
        return entry.standard and LOWER_DEPTH[entry.id] > lower
    return entry.zone is not None and entry.zone.depth is not None and entry.zone.depth >= lower
