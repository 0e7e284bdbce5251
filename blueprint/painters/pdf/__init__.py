"""Paints scenes as PDF.

In: `Scene`s. Out: for each the content of one Form XObject, the fonts and pictures that it names, and what of it
means something (`Element`). Coordinates of the content are user units with y upwards, the origin at the lower left
corner of the drawing. Where a drawing is placed, and what file it is part of, is the exporter's business.
"""

from __future__ import annotations

from blueprint.painters.pdf.bounds import Bounds
from blueprint.painters.pdf.fonts import Fonts
from blueprint.painters.pdf.objects import Objects, text_string
from blueprint.painters.pdf.paint import Link, Painted, paint_pdf
from blueprint.painters.pdf.pictures import PictureError, Pictures
from blueprint.painters.pdf.structure import Element

__all__ = [
    "Bounds",
    "Element",
    "Fonts",
    "Link",
    "Objects",
    "Painted",
    "PictureError",
    "Pictures",
    "paint_pdf",
    "text_string",
]
