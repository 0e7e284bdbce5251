"""The header of a workshop sheet: title and ruled fields, filled in with what the file says.

Overnight hotel stay        PERSONA              SCENARIO             GOALS                DATE
Service blueprint           Dana, traveller      One night            Sleep well
                            ___________________  ___________________  ___________________  __________________
                            ___________________  ___________________  ___________________  __________________
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

from blueprint.frozen import frozen
from blueprint.layout.blank.head import named, writing_line
from blueprint.layout.blank.sizes import Sizes
from blueprint.layout.desk import Desk
from blueprint.layout.facts import joined
from blueprint.layout.stacks import Stack, pile, place, single, stack
from blueprint.model.catalogues import Persona
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Group, Item

_GAP, _BESIDE, _ROW_GAP, _LABEL_GAP = 24.0, 48.0, 26.0, 11.0
_LEAST, _TITLE, _TITLE_SHARE = 150.0, 300.0, 0.32
_LEAST_RULES = 2
_CLEAR = 0.6
"""Share of the distance of two lines to write on that the first keeps from the words above it."""
_UNTITLED = 1.6
"""Height of the line for the title in lines to write on."""


@frozen
class _Fields:
    """Fields side by side: labels with what the file says, their width, and the lines from a field's top."""

    cells: tuple[tuple[str, Stack, Stack], ...]
    width: float
    rules: tuple[float, ...]


@frozen
class BlankHeader:
    """The measured header: its height in user units, and its items for a left and a top edge."""

    height: float
    paint: Callable[[float, float], Group]


def measure_blank_header(desk: Desk, sizes: Sizes, kind: DrawingKind, width: float, *, later: bool) -> BlankHeader:
    """Measure the header for a width in user units.

    Args:
        later: whether it is that of a second or further sheet: its fields take questions and notes.
    """
    texts = _later() if later else _first(desk)
    limit = max(_TITLE, min(width * _TITLE_SHARE, 2 * _TITLE))
    aside = width - limit - _BESIDE >= _LEAST * len(texts)
    limit = limit if aside else min(width, 2 * _TITLE)
    titled = named(desk, desk.service.title)
    line = 0.0 if titled else _UNTITLED * sizes.writing
    title = _title(desk, kind, limit, titled=titled)
    title_height = title.height + (line + _LABEL_GAP if line else 0.0)
    rows = _rows(desk, sizes, texts, width - limit - _BESIDE if aside else width)
    fields = sum(row.rules[-1] for row in rows) + (len(rows) - 1) * _ROW_GAP
    height = max(title_height, fields) if aside else title_height + _ROW_GAP + fields

    def paint(x: float, y: float) -> Group:
        items: list[Item] = [] if titled else [writing_line(desk, x, x + limit, y + line)]
        items += place(title, x, y + title_height - title.height)
        start, top = (x + limit + _BESIDE, y) if aside else (x, y + title_height + _ROW_GAP)
        for row in rows:
            items += _paint_fields(desk, row, start, top)
            top += row.rules[-1] + _ROW_GAP
        return Group("header", tuple(items), id=desk.id("header"))

    return BlankHeader(height, paint)


def _title(desk: Desk, kind: DrawingKind, limit: float, *, titled: bool) -> Stack:
    """Title and kind of drawing with the subtitle."""
    what = desk.word(f"kind.{kind}")
    if desk.service.subtitle:
        what = joined([what, desk.pick(desk.service.subtitle)])
    kind_of = stack(desk, "subtitle", what, desk.theme.type("subtitle"), limit)
    if not titled:
        return kind_of
    return pile([stack(desk, "title", desk.pick(desk.service.title), desk.theme.type("title"), limit), kind_of], 17.0)


def _first(desk: Desk) -> list[tuple[str, list[Wording]]]:
    """Persona, scenario and goals as far as the file has them; the date is that of the workshop."""
    service = desk.service
    goals = service.personas[0].goals if len(service.personas) == 1 else ()
    return [
        ("header.persona", [_persona(desk, p) for p in service.personas]),
        ("header.scenario", [desk.pick(service.scenario)] if service.scenario else []),
        ("header.goals", [joined([desk.pick(goal) for goal in goals])] if goals else []),
        ("header.date", []),
    ]


def _later() -> list[tuple[str, list[Wording]]]:
    """What comes up while people work."""
    return [("row.question", []), ("row.note", [])]


def _persona(desk: Desk, persona: Persona) -> Wording:
    name = desk.pick(persona.name)
    if not persona.role:
        return name
    role = desk.pick(persona.role)
    return Wording(desk.words.text("format.person", name=name.text, role=role.text), name.language)


def _rows(desk: Desk, sizes: Sizes, texts: list[tuple[str, list[Wording]]], width: float) -> list[_Fields]:
    """Fields in as few rows as have room for them, equally long."""
    most = max(1, floor((width + _GAP) / (_LEAST + _GAP)))
    lines = ceil(len(texts) / most)
    each = ceil(len(texts) / lines)
    wide = (width - (each - 1) * _GAP) / each
    return [_fields(desk, sizes, texts[at : at + each], wide) for at in range(0, len(texts), each)]


def _fields(desk: Desk, sizes: Sizes, texts: list[tuple[str, list[Wording]]], width: float) -> _Fields:
    """Fields of one row, measured: as many lines as leave at least one free under the longest text."""
    label_role, role = desk.theme.type("header-label"), desk.theme.type("header-value")
    cells = []
    for key, wordings in texts:
        label = single(desk, "header-label", desk.word(key), label_role)
        values = pile([stack(desk, "header-value", wording, role, width) for wording in wordings], 8.0)
        cells.append((key.partition(".")[2], label, values))
    start = max(label.height for _, label, _ in cells)
    taken = max(_value_end(label, value) for _, label, value in cells)
    count = max(_LEAST_RULES, ceil((taken + _CLEAR * sizes.writing - start) / sizes.writing))
    return _Fields(tuple(cells), width, tuple(start + n * sizes.writing for n in range(1, count + 1)))


def _value_end(label: Stack, value: Stack) -> float:
    return pile([label, value], _LABEL_GAP).height if value else label.height


def _paint_fields(desk: Desk, fields: _Fields, x: float, y: float) -> list[Group]:
    groups = []
    for n, (name, label, value) in enumerate(fields.cells):
        left = x + n * (fields.width + _GAP)
        words = place(pile([label, value], _LABEL_GAP), left, y)
        least = _value_end(label, value) + (fields.rules[0] - label.height) * _CLEAR if value else 0.0
        rules = (writing_line(desk, left, left + fields.width, y + rule) for rule in fields.rules if rule >= least)
        groups.append(Group("header-block", (*words, *rules), data=(("about", name),)))
    return groups
