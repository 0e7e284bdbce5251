"""The only place that strings the stages together.

    load     name ──read──▶ Source ──parse──▶ Document ──check, build──▶ Service ──acknowledge──▶ findings
    draw     Service ──select──▶ Service ──compose──▶ Scene
    paint    Scene ──▶ text of an SVG file
    sheets   Service ──select──▶ Service ──compose, again and again──▶ Scenes ──place──▶ Sheets
    print_pdf, print_png   Sheets ──▶ bytes of a file

Nothing is raised for what a file contains: findings come back in the `Outcome`.
"""

from blueprint.pipeline.drawing import Drawing, draw, drawings, paint
from blueprint.pipeline.loading import SUFFIXES, file_stem, load

__all__ = ["SUFFIXES", "Drawing", "draw", "drawings", "file_stem", "load", "paint"]
