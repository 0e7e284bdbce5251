"""Digits and signs as East Asian keyboards write them.

In: texts of cells. Out: the same with ASCII digits and signs.
"""

from __future__ import annotations

_FULL = "０１２３４５６７８９．，－：／％　"
_HALF = "0123456789.,-:/% "
_SIGNS = str.maketrans(_FULL, _HALF)


def half_width(text: str) -> str:
    """A text with ASCII digits and signs in place of full-width ones."""
    return text if text.isascii() else text.translate(_SIGNS)
