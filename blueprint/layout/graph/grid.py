"""Graphs whose nodes have their places: set by us, joined by our own router.

    ┌ Arrival ────┐  ┌ Stay ───────┐
    │ ╭─────────╮ │  │ ╭─────────╮ │     a column for each number, levels under each other
    │ │ Arrives │ │ ┌──▶ Sleeps  │ │     edges run between the frames and around the nodes
    │ ╰────┬────╯ │ ││ ╰─────────╯ │
    │ ╭────▼────╮ │ ││             │
    │ │ Pays    ├───┘│             │
    └─────────────┘  └─────────────┘

In: a graph with every node on its grid. Out: `GridPiece`, painted from any corner. Titles of frames are nodes for the
router, so that nothing runs over them. Outermost frames stand under each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.values import Edge, Graph, Node
from blueprint.layout.desk import Desk
from blueprint.layout.graph.blocks import Rectangle
from blueprint.layout.graph.edges import Plate, measure_label, paint_label, paint_legs
from blueprint.layout.graph.frames import Title, measure_title, paint_frame
from blueprint.layout.graph.nodes import WIDTH, Measured, measure_node, paint_node
from blueprint.layout.links import bubble
from blueprint.model.text import Wording
from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Plan, Rect, Row, Wire
from blueprint.routing.plan import Node as Block
from blueprint.scene import Item

_SIDE, _END, _TITLE = 16.0, 14.0, 12.0
"""From a frame to what is in it: at the sides, at the end, over its title."""
_GUTTER, _OUTSIDE, _STEP, _UNDER_TITLE, _PARTS = 64.0, 26.0, 32.0, 10.0, 60.0
_CLEAR = 24.0
"""From a column to the first edge beside it: outside of its frame."""
_MARK, _MARK_PITCH = 8.0, 21.0
_FRAME = 5.0
"""How far inside of its room `paint_frame` draws a frame."""


class GridPiece:
    """A whole graph on its grid."""

    def __init__(self, desk: Desk, graph: Graph) -> None:
        """Measure and place everything."""
        self.desk, self.graph = desk, graph
        self.nodes: dict[str, Measured] = {node.key: measure_node(desk, node) for node in graph.nodes}
        self.titles: dict[str, Title] = {cluster.key: measure_title(desk, cluster) for cluster in graph.clusters}
        self.plates: dict[int, Plate] = {
            n: plate for n, edge in enumerate(graph.edges) if (plate := measure_label(desk, edge))
        }
        self.parents = {cluster.key: cluster.parent for cluster in graph.clusters}
        self.rows: list[Row] = []
        self.channels: list[Gap] = []
        self.blocks: list[Block] = []
        self._stack()
        self.plan: Plan = plan_routes(self._grid())
        self.frames: dict[str, Rectangle] = {}
        for cluster in reversed(graph.clusters):  # what is inside comes first
            self.frames[cluster.key] = self._frame(cluster.key)
        self.bubbles = [n for n, route in enumerate(self.plan.routes) if route.bubble]
        self.extent = self._extent()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        left, top, right, bottom = self.extent
        return right - left, bottom - top

    def column_edge(self, column: int) -> float | None:
        """Where a column begins; None if there is no such column."""
        return self.plan.columns[column][0] - self.extent[0] if column < len(self.plan.columns) else None

    @property
    def numbered(self) -> tuple[Wording, ...]:
        """The labels that are numbers in the drawing, in their order."""
        return tuple(label for n in self.bubbles if (label := self.graph.edges[n].label))

    def paint(self, left: float, top: float) -> Iterator[Item]:
        """Frames, edges, nodes, labels, from the back to the front."""
        left, top = left - self.extent[0], top - self.extent[1]
        for cluster in self.graph.clusters:
            x0, y0, x1, y1 = self.frames[cluster.key]
            yield paint_frame(self.desk, self.titles[cluster.key], (left + x0, top + y0, left + x1, top + y1))
        pairs = list(zip(self.graph.edges, self.plan.routes, strict=True))
        order = sorted(range(len(pairs)), key=lambda n: pairs[n][0].weight)
        for edge, route in (pairs[n] for n in order):
            yield paint_legs(self.desk, edge, [(left + p.x, top + p.y) for p in route.points])
        for key, measured in self.nodes.items():
            box = self.plan.nodes[key]
            yield paint_node(self.desk, measured, left + box.x + box.width / 2, top + box.y + box.height / 2)
        for n, plate in self.plates.items():
            yield from self._label(n, plate, left, top)

    def _label(self, number: int, plate: Plate, left: float, top: float) -> Iterator[Item]:
        """The words at an edge, or a number where there is no room for them."""
        route = self.plan.routes[number]
        if route.label:
            spot = route.label
            yield paint_label(self.desk, plate, (left + spot.x + spot.width / 2, top + spot.y + spot.height / 2))
        elif route.bubble:
            yield bubble(self.desk, self.bubbles.index(number) + 1, left + route.bubble.x, top + route.bubble.y)

    # --- the grid

    def _stack(self) -> None:
        """The rows: for each outermost frame its title, the titles inside it, and its levels."""
        roots: dict[str, list[Node]] = {}
        for node in self.graph.nodes:
            roots.setdefault(self._root(node.cluster), []).append(node)
        self.columns = 1 + max(node.column or 0 for node in self.graph.nodes)
        above = _OUTSIDE + _TITLE
        for root, nodes in roots.items():
            inner = dict.fromkeys(n.cluster for n in nodes if n.cluster and n.cluster != root)
            last = max(n.column or 0 for n in nodes)
            if root:
                self._row(above, self.titles[root].height)
                self._title(root, 0, last)
                above = _UNDER_TITLE + _TITLE
            if inner:
                self._row(above, max(self.titles[key].height for key in inner))
                for key in inner:
                    column = next(n.column or 0 for n in nodes if n.cluster == key)
                    self._title(key, column, column)
                above = _UNDER_TITLE
            first = len(self.rows)
            for level in range(1 + max(n.level or 0 for n in nodes)):
                self._row(above, 0.0)
                above = _STEP
                self._level([n for n in nodes if n.level == level], first + level)
            above = _PARTS
        self.channels.append(Gap(min_size=_OUTSIDE + 2 * _END))

    def _root(self, cluster: str) -> str:
        """The outermost frame around a cluster; empty where no frame stands in another."""
        nested = any(self.parents.values())
        while self.parents.get(cluster):
            cluster = self.parents[cluster]
        return cluster if nested else ""

    def _row(self, above: float, height: float) -> None:
        self.channels.append(Gap(min_size=above))
        self.rows.append(Row(min_height=height, padding=0.0, stack_gap=0.0, level=True))

    def _title(self, key: str, first: int, last: int) -> None:
        """What keeps a title free: as wide as its columns."""
        self.blocks.append(
            Block(
                id=f"title {key}", row=len(self.rows) - 1, first=first, last=last, order=0, width=WIDTH,
                height=self.titles[key].height,
            )
        )  # fmt: skip

    def _level(self, nodes: list[Node], row: int) -> None:
        """The nodes of one level."""
        for node in nodes:
            measured = self.nodes[node.key]
            marks = _MARK + _MARK_PITCH * len(node.marks) if node.marks else 0.0
            self.blocks.append(
                Block(
                    id=node.key, row=row, first=node.column or 0, last=node.column or 0, order=0, width=measured.width,
                    height=measured.height, start_free=marks,
                )
            )  # fmt: skip

    def _grid(self) -> Grid:
        nested = any(self.parents.values())
        outer = Gap(min_size=_OUTSIDE + _SIDE, margin=_CLEAR + (_SIDE + _FRAME if nested else 0.0))
        inner = Gap(min_size=_GUTTER, margin=_CLEAR)
        return Grid(
            columns=(WIDTH,) * self.columns,
            rows=tuple(self.rows),
            gutters=(outer, *(inner for _ in range(self.columns - 1)), outer),
            channels=tuple(self.channels),
            nodes=tuple(self.blocks),
            wires=tuple(self._wire(n, edge) for n, edge in enumerate(self.graph.edges)),
        )

    def _wire(self, number: int, edge: Edge) -> Wire:
        plate = self.plates.get(number)
        return Wire(
            id=str(number), source=edge.source, target=edge.target, label=(plate.width, plate.height) if plate else None
        )

    def _extent(self) -> Rectangle:
        """Left, top, right and bottom of all that is painted."""
        plan = self.plan
        boxes = [(b.x, b.y, b.right, b.bottom) for key, b in plan.nodes.items() if key in self.nodes]
        boxes += [(b.x, b.y, b.right, b.bottom) for r in plan.routes if (b := r.label)]
        boxes += [(p.x, p.y, p.x, p.y) for r in plan.routes for p in r.points]
        boxes += [(x0 + _FRAME, y0 + _FRAME, x1 - _FRAME, y1 - _FRAME) for x0, y0, x1, y1 in self.frames.values()]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _frame(self, key: str) -> Rectangle:
        """Left, top, right and bottom of a frame: around its title, its nodes and the frames in it."""
        boxes = [self.plan.nodes[n.key] for n in self.graph.nodes if n.cluster == key]
        boxes += [
            Rect(left, top, right - left, bottom - top)
            for inner, (left, top, right, bottom) in self.frames.items()
            if self.parents[inner] == key
        ]
        title = self.plan.nodes[f"title {key}"]
        side = _SIDE + _FRAME
        return (
            min(title.x, *(b.x for b in boxes)) - side, title.y - _TITLE - _FRAME,
            max(title.right, *(b.right for b in boxes)) + side, max(b.bottom for b in boxes) + _END + _FRAME,
        )  # fmt: skip
