"""Whether a drawing may depend on the fonts of the machine.

In: a map's files, theme, language and drawings. Out: yes or no. The program brings its own Latin, Greek and Cyrillic
letters; what needs others, or a theme with fonts, looks different where other fonts are installed.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.project.jobs.sandbox import Packed
from blueprint.scene import Scene, all_words
from blueprint.text.faces import find_face
from blueprint.text.fonts import SANS, is_latin_like
from blueprint.text.languages import script_of
from blueprint.text.line import Style
from blueprint.theme import load_theme


class FontWatch:
    """Notes whether a drawing may depend on the fonts of this machine, and not only on those that come along."""

    def __init__(self, foreign: bool, theme: str | None, language: str) -> None:
        look = load_theme(theme).value
        own = look is not None and any(look.fonts.values())
        self.system = foreign or own or not is_latin_like(script_of(language))

    def look(self, scenes: Iterable[Scene]) -> None:
        """Look at the faces of a drawing."""
        if not self.system:
            lines = (words.line for scene in scenes for words in all_words(scene.items))
            self.system = any(run.face.family != SANS for line in lines for run in line.runs)


def has_foreign_characters(files: Iterable[Packed]) -> bool:
    """Whether a file has characters that are not in the fonts that come along."""
    face = find_face(SANS, Style(1.0))
    texts = (f.content for f in files if f.content is not None and f.path.lower().endswith((".yaml", ".yml")))
    characters = {c for text in texts for c in set(text.decode("utf-8", "ignore"))}
    return face is None or any(c >= " " and not face.has(c) for c in characters)
