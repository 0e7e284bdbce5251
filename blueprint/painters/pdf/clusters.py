"""What glyphs say.

A PDF gives each code of a font one text. Where glyphs and characters do not go together one by one (Thai and Indic
clusters), the content says the text of the cluster itself.

Words of a right-to-left run follow each other in reading order, but the glyphs of a word from left to right: programs
that go by the order of the content keep the words in order, and all of them know how to turn a word round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from blueprint.text.faces import Face
from blueprint.text.line import Run

_NOTHING = "\u200b"
"""What a glyph says that never says anything by itself: a file has to give each code a text."""

_REORDERING = ((0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1700, 0x17FF), (0x1900, 0x1CFF), (0xA800, 0xABFF),
               (0x11000, 0x11FFF))  # fmt: skip
"""Ranges of scripts whose glyphs stand in another order than their characters: Indic ones, Burmese, Khmer."""

_PRESENTATION_FORMS = (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC)
"""Hebrew and Arabic letters and ligatures as characters of their own."""
_SLIGHT = 0.004
"""What nobody sees of a rise, in em: on paper a hundredth of a millimetre."""

Nominal: TypeAlias = Callable[[str], int | None]
"""The face's usual glyph for a character."""


class Sign(NamedTuple):
    """A glyph with what it says, at its place.

    Attributes:
        glyph: index in the full font.
        text: what it says.
        x, y: from the run's left edge and its baseline, in user units, y upwards.
    """

    glyph: int
    text: str
    x: float
    y: float


class Piece(NamedTuple):
    """Signs beside each other, and what they say together; no text where each sign says its own."""

    signs: list[Sign]
    text: str = ""


class _Cluster(NamedTuple):
    """Silent signs from left to right, and their text."""

    signs: list[Sign]
    text: str


def pieces(run: Run, face: Face, nominal: Nominal) -> list[Piece]:
    """A run's signs: from left to right, but the words of a right-to-left run in reading order.

    Args:
        run: any run.
        face: its face.
        nominal: its usual glyphs.
    """
    clusters = _clusters(run)
    if not run.rtl:
        return _joined(piece for cluster in clusters for piece in _ltr(cluster, face, nominal))
    words = groupby(reversed(list(clusters)), key=lambda cluster: cluster.text.isspace())
    return [p for _, w in words for p in _joined(_rtl(cluster, face, nominal) for cluster in reversed(list(w)))]


def _ltr(cluster: _Cluster, face: Face, nominal: Nominal) -> list[Piece]:
    """Marks lie where other programs do not expect them, so a cluster of several glyphs is always spelt out."""
    signs, text = cluster
    if len(signs) == 1:
        return [Piece([signs[0]._replace(text=text)])]
    if len(signs) == len(text) and not any(_reorders(char) for char in text):
        return [Piece(_each(signs, text), text)]
    same = 0
    while same < min(len(signs), len(text)) and signs[same].glyph == nominal(text[same]):
        same += 1
    own = [Piece(_each(signs[:same], text))] if same else []
    return [*own, Piece(_usual(signs[same:], text[same:], face, nominal), text[same:])]


def _reorders(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _REORDERING)


def _rtl(cluster: _Cluster, face: Face, nominal: Nominal) -> Piece:
    signs, text = cluster
    if len(signs) == 1:
        return Piece([signs[0]._replace(text=_as_one(text) if len(text) > 1 else text)])
    if len(signs) == len(text):
        return Piece(_each(signs, text[::-1]))
    return Piece(_usual(signs, text, face, nominal), text)


def _as_one(text: str) -> str:
    """Letters that make a ligature as the one character that stands for it: readers turn several round wrongly.

    They all know what it stands for, as word processors write these characters too.
    """
    return _ligatures().get(text, text)


@cache
def _ligatures() -> dict[str, str]:
    found: dict[str, str] = {}
    for first, last in _PRESENTATION_FORMS:
        for char in map(chr, range(first, last + 1)):
            letters = normalize("NFKC", char)
            if len(letters) > 1:
                found.setdefault(letters, char)
    return found


def _each(signs: list[Sign], text: str) -> list[Sign]:
    return [sign._replace(text=char) for sign, char in zip(signs, text, strict=False)]


def _usual(signs: list[Sign], text: str, face: Face, nominal: Nominal) -> list[Sign]:
    """Signs of a cluster that speaks as a whole: each says the character that it usually stands for."""
    chars = {nominal(char): char for char in text}
    return [s._replace(text=chars.get(s.glyph) or _characters(face).get(s.glyph, _NOTHING)) for s in signs]


@cache
def _characters(face: Face) -> dict[int, str]:
    """Glyph to the first character that it is the usual glyph of."""
    found: dict[int, str] = {}
    for code in sorted(face.program.unicodes):
        glyph = face.font.get_nominal_glyph(code)
        if glyph is not None:
            found.setdefault(glyph, chr(code))
    return found


def _clusters(run: Run) -> Iterator[_Cluster]:
    """A run's clusters from left to right."""
    glyphs, text = run.glyphs, run.text
    if not glyphs:
        return
    starts = [0, *(at for at in range(1, len(glyphs)) if glyphs[at][1] != glyphs[at - 1][1])]
    first = [glyphs[start][1] for start in starts]
    until = [len(text), *first[:-1]] if run.rtl else [*first[1:], len(text)]
    pen, slight = 0.0, run.size * _SLIGHT
    for (start, end), begin, stop in zip(pairwise([*starts, len(glyphs)]), first, until, strict=True):
        signs = []
        for glyph, _, advance, dx, dy in glyphs[start:end]:
            signs.append(Sign(glyph, "", pen + dx, -dy if abs(dy) > slight else 0.0))
            pen += advance
        yield _Cluster(signs, text[begin:stop])


def _joined(found: Iterable[Piece]) -> list[Piece]:
    """Pieces that each speak as a whole, or each do not, as one."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if last and bool(last.text) == bool(piece.text):
            joined[-1] = Piece([*last.signs, *piece.signs], last.text + piece.text)
        else:
            joined.append(piece)
    return joined
