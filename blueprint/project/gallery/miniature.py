"""A small picture of a map that no picture was made of: its stages, its curve, and where its lanes have cards.

In: `About`. Out: an SVG element without words, coloured by the classes of the page.

    ████▶█████████▶███▶     stages, as wide as they have steps
      ·   ⌒ ·   ⌒           how the customer feels
    ▪▪ ▪ ▪▪▪ ▪▪ ▪ ▪▪        lanes with their cards
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.spline import arcs
from blueprint.painters.numbers import number
from blueprint.project.gallery.entries import About
from blueprint.project.gallery.look import ROLES

WIDTH, HEIGHT = 320.0, 200.0
_EDGE, _TOP, _BAND, _TIP, _GAP = 16.0, 18.0, 14.0, 5.0, 2.5
_CURVE_TOP, _CURVE = 46.0, 44.0
_LANES_TOP, _LANES_HIGH, _LANE_GAP = 104.0, 80.0, 4.0
_MOST_LANES, _MOST_STEPS = 8, 60
_TALL = 26.0
"""The height that a lane has at most."""


def miniature(about: About) -> str:
    """The picture; lanes and steps beyond what can be told apart are left out."""
    steps = min(sum(about.steps), _MOST_STEPS) or 1
    column = (WIDTH - 2 * _EDGE) / steps
    parts = [*_stages(about, column), *_lanes(about, column, steps)]
    curve = _curve(about, column, steps)
    parts += [f'<path class="m-curve" d="{curve}"/>'] if curve else []
    view = f"0 0 {number(WIDTH)} {number(HEIGHT)}"
    return f'<svg class="miniature" viewBox="{view}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _stages(about: About, column: float) -> Iterator[str]:
    """Chevrons, as at the head of a drawing."""
    end, x = WIDTH - _EDGE, _EDGE
    for at, steps in enumerate(about.steps):
        right = min(x + steps * column, end)
        if right - x < 2 * _GAP:
            return
        notch = _TIP if at else 0.0
        points = (
            (x, _TOP), (right - _GAP, _TOP), (right - _GAP + _TIP, _TOP + _BAND / 2), (right - _GAP, _TOP + _BAND),
            (x, _TOP + _BAND), (x + notch, _TOP + _BAND / 2),
        )  # fmt: skip
        yield f'<path class="m-stage" d="M{" L".join(f"{number(px)} {number(py)}" for px, py in points)}Z"/>'
        x = right


def _lanes(about: About, column: float, steps: int) -> Iterator[str]:
    """Grounds and cards of the lanes."""
    bands = about.bands[:_MOST_LANES]
    if not bands:
        return
    high = min(_TALL, (_LANES_HIGH - _LANE_GAP * (len(bands) - 1)) / len(bands))
    for at, band in enumerate(bands):
        role = band.role if band.role in ROLES else "other"
        y = _LANES_TOP + at * (high + _LANE_GAP)
        yield _box(f"m-{role}", _EDGE, y, WIDTH - 2 * _EDGE, high)
        for step, count in enumerate(band.cards[:steps]):
            if count:
                yield _box(
                    f"m-card m-{role}-card", _EDGE + step * column + column * 0.14, y + high * 0.22, column * 0.72,
                    high * 0.56,
                )  # fmt: skip


def _curve(about: About, column: float, steps: int) -> str:
    """The curve through all scores; empty with fewer than two."""
    points = [
        (_EDGE + (at + 0.5) * column, _CURVE_TOP + _CURVE * (1 - score))
        for at, score in enumerate(about.scores[:steps])
        if score is not None
    ]
    if len(points) < 2:  # noqa: PLR2004 - a curve has two ends
        return ""
    found = arcs(points)
    start = f"M{number(found[0].x0)} {number(found[0].y0)}"
    commands = (" ".join([str(arc.command[0]), *(number(float(n)) for n in arc.command[1:])]) for arc in found)
    return " ".join([start, *commands])


def _box(kind: str, x: float, y: float, width: float, height: float) -> str:
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{kind}" x="{number(x)}" y="{number(y)}" {size} rx="1.5"/>'
