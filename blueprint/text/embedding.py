"""The part of a font that a drawing needs.

In: a face and the lines set in it. Out: `Subset`, a font program with those glyphs only, checked: every run
is shaped again with the subset and must give the same glyphs at the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias
from unicodedata import normalize

import uharfbuzz as hb

from blueprint.frozen import field, frozen
from blueprint.text.faces import Face, face_of
from blueprint.text.line import FaceKey, Run, SetLine
from blueprint.text.scripts import font_scripts, is_plain, shaping_script
from blueprint.text.shape import run_shaper

_SIMPLE_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Hani", "Hang"})
_SIMPLE_FEATURES = ("calt", "ccmp", "clig", "kern", "liga", "locl", "mark", "mkmk", "rclt", "rlig")
_UNWANTED_TABLES = ("BASE", "DSIG", "STAT", "VORG", "meta", "vhea", "vmtx", "gasp")
_REPLACEMENTS = {
    "\u0e33": "\u0e4d\u0e32\u25cc",
    "\u0eb3": "\u0ecd\u0eb2\u25cc",
    "\u2011": "\u2010",
    "\u00a0": " ",
}
"""What the shaper puts in place of characters: SARA AM falls apart, special hyphens and spaces fall back."""

_DOTTED_CIRCLE = "\u25cc"
_WEIGHT_AXIS = "wght"
_TOLERANCE = 1e-6


_Use: TypeAlias = tuple[str, str, bool, bool]
"""Text, language, whether it reads from right to left, whether it is letter-spaced."""

_Runs: TypeAlias = dict[_Use, Run]


class SubsetError(Exception):
    """A subset of a font does not set a text as the whole font does."""


@frozen(kw_only=True)
class Subset:
    """A font program to embed.

    Attributes:
        face: the face it is a part of.
        data: the font file.
        format: for `format()` in CSS: `opentype` or `truetype`. media_type: `font/otf` or `font/ttf`.
        glyphs: glyph index in the full font to glyph index in the subset.
    """

    face: FaceKey
    data: bytes = field(repr=False)
    format: str
    media_type: str
    glyphs: dict[int, int] = field(repr=False)


def subset(face: FaceKey, lines: Iterable[SetLine]) -> Subset:
    """The part of a face that some lines need.

    Args:
        face: the face; other faces' runs are passed over.
        lines: everything that is set in the drawing.

    Raises:
        SubsetError: even the broadest subset sets a run differently.
        KeyError: the face has not been opened by a typesetter.
    """
    opened = face_of(face)
    runs: _Runs = {}
    for line in lines:
        for run in line.runs:
            if run.face == face:
                runs.setdefault((run.text, line.language, run.rtl, bool(run.tracking)), run)
    made, differing = _attempt(opened, runs, _input(opened, runs, broad=False))
    if differing:
        wider = _input(opened, runs, broad=False)
        wider.glyph_set.update(_passed_through(opened, differing))
        made, differing = _attempt(opened, runs, wider)
    if differing:
        made, differing = _attempt(opened, runs, _input(opened, runs, broad=True))
    if differing:
        wrong = next(iter(differing))[0]
        raise SubsetError(f"the font `{face.family}` cannot be reduced: `{wrong}` would look different")
    return made


def _input(face: Face, runs: _Runs, *, broad: bool) -> hb.SubsetInput:
    """What of a face some runs need; `broad` keeps every feature and everything characters fall apart into."""
    texts = [use[0] for use in runs]
    chars = set().union(*texts, *(normalize("NFC", text) for text in texts if not text.isascii()))
    chars.update(*(_REPLACEMENTS[char] for char in chars & _REPLACEMENTS.keys()))
    chars.update(*(normalize("NFD", char) for char in chars if broad or not face.has(char)))
    wanted = hb.SubsetInput()
    if "glyf" in face.program.table_tags:
        # CFF hints are small and make small letters crisp; TrueType instructions outweigh the letters.
        wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.glyph_set.update({glyph.id for run in runs.values() for glyph in run.glyphs})
    wanted.name_id_set.clear()
    wanted.drop_table_tag_set.update(_tag(table) for table in _UNWANTED_TABLES)
    if broad:
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.invert()
        chars.add(_DOTTED_CIRCLE)
    elif all(shaping_script(char, "Latn") in _SIMPLE_SCRIPTS for char in chars):
        wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(_tag(feature) for feature in _SIMPLE_FEATURES)
    wanted.unicode_set.update(ord(char) for char in chars)
    if face.weight_axis is not None:
        wanted.pin_all_axes_to_default(face.program)
        wanted.pin_axis_location(face.program, _WEIGHT_AXIS, float(face.weight_axis))
    return wanted


def _passed_through(face: Face, runs: _Runs) -> Iterable[int]:
    """Glyphs on the way from characters to other glyphs: a long dash is made of two dashes, and then localised."""
    shown = {glyph.id for run in runs.values() for glyph in run.glyphs}
    chars = {char for use in runs for char in use[0]}
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in chars if face.font.get_nominal_glyph(ord(char)) not in shown)
    mapping: dict[int, int] = hb.SubsetPlan(face.program, wanted).old_to_new_glyph_mapping
    return mapping.keys()


def _attempt(face: Face, runs: _Runs, wanted: hb.SubsetInput) -> tuple[Subset, _Runs]:
    """Makes a subset; with it come the runs that it sets differently."""
    plan = hb.SubsetPlan(face.program, wanted)
    program = plan.execute()
    outlines = "truetype" if "glyf" in program.table_tags else "opentype"
    made = Subset(
        face=face.key,
        data=bytes(program.blob.data),
        format=outlines,
        media_type="font/ttf" if outlines == "truetype" else "font/otf",
        glyphs=dict(sorted(plan.old_to_new_glyph_mapping.items())),
    )
    reduced = hb.Font(hb.Face(made.data))
    differing = {use: run for use, run in runs.items() if not _same(face, reduced, made.glyphs, use, run)}
    return made, differing


def _same(face: Face, reduced: hb.Font, mapping: dict[int, int], use: _Use, run: Run) -> bool:
    """Whether the subset gives a run the same glyphs and the same width as the whole font."""
    text, language, rtl, tracked = use
    ids, width = _shaped(reduced, text, language, rtl=rtl, tracked=tracked)
    expected = run.width
    if run.tracking:
        expected -= run.tracking * len({glyph.cluster for glyph in run.glyphs})
    close = abs(width * run.size / face.upem - expected) < _TOLERANCE * max(1.0, run.width)
    if close and ids == [mapping.get(glyph[0]) for glyph in run.glyphs]:
        return True
    ids_before, width_before = _shaped(face.font, text, language, rtl=rtl, tracked=tracked)
    return [mapping.get(id_) for id_ in ids_before] == ids and width == width_before


def _shaped(font: hb.Font, text: str, language: str, *, rtl: bool, tracked: bool) -> tuple[list[int], int]:
    """Glyphs from left to right and their width in font units."""
    ids: list[int] = []
    width = 0
    pieces = list(_pieces(text, language))
    for piece, script in reversed(pieces) if rtl else pieces:
        buffer = run_shaper(font, piece, script, language, rtl=rtl, tracked=tracked)
        ids += [info.codepoint for info in buffer.glyph_infos]
        width += sum([position.x_advance for position in buffer.glyph_positions])
    return ids, width


def _pieces(text: str, language: str) -> Iterator[tuple[str, str]]:
    """A run's text by script."""
    if is_plain(text):
        yield text, "Latn"
        return
    keys = font_scripts(text, language)
    scripts = [shaping_script(char, key) for char, key in zip(text, keys, strict=True)]
    for script, group in groupby(range(len(text)), key=scripts.__getitem__):
        yield "".join(text[i] for i in group), script


def _tag(name: str) -> int:
    """An OpenType tag as HarfBuzz takes it."""
    return int.from_bytes(name.ljust(4).encode())
