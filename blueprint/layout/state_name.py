"""One state of a comparison: its name beside the stages, everything that it shows in a group of its own."""

from __future__ import annotations

from blueprint.layout.body import Spot
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import place, stack
from blueprint.layout.stages import Head
from blueprint.layout.strands import Strand
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint

_PAD, _TO_STAGES = 12.0, 14.0
_DASH = (5.0, 4.0)


def state_group(strand: Strand, items: tuple[Item, ...], spot: Spot, head: Head) -> tuple[Item, ...]:
    """The bands of a state under its name; those of the state before have a dashed plate, the other's is solid."""
    assert strand.name is not None  # noqa: S101 - only states are told apart by a name
    name = _plate(strand.desk, strand.name, spot, head, dashed=strand.state == "before")
    return (Group("state", (name, *items), data=(("state", strand.state),)),)


def _plate(desk: Desk, name: Wording, spot: Spot, head: Head, *, dashed: bool) -> Group:
    """The name on a plate as high as the stage bands, in the title column."""
    width = desk.size("title-column") - _TO_STAGES
    words = stack(desk, "state-name", name, desk.theme.type("step-title"), width - 2 * _PAD)
    height = max(head.band_height, words.height + 14)
    ink = desk.colour("ink")
    paint = Paint(fill=desk.colour("card.fill"), stroke=ink, width=1.75, dash=_DASH if dashed else ())
    box = Box("state-box", spot.left, spot.head, width, height, paint, desk.size("card-radius"))
    return Group("state-title", (box, *place(words, spot.left + _PAD, spot.head + (height - words.height) / 2)))
