"""Cards: what stands in one, how high it is, and how it is painted.

┌─[New]────────────────☆─┐   status badge and marks straddle the upper border
│  Receptionist          │   who acts
│  ⌂ Processes the       │   icon and text
│    registration      ▯ │   a door where the step has a map of its own
│  CRM · Key system      │   systems, times, note
└────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from blueprint.frozen import frozen
from blueprint.icons import icon_for
from blueprint.layout.desk import Desk
from blueprint.layout.doors import door_group, door_width
from blueprint.layout.earlier_words import struck, text_before, words_before
from blueprint.layout.facts import facts, times
from blueprint.layout.shapes import icon_group, link_sign, mark_group
from blueprint.layout.stacks import Stack, pile, place, single, stack
from blueprint.model.service import Card
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark, Status
from blueprint.routing.plan import Rect
from blueprint.scene import Box, Group, Item, Paint

_BADGE_PAD = 6.0
_MIDDLE = 5.0
"""Half of what connectors need in the middle of a border."""
_LINK = 13.0
"""Height of the sign of a link with the space below it."""
_ON_BORDER = 2
"""Marks that fit on the upper border beside the middle."""


@frozen
class Block:
    """Content of a cell, measured.

    Attributes:
        height: least height in user units.
        head_free: length at the right end of the top side that no connector may use. start_free: at its left end.
        paint: the items for a box; the box may be higher than `height`.
        above: what is painted over connectors and borders (marks), for the same box.
        inside: cards that stand in it, in place of a card of its own.
    """

    height: float
    paint: Callable[[Rect], tuple[Item, ...]]
    head_free: float = 0.0
    start_free: float = 0.0
    above: Callable[[Rect], tuple[Item, ...]] | None = None
    title: str = ""
    href: str = ""
    inside: tuple[SubBlock, ...] = ()


@frozen(kw_only=True)
class SubBlock:
    """One of the cards in a block.

    Attributes:
        key: its own `data-card`. x, y: of its left top corner, from the block's, in user units.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    block: Block


