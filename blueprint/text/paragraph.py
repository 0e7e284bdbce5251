"""A text between being shaped and being broken into lines.

In: its items. Out: `Paragraph`, from which any stretch of characters is taken as a set line; stretches that
can be cut safely keep the glyphs they have, the others are shaped anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from blueprint.text import bidi
from blueprint.text.breaks import SOFT_HYPHEN, UNSEEN, Measure
from blueprint.text.faces import Face
from blueprint.text.itemize import Item
from blueprint.text.line import Glyph, Run, SetLine, Style
from blueprint.text.shape import cut, shape, takes_tracking, unsafe_cuts

_HYPHEN = "-"
_UNSEEN = str.maketrans("", "", SOFT_HYPHEN + UNSEEN)


class _OpenRun:
    """A run that may still grow by an item of the same face and level."""

    __slots__ = ("face", "glyphs", "level", "text")

    def __init__(self, face: Face, level: int) -> None:
        self.face = face
        self.level = level
        self.text = ""
        self.glyphs: tuple[Glyph, ...] = ()

    def add(self, text: str, glyphs: tuple[Glyph, ...]) -> None:
        """Puts shaped text behind what is there."""
        if not self.text:
            self.glyphs = glyphs
        else:
            first = len(self.text)
            moved = tuple(Glyph(g.id, g.cluster + first, g.advance, g.dx, g.dy) for g in glyphs)
            self.glyphs = moved + self.glyphs if self.level % 2 else self.glyphs + moved
        self.text += text


class Paragraph:
    """A shaped text without line breaks.

    Letters are spaced out only if no letter of the text joins its neighbour, as browsers have it.

    Attributes:
        text: cleaned text.
        width: on one line, in user units.
    """

    __slots__ = (
        "_glyphs",
        "_items",
        "_language",
        "_levels",
        "_mixed",
        "_rtl",
        "_style",
        "_tracking",
        "_unsafe",
        "_unseen",
        "text",
        "width",
    )

    def __init__(self, text: str, style: Style, language: str, items: Sequence[Item], *, rtl: bool) -> None:
        self.text = text
        self._style = style
        self._language = language
        self._rtl = rtl
        self._items = items
        self._unseen = not text.isascii() and text.translate(_UNSEEN) != text
        joined = any(not takes_tracking(item.script) for item in items)
        self._tracking = 0.0 if joined else style.tracking * style.size
        self._glyphs = [self._shape(item, text[item.start : item.end]) for item in items]
        self._mixed = rtl or any(item.level for item in items)
        self._levels: dict[tuple[int, int], list[int]] = {}
        self._unsafe: dict[int, frozenset[int]] = {}
        self.width = sum(glyph.advance for glyphs in self._glyphs for glyph in glyphs)

    def exact(self, start: int, end: int) -> bool:
        """Whether `measure` gives the width of a line exactly, so that it need not be set to be known."""
        if self._unseen or self._mixed or len(self._items) > 1:
            return False
        return self._may_cut(self._items[0], start, end)

    def measure(self) -> Measure:
        """Widths of all stretches of the text."""
        advances = [0.0] * len(self.text)
        for item, glyphs in zip(self._items, self._glyphs, strict=True):
            for glyph in glyphs:
                advances[item.start + glyph.cluster] += glyph.advance
        hyphen = 0.0
        if SOFT_HYPHEN in self.text:
            hyphen = sum(glyph.advance for glyph in self._shape(self._items[0], _HYPHEN))
        return Measure(self.text, advances, hyphen)

    def line(self, start: int, end: int) -> SetLine:
        """The characters `start..end` as a line of their own."""
        runs: list[_OpenRun] = []
        hyphenated = start < end < len(self.text) and self.text[end - 1] == SOFT_HYPHEN
        for item, glyphs in zip(self._items, self._glyphs, strict=True):
            first, last = max(item.start, start), min(item.end, end)
            if first >= last:
                continue
            for part in self._parts(item, first, last, start, end):
                text = self.text[part.start : part.end]
                if self._unseen:
                    text = text.translate(_UNSEEN) + (_HYPHEN if hyphenated and part.end == end else "")
                if text:
                    self._open_run(runs, part).add(text, self._part_glyphs(part, text, item, glyphs))
        return self._finish(runs)

    def _parts(self, item: Item, first: int, last: int, start: int, end: int) -> Iterator[Item]:
        """The part `first..last` of an item on the line `start..end`, cut where its direction changes.

        A line's letters are ordered by that line alone, as by a browser that is given one line at a time.
        """
        if not self._mixed or (start == 0 and end == len(self.text)):
            yield item._replace(start=first, end=last)
            return
        levels = self._line_levels(start, end)
        for level, places in groupby(range(first, last), key=lambda at: levels[at - start]):
            at = list(places)
            yield item._replace(start=at[0], end=at[-1] + 1, level=level)

    def _line_levels(self, start: int, end: int) -> list[int]:
        if (start, end) not in self._levels:
            self._levels[start, end] = bidi.levels(self.text[start:end], rtl=self._rtl)
        return self._levels[start, end]

    def _part_glyphs(self, part: Item, text: str, item: Item, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
        """Glyphs of a part of an item, taken from the item's where they hold."""
        if self._unseen or part.level % 2 != item.level % 2:
            return self._shape(part, text)
        if (part.start, part.end) == (item.start, item.end):
            return glyphs
        if not self._may_cut(item, part.start, part.end):
            return self._shape(part, text)
        return cut(glyphs, part.start - item.start, part.end - item.start, rtl=item.level % 2 == 1)

    def _may_cut(self, item: Item, first: int, last: int) -> bool:
        """Whether the glyphs of the whole item hold for a part of it."""
        if item.start not in self._unsafe:
            self._unsafe[item.start] = unsafe_cuts(
                item.face.font,
                self.text[item.start : item.end],
                item.script,
                self._language,
                rtl=item.level % 2 == 1,
                tracked=bool(self._tracking),
            )
        unsafe = self._unsafe[item.start]
        return first - item.start not in unsafe and last - item.start not in unsafe

    def _shape(self, item: Item, text: str) -> tuple[Glyph, ...]:
        face, style = item.face, self._style
        return shape(
            face.font,
            text,
            item.script,
            self._language,
            scale=style.size / face.upem,
            rtl=item.level % 2 == 1,
            tracking=self._tracking,
        )

    def _open_run(self, runs: list[_OpenRun], item: Item) -> _OpenRun:
        """The run that an item goes to: the last one if face and level are alike, else a new one."""
        last = runs[-1] if runs else None
        if last and last.face is item.face and last.level == item.level:
            return last
        runs.append(_OpenRun(item.face, item.level))
        return runs[-1]

    def _finish(self, runs: Sequence[_OpenRun]) -> SetLine:
        """Places runs in visual order."""
        widths = [sum(glyph.advance for glyph in run.glyphs) for run in runs]
        lefts = [0.0] * len(runs)
        x = 0.0
        for index in bidi.visual_order([run.level for run in runs]) if len(runs) > 1 else range(len(runs)):
            lefts[index] = x
            x += widths[index]
        size = self._style.size
        finished = tuple(
            Run(run.text, run.face.key, size, self._tracking, left, width, run.level % 2 == 1, run.glyphs)
            for run, left, width in zip(runs, lefts, widths, strict=True)
        )
        return SetLine("".join(run.text for run in runs), self._language, finished, x, self._rtl)
