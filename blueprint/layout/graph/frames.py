"""Clusters: tinted frames with a title in their upper left corner."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.graph.dot import MARGIN
from blueprint.graph.values import Cluster
from blueprint.layout.desk import Desk
from blueprint.layout.graph.nodes import WIDTH
from blueprint.layout.stacks import Stack, place, stack
from blueprint.scene import Box, Group, Paint

_INSET = 5.0
"""A frame stands so far inside of the border that Graphviz keeps free, so that two neighbours do not touch."""
_IN = MARGIN - _INSET
_RADIUS = 10.0


@frozen(kw_only=True)
class Title:
    """The title of a cluster: the room it takes in user units."""

    cluster: Cluster
    words: Stack
    width: float
    height: float


def measure_title(desk: Desk, cluster: Cluster) -> Title:
    """Set the title of a cluster."""
    words = stack(desk, "cluster-title", cluster.title, desk.theme.type("lane-caption", cluster.row), WIDTH, even=False)
    return Title(cluster=cluster, words=words, width=words.width, height=words.rise + words.height + words.fall + 4.0)


def paint_frame(
    desk: Desk, title: Title, place_of: tuple[float, float, float, float], corner: tuple[float, float] | None = None
) -> Group:
    """A frame; `place_of` is its left, top, right and bottom. Its title keeps to `corner`, else to its left top."""
    left, top, right, bottom = place_of
    x, y = corner or (left, top)
    cluster = title.cluster
    look = Paint(fill=desk.colour(f"{cluster.row}.band"), stroke=desk.colour("hairline"))
    left, top, right, bottom = left + _INSET, top + _INSET, right - _INSET, bottom - _INSET
    box = Box("cluster-box", left, top, right - left, bottom - top, look, _RADIUS)
    words = place(title.words, x + _INSET + _IN, y + _INSET + _IN - 2.0 + title.words.rise / 2)
    return Group("cluster", (box, *words), data=(("cluster", cluster.key),))
