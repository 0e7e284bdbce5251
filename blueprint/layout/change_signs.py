"""How differences look: signs, outlines and colours, told apart without colour too.

added    ✚  solid outline, tinted          moved    ➜  dash-dotted outline, the arrow says from where to where
changed  ■~ dashed outline, tinted         removed  ✖  dotted outline, words struck through
"""

from __future__ import annotations

from blueprint.compare.values import What
from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.scene import Group, Paint, Path

Command = tuple[str | float, ...]

SHOWN = (What.ADDED, What.CHANGED, What.MOVED, What.REMOVED)
"""The ways to differ that a drawing tells apart; what was renamed is shown as changed."""

_ROLES = {
    What.ADDED: ("status.new.stroke", "status.new.fill"),
    What.CHANGED: ("status.changed.stroke", "status.changed.fill"),
    What.MOVED: ("backstage.accent", ""),
    What.REMOVED: ("pain.accent", "paper"),
}
_STROKES = {
    What.ADDED: (3.0, ()),
    What.CHANGED: (2.5, (9.0, 4.0)),
    What.MOVED: (2.5, (10.0, 3.0, 2.5, 3.0)),
    What.REMOVED: (1.75, (2.0, 3.5)),
}
_ARM, _HALF = 8.5, 3.1
_HALO = 2.0


@frozen(kw_only=True)
class Look:
    """Colours and stroke of a way to differ; `fill` is empty where the element's own stays."""

    colour: str
    fill: str
    width: float
    dash: tuple[float, ...]

    def outline(self, fill: str | None) -> Paint:
        """The paint of an outline."""
        return Paint(fill=self.fill or fill, stroke=self.colour, width=self.width, dash=self.dash)


def shown(what: What) -> What:
    """The way to differ as a drawing shows it."""
    return What.CHANGED if what is What.RENAMED else what


def look(desk: Desk, what: What) -> Look:
    """How a way to differ looks."""
    colour, fill = _ROLES[shown(what)]
    width, dash = _STROKES[shown(what)]
    return Look(colour=desk.colour(colour), fill=desk.colour(fill) if fill else "", width=width, dash=dash)


def sign(desk: Desk, what: What, x: float, y: float, way: tuple[int, int] = (1, 0)) -> Group:
    """The sign of a way to differ, centred on a point, on a halo of paper.

    Args:
        way: for what was moved: columns to the right and lanes down, as the drawing goes.
    """
    what = shown(what)
    points = _moved(way) if what is What.MOVED else _SHAPES[what]
    shape: tuple[Command, ...] = (
        ("M", x + points[0][0], y + points[0][1]), *(("L", x + a, y + b) for a, b in points[1:]), ("Z",),
    )  # fmt: skip
    colour, paper = desk.colour(_ROLES[what][0]), desk.colour("paper")
    items = [
        Path("change-halo", shape, Paint(fill=paper, stroke=paper, width=2 * _HALO, round_cap=True)),
        Path("change-shape", shape, Paint(fill=colour)),
    ]
    if what is What.CHANGED:
        wave: tuple[Command, ...] = (
            ("M", x - 4.6, y + 1.6),
            ("C", x - 2.2, y - 4.6, x + 2.2, y + 4.6, x + 4.6, y - 1.6),
        )
        items.append(Path("change-line", wave, Paint(stroke=paper, width=2.2, round_cap=True)))
    return Group("change-sign", tuple(items), data=(("change", what.value),))


_PLUS = (
    (-_HALF, -_ARM), (_HALF, -_ARM), (_HALF, -_HALF), (_ARM, -_HALF), (_ARM, _HALF), (_HALF, _HALF), (_HALF, _ARM),
    (-_HALF, _ARM), (-_HALF, _HALF), (-_ARM, _HALF), (-_ARM, -_HALF), (-_HALF, -_HALF),
)  # fmt: skip
_TURN = 0.7071067811865476
_CROSS = tuple(((a - b) * _TURN, (a + b) * _TURN) for a, b in _PLUS)
_SQUARE = ((-8.0, -8.0), (8.0, -8.0), (8.0, 8.0), (-8.0, 8.0))
_ARROW = ((-9.0, -3.4), (0.0, -3.4), (0.0, -8.5), (9.5, 0.0), (0.0, 8.5), (0.0, 3.4), (-9.0, 3.4))
_SHAPES = {What.ADDED: _PLUS, What.REMOVED: _CROSS, What.CHANGED: _SQUARE}


def _moved(way: tuple[int, int]) -> tuple[tuple[float, float], ...]:
    """An arrow in the direction in which something was moved; across counts more than down."""
    across, down = way
    if across or not down:
        return tuple((-a, b) for a, b in _ARROW) if across < 0 else _ARROW
    return tuple((b, -a if down < 0 else a) for a, b in _ARROW)
