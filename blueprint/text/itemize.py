"""A text cut into stretches of one face, one script and one direction.

In: a text, its style and language. Out: `Item`s in reading order, and the characters that no face has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple
from unicodedata import name, normalize

from blueprint.text import bidi
from blueprint.text.faces import Face, find_face, find_face_in_files
from blueprint.text.fonts import (
    EMOJI,
    SANS,
    SYMBOLS,
    FontFile,
    FontSpec,
    Wanted,
    default_families,
    is_latin_like,
)
from blueprint.text.line import Style, Weight
from blueprint.text.scripts import extends, font_scripts, is_plain, script_of_char, shaping_script

_INVISIBLE = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
_SPACES = frozenset("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")


class Setting(NamedTuple):
    """How a text is set: style, language, and the script key of the language."""

    style: Style
    language: str
    script: str


class Item(NamedTuple):
    """A stretch `start..end` of a text."""

    start: int
    end: int
    face: Face
    script: str
    level: int


class FaceStack:
    """The faces for one script in one style, in order of preference, opened as they are needed."""

    __slots__ = ("_found", "_opened", "_rest")

    def __init__(self, faces: Iterator[Face]) -> None:
        self._opened: list[Face] = []
        self._rest = faces
        self._found: dict[str, Face | None] = {}

    def face_for(self, cluster: str) -> Face | None:
        """The first face that has a character and its marks, else one that has the character, else None."""
        if cluster not in self._found:
            self._found[cluster] = self._search(cluster)
        return self._found[cluster]

    def _search(self, cluster: str) -> Face | None:
        for face in chain(self._opened, self._open()):
            if _has_all(face, cluster):
                return face
        return next((face for face in self._opened if face.has(cluster[0])), None) if len(cluster) > 1 else None

    def _open(self) -> Iterator[Face]:
        for face in self._rest:
            self._opened.append(face)
            yield face


class Faces:
    """Chooses faces by script and style.

    Attributes:
        missing_families: families and files of the theme that were looked for in vain, in order.
    """

    def __init__(self, fonts: FontSpec) -> None:
        self._fonts = fonts
        self._stacks: dict[tuple[str, Weight, bool, bool], FaceStack] = {}
        self.missing_families: dict[str, None] = {}

    def main(self, style: Style) -> Face:
        """The face of the drawing's main family."""
        face = self.stack("Latn", style).face_for("n") or find_face(SANS, style)
        if face is None:
            raise LookupError("the default family has no face")
        return face

    def stack(self, script: str, style: Style, char: str = "", *, thorough: bool = False) -> FaceStack:
        """The stack for a script key.

        Args:
            script: the key.
            style: weight and slant.
            char: a character of the script, after which unusual scripts find their family.
            thorough: whether the program's own choices are looked for inside files of any name.
        """
        key = (script, style.weight, style.italic, thorough)
        if key not in self._stacks:
            own = self._fonts.wanted(script)
            if is_latin_like(script) and not own:
                own = self._fonts.wanted("Latn")
            families = default_families(script, name(char, "") if char else "")
            faces = chain(self._own_faces(own, style), _faces(families, style, thorough=thorough))
            self._stacks[key] = FaceStack(faces)
        return self._stacks[key]

    def face_for(self, cluster: str, script: str, setting: Setting) -> Face | None:
        """The face for a character and its marks: of its script, else of the main and other families."""
        style, char = setting.style, cluster[0]
        tried = dict.fromkeys((script, "Latn", SYMBOLS, EMOJI, setting.script, "Hans", "Jpan", "Kore"))
        stacks = (self.stack(key, style, char) for key in tried)
        face = next((face for stack in stacks if (face := stack.face_for(cluster))), None)
        return face or self.stack(script, style, char, thorough=True).face_for(cluster)

    def _own_faces(self, wanted: Sequence[Wanted], style: Style) -> Iterator[Face]:
        """Faces that the theme asks for; what cannot be had is noted."""
        for is_file, group in groupby(wanted, key=lambda one: isinstance(one, FontFile)):
            if is_file:
                files = tuple(one for one in group if isinstance(one, FontFile))
                found = [find_face_in_files(files, variant) for variant in _variants(style)]
                yield from _noted(found, files[0].path.name, self.missing_families)
            else:
                for family in group:
                    found = [find_face(str(family), variant) for variant in _variants(style)]
                    yield from _noted(found, str(family), self.missing_families)


