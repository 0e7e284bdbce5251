"""Type: fonts, shaping, line breaking.

In: texts with their language and style. Out: set lines, measured and shaped on the face that is embedded, and
the font programs to embed. What stands here is loaded when it is first asked for: HarfBuzz costs start-up
time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.text.embedding import Subset, SubsetError, subset
    from blueprint.text.findings import Finding, FindingKind, to_diagnostic
    from blueprint.text.fonts import FontFile, FontSpec
    from blueprint.text.metrics import LineMetrics
    from blueprint.text.outlines import outline
    from blueprint.text.typesetter import Typesetter

__all__ = [
    "Finding",
    "FindingKind",
    "FontFile",
    "FontSpec",
    "LineMetrics",
    "Subset",
    "SubsetError",
    "Typesetter",
    "outline",
    "subset",
    "to_diagnostic",
]

_HOME = {
    "Finding": "findings",
    "FindingKind": "findings",
    "FontFile": "fonts",
    "FontSpec": "fonts",
    "LineMetrics": "metrics",
    "Subset": "embedding",
    "SubsetError": "embedding",
    "Typesetter": "typesetter",
    "outline": "outlines",
    "subset": "embedding",
    "to_diagnostic": "findings",
}


def __getattr__(name: str) -> object:
    """Loads the module that defines a name when the name is first used."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
