"""The head of the grid: stage chevrons, their goals, step headings with times.

┌──────────────────────────────╲┌─────────────────╲
│ Arrival              3 steps  ╲ Stay     6 steps ╲     stage band
└──────────────────────────────╱└─────────────────╱
  Goal or summary of the stage                           only where a stage has one
  1 Arrive     2 Hand over bags   3 Check in             step title
    2 min        2 min              4 min · waits 6 min  step time
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from blueprint.frozen import frozen
from blueprint.layout.cards import shown_marks
from blueprint.layout.desk import Desk
from blueprint.layout.doors import door_group
from blueprint.layout.earlier_words import step_times
from blueprint.layout.facts import facts, joined, times
from blueprint.layout.grid import Layout
from blueprint.layout.shapes import mark_group
from blueprint.layout.stacks import Stack, pile, place, single, stack
from blueprint.model.service import Stage, Step
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark
from blueprint.routing.plan import Point
from blueprint.scene import Box, Group, Item, Paint, Path

_ABSENT_DASH = (3.0, 4.0)
_LEAST_TITLE = 40.0
"""Where the marks of a step leave less than this to its title, they stand under it."""


@frozen
class _StepHead:
    """Measured heading of a step.

    Attributes:
        marks: how many of its marks stand side by side under the title; 0 where they stand at the end of its line.
        lower: height of the marks under the title.
    """

    number: Stack
    title: Stack
    time: Stack
    indent: float
    marks: int = 0
    lower: float = 0.0


@frozen(kw_only=True)
class Head:
    """The measured head of the grid.

    Attributes:
        height: from the top of the stage bands to the top of the plan, in user units.
        title_baseline: from `title_y` to the first baseline that all numbers and titles share.
        time_baseline: from `time_y` to the first baseline that all times share; 0 without any.
    """

    stages: tuple[Stage, ...]
    spans: tuple[tuple[int, int], ...]
    bands: tuple[tuple[Stack, Stack], ...]
    goals: tuple[Stack, ...]
    steps: tuple[_StepHead, ...]
    band_height: float
    goal_height: float
    title_height: float
    title_baseline: float
    time_height: float
    time_baseline: float
    tiles: tuple[tuple[float, float], ...]
    columns: tuple[tuple[float, float], ...]

    @property
    def height(self) -> float:
        """All parts with the space between them."""
        return self.title_y + self.title_height + (self.time_height + 11 if self.time_height else 0) + 6

    @property
    def goal_y(self) -> float:
        """Top of the goals."""
        return self.band_height + 15

    @property
    def title_y(self) -> float:
        """Top of the step titles' capitals."""
        return self.band_height + (self.goal_height + 34 if self.goal_height else 20)

    @property
    def time_y(self) -> float:
        """Top of the step times' capitals."""
        return self.title_y + self.title_height + 11


