"""Paper around a drawing: page boxes, background, crop marks."""

from __future__ import annotations

from typing import Any, NamedTuple

from blueprint.painters.pdf.graphics import colour_operator
from blueprint.painters.pdf.objects import short
from blueprint.paper.sheet import PT_PER_MM, Sheet

_MARK, _MARK_GAP, _MARK_WIDTH = 5.0, 3.0, 0.25
"""Crop marks in mm: length, least distance from the trim; and their width in points."""
_AIR = 1.0
"""Paper beyond the marks, in mm."""


class Rectangle(NamedTuple):
    """A rectangle of a page, in its units, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Rectangle:
        """Larger on every side."""
        return Rectangle(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def array(self) -> str:
        """As PDF writes it."""
        return f"[{' '.join(short(v) for v in self)}]"


def outside(sheet: Sheet) -> float:
    """How far the paper reaches over the trim, in mm."""
    return max(sheet.bleed, _MARK_GAP) + _MARK + _AIR if sheet.marks else sheet.bleed


def set_boxes(page: Any, sheet: Sheet, unit: int) -> None:  # noqa: ANN401 - pydyf has no types
    """Give a page its boxes.

    Args:
        page: its dictionary.
        sheet: what it is.
        unit: how many points one of its units is.
    """
    trim = trim_of(sheet, unit)
    page["MediaBox"] = trim.grown(_length(outside(sheet), unit)).array()
    page["BleedBox"] = trim.grown(_length(sheet.bleed, unit)).array()
    page["TrimBox"] = trim.array()
    if unit != 1:
        page["UserUnit"] = unit


def trim_of(sheet: Sheet, unit: int) -> Rectangle:
    """The trimmed sheet in its page's units."""
    return Rectangle(0.0, 0.0, _length(sheet.width, unit), _length(sheet.height, unit))


def bleed_of(sheet: Sheet, unit: int) -> Rectangle:
    """The sheet with its bleed, in its page's units."""
    return trim_of(sheet, unit).grown(_length(sheet.bleed, unit))


def background(sheet: Sheet, unit: int) -> list[str]:
    """The operators that colour the paper, bleed included; none for white paper."""
    if not sheet.background:
        return []
    box = bleed_of(sheet, unit)
    area = f"{short(box.left)} {short(box.bottom)} {short(box.right - box.left)} {short(box.top - box.bottom)} re f"
    return ["/Artifact BMC q", colour_operator(sheet.background), area, "Q EMC"]


def crop_marks(sheet: Sheet, unit: int) -> list[str]:
    """The operators that draw the marks: black, outside of trim and bleed."""
    if not sheet.marks:
        return []
    trim = trim_of(sheet, unit)
    near = _length(max(sheet.bleed, _MARK_GAP), unit)
    far = near + _length(_MARK, unit)
    lines = []
    for x in (trim.left, trim.right):
        lines += [(x, trim.top + near, x, trim.top + far), (x, trim.bottom - near, x, trim.bottom - far)]
    for y in (trim.top, trim.bottom):
        lines += [(trim.left - near, y, trim.left - far, y), (trim.right + near, y, trim.right + far, y)]
    strokes = [f"{short(a)} {short(b)} m {short(c)} {short(d)} l S" for a, b, c, d in lines]
    return ["/Artifact BMC q", f"0 G {short(_MARK_WIDTH / unit)} w", *strokes, "Q EMC"]


def _length(millimetres: float, unit: int) -> float:
    return millimetres * PT_PER_MM / unit
