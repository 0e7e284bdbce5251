"""Puts a workshop sheet together.

margin
┌ header: title and ruled fields ───────────────────────┐
│             ┌ chevrons, step headings ───────────────┐│
│ title       │ rows with places for notes             ││   a band: some of the stages
│ column      └────────────────────────────────────────┘│
│             ┌ chevrons, step headings ───────────────┐│   another band, where the sheet is high enough
│             └────────────────────────────────────────┘│
└ legend, origin ───────────────────────────────────────┘
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import RowKind
from blueprint.layout.blank.enlarged import enlarged
from blueprint.layout.blank.foot import BlankFoot, measure_blank_foot
from blueprint.layout.blank.head import (
    BlankHead,
    blank_head_labels,
    chevron,
    measure_blank_head,
    step_column,
    step_heading,
)
from blueprint.layout.blank.header import BlankHeader, measure_blank_header
from blueprint.layout.blank.places import (
    Strip,
    empty_curve,
    lane_group,
    line_groups,
    measure_strips,
    step_places,
    strips_height,
    wide_places,
)
from blueprint.layout.blank.rows import blank_rows
from blueprint.layout.blank.sizes import Sizes
from blueprint.layout.desk import Desk
from blueprint.layout.form import Origin
from blueprint.layout.mirror import mirrored
from blueprint.model.service import Stage, View
from blueprint.model.vocabulary import Direction, DrawingKind
from blueprint.scene import Group, Item, Scene

HEAD_GAP, BAND_GAP, FOOT_GAP = 30.0, 36.0, 14.0
_KINDS = {DrawingKind.BLUEPRINT: "service-blueprint", DrawingKind.JOURNEY: "journey-map"}


@frozen(kw_only=True)
class Blank:
    """A workshop sheet, measured: what all of its bands and pages are put together from.

    Attributes:
        width, height: of the whole sheet in user units before enlarging, margins included, in one band.
        starts: number of the first column of each stage, and the number of columns at the end.
    """

    desk: Desk
    kind: DrawingKind
    sizes: Sizes
    head: BlankHead
    strips: tuple[Strip, ...]
    starts: tuple[int, ...]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages from first to last."""
        return self.desk.service.stages

    @property
    def band_height(self) -> float:
        """Height of a band: chevrons, headings and rows."""
        return self.head.height + strips_height(self.strips)

    def band_width(self, first: int, end: int) -> float:
        """Width of a band with the stages `first .. end - 1`, title column included."""
        sizes = self.sizes
        stages = sum(sizes.stage(len(stage.steps)) for stage in self.stages[first:end])
        return self.desk.size("title-column") + sizes.start + stages + (end - first - 1) * sizes.seam + sizes.edge


@frozen(kw_only=True)
class Leaf:
    """One page of a workshop sheet.

    Attributes:
        bands: first stage and the stage after the last of each band.
        number: of the page, from 1. pages: how many there are.
        width: in user units before enlarging, margins included. height: likewise; None for as high as it comes.
        margin: white edge in user units before enlarging.
    """

    bands: tuple[tuple[int, int], ...]
    number: int = 1
    pages: int = 1
    width: float
    height: float | None = None
    margin: float


def measure_blank(desk: Desk, kind: DrawingKind, view: View | None, sizes: Sizes) -> Blank:
    """Measure everything that does not depend on the page."""
    starts = [0]
    for stage in desk.service.stages:
        starts.append(starts[-1] + len(stage.steps))
    return Blank(
        desk=desk,
        kind=kind,
        sizes=sizes,
        head=measure_blank_head(desk, sizes),
        strips=measure_strips(desk, sizes, blank_rows(desk.service, kind, view)),
        starts=tuple(starts),
    )


def parts_height(blank: Blank, width: float, origin: Origin, *, several: bool) -> float:
    """What header and foot take of a page with the space around them.

    Args:
        width: of the page inside its margins. several: whether there are more pages than one.
    """
    header, foot = _header(blank, width, several=several), _foot(blank, width, origin, (1, 2 if several else 1))
    return max(h.height for h in header) + HEAD_GAP + FOOT_GAP + foot.height


def _header(blank: Blank, width: float, *, several: bool) -> tuple[BlankHeader, ...]:
    """The header of the first page, and that of the others."""
    which = (False, True) if several else (False,)
    return tuple(measure_blank_header(blank.desk, blank.sizes, blank.kind, width, later=later) for later in which)


def _foot(blank: Blank, width: float, origin: Origin, sheet: tuple[int, int]) -> BlankFoot:
    return measure_blank_foot(blank.desk, blank.sizes, blank.kind, width, origin, sheet)


