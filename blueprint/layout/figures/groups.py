"""A figure broken down: one row a group, all on one scale.

Segment
Business                +12  n = 130
├──────────┤██●██├─────────────────┤
Leisure                 +41  n = 88
├──────────────────┤//○//├─────────┤
⋮ 20 in between
−100                            +100
2 with fewer than 30 answers, not ranked
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.figures.axis import Axis, target_of
from blueprint.layout.figures.interval import BAR, Shown, bar, scale_ends
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.pieces import LINE_GAP, Piece, ends, line, upon, written
from blueprint.layout.stacks import Stack, place, stack
from blueprint.model.figures import TINY, GroupFigure, Grouping, Sample
from blueprint.model.measures import Metric
from blueprint.model.service import Service
from blueprint.model.targets import better_way, target_met
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import Better
from blueprint.scene import Dot, Group, Item, Paint
from blueprint.words.figures import figure_words

MOST = 6
"""Groups that are drawn; where there are more of them, one half are the best and the other half the worst."""
_WORDS = {
    Grouping.STEP: "row.step", Grouping.STAGE: "row.stage", Grouping.TOUCHPOINT: "row.touchpoint",
    Grouping.CHANNEL: "row.channel", Grouping.SEGMENT: "header.segment", Grouping.PERSONA: "header.persona",
}  # fmt: skip
_ROW, _TO_BAR = 10.0, 4.0
_HALF, _HEADED = BAR / 2 + 1, BAR / 2 + 6.5
"""From the middle of a bar to what stands above and below it; above it where a target's tick has its head there."""

_SIGN_DOT, _SIGN_STEP, _SIGN_WIDTH = 1.4, 4.6, 11.0
"""Radius of the dots of the sign for what is left out, from one to the next, and how far its words stand from it."""


@frozen(kw_only=True)
class DrawnGroups:
    """Which groups of a breakdown are drawn.

    Attributes:
        upper: in the order of the file, or best first. lower: the worst that are drawn, best first.
        between: how many are left out between these two.
        unranked: how many are left out because they rest on too few answers.
    """

    upper: tuple[GroupFigure, ...]
    lower: tuple[GroupFigure, ...] = ()
    between: int = 0
    unranked: int = 0

    @property
    def all(self) -> tuple[GroupFigure, ...]:
        """From the top."""
        return self.upper + self.lower


def drawn_groups(metric: Metric, groups: Sequence[GroupFigure]) -> DrawnGroups:
    """Choose the groups that are drawn.

    Up to six are all drawn as the file has them. Of more, the three best and the three worst; where the metric does not
    say which way is better, the highest come first. Very small samples are not ranked: they are drawn last, if at all.

    Args:
        metric: says which way is better. groups: in the order of the file, which decides between equal figures.
    """
    if len(groups) <= MOST:
        return DrawnGroups(upper=tuple(groups))
    few = [group for group in groups if group.figure.sample is Sample.TINY]
    sign = 1 if better_way(metric) is Better.LOWER else -1
    ranked = sorted(
        (group for group in groups if group.figure.sample is not Sample.TINY),
        key=lambda group: sign * group.figure.value,
    )
    if len(ranked) <= MOST:
        room = MOST - len(ranked)
        return DrawnGroups(upper=(*ranked, *few[:room]), unranked=len(few[room:]))
    half = MOST // 2
    return DrawnGroups(
        upper=tuple(ranked[:half]), lower=tuple(ranked[-half:]), between=len(ranked) - MOST, unranked=len(few)
    )


def groups_piece(desk: Desk, metric: Metric, groups: Sequence[GroupFigure], axis: Axis, width: float) -> Piece | None:
    """The rows under the name of the breakdown; None where there are no groups."""
    if not groups:
        return None
    drawn = drawn_groups(metric, groups)
    caption = stack(desk, "figure-note", desk.word(_WORDS[groups[0].by]), desk.theme.type("figure-title"), width)
    pieces = [written(caption)]
    pieces += (_row(desk, metric, group, axis, width) for group in drawn.upper)
    if drawn.between:
        pieces.append(_left_out(desk, drawn.between, width))
    pieces += (_row(desk, metric, group, axis, width) for group in drawn.lower)
    pieces.append(scale_ends(desk, metric, axis, width))
    if drawn.unranked:
        number = desk.words.number
        few = desk.words.text("metric.unranked", n=number(drawn.unranked), least=number(TINY))
        pieces.append(written(line(desk, "figure-note", few, desk.theme.type("figure-note"), width)))
    return upon(pieces, gap=13.0)


def _left_out(desk: Desk, count: int, width: float) -> Piece:
    """Three dots upon each other with how many groups they stand for."""
    said = desk.words.text("metric.between", n=desk.words.number(count))
    words = line(desk, "figure-note", said, desk.theme.type("figure-note"), width - _SIGN_WIDTH)
    sign = 2 * (_SIGN_STEP + _SIGN_DOT)
    height = max(words.height, sign)
    look = Paint(fill=desk.colour("figure.note"))

    def paint(x: float, top: float) -> tuple[Item, ...]:
        middle = top + height / 2
        dots = tuple(
            Dot("left-out-dot", x + _SIGN_DOT, middle + n * _SIGN_STEP, _SIGN_DOT, look) for n in (-1, 0, 1)
        )  # fmt: skip
        return (
            Group("left-out", dots, data=(("groups", str(count)),)),
            *place(words, x + _SIGN_WIDTH, top + (height - words.height) / 2, width - _SIGN_WIDTH),
        )

    return Piece(height=height, paint=paint, gap=_ROW)


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
