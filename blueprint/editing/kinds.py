"""Which kind of file a text is, by its keys.

In: `Document`. Out: `Kind`, which is also the part of the schemas that it keeps to.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.document import Document


class Kind(StrEnum):
    """A kind of file."""

    MAP = "service"
    CATALOGUE = "catalogue"
    CONFIGURATION = "config"
    THEME = "theme"


def kind_of(document: Document) -> Kind:
    """The kind of a file; a map, where nothing else says so.

    A file with neither `stages` nor `title` holds catalogues for others to include.
    """
    root = document.root
    if "stages" in root:
        return Kind.MAP
    if "config" in root:
        return Kind.CONFIGURATION
    if "theme" in root:
        return Kind.THEME
    return Kind.MAP if "title" in root else Kind.CATALOGUE
