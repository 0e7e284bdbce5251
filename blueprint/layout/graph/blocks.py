"""Sequences: nodes that keep their order, stacked by us in their frames and one box for Graphviz.

┌ Arrival ──────┐
│ ┌ Check in ┐ ◀── an edge reaches the node itself
│ └──────────┘  │
└───────────────┘
┌ Stay ─────────┐
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.graph.dot import MARGIN, BlockRow, BlockSize
from blueprint.graph.values import Cluster
from blueprint.layout.graph.frames import Title
from blueprint.layout.graph.nodes import WIDTH, Measured

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_BETWEEN, _UNDER_TITLE = 14.0, 9.0


@frozen(kw_only=True)
class Block:
    """A stack of nodes, from its upper left corner, in user units.

    Attributes:
        nodes: middles by key. frames: keys of clusters, each with left, top, right, bottom; from the inside out.
        size: for Graphviz.
    """

    nodes: Mapping[str, tuple[float, float]]
    frames: tuple[tuple[str, Rectangle], ...]
    size: BlockSize


def stack_block(nodes: Sequence[Measured], clusters: Mapping[str, Cluster], titles: Mapping[str, Title]) -> Block:
    """Stack nodes in their order; neighbours of one cluster share a frame.

    Args:
        nodes: at least one. clusters, titles: by key.
    """
    stacked = _Stack(clusters, titles, max(len(_path(m.node.cluster, clusters)) for m in nodes))
    for measured in nodes:
        stacked.add(measured)
    return stacked.block()


def _path(key: str, clusters: Mapping[str, Cluster]) -> tuple[str, ...]:
    """A cluster with those around it, from the outside in."""
    found: list[str] = []
    while key:
        found.append(key)
        key = clusters[key].parent
    return tuple(reversed(found))


class _Stack:
    """One run of `stack_block`: whole units only, as Graphviz takes them."""

    def __init__(self, clusters: Mapping[str, Cluster], titles: Mapping[str, Title], depth: int) -> None:
        self.clusters, self.titles, self.depth = clusters, titles, depth
        self.width = WIDTH + 2 * MARGIN * depth
        self.y = 0.0
        self.open: list[tuple[str, float]] = []
        self.nodes: dict[str, tuple[float, float]] = {}
        self.frames: list[tuple[str, Rectangle]] = []
        self.rows: list[BlockRow] = []

    def add(self, measured: Measured) -> None:
        path = _path(measured.node.cluster, self.clusters)
        kept = 0
        while kept < min(len(path), len(self.open)) and self.open[kept][0] == path[kept]:
            kept += 1
        self.close(kept)
        if self.rows and (not self.open or kept == len(path)):
            self.space(_BETWEEN)
        for key in path[kept:]:
            self.open.append((key, self.y))
            self.space(round(MARGIN + self.titles[key].height + _UNDER_TITLE - 4.0))
        self.nodes[measured.node.key] = (self.width / 2, self.y + measured.height / 2)
        self.rows.append(BlockRow(height=measured.height, node=measured.node.key))
        self.y += measured.height

    def close(self, kept: int) -> None:
        """Close frames until so many are open."""
        while len(self.open) > kept:
            key, top = self.open.pop()
            self.space(MARGIN)
            inset = MARGIN * len(self.open)
            self.frames.append((key, (inset, top, self.width - inset, self.y)))

    def space(self, height: float) -> None:
        self.rows.append(BlockRow(height=height, node=""))
        self.y += height

    def block(self) -> Block:
        self.close(0)
        return Block(
            nodes=self.nodes,
            frames=tuple(self.frames),
            size=BlockSize(width=self.width, height=self.y, inner=WIDTH, rows=tuple(self.rows)),
        )
