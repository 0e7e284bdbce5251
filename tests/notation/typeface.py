"""Measures text with the fonts that are embedded in an SVG.

In: the text of its `<style>`. Out: `Typefaces`, which gives the width and the ink of a piece of text. HarfBuzz does the
shaping; how the program itself shapes plays no part.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

_FACE = re.compile(
    r'@font-face\{font-family:"(?P<family>[^"]+)";font-weight:(?P<weight>\d+);font-style:(?P<style>\w+);'
    r'src:url\(data:(?P<media>[\w/-]+);base64,(?P<data>[A-Za-z0-9+/=]+)\) format\("(?P<format>\w+)"\)\}'
)


class FaceName(NamedTuple):
    """How a text names its face."""

    family: str
    weight: int
    italic: bool


class Ink(NamedTuple):
    """What a piece of text takes: advance width, and how far its ink goes above and below the baseline."""

    width: float
    above: float
    below: float
    missing: bool


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The faces of one SVG."""

    faces: dict[FaceName, bytes] = field(repr=False)

    @classmethod
    def of_style(cls, style: str) -> Typefaces:
        """The faces of a style sheet."""
        return cls(
            {
                FaceName(m["family"], int(m["weight"]), m["style"] == "italic"): b64decode(m["data"])
                for m in _FACE.finditer(style)
            }
        )

    def measure(
        self, name: FaceName, text: str, *, language: str, script: str, size: float, tracking: float, rtl: bool
    ) -> Ink | None:
        """A piece of text in one face; None where the face is not embedded.

        Args:
            script: of the text around it, for spaces and signs that have none of their own.
        """
        data = self.faces.get(name)
        if data is None:
            return None
        total, above, below, missing, clusters = _shaped(data, text, language, script, rtl)
        upem = _font(data).face.upem
        scale = size / upem
        return Ink(total * scale + tracking * clusters, above * scale, below * scale, missing)


@lru_cache(maxsize=256)
def _font(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(data))


@lru_cache(maxsize=100_000)
def _shaped(data: bytes, text: str, language: str, script: str, rtl: bool) -> tuple[int, int, int, bool, int]:
    """Advance, ink above and below the baseline in font units, whether a glyph is missing, number of clusters."""
    font = _font(data)
    width = above = below = clusters = 0
    missing = False
    for piece, direction in _pieces(text, rtl=rtl):
        buffer = hb.Buffer()
        buffer.add_str(piece)
        buffer.guess_segment_properties()
        if script and not script_of(piece):
            buffer.script = script
        buffer.direction = direction
        buffer.language = language
        hb.shape(font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            width += position.x_advance
            missing = missing or info.codepoint == 0
            extents = font.get_glyph_extents(info.codepoint)
            if extents and extents.height:
                above = max(above, extents.y_bearing + position.y_offset)
                below = max(below, -(extents.y_bearing + extents.height + position.y_offset))
        clusters += len({info.cluster for info in buffer.glyph_infos})
    return width, above, below, missing, clusters


_SCRIPTS = {"HANGUL": "Hang", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "THAI": "Thai", "ARABIC": "Arab"}
_SCRIPTS |= {"HEBREW": "Hebr", "LATIN": "Latn", "DEVANAGARI": "Deva"}


def script_of(text: str) -> str:
    """The script of the last letter in a text; empty where there is none."""
    for char in reversed(text):
        if unicodedata.category(char).startswith("L"):
            return _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0], "")
    return ""


def _pieces(text: str, *, rtl: bool) -> list[tuple[str, str]]:
    """Stretches of one direction; what has none goes with what stands before it."""
    kinds: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            kinds.append("rtl")
        elif kind in ("L", "EN", "AN"):
            kinds.append("ltr")
        else:
            kinds.append(kinds[-1] if kinds else "rtl" if rtl else "ltr")
    pairs = groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1])
    return [("".join(char for char, _ in group), kind) for kind, group in pairs]
