"""A line of text as operators of a content stream.

Glyphs keep the places that shaping gave them: the difference to what the font's widths would give is written as an
adjustment in thousandths of an em, counted from the start of the run so that nothing adds up.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.painters.numbers import number
from blueprint.painters.pdf.clusters import Sign
from blueprint.painters.pdf.fonts import Fonts, Typeface
from blueprint.painters.pdf.objects import short, text_string
from blueprint.scene import Words
from blueprint.text.line import Run

_EM = 1000


class Lines:
    """Writes lines; remembers which font is set."""

    def __init__(self, fonts: Fonts, height: float) -> None:
        self._faces = fonts.faces
        self._height = height
        self._font = ""
        self._spacing = "0"

    def line(self, words: Words, *, goes_on: bool = False) -> Iterator[str]:
        """The operators of one text object.

        Args:
            words: the line.
            goes_on: whether the text goes on in the next line behind a word space, which then ends this one unseen.
        """
        y = number(self._height - words.y)
        at = 0.0
        yield "BT"
        for run in words.line.runs:
            x = round(words.x + run.x, 2)
            yield f"{number(x - at)} {y} Td"
            at, y = x, "0"
            yield from self._run(run, self._faces[run.face])
        if goes_on and words.line.runs:
            last = words.line.runs[-1]
            face = self._faces[last.face]
            if face.space:
                yield from self._set(face.name, last.size)
                yield f"<{face.space}> Tj"
        yield "ET"

    def _run(self, run: Run, face: Typeface) -> Iterator[str]:
        spacing = short(run.tracking, 3)
        if spacing != self._spacing:
            self._spacing = spacing
            yield f"{spacing} Tc"
        first = face.first
        # Letters that are spaced out look like words of one letter each to some readers.
        whole = bool(run.tracking) and not run.rtl
        if whole:
            yield _speaks(run.text)
        if not run.rtl and [(g[1], first.get(g[0])) for g in run.glyphs] == list(enumerate(run.text)):
            yield from self._set(face.name, run.size)
            yield _plain(run, face)
        else:
            yield from self._pieces(run, face, whole=whole)
        if whole:
            yield "EMC"

    def _pieces(self, run: Run, face: Typeface, *, whole: bool) -> Iterator[str]:
        """A run whose glyphs and characters do not simply go together; `whole` where its text is said already."""
        pen = _Pen(run, face)
        for piece in face.pieces(run):
            if piece.text and not whole:
                yield _speaks(piece.text)
            yield from self._signs(piece.signs, run, face, pen)
            if piece.text and not whole:
                yield "EMC"

    def _signs(self, signs: list[Sign], run: Run, face: Typeface, pen: _Pen) -> Iterator[str]:
        """Signs, as many as go together in one operator."""
        rise = 0.0
        for sign in signs:
            font = face.font(sign.glyph, sign.text)
            if sign.y != rise or f"/{font} {short(run.size, 3)} Tf" != self._font:
                yield from pen.written()
                yield from self._set(font, run.size)
            if sign.y != rise:
                rise = sign.y
                yield f"{number(rise)} Ts"
            pen.show(sign)
        yield from pen.written()
        if rise:
            yield "0 Ts"

    def _set(self, name: str, size: float) -> Iterator[str]:
        font = f"/{name} {short(size, 3)} Tf"
        if font != self._font:
            self._font = font
            yield font


def _speaks(text: str) -> str:
    """The operator that begins glyphs which stand for a text."""
    return f"/Span<</ActualText{text_string(text)}>>BDC"


class _Pen:
    """Collects strings; knows where the PDF is, in thousandths of an em from the run's left edge."""

    def __init__(self, run: Run, face: Typeface) -> None:
        self._codes, self._widths = face.codes, face.widths
        self._scale = _EM / run.size
        self._spacing = run.tracking * self._scale
        self._at = 0.0
        self._parts: list[str] = []
        self._string: list[str] = []

    def show(self, sign: Sign) -> None:
        """Add a sign at its place."""
        gap = round(self._at - sign.x * self._scale)
        if gap:
            self._end_string()
            self._parts.append(str(gap))
            self._at -= gap
        self._string.append(self._codes[sign.glyph])
        self._at += self._widths[sign.glyph] + self._spacing

    def written(self) -> Iterator[str]:
        """The operator that shows what was added since the last one."""
        self._end_string()
        if self._parts:
            yield f"[{''.join(self._parts)}] TJ"
            self._parts = []

    def _end_string(self) -> None:
        if self._string:
            self._parts.append(f"<{''.join(self._string)}>")
            self._string = []


def _plain(run: Run, face: Typeface) -> str:
    """The operator that shows a run whose glyphs are its characters one by one, on the baseline."""
    codes, widths, scale = face.codes, face.widths, _EM / run.size
    spacing = run.tracking * scale
    parts: list[str] = []
    string: list[str] = []
    shaped = at = 0.0
    for glyph, _, advance, dx, _dy in run.glyphs:
        gap = round(at - shaped - dx * scale)
        if gap:
            if string:
                parts.append(f"<{''.join(string)}>")
                string = []
            parts.append(str(gap))
            at -= gap
        string.append(codes[glyph])
        shaped += advance * scale
        at += widths[glyph] + spacing
    if not parts:
        return f"<{''.join(string)}> Tj"
    return f"[{''.join(parts)}<{''.join(string)}>] TJ"
