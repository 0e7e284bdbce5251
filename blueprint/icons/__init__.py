"""Icons, marks, faces and markers as path commands that every painter can draw.

In: names. Out: commands of `blueprint.scene.Path`. The icons are `templates/icons/icons.yaml`.
"""

from __future__ import annotations

from blueprint.icons.catalogue import GRID, Icon, check_icon, icon_for, icon_names
from blueprint.icons.check import check_icons
from blueprint.icons.marks import MARK_SIZE, Part, Shape, face_shape, mark_shape, marker_names, marker_shape
from blueprint.icons.shapes import Command, Commands, place

__all__ = [
    "GRID",
    "MARK_SIZE",
    "Command",
    "Commands",
    "Icon",
    "Part",
    "Shape",
    "check_icon",
    "check_icons",
    "face_shape",
    "icon_for",
    "icon_names",
    "mark_shape",
    "marker_names",
    "marker_shape",
    "place",
]
