"""From rows and links to the router's question, and its answer back to bands.

One row of the drawing is one row of the grid, or several where figures of the whole service stand above cards of
whole stages, and these above cards of steps:

    Frontstage  ┌───────────── of the stage ─────────────┐   grid row 3
                ┌── step 1 ──┐          ┌── step 3 ──┐       grid row 4

Chips have narrow columns of their own before the first step and behind the last, where there are any.
"""

from __future__ import annotations

from blueprint.frozen import frozen, replace
from blueprint.layout.bands import Entry, Row, RowKind
from blueprint.layout.cards import Block
from blueprint.layout.channel_path.tracks import Tracks, measure_tracks, stops_block
from blueprint.layout.contents import block
from blueprint.layout.desk import Desk
from blueprint.layout.figures.levels import slots
from blueprint.layout.gaps.fitting import BESIDE, FittedBadge, fitted
from blueprint.layout.gaps.places import AIR, BADGE, Badge, is_track, wanted_badges
from blueprint.layout.parts import Chip, DrawnLink, Part, Piece, chip_node
from blueprint.layout.spacing import channel, grid_row, last_channel
from blueprint.layout.stacks import Stack, stack
from blueprint.model.lanes import Line
from blueprint.model.vocabulary import DrawingKind
from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Node, Plan, Wire
from blueprint.routing.plan import Row as GridRow

_NARROW, _WIDE, _WIDEST = 150.0, 212.0, 360.0
_LEAST_PAGE, _PAGE = 860.0, 1240.0
_LABEL_WIDTH = 116.0
_TRIALS = 3
"""How often gutters may be widened for badges; once has always been enough."""
LABEL_PAD = 5.0
CHIP = 20.0
"""Width and height of a chip; a connector meets it in the middle of a side."""
_CHIP_EDGE, _CHIP_GAP = 8.0, 26.0
"""From a chip to the band's edge, and to the column beside it."""


@frozen(kw_only=True)
class Band:
    """A row of the drawing and where it came to lie: top and bottom in plan coordinates.

    Attributes:
        first, last: the grid rows that it is made of.
    """

    row: Row
    top: float
    bottom: float
    first: int
    last: int


@frozen
class Placed:
    """An entry with its content and the node that stands for it in the plan."""

    row: Row
    entry: Entry
    content: Block
    node: str


@frozen(kw_only=True)
class Layout:
    """Everything of a part placed, in plan coordinates.

    Attributes:
        lines: separators with their y, from the top.
        labels: texts of the part's links, in the order of `plan.routes`; empty where there is none.
        columns: left and right edge of each step's column.
        extent: left and right edge of all columns with half a gutter on both sides; what lies outside has chips.
        tracks: of the channel path; None without one.
        badges: of service-quality gaps, each on the separator that it names.
    """

    part: Part
    plan: Plan
    bands: tuple[Band, ...]
    placed: tuple[Placed, ...]
    lines: tuple[tuple[Line, float], ...]
    labels: tuple[Stack, ...]
    columns: tuple[tuple[float, float], ...]
    extent: tuple[float, float]
    tracks: Tracks | None = None
    badges: tuple[FittedBadge, ...] = ()


def column_width(desk: Desk, columns: int) -> float:
    """Width of every column: short maps get wider ones, so that a drawing is never a narrow strip."""
    free = _PAGE - desk.size("title-column") - 2 * desk.size("margin")
    least = (_LEAST_PAGE - desk.size("title-column") - 2 * desk.size("margin")) / columns - desk.size("gutter")
    widest = min(_WIDEST, max(_WIDE, least))
    return min(widest, max(_NARROW, free / columns - desk.size("gutter")))


@frozen
class Widths:
    """Widths of a part's strips in user units: of every step's column, and the least of each gutter."""

    column: float
    gutters: tuple[float, ...]

    def total(self, part: Part) -> float:
        """Width of the plan if no gutter has to grow."""
        return sum(_columns(part, self.column)) + sum(self.gutters)


def least_gutters(desk: Desk, part: Part) -> tuple[float, ...]:
    """Least width of each gutter: narrow ones at both sides of chips, half ones at the edges."""
    gutter = desk.size("gutter")
    edges = [(_CHIP_EDGE, _CHIP_GAP) if chips else (gutter / 2,) for chips in (part.starting, part.ending)]
    return (*edges[0], *(gutter,) * (part.columns - 1), *reversed(edges[1]))


