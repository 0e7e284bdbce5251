"""Font files that a theme names: they exist and lie inside the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from blueprint.catalogue import find_root
from blueprint.diagnostics import Diagnostic
from blueprint.phrases import quote
from blueprint.theme.entries import Checked, unusable

FONT_ENDINGS = (".otf", ".ttf", ".otc", ".ttc")


def check_fonts(checked: Checked, folder: Path) -> Iterator[Diagnostic]:
    """Findings (BP522) about the font files of a theme file.

    Args:
        checked: the file.
        folder: where it lies; paths start from here.
    """
    root = find_root(folder)
    for script, names in checked.tree.get("fonts", {}).items():
        for name in names:
            if name.lower().endswith(FONT_ENDINGS):
                span = checked.spans[f"fonts.{script}"]
                path = (folder / name).resolve()
                if not path.is_relative_to(root):
                    hint = "put the font into the project, or name its family"
                    yield unusable(span, f"the font file {quote(name)} lies outside the project", hint)
                elif not path.is_file():
                    yield unusable(
                        span, f"the font file {quote(name)} does not exist", "paths start from the theme file"
                    )
