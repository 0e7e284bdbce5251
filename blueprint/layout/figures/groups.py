"""A figure broken down: one row a group, all on one scale.

Segment
Business                +12  n = 130
├──────────┤██●██├─────────────────┤
Leisure                 +41  n = 88
├──────────────────┤//○//├─────────┤
−100                            +100
2 more
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.desk import Desk
from blueprint.layout.figures.axis import Axis, target_of
from blueprint.layout.figures.interval import BAR, Shown, bar, scale_ends
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.pieces import LINE_GAP, Piece, ends, line, upon, written
from blueprint.layout.stacks import Stack, place, stack
from blueprint.model.figures import GroupFigure, Grouping
from blueprint.model.measures import Metric
from blueprint.model.service import Service
from blueprint.model.targets import target_met
from blueprint.model.text import Text, Wording
from blueprint.scene import Group, Item
from blueprint.words.figures import figure_words

MOST = 6
_WORDS = {
    Grouping.STEP: "row.step", Grouping.STAGE: "row.stage", Grouping.TOUCHPOINT: "row.touchpoint",
    Grouping.CHANNEL: "row.channel", Grouping.SEGMENT: "header.segment", Grouping.PERSONA: "header.persona",
}  # fmt: skip
_ROW, _TO_BAR = 10.0, 4.0
_HALF, _HEADED = BAR / 2 + 1, BAR / 2 + 6.5
"""From the middle of a bar to what stands above and below it; above it where a target's tick has its head there."""


def groups_piece(desk: Desk, metric: Metric, groups: Sequence[GroupFigure], axis: Axis, width: float) -> Piece | None:
    """The rows under the name of the breakdown; None where there are no groups."""
    if not groups:
        return None
    note = desk.theme.type("figure-note")
    caption = stack(desk, "figure-note", desk.word(_WORDS[groups[0].by]), desk.theme.type("figure-title"), width)
    pieces = [written(caption)]
    pieces += (_row(desk, metric, group, axis, width) for group in groups[:MOST])
    pieces.append(scale_ends(desk, metric, axis, width))
    if len(groups) > MOST:
        more = desk.words.text("metric.more", n=desk.words.number(len(groups) - MOST))
        pieces.append(written(line(desk, "figure-note", more, note, width)))
    return upon(pieces, gap=13.0)


def _row(desk: Desk, metric: Metric, group: GroupFigure, axis: Axis, width: float) -> Piece:
    """Name, value and sample over the bar."""
    figure = group.figure
    shown = Shown(
        value=figure.value, interval=figure.interval, sample=figure.sample, target=target_of(metric),
        met=target_met(metric, figure), n=figure.n,
    )  # fmt: skip

    above = _HALF if shown.target is None else _HEADED

    def paint(x: float, top: float) -> tuple[Item, ...]:
        drawn = bar(desk, axis, shown, x, top + above, width, head=above)
        return (Group("figure-group", (drawn,), data=(("by", group.by.value), ("key", group.key))),)

    bars = Piece(height=above + _HALF, paint=paint, gap=_TO_BAR)
    return upon([_head(desk, metric, group, width), bars], gap=_ROW)


def _head(desk: Desk, metric: Metric, group: GroupFigure, width: float) -> Piece:
    """The group's name at the start, its value and sample at the end; upon each other where that is too much."""
    note = desk.theme.type("figure-note")
    strong = look_of(desk, group.figure.sample).type(desk.theme.type("figure-title"))
    unit = desk.pick(metric.unit).text if metric.unit else None
    told = figure_words(desk.words, metric, group.figure, unit)
    name = stack(desk, "figure-name", group_title(desk, group), note, width)
    value = line(desk, "figure-value", told.value or "", strong, width)
    sample = line(desk, "figure-note", told.sample or "", note, width)
    right = _side_by_side(value, sample)
    wide = value.width + LINE_GAP + sample.width
    if len(name.lines) == 1 and name.width + LINE_GAP + wide <= width:

        def paint(x: float, top: float) -> tuple[Item, ...]:
            down = max(name.height, right.height)
            return (
                *place(name, x, top + down - name.height, width),
                *right.paint(x + width - wide, top + down - right.height),
            )

        return Piece(
            height=max(name.height, right.height), paint=paint, rise=max(name.rise, right.rise),
            fall=max(name.fall, right.fall),
        )  # fmt: skip
    below = right if wide <= width else ends(value, sample, width)
    return upon([written(name), below])


def _side_by_side(value: Stack, sample: Stack) -> Piece:
    """Two texts on one baseline."""
    height = max(value.height, sample.height)

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return (
            *place(value, x, top + height - value.height, value.width),
            *place(sample, x + value.width + LINE_GAP, top + height - sample.height, sample.width),
        )

    return Piece(
        height=height, paint=paint, rise=max(value.rise, sample.rise), fall=max(value.fall, sample.fall)
    )  # fmt: skip


def group_title(desk: Desk, group: GroupFigure) -> Wording:
    """What a group is called: its own title, else the model's, else its key."""
    if group.title:
        return desk.pick(group.title)
    title = next((title for key, title in _titles(desk.service, group.by) if key == group.key), None)
    return desk.pick(title) if title else Wording(group.key, desk.fallback)


def _titles(service: Service, by: Grouping) -> list[tuple[str, Text | None]]:
    """Keys and titles of what answers can be broken down by; segments have no titles of their own."""
    match by:
        case Grouping.STEP:
            return [(step.key, step.title) for step in service.steps]
        case Grouping.STAGE:
            return [(stage.key, stage.title) for stage in service.stages]
        case Grouping.TOUCHPOINT:
            return [(touchpoint.id, touchpoint.title) for touchpoint in service.touchpoints]
        case Grouping.CHANNEL:
            return [(channel.id, channel.title) for channel in service.channels]
        case Grouping.PERSONA:
            return [(persona.id, persona.name) for persona in service.personas]
        case Grouping.SEGMENT:
            return []
