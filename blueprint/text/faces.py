"""Font programs: found, opened, named.

In: family names and font files. Out: `Face`, which answers what its font has and shapes with it. Files are
mapped into memory, not read; a face is opened once in a process. `face_of` leads from the key in a set line
back to the face.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from blueprint.text.folders import candidates, indexed
from blueprint.text.fonts import SANS, FontFile
from blueprint.text.line import FaceKey, Style

_NAME_FAMILY, _NAME_TYPOGRAPHIC_FAMILY = 1, 16
_OS2_HEAD = 64
_ITALIC_BITS = 0x0201
_RESTRICTED = 0x000F, 0x0002
_SUITABLE_WEIGHTS = {400: (400, 500, 300), 600: (600, 700, 500, 800, 400)}


class Member(NamedTuple):
    """One face of a family, not opened for shaping yet.

    Attributes:
        family: family part of its key.
        path, number: file and place in a collection.
        weight, italic: what the font says of itself.
        weights: reach of the weight axis of a variable font.
    """

    family: str
    path: Path
    number: int
    weight: int
    italic: bool
    weights: tuple[int, int] | None = None


class Face:
    """An opened font.

    Attributes:
        key: its name in set lines.
        path, index: where it lies.
        program: the font as HarfBuzz reads it. font: the same, scaled to its own units, for shaping.
        upem: units of the font to the em.
        weight_axis: the place on the weight axis of a variable font; None for a static one.
    """

    __slots__ = ("_glyphs", "font", "index", "key", "path", "program", "upem", "weight_axis")

    def __init__(self, key: FaceKey, member: Member) -> None:
        self.key = key
        self.path, self.index = member.path, member.number
        self.program = hb.Face(_blob(member.path), member.number)
        self.font = hb.Font(self.program)
        self.upem: int = self.program.upem
        self.weight_axis = key.weight if member.weights else None
        if self.weight_axis is not None:
            self.font.set_variations({"wght": float(self.weight_axis)})
        self._glyphs: dict[str, bool] = {}

    def has(self, char: str) -> bool:
        """Whether the font has a glyph for a character."""
        known = self._glyphs.get(char)
        if known is None:
            known = self._glyphs[char] = bool(self.font.get_nominal_glyph(ord(char)))
        return known


_opened: dict[FaceKey, Face] = {}


def face_of(key: FaceKey) -> Face:
    """The face with this key.

    Raises:
        KeyError: no typesetter of this process has set a line in it.
    """
    return _opened[key]


def find_face(family: str, style: Style, *, thorough: bool = True) -> Face | None:
    """The face of an installed family that suits a style best; None if the family is not installed.

    Args:
        family: its name.
        style: weight and slant.
        thorough: whether to look inside files that are not named after the family, which takes a while once.
    """
    return _open_best(_family(family, thorough=thorough), style)


def find_face_in_files(files: tuple[FontFile, ...], style: Style) -> Face | None:
    """The face among some files that suits a style best; None if none of them can be used."""
    return _open_best(_files(files), style)


def _open_best(members: Iterable[Member], style: Style) -> Face | None:
    """Slant first, then the nearest weight that looks right, heavier before lighter for semibold."""
    order = _SUITABLE_WEIGHTS[int(style.weight)]

    def weight_of(member: Member) -> int:
        low, high = member.weights or (member.weight, member.weight)
        return max(low, min(high, int(style.weight)))

    def rank(member: Member) -> tuple[bool, int, int]:
        weight = weight_of(member)
        place = order.index(weight) if weight in order else len(order)
        return member.italic != style.italic, place, abs(weight - int(style.weight))

    usable = [m for m in members if style.italic or not m.italic]
    if not usable:
        return None
    best = min(usable, key=rank)
    key = FaceKey(best.family, weight_of(best), best.italic)
    if key not in _opened:
        _opened[key] = Face(key, best)
    return _opened[key]


@cache
def _family(family: str, *, thorough: bool) -> tuple[Member, ...]:
    if family == SANS:
        return _default_family()
    wanted = _slug(family)
    for search in (candidates, indexed) if thorough else (candidates,):
        members = [m for path in search(family) for m in describe(path) if m.family == wanted]
        if members:
            return tuple({(m.weight, m.italic): m for m in reversed(members)}.values())
    return ()


@cache
def _default_family() -> tuple[Member, ...]:
    """Source Sans Pro as the package `font-source-sans-pro` brings it.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("font-source-sans-pro is not installed", name="font_source_sans_pro")
    folder = Path(spec.submodule_search_locations[0]) / "files"
    names = (("Regular", 400, False), ("Semibold", 600, False), ("It", 400, True), ("SemiboldIt", 600, True))
    return tuple(
        Member(SANS, folder / f"SourceSansPro-{name}.otf", 0, weight, italic) for name, weight, italic in names
    )


@cache
def _files(files: tuple[FontFile, ...]) -> tuple[Member, ...]:
    """Faces of files that a theme names; the key carries a checksum, as two files may share a name."""
    return tuple(
        member._replace(family=f"{member.family}-{_checksum(file):08x}")
        for file in files
        for member in describe(file.path)
        if member.number == file.index
    )


@cache
def describe(path: Path) -> tuple[Member, ...]:
    """The faces in a font file that may be embedded; empty if it is no font or cannot be read."""
    try:
        count = hb.Face(_blob(path)).count
    except (OSError, hb.HarfBuzzError):
        return ()
    members = (_describe_face(hb.Face(_blob(path), index), path, index) for index in range(count))
    return tuple(member for member in members if member)


def _describe_face(program: hb.Face, path: Path, index: int) -> Member | None:
    os2 = bytes(program.reference_table("OS/2").data)
    if len(os2) < _OS2_HEAD or not program.glyph_count or not _has_outlines(program):
        return None
    weight, _, embedding = struct.unpack(">HHH", os2[4:10])
    if embedding & _RESTRICTED[0] == _RESTRICTED[1]:
        return None
    italic = bool(struct.unpack(">H", os2[62:64])[0] & _ITALIC_BITS)
    name = program.get_name(_NAME_TYPOGRAPHIC_FAMILY) or program.get_name(_NAME_FAMILY) or path.stem
    axis = next((a for a in program.axis_infos if a.tag == "wght"), None)
    weights = (int(axis.min_value), int(axis.max_value)) if axis else None
    return Member(_slug(name) or "font", path, index, weight, italic, weights)


def _has_outlines(program: hb.Face) -> bool:
    tags = program.table_tags
    return any(tag in tags for tag in ("glyf", "CFF ", "CFF2"))


def _checksum(file: FontFile) -> int:
    """Checksum of the whole font as it stands in its `head` table."""
    head = bytes(hb.Face(_blob(file.path), file.index).reference_table("head").data)
    return int.from_bytes(head[8:12])


@cache
def _blob(path: Path) -> hb.Blob:
    return hb.Blob.from_file_path(str(path))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
