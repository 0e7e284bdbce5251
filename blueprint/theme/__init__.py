"""Themes: how a drawing looks, by role and never by place.

In: the name of a built-in theme or the path of a theme file. Out: `Theme` with the findings about the file.
Docs: docs/themes.md.
"""

from __future__ import annotations

from blueprint.theme.assemble import DEFAULT, built_in_names
from blueprint.theme.load import load_theme
from blueprint.theme.values import Series, Stroke, Theme, TypeRole

__all__ = ["DEFAULT", "Series", "Stroke", "Theme", "TypeRole", "built_in_names", "load_theme"]
