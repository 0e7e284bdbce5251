"""Touchpoints as tables: a short one for a terminal, two full ones for spreadsheets.

In: sheets, a `Teller`. Out: `Table`s in the words of its language, a row a touchpoint, and a row a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.export.table import Cell, Column, Table
from blueprint.touchpoints.values import TouchpointSheet
from blueprint.touchpoints.wording import (
    about,
    attributes_told,
    figure_line,
    figures_told,
    plan_told,
    quotes_told,
    step_title,
    where_told,
)
from blueprint.words.speech import Teller
from blueprint.words.touchpoints import CLASSES

_ALWAYS = 9
"""Columns of the short table that stay even if nothing stands in them: what is missing shall be seen."""


def short_table(sheets: Sequence[TouchpointSheet], teller: Teller) -> Table:
    """What fits a screen: what each is, where it is met, how it is felt, how much of its plan is written."""
    word = teller.words.text
    columns = (
        Column(title=word("row.touchpoint"), width=22),
        *_classes(teller, 12),
        Column(title=word("sheet.where"), width=36),
        Column(title=word("plan.title"), width=10),
        Column(title=word("row.experience"), width=11, figures=True),
        Column(title=word("book.satisfaction"), width=12, figures=True),
        Column(title=word("book.figures"), width=30),
    )
    rows = tuple(_short(sheet, teller) for sheet in sheets)
    return Table(title=word("book.touchpoints"), columns=columns, rows=rows).without_empty(_ALWAYS)


def _classes(teller: Teller, width: int) -> Iterator[Column]:
    """Channel, owner, medium, importance, contact, initiative."""
    yield Column(title=teller.words.text("row.channel"), width=width)
    yield from (Column(title=teller.words.text(f"{name}.title"), width=width) for name in CLASSES)


def _short(sheet: TouchpointSheet, teller: Teller) -> tuple[Cell, ...]:
    words = teller.words
    experience, satisfaction = sheet.experience, sheet.satisfaction
    filled = words.text("sheet.filled", n=words.number(_filled(sheet)), all=words.number(len(sheet.plan)))
    return (
        about(teller, sheet).pick(sheet.touchpoint.title).text,
        *_class_cells(sheet, teller),
        where_told(teller, sheet),
        filled,
        None if experience is None else words.number(experience, 1),
        None if satisfaction is None else words.number(satisfaction, 1, sign=True),
        "\n".join(f"{f.title.text} {f.value.text}" for f in figures_told(teller, sheet) if f.value),
    )


def _class_cells(sheet: TouchpointSheet, teller: Teller) -> Iterator[Cell]:
    given = {a.name: teller.words.joined([v.text for v in a.values]) for a in attributes_told(teller, sheet)}
    yield from (given.get(name, "") for name in ("channel", *CLASSES))


def _filled(sheet: TouchpointSheet) -> int:
    return len(sheet.plan) - len(sheet.missing)


def full_table(sheets: Sequence[TouchpointSheet], teller: Teller) -> Table:
    """Everything that a sheet says, a row a touchpoint; numbers are numbers."""
    word = teller.words.text
    columns = (
        Column(title=word("sheet.id"), width=22),
        Column(title=word("row.touchpoint"), width=28),
        *_classes(teller, 18),
        Column(title=word("row.note"), width=40),
        Column(title=word("header.promise"), width=40),
        Column(title=word("sheet.file"), width=24),
        Column(title=word("sheet.where"), width=48),
        Column(title=word("book.steps"), width=8, figures=True),
        Column(title=word("row.experience"), width=12, figures=True),
        Column(title=word("legend.expectation"), width=12, figures=True),
        Column(title=word("book.satisfaction"), width=12, figures=True),
        Column(title=word("book.figures"), width=40),
        Column(title=word("sheet.voices"), width=48),
        Column(title=word("plan.title"), width=12, figures=True),
        *(Column(title=word(f"plan.{part}"), width=36) for part, _ in (sheets[0].plan if sheets else ())),
    )
    rows = tuple(_full(sheet, teller) for sheet in sheets)
    return Table(title=word("book.touchpoints"), columns=columns, rows=rows)


def _full(sheet: TouchpointSheet, teller: Teller) -> tuple[Cell, ...]:
    speech = about(teller, sheet)
    note, promise = speech.maybe(sheet.touchpoint.note), speech.maybe(sheet.touchpoint.promise)
    return (
        sheet.touchpoint.id,
        speech.pick(sheet.touchpoint.title).text,
        *_class_cells(sheet, teller),
        note.text if note else "",
        promise.text if promise else "",
        "\n".join(one.name for one in sheet.declared),
        where_told(teller, sheet),
        len(sheet.occurrences),
        _rounded(sheet.experience),
        _rounded(sheet.expectation),
        _rounded(sheet.satisfaction),
        "\n".join(figure_line(teller, f) for f in figures_told(teller, sheet)),
        "\n".join(q.text.text for q in quotes_told(teller, sheet)),
        _filled(sheet),
        *(written.text if written else "" for _, _, written in plan_told(teller, sheet)),
    )


def step_table(sheets: Sequence[TouchpointSheet], teller: Teller) -> Table:
    """A row for each touchpoint, step and persona, with the scores there."""
    word = teller.words.text
    columns = (
        Column(title=word("row.touchpoint"), width=28),
        Column(title=word("sheet.file"), width=24),
        Column(title=word("row.stage"), width=24),
        Column(title=word("row.step"), width=28),
        Column(title=word("header.persona"), width=20),
        Column(title=word("row.experience"), width=12, figures=True),
        Column(title=word("legend.expectation"), width=12, figures=True),
        Column(title=word("book.satisfaction"), width=12, figures=True),
    )
    rows = tuple(row for sheet in sheets for row in _steps(sheet, teller))
    return Table(title=word("sheet.where"), columns=columns, rows=rows)


def _steps(sheet: TouchpointSheet, teller: Teller) -> Iterator[tuple[Cell, ...]]:
    title = about(teller, sheet).pick(sheet.touchpoint.title).text
    for occurrence in sheet.occurrences:
        speech = teller.of(occurrence.where.service)
        place = (title, occurrence.where.name, speech.pick(occurrence.stage.title).text,
                 step_title(teller, occurrence).text)  # fmt: skip
        if not occurrence.scores:
            yield (*place, "", None, None, None)
        for scores in occurrence.scores:
            yield (
                *place,
                speech.pick(scores.name).text if scores.name else "",
                _rounded(scores.emotion.value if scores.emotion else None),
                _rounded(scores.expectation.value if scores.expectation else None),
                _rounded(scores.satisfaction),
            )


def _rounded(value: float | None) -> float | None:
    """Without what sums of decimals leave behind."""
    return None if value is None else round(value, 4) + 0.0
