"""Shapes as operators of a content stream, and the state they leave behind.

In: shapes of a scene. Out: lines of PDF operators. Coordinates are turned: y of the scene grows downwards, y of a
page upwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from blueprint.painters.numbers import number
from blueprint.painters.pdf.objects import short
from blueprint.scene import Box, Dot, Paint, Path

_ARC = 0.5522847
"""Handle length of the cubic that comes nearest to a quarter circle of radius 1."""
_MITER = 4
"""SVG's limit for pointed corners; PDF's own is 10."""


class Graphics:
    """Writes shapes, and sets only what of the graphics state differs from what is set already.

    Attributes:
        lines: the operators so far.
        height: what y is turned at, a whole number, so that turning leaves decimals as they are.
        opacities: the opacities in use, by name of their graphics state.
    """

    def __init__(self, height: float) -> None:
        self.lines: list[str] = [f"{_MITER} M"]
        self.height = float(ceil(height))
        self.opacities: dict[str, float] = {}
        self._fill = self._stroke = ""
        self._width, self._dash, self._cap, self._opacity = "1", "", 0, 1.0

    def box(self, box: Box) -> None:
        """A rectangle, its corners rounded or not."""
        radius = min(box.radius, box.width / 2, box.height / 2)
        if radius > 0:
            self.outline(_rounded(box.x, self.height - box.y, box.width, box.height, radius), box.paint)
            return
        place = f"{number(box.x)} {number(self.height - box.y - box.height)}"
        self.outline(f"{place} {number(box.width)} {number(box.height)} re", box.paint)

    def dot(self, dot: Dot) -> None:
        """A circle."""
        x, y, side = dot.x - dot.radius, self.height - dot.y + dot.radius, 2 * dot.radius
        self.outline(_rounded(x, y, side, side, dot.radius), dot.paint)

    def path(self, path: Path) -> None:
        """A path of absolute commands."""
        if path.paint.fill or path.paint.stroke:
            self.outline(" ".join(self._commands(path.commands)), path.paint)

    def outline(self, construction: str, paint: Paint) -> None:
        """Paint an outline that is written already."""
        if paint.fill:
            self.fill(paint.fill, paint.opacity)
        if paint.stroke:
            self._strokes(paint, paint.stroke)
        operator = ("B" if paint.stroke else "f") if paint.fill else "S" if paint.stroke else ""
        if operator:
            self.lines.append(f"{construction} {operator}")

    def fill(self, colour: str, opacity: float = 1.0) -> None:
        """Set the colour of what is filled next."""
        if colour != self._fill:
            self._fill = colour
            self.lines.append(colour_operator(colour))
        self.opaque(opacity)

    def opaque(self, opacity: float = 1.0) -> None:
        """Set how much of what is below shows through fills and pictures."""
        if opacity != self._opacity:
            self._opacity = opacity
            name = f"O{short(100 * opacity, 2).replace('.', '_')}"
            self.opacities[name] = opacity
            self.lines.append(f"/{name} gs")

    def _strokes(self, paint: Paint, colour: str) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self.lines.append(colour_operator(colour).upper())
        width = number(paint.width)
        if width != self._width:
            self._width = width
            self.lines.append(f"{width} w")
        dash = " ".join(number(d) for d in paint.dash)
        if dash != self._dash:
            self._dash = dash
            self.lines.append(f"[{dash}]0 d")
        cap = int(paint.round_cap)
        if cap != self._cap:
            self._cap = cap
            self.lines.append(f"{cap} J {cap} j")

    def _commands(self, commands: Iterable[tuple[str | float, ...]]) -> Iterable[str]:
        """The commands of a path; horizontal, vertical and quadratic ones as what PDF has."""
        height = self.height
        x = y = start_x = start_y = 0.0
        for letter, *numbers in commands:
            values = [float(n) for n in numbers]
            if letter == "Z":
                x, y = start_x, start_y
                yield "h"
                continue
            if letter == "H":
                values = [values[0], y]
            elif letter == "V":
                values = [x, values[0]]
            elif letter == "Q":
                values = _cubic(x, y, values)
            x, y = values[-2:]
            if letter == "M":
                start_x, start_y = x, y
            placed = " ".join([number(height - v) if at % 2 else number(v) for at, v in enumerate(values)])
            yield f"{placed} {_OPERATORS[str(letter)]}"


_OPERATORS = {"M": "m", "L": "l", "H": "l", "V": "l", "C": "c", "Q": "c"}


@lru_cache(maxsize=256)
def colour_operator(colour: str) -> str:
    """The operator that fills in a colour `#rrggbb`; greys are written as greys, to be printed in black ink alone."""
    red, green, blue = (short(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


def _cubic(x: float, y: float, quadratic: list[float]) -> list[float]:
    """A quadratic curve from `x`, `y` as a cubic one."""
    cx, cy, to_x, to_y = quadratic
    return [
        x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, to_x + (cx - to_x) * 2 / 3, to_y + (cy - to_y) * 2 / 3, to_x, to_y,
    ]  # fmt: skip


def _rounded(x: float, top: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners, clockwise from the upper left; y upwards."""
    right, bottom, handle = x + width, top - height, radius * (1 - _ARC)
    x1, x2, x3, x4 = number(x), number(x + handle), number(x + radius), number(right - radius)
    x5, x6 = number(right - handle), number(right)
    y1, y2, y3, y4 = number(top), number(top - handle), number(top - radius), number(bottom + radius)
    y5, y6 = number(bottom + handle), number(bottom)
    across, down = x3 != x4, y3 != y4
    return "".join(
        (
            f"{x3} {y1} m ",
            f"{x4} {y1} l " if across else "",
            f"{x5} {y1} {x6} {y2} {x6} {y3} c ",
            f"{x6} {y4} l " if down else "",
            f"{x6} {y5} {x5} {y6} {x4} {y6} c ",
            f"{x3} {y6} l " if across else "",
            f"{x2} {y6} {x1} {y5} {x1} {y4} c ",
            f"{x1} {y3} l " if down else "",
            f"{x1} {y2} {x2} {y1} {x3} {y1} c h",
        )
    )
