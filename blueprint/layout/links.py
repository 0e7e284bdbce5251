"""Connectors: route, heads, crossings of separator lines, labels."""

from __future__ import annotations

from math import hypot

from blueprint.layout.desk import Desk
from blueprint.layout.grid import LABEL_PAD, Layout
from blueprint.layout.parts import DrawnLink, Piece
from blueprint.layout.stacks import Align, Stack, place, single
from blueprint.model.service import Link
from blueprint.model.text import Wording
from blueprint.model.vocabulary import LinkKind
from blueprint.routing.plan import PlannedRoute, Point, Rect
from blueprint.scene import Box, Dot, Group, Item, Paint, Path

_CORNER = 6.0
Command = tuple[str | float, ...]


def link_groups(desk: Desk, layout: Layout, x: float, y: float, bubbles: int = 0) -> tuple[Group, ...]:
    """All connectors of a plan, its origin moved to `x`, `y`; bubbles are numbered in order, `bubbles` come before."""
    groups = []
    for drawn, label, route in zip(layout.part.links, layout.labels, layout.plan.routes, strict=True):
        if route.bubble:
            bubbles += 1
        groups.append(_link(desk, drawn, label, route, x, y, bubbles))
    return tuple(groups)


def look(link: Link) -> str:
    """The theme's name for a connector's stroke: a flow that leads back has its own."""
    return "link.back" if link.back and link.kind is LinkKind.FLOW else f"link.{link.kind}"


def heads(link: Link) -> tuple[bool, bool]:
    """Whether there is a head at the source, and one at the target; an exchange always has both."""
    plain = link.plain or link.kind is LinkKind.EVIDENCE
    both = link.both or link.kind is LinkKind.EXCHANGE
    return both and not plain, not plain


def bubble_labels(layout: Layout) -> tuple[Stack, ...]:
    """Labels that found no room, in the order of their bubbles' numbers."""
    pairs = zip(layout.labels, layout.plan.routes, strict=True)
    return tuple(label for label, route in pairs if route.bubble)


def link_id(desk: Desk, drawn: DrawnLink) -> str:
    """The id of a link: that of its whole, or of its piece with the source."""
    return desk.id("link", str(drawn.number + 1))


def _link(desk: Desk, drawn: DrawnLink, label: Stack, route: PlannedRoute, x: float, y: float, number: int) -> Group:
    link, own = drawn.link, link_id(desk, drawn)
    points = [Point(p.x + x, p.y + y) for p in route.points]
    colour = desk.colour(f"link.{link.kind}")
    stroke = desk.stroke(look(link), colour)
    sharp = polyline(points)
    shown = _shown_heads(drawn)
    items: list[Item] = [
        Path("route", sharp, Paint()),
        Path("route-drawn", rounded(_without_heads(desk, points, shown)), stroke),
    ]
    at_source, at_target = heads(link)
    if shown[1]:
        items.append(_head(desk, points[-2], points[-1], colour, "to"))
    if shown[0]:
        items.append(_head(desk, points[1], points[0], colour, "from"))
    items += [Dot("junction", p.x + x, p.y + y, 2.6, Paint(fill=colour)) for p in route.junctions]
    crossing = desk.stroke("crossing", desk.colour("link.crossing"), fill=desk.colour("link.crossing-fill"))
    items += [
        Dot("crossing", c.at.x + x, c.at.y + y, desk.size("crossing"), crossing, (("line", c.separator),))
        for c in route.crossings
    ]
    if route.label:
        items.append(_label(desk, label, route.label, x, y))
    elif route.bubble:
        items.append(bubble(desk, number, route.bubble.x + x, route.bubble.y + y))
    return Group(
        "link",
        tuple(items),
        id=f"{own}-to" if drawn.piece is Piece.TO else own,
        data=(
            ("from", link.source),
            ("to", link.target),
            ("kind", link.kind.value),
            ("arrow", "both" if at_source else "forward" if at_target else "none"),
            ("crosses", " ".join(c.separator for c in route.crossings)),
            *((("back", "true"),) if link.back else ()),
            *((("piece", drawn.piece.value),) if drawn.chip else ()),
        ),
    )