def card_block(desk: Desk, card: Card, row: str, width: float, *, name_actor: bool) -> Block:
    """A card of a lane.

    Args:
        row: the theme's name for the lane's colours (`customer`, `other`).
        width: of the card.
        name_actor: whether the card itself says who acts (a sub-lane says it for all its cards).
    """
    pad_x, pad_y = desk.size("card-padding-x"), desk.size("card-padding-y")
    icon = icon_for(card.icon) if card.icon else None
    indent = desk.size("icon") + desk.size("space-2") if icon else 0.0
    door = desk.doors.get(f"card:{card.key}")
    end = max(desk.size("space-4") if card.url else 0.0, door_width(desk) if door else 0.0)
    text_width = width - 2 * pad_x - indent - end
    content = pile(_parts(desk, card, row, text_width, name_actor=name_actor), 7.0)
    marks = shown_marks(card.marks)
    pitch = desk.size("mark") + 4
    # A few marks sit on the upper border; more would reach the middle, where connectors arrive.
    inside = len(marks) > _ON_BORDER
    side = max(1, int((width - 2 * pad_x + 4) // pitch))
    foot = ceil(len(marks) / side) * pitch + 4 if inside else 0.0
    badge = _badge_end(desk, card.status)
    # So does a badge that leaves the middle free; on a narrow card it stands inside.
    head = 0.0 if inside or not marks else desk.size("mark") * 0.62 + len(marks) * pitch
    lid = 0.0 if badge <= width / 2 - _MIDDLE else _badge_height(desk) + 4
    far_up = 0.0 if lid else _under_marks(desk, content, width - pad_x - indent - head)
    # The sign of a link keeps the upper corner, so the door stands lower.
    under = _LINK if card.url else 0.0
    least = max(content.height, under + desk.size("icon") if door else 0.0)
    height = max(least + 2 * pad_y + far_up, desk.size("card-height")) + foot + lid

    def paint(rect: Rect) -> tuple[Item, ...]:
        top = rect.y + lid + max(pad_y + far_up, (rect.height - foot - lid - content.height) / 2)
        items: list[Item] = [_box(desk, card, row, rect)]
        if icon:
            first = content.lines[0].drop if content.lines else 0.0
            items.append(icon_group(desk, icon, rect.x + pad_x, top + first / 2, desk.colour(f"{row}.accent")))
        items += struck(desk, place(content, rect.x + pad_x + indent, top, text_width))
        if card.url:
            items.append(link_sign(rect.right - pad_x + 2, rect.y + pad_y, desk.colour(f"{row}.accent")))
        if card.status:
            items.append(status_badge(desk, card.status, rect, rect.y + (pad_y + lid) / 2 if lid else rect.y))
        return tuple(items)

    def above(rect: Rect) -> tuple[Item, ...]:
        owner = f"card:{card.key}"
        signs: list[Item] = []
        if door:
            middle = rect.y + lid + (rect.height - foot - lid + under) / 2
            colours = desk.colour(f"{row}.accent"), desk.colour(f"{row}.fill")
            signs.append(door_group(desk, door, rect.right - pad_x + 4, middle, *colours))
        if inside:
            start, y = rect.x + pad_x + desk.size("mark") / 2, rect.bottom - pad_y + 3 - desk.size("mark") / 2
            places = [
                (start + n % side * pitch, y - ((len(marks) - 1) // side - n // side) * pitch)
                for n in range(len(marks))
            ]
            signs += (mark_group(desk, mark, *at, owner) for mark, at in zip(marks, places, strict=True))
            return tuple(signs)
        end = rect.right - desk.size("mark") * 0.62
        signs += (mark_group(desk, mark, end - n * pitch, rect.y, owner) for n, mark in enumerate(marks))
        return tuple(signs)

    return Block(
        height, paint, head_free=head, start_free=0.0 if lid else badge,
        above=above if marks or door else None, title=_tooltip(desk, card), href=card.url or "",
    )  # fmt: skip


def _under_marks(desk: Desk, content: Stack, beside: float) -> float:
    """What a card needs over its words so that letters that reach far up keep clear of the marks over them.

    Args:
        beside: width of the words that stand beside the marks, in user units.
    """
    if not content or content.lines[0].line.width <= beside:
        return 0.0
    return max(0.0, content.highest - (desk.size("card-padding-y") - desk.size("mark") / 2))


def shown_marks(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks once each, in the order of the legend."""
    return tuple(m for m in Mark if m in marks)


def _parts(desk: Desk, card: Card, row: str, width: float, *, name_actor: bool) -> list[Stack]:
    """The texts of a card from the top."""
    theme = desk.theme
    parts = []
    if name_actor and card.actor:
        parts.append(stack(desk, "card-label", actor_title(desk, card.actor), theme.type("card-label", row), width))
    parts += words_before(desk, text_before(desk, card.key), row, width)
    main = theme.type("card-strong" if row == "customer" else "card", row)
    parts.append(stack(desk, "card-text", desk.pick(card.text), main, width))
    detail = theme.type("card-time", row)
    said = desk.pick(card.text).text
    systems = [desk.pick(s.title) for s in desk.service.systems if s.id in card.systems]
    named = [title for title in systems if title.text != said]
    if named:
        parts.append(facts(desk, "card-system", named, detail, width))
    if taken := times(desk, card.time, card.wait):
        parts.append(facts(desk, "card-time", taken, detail, width))
    if card.note:
        note = theme.type("card-note", row)
        parts.append(stack(desk, "card-note", desk.pick(card.note), note, width))
    return parts


def actor_title(desk: Desk, actor: str) -> Wording:
    """Who an actor is, with the role where the catalogue gives one."""
    found = next((a for a in desk.service.actors if a.id == actor), None)
    return desk.pick(found.title) if found else Wording(actor, desk.fallback)


def _box(desk: Desk, card: Card, row: str, rect: Rect) -> Box:
    """The card's outline; how it differs from the state before is told by stroke and colour."""
    stroke, colour = "card", desk.colour(f"{row}.border")
    if card.status:
        stroke, colour = f"status.{card.status}", desk.colour(f"status.{card.status}.stroke")
    return Box(
        "card-box", rect.x, rect.y, rect.width, rect.height,
        desk.stroke(stroke, colour, fill=desk.colour(f"{row}.fill")), desk.size("card-radius"),
    )  # fmt: skip


def status_badge(desk: Desk, status: Status, rect: Rect, middle: float) -> Group:
    """The word for a status on a small plate at the card's left end, its middle at a height: of the upper border."""
    label = _badge(desk, status)
    height = _badge_height(desk)
    x, y = rect.x + desk.size("card-radius") + 2, middle - height / 2
    plate = Box(
        "badge-box", x, y, label.width + 2 * _BADGE_PAD, height,
        Paint(fill=desk.colour(f"status.{status}.fill"), stroke=desk.colour(f"status.{status}.stroke")), height / 2,
    )  # fmt: skip
    words = place(label, x + _BADGE_PAD, y + (height - label.height) / 2)
    coloured = tuple(type(w)(w.role, w.x, w.y, w.line, desk.colour(f"status.{status}.text")) for w in words)
    return Group("badge", (plate, *coloured), data=(("status", status.value),))


def _badge(desk: Desk, status: Status) -> Stack:
    return single(desk, "badge-text", desk.word(f"status.{status}"), desk.theme.type("badge"))


def _badge_height(desk: Desk) -> float:
    return desk.theme.type("badge").style.size + 6


def _badge_end(desk: Desk, status: Status | None) -> float:
    """How much of the upper border a badge takes."""
    if status is None:
        return 0.0
    return desk.size("card-radius") + 2 + _badge(desk, status).width + 2 * _BADGE_PAD + 6


def _tooltip(desk: Desk, card: Card) -> str:
    """What a pointer or a screen reader is told beyond the words on the card."""
    return ", ".join(desk.words.text(f"mark.{m}") for m in shown_marks(card.marks))
