"""Where drawings stand on pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.export.pdf.boxes import Rectangle, bleed_of
from blueprint.export.pdf.places import Place
from blueprint.frozen import frozen
from blueprint.painters.pdf import Bounds
from blueprint.painters.pdf.objects import short
from blueprint.paper.sheet import MM_PER_UNIT, PT_PER_MM, Area, Part, Sheet


@frozen(kw_only=True)
class Placement:
    """A part on its page.

    Attributes:
        place: the place that it belongs to. part: what is shown.
        x, y: the drawing's upper left corner in units of the page, y upwards from the page's lower edge.
        scale: units of the page to a user unit.
        clip: what of the page it may touch; None for all.
    """

    place: Place
    part: Part
    x: float
    y: float
    scale: float
    clip: Rectangle | None

    def box(self, bounds: Bounds) -> Rectangle:
        """Where something of the scene is on the page."""
        left, right = self.x + bounds.left * self.scale, self.x + bounds.right * self.scale
        return Rectangle(left, self.y - bounds.bottom * self.scale, right, self.y - bounds.top * self.scale)

    def matrix(self, height: float) -> str:
        """The operator that leads from the page to the painted drawing.

        Args:
            height: of its upper edge above its origin, in user units.
        """
        scale = short(self.scale, 8)
        return f"{scale} 0 0 {scale} {short(self.x)} {short(self.y - height * self.scale)} cm"

    def seen(self, bounds: Bounds) -> Rectangle | None:
        """Where something of the scene is on the page, cut to the clip; None if nothing of it is seen."""
        left, bottom, right, top = self.box(bounds)
        if self.clip:
            left, right = max(left, self.clip.left), min(right, self.clip.right)
            bottom, top = max(bottom, self.clip.bottom), min(top, self.clip.top)
        return Rectangle(left, bottom, right, top) if left <= right and bottom <= top else None


def placements(
    places: Sequence[Place],
    parts: Mapping[str, Sequence[Part]],
    heights: Sequence[float],
    sheets: Sequence[tuple[Sheet, int]],
) -> Iterator[Placement]:
    """All parts at their places, in painting order.

    Args:
        places: in reading order. parts: by the name of their place.
        heights: of the pages, in their units.
        sheets: with the unit of its page, the sheet that each page is; empty for pages of HTML.
    """
    for place in places:
        sheet, unit = sheets[place.page] if sheets else (None, 1)
        whole = bleed_of(sheet, unit) if sheet else None
        per_mm = PT_PER_MM / unit
        # Rounded before anything is taken from it: a tile and its poster then lie on the same pixels.
        left, top = place.x, round(heights[place.page], 4) - place.y
        for part in parts[place.name]:
            yield Placement(
                place=place,
                part=part,
                x=left + part.x * per_mm,
                y=top - part.y * per_mm,
                scale=part.scale * MM_PER_UNIT * per_mm,
                clip=_clip(part.clip, left, top, per_mm) if part.clip else whole,
            )


def _clip(clip: Area, left: float, top: float, per_mm: float) -> Rectangle:
    x, y = left + clip.x * per_mm, top - clip.y * per_mm
    return Rectangle(x, y - clip.height * per_mm, x + clip.width * per_mm, y)