def polyline(points: list[Point]) -> tuple[Command, ...]:
    """Straight legs through points."""
    return (("M", points[0].x, points[0].y), *(("L", p.x, p.y) for p in points[1:]))


def rounded(points: list[Point]) -> tuple[Command, ...]:
    """The same way with its corners rounded, never more than half a leg."""
    commands: list[Command] = [("M", points[0].x, points[0].y)]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into = hypot(corner.x - before.x, corner.y - before.y)
        out = hypot(after.x - corner.x, after.y - corner.y)
        radius = min(_CORNER, into / 2, out / 2)
        start = _towards(corner, before, radius)
        end = _towards(corner, after, radius)
        commands += [("L", start.x, start.y), ("Q", corner.x, corner.y, end.x, end.y)]
    commands.append(("L", points[-1].x, points[-1].y))
    return tuple(commands)


def _towards(start: Point, goal: Point, by: float) -> Point:
    length = hypot(goal.x - start.x, goal.y - start.y) or 1.0
    return Point(start.x + (goal.x - start.x) * by / length, start.y + (goal.y - start.y) * by / length)


def _shown_heads(drawn: DrawnLink) -> tuple[bool, bool]:
    """The heads of a link that are at a card; none is at a chip."""
    at_source, at_target = heads(drawn.link)
    return at_source and drawn.piece is not Piece.TO, at_target and drawn.piece is not Piece.FROM


def _without_heads(desk: Desk, points: list[Point], shown: tuple[bool, bool]) -> list[Point]:
    """The painted line stops inside its heads, so that their tips stay sharp."""
    points = list(points)
    at_source, at_target = shown
    short = desk.size("head") * 0.7
    if at_target:
        points[-1] = _towards(points[-1], points[-2], short)
    if at_source:
        points[0] = _towards(points[0], points[1], short)
    return points


def _head(desk: Desk, before: Point, tip: Point, colour: str, end: str) -> Path:
    """A filled triangle with its tip on the border of the card."""
    length, half = desk.size("head"), desk.size("head-width") / 2
    back = _towards(tip, before, length)
    across = Point((tip.y - back.y) / length * half, (back.x - tip.x) / length * half)
    commands: tuple[Command, ...] = (
        ("M", tip.x, tip.y),
        ("L", back.x + across.x, back.y + across.y),
        ("L", back.x - across.x, back.y - across.y),
        ("Z",),
    )
    return Path("head", commands, Paint(fill=colour), (("end", end),))


def _label(desk: Desk, label: Stack, rect: Rect, x: float, y: float) -> Group:
    """The label on a plate in the colour of what lies behind it."""
    left, top = rect.x + x, rect.y + y
    plate = Box(
        "link-plate", left, top, rect.width, rect.height,
        Paint(fill=desk.colour("link.label-fill"), stroke=desk.colour("link.label-edge"), width=0.75), 4.0,
    )  # fmt: skip
    inner = rect.width - 2 * LABEL_PAD
    words = place(label, left + LABEL_PAD, top + (rect.height - label.height) / 2, inner, Align.MIDDLE)
    return Group("link-label", (plate, *words))


def bubble(desk: Desk, number: int, x: float, y: float) -> Group:
    """A numbered disc that stands for a label in the legend."""
    label = single(desk, "link-number", Wording(str(number), "en"), desk.theme.type("chip"))
    disc = Dot("link-bubble", x, y, 9.0, Paint(fill=desk.colour("link.chip")))
    return Group(
        "link-label",
        (disc, *place(label, x - label.width / 2, y - label.height / 2)),
        data=(("bubble", str(number)),),
    )
