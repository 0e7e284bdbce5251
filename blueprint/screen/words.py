"""The words of the controls of a page, in each of its languages."""

from __future__ import annotations

from blueprint.words import Words

_SHARED = (
    "gallery.search", "gallery.language", "gallery.shown", "gallery.all", "preview.picture", "preview.zoom",
    "preview.closer", "preview.farther", "preview.fit", "opportunity.status", "row.channel", "row.touchpoint",
    "row.note", "row.time", "book.wait", "page.stage", "row.step", "row.gap", "legend.title",
    "format.list", "format.label",
)  # fmt: skip
"""Words that other pages have as well."""
_PREFIXES = ("viewer.", "mark.", "status.")


def control_words(words: Words) -> dict[str, str]:
    """Every word that a control may show, by its key."""
    own = (key for key in words.entries if key.startswith(_PREFIXES))
    return {key: words.text(key) for key in sorted({*_SHARED, *own})}
