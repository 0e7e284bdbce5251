"""The typesetter: texts in, set lines out.

In: a text with its style and language, and the width of its box. Out: `SetLine`s, measured on the faces that
are embedded, within 0.02 user units of what browsers draw; what could not be set well is kept as findings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from blueprint.text import bidi
from blueprint.text.breaks import BREAKING_SPACES, SOFT_HYPHEN, UNSEEN, Fits, Measure, Opportunity, fill, opportunities
from blueprint.text.evening import Line, even
from blueprint.text.findings import Finding, FindingKind
from blueprint.text.fonts import FontSpec
from blueprint.text.itemize import Faces, Setting, itemize, levels_of
from blueprint.text.languages import icu_locale, is_rtl, script_of
from blueprint.text.line import SetLine, Style
from blueprint.text.metrics import LineMetrics, measure_face
from blueprint.text.paragraph import Paragraph
from blueprint.text.phrasing import Phrasing, phrasing

SAFETY = 0.07
"""User units that a line stays short of its box."""

_ROUNDING = 1 / 64
"""Browsers round the width of every run up to a whole 64th of a pixel."""

_TRIES = 4
"""How often even lines are sought again because one of them, set on its own, turned out too wide."""

_NOTHING = SOFT_HYPHEN + "\t\n\r\v\f\x85\xa0\u2007\u2028\u2029\u202f" + BREAKING_SPACES + UNSEEN
_WHITE = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


class _Broken(NamedTuple):
    """A text broken into lines, and the words that had to be broken for it."""

    lines: tuple[SetLine, ...]
    words: tuple[Finding, ...]


class Typesetter:
    """Sets texts in a theme's fonts.

    One typesetter serves one drawing: it keeps what it has set, and what there is to say about it.
    """

    def __init__(self, fonts: FontSpec | None = None, *, language: str = "en") -> None:
        """Makes a typesetter.

        Args:
            fonts: what the theme asks for; None for the program's choice.
            language: BCP 47 tag of texts that bring none of their own.
        """
        self._faces = Faces(fonts or FontSpec())
        self._language = language
        self._lines: dict[tuple[str, Style, str], SetLine] = {}
        self._paragraphs: dict[tuple[str, Style, str], Paragraph] = {}
        self._broken_paragraphs: dict[tuple[str, Style, str, float, bool], _Broken] = {}
        self._phrasings: dict[tuple[str, str], Phrasing] = {}
        self._metrics: dict[tuple[Style, str], LineMetrics] = {}
        self._findings: dict[tuple[FindingKind, str], Finding] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Missing characters, missing fonts and broken words, each once, in order of first appearance."""
        fonts = (
            Finding(kind=FindingKind.MISSING_FONT, subject=family, text="") for family in self._faces.missing_families
        )
        return (*fonts, *self._findings.values())

    def start_over(self) -> None:
        """Forgets which words were broken: what follows is another try at the same drawing in other widths."""
        self._findings = {key: found for key, found in self._findings.items() if key[0] is not FindingKind.BROKEN_WORD}

    def line(self, text: str, style: Style, language: str | None = None) -> SetLine:
        """Sets a text on one line, however long; line feeds count as spaces."""
        language = language or self._language
        key = (text, style, language)
        known = self._lines.get(key)
        if known is None:
            paragraph = self._paragraph(_clean(text), style, language)
            known = self._lines[key] = paragraph.line(0, len(paragraph.text))
        return known

    def paragraph(self, text: str, style: Style, width: float, language: str | None = None) -> tuple[SetLine, ...]:
        """Sets a text on as many lines as it needs.

        Args:
            text: the words; a line feed breaks the line, an empty line stays as one without runs.
            style: how they are set.
            width: inner width of the box in user units; lines end `SAFETY` short of it.
            language: BCP 47 tag; None for the typesetter's own.

        Returns:
            the lines; none for a text without anything to see. Only a single letter, with its indentation, that
            is wider than the box makes a line wider than the box.
        """
        return self._broken(text, style, width, language or self._language, balanced=False)

    def balanced(self, text: str, style: Style, width: float, language: str | None = None) -> tuple[SetLine, ...]:
        """As `paragraph`, on as many lines, but even ones, the last one of several words if possible."""
        return self._broken(text, style, width, language or self._language, balanced=True)

    def metrics(self, style: Style, language: str | None = None) -> LineMetrics:
        """How far letters reach in a style, in user units.

        Ascent and descent cover both the language's script and Latin; the heights are the script's own.
        """
        language = language or self._language
        key = (style, language)
        if key not in self._metrics:
            self._metrics[key] = self._measure(style, script_of(language))
        return self._metrics[key]

    def _measure(self, style: Style, script: str) -> LineMetrics:
        latin = measure_face(self._faces.main(style), "Latn")
        own = latin
        char = _SAMPLE.get(script, "")
        face = self._faces.stack(script, style, char).face_for(char) if char else None
        if face:
            own = measure_face(face, script)
        size = style.size
        return LineMetrics(
            max(latin.ascent, own.ascent) * size,
            max(latin.descent, own.descent) * size,
            own.cap_height * size,
            own.x_height * size,
        )

    def _broken(self, text: str, style: Style, width: float, language: str, *, balanced: bool) -> tuple[SetLine, ...]:
        key = (text, style, language, width, balanced)
        known = self._broken_paragraphs.get(key)
        if known is None:
            seen = text.strip(_NOTHING)
            parts = seen.split("\n") if seen else []
            words: list[Finding] = []
            lines = tuple(
                line
                for part in parts
                for line in self._break(_clean(part), style, width - SAFETY, language, words, balanced=balanced)
            )
            known = self._broken_paragraphs[key] = _Broken(lines, tuple(words))
        for word in known.words:
            self._findings.setdefault((word.kind, word.subject), word)
        return known.lines

    def _break(
        self, text: str, style: Style, room: float, language: str, words: list[Finding], *, balanced: bool
    ) -> list[SetLine]:
        """Lines of one paragraph; the words that had to be broken are added to `words`."""
        paragraph = self._paragraph(text, style, language)
        if paragraph.width <= room:
            whole = self.line(text, style, language)
            if _reach(whole) <= room:
                return [whole]
        measure = paragraph.measure()
        tried: dict[tuple[int, int], SetLine] = {}

        def line(start: int, ink: int) -> SetLine:
            if (start, ink) not in tried:
                tried[start, ink] = paragraph.line(start, ink)
            return tried[start, ink]

        def fits(start: int, ink: int) -> bool:
            return paragraph.exact(start, ink) or _reach(line(start, ink)) <= room

        places = opportunities(text, icu_locale(language), measure, room)
        ends = fill(places, room, measure, fits)
        if not all(fits(*stretch) for stretch in _slices(places, ends)):
            # A mark without its letter is wider at the beginning of a line: let any word be cut.
            places = opportunities(text, icu_locale(language), measure, 0.0)
            ends = fill(places, room, measure, fits)
        if balanced and len(ends) > 1:
            ends = _evened(places, ends, room, measure, self._phrasing(text, language, places), fits)
        words += (
            Finding(kind=FindingKind.BROKEN_WORD, subject=_word_around(text, places, end), text=text, language=language)
            for end in ends
            if places[end].forced
        )
        return [line(start, ink) for start, ink in _slices(places, ends)]

    def _phrasing(self, text: str, language: str, places: list[Opportunity]) -> Phrasing:
        """What breaks cost, which depends on no width."""
        key = (text, language)
        if key not in self._phrasings:
            self._phrasings[key] = phrasing(text, language, places)
        return self._phrasings[key]

    def _paragraph(self, text: str, style: Style, language: str) -> Paragraph:
        """A cleaned text, shaped."""
        key = (text, style, language)
        known = self._paragraphs.get(key)
        if known is None:
            rtl = is_rtl(language) or (not text.isascii() and bool(bidi.first_strong(text)))

            def missing(char: str, script: str) -> None:
                finding = Finding(
                    kind=FindingKind.MISSING_CHARACTER,
                    subject=char,
                    text=text,
                    script=script,
                    language=language,
                )
                self._findings.setdefault((finding.kind, char), finding)

            levels = levels_of(text, rtl=rtl)
            items = itemize(text, Setting(style, language, script_of(language)), self._faces, levels, missing)
            known = self._paragraphs[key] = Paragraph(text, style, language, items, rtl=rtl)
        return known