def tiles(columns: tuple[tuple[float, float], ...], extent: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Each column with half a gutter on both sides; the outer ones reach to the ends of the extent."""
    borders = [extent[0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), extent[1]]
    return tuple(pairwise(borders))


def measure_head(desk: Desk, layout: Layout) -> Head:
    """Measure the head of a band: its stages and steps."""
    stages, columns = layout.part.stages, layout.columns
    spans, at = [], 0
    for stage in stages:
        spans.append((at, at + len(stage.steps) - 1))
        at += len(stage.steps)
    tile = tiles(columns, layout.extent)
    bands = [_band_texts(desk, s, tile[b][1] - tile[a][0]) for s, (a, b) in zip(stages, spans, strict=True)]
    goals = [_goal(desk, s, tile[b][1] - tile[a][0] - 30) for s, (a, b) in zip(stages, spans, strict=True)]
    steps = [_step_texts(desk, s, c[1] - c[0]) for s, c in zip(_steps(stages), columns, strict=True)]
    tallest = max(title.height for title, _ in bands)
    return Head(
        stages=stages,
        spans=tuple(spans),
        bands=tuple(bands),
        goals=tuple(goals),
        steps=tuple(steps),
        band_height=max(desk.size("stage-height"), tallest + 24),
        goal_height=max(g.height for g in goals),
        title_height=max(
            _below_one_baseline([s.title for s in steps] + [s.number for s in steps]),
            max(s.title.first for s in steps) + max(s.title.height - s.title.first + s.lower for s in steps),
        ),
        title_baseline=max(max(s.title.first, s.number.first) for s in steps),
        time_height=_below_one_baseline([s.time for s in steps]),
        time_baseline=max(s.time.first for s in steps),
        tiles=tile,
        columns=columns,
    )


def _steps(stages: tuple[Stage, ...]) -> tuple[Step, ...]:
    return tuple(step for stage in stages for step in stage.steps)


def _below_one_baseline(stacks: list[Stack]) -> float:
    """Height of stacks whose first lines share a baseline."""
    return max(s.first for s in stacks) + max(s.height - s.first for s in stacks)


def stage_groups(
    desk: Desk, head: Head, x: float, y: float, corner: Point, cells: dict[str, tuple[Item, ...]]
) -> tuple[Group, ...]:
    """One group a stage, its steps inside.

    Args:
        x: left edge of the plan. y: top of the stage bands.
        corner: right edge of the lanes, where the last chevron ends, and lower end of the columns.
        cells: painted cards by `stage:KEY` and `step:KEY`.
    """
    groups = []
    number = 0
    last = len(head.stages) - 1
    for n, (stage, (first, end)) in enumerate(zip(head.stages, head.spans, strict=True)):
        left, right = x + head.tiles[first][0], x + head.tiles[end][1]
        body_end = corner.x - desk.size("stage-tip") if n == last else right - desk.size("stage-gap") / 2
        items = _stage_band(desk, head, n, left, body_end, y)
        for step in stage.steps:
            items.append(_step(desk, head, step, number, x, y, corner.y, cells.get(f"step:{step.key}", ())))
            number += 1
        items += cells.get(f"stage:{stage.key}", ())
        groups.append(Group("stage", tuple(items), id=desk.id("stage", stage.key), data=(("stage", stage.key),)))
    return tuple(groups)


def head_labels(desk: Desk, head: Head, x: float, y: float, width: float) -> Group:
    """The words at the start of the step and time lines."""
    role = desk.theme.type("row-label")
    items: list[Item] = []
    for key, top, baseline in (
        ("row.goal", head.goal_y, max(goal.first for goal in head.goals)),
        ("row.step", head.title_y, head.title_baseline),
        ("row.time", head.time_y, head.time_baseline),
    ):
        if baseline:
            label = stack(desk, "row-label", desk.word(key), role, width)
            items += place(label, x, y + top + baseline - label.first)
    return Group("row-labels", tuple(items))


def absent(stage: Stage) -> bool:
    """Whether a state of a comparison does not have this stage: its columns only keep the place."""
    return not any(step.number for step in stage.steps)


def _band_texts(desk: Desk, stage: Stage, width: float) -> tuple[Stack, Stack]:
    """Title, and what stands at the end of the band: the phase, or the number of steps."""
    if absent(stage):
        return Stack(), Stack()
    if stage.phase:
        aside = single(desk, "stage-aside", desk.word(f"phase.{stage.phase}"), desk.theme.type("stage-phase"))
    else:
        ghosts = desk.other.only_before if desk.other else frozenset()
        number = sum(bool(step.number) and step.key not in ghosts for step in stage.steps)
        count = desk.words.count("steps", number)
        aside = single(desk, "stage-aside", Wording(count, desk.words.language), desk.theme.type("stage-aside"))
    if taken := times(desk, stage.time, stage.wait):
        aside = single(desk, "stage-aside", joined(taken), desk.theme.type("stage-aside"))
    role = desk.theme.type("stage")
    room = width - 2 * desk.size("stage-tip") - 18
    if marks := shown_marks(stage.marks):
        # They stand before the aside, and the last chevron's end is a tip further in than those of others.
        room -= len(marks) * (desk.size("mark") + 4) + desk.size("stage-tip")
    title = single(desk, "stage-title", desk.pick(stage.title), role)
    if title.width + aside.width + 14 > room:
        aside = Stack()
    if title.width > room:
        title = stack(desk, "stage-title", desk.pick(stage.title), role, room)
    return title, aside


def _goal(desk: Desk, stage: Stage, width: float) -> Stack:
    role = desk.theme.type("stage-goal")
    parts = [stack(desk, "stage-goal", desk.pick(t), role, width) for t in (stage.goal, stage.summary) if t]
    return pile(parts, 8.0)


def _step_texts(desk: Desk, step: Step, width: float) -> _StepHead:
    if not step.number:
        return _StepHead(Stack(), Stack(), Stack(), 0.0)
    number = single(
        desk,
        "step-number",
        Wording(desk.words.number(step.number), desk.words.language),
        desk.theme.type("step-number"),
    )
    indent = number.width + 9.0 if step.title else 0.0
    pitch = desk.size("mark") + 4
    count = len(shown_marks(step.marks)) + (f"step:{step.key}" in desk.doors)
    room = width - indent - count * pitch
    side = max(1, int((width - indent) // pitch)) if count and step.title and room < _LEAST_TITLE else 0
    title = Stack()
    if step.title:
        role = desk.theme.type("step-title")
        title = stack(desk, "step-title", desk.pick(step.title), role, width - indent if side else room)
    taken = step_times(desk, step)
    time = facts(desk, "step-time", taken, desk.theme.type("step-time"), width - indent) if taken else Stack()
    return _StepHead(number, title, time, indent, side, ceil(count / side) * pitch + 4 if side else 0.0)


def _stage_band(desk: Desk, head: Head, n: int, left: float, end: float, y: float) -> list[Item]:
    """The chevron of stage `n` with its words; its tip stands beyond `end`."""
    tip, height, first = desk.size("stage-tip"), head.band_height, n == 0
    start = left if first else left + desk.size("stage-gap") / 2
    notch = 0.0 if first else tip
    shape = (
        ("M", start, y), ("L", end, y), ("L", end + tip, y + height / 2), ("L", end, y + height),
        ("L", start, y + height), ("L", start + notch, y + height / 2), ("Z",),
    )  # fmt: skip
    title, aside = head.bands[n]
    paint = Paint(fill=desk.colour("stage.band"))
    if absent(head.stages[n]):
        paint = Paint(stroke=desk.colour("ink-faint"), dash=_ABSENT_DASH)
    items: list[Item] = [Path("stage-band", shape, paint)]
    text_x = left + (18 if first else 9 + tip)
    items += place(title, text_x, y + (height - title.height) / 2)
    if aside:
        items += place(aside, end - 10 - aside.width, y + (height - aside.height) / 2)
    if head.goals[n]:
        items += place(head.goals[n], left + desk.size("gutter") / 2, y + head.goal_y)
    stage_marks = shown_marks(head.stages[n].marks)
    for i, mark in enumerate(stage_marks):
        at = end - aside.width - 24 - i * (desk.size("mark") + 4)
        items.append(mark_group(desk, mark, at, y + height / 2, f"stage:{head.stages[n].key}"))
    return items


def _step(
    desk: Desk, head: Head, step: Step, n: int, x: float, y: float, bottom: float, cells: tuple[Item, ...]
) -> Group:
    tile, column, texts = head.tiles[n], head.columns[n], head.steps[n]
    top = y + head.band_height
    items: list[Item] = [Box("column", x + tile[0], top, tile[1] - tile[0], bottom - top, Paint())]
    left = x + column[0]
    titles, times_at = y + head.title_y + head.title_baseline, y + head.time_y + head.time_baseline
    items += place(texts.number, left, titles - texts.number.first)
    items += place(texts.title, left + texts.indent, titles - texts.title.first)
    items += place(texts.time, left + texts.indent, times_at - texts.time.first)
    pitch, half = desk.size("mark") + 4, desk.size("mark") / 2
    door = desk.doors.get(f"step:{step.key}")
    for i, mark in enumerate((*shown_marks(step.marks), *((door,) if door else ()))):
        if texts.marks:
            row, place_in_row = divmod(i, texts.marks)
            at = left + texts.indent + half + place_in_row * pitch
            middle = titles + texts.title.height - texts.title.first + half + 8 + row * pitch
        else:
            at, middle = x + column[1] - half - i * pitch, y + head.title_y + texts.number.height / 2
        if isinstance(mark, Mark):
            items.append(mark_group(desk, mark, at, middle, f"step:{step.key}"))
        else:
            end = at + desk.size("icon") / 2
            items.append(door_group(desk, mark, end, middle, desk.colour("customer.accent"), desk.colour("paper")))
    data = (("step", step.key), *((("absent", "true"),) if not step.number else ()))
    return Group("step", (*items, *cells), id=desk.id("step", step.key), data=data)
