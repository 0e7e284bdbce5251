"""Fonts of a PDF: one program for each face, named alike in all drawings of the file.

In: every line of text of a file. Out: `Fonts`, which say how a glyph is written, and embed themselves when everything
is painted.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.painters.pdf.clusters import Piece, pieces
from blueprint.painters.pdf.objects import Objects
from blueprint.painters.pdf.program import reduce
from blueprint.painters.pdf.readings import embed
from blueprint.text.faces import Face, face_of
from blueprint.text.line import FaceKey, Run, SetLine

_SPACE = " "


class Typeface:
    """One face of the file.

    A glyph may say different things: the face's first font gives it one text, the second another, and so on. They
    share one program.

    Attributes:
        codes: glyph of the full font to its code in strings, in hexadecimal.
        widths: glyph of the full font to its advance in thousandths of an em.
        first: glyph to its text in the first font.
        space: code of a word space; empty where the face has none.
    """

    def __init__(self, name: str, face: Face, glyphs: set[int], chars: set[str]) -> None:
        self._name, self._face = name, face
        self._nominal: dict[str, int | None] = {}
        space = self._glyph(_SPACE)
        self.program = reduce(face, glyphs if space is None else glyphs | {space})
        self.codes, self.widths = self.program.codes, self.program.widths
        self.first: dict[int, str] = {}
        self._others: list[dict[int, str]] = []
        # The usual texts come first, so that seldom ones never make another font necessary.
        for char in sorted(chars | {_SPACE}):
            glyph = self._glyph(char)
            if glyph in self.codes:
                self.first.setdefault(glyph, char)
        self.space = self.codes[space] if space is not None else ""

    @property
    def name(self) -> str:
        """Name of the first font in resources."""
        return self._name

    def pieces(self, run: Run) -> list[Piece]:
        """A run of this face as signs."""
        return pieces(run, self._face, self._glyph)

    def font(self, glyph: int, text: str) -> str:
        """The name of the font in which a glyph says a text."""
        if self.first.setdefault(glyph, text) == text:
            return self._name
        for number, readings in enumerate(self._others, 2):
            if readings.setdefault(glyph, text) == text:
                return f"{self._name}r{number}"
        self._others.append({glyph: text})
        return f"{self._name}r{len(self._others) + 1}"

    def embed(self, objects: Objects) -> list[str]:
        """Write the face's fonts; gives their entries in resources."""
        readings = [{self.codes[g]: text for g, text in r.items()} for r in (self.first, *self._others)]
        references = embed(self._face, self.program, readings, objects)
        names = [self._name, *(f"{self._name}r{n}" for n in range(2, len(references) + 1))]
        return [f"/{name} {reference}" for name, reference in zip(names, references, strict=True)]

    def _glyph(self, char: str) -> int | None:
        """The face's usual glyph for a character."""
        if char not in self._nominal:
            self._nominal[char] = self._face.font.get_nominal_glyph(ord(char))
        return self._nominal[char]


class Fonts:
    """The fonts of a file.

    Attributes:
        faces: by the key in set lines.
        resources: reference to the dictionary that names them in the resources of drawings.
    """

    def __init__(self, lines: Iterable[SetLine], objects: Objects) -> None:
        """Prepare the fonts.

        Args:
            lines: all lines of text of the file.
            objects: the file.

        Raises:
            KeyError: a face has not been opened by a typesetter.
        """
        glyphs: dict[FaceKey, set[int]] = {}
        chars: dict[FaceKey, set[str]] = {}
        for line in lines:
            for run in line.runs:
                glyphs.setdefault(run.face, set()).update([glyph[0] for glyph in run.glyphs])
                chars.setdefault(run.face, set()).update(run.text)
        self._objects = objects
        self.resources = objects.reserve()
        self.faces = {
            key: Typeface(f"F{number}", face_of(key), glyphs[key], chars[key])
            for number, key in enumerate(sorted(glyphs, key=lambda f: (f.family, f.weight, f.italic)), 1)
        }

    def embed(self) -> None:
        """Write everything, when all drawings are painted."""
        entries = [entry for face in self.faces.values() for entry in face.embed(self._objects)]
        self._objects.fill(self.resources, f"<<{' '.join(entries)}>>")
