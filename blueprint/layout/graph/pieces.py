"""The pieces of a graph that nothing joins: each measured, placed by Graphviz, and set side by side.

┌ piece ┐ ┌ piece ┐      as many columns as give a drawing of about the shape of a sheet
└───────┘ │       │
┌ piece ┐ │       │
└───────┘ └───────┘
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from blueprint.diagnostics import Outcome
from blueprint.frozen import frozen
from blueprint.graph.components import components
from blueprint.graph.dot import Sizes, measured_dot
from blueprint.graph.engine import run_dot
from blueprint.graph.positions import Course, Point, Positions, read_positions
from blueprint.graph.values import Graph
from blueprint.layout.desk import Desk
from blueprint.layout.graph.blocks import Rectangle, stack_block
from blueprint.layout.graph.counts import Counts
from blueprint.layout.graph.edges import Plate, measure_label, paint_edge, paint_label
from blueprint.layout.graph.frames import Title, measure_title, paint_frame
from blueprint.layout.graph.grid import GridPiece
from blueprint.layout.graph.nodes import Measured, measure_node, paint_node
from blueprint.layout.graph.packing import packed
from blueprint.model.text import Wording
from blueprint.scene import Item

_SHAPE = 1.4
"""Width by height that is aimed at."""
_BESIDE, _UNDER = 56.0, 34.0
_ARC, _ARC_MOST, _HEAD = 36.0, 90.0, 8.0
"""How far an arc between two nodes of one column reaches out, and the length of a head."""


@frozen(kw_only=True)
class Pieces:
    """All pieces, placed.

    Attributes:
        pieces: with the left and the top edge of each.
        width, height: of all of them together.
    """

    pieces: tuple[tuple[float, float, Piece | GridPiece], ...]
    width: float
    height: float


class Piece:
    """One piece: everything in it measured, then placed."""

    def __init__(self, desk: Desk, graph: Graph) -> None:
        self.desk, self.graph = desk, graph
        self.nodes: dict[str, Measured] = {node.key: measure_node(desk, node) for node in graph.nodes}
        self.titles: dict[str, Title] = {cluster.key: measure_title(desk, cluster) for cluster in graph.clusters}
        self.plates: dict[int, Plate] = {
            n: plate for n, edge in enumerate(graph.edges) if (plate := measure_label(desk, edge))
        }
        frames = {cluster.key: cluster for cluster in graph.clusters}
        self.blocks = tuple(
            stack_block([self.nodes[key] for key in chain], frames, self.titles) for chain in graph.sequences
        )
        self.positions: Positions | None = None
        self.middles: dict[str, Point] = {}
        self.frames: list[tuple[str, Rectangle]] = []
        self.courses: dict[int, Course] = {}

    def dot(self) -> str:
        """Its text for Graphviz."""
        sizes = Sizes(
            nodes={key: (m.width, m.height) for key, m in self.nodes.items()},
            clusters={key: (t.width, t.height) for key, t in self.titles.items()},
            labels={n: (p.width, p.height) for n, p in self.plates.items()},
            blocks=tuple(block.size for block in self.blocks),
        )
        return measured_dot(self.graph, sizes)

    def take(self, positions: Positions) -> None:
        """Keep where Graphviz puts everything."""
        self.positions = positions
        self.middles, self.frames = dict(positions.nodes), list(positions.clusters.items())
        for block, (x, y) in zip(self.blocks, positions.blocks, strict=True):
            left, top = x - block.size.width / 2, y - block.size.height / 2
            self.middles |= {key: (left + a, top + b) for key, (a, b) in block.nodes.items()}
            self.frames += [(key, (left + a, top + b, left + c, top + d)) for key, (a, b, c, d) in block.frames]
        order = {cluster.key: n for n, cluster in enumerate(self.graph.clusters)}
        self.frames.sort(key=lambda frame: order[frame[0]])
        self.courses = {n: self.level(n) or course for n, course in positions.edges.items()}

    def level(self, number: int) -> Course | None:
        """An edge between two nodes of one column as an arc at its end; None for all others.

        Graphviz leads such edges along the nodes between them, and under them.
        """
        edge = self.graph.edges[number]
        ends = [self.nodes[key] for key in (edge.source, edge.target)]
        if not self.graph.ports or ends[0].node.column is None or ends[0].node.column != ends[1].node.column:
            return None
        right = max(self.middles[m.node.key][0] + m.width / 2 for m in ends)
        (_, first), (_, last) = (self.middles[m.node.key] for m in ends)
        out = right + min(_ARC_MOST, _ARC + 0.12 * abs(last - first))
        tip, foot = (right, last), (right + _HEAD, last)
        start = (right + _HEAD, first) if edge.both else (right, first)
        return Course(
            curve=(start, (out, first), (out, last), foot), source=(right, first) if edge.both else None, target=tip,
            label=None,
        )  # fmt: skip

    @property
    def numbered(self) -> tuple[Wording, ...]:
        """The labels that are numbers in the drawing: none, as Graphviz finds room for all."""
        return ()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        if self.positions is None:
            return 0.0, 0.0
        arcs = [x for course in self.courses.values() for x, _ in course.curve]
        return max([self.positions.width, *arcs]), self.positions.height

    def column_edge(self, column: int) -> float | None:
        """Where the nodes of a column begin; None if it has none."""
        edges = [self.middles[n.key][0] - self.nodes[n.key].width / 2 for n in self.graph.nodes if n.column == column]
        return min(edges, default=None)

    def paint(self, left: float, top: float) -> Iterator[Item]:
        """Frames, edges, nodes, labels, from the back to the front."""
        desk, graph, positions = self.desk, self.graph, self.positions
        if positions is None:
            return
        for key, (x0, y0, x1, y1) in self.frames:
            yield paint_frame(desk, self.titles[key], (left + x0, top + y0, left + x1, top + y1))
        courses = {n: _moved(course, left, top) for n, course in self.courses.items()}
        halo = not graph.ports and not graph.clusters
        for n, edge in enumerate(graph.edges):
            yield paint_edge(desk, edge, courses[n], halo=halo)
        for node in graph.nodes:
            x, y = self.middles[node.key]
            yield paint_node(desk, self.nodes[node.key], left + x, top + y)
        counts = Counts(desk, Counter(key for edge in graph.edges for key in (edge.source, edge.target)))
        for n, edge in enumerate(graph.edges):
            yield from counts.paint(edge, courses[n])
        for n, plate in self.plates.items():
            if middle := courses[n].label:
                yield paint_label(desk, plate, middle)


def place_pieces(desk: Desk, graph: Graph, seconds: float) -> Outcome[Pieces]:
    """Measure and place everything of a graph.

    Args:
        desk: the tools. graph: what is drawn.
        seconds: that Graphviz may take.

    Returns:
        The pieces side by side; None with a finding if Graphviz could not place them.
    """
    if graph.on_grid:
        grids = _grids(desk, graph)
        pack = packed([piece.size for piece in grids], _SHAPE)
        placed = tuple((x, y, piece) for (x, y), piece in zip(pack.corners, grids, strict=True))
        return Outcome(Pieces(pieces=placed, width=pack.width, height=pack.height), ())
    pieces = [Piece(desk, part) for part in components(graph)]
    if not pieces:
        return Outcome(Pieces(pieces=(), width=0.0, height=0.0), ())
    answer = run_dot("".join(piece.dot() for piece in pieces), seconds)
    if answer.value is None:
        return Outcome(None, answer.diagnostics)
    found = read_positions(answer.value, [piece.graph for piece in pieces])
    if found.value is None:
        return Outcome(None, found.diagnostics)
    for piece, positions in zip(pieces, found.value, strict=True):
        piece.take(positions)
    return Outcome(_packed(pieces), ())


def _grids(desk: Desk, graph: Graph) -> list[GridPiece]:
    """The maps on grids of their own, those that lead to each other on one; stages of one map stay together."""
    parts = components(graph) if any(cluster.parent for cluster in graph.clusters) else (graph,)
    made: list[GridPiece] = []
    for part in parts:
        made.append(GridPiece(desk, part, sum(len(piece.numbered) for piece in made)))
    return made


def _packed(pieces: Sequence[Piece]) -> Pieces:
    """Side by side in the number of columns that comes nearest to the shape of a sheet."""
    tries = (_folded(pieces, number) for number in range(1, len(pieces) + 1))
    return min(tries, key=lambda made: abs(log(made.width / made.height / _SHAPE)))


def _folded(pieces: Sequence[Piece], number: int) -> Pieces:
    """In so many columns: each piece goes to the column that is the shortest."""
    heights = [0.0] * number
    columns: list[list[tuple[float, Piece]]] = [[] for _ in range(number)]
    for piece in pieces:
        at = heights.index(min(heights))
        columns[at].append((heights[at], piece))
        heights[at] += piece.size[1] + _UNDER
    placed: list[tuple[float, float, Piece]] = []
    left = 0.0
    for column in columns:
        placed += [(left, top, piece) for top, piece in column]
        left += max((piece.size[0] for _, piece in column), default=0.0) + _BESIDE
    return Pieces(pieces=tuple(placed), width=left - _BESIDE, height=max(heights) - _UNDER)


def _moved(course: Course, x: float, y: float) -> Course:
    """A course from another corner."""

    def at(point: tuple[float, float] | None) -> tuple[float, float] | None:
        return (point[0] + x, point[1] + y) if point else None

    curve = tuple((a + x, b + y) for a, b in course.curve)
    return Course(curve=curve, source=at(course.source), target=at(course.target), label=at(course.label))
