"""What drawing needs, loaded by being imported: workers are forked from a process that has it already."""

from __future__ import annotations

from blueprint.theme import load_theme
from blueprint.words import load_words

load_theme()
load_words("en")
