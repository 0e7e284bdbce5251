"""The words of the assembly page: what it is, the sheets in figures, the steps, and a line to check the print with.

In: the desk, a plan, a width. Out: a `Guide` that knows how high it is, and draws itself. On small paper it is set
smaller, but no letter is smaller than 6 pt.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from blueprint.frozen import frozen
from blueprint.layout.stacks import Align
from blueprint.model.text import Wording
from blueprint.paper.tiles.pen import FAINT, INK, NOTE, Pen, length
from blueprint.paper.tiles.plan import Plan
from blueprint.text.line import SetLine, Style, Weight

SIZES = (1.0, 0.8, 0.64)
"""Sizes that the words are tried in, where the plan would get too small beside them."""
_LEAST = 8.0
"""User units: 6 pt."""
_HEADING, _HEADING_LEAD = 25.0, 8.5
_TITLE, _TITLE_LEAD = 14.0, 5.5
_STEP, _STEP_LEAD, _STEP_GAP, _INDENT = 13.0, 5.0, 1.8, 6.5
_FACTS, _FACT_GAP, _HATCHED = 12.5, 8.0, 9.0
_RULER_GAP, _RULER_HEIGHT = 3.0, 8.0
_RULERS = (100, 50, 20)
_HATCH = 2.2


@frozen(kw_only=True)
class Guide:
    """The words, set. Lengths in mm.

    Attributes:
        width: of the block. size: factor of all sizes.
        facts: rows of labels with their values. hatched: what hatching means; None where nothing is hatched.
        ruler: length of the line to check with.
    """

    width: float
    size: float
    heading: tuple[SetLine, ...]
    title: tuple[SetLine, ...]
    facts: tuple[tuple[tuple[SetLine, SetLine], ...], ...]
    steps: tuple[tuple[SetLine, ...], ...]
    hatched: SetLine | None
    ruler: int

    @property
    def head(self) -> float:
        """Height of heading and title."""
        return self.size * (_HEADING_LEAD * len(self.heading) + _TITLE_LEAD * len(self.title) + 2)

    @property
    def foot(self) -> float:
        """Height of figures, steps and line."""
        steps = sum(len(step) * _STEP_LEAD + _STEP_GAP for step in self.steps)
        words = _FACTS * len(self.facts) + (_HATCHED if self.hatched else 0.0) + steps
        return self.size * (words + _RULER_GAP) + _RULER_HEIGHT

    def draw_head(self, pen: Pen, x: float, y: float) -> None:
        """Draw heading and title with their upper start corner at `x`, `y`."""
        k = self.size
        for line in self.heading:
            pen.words(line, x, y + 2.6 * k, colour=INK, role="heading")
            y += _HEADING_LEAD * k
        for line in self.title:
            pen.words(line, x, y + 1.5 * k, role="title")
            y += _TITLE_LEAD * k

    def draw_foot(self, pen: Pen, aids: Pen, x: float, y: float) -> None:
        """Draw the rest; lines and hatching, which are no words, with the second pen."""
        k = self.size
        for row in self.facts:
            at = x
            for label, value in row:
                pen.words(label, at, y + 1.2 * k)
                pen.words(value, at, y + 1.2 * k + max(3.2, 4.6 * k), colour=INK)
                at += max(length(label), length(value)) + _FACT_GAP * k
            y += _FACTS * k
        if self.hatched:
            hatch(aids, x, y + 0.6 * k, 5 * k, 3.4 * k)
            pen.words(self.hatched, x + 7 * k, y + 2.3 * k)
            y += _HATCHED * k
        for number, step in enumerate(self.steps, start=1):
            count = pen.line(_own(pen, pen.desk.words.number(number)), _style(_STEP, k, Weight.SEMIBOLD))
            pen.words(count, x, y + 1.5 * k)
            for line in step:
                pen.words(line, x + _INDENT * k, y + 1.5 * k, colour=INK)
                y += _STEP_LEAD * k
            y += _STEP_GAP * k
        _ruler(aids, self.ruler, x, y + _RULER_GAP * k)


def guide(pen: Pen, plan: Plan, title: Wording, width: float, size: float) -> Guide:
    """The words for a plan, set in a width.

    Args:
        title: of the poster. size: factor of all sizes, one of `SIZES`.
    """
    words = pen.desk.words
    ruler = next((r for r in _RULERS if r <= width), _RULERS[-1])
    across, down = (words.number(value / 10, 1) for value in plan.printed)
    facts = {
        "page.paper": f"{words.number(len(plan.tiles))} × {plan.raster.paper.name}",
        "page.overlap": words.text("page.length", n=words.number(round(plan.raster.overlap, 2))),
        "page.finished": words.text("page.size", width=across, height=down),
    }
    if not plan.raster.overlap:
        del facts["page.overlap"]
    steps = [
        words.text("page.print-step", length=words.text("page.length", n=words.number(ruler))),
        words.text("page.cut-step"),
    ]
    if len(plan.tiles) > 1:
        joint = "page.glue-step" if plan.raster.overlap else "page.tape-step"
        steps.append(words.text(joint, sheet=plan.tiles[0].label))
    strong = _style(_STEP, size, Weight.SEMIBOLD)
    pairs = [(pen.line(pen.desk.word(key), NOTE), pen.line(_own(pen, text), strong)) for key, text in facts.items()]
    return Guide(
        width=width,
        size=size,
        heading=pen.wrapped(pen.desk.word("page.sheets"), _style(_HEADING, size, Weight.SEMIBOLD), width),
        title=pen.wrapped(title, _style(_TITLE, size), width),
        facts=_in_rows(pairs, width, _FACT_GAP * size),
        steps=tuple(pen.wrapped(_own(pen, step), _style(_STEP, size), width - _INDENT * size) for step in steps),
        hatched=pen.line(pen.desk.word("page.omitted"), NOTE) if plan.omitted else None,
        ruler=ruler,
    )


def hatch(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Slanted lines that fill a box."""
    pen.box(x, y, width, height, stroke=FAINT)
    for begin, end in _slants(width, height):
        pen.rule((x + begin[0], y + begin[1]), (x + end[0], y + end[1]))


