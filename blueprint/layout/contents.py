"""What stands in the rows that hold no cards: texts, places, tags, figures, pictures."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.icons import Icon, icon_for
from blueprint.layout.bands import Content, MetricAt, MetricStrip, PictureFile, Place, Row, RowKind, Stops, Tag
from blueprint.layout.cards import Block, card_block
from blueprint.layout.desk import Desk
from blueprint.layout.earlier_words import struck, text_before, words_before
from blueprint.layout.facts import facts, joined
from blueprint.layout.figures import metric_block
from blueprint.layout.pictures import load_picture
from blueprint.layout.shapes import icon_group
from blueprint.layout.stacks import Stack, pile, place, stack
from blueprint.model.catalogues import Channel
from blueprint.model.measures import GapAt, Metric, Opportunity
from blueprint.model.service import Card
from blueprint.model.text import Text, Wording
from blueprint.routing.plan import Rect
from blueprint.scene import Box, Dot, Item, Paint, Picture

_LOOKS = {
    "channel-path": "channel",
    "emotion": "experience",
    "opportunities": "opportunity",
    "metrics": "metric",
    "gaps": "gap",
}
_PLAIN = frozenset({"thinking", "feeling", "quote", "competitor", "policy", "question", "note", "metric"})
_AIR = 6.0
_QUOTED = frozenset({"thinking", "quote"})


def look(row: Row) -> str:
    """The theme's name for a row's colours."""
    if row.kind is RowKind.CARDS:
        return row.zone
    return _LOOKS.get(row.lane, row.lane)


def block(desk: Desk, row: Row, content: Content, width: float, key: str = "") -> Block:
    """One entry of a row, measured for a width.

    Args:
        key: of the entry: by it another state's text is found, where there is one.
    """
    name = look(row)
    match content:
        case Card():
            made = card_block(desk, content, name, width, name_actor=row.actor is None)
        case Text():
            made = _text(desk, row, content, name, width, text_before(desk, key))
        case Place():
            made = _place(desk, content, name, width)
        case Tag():
            made = _tag(desk, content, name, width)
        case PictureFile():
            made = _picture(desk, content, width)
        case Stops():
            raise AssertionError("dots stand on tracks that their whole row shares")
        case Metric() | MetricAt() | MetricStrip():
            made = metric_block(desk, content, width)
        case GapAt() | Opportunity():
            made = _boxed(desk, _finding(desk, content, name, width - 2 * _room(desk).x), name, width)
    return made


@frozen
class _Room:
    """Inner measures of a box."""

    x: float
    y: float


def _room(desk: Desk) -> _Room:
    return _Room(desk.size("card-padding-x"), desk.size("card-padding-y"))


def _boxed(desk: Desk, content: Stack, name: str, width: float) -> Block:
    """Lines in a visible box."""
    room = _room(desk)

    def paint(rect: Rect) -> tuple[Item, ...]:
        top = rect.y + (rect.height - content.height) / 2
        return (
            Box(
                "card-box", rect.x, rect.y, rect.width, rect.height,
                desk.stroke("card", desk.colour(f"{name}.border"), fill=desk.colour(f"{name}.fill")),
                desk.size("card-radius"),
            ),
            *struck(desk, place(content, rect.x + room.x, top, width - 2 * room.x)),
        )  # fmt: skip

    return Block(max(content.height + 2 * room.y, desk.size("card-height")), paint)


def _bare(rect: Rect) -> Box:
    """The box of something that shows none."""
    return Box("card-box", rect.x, rect.y, rect.width, rect.height, Paint())


def _text(desk: Desk, row: Row, text: Text, name: str, width: float, before: Text | None) -> Block:
    wording = desk.pick(text)
    room = _room(desk)
    above = words_before(desk, before, name, width - 2 * room.x)
    if row.lane not in _PLAIN:
        role = desk.theme.type("row-text", name)
        lines = stack(desk, "row-text", wording, role, width - 2 * room.x)
        return _boxed(desk, pile([*above, lines], 7.0), name, width)
    quoted = row.lane in _QUOTED
    role = desk.theme.type("quote" if quoted else "row-text", name)
    if quoted:
        wording = Wording(desk.words.quoted(wording.text), wording.language)
    content = pile([*above, stack(desk, "row-text", wording, role, width - 2 * room.x)], 7.0)

    def paint(rect: Rect) -> tuple[Item, ...]:
        top = rect.y + (rect.height - content.height) / 2
        return (_bare(rect), *struck(desk, place(content, rect.x + room.x, top, width - 2 * room.x)))

    return Block(content.height + room.y, paint)


def _place(desk: Desk, content: Place, name: str, width: float) -> Block:
    """A touchpoint with its channels, or a channel: icon and words."""
    title, icon, named = _touchpoint(desk, content.id) if content.kind == "touchpoint" else _channel(desk, content.id)
    notes: list[Stack] = []
    small = desk.theme.type("place-note", name)
    indent = desk.size("icon") + desk.size("space-2")
    inner = width - 2 * desk.size("card-padding-x") - indent
    if named and any(n.text != title.text for n in named):
        notes.append(facts(desk, "place-channel", named, small, inner))
    main = stack(desk, "place-title", title, desk.theme.type("row-text", name), inner)
    lines = pile([main, *notes], 6.0)
    start = desk.size("card-padding-x")

    def paint(rect: Rect) -> tuple[Item, ...]:
        middle = rect.y + rect.height / 2
        items: list[Item] = [_bare(rect)]
        ink = desk.colour(f"{name}.accent")
        if icon:
            items.append(icon_group(desk, icon, rect.x + start, middle, ink))
        else:
            items.append(Dot("bullet", rect.x + start + desk.size("icon") / 2, middle, 3.0, Paint(fill=ink)))
        items += place(lines, rect.x + start + indent, middle - lines.height / 2, inner)
        return tuple(items)

    return Block(max(lines.height + _air(lines), desk.size("icon")), paint)


def _air(lines: Stack) -> float:
    """Space above and below the words of a place: more where several lines reach far above their capitals (Hebrew)."""
    return max(_AIR, 2 * lines.rise) if len(lines.lines) > 1 else _AIR


def _touchpoint(desk: Desk, wanted: str) -> tuple[Wording, Icon | None, list[Wording]]:
    """Title, icon and channels of a touchpoint; its channel's icon where it has none of its own."""
    found = next((t for t in desk.service.touchpoints if t.id == wanted), None)
    if found is None:
        return Wording(wanted, desk.fallback), icon_for(None, wanted), []
    via = [c for c in desk.service.channels if c.id in found.channels]
    icons = [channel_icon(c) for c in via]
    own = icon_for(found.icon, found.id, *_all_words(found.title)) if found.icon or not any(icons) else icons[0]
    return desk.pick(found.title), own, [desk.pick(c.title) for c in via]


