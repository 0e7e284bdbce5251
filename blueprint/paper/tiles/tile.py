"""A poster on sheets that any office printer takes.

In: a poster (`Sheet`), the paper, the overlap. Out: sheets, the assembly plan first, then the tiles row by row. All
show the same scenes, moved and clipped, so that a PDF holds each drawing once.
"""

from __future__ import annotations

from blueprint.layout.desk import Desk
from blueprint.model.text import Wording
from blueprint.paper.pages import Page
from blueprint.paper.sheet import MM_PER_UNIT, Area, Part, Sheet
from blueprint.paper.tiles.assembly import assembly
from blueprint.paper.tiles.border import border
from blueprint.paper.tiles.ink import landmarks
from blueprint.paper.tiles.plan import Tile, plan
from blueprint.scene import Box, Paint, Scene


def tile(poster: Sheet, paper: Page, overlap: float, desk: Desk) -> tuple[Sheet, ...]:
    """Divide a poster into sheets.

    Both ways to turn the paper are tried, and the seams are put where they cut the least text. A sheet on which nothing
    but background would be printed is left out. Bleed and crop marks of the poster are not printed.

    Args:
        poster: a sheet of any size.
        paper: what the tiles are printed on, turned either way.
        overlap: width in mm of the strip that neighbours share.
        desk: for the words around the pictures, in the drawing's language.

    Returns:
        the assembly plan, then the tiles row by row, each named by its label (`B3`).

    Raises:
        TileError: overlap or paper are out of range, or it would take more sheets than anybody glues; one line.
    """
    divided = plan(poster, paper, overlap)
    title = _title(poster, desk)
    ground = _ground(poster, desk)
    marks = landmarks(poster)
    parts = (*((ground,) if ground else ()), *poster.parts)
    sheets = [
        Sheet(
            width=divided.raster.paper.width,
            height=divided.raster.paper.height,
            name=made.label,
            parts=(
                *(shown for part in parts if (shown := _shown(part, made)) is not None),
                Part(scene=border(desk, divided, made, marks, title), x=0.0, y=0.0, furniture=True),
            ),
        )
        for made in divided.tiles
    ]
    return (assembly(desk, divided, poster, title, ground), *sheets)


def _title(poster: Sheet, desk: Desk) -> Wording:
    """What the poster is called."""
    return Wording(poster.name, desk.language) if poster.name else desk.pick(desk.service.title)


def _ground(poster: Sheet, desk: Desk) -> Part | None:
    """The poster's background as a drawing; none where the paper has that colour anyway."""
    if poster.background in (None, "#ffffff"):
        return None
    width, height = poster.width / MM_PER_UNIT, poster.height / MM_PER_UNIT
    first = poster.parts[0].scene
    scene = Scene(
        prefix=f"{desk.prefix}-ground",
        kind="sheet",
        title="",
        description="",
        language=desk.language,
        direction=first.direction,
        width=width,
        height=height,
        background=poster.background,
        items=(Box("ground", 0.0, 0.0, width, height, Paint(fill=poster.background)),),
    )
    return Part(scene=scene, x=0.0, y=0.0, furniture=True)


def _shown(part: Part, made: Tile) -> Part | None:
    """A part of the poster on a tile, cut to the picture; None where it is not in the picture."""
    left, top, width, height = made.window
    right, bottom = left + width, top + height
    if part.clip is not None:
        x, y, w, h = part.clip
        left, top, right, bottom = max(left, x), max(top, y), min(right, x + w), min(bottom, y + h)
    if left >= right or top >= bottom:
        return None
    return Part(
        scene=part.scene,
        x=part.x + made.x,
        y=part.y + made.y,
        scale=part.scale,
        clip=Area(left + made.x, top + made.y, right - left, bottom - top),
        furniture=part.furniture,
    )
