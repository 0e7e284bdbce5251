"""Glyphs as paths.

In: a run. Out: path commands in the manner of `scene.Path`, from the run's origin, the left end of its
baseline.
"""

from __future__ import annotations

from typing import TypeAlias

import uharfbuzz as hb

from blueprint.text.faces import face_of
from blueprint.text.line import FaceKey, Run

Command: TypeAlias = tuple[str | float, ...]
"""`("M", x, y)`, `("L", x, y)`, `("Q", x1, y1, x, y)`, `("C", x1, y1, x2, y2, x, y)`, `("Z",)`."""

_shapes: dict[tuple[FaceKey, int], tuple[Command, ...]] = {}


def outline(run: Run) -> tuple[Command, ...]:
    """The outlines of a run's glyphs.

    Returns:
        absolute commands in user units, y downwards, the origin at the left end of the run's baseline.

    Raises:
        KeyError: the run's face has not been opened by a typesetter.
    """
    scale = run.size / face_of(run.face).upem
    commands: list[Command] = []
    pen = 0.0
    for glyph in run.glyphs:
        x, y = pen + glyph.dx, glyph.dy
        for name, *points in _shape(run.face, glyph.id):
            placed = [
                (y - value * scale) if at % 2 else (x + value * scale)
                for at, value in enumerate(points)
                if not isinstance(value, str)
            ]
            commands.append((name, *placed))
        pen += glyph.advance
    return tuple(commands)


def _shape(key: FaceKey, glyph: int) -> tuple[Command, ...]:
    """Outline of one glyph in font units, y upwards."""
    known = _shapes.get((key, glyph))
    if known is None:
        commands: list[Command] = []
        face_of(key).font.draw_glyph(glyph, _pen(), commands)
        known = _shapes[key, glyph] = tuple(commands)
    return known


def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, commands: commands.append(("M", x, y)))
    pen.set_line_to_func(lambda x, y, commands: commands.append(("L", x, y)))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, commands: commands.append(("Q", x1, y1, x, y)))
    pen.set_cubic_to_func(
        lambda x1, y1, x2, y2, x, y, commands: commands.append(("C", x1, y1, x2, y2, x, y)),
    )
    pen.set_close_path_func(lambda commands: commands.append(("Z",)))
    return pen
