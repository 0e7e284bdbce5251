"""What goes to the printer: sheets with drawings placed on them.

Lengths are mm on paper, measured from the top left corner of the trimmed sheet; y grows downwards.

    ┌ media: trim, bleed and room for marks ┐
    │  ┌ trim ────────────────────────────┐ │
    │  │ ┌ part ─────────┐                │ │
    │  │ │ scene × scale │                │ │
    │  │ └───────────────┘                │ │
    │  └──────────────────────────────────┘ │
    └───────────────────────────────────────┘
"""

from __future__ import annotations

from typing import NamedTuple

from blueprint.frozen import frozen
from blueprint.scene import Scene

MM_PER_UNIT = 25.4 / 96
"""A user unit on paper at scale 1."""
PT_PER_MM = 72 / 25.4


class Area(NamedTuple):
    """A rectangle in mm."""

    x: float
    y: float
    width: float
    height: float


@frozen(kw_only=True)
class Part:
    """A drawing on a sheet.

    Attributes:
        scene: parts that share one scene share one drawing in the PDF, however many sheets show it.
        x, y: where the scene's top left corner lies, in mm; it may lie outside the sheet.
        scale: 1.0 prints a user unit as 1/96 inch.
        clip: what of the sheet it may touch, in mm; None for all of it, bleed included.
        furniture: whether it is an aid for the hand (cut marks, sheet labels): assistive technology skips it.
    """

    scene: Scene
    x: float
    y: float
    scale: float = 1.0
    clip: Area | None = None
    furniture: bool = False


@frozen(kw_only=True)
class Sheet:
    """One sheet of paper.

    Attributes:
        name: what its bookmark says; empty for none.
        width, height: trimmed size in mm.
        bleed: how far the background runs over the trim, in mm.
        marks: whether crop marks are drawn outside trim and bleed.
        background: `#rrggbb` of the paper, bleed included; None for none.
        parts: in painting order.
    """

    width: float
    height: float
    parts: tuple[Part, ...]
    name: str = ""
    bleed: float = 0.0
    marks: bool = False
    background: str | None = None