def _noted(found: Sequence[Face | None], label: str, missing: dict[str, None]) -> Iterator[Face]:
    if not any(found):
        missing[label] = None
    yield from (face for face in found if face)


def _faces(families: Iterable[str], style: Style, *, thorough: bool) -> Iterator[Face]:
    """Faces of those families that are installed."""
    for family in families:
        for variant in _variants(style):
            face = find_face(family, variant, thorough=thorough)
            if face:
                yield face


def _variants(style: Style) -> tuple[Style, ...]:
    """The style, and for an italic the upright one for letters that the italic has not got."""
    return (style, Style(style.size, style.weight)) if style.italic else (style,)


def itemize(
    text: str, setting: Setting, faces: Faces, levels: list[int] | None, missing: Callable[[str, str], None]
) -> list[Item]:
    """Cuts a text.

    Args:
        text: one paragraph, cleaned.
        setting: how it is set.
        faces: where faces come from.
        levels: of its characters; None if everything reads from left to right.
        missing: told every character that no face has, and its script key.
    """
    if not text:
        return []
    if levels is None and is_plain(text):
        main = faces.main(setting.style)
        if all(map(main.has, set(text))):
            return [Item(0, len(text), main, "Latn", 0)]
    scripts = font_scripts(text, setting.language)
    items: list[Item] = []
    for start, end in _clusters(text):
        cluster, key = text[start:end], scripts[start]
        before = items[-1] if items else None
        if cluster[0] in _INVISIBLE:
            face = before.face if before else faces.main(setting.style)
        elif before and key == scripts[before.end - 1] and _is_neutral(cluster) and before.face.has(cluster):
            face = before.face
        else:
            face = _face(cluster, key, setting, faces, missing)
        script = shaping_script(text[start], key)
        level = levels[start] if levels else 0
        if before and before.face is face and before.script == script and before.level == level:
            items[-1] = before._replace(end=end)
        else:
            items.append(Item(start, end, face, script, level))
    return items


def _face(cluster: str, key: str, setting: Setting, faces: Faces, missing: Callable[[str, str], None]) -> Face:
    """The face for a cluster; the main one, which will show an empty box, if none has it."""
    face = faces.face_for(cluster, key, setting)
    if face is None or not (len(cluster) == 1 or _has_all(face, cluster)):
        for char in cluster:
            if face is None or not _has(face, char):
                missing(char, key)
    return face or faces.main(setting.style)


def _is_neutral(cluster: str) -> bool:
    """Whether a character belongs to no script, so that it does best in the face of what stands before it."""
    return len(cluster) == 1 and script_of_char(cluster) is None


def _has(face: Face, char: str) -> bool:
    return char in _INVISIBLE or face.has(char) or (char in _SPACES and face.has(" "))


def _has_all(face: Face, cluster: str) -> bool:
    """Whether a face shows a cluster, as it is written or composed."""
    if len(cluster) == 1:
        return _has(face, cluster) or _decomposes(face, cluster)
    return all(_has(face, c) for c in cluster) or all(_has(face, c) for c in normalize("NFC", cluster))


def _decomposes(face: Face, char: str) -> bool:
    """Whether the shaper can build a character from its parts."""
    parts = normalize("NFD", char)
    return len(parts) > 1 and all(face.has(part) for part in parts)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Characters with what belongs to them."""
    start = 0
    for at in range(1, len(text)):
        if not extends(text[at]) and text[at - 1] != "\u200d":
            yield start, at
            start = at
    if text:
        yield start, len(text)


def levels_of(text: str, *, rtl: bool) -> list[int] | None:
    """Embedding levels; None where everything reads from left to right."""
    return bidi.levels(text, rtl=rtl) if rtl or bidi.has_rtl(text) else None
