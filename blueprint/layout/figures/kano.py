"""A feature's Kano category: what customers gain with it and lose without it, on one scale.

Must-be
///////////////│███
Worse −0.77    Better 0.21
"""

from __future__ import annotations

from blueprint.layout.desk import Desk
from blueprint.layout.figures.hatching import Fill, filled
from blueprint.layout.figures.interval import exact
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.pieces import Piece, ends, line, upon
from blueprint.model.figures import Kano
from blueprint.scene import Group, Item, Paint, Path

_HEIGHT, _REACH = 9.0, 3.0
"""Height of a bar; how far the line at zero reaches beyond it."""


def kano_piece(desk: Desk, kano: Kano, width: float) -> Piece | None:
    """Two bars from zero, -1 to 1, with their numbers; None where no answer counts."""
    if kano.better is None or kano.worse is None:
        return None
    role, words = desk.theme.type("figure-note"), desk.words
    said = [
        line(desk, "figure-kano", f"{words.text(f'kano.{name}')} {words.number(value, 2)}", role, width)
        for name, value in (("worse", kano.worse), ("better", kano.better))
    ]
    bars = Piece(height=_HEIGHT + 2 * _REACH, paint=lambda x, top: (_bars(desk, kano, x, top, width),))
    return upon([bars, ends(said[0], said[1], width, gap=4.0)], gap=10.0)


def _bars(desk: Desk, kano: Kano, x: float, top: float, width: float) -> Group:
    look = look_of(desk, kano.sample)
    better, worse = kano.better or 0.0, kano.worse or 0.0
    zero, y = x + width / 2, top + _REACH
    thin = Paint(stroke=look.quiet, width=1.0)
    middle = y + _HEIGHT / 2
    items: list[Item] = [Path("scale-axis", (("M", x, middle), ("L", x + width, middle)), thin)]
    if worse:
        long = -worse * width / 2
        items += filled("kano-bar", Fill.HATCHED, zero - long, y, long, _HEIGHT, look.ink, look.ground)
    if better:
        items += filled("kano-bar", Fill.SOLID, zero, y, better * width / 2, _HEIGHT, look.ink, look.ground)
    at_zero = (("M", zero, top), ("L", zero, top + _HEIGHT + 2 * _REACH))
    items.append(Path("scale-tick", at_zero, Paint(stroke=look.strong, width=1.5)))
    data = (
        ("category", kano.category.value), ("better", exact(better)), ("worse", exact(worse)), ("n", str(kano.n)),
        ("sample", kano.sample.value),
    )  # fmt: skip
    return Group("kano", tuple(items), data=data)
