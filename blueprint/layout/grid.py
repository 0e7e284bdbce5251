"""From rows and links to the router's question, and its answer back to bands.

One row of the drawing is one row of the grid, or two where cards of whole stages stand above those of steps:

    Frontstage  ┌───────────── of the stage ─────────────┐   grid row 3
                ┌── step 1 ──┐          ┌── step 3 ──┐       grid row 4
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import Entry, Row, RowKind
from blueprint.layout.cards import Block
from blueprint.layout.contents import block
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Stack, stack
from blueprint.layout.titles import band_title, line_name
from blueprint.model.lanes import Line
from blueprint.model.service import Link
from blueprint.model.vocabulary import DrawingKind
from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Node, Plan, Wire
from blueprint.routing.plan import Row as GridRow

SEPARATOR_CLEAR = 25.0
"""From a separator line to the bands on both sides and to the next line: room for its name in two lines."""
_NARROW, _WIDE, _WIDEST = 150.0, 212.0, 360.0
_LEAST_PAGE, _PAGE = 860.0, 1240.0
_LABEL_WIDTH = 116.0
LABEL_PAD = 5.0


@frozen(kw_only=True)
class Band:
    """A row of the drawing and where it came to lie: top and bottom in plan coordinates."""

    row: Row
    top: float
    bottom: float


@frozen
class Placed:
    """An entry with its content and the node that stands for it in the plan."""

    row: Row
    entry: Entry
    content: Block
    node: str


@frozen(kw_only=True)
class Layout:
    """Everything placed, in plan coordinates.

    Attributes:
        columns: width of the columns as asked for.
        lines: separators with their y, from the top.
        links: drawn links in the order of `plan.routes`; labels: their texts, empty where there is none.
    """

    plan: Plan
    bands: tuple[Band, ...]
    placed: tuple[Placed, ...]
    lines: tuple[tuple[Line, float], ...]
    links: tuple[Link, ...]
    labels: tuple[Stack, ...]


def column_width(desk: Desk, columns: int) -> float:
    """Width of every column: short maps get wider ones, so that a drawing is never a narrow strip."""
    free = _PAGE - desk.size("title-column") - 2 * desk.size("margin")
    least = (_LEAST_PAGE - desk.size("title-column") - 2 * desk.size("margin")) / columns - desk.size("gutter")
    widest = min(_WIDEST, max(_WIDE, least))
    return min(widest, max(_NARROW, free / columns - desk.size("gutter")))


def arrange(desk: Desk, rows: tuple[Row | Line, ...], columns: int, kind: DrawingKind, curve_height: float) -> Layout:
    """Measure everything, ask the router, and translate its answer.

    Args:
        rows: bands and lines from the top.
        columns: number of steps.
        curve_height: height of the panel of the emotion curve in user units; 0 without one.
    """
    question = _Question(desk, columns, kind, curve_height)
    for item in rows:
        question.add(item)
    by_card = {p.entry.key: p.node for p in question.placed if p.row.kind is RowKind.CARDS}
    links = tuple(link for link in desk.service.links if link.source in by_card and link.target in by_card)
    labels = tuple(_label(desk, link) for link in links)
    pairs = enumerate(zip(links, labels, strict=True))
    plan = plan_routes(question.grid(tuple(_wire(n, link, label, by_card) for n, (link, label) in pairs)))
    lines = {line.id: line for line in rows if isinstance(line, Line)}
    return Layout(
        plan=plan,
        bands=tuple(Band(row=r, top=plan.rows[a][0], bottom=plan.rows[b][1]) for r, a, b in question.members),
        placed=tuple(question.placed),
        lines=tuple((lines[line], y) for line, y in plan.separators),
        links=links,
        labels=labels,
    )


class _Question:
    """What the router is asked, put together from the top.

    `members` says which grid rows, from first to last, belong to a band.
    """

    def __init__(self, desk: Desk, columns: int, kind: DrawingKind, curve_height: float) -> None:
        self.desk, self.kind, self.curve_height = desk, kind, curve_height
        self.widths = (column_width(desk, columns),) * columns
        self.gutter = desk.size("gutter")
        self.placed: list[Placed] = []
        self.members: list[tuple[Row, int, int]] = []
        self._nodes: list[Node] = []
        self._rows: list[GridRow] = []
        self._channels: list[Gap] = []
        self._lines: list[Line] = []

    def add(self, item: Row | Line) -> None:
        """The next line or band; cards of whole stages get a grid row of their own above the others."""
        if isinstance(item, Line):
            self._lines.append(item)
            return
        above = self.members[-1][0] if self.members else None
        self._channels.append(_channel(self.desk, above, item, self._lines, self.kind))
        self._lines = []
        first = len(self._rows)
        parts = [part for part in (item.spanning, item.entries) if part] or [()]
        self._channels += [Gap(min_size=0.0)] * (len(parts) - 1)
        for part in parts:
            self._rows.append(_grid_row(self.desk, item, len(parts), self.curve_height))
            for entry in part:
                self._put(item, entry)
        self.members.append((item, first, len(self._rows) - 1))

    def _put(self, row: Row, entry: Entry) -> None:
        """One entry of the current grid row, measured."""
        width = sum(self.widths[entry.first : entry.last + 1]) + self.gutter * (entry.last - entry.first)
        content = block(self.desk, row, entry.content, width)
        node = Node(
            id=f"{row.id}/{entry.key}", row=len(self._rows) - 1, first=entry.first, last=entry.last, order=entry.order,
            width=width, height=content.height, head_free=content.head_free, start_free=content.start_free,
        )  # fmt: skip
        self.placed.append(Placed(row, entry, content, node.id))
        self._nodes.append(node)

    def grid(self, wires: tuple[Wire, ...]) -> Grid:
        """The whole question."""
        edge, inner = Gap(min_size=self.gutter / 2), Gap(min_size=self.gutter)
        return Grid(
            columns=self.widths,
            rows=tuple(self._rows),
            gutters=(edge, *(inner for _ in self.widths[1:]), edge),
            channels=(*self._channels, Gap(min_size=self.desk.size("space-2"))),
            nodes=tuple(self._nodes),
            wires=wires,
        )


def _grid_row(desk: Desk, row: Row, parts: int, curve_height: float) -> GridRow:
    """One of the grid rows of a band; together they are no lower than the band's title with air around it."""
    if row.kind is RowKind.CURVE:
        return GridRow(min_height=curve_height, padding=0.0, stack_gap=0.0)
    tags = row.kind is RowKind.TAGS
    title = band_title(desk, row).height + 2 * desk.size("space-3")
    return GridRow(
        min_height=max(desk.size("band-height"), title / parts),
        padding=desk.size("band-padding"),
        stack_gap=desk.size("space-2" if tags else "card-gap"),
    )