def _reach(line: SetLine) -> float:
    """Width of a line in a browser, less what `SAFETY` has room for."""
    return line.width + max(0.0, len(line.runs) * _ROUNDING - SAFETY / 2)


def _evened(
    places: list[Opportunity], ends: list[int], room: float, measure: Measure, sense: Phrasing, fits: Fits
) -> list[int]:
    """Even lines if they can be had and really fit, else those that are there."""
    banned: set[Line] = set()
    for _ in range(_TRIES):
        better = even(places, len(ends), room, measure, sense, banned)
        if better is None:
            break
        lines = zip((0, *(end + 1 for end in better[:-1])), better, strict=True)
        wide = [line for line, reach in zip(lines, _slices(places, better), strict=True) if not fits(*reach)]
        if not wide:
            return better
        banned.update(wide)
    return ends


def _slices(places: list[Opportunity], ends: list[int]) -> list[tuple[int, int]]:
    """First character and end of ink of every line."""
    starts = [0, *(places[end].end for end in ends[:-1])]
    return [(start, places[end].ink) for start, end in zip(starts, ends, strict=True)]


def _word_around(text: str, places: list[Opportunity], at: int) -> str:
    """The word that a forced opportunity cuts."""
    left, right = at, at
    while left >= 0 and not places[left].word:
        left -= 1
    while not places[right].word:
        right += 1
    return text[places[left].end if left >= 0 else 0 : places[right].ink].strip(BREAKING_SPACES)


def _clean(text: str) -> str:
    """White space as browsers show it: one space for any stretch, none outside, nor signs that nobody sees."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _WHITE.sub(" ", text).strip(" " + UNSEEN)


_SAMPLE = {
    "Hans": "国",
    "Hant": "國",
    "Hant-HK": "國",
    "Jpan": "国",
    "Kore": "국",
    "Arab": "ا",
    "Hebr": "ה",
    "Thai": "ก",
    "Deva": "क",
    "Beng": "ক",
    "Gujr": "ક",
    "Guru": "ਕ",
    "Taml": "க",
    "Telu": "క",
    "Knda": "ಕ",
    "Mlym": "ക",
    "Sinh": "ක",
    "Laoo": "ກ",
    "Khmr": "ក",
    "Mymr": "က",
    "Tibt": "ཀ",
    "Ethi": "አ",
    "Armn": "Հ",
    "Geor": "ქ",
}
