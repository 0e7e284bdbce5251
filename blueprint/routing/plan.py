"""What the router is asked and what it answers.

The grid, before anything is placed (n columns, m rows):

      gutter 0   column 0   gutter 1   column 1   gutter 2
    ┌──────────┬──────────┬──────────┬──────────┬──────────┐
    │              channel 0 (above row 0)                 │
    ├──────────┼──────────┼──────────┼──────────┼──────────┤
    │          │   row 0: cards, centred in their cell     │
    ├──────────┼──────────┼──────────┼──────────┼──────────┤
    │              channel 1, may hold separators          │
    ├──────────┼──────────┼──────────┼──────────┼──────────┤
    │          │   row 1                                   │
    ├──────────┼──────────┼──────────┼──────────┼──────────┤
    │              channel 2 (below the last row)          │
    └──────────┴──────────┴──────────┴──────────┴──────────┘

In: `Grid`, with the sizes that the layout wants at least. Out: `Plan`, with everything placed; its
origin is the left top corner of the grid. All lengths are user units; y grows downwards.
A right-to-left drawing is planned from left to right and mirrored afterwards by the layout.
"""

from __future__ import annotations

from blueprint.frozen import frozen

HEAD_DROP = 14.0
"""How far down the right side of a card its marks reach, the half of an arrow head included."""


@frozen
class Point:
    """A place in the plan."""

    x: float
    y: float


@frozen
class Rect:
    """A box; `x`, `y` are its left top corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return self.y + self.height


@frozen(kw_only=True)
class Node:
    """A card as the router sees it.

    Attributes:
        id: unique.
        row: index of its row.
        first, last: first and last column that it covers (equal but for a card of a whole stage).
        order: place in its cell's stack, from 0, top first.
        width, height: wished size; the height may grow if a side needs more ports.
        head_free: length at the right end of the top side that no port may use (marks sit there),
            above zero, the right side keeps `HEAD_DROP` from its top.
        start_free: length at the left end of the top side that no port may use (a badge sits there).
    """

    id: str
    row: int
    first: int
    last: int
    order: int
    width: float
    height: float
    head_free: float = 0.0
    start_free: float = 0.0


@frozen(kw_only=True)
class Wire:
    """A connector as the router sees it.

    Attributes:
        id: unique; ties are broken by it.
        source, target: node ids; may be equal (a loop onto itself).
        label: width and height of its label; None without one.
        bundle: wires of one source with the same non-empty bundle key may share a trunk.
    """

    id: str
    source: str
    target: str
    label: tuple[float, float] | None = None
    bundle: str = ""


@frozen(kw_only=True)
class Row:
    """A lane, sub-lane or the part of a lane that holds its stage-wide cards.

    Attributes:
        min_height: least height; the row grows to its tallest stack plus twice `padding`.
        padding: clear space above and below the stack.
        stack_gap: space between stacked cards.
        level: whether all stacks begin at the height of the tallest one; else each is centred.
    """

    min_height: float
    padding: float
    stack_gap: float
    level: bool = False


@frozen(kw_only=True)
class Gap:
    """A gutter between columns or a channel between rows.

    Attributes:
        min_size: least width or height.
        separators: ids of lines that run along a channel, from the top; always empty for gutters.
        separator_clear: clear space on both sides of each separator.
        margin: clear space between the strip's edge and the first track in it.
    """

    min_size: float
    separators: tuple[str, ...] = ()
    separator_clear: float = 9.0
    margin: float = 8.0


@frozen(kw_only=True)
class Grid:
    """The question: what has to be placed and joined.

    Attributes:
        columns: width of each column.
        rows: from the top.
        gutters: n + 1 of them. channels: m + 1 of them.
        nodes: no two in the same place of a stack.
        wires: in file order.
        track_gap: distance between parallel routes.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    gutters: tuple[Gap, ...]
    channels: tuple[Gap, ...]
    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    track_gap: float = 10.0


@frozen(kw_only=True)
class Crossing:
    """A place where a route passes a separator."""

    separator: str
    at: Point


@frozen(kw_only=True)
class PlannedRoute:
    """A wire, placed.

    Attributes:
        wire: id of the wire.
        points: corners from the border of the source to the border of the target; every leg is
            horizontal or vertical, consecutive legs turn.
        crossings: of separators, from source to target; exactly those between the rows of the ends.
        label: where the label goes; None without one, or where it had to become a bubble.
        bubble: centre of the numbered bubble (radius 9) that stands for a label that found no room.
        junctions: where it leaves the trunk that it shares with others of its bundle.
    """

    wire: str
    points: tuple[Point, ...]
    crossings: tuple[Crossing, ...]
    label: Rect | None = None
    bubble: Point | None = None
    junctions: tuple[Point, ...] = ()


@frozen(kw_only=True)
class Plan:
    """The answer: everything placed.

    Attributes:
        columns: left and right edge of each column. rows: top and bottom edge of each row.
        separators: id and y of each line, from the top.
        nodes: id to box. routes: in the order of the wires.
        width, height: of the whole grid, outer gutters and channels included.
    """

    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, float], ...]
    separators: tuple[tuple[str, float], ...]
    nodes: dict[str, Rect]
    routes: tuple[PlannedRoute, ...]
    width: float
    height: float
