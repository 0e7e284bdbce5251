"""The tracks of the channel path, measured, and the dots of one step on them.

┌ first column ─┬ column ───────┐
│ ⌂ Web shop    │               │     the channel's name over the start of its track
│ ┄┄┄┄●━━━━━━━━━┿━━━━╮┄┄┄┄┄┄┄┄┄ │
│   Start page  │    ┃          │     the touchpoint under its dot
│ ☏ Telephone   │    ┃          │
│ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┿┄┄┄┄╰━━━●━━━━  │
└───────────────┴───────────────┘
"""

from __future__ import annotations

from itertools import pairwise

from blueprint.frozen import frozen
from blueprint.icons import Commands, Icon, marker_shape
from blueprint.icons import place as put
from blueprint.layout.bands import Entry, Row, Stop, Stops
from blueprint.layout.cards import Block
from blueprint.layout.channel_path.stops import channels_used
from blueprint.layout.contents import named_channel, touchpoint_title
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.stacks import Align, Stack, place, stack
from blueprint.model.vocabulary import Importance, Owner
from blueprint.routing.plan import Rect
from blueprint.scene import Box, Group, Item, Paint, Path

DOT, _KEY_DOT = 6.5, 8.0
_RING = 4.0
"""From the edge of a key touchpoint's dot to the ring around it."""
_CLEAR = 18.0
"""From the middle of a track to the words below it, and to what stands above it."""
_NAME_CLEAR = 12.0
"""From a channel's name to the middle of its track."""
_APART = 9.0
"""From words to the words or the track of the next channel."""
_BESIDE, _TIE_CLEAR = 10.0, 5.0
"""From the middle of a column to a title beside the tie that stands there, and to the name of a channel."""
_SHAPES = {
    Owner.BRAND: "square",
    Owner.PARTNER: "diamond",
    Owner.CUSTOMER: "triangle",
    Owner.SOCIAL: "cross",
}


@frozen
class Name:
    """What a track is called: words, and an icon where there is one."""

    words: Stack
    icon: Icon | None
    width: float
    height: float


@frozen(kw_only=True)
class Tracks:
    """Where the tracks of a band are, in user units from the top of its cells.

    Attributes:
        height: of all of them. heights: of each track's middle, by channel, from the top.
        names: what each is called.
        titles: what stands at a dot, by the entry's key and the channel.
    """

    height: float
    heights: dict[str, float]
    names: dict[str, Name]
    titles: dict[tuple[str, str], Stack]


def measure_tracks(desk: Desk, row: Row, first: int, width: float) -> Tracks:
    """The tracks of one band.

    Args:
        row: with its entries in this band. first: the band's first column. width: of a column.
    """
    channels = channels_used(desk.service)
    stops = [(entry, entry.content) for entry in row.entries if isinstance(entry.content, Stops)]
    titles = {(e.key, c): title for e, content in stops for c, title in _titles(desk, content, width).items()}
    tied = next((_passed(channels, content) for entry, content in stops if entry.first == first), frozenset())
    start = desk.size("gutter") / 2 - desk.size("space-2")
    rooms = {c: start + (width / 2 - _TIE_CLEAR if c in tied else width) for c in channels}
    names = {channel: _name(desk, channel, rooms[channel]) for channel in channels}
    heights: dict[str, float] = {}
    y = 0.0
    for before, channel in pairwise(("", *channels)):
        own = [e for e, content in stops if any(stop.channel == before for stop in content.stops)]
        at_start = max((_below(titles.get((e.key, before))) for e in own if e.first == first), default=0.0)
        elsewhere = max((_below(titles.get((e.key, before))) for e in own), default=_CLEAR)
        name = names[channel].height + _NAME_CLEAR
        if before:
            y += max(max(at_start, _CLEAR) + _APART + name, elsewhere + _APART + _CLEAR)
        else:
            y = name
        heights[channel] = y
    last = channels[-1] if channels else ""
    lowest = max((_below(t) for (_, channel), t in titles.items() if channel == last), default=_CLEAR)
    return Tracks(height=y + lowest, heights=heights, names=names, titles=titles)


def _passed(channels: tuple[str, ...], content: Stops) -> frozenset[str]:
    """The channels whose names stand where the tie of the first step runs: all of its tracks but the highest."""
    used = [channels.index(stop.channel) for stop in content.stops]
    return frozenset(channels[used[0] + 1 : used[-1] + 1])


def _below(title: Stack | None) -> float:
    """How far a dot and its words reach below the middle of the track."""
    return _CLEAR + title.height + title.fall if title else _CLEAR


