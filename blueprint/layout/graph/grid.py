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

from blueprint.frozen import replace
from blueprint.graph.values import Edge, Graph, Node
from blueprint.layout.desk import Desk
from blueprint.layout.graph.blocks import Rectangle
from blueprint.layout.graph.bounds import END, FRAME, SIDE, TITLE, apart, frames_of, route_boxes
from blueprint.layout.graph.edges import Plate, measure_label, paint_label, paint_legs
from blueprint.layout.graph.frames import Title, measure_title, paint_frame
from blueprint.layout.graph.labels import labels_off
from blueprint.layout.graph.nodes import WIDTH, Measured, measure_node, paint_node
from blueprint.layout.links import bubble
from blueprint.model.text import Wording
from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Plan, Row, Wire
from blueprint.routing.plan import Node as Block
from blueprint.scene import Item

_GUTTER, _OUTSIDE, _STEP, _UNDER_TITLE, _PARTS = 64.0, 26.0, 32.0, 10.0, 60.0
_CLEAR, _BORDER = 24.0, 18.0
"""From a column to the first edge beside it: outside of its frame; at the border of a map, whose frame holds it."""
_BETWEEN = 52.0
"""From a map to the first edge under or over it: frames around that edge have room."""
_TRACKS = 14.0
"""Between edges side by side: room for the border of a frame."""
_PLANS, _ROUNDING = 4, 1e-6
_MARK, _MARK_PITCH = 8.0, 21.0
_MARK_LEFT, _MARK_HALF = 16.0, 10.0
"""The middle of the first mark of a node, and how far a mark reaches."""


class GridPiece:
    """A whole graph on its grid."""

    def __init__(self, desk: Desk, graph: Graph, numbered: int = 0) -> None:
        """Measure and place everything; `numbered` is how many labels are numbers in the pieces before."""
        self.before = numbered
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
        self.seams: list[tuple[str, str, int]] = []
        self._stack()
        self._plan()
        self.bubbles = list(self.labels.bubbles)
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
            room = (left + x0, top + y0, left + x1, top + y1)
            x, y = self._corner(cluster.key)
            yield paint_frame(self.desk, self.titles[cluster.key], room, (left + x, top + y))
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
        if spot := self.labels.boxes.get(number):
            yield paint_label(self.desk, plate, (left + spot.x + spot.width / 2, top + spot.y + spot.height / 2))
        elif point := self.labels.bubbles.get(number):
            yield bubble(self.desk, self.before + self.bubbles.index(number) + 1, left + point.x, top + point.y)

    @property
    def marks(self) -> list[Rectangle]:
        """Where the marks of all nodes are."""
        found = []
        for node in self.graph.nodes:
            box = self.plan.nodes[node.key]
            for n in range(len(node.marks)):
                x = box.x + _MARK_LEFT + n * _MARK_PITCH
                found.append((x - _MARK_HALF, box.y - _MARK_HALF, x + _MARK_HALF, box.y + _MARK_HALF))
        return found

    def _corner(self, key: str) -> tuple[float, float]:
        """The corner that a title keeps to: of its frame, or of its column where a route runs in front of the title."""
        title = self.plan.nodes[f"title {key}"]
        sides = 2 if key in self.parents.values() else 1
        x, y = title.x - sides * (SIDE + FRAME), title.y - TITLE - FRAME
        left = self.frames[key][0]
        passed = (left, title.y, x + SIDE, title.bottom)
        free = all(apart(passed, box) for n in range(len(self.plan.routes)) for box in self._covered(n))
        return (left if free else x), y

    def _covered(self, number: int) -> list[Rectangle]:
        """Where an edge and its label are."""
        return route_boxes(self.plan, number, self.labels.boxes.get(number))

    # --- the grid

    def _plan(self) -> None:
        """Places, routes and frames; with more room where what runs in a map makes its frame reach into the next."""
        for left in reversed(range(_PLANS)):
            self.plan: Plan = plan_routes(self._grid())
            self.labels = labels_off(self.plan, self.marks)
            self.frames: dict[str, Rectangle] = frames_of(self.graph, self.plan, self.labels.boxes, crowded=not left)
            lacking = [(n, self.frames[above][3] - self.frames[below][1]) for above, below, n in self.seams]
            if all(lack <= _ROUNDING for _, lack in lacking):
                break
            for n, lack in lacking:
                gap = self.channels[n]
                self.channels[n] = replace(gap, min_size=gap.min_size + max(0.0, lack))

    def _stack(self) -> None:
        """The rows: for each outermost frame its title, the titles inside it, and its levels."""
        roots: dict[str, list[Node]] = {}
        for node in self.graph.nodes:
            roots.setdefault(self._root(node.cluster), []).append(node)
        self.columns = 1 + max(node.column or 0 for node in self.graph.nodes)
        above, previous = _OUTSIDE + TITLE, ""
        for root, nodes in roots.items():
            inner = dict.fromkeys(n.cluster for n in nodes if n.cluster and n.cluster != root)
            last = max(n.column or 0 for n in nodes)
            if root:
                if self.rows:
                    self.seams.append((previous, root, len(self.channels)))
                previous = root
                self._row(above, self.titles[root].height)
                self._title(root, 0, last)
                above = _UNDER_TITLE + TITLE
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
        self.channels.append(Gap(min_size=_OUTSIDE + 2 * END))

    def _root(self, cluster: str) -> str:
        """The outermost frame around a cluster; empty where no frame stands in another."""
        nested = any(self.parents.values())
        while self.parents.get(cluster):
            cluster = self.parents[cluster]
        return cluster if nested else ""

    def _row(self, above: float, height: float) -> None:
        gap = Gap(min_size=above, margin=_BETWEEN) if above == _PARTS else Gap(min_size=above)
        self.channels.append(gap)
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
        several = len({self._root(node.cluster) for node in self.graph.nodes}) > 1
        outer = Gap(min_size=_OUTSIDE + SIDE, margin=_CLEAR + SIDE + FRAME if several else _BORDER)
        inner = Gap(min_size=_GUTTER, margin=_CLEAR)
        return Grid(
            columns=(WIDTH,) * self.columns,
            rows=tuple(self.rows),
            gutters=(outer, *(inner for _ in range(self.columns - 1)), outer),
            channels=tuple(self.channels),
            nodes=tuple(self.blocks),
            wires=tuple(self._wire(n, edge) for n, edge in enumerate(self.graph.edges)),
            track_gap=_TRACKS,
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
        boxes += [(b.x, b.y, b.right, b.bottom) for b in self.labels.boxes.values()]
        boxes += [(p.x, p.y, p.x, p.y) for r in plan.routes for p in r.points]
        boxes += [(x0 + FRAME, y0 + FRAME, x1 - FRAME, y1 - FRAME) for x0, y0, x1, y1 in self.frames.values()]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)
