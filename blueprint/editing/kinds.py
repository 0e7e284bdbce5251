"""Which kind of file a text is, by its keys.

In: `Document`. Out: `Kind`, which is also the part of the schemas that it keeps to.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.document import Document

CATALOGUE_KEYS = ("actors", "channels", "systems", "touchpoints", "personas", "themes", "scale", "lanes")
"""What an included file may hold; `style` alone makes none."""


class Kind(StrEnum):
    """A kind of file."""

    MAP = "service"
    CHANGES = "changes"
    CATALOGUE = "catalogue"
    CONFIGURATION = "config"
    THEME = "theme"


def holds_catalogues_only(document: Document, name: str) -> bool:
    """Whether a file is one for maps to include, and not a map that was only begun.

    Args:
        document: the file. name: of it; what is called `….blueprint.yaml` is a map.
    """
    if name.endswith((".blueprint.yaml", ".blueprint.yml")) or kind_of(document) is not Kind.CATALOGUE:
        return False
    return any(key in document.root for key in CATALOGUE_KEYS)


def kind_of(document: Document) -> Kind:
    """The kind of a file; a map, where nothing else says so.

    A file with neither `stages` nor `title` holds catalogues for others to include; one that `extends` a map is one.
    """
    root = document.root
    if "extends" in root and "config" not in root and "theme" not in root:
        return Kind.CHANGES
    if "stages" in root:
        return Kind.MAP
    if "config" in root:
        return Kind.CONFIGURATION
    if "theme" in root:
        return Kind.THEME
    return Kind.MAP if "title" in root else Kind.CATALOGUE
