"""Marks on cards and steps, faces on the axis, markers on curves.

In: a mark, a level, a name. Out: commands about the origin, each with the part it plays; told apart by shape
alone, so that nothing is lost in grey.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TypeAlias

from blueprint.icons.shapes import Commands, place, read_path
from blueprint.model.vocabulary import Mark

MARK_SIZE = 18.0
"""Side of the square about the origin that marks and faces fill."""


class Part(StrEnum):
    """How a part of a shape is painted: `X` stands for the mark.

    `body` is filled with `mark.X.fill` and stroked with `mark.X.stroke`; `line` is stroked with
    `mark.X.glyph`, 1.6 wide with round caps and joins; `solid` is filled with `mark.X.glyph`.
    """

    BODY = "body"
    LINE = "line"
    SOLID = "solid"


Shape: TypeAlias = tuple[tuple[Commands, Part], ...]

_TRIANGLE = "M-1.5 -8 C-0.8 -9.1 0.8 -9.1 1.5 -8 L8.6 5.2 C9.3 6.5 8.4 7.8 7 7.8 H-7 C-8.4 7.8 -9.3 6.5 -8.6 5.2 Z"
_DOUBT = "M-1.9 -1.9 C-1.9 -3.2 -1.1 -4 0 -4 C1.1 -4 1.9 -3.2 1.9 -2.1 C1.9 -0.5 0 -0.5 0 1.1 M0 3.9 H0.01"
_STAR = "M0 -9 L2.53 -2.88 L9.13 -2.37 L4.09 1.93 L5.64 8.37 L0 4.9 L-5.64 8.37 L-4.09 1.93 L-9.13 -2.37 L-2.53 -2.88 Z"
_BULB = (
    "M-2.6 5 C-2.6 2.6 -6.2 1.6 -6.2 -2.6 C-6.2 -6.2 -3.4 -8.8 0 -8.8 C3.4 -8.8 6.2 -6.2 6.2 -2.6 "
    "C6.2 1.6 2.6 2.6 2.6 5 Z"
)

_MARKS = {
    Mark.FAIL: (("O0 0 8.5", Part.BODY), ("M-1.9 4 V-4 H2.7 M-1.9 -0.3 H1.9", Part.LINE)),
    Mark.WAIT: ((_TRIANGLE, Part.BODY), ("M-3.9 0.2 L-2 5 L0 1.2 L2 5 L3.9 0.2", Part.LINE)),
    Mark.DECISION: (("M0 -9 L9 0 L0 9 L-9 0 Z", Part.BODY), (_DOUBT, Part.LINE)),
    Mark.MOMENT_OF_TRUTH: ((_STAR, Part.BODY),),
    Mark.CRITICAL: (
        ("M-4.5 -8 H4.5 L9 0 L4.5 8 H-4.5 L-9 0 Z", Part.BODY),
        ("M0 -4.2 V0.8 M0 4.2 H0.01", Part.LINE),
    ),
    Mark.IDEA: (
        (_BULB, Part.BODY),
        ("M-1.8 8.2 H1.8 M-1.6 -2.2 L0 -0.6 L1.6 -2.2 M0 -0.6 V4.6", Part.LINE),
    ),
}

_HEAD = "O0 0 8.5"
_EYES = "O-3 -2.4 1.1 O3 -2.4 1.1"
_FACES = {
    1: ((_HEAD, Part.BODY), (_EYES, Part.SOLID), ("M-4 5 C-3 1.6 3 1.6 4 5", Part.LINE)),
    2: ((_HEAD, Part.BODY), (_EYES, Part.SOLID), ("M-3.6 4.2 C-2.4 2.6 2.4 2.6 3.6 4.2", Part.LINE)),
    3: ((_HEAD, Part.BODY), (_EYES, Part.SOLID), ("M-3.4 3.4 H3.4", Part.LINE)),
    4: ((_HEAD, Part.BODY), (_EYES, Part.SOLID), ("M-3.6 2.6 C-2.4 4.6 2.4 4.6 3.6 2.6", Part.LINE)),
    5: (
        (_HEAD, Part.BODY),
        ("M-4.4 -1.9 C-3.8 -3.6 -2.2 -3.6 -1.6 -1.9 M1.6 -1.9 C2.2 -3.6 3.8 -3.6 4.4 -1.9", Part.LINE),
        ("M-4.4 1.4 H4.4 C4.2 6.8 -4.2 6.8 -4.4 1.4 Z", Part.SOLID),
    ),
}

_MARKERS = {
    "circle": "O0 0 1",
    "square": "M-0.88 -0.88 H0.88 V0.88 H-0.88 Z",
    "triangle": "M0 -1.2 L1.12 0.78 H-1.12 Z",
    "diamond": "M0 -1.25 L1.25 0 L0 1.25 L-1.25 0 Z",
    "triangle-down": "M0 1.2 L1.12 -0.78 H-1.12 Z",
    "cross": "M-0.42 -1.2 H0.42 V-0.42 H1.2 V0.42 H0.42 V1.2 H-0.42 V0.42 H-1.2 V-0.42 H-0.42 Z",
}


@cache
def mark_shape(mark: Mark) -> Shape:
    """A mark about the origin, 18 across: `place` moves and scales its parts."""
    return tuple((read_path(notation), part) for notation, part in _MARKS[mark])


@cache
def face_shape(level: int) -> Shape:
    """A face about the origin, 18 across, from 1 (unhappy) over 3 (neutral) to 5 (delighted)."""
    return tuple((read_path(notation), part) for notation, part in _FACES[level])


def marker_names() -> tuple[str, ...]:
    """Names of the markers that a series may have."""
    return tuple(_MARKERS)


@cache
def marker_shape(name: str, radius: float) -> Commands:
    """A marker about the origin, all of about equal weight to the eye at the same radius."""
    return place(read_path(_MARKERS[name]), 0, 0, radius)
