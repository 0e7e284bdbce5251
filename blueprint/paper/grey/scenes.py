"""Turns a drawing into greys for printers without colour.

In: a scene in any theme. Out: the same scene in neutral greys: each colour in the grey of its own lightness, so that
what could be read still can. Three things are done for the printer's sake:

- the lightest tints become white, which a printer would scatter into dots, and the darkest inks black, whose edges it
  would fray; bands, whose tints are among the lightest, get a thin edge instead;
- a drawing in a dark theme is turned round, so that the paper is white: each colour is exchanged for the one that has
  the same contrast with white as it had with black, which leaves contrasts as they are. Pictures and QR codes are
  not turned round. Whoever wants other proportions of light and dark draws with the theme `mono` or `paper` first;
- roundings go away from the middle, so that contrasts stay: those above 1.6, which is that of the lightest ink that
  becomes black with black itself, lose less than 2 %. Fainter ones, which nothing is read by, may be lost.

What colour tells in a drawing, dash, shape and words tell too, so that greys lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import lru_cache
from math import ceil, floor

from blueprint.frozen import replace
from blueprint.paper.grey.pictures import grey_picture
from blueprint.paper.pages import PaperError
from blueprint.paper.sheet import Sheet
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words
from blueprint.theme.colour import BLACK, WHITE, luminance

WHITE_FROM, BLACK_UP_TO = 235, 48
"""Level of 255 from which a tint becomes white (L* 93), and up to which an ink becomes black (L* 20)."""
_DARK_PAPER = 0.18
"""Luminance of the paper below which a drawing is turned round."""
_MIDDLE = 0.35
"""Luminance below which roundings go down: text and lines are darker, what they stand on is lighter."""
_FLARE = 0.05
"""What WCAG 2.2 adds to both luminances of a contrast ratio."""
_STRONG_TINT = 0.6
"""Luminance of a grey below which paper and bands keep it: there is light text on them, perhaps."""
_EDGED = frozenset({"lane-band"})
_CODE = "qr"
"""Codes are dark on light in every theme, for that is how they are read, and stay so."""
_EDGE = "#8f8f8f"
_EDGE_BY_RADIUS, _LEAST_EDGE = 1 / 8, 0.75
_ROUNDING = 1e-6


class GreyError(PaperError):
    """A picture in the drawing cannot be turned into greys; the message is one line."""


def grey(scene: Scene) -> Scene:
    """The scene in greys; scenes that are equal give scenes that are equal.

    Raises:
        GreyError: a picture cannot be read, or is too large to be worked on.
    """
    ink = _Ink(scene)
    return replace(scene, background=ink.fill(scene.background), items=tuple(_item(item, ink) for item in scene.items))


def grey_sheets(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Sheets in greys; parts that shared one scene share one again.

    Raises:
        GreyError: as of `grey`.
    """
    press = _Press()
    return tuple(
        replace(
            sheet,
            parts=tuple(replace(part, scene=press.grey(part.scene)) for part in sheet.parts),
            background=_paper(sheet),
        )
        for sheet in sheets
    )


class _Press:
    """Turns each scene into greys once.

    Scenes are known by what they are, not by what they hold, for comparing large ones takes long; only those of one
    size are looked through.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, float, float], list[tuple[Scene, Scene]]] = {}

    def grey(self, scene: Scene) -> Scene:
        """The scene in greys, the same for the same one."""
        alike = self._made.setdefault((scene.prefix, scene.width, scene.height), [])
        known = next((made for before, made in alike if before is scene), None)
        if known is None:
            known = grey(scene)
            alike.append((scene, known))
        return known


def _paper(sheet: Sheet) -> str | None:
    """The colour of a sheet's paper, turned round where it is dark."""
    if sheet.background is None:
        return None
    made = grey_of(sheet.background, flipped=luminance(sheet.background) < _DARK_PAPER)
    return WHITE if luminance(made) >= _STRONG_TINT else made


@lru_cache(maxsize=1024)
def grey_of(colour: str, *, flipped: bool = False) -> str:
    """The grey with the lightness of a colour, as `#rrggbb`.

    Args:
        colour: `#rrggbb`.
        flipped: whether light and dark are exchanged.
    """
    light = luminance(colour)
    if flipped:
        light = (1 + _FLARE) * _FLARE / (light + _FLARE) - _FLARE
    value = 255 * _encoded(light)
    level = floor(value + _ROUNDING) if light < _MIDDLE else ceil(value - _ROUNDING)
    if level >= WHITE_FROM:
        return WHITE
    if level <= BLACK_UP_TO:
        return BLACK
    return f"#{level:02x}{level:02x}{level:02x}"


def _encoded(light: float) -> float:
    """The sRGB channel, 0..1, of a grey with a luminance (IEC 61966-2-1)."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - the standard


class _Ink:
    """The greys of one scene.

    Its paper and its bands become white, and so do plates of their colours that lie on them, unless they are strong.
    """

    def __init__(self, scene: Scene) -> None:
        self.flipped = luminance(scene.background) < _DARK_PAPER
        self.grounds = frozenset((scene.background, *_grounds(scene.items)))

    def upright(self) -> _Ink:
        """The same greys with light and dark as they are."""
        made = copy(self)
        made.flipped = False
        return made

    def stroke(self, colour: str) -> str:
        """The grey of a line or of words."""
        return grey_of(colour, flipped=self.flipped)

    def fill(self, colour: str) -> str:
        """The grey of an area."""
        made = self.stroke(colour)
        return WHITE if colour in self.grounds and luminance(made) >= _STRONG_TINT else made

    def paint(self, paint: Paint) -> Paint:
        """A paint in greys."""
        return replace(
            paint, fill=paint.fill and self.fill(paint.fill), stroke=paint.stroke and self.stroke(paint.stroke)
        )


def _grounds(items: Sequence[Item]) -> Iterator[str]:
    """Colours of bands."""
    for item in items:
        if isinstance(item, Group):
            yield from _grounds(item.items)
        elif isinstance(item, Box) and item.role in _EDGED and item.paint.fill:
            yield item.paint.fill


def _item(item: Item, ink: _Ink) -> Item:
    match item:
        case Group():
            within = ink.upright() if item.role == _CODE else ink
            return replace(item, items=tuple(_item(i, within) for i in item.items))
        case Words():
            return replace(item, fill=ink.stroke(item.fill))
        case Box():
            paint = ink.paint(item.paint)
            if item.role in _EDGED:
                paint = replace(paint, stroke=_EDGE, width=max(_LEAST_EDGE, item.radius * _EDGE_BY_RADIUS))
            return replace(item, paint=paint)
        case Dot() | Path():
            return replace(item, paint=ink.paint(item.paint))
        case Picture():
            return _picture(item)


def _picture(picture: Picture) -> Picture:
    try:
        return replace(picture, content=grey_picture(picture.media_type, picture.content))
    except (OSError, ValueError, SyntaxError) as fault:
        named = f" {picture.title!r}" if picture.title else ""
        raise GreyError(f"the picture{named} cannot be turned into greys: {fault}") from fault
