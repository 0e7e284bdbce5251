"""The words that a drawing says itself: names of lanes and lines, legend, axis, units.

In: a BCP 47 language tag. Out: `Words` with a warning where the language is not among the locales.
Locales are `templates/locales/*.yaml`, all with the same keys.
"""

from __future__ import annotations

from blueprint.words.load import languages, load_words
from blueprint.words.values import Words

__all__ = ["Words", "languages", "load_words"]