def _channel(desk: Desk, wanted: str) -> tuple[Wording, Icon | None, list[Wording]]:
    """Title and icon of a channel."""
    found = next((c for c in desk.service.channels if c.id == wanted), None)
    if found is None:
        return Wording(wanted, desk.fallback), icon_for(None, wanted), []
    return desk.pick(found.title), channel_icon(found), []


def named_channel(desk: Desk, channel: str) -> tuple[Wording, Icon | None]:
    """What a channel is called, and its icon."""
    title, icon, _ = _channel(desk, channel)
    return title, icon


def touchpoint_title(desk: Desk, touchpoint: str) -> Wording:
    """What a touchpoint is called."""
    return _touchpoint(desk, touchpoint)[0]


def channel_icon(channel: Channel) -> Icon | None:
    """The icon that a channel names, else the one for what it is called."""
    return icon_for(channel.icon, channel.id, *_all_words(channel.title))


def _all_words(text: Text) -> tuple[str, ...]:
    return tuple(wording.text for wording in text.wordings)


def _tag(desk: Desk, content: Tag, name: str, width: float) -> Block:
    """An experience theme or a module on a rounded plate."""
    theme = next((t for t in desk.service.themes if t.id == content.id), None) if content.kind == "theme" else None
    wording = desk.pick(theme.title) if theme and theme.title else desk.word(f"{content.kind}.{content.id}")
    pad = desk.size("space-3")
    lines = stack(desk, "row-text", wording, desk.theme.type("tag-text", name), width - 2 * pad)

    def paint(rect: Rect) -> tuple[Item, ...]:
        plate = min(rect.width, lines.width + 2 * pad)
        box = Box(
            "card-box", rect.x, rect.y, plate, rect.height,
            Paint(fill=desk.colour(f"{name}.fill"), stroke=desk.colour(f"{name}.border"), width=1.0),
            min(rect.height / 2, 12.0),
        )  # fmt: skip
        return (box, *place(lines, rect.x + pad, rect.y + (rect.height - lines.height) / 2, lines.width))

    return Block(lines.height + 15, paint)


def _picture(desk: Desk, content: PictureFile, width: float) -> Block:
    loaded = load_picture(content.path)
    height = desk.size("image-height")

    def paint(rect: Rect) -> tuple[Item, ...]:
        frame = Box(
            "card-box", rect.x, rect.y, rect.width, rect.height,
            Paint(fill=desk.colour("card.fill"), stroke=desk.colour("hairline"), width=1.0), 0.0,
        )  # fmt: skip
        picture = Picture("card-picture", rect.x, rect.y, width, rect.height, loaded.media_type, loaded.content)
        return (frame, picture)

    return Block(height, paint)


def _finding(desk: Desk, content: GapAt | Opportunity, name: str, width: float) -> Stack:
    """What is wrong, or what could be better."""
    if isinstance(content, GapAt):
        return _gap(desk, content, name, width)
    return _opportunity(desk, content, name, width)


def _gap(desk: Desk, gap: GapAt, name: str, width: float) -> Stack:
    number = desk.words.number(gap.gap.value)
    label = joined([Wording(number, desk.words.language), desk.word(f"gap.{gap.gap.value}")])
    parts = [stack(desk, "card-label", label, desk.theme.type("card-label", name), width)]
    note = desk.pick(gap.note) if gap.note else desk.word(f"gap-meaning.{gap.gap.value}")
    parts.append(stack(desk, "card-text", note, desk.theme.type("card", name), width))
    return pile(parts, 7.0)


def _opportunity(desk: Desk, item: Opportunity, name: str, width: float) -> Stack:
    words = desk.words
    parts = [stack(desk, "card-text", desk.pick(item.title), desk.theme.type("card", name), width)]
    known = []
    if item.impact is not None:
        known.append(f"{words.text('opportunity.impact')} {item.impact}")
    if item.effort is not None:
        known.append(f"{words.text('opportunity.effort')} {item.effort}")
    known.append(words.text(f"progress.{item.status}"))
    if item.owner:
        known.append(desk.pick(item.owner).text)
    if item.due:
        known.append(words.date(item.due))
    note = [Wording(fact, words.language) for fact in known]
    parts.append(facts(desk, "card-time", note, desk.theme.type("card-time", name), width))
    return pile(parts, 7.0)
