"""Makes a drawing larger, words included.

In: items and a factor. Out: the same items, all lengths multiplied. Set lines are enlarged glyph by glyph; fonts have
no hinting and no optical sizes here, so that this is what setting the line at the larger size gives.
"""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Words
from blueprint.text.line import Glyph, Run, SetLine


def enlarged(item: Item, by: float) -> Item:
    """One item, all its lengths multiplied."""
    match item:
        case Group():
            return replace(item, items=tuple(enlarged(i, by) for i in item.items))
        case Words():
            return replace(item, x=item.x * by, y=item.y * by, line=_line(item.line, by))
        case Box():
            return replace(
                item, x=item.x * by, y=item.y * by, width=item.width * by, height=item.height * by,
                paint=_paint(item.paint, by), radius=item.radius * by,
            )  # fmt: skip
        case Dot():
            return replace(item, x=item.x * by, y=item.y * by, radius=item.radius * by, paint=_paint(item.paint, by))
        case Picture():
            return replace(item, x=item.x * by, y=item.y * by, width=item.width * by, height=item.height * by)
        case Path():
            commands = tuple((c[0], *(float(n) * by for n in c[1:])) for c in item.commands)
            return replace(item, commands=commands, paint=_paint(item.paint, by))


def _paint(paint: Paint, by: float) -> Paint:
    return replace(paint, width=paint.width * by, dash=tuple(d * by for d in paint.dash))


def _line(line: SetLine, by: float) -> SetLine:
    return replace(line, width=line.width * by, runs=tuple(_run(run, by) for run in line.runs))


def _run(run: Run, by: float) -> Run:
    glyphs = tuple(Glyph(g.id, g.cluster, g.advance * by, g.dx * by, g.dy * by) for g in run.glyphs)
    return replace(
        run, size=run.size * by, tracking=run.tracking * by, x=run.x * by, width=run.width * by, glyphs=glyphs
    )
