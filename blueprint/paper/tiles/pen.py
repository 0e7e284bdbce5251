"""Draws what stands around the pictures: rules and small words, in mm from the sheet's start corner.

In: the desk and a sheet's size. Out: a scene as large as the sheet. In a drawing that reads from right to left x counts
from the right edge. Everything is neutral grey on the white of the paper, whatever theme the drawing has: printers make
that of black ink alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Align
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.paper.sheet import MM_PER_UNIT
from blueprint.scene import Box, Dot, Item, Paint, Path, Scene, Words
from blueprint.text.line import SetLine, Style, Weight
from blueprint.text.outlines import outline

INK, SOFT, FAINT, WHITE = "#222222", "#5c5c5c", "#8c8c8c", "#ffffff"
HAIR = 0.2
"""Width of a rule in mm."""
NOTE = Style(8.5)
"""Small words: a little over 6 pt."""
LABEL = Style(15.0, Weight.SEMIBOLD)

_LEAST_LETTERS = 3
_TURNED_IN_COLUMNS = frozenset("ー—–…‥（）()「」『』〈〉《》【】〜～〔〕：")
_Point = tuple[float, float]


class Pen:
    """Collects items for one scene."""

    def __init__(self, desk: Desk, width: float, height: float, *, rtl: bool) -> None:
        """Begin a sheet of a size in mm."""
        self.desk = desk
        self.width, self.height, self.rtl = width, height, rtl
        self._items: list[Item] = []

    def scene(self, name: str, title: str) -> Scene:
        """All that was drawn.

        Args:
            name: end of the scene's prefix, unique among the sheets.
        """
        return Scene(
            prefix=f"{self.desk.prefix}-{name}",
            kind="sheet",
            title=title,
            description="",
            language=self.desk.words.language,
            direction=Direction.RTL if self.rtl else Direction.LTR,
            width=self.width / MM_PER_UNIT,
            height=self.height / MM_PER_UNIT,
            background=WHITE,
            items=tuple(self._items),
        )

    def rule(self, *points: _Point, colour: str = FAINT, width: float = HAIR, dash: tuple[float, ...] = ()) -> None:
        """A line through some points."""
        first, *others = (self._at(*point) for point in points)
        commands = (("M", *first), *(("L", *point) for point in others))
        paint = Paint(
            stroke=colour, width=width / MM_PER_UNIT, dash=tuple(d / MM_PER_UNIT for d in dash), round_cap=not dash
        )
        self._items.append(Path("rule", commands, paint))

    def ring(self, x: float, y: float, radius: float, *, colour: str = FAINT, width: float = HAIR) -> None:
        """A circle's line."""
        paint = Paint(stroke=colour, width=width / MM_PER_UNIT)
        self._items.append(Dot("ring", *self._at(x, y), radius / MM_PER_UNIT, paint))

    def box(self, x: float, y: float, width: float, height: float, *, fill: str | None = None,
            stroke: str | None = None, weight: float = HAIR, radius: float = 0.0) -> None:  # fmt: skip
        """A rectangle."""
        left, top = self._at(x + width if self.rtl else x, y)
        self._items.append(
            Box("box", left, top, width / MM_PER_UNIT, height / MM_PER_UNIT,
                Paint(fill=fill, stroke=stroke, width=weight / MM_PER_UNIT), radius / MM_PER_UNIT)
        )  # fmt: skip

    def words(self, line: SetLine, x: float, y: float, *, align: Align = Align.START, colour: str = SOFT,
              role: str = "note") -> None:  # fmt: skip
        """A line of text whose capitals have their middle at `y`; `x` is where it starts, its middle or its end."""
        at, middle = self._at(x, y)
        share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
        left = at - line.width * (1 - share if self.rtl else share)
        self._items.append(Words(role, left, middle + self._rise(line) / 2, line, colour))

    def turned(self, line: SetLine, x: float, y: float, *, colour: str = SOFT) -> None:
        """A line of text along the start border, its middle at `x`, `y`: turned, or as a column of characters."""
        at, middle = self._at(x, y)
        if _is_columnar(line):
            self._column(line, at, middle, colour)
            return
        baseline = self._rise(line) / 2
        commands: list[tuple[str | float, ...]] = []
        for run in line.runs:
            for name, *numbers in outline(run):
                points = [float(n) for n in numbers]
                pairs = zip(points[::2], points[1::2], strict=True)
                moved = [(px + run.x - line.width / 2, py + baseline) for px, py in pairs]
                # Letters have their feet towards the picture.
                turned = [(at - py, middle + px) if self.rtl else (at + py, middle - px) for px, py in moved]
                commands.append((name, *(value for point in turned for value in point)))
        self._items.append(Path("note", tuple(commands), Paint(fill=colour)))

    def line(self, wording: Wording, style: Style) -> SetLine:
        """A text on one line."""
        return self.desk.setter.line(wording.text, style, wording.language)

    def fitted(self, wording: Wording, style: Style, room: float) -> SetLine | None:
        """A text on one line no longer than `room` mm: shortened at a word if need be; None if that makes no sense."""
        line = self.line(wording, style)
        if length(line) <= room:
            return line
        for ends in (_word_ends(wording.text), range(_LEAST_LETTERS, len(wording.text))):
            low, high, found = 0, len(ends), None
            while low < high:
                middle = (low + high) // 2
                short = self.line(Wording(_cut(wording.text, ends[middle]), wording.language), style)
                if length(short) <= room:
                    low, found = middle + 1, short
                else:
                    high = middle
            if found is not None:
                return found
        return None

    def wrapped(self, wording: Wording, style: Style, room: float) -> tuple[SetLine, ...]:
        """A text on as many lines as it needs in `room` mm."""
        return self.desk.setter.paragraph(wording.text, style, room / MM_PER_UNIT, wording.language)

    def _column(self, line: SetLine, x: float, y: float, colour: str) -> None:
        """Characters upon each other, as Chinese, Japanese and Korean are written in narrow places."""
        style = Style(line.runs[0].size, Weight(line.runs[0].face.weight))
        size = style.size
        top = y - _columnar_height(line) / 2
        for char in line.text:
            if char == " ":
                top += size / 2
                continue
            set_char = self.desk.setter.line(char, style, line.language)
            if char in _TURNED_IN_COLUMNS:
                self._turned_sign(set_char, x, top + size / 2, colour)
            else:
                self._items.append(Words("note", x - set_char.width / 2, top + 0.88 * size, set_char, colour))
            top += size

    def _turned_sign(self, line: SetLine, x: float, y: float, colour: str) -> None:
        """One character that lies on its side in a column, with the middle of its body at `x`, `y`."""
        commands: list[tuple[str | float, ...]] = []
        for run in line.runs:
            for name, *numbers in outline(run):
                points = [float(n) for n in numbers]
                turned = [
                    (x - (py + 0.38 * run.size), y + px - line.width / 2)
                    for px, py in zip(points[::2], points[1::2], strict=True)
                ]
                commands.append((name, *(value for point in turned for value in point)))
        self._items.append(Path("note", tuple(commands), Paint(fill=colour)))

    def _at(self, x: float, y: float) -> _Point:
        """A place in user units from the top left corner."""
        return (self.width - x if self.rtl else x) / MM_PER_UNIT, y / MM_PER_UNIT

    def _rise(self, line: SetLine) -> float:
        """Height of the capitals of a line in user units."""
        if not line.runs:
            return 0.0
        style = Style(line.runs[0].size, Weight.REGULAR)
        return self.desk.setter.metrics(style, line.language).cap_height


def length(line: SetLine) -> float:
    """Length of a line in mm."""
    return line.width * MM_PER_UNIT


def turned_length(line: SetLine) -> float:
    """How much of the border's height a turned line takes, in mm."""
    return (_columnar_height(line) if _is_columnar(line) else line.width) * MM_PER_UNIT


def _columnar_height(line: SetLine) -> float:
    """Height of a line set as a column, in user units."""
    size = line.runs[0].size if line.runs else 0.0
    return sum(size / 2 if char == " " else size for char in line.text)


def _is_columnar(line: SetLine) -> bool:
    return bool(line.runs) and all(unicodedata.east_asian_width(char) in "WF" or char == " " for char in line.text)


def _word_ends(text: str) -> Sequence[int]:
    return [at for at, char in enumerate(text) if char == " " and at >= _LEAST_LETTERS]


def _cut(text: str, end: int) -> str:
    while end > 1 and unicodedata.combining(text[end]):
        end -= 1
    return f"{text[:end].rstrip(' ,;:-–—·')}…"