def _name(desk: Desk, channel: str, room: float) -> Name:
    wording, icon = named_channel(desk, channel)
    indent = _icon(desk) + 5 if icon else 0.0
    words = stack(desk, "channel-name", wording, desk.theme.type("row-label", "channel"), room - indent)
    return Name(words, icon, indent + words.width, max(words.height + words.fall, _icon(desk) if icon else 0.0))


def _icon(desk: Desk) -> float:
    return desk.size("icon") * 0.8


def icon_size(desk: Desk) -> float:
    """Width and height of a channel's icon over its track."""
    return _icon(desk)


def _titles(desk: Desk, content: Stops, width: float) -> dict[str, Stack]:
    """What stands at the dots of a step; of dots with the same touchpoints only the lowest says it."""
    said = {stop.touchpoints: stop.channel for stop in content.stops if stop.touchpoints}
    role = desk.theme.type("place-note", "channel")
    lowest = content.stops[-1].channel
    made = {}
    for touchpoints, channel in said.items():
        room = width if channel == lowest else width / 2 - _BESIDE
        made[channel] = facts(desk, "place-title", [touchpoint_title(desk, t) for t in touchpoints], role, room)
    return made


def stops_block(desk: Desk, tracks: Tracks, entry: Entry) -> Block:
    """The dots of one step with what stands at them, as high as all tracks."""
    content = entry.content
    assert isinstance(content, Stops)  # noqa: S101 - the row holds nothing else

    def paint(rect: Rect) -> tuple[Item, ...]:
        x = rect.x + rect.width / 2
        items: list[Item] = [Box("card-box", rect.x, rect.y, rect.width, rect.height, Paint())]
        for stop in content.stops:
            y = rect.y + tracks.heights[stop.channel]
            items.append(_dot(desk, stop, x, y, on_path=content.on_path))
        for stop in content.stops:
            title = tracks.titles.get((entry.key, stop.channel))
            if not title:
                continue
            top = rect.y + tracks.heights[stop.channel] + _CLEAR
            if stop is content.stops[-1]:
                items += place(title, rect.x, top, rect.width, Align.MIDDLE)
            else:
                items += place(title, x + _BESIDE, top)
        return tuple(items)

    return Block(tracks.height, paint)


def _dot(desk: Desk, stop: Stop, x: float, y: float, *, on_path: bool) -> Group:
    """The dot of a channel at a step; its shape says who owns what is met there, a ring that it is key."""
    owner, key = owner_of(desk, stop), is_key(desk, stop)
    shown = [touchpoint_title(desk, t).text for t in stop.touchpoints]
    channel = named_channel(desk, stop.channel)[0].text
    title = desk.words.text("format.label", label=channel, text=desk.words.joined(shown)) if shown else channel
    return Group(
        "stop",
        dot_shapes(desk, owner, x, y, key=key, on_path=on_path),
        data=(
            ("channel", stop.channel),
            *((("owner", owner.value),) if owner else ()),
            *((("importance", Importance.KEY.value),) if key else ()),
            *(() if on_path else (("aside", "true"),)),
        ),
        title=title,
    )


def dot_shapes(
    desk: Desk, owner: Owner | None, x: float, y: float, *, key: bool = False, on_path: bool = True
) -> tuple[Path, ...]:
    """A dot centred on a point: filled on the main path, hollow beside it."""
    ink, ground = desk.colour("channel.accent"), desk.colour("channel.band")
    shape = _SHAPES[owner] if owner else "circle"
    radius = _KEY_DOT if key else DOT
    paint = Paint(fill=ink, stroke=ground, width=1.5) if on_path else Paint(fill=ground, stroke=ink, width=2.0)
    dot = Path("stop-shape", _at(shape, radius, x, y), paint)
    if not key:
        return (dot,)
    return (Path("stop-ring", _at("circle", radius + _RING, x, y), Paint(fill=ground, stroke=ink, width=1.5)), dot)


def _at(shape: str, radius: float, x: float, y: float) -> Commands:
    return put(marker_shape(shape, radius), x, y)


def owner_of(desk: Desk, stop: Stop) -> Owner | None:
    """Who owns all that is met at a stop; None where nobody is named, or several are."""
    owners = {t.owner for t in desk.service.touchpoints if t.id in stop.touchpoints}
    known = len(owners) == 1 and all(any(t.id == i for t in desk.service.touchpoints) for i in stop.touchpoints)
    return next(iter(owners)) if known else None


def is_key(desk: Desk, stop: Stop) -> bool:
    """Whether a key touchpoint is met at a stop."""
    return any(t.importance is Importance.KEY for t in desk.service.touchpoints if t.id in stop.touchpoints)