def _style(size: float, factor: float, weight: Weight = Weight.REGULAR) -> Style:
    return Style(max(_LEAST, size * factor), weight)


def _own(pen: Pen, text: str) -> Wording:
    """A text in the language of the drawing's own words."""
    return Wording(text, pen.desk.words.language)


def _in_rows(
    pairs: list[tuple[SetLine, SetLine]], width: float, gap: float
) -> tuple[tuple[tuple[SetLine, SetLine], ...], ...]:
    """As many side by side as find room."""
    rows: list[list[tuple[SetLine, SetLine]]] = [[]]
    x = 0.0
    for pair in pairs:
        wide = max(length(line) for line in pair)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(pair)
        x += wide + gap
    return tuple(tuple(row) for row in rows)


def _ruler(pen: Pen, size: int, x: float, y: float) -> None:
    """A line to check with, divided every 5 mm."""
    pen.rule((x, y), (x + size, y), colour=INK)
    for at in range(0, size + 1, 5):
        deep = 3.0 if at in (0, size) else 2.0 if at % 10 == 0 else 1.2
        pen.rule((x + at, y), (x + at, y + deep), colour=INK)
    words = pen.desk.words
    pen.words(pen.line(_own(pen, words.number(0)), NOTE), x, y + 5.2)
    end = words.text("page.length", n=words.number(size))
    pen.words(pen.line(_own(pen, end), NOTE), x + size, y + 5.2, align=Align.END)


def _slants(width: float, height: float) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Lines from lower left to upper right, cut to a box."""
    for n in range(1, floor((width + height) / _HATCH) + 1):
        along = n * _HATCH
        low = (0.0, along) if along <= height else (along - height, height)
        high = (along, 0.0) if along <= width else (width, along - width)
        yield low, high
