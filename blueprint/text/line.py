"""A set line of text: what the typesetter gives and every painter draws."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from blueprint.frozen import frozen


class Weight(IntEnum):
    """Stroke weight of a face, in OpenType terms."""

    REGULAR = 400
    SEMIBOLD = 600


@frozen
class Style:
    """How a text is set.

    Attributes:
        size: font size in user units.
        weight: regular or semibold.
        italic: slanted where the script's face has an italic; upright elsewhere.
        tracking: extra space behind each cluster, in em; ignored for joining scripts.
    """

    size: float
    weight: Weight = Weight.REGULAR
    italic: bool = False
    tracking: float = 0.0


@frozen
class FaceKey:
    """Names one face: the same key means the same font program everywhere.

    Attributes:
        family: short ASCII name that is unique for a font file and its index (`sans`, `noto-sans-cjk-sc`).
        weight: OpenType weight of the file. italic: whether the file is an italic.
    """

    family: str
    weight: int
    italic: bool = False


class Glyph(NamedTuple):
    """One positioned glyph; a plain tuple, as there are thousands in a drawing.

    Attributes:
        id: glyph index in the full font (not the subset).
        cluster: index of its first character in the run's text.
        advance: horizontal advance in user units, tracking included.
        dx, dy: offset from the pen in user units, y downwards.
    """

    id: int
    cluster: int
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@frozen
class Run:
    """A stretch of one line in one face and one direction.

    Attributes:
        text: its characters in reading (logical) order.
        face: the face it is set in.
        size: font size in user units. tracking: in user units.
        x: left edge, in user units from the line's left edge.
        width: advance width in user units.
        rtl: whether it reads from right to left.
        glyphs: in visual order, from left to right.
    """

    text: str
    face: FaceKey
    size: float
    tracking: float
    x: float
    width: float
    rtl: bool
    glyphs: tuple[Glyph, ...]


@frozen
class SetLine:
    """One line of text, measured and shaped.

    Attributes:
        text: the whole line in reading order, outer spaces removed.
        language: BCP 47 tag.
        runs: in reading (logical) order; `x` places them visually.
        width: advance width in user units.
        rtl: base direction of the paragraph.
    """

    text: str
    language: str
    runs: tuple[Run, ...]
    width: float
    rtl: bool = False
