"""What is drawn under each other on common columns: one service for nearly all drawings, two states for a comparison.

    before   │ 1 │ 2 │▒▒▒│ 3 │      every column has one place and one width in all strands;
    after    │ 1 │▒▒▒│ 2 │ 3 │      a column whose step a state does not have is hatched there

In: services of the same stages and columns, each on its desk. Out: `Thread`s: their bands, measured.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import Row, RowKind
from blueprint.layout.curve import Inside, curve_height, least_room
from blueprint.layout.desk import Desk
from blueprint.layout.divide import divide
from blueprint.layout.drawn_curve import Room
from blueprint.layout.form import Form
from blueprint.layout.grid import Layout, Widths, arrange
from blueprint.layout.justify import gutters_of, justify
from blueprint.layout.panels import roomy
from blueprint.layout.parts import Part
from blueprint.layout.rows import rows_of
from blueprint.model.service import View
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind

_ROUNDS = 6
"""How often gutters may be widened for each other; twice is nearly always enough."""
_TOLERANCE = 0.01


@frozen(kw_only=True)
class Strand:
    """A service of a drawing.

    Attributes:
        desk: its tools, with an id prefix of its own where there are several strands.
        name: what it is called beside its stages; None for the only one.
        state: `before` or `after`; empty for the only one.
    """

    desk: Desk
    name: Wording | None = None
    state: str = ""


@frozen(kw_only=True)
class Thread:
    """A strand with its bands.

    Attributes:
        series: which curves are drawn. room: of the curve in its panel. insides: of the panels, for their measures.
    """

    strand: Strand
    series: frozenset[str]
    layouts: tuple[Layout, ...]
    room: Room
    insides: tuple[Inside, ...]


@frozen(kw_only=True)
class _Question:
    """What a strand asks of the layout: its parts, its curves and the height of their panel."""

    strand: Strand
    series: frozenset[str]
    parts: tuple[Part, ...]
    panel: float


def measured(strands: tuple[Strand, ...], kind: DrawingKind, view: View | None, form: Form) -> tuple[Thread, ...]:
    """The bands of all strands, each column at one place.

    Raises:
        ValueError: the form cuts elsewhere than between stages.
    """
    asked = tuple(_question(strand, kind, view, form) for strand in strands)
    made: dict[int, tuple[Layout, ...]] = {}

    def measure(part: Part, widths: Widths) -> Layout:
        at = asked[0].parts.index(part)
        made[at] = _on_common_columns(asked, at, kind, widths)
        return made[at][0]

    justify(strands[0].desk, asked[0].parts, form, measure)
    threads = []
    for n, question in enumerate(asked):
        own = tuple(made[at][n] for at in range(len(question.parts)))
        layouts, room, insides = roomy(question.strand.desk, own, question.series)
        threads.append(
            Thread(strand=question.strand, series=question.series, layouts=layouts, room=room, insides=insides)
        )
    return tuple(threads)


def _question(strand: Strand, kind: DrawingKind, view: View | None, form: Form) -> _Question:
    desk = strand.desk
    series = shown_curves(desk, view)
    rows = rows_of(desk.service, kind, view, curve="other" in series)
    if not any(isinstance(row, Row) and row.kind is RowKind.CURVE for row in rows):
        series = frozenset()
    parts = divide(desk.service, rows, form)
    return _Question(strand=strand, series=series, parts=parts, panel=curve_height(desk, least_room(desk, series)))


def shown_curves(desk: Desk, view: View | None) -> frozenset[str]:
    """Which curves there are scores for, and the view asks for."""
    steps = desk.service.steps
    found = set()
    if any(s.emotions for s in steps):
        found.add("experience")
    if any(s.expectations for s in steps):
        found.add("expectation")
    if desk.other and desk.other.scores:
        found = (found | {"other"}) - {"expectation"}  # both of two states would be four curves
    if view and view.lanes is not None:
        asked = {{"emotion": "experience"}.get(i, i) for i in view.lanes}
        asked |= {"other"} if "experience" in asked else set()
        found &= asked
    return frozenset(found)


def _on_common_columns(asked: tuple[_Question, ...], at: int, kind: DrawingKind, widths: Widths) -> tuple[Layout, ...]:
    """One band of all strands: gutters are as wide as the widest of them."""
    each = [widths] * len(asked)
    for _ in range(_ROUNDS):
        layouts = tuple(
            arrange(q.strand.desk, q.parts[at], kind, own, q.panel) for q, own in zip(asked, each, strict=True)
        )
        edges = [_edges(layout) for layout in layouts]
        common = tuple(max(edge) for edge in zip(*edges, strict=True))
        if all(wide - own < _TOLERANCE for edge in edges for wide, own in zip(common, edge, strict=True)):
            break
        each = [Widths(widths.column, _widened(layout, common)) for layout in layouts]
    return layouts


def _edges(layout: Layout) -> tuple[float, ...]:
    """From the start to the first column, between columns, from the last one to the end."""
    inner = (b[0] - a[1] for a, b in zip(layout.columns, layout.columns[1:], strict=False))
    return (layout.columns[0][0], *inner, layout.plan.width - layout.columns[-1][1])


def _widened(layout: Layout, common: tuple[float, ...]) -> tuple[float, ...]:
    """The gutters of a band, those beside columns as wide as is common."""
    gutters = list(gutters_of(layout))
    first = int(bool(layout.part.starting))
    for n, (wide, own) in enumerate(zip(common, _edges(layout), strict=True)):
        gutters[first + n] += max(0.0, wide - own)
    return tuple(gutters)
