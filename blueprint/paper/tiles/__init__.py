"""Posters in tiles: sheets that any office printer takes, to be cut and glued.

raster.py     how a poster is divided: origins, overlap, as few sheets as possible
ink.py        what a poster shows where: empty sheets, seams that cut no words, names of lanes and stages
plan.py       both together: the tiles with labels and neighbours
pen.py        writes and draws in mm
border.py, guide.py   what stands around the picture of a tile
assembly.py   the first sheet: the whole poster, what to do, a ruler
tile.py       all of it
"""

from blueprint.paper.tiles.raster import TileError
from blueprint.paper.tiles.tile import tile

__all__ = ["TileError", "tile"]