def _columns(part: Part, column: float) -> tuple[float, ...]:
    """Width of each column of the grid, those for chips included."""
    return (*(CHIP,) * bool(part.starting), *(column,) * part.columns, *(CHIP,) * bool(part.ending))


def arrange(desk: Desk, part: Part, kind: DrawingKind, widths: Widths, curve_height: float) -> Layout:
    """Measure everything, ask the router, and translate its answer.

    Args:
        part: what to draw.
        widths: of its columns and gutters.
        curve_height: height of the panel of the emotion curve in user units; 0 without one.
    """
    for _ in range(_TRIALS):
        layout, homeless = _arranged(desk, part, kind, widths, curve_height)
        if not homeless:
            break
        widths = _with_room(layout, homeless, widths, desk.size("crossing"))
    return layout


def _with_room(layout: Layout, homeless: tuple[Badge, ...], widths: Widths, crossing: float) -> Widths:
    """Wider gutters behind the columns in which badges found no room."""
    gutters = list(widths.gutters)
    shift, columns = int(bool(layout.part.starting)), layout.plan.columns
    for at in sorted({badge.last - layout.part.first + shift for badge in homeless}):
        after = columns[at + 1][0] if at + 1 < len(columns) else layout.plan.width
        width = after - columns[at][1]
        most = sum(badge.last - layout.part.first + shift == at for badge in homeless)
        gutters[at + 1] = width + 2 * (most * (BADGE + BESIDE) + 2 * (AIR + crossing))
    return replace(widths, gutters=tuple(gutters))


def _arranged(
    desk: Desk, part: Part, kind: DrawingKind, widths: Widths, curve_height: float
) -> tuple[Layout, tuple[Badge, ...]]:
    """One layout, and the badges that found no room in it."""
    question = _Question(desk, part, kind, widths, curve_height)
    for item in part.rows:
        question.add(item)
    by_card = {p.entry.key: p.node for p in question.placed if p.row.kind is RowKind.CARDS}
    labels = tuple(_label(desk, link) for link in part.links)
    pairs = zip(part.links, labels, strict=True)
    plan = _without_tracks(plan_routes(question.grid(tuple(_wire(link, label, by_card) for link, label in pairs))))
    lines = {line.id: line for line in part.rows if isinstance(line, Line)}
    columns = plan.columns[question.shift : question.shift + part.columns]
    half = desk.size("gutter") / 2
    badges, homeless = fitted(plan, question.wanted.badges, columns, part.first, desk.size("crossing"))
    layout = Layout(
        part=part,
        plan=plan,
        bands=tuple(
            Band(row=r, top=plan.rows[a][0], bottom=plan.rows[b][1], first=a, last=b) for r, a, b in question.members
        ),
        placed=tuple(question.placed),
        lines=tuple((lines[line], y) for line, y in plan.separators if line in lines),
        labels=labels,
        columns=columns,
        extent=(
            columns[0][0] - half if part.starting else 0.0,
            columns[-1][1] + half if part.ending else plan.width,
        ),
        tracks=question.tracks,
        badges=badges,
    )
    return layout, homeless


def _without_tracks(plan: Plan) -> Plan:
    """A plan whose routes cross lines only: a badge's own track is not seen."""
    if not any(is_track(name) for name, _ in plan.separators):
        return plan
    routes = tuple(
        replace(route, crossings=tuple(c for c in route.crossings if not is_track(c.separator)))
        for route in plan.routes
    )
    return replace(plan, routes=routes)


