"""One pass over the files of a survey, for all that is asked of it.

In: `Asked`. Out: its sums are filled. However long the files are, little more than a batch of rows is in memory.

Rows become keys (what each cell means), equal keys are counted, and only different ones are added to the sums.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

from blueprint.limits import Limits
from blueprint.model.figures import Grouping
from blueprint.model.periods import Days
from blueprint.survey.asked import Asked, CommentPlan
from blueprint.survey.days import NoDay, day_of
from blueprint.survey.faults import Notes, SurveyError
from blueprint.survey.names import Names
from blueprint.survey.opening import open_table, unreadable
from blueprint.survey.readings import Rule, Why, kano_reading, reader, weight
from blueprint.survey.slots import Part, Role
from blueprint.survey.sums import Key
from blueprint.survey.table import Batch, normal, visible

_KEYS = 100_000
_LONGEST_SEGMENT = 200


def count(asked: Asked, files: Sequence[tuple[Path, str]], names: Mapping[Grouping, Names], limits: Limits) -> Notes:
    """Count all answers.

    Args:
        asked: what for. files: paths, and what messages call them. names: what cells can name. limits: for each file.

    Returns:
        What was noticed.

    Raises:
        SurveyError: a file cannot be counted.
    """
    notes = Notes()
    keys: Counter[Key] = Counter()
    for path, name in files:
        sheet = asked.responses.sheet if path.suffix.lower() == ".xlsx" else None
        table = open_table(path, name, [column.name for column in asked.columns], sheet, limits)
        for slot in asked.slots:
            slot.begin(_reading(slot.role, names, asked.periods, decimal_comma=table.decimal_comma))
        try:
            for batch in table.batches():
                _add(asked, keys, batch, name)
        except OSError as error:
            raise unreadable(name, error) from error
        except MemoryError as error:
            raise SurveyError(
                "BP702", f"`{name}` does not fit into the memory", "split it into several files"
            ) from error
        notes.short.join(table.notes.short)
        notes.formulas.join(table.notes.formulas)
    _settle(asked, keys)
    return notes


def _add(asked: Asked, keys: Counter[Key], batch: Batch, file: str) -> None:
    """Count the rows of a batch."""
    if not batch.rows:
        return
    columns = tuple(zip(*batch.rows, strict=True))
    meanings = [
        slot.read(columns[place], file, batch.numbers) for slot, place in zip(asked.slots, asked.places, strict=True)
    ]
    if meanings:
        keys.update(zip(*meanings, strict=True))
        if len(keys) > _KEYS:
            _settle(asked, keys)
    if asked.comments is not None:
        _comment(asked.comments, columns, meanings)


def _settle(asked: Asked, keys: Counter[Key]) -> None:
    """Add the counted keys to all sums, and begin anew."""
    asked.met.add(keys, asked.layout)
    for one in (*asked.metrics, *((asked.gives,) if asked.gives else ())):
        one.sums.add(keys)
    keys.clear()


def _comment(plan: CommentPlan, columns: Sequence[Sequence[str]], meanings: Sequence[Sequence[Hashable]]) -> None:
    """Look at the comments of a batch."""
    none: Sequence[Hashable] = [None] * len(columns[0])

    def part(place: int | None) -> Sequence[Hashable]:
        return none if place is None else meanings[place]

    add = plan.choice.add
    rows = zip(
        columns[plan.column], part(plan.score), part(plan.step), part(plan.touchpoint), part(plan.segment), strict=True
    )
    for number, (text, score, step, touchpoint, segment) in enumerate(rows):
        if not text:
            continue
        if plan.conditions:
            key = tuple(meaning[number] for meaning in meanings)
            if not all(condition.holds(key) for condition in plan.conditions):
                continue
        add(
            text,
            score if isinstance(score, float) else None,
            (step if isinstance(step, str) else None, touchpoint if isinstance(touchpoint, str) else None),
            segment if isinstance(segment, str) else None,
        )


def _reading(
    role: Role, names: Mapping[Grouping, Names], periods: Sequence[Days], *, decimal_comma: bool
) -> Callable[[str], Hashable]:
    """How the cells of a role are read."""
    kind = role.kind
    if isinstance(kind, Rule):
        return reader(kind, decimal_comma=decimal_comma)
    if kind is Part.KANO:
        return kano_reading
    if kind is Part.WEIGHT:
        return lambda text: weight(text, decimal_comma=decimal_comma)
    if kind is Part.DATE:
        return lambda text: _date(text, periods)
    return _segment if kind is Grouping.SEGMENT else names[Grouping(kind)].find


def _segment(text: str) -> str | Why:
    """A segment as the survey writes it; nothing that is longer than a name."""
    plain = normal(visible(text))
    return Why.EMPTY if not plain else plain if len(plain) <= _LONGEST_SEGMENT else Why.UNREADABLE


def _date(text: str, periods: Sequence[Days]) -> str | NoDay:
    """The month of a date, and in which of the periods it lies: `2025-03` and a `1` or `0` for each."""
    day: dt.date | NoDay = day_of(text)
    if isinstance(day, NoDay):
        return day
    return f"{day.year:04}-{day.month:02}" + "".join("1" if first <= day <= last else "0" for first, last in periods)
