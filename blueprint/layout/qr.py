"""The QR code of a link: one path around its dark modules.

In: an address. Out: a group whose dark modules begin at a given place; the quiet zone around them is kept.
"""

from __future__ import annotations

from itertools import pairwise

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.scene import Box, Group, Paint, Path
from blueprint.theme.colour import luminance

_SIDE = 84.0
_LEAST_MODULE = 1.6
"""0.42 mm at scale 1: what a telephone reads at arm's length."""
QUIET = 4
"""Modules on every side that stay light (ISO/IEC 18004)."""

Corner = tuple[int, int]


@frozen
class Code:
    """A QR code, made.

    Attributes:
        outlines: corners around the dark modules in modules from the left top, dark to the right of the way.
        modules: on each side, without the quiet zone. module: size of one in user units.
    """

    outlines: tuple[tuple[Corner, ...], ...]
    modules: int
    module: float

    @property
    def side(self) -> float:
        """Width and height without the quiet zone."""
        return self.modules * self.module

    @property
    def quiet(self) -> float:
        """Width of the quiet zone."""
        return QUIET * self.module


def make_code(link: str) -> Code:
    """The code of an address, error level M, about 84 units wide with its quiet zone.

    Raises:
        ValueError: the address is longer than 2331 bytes.
    """
    import segno  # noqa: PLC0415 - only for drawings with a link

    dark = [[bool(module) for module in row] for row in segno.make_qr(link, error="m", boost_error=False).matrix]
    modules = len(dark)
    module = max(_LEAST_MODULE, round(_SIDE / (modules + 2 * QUIET), 2))
    return Code(outlines=_outlines(dark), modules=modules, module=module)


def code_group(desk: Desk, code: Code, x: float, y: float) -> Group:
    """A code on a light ground, the left top corner of its modules at `x`, `y`."""
    light, dark = desk.colour("paper"), desk.colour("ink")
    if luminance(light) < luminance(dark):
        light, dark = dark, light
    full = code.side + 2 * code.quiet
    commands: list[tuple[str | float, ...]] = []
    for outline in code.outlines:
        places = [(x + i * code.module, y + k * code.module) for i, k in outline]
        commands.append(("M", *places[0]))
        commands += (("H", b[0]) if a[1] == b[1] else ("V", b[1]) for a, b in pairwise(places))
        commands.append(("Z",))
    ground = Box("code-ground", x - code.quiet, y - code.quiet, full, full, Paint(fill=light))
    return Group("qr", (ground, Path("code", tuple(commands), Paint(fill=dark))))


def _outlines(dark: list[list[bool]]) -> tuple[tuple[Corner, ...], ...]:
    """Closed ways around all dark modules; where two touch at a corner only, each keeps its own way."""
    ahead = _edges(dark)
    found = []
    for start, ways in ahead.items():
        while ways:
            found.append(_round(ahead, start))
    return tuple(found)


def _edges(dark: list[list[bool]]) -> dict[Corner, list[Corner]]:
    """From each corner, in which directions an edge leads on, dark to its right."""

    def is_dark(i: int, k: int) -> bool:
        return 0 <= k < len(dark) and 0 <= i < len(dark[k]) and dark[k][i]

    ahead: dict[Corner, list[Corner]] = {}
    for k, row in enumerate(dark):
        for i in (i for i, module in enumerate(row) if module):
            for corner, way, beside in (
                ((i, k), (1, 0), (i, k - 1)),
                ((i + 1, k), (0, 1), (i + 1, k)),
                ((i + 1, k + 1), (-1, 0), (i, k + 1)),
                ((i, k + 1), (0, -1), (i - 1, k)),
            ):
                if not is_dark(*beside):
                    ahead.setdefault(corner, []).append(way)
    return ahead


def _round(ahead: dict[Corner, list[Corner]], start: Corner) -> tuple[Corner, ...]:
    """The corners of one closed way; its edges are taken out of `ahead`."""
    corners = []
    here, way = start, ahead[start][0]
    turned = True
    while True:
        ahead[here].remove(way)
        if turned:
            corners.append(here)
        here = (here[0] + way[0], here[1] + way[1])
        right, left = (-way[1], way[0]), (way[1], -way[0])
        onward = next((w for w in (right, way, left) if w in ahead[here]), None)
        if onward is None:
            return tuple(corners)
        turned, way = onward != way, onward