class _Question:
    """What the router is asked, put together from the top.

    `members` says which grid rows, from first to last, belong to a band; `shift` how many columns of chips come before
    the first step; `tracks` are those of the channel path, where there is one; `wanted` are badges of gaps.
    """

    def __init__(self, desk: Desk, part: Part, kind: DrawingKind, widths: Widths, curve_height: float) -> None:
        self.desk, self.part, self.kind, self.curve_height = desk, part, kind, curve_height
        self.shift = int(bool(part.starting))
        self.columns, self.width = _columns(part, widths.column), widths.column
        self.tracks: Tracks | None = None
        self.wanted = wanted_badges(desk, part, kind)
        self.gutters = widths.gutters
        self.placed: list[Placed] = []
        self.members: list[tuple[Row, int, int]] = []
        self._nodes: list[Node] = []
        self._rows: list[GridRow] = []
        self._channels: list[Gap] = []
        self._lines: list[Line] = []
        self._chips: dict[str, list[Chip]] = {}
        for chip in (*part.starting, *part.ending):
            self._chips.setdefault(chip.row, []).append(chip)

    def add(self, item: Row | Line) -> None:
        """The next line or band; cards of whole stages get a grid row of their own above the others."""
        if isinstance(item, Line):
            self._lines.append(item)
            return
        above = self.members[-1][0] if self.members else None
        own = tuple(track for place, track in self.wanted.above if self.part.rows[place] is item)
        self._channels.append(channel(self.desk, above, item, self._lines, self.kind, self.wanted.lines, own))
        self._lines = []
        if item.kind is RowKind.PATH:
            self.tracks = measure_tracks(self.desk, item, self.part.first, self.width)
        first = len(self._rows)
        whole = tuple(entry for entry in item.spanning if not entry.stage)
        staged = tuple(entry for entry in item.spanning if entry.stage)
        parts = [part for part in (whole, staged, item.entries) if part] or [()]
        self._channels += [Gap(min_size=0.0)] * (len(parts) - 1)
        for part in parts:
            self._rows.append(grid_row(self.desk, item, len(parts), self.curve_height))
            self._put(item, part)
        self.members.append((item, first, len(self._rows) - 1))
        self._put_chips(item)

    def _put(self, row: Row, entries: tuple[Entry, ...]) -> None:
        """The entries of the current grid row, measured, in the stacks of their columns."""
        gutter = self.desk.size("gutter")
        blocks = []
        for entry in entries:
            first, last = (at - self.part.first + self.shift for at in (entry.first, entry.last))
            width = sum(self.columns[first : last + 1]) + gutter * (last - first)
            tracks = self.tracks if row.kind is RowKind.PATH else None
            content = (
                block(self.desk, row, entry.content, width, entry.key)
                if tracks is None
                else stops_block(self.desk, tracks, entry)
            )
            blocks.append((content, width))
        for slot in slots(entries, [content.height for content, _ in blocks], self._rows[-1].stack_gap):
            entry, (content, width) = entries[slot.card], blocks[slot.card]
            first, last = (at - self.part.first + self.shift for at in (entry.first, entry.last))
            name = f"{row.id}/{entry.key}"
            node = Node(
                id=f"{name}/{slot.order}" if slot.empty else name, row=len(self._rows) - 1, first=first, last=last,
                order=slot.order, width=width, height=slot.height, head_free=content.head_free,
                start_free=content.start_free,
            )  # fmt: skip
            self._nodes.append(node)
            if not slot.empty:
                self.placed.append(Placed(row, entry, content, node.id))

    def _put_chips(self, row: Row) -> None:
        """The chips of links whose source belongs to this row, where such a source stands or would stand."""
        _, first, last = self.members[-1]
        for chip in self._chips.get(row.id, ()):
            at = len(self.columns) - 1 if chip.link.late else 0
            grid_row = first if chip.spanning else last
            node = Node(
                id=chip.node, row=grid_row, first=at, last=at, order=chip.link.chip, width=CHIP, height=CHIP,
            )  # fmt: skip
            self._nodes.append(node)

    def grid(self, wires: tuple[Wire, ...]) -> Grid:
        """The whole question."""
        return Grid(
            columns=self.columns,
            rows=tuple(self._rows),
            gutters=tuple(Gap(min_size=size) for size in self.gutters),
            channels=(*self._channels, last_channel(self.desk, floor=self.wanted.floor)),
            nodes=tuple(self._nodes),
            wires=wires,
        )


def _label(desk: Desk, drawn: DrawnLink) -> Stack:
    """The text of a link; the piece with the target has none, as the other one has it."""
    if not drawn.link.label or drawn.piece is Piece.TO:
        return Stack()
    return stack(desk, "link-text", desk.pick(drawn.link.label), desk.theme.type("link-label"), _LABEL_WIDTH)


def _wire(drawn: DrawnLink, label: Stack, by_card: dict[str, str]) -> Wire:
    link, chip = drawn.link, chip_node(drawn.chip)
    bundled = not (link.both or link.plain or label) and drawn.piece is not Piece.TO
    return Wire(
        id=f"{drawn.number:05d}",
        source=chip if drawn.piece is Piece.TO else by_card[link.source],
        target=chip if drawn.piece is Piece.FROM else by_card[link.target],
        label=(label.width + 2 * LABEL_PAD, label.height + 2 * LABEL_PAD) if label else None,
        bundle=link.kind.value if bundled else "",
    )
