"""Marks, icons and arrows as small inline SVG, in the theme's colours.

In: names. Out: SVG elements without text, to stand in a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from blueprint.icons import GRID, MARK_SIZE, Part, icon_for, mark_shape
from blueprint.icons.shapes import place
from blueprint.model.catalogues import Channel, Touchpoint
from blueprint.model.text import Text
from blueprint.model.vocabulary import Mark
from blueprint.painters.numbers import number
from blueprint.theme import Theme

_EDGE = 20.0
_GLYPH_STROKE = 1.6
_ARROWS = {False: "M1 6 H21 M16 1 L21 6 L16 11", True: "M1 6 H21 M16 1 L21 6 L16 11 M6 1 L1 6 L6 11"}


def touchpoint_icon(touchpoint: Touchpoint, channels: tuple[Channel, ...]) -> str:
    """Path data of a touchpoint's icon, or of its first channel's; empty without any."""
    via = next((icon for c in channels if (icon := icon_for(c.icon, c.id, *_written(c.title)))), None)
    icon = icon_for(touchpoint.icon, touchpoint.id, *_written(touchpoint.title)) if touchpoint.icon or not via else via
    return path_data(icon.commands) if icon else ""


def _written(text: Text) -> tuple[str, ...]:
    return tuple(wording.text for wording in text.wordings)


def path_data(commands: Iterable[tuple[str | float, ...]]) -> str:
    """Path commands as SVG writes them."""
    return " ".join(f"{command[0]}{' '.join(number(float(n)) for n in command[1:])}" for command in commands)


def mark_svg(mark: Mark, theme: Theme, title: str) -> str:
    """The symbol of a mark; `title` is what it is called, for those who cannot see it."""
    fill, stroke, glyph = (theme.colour(f"mark.{mark}.{part}") for part in ("fill", "stroke", "glyph"))
    looks = {
        Part.BODY: f'fill="{fill}" stroke="{stroke}" stroke-width="{number(theme.stroke("mark").width)}"',
        Part.LINE: (
            f'fill="none" stroke="{glyph}" stroke-width="{_GLYPH_STROKE}" stroke-linecap="round"'
            ' stroke-linejoin="round"'
        ),
        Part.SOLID: f'fill="{glyph}"',
    }
    middle = _EDGE / 2
    paths = "".join(
        f'<path d="{path_data(place(commands, middle, middle, 1.0))}" {looks[part]}/>'
        for commands, part in mark_shape(mark)
    )
    return f'<svg class="sign" viewBox="0 0 {number(_EDGE)} {number(_EDGE)}">{_title(title)}{paths}</svg>'


def icon_svg(data: str, colour: str, title: str) -> str:
    """A line icon from its path data; `title` is what it stands for."""
    return (
        f'<svg class="icon" viewBox="0 0 {number(GRID)} {number(GRID)}">{_title(title)}<path d="{data}" fill="none"'
        f' stroke="{colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def arrow_svg(colour: str, title: str, *, both: bool, rtl: bool) -> str:
    """An arrow in reading direction; `title` is what it stands for."""
    turned = ' transform="translate(22 0) scale(-1 1)"' if rtl else ""
    return (
        f'<svg class="arrow" viewBox="0 0 22 12">{_title(title)}<path d="{_ARROWS[both]}"{turned} fill="none"'
        f' stroke="{colour}"'
        ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _title(text: str) -> str:
    return f"<title>{escape(text)}</title>"


assert MARK_SIZE < _EDGE  # noqa: S101 - a mark and its stroke fit into their picture
