"""What stands at the start of bands and lines: their names, measured.

In: rows and lines. Out: stacks in the width of the title column.
"""

from __future__ import annotations

from blueprint.layout.bands import Row, RowKind
from blueprint.layout.cards import actor_title
from blueprint.layout.contents import look
from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Stack, pile, stack
from blueprint.model.lanes import Lane, Line
from blueprint.model.text import Wording

_ROW_WORDS = {"emotion": "experience", "opportunities": "opportunity", "metrics": "metric", "gaps": "gap"}


def band_title(desk: Desk, row: Row) -> Stack:
    """The name of a band: of a sub-lane with its actor, of a lane with its note."""
    name, width = look(row), band_title_width(desk)
    role = desk.theme.type("lane-title", name)
    if row.actor:
        caption = stack(desk, "lane-caption", row_title(desk, row), desk.theme.type("lane-caption", name), width)
        return pile([caption, stack(desk, "lane-title", actor_title(desk, row.actor), role, width)], 7.0)
    title = stack(desk, "lane-title", row_title(desk, row), role, width)
    lanes = (e for e in desk.service.lanes if isinstance(e, Lane) and e.id == row.lane)
    note = next((lane.note for lane in lanes), None)
    if not note:
        return title
    return pile([title, stack(desk, "lane-note", desk.pick(note), desk.theme.type("lane-note", name), width)], 7.0)


def band_title_width(desk: Desk) -> float:
    """Width of the names of bands in user units."""
    return desk.size("title-column") - desk.size("space-5") - desk.theme.stroke("bar").width


def line_name(desk: Desk, line: Line) -> Stack:
    """The name of a line, as wide as the title column."""
    width = desk.size("title-column") - desk.size("space-3")
    return stack(desk, "line-title", line_title(desk, line), desk.theme.type("line-title"), width, even=False)


def row_title(desk: Desk, row: Row) -> Wording:
    """What a band is called."""
    if row.title:
        return desk.pick(row.title)
    if row.kind is RowKind.CARDS:
        return desk.word(f"lane.{row.lane}")
    return desk.word(f"row.{_ROW_WORDS.get(row.lane, row.lane)}")


def line_title(desk: Desk, line: Line) -> Wording:
    """What a line is called."""
    return desk.pick(line.title) if line.title else desk.word(f"line.{line.id}")
