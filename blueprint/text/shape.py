"""Text becomes glyphs.

In: a stretch of text in one face, one script and one direction. Out: its glyphs with their places, and where
it may be cut without being shaped anew. HarfBuzz does the work, with kerning and standard ligatures;
letter-spaced text has no ligatures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import uharfbuzz as hb

from blueprint.text.line import Glyph

_JOINING_SCRIPTS = frozenset({"Adlm", "Arab", "Mand", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc"})
_CONNECTED_SCRIPTS = _JOINING_SCRIPTS | {"Beng", "Deva", "Guru"}
_NO_LIGATURES = {"liga": False, "clig": False}
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.BOT | hb.BufferFlags.EOT
_SERIALIZED = (
    hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.NO_POSITIONS | hb.BufferSerializeFlags.GLYPH_FLAGS
)
_FLAGGED = re.compile(r"=(\d+)#([0-9A-Fa-f]+)")
_UNSAFE_TO_BREAK = int(hb.GlyphFlags.UNSAFE_TO_BREAK)

_buffer = hb.Buffer()


def takes_tracking(script: str) -> bool:
    """Whether letters of a script may be spaced out; those that join may not."""
    return script not in _CONNECTED_SCRIPTS


def run_shaper(font: hb.Font, text: str, script: str, language: str, *, rtl: bool, tracked: bool) -> hb.Buffer:
    """Shapes a text.

    Returns:
        HarfBuzz's buffer with the glyphs from left to right, in font units; good until the next call.
    """
    buffer = _buffer
    buffer.reset()
    buffer.add_str(text)
    buffer.flags = _FLAGS
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language
    hb.shape(font, buffer, _NO_LIGATURES if tracked else None)
    return buffer


def shape(
    font: hb.Font, text: str, script: str, language: str, *, scale: float, rtl: bool, tracking: float
) -> tuple[Glyph, ...]:
    """Shapes a text.

    Args:
        font: HarfBuzz's font in its own units.
        text: one stretch of it.
        script: ISO 15924 code.
        language: BCP 47 tag.
        scale: user units to a font unit.
        rtl: whether it reads from right to left.
        tracking: space behind each cluster in user units.

    Returns:
        glyphs from left to right; clusters count from the text's first character.
    """
    buffer = run_shaper(font, text, script, language, rtl=rtl, tracked=bool(tracking))
    new = tuple.__new__
    glyphs: list[Glyph] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        dx, dy, advance, _ = position.position
        glyphs.append(new(Glyph, (info.codepoint, info.cluster, advance * scale, dx * scale, -dy * scale)))
    return _tracked(glyphs, tracking, rtl=rtl) if tracking else tuple(glyphs)


def unsafe_cuts(font: hb.Font, text: str, script: str, language: str, *, rtl: bool, tracked: bool) -> frozenset[int]:
    """Characters before which a text cannot be cut without changing its glyphs."""
    buffer = run_shaper(font, text, script, language, rtl=rtl, tracked=tracked)
    flagged = _FLAGGED.findall(buffer.serialize(font, flags=_SERIALIZED))
    return frozenset(int(cluster) for cluster, flags in flagged if int(flags, 16) & _UNSAFE_TO_BREAK)


def cut(glyphs: tuple[Glyph, ...], start: int, end: int, *, rtl: bool) -> tuple[Glyph, ...]:
    """The glyphs of the characters `start..end`, clusters counted from `start`."""
    first = _first(glyphs, end if rtl else start, rtl=rtl)
    last = _first(glyphs, start if rtl else end, rtl=rtl)
    if start == 0:
        return glyphs[first:last]
    new = tuple.__new__
    return tuple([new(Glyph, (id_, cluster - start, a, dx, dy)) for id_, cluster, a, dx, dy in glyphs[first:last]])


def _first(glyphs: tuple[Glyph, ...], cluster: int, *, rtl: bool) -> int:
    """Index of the first glyph at or behind a cluster, in the order in which glyphs stand."""
    low, high = 0, len(glyphs)
    while low < high:
        middle = (low + high) // 2
        before = glyphs[middle].cluster >= cluster if rtl else glyphs[middle].cluster < cluster
        if before:
            low = middle + 1
        else:
            high = middle
    return low


def _tracked(glyphs: Sequence[Glyph], tracking: float, *, rtl: bool) -> tuple[Glyph, ...]:
    """Adds the space behind each cluster: on its right, or on its left where reading goes left."""
    spaced: list[Glyph] = []
    for i, glyph in enumerate(glyphs):
        beside = i - 1 if rtl else i + 1
        outermost = not 0 <= beside < len(glyphs) or glyphs[beside].cluster != glyph.cluster
        if outermost:
            shift = tracking if rtl else 0.0
            spaced.append(glyph._replace(advance=glyph.advance + tracking, dx=glyph.dx + shift))
        else:
            spaced.append(glyph)
    return tuple(spaced)
