"""Shares out the height that a page has left among the rows of its bands.

Rows of one lane are first made equally high in all bands of the page, then all grow in proportion, none to more than
1.6 times its height.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.grid import Layout
from blueprint.layout.stretch import stretched

_HIGHER = 1.6
_STEPS = 40


def aired(layouts: Sequence[Layout], free: float) -> tuple[Layout, ...]:
    """The bands of a page with as much of `free` (user units) in their rows as these may take."""
    heights = [[band.bottom - band.top for band in layout.bands] for layout in layouts]
    tallest: dict[str, float] = {}
    for layout, own in zip(layouts, heights, strict=True):
        for band, height in zip(layout.bands, own, strict=True):
            tallest[band.row.id] = max(tallest.get(band.row.id, 0.0), height)

    def grown(level: float) -> list[tuple[float, ...]]:
        """By how much each row grows at a level: 1 is the height of its highest namesake."""
        return [
            tuple(
                min(_HIGHER * height, max(height, level * tallest[band.row.id])) - height
                for band, height in zip(layout.bands, own, strict=True)
            )
            for layout, own in zip(layouts, heights, strict=True)
        ]

    low, high = 0.0, _HIGHER
    if _sum(grown(high)) > free:
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (low, middle) if _sum(grown(middle)) > free else (middle, high)
    else:
        low = high
    return tuple(stretched(layout, more) for layout, more in zip(layouts, grown(low), strict=True))


def _sum(grown: list[tuple[float, ...]]) -> float:
    return sum(sum(own) for own in grown)
