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

_Stroke: TypeAlias = tuple[str, tuple[tuple[float, float], ...]]
"""A command's name and its points, in font units, y upwards."""

_shapes: dict[tuple[FaceKey, int], tuple[_Stroke, ...]] = {}


def outline(run: Run, left: float = 0.0, baseline: float = 0.0) -> tuple[Command, ...]:
    """The outlines of a run's glyphs.

    Args:
        run: the glyphs.
        left: where the run begins, in user units. baseline: where it stands.

    Returns:
        absolute commands in user units, y downwards.

    Raises:
        KeyError: the run's face has not been opened by a typesetter.
    """
    scale = run.size / face_of(run.face).upem
    commands: list[Command] = []
    pen = left
    for glyph in run.glyphs:
        x, y = pen + glyph.dx, baseline + glyph.dy
        for name, points in _shape(run.face, glyph.id):
            commands.append((name, *[v for px, py in points for v in (x + px * scale, y - py * scale)]))
        pen += glyph.advance
    return tuple(commands)


def _shape(key: FaceKey, glyph: int) -> tuple[_Stroke, ...]:
    """Outline of one glyph in font units, y upwards."""
    known = _shapes.get((key, glyph))
    if known is None:
        commands: list[_Stroke] = []
        face_of(key).font.draw_glyph(glyph, _pen(), commands)
        known = _shapes[key, glyph] = tuple(commands)
    return known


def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, commands: commands.append(("M", ((x, y),))))
    pen.set_line_to_func(lambda x, y, commands: commands.append(("L", ((x, y),))))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, commands: commands.append(("Q", ((x1, y1), (x, y)))))
    pen.set_cubic_to_func(
        lambda x1, y1, x2, y2, x, y, commands: commands.append(("C", ((x1, y1), (x2, y2), (x, y)))),
    )
    pen.set_close_path_func(lambda commands: commands.append(("Z", ())))
    return pen
