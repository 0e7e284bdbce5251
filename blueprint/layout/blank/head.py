"""The head of a workshop sheet's grid: stage chevrons and step headings, with lines to write on.

┌──────────────────────╲┌──────────────────────╲
│ Arrival              ╱│ ____________________ ╱     a stage without a name is an outline with a line
└─────────────────────╱ └─────────────────────╱
  1 Arrive    2 ______    3 ______    4 ______        so is a step
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.blank.sizes import Sizes
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Stack, place, single, stack
from blueprint.model.service import Stage, Step
from blueprint.model.text import Text, Wording
from blueprint.scene import Box, Group, Item, Paint, Path

_TITLE_START = 18.0
_BAND_AIR = 24.0
_OUTLINE_GAP = 3.0
"""Outlines need more space between them than bands."""
_BELOW_BAND, _BELOW_TITLES, _INDENT = 18.0, 14.0, 9.0


@frozen
class _StepHead:
    """The measured heading of a step."""

    number: Stack
    title: Stack


@frozen(kw_only=True)
class BlankHead:
    """The measured heads of all stages, of one height, in whatever band they come to stand.

    Attributes:
        stages: with the measured title and what stands at the end of the chevron. steps: by key.
        band: height of the chevrons. gap: between two of them.
        titles: height of the headings. baseline: of their first lines, from their top.
    """

    stages: tuple[tuple[Stage, Stack, Stack], ...]
    steps: dict[str, _StepHead]
    band: float
    gap: float
    baseline: float
    titles: float

    @property
    def height(self) -> float:
        """From the top of the chevrons to the top of the first row."""
        return self.band + _BELOW_BAND + self.titles + _BELOW_TITLES

    @property
    def title_y(self) -> float:
        """Top of the step titles."""
        return self.band + _BELOW_BAND


def measure_blank_head(desk: Desk, sizes: Sizes) -> BlankHead:
    """Measure the heads of all stages of the desk's service."""
    stages = [
        (s, *_stage_texts(desk, s, sizes.stage(len(s.steps)) + 2 * sizes.lead, sizes.lead)) for s in desk.service.stages
    ]
    steps = {step.key: _step_texts(desk, step, sizes.column) for step in desk.service.steps}
    firsts = [part.first for head in steps.values() for part in (head.number, head.title)]
    below = [part.height - part.first for head in steps.values() for part in (head.number, head.title)]
    nameless = any(not head.title for head in steps.values())
    baseline = max(*firsts, sizes.writing if nameless else 0.0)
    untitled = any(not title for _, title, _ in stages)
    return BlankHead(
        stages=tuple(stages),
        steps=steps,
        band=max(
            desk.size("stage-height"),
            max(title.height for _, title, _ in stages) + _BAND_AIR,
            1.5 * sizes.writing if untitled else 0.0,
        ),
        gap=desk.size("stage-gap") + (_OUTLINE_GAP if untitled else 0.0),
        baseline=baseline,
        titles=baseline + max(below),
    )


def named(desk: Desk, text: Text | None) -> bool:
    """Whether a text says anything in the drawing's language."""
    return text is not None and bool(desk.pick(text).text.strip())


def _stage_texts(desk: Desk, stage: Stage, width: float, lead: float) -> tuple[Stack, Stack]:
    """Title, and the phase at the end of the chevron where both find room."""
    aside = Stack()
    if stage.phase:
        aside = single(desk, "stage-aside", desk.word(f"phase.{stage.phase}"), desk.theme.type("stage-phase"))
    room = width - desk.size("stage-tip") - max(lead, _TITLE_START)
    if not named(desk, stage.title):
        return Stack(), aside
    role = desk.theme.type("stage")
    title = single(desk, "stage-title", desk.pick(stage.title), role)
    if title.width + aside.width + _TITLE_START > room:
        aside = Stack()
    if title.width > room:
        title = stack(desk, "stage-title", desk.pick(stage.title), role, room)
    return title, aside


def _step_texts(desk: Desk, step: Step, width: float) -> _StepHead:
    number = single(
        desk,
        "step-number",
        Wording(desk.words.number(step.number), desk.words.language),
        desk.theme.type("step-number"),
    )
    if step.title is None or not named(desk, step.title):
        return _StepHead(number, Stack())
    role = desk.theme.type("step-title")
    return _StepHead(
        number, stack(desk, "step-title", desk.pick(step.title), role, width - number.width - _INDENT - sizes_air(desk))
    )


def sizes_air(desk: Desk) -> float:
    """What a heading leaves free at the end of its column."""
    return desk.size("space-2")


def blank_head_labels(desk: Desk, head: BlankHead, x: float, y: float, width: float) -> Group:
    """The words at the start of the chevrons and of the headings."""
    role = desk.theme.type("row-label")
    stages = stack(desk, "row-label", desk.word("row.stage"), role, width)
    steps = stack(desk, "row-label", desk.word("row.step"), role, width)
    return Group(
        "row-labels",
        (
            *place(stages, x, y + (head.band - stages.height) / 2),
            *place(steps, x, y + head.title_y + head.baseline - steps.first),
        ),
    )


def chevron(
    desk: Desk, head: BlankHead, n: int, along: tuple[float, float, float], y: float, *, first: bool
) -> list[Item]:
    """The band of a stage with its title, or with a line to write the title on.

    Args:
        n: number of the stage in the service, from 0.
        along: its left edge, that of its first note, its right edge; the tip stands beyond that.
        first: whether it is the first of its band.
    """
    _, title, aside = head.stages[n]
    left, note, end = along
    tip, height = desk.size("stage-tip"), head.band
    notch = 0.0 if first else tip
    shape = (
        ("M", left, y), ("L", end, y), ("L", end + tip, y + height / 2), ("L", end, y + height),
        ("L", left, y + height), ("L", left + notch, y + height / 2), ("Z",),
    )  # fmt: skip
    start = max(note, left + _TITLE_START + notch / 2)
    colour = desk.colour("stage.band")
    if title:
        words = place(title, start, y + (height - title.height) / 2)
        phase = place(aside, end - 10 - aside.width, y + (height - aside.height) / 2)
        return [Path("stage-band", shape, Paint(fill=colour)), *words, *phase]
    outline = Paint(fill=desk.colour("card.fill"), stroke=colour, width=1.5)
    return [
        Path("stage-band", shape, outline),
        writing_line(desk, start, end - 10, y + height - max(10.0, height / 4)),
    ]


def step_heading(desk: Desk, head: BlankHead, step: Step, left: float, right: float, y: float) -> list[Item]:
    """Number and title of a step, or a line to write the title on."""
    texts = head.steps[step.key]
    baseline = y + head.title_y + head.baseline
    items: list[Item] = [*place(texts.number, left, baseline - texts.number.first)]
    start = left + texts.number.width + _INDENT
    if texts.title:
        return [*items, *place(texts.title, start, baseline - texts.title.first)]
    return [*items, writing_line(desk, start, right, baseline + 2)]


def writing_line(desk: Desk, left: float, right: float, y: float) -> Path:
    """A thin line to write on."""
    return Path("writing-line", (("M", left, y), ("L", right, y)), Paint(stroke=desk.colour("curve.grid"), width=0.75))


def step_column(left: float, right: float, top: float, bottom: float) -> Box:
    """The invisible column of a step, as in every drawing."""
    return Box("column", left, top, right - left, bottom - top, Paint())