def compose_blank(blank: Blank, page: Leaf, origin: Origin) -> Scene:
    """One page as a scene, enlarged to its true size."""
    desk, margin = blank.desk, page.margin
    inner = page.width - 2 * margin
    headers = _header(blank, inner, several=page.pages > 1)
    foot = _foot(blank, inner, origin, (page.number, page.pages))
    y = margin + max(h.height for h in headers) + HEAD_GAP
    items: list[Item] = [headers[-1 if page.number > 1 else 0].paint(margin, margin)]
    for n, (first, end) in enumerate(page.bands):
        # Lanes end with their places: a last band of fewer stages is shorter, as the last line of a paragraph is.
        items += _Band(blank, first, end, number=n).paint(margin, y, blank.band_width(first, end))
        y += blank.band_height + BAND_GAP
    y += FOOT_GAP - BAND_GAP
    height = page.height or y + foot.height + margin
    items += foot.paint(margin, max(y, height - margin - foot.height))
    if desk.service.direction is Direction.RTL:
        items = [mirrored(item, page.width) for item in items]
    scale = blank.sizes.scale
    return Scene(
        prefix=desk.prefix,
        kind=_KINDS[blank.kind],
        title=desk.pick(desk.service.title).text or desk.words.text(f"kind.{blank.kind}"),
        description=_description(blank),
        language=desk.language,
        direction=desk.service.direction,
        width=page.width * scale,
        height=height * scale,
        background=desk.colour("paper"),
        items=tuple(enlarged(item, scale) for item in items),
    )


def _description(blank: Blank) -> str:
    words, service = blank.desk.words, blank.desk.service
    counts = (words.count("stages", len(service.stages)), words.count("steps", len(service.steps)))
    return f"{words.text(f'kind.{blank.kind}')}: {', '.join(counts)}"


class _Band:
    """One band: some stages with all rows."""

    def __init__(self, blank: Blank, first: int, end: int, *, number: int) -> None:
        self.blank, self.desk, self.sizes = blank, blank.desk, blank.sizes
        self.first, self.end = first, end
        self.suffix = f"-{number + 1}" if number else ""

    def paint(self, x: float, y: float, width: float) -> list[Item]:
        """Grounds first, then lines and the empty curve, then the stages with their places."""
        grid_x, right = x + self.desk.size("title-column"), x + width
        rows = self._rows(y + self.blank.head.height)
        label_width = self.desk.size("title-column") - 16
        spans = self._spans(grid_x + self.sizes.start)
        items: list[Item] = [lane_group(self.desk, s, self.suffix, x, top, width) for s, top in rows]
        for strip, top in rows:
            if strip.row.kind is RowKind.CURVE:
                items += empty_curve(self.desk, strip, self._columns(spans), grid_x, top, right)
            items += line_groups(self.desk, strip, self.suffix, x, top, grid_x, right)
        items.append(blank_head_labels(self.desk, self.blank.head, x, y, label_width))
        bottom = rows[-1][1] + rows[-1][0].height if rows else y
        return [*items, *self._stages(spans, rows, y, bottom)]

    def _rows(self, y: float) -> list[tuple[Strip, float]]:
        """Rows with their upper edges."""
        placed = []
        for strip in self.blank.strips:
            y += strip.above
            placed.append((strip, y))
            y += strip.height
        return placed

    def _spans(self, x: float) -> list[tuple[float, float]]:
        """Left and right edges of the notes of each stage."""
        spans = []
        for stage in self.blank.stages[self.first : self.end]:
            spans.append((x, x + self.sizes.stage(len(stage.steps))))
            x = spans[-1][1] + self.sizes.seam
        return spans

    def _columns(self, spans: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        """Left and right edges of the notes of each step."""
        pitch = self.sizes.column + self.sizes.gutter
        stages = self.blank.stages[self.first : self.end]
        lefts = (
            left + i * pitch for stage, (left, _) in zip(stages, spans, strict=True) for i in range(len(stage.steps))
        )
        return tuple((left, left + self.sizes.column) for left in lefts)

    def _stages(
        self, spans: list[tuple[float, float]], rows: list[tuple[Strip, float]], y: float, bottom: float
    ) -> list[Group]:
        """One group a stage: chevron, steps, places that span it."""
        desk, sizes, tip = self.desk, self.sizes, self.desk.size("stage-tip")
        columns = self._columns(spans)
        ends = [after - sizes.lead - self.blank.head.gap for after, _ in spans[1:]] + [spans[-1][1] + sizes.edge - tip]
        groups = []
        for at, (stage, (left, right), end) in enumerate(
            zip(self.blank.stages[self.first : self.end], spans, ends, strict=True)
        ):
            start = self.blank.starts[self.first + at]
            ends_of = (left - sizes.lead, left, end)
            items: list[Item] = chevron(desk, self.blank.head, self.first + at, ends_of, y, first=at == 0)
            for n in range(len(stage.steps)):
                column = columns[start + n - self.blank.starts[self.first]]
                items.append(self._step(stage, n, start + n, column, rows, y, bottom))
            for strip, top in rows:
                items += wide_places(desk, sizes, strip, stage.key, start, (left, right), top)
            groups.append(Group("stage", tuple(items), id=desk.id("stage", stage.key), data=(("stage", stage.key),)))
        return groups

    def _step(
        self, stage: Stage, n: int, column: int, edges: tuple[float, float], rows: list[tuple[Strip, float]],
        y: float, bottom: float,
    ) -> Group:  # fmt: skip
        """One step: its column, its heading, its places from the top."""
        step, half = stage.steps[n], self.sizes.gutter / 2
        items: list[Item] = [step_column(edges[0] - half, edges[1] + half, y + self.blank.head.band, bottom)]
        items += step_heading(self.desk, self.blank.head, step, *edges, y)
        for strip, top in rows:
            items += step_places(self.desk, self.sizes, strip, column, step.key, edges[0], top)
        return Group("step", tuple(items), id=self.desk.id("step", step.key), data=(("step", step.key),))
