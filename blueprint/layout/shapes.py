"""Icons, marks and small signs at absolute places."""

from __future__ import annotations

from blueprint.icons import GRID, Icon, Part, Shape, face_shape, mark_shape
from blueprint.icons import place as put
from blueprint.layout.desk import Desk
from blueprint.model.vocabulary import Mark
from blueprint.scene import Group, Paint, Path

Command = tuple[str | float, ...]


def icon_group(desk: Desk, icon: Icon, x: float, middle: float, colour: str, size: float | None = None) -> Group:
    """A line icon with its left edge at `x`, centred on `middle`."""
    side = size or desk.size("icon")
    paint = Paint(stroke=colour, width=desk.theme.stroke("icon").width * side / GRID, round_cap=True)
    path = Path("icon-stroke", icon.at(x, middle - side / 2, side), paint)
    return Group("icon", (path,), data=(("icon", icon.name),))


def mark_group(desk: Desk, mark: Mark, x: float, y: float, owner: str, scale: float = 1.0) -> Group:
    """A mark centred on a point, on a paper-coloured halo."""
    return Group(
        "mark",
        (mark_sign(desk, mark, x, y, scale),),
        data=(("mark", mark.value), ("for", owner)),
        title=desk.words.text(f"mark.{mark}"),
    )


def mark_sign(desk: Desk, mark: Mark, x: float, y: float, scale: float = 1.0) -> Group:
    """The shape of a mark alone."""
    inks = {
        Part.BODY: Paint(
            fill=desk.colour(f"mark.{mark}.fill"), stroke=desk.colour(f"mark.{mark}.stroke"),
            width=desk.theme.stroke("mark").width,
        ),
        Part.LINE: Paint(stroke=desk.colour(f"mark.{mark}.glyph"), width=1.6 * scale, round_cap=True),
        Part.SOLID: Paint(fill=desk.colour(f"mark.{mark}.glyph")),
    }  # fmt: skip
    return Group("mark-shape", _parts(mark_shape(mark), inks, x, y, scale))


def face(desk: Desk, mood: float, x: float, y: float, scale: float) -> Group:
    """A face for a mood from 0 (worst) to 1 (best), centred on a point."""
    ink = desk.colour("curve.label")
    inks = {
        Part.BODY: Paint(stroke=ink, width=1.3),
        Part.LINE: Paint(stroke=ink, width=1.3, round_cap=True),
        Part.SOLID: Paint(fill=ink),
    }
    return Group("face", _parts(face_shape(1 + min(4, max(0, round(mood * 4)))), inks, x, y, scale))


def _parts(shape: Shape, inks: dict[Part, Paint], x: float, y: float, scale: float) -> tuple[Path, ...]:
    return tuple(Path(part.value, put(commands, x, y, scale), inks[part]) for commands, part in shape)


def verdict_sign(desk: Desk, x: float, y: float, *, better: bool) -> Group:
    """A tick for what became better, a cross for what became worse, centred on a point."""
    tick: tuple[Command, ...] = (("M", x - 5.5, y + 0.5), ("L", x - 1.5, y + 4.5), ("L", x + 5.5, y - 4.5))
    cross: tuple[Command, ...] = (
        ("M", x - 4, y - 4), ("L", x + 4, y + 4), ("M", x - 4, y + 4), ("L", x + 4, y - 4),
    )  # fmt: skip
    colour = desk.colour("gain.accent" if better else "pain.accent")
    stroke = Paint(stroke=colour, width=2.25, round_cap=True)
    return Group("verdict", (Path("verdict-stroke", tick if better else cross, stroke),))


def link_sign(x: float, y: float, colour: str) -> Path:
    """A small arrow to the upper right, its outer corner at `x`, `y`: this card leads to a page."""
    commands: tuple[Command, ...] = (
        ("M", x - 7, y + 7), ("L", x, y), ("M", x - 5.5, y), ("H", x), ("V", y + 5.5),
    )  # fmt: skip
    return Path("link-sign", commands, Paint(stroke=colour, width=1.4, round_cap=True))
