"""Chips: where a connector that is cut goes on."""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.layout.desk import Desk
from blueprint.layout.grid import CHIP, Layout
from blueprint.layout.links import link_id
from blueprint.layout.parts import DrawnLink, Piece, chip_node
from blueprint.layout.stacks import place, single
from blueprint.model.text import Wording
from blueprint.routing.plan import Point, Rect
from blueprint.scene import Dot, Group, Item


def chip_groups(desk: Desk, layout: Layout, names: dict[str, str], x: float, y: float) -> tuple[Group, ...]:
    """All chips of a band, the plan's origin moved to `x`, `y`.

    Args:
        names: what stands on each card, by its key: a chip's tooltip says where it leads.
    """
    pairs = zip(layout.part.links, layout.plan.routes, strict=True)
    made = []
    for drawn, route in sorted(((d, r) for d, r in pairs if d.chip), key=lambda pair: (pair[0].late, pair[0].chip)):
        end = route.points[-1 if drawn.piece is Piece.FROM else 0]
        middle = _middle(layout.plan.nodes[chip_node(drawn.chip)], end)
        made.append(_chip(desk, drawn, names, middle.x + x, middle.y + y))
    return tuple(made)


def _middle(rect: Rect, end: Point) -> Point:
    """The middle of the chip at the end of a route; the router may have made its box higher than a chip."""
    if rect.x < end.x < rect.right:
        return Point(end.x, rect.y + CHIP / 2 if end.y <= rect.y else rect.bottom - CHIP / 2)
    return Point(rect.x + rect.width / 2, end.y)


def _chip(desk: Desk, drawn: DrawnLink, names: dict[str, str], x: float, y: float) -> Group:
    goes_on = drawn.piece is Piece.FROM
    word = desk.words.text("legend.continues" if goes_on else "legend.continued")
    other = names[drawn.link.target if goes_on else drawn.link.source]
    return Group(
        "chip",
        chip_sign(desk, drawn.chip, f"link.{drawn.link.kind}", x, y),
        data=(("link", link_id(desk, drawn)), ("number", str(drawn.chip)), ("piece", drawn.piece.value)),
        title=desk.words.text("format.label", label=word, text=other),
    )


def chip_sign(desk: Desk, number: int, colour: str, x: float, y: float) -> tuple[Item, ...]:
    """A ring with a number in it, centred on a point."""
    role = desk.theme.type("chip")
    label = single(desk, "chip-number", Wording(str(number), "en"), role)
    ring = desk.stroke("link.flow", desk.colour(colour), fill=desk.colour("link.label-fill"))
    words = place(label, x - label.width / 2, y - label.height / 2)
    ink = desk.colour("link.label")
    return (Dot("chip-ring", x, y, CHIP / 2 - ring.width / 2, ring), *(replace(w, fill=ink) for w in words))