def _channel(desk: Desk, above: Row | None, below: Row, lines: list[Line], kind: DrawingKind) -> Gap:
    """The space over a row: more where a line runs in it, less between parts of one lane."""
    if lines:
        tallest = max(line_name(desk, line).height for line in lines)
        clear = max(SEPARATOR_CLEAR, (tallest if len(lines) > 1 else tallest / 2) + desk.size("space-3"))
        return Gap(
            min_size=clear * (len(lines) + 1),
            separators=tuple(line.id for line in lines),
            separator_clear=clear / 2,
        )
    if above is None:
        return Gap(min_size=desk.size("space-3"))
    if above.lane == below.lane:
        return Gap(min_size=desk.size("space-2"))
    near = kind is DrawingKind.JOURNEY and (above.zone == below.zone or above.action is not None)
    return Gap(min_size=desk.size("row-gap" if near else "lane-gap"))


def _label(desk: Desk, link: Link) -> Stack:
    if not link.label:
        return Stack()
    return stack(desk, "link-text", desk.pick(link.label), desk.theme.type("link-label"), _LABEL_WIDTH)


def _wire(number: int, link: Link, label: Stack, by_card: dict[str, str]) -> Wire:
    bundled = not (link.both or link.plain or label)
    return Wire(
        id=f"{number:05d}",
        source=by_card[link.source],
        target=by_card[link.target],
        label=(label.width + 2 * LABEL_PAD, label.height + 2 * LABEL_PAD) if label else None,
        bundle=link.kind.value if bundled else "",
    )
