"""Small pictures between the words of a report: curves, bars, strips.

In: values of a review, and how colours are named. Out: SVG elements without text, lengths in mm.

Colours are asked for by the names of the style sheet: on paper they are colours, on a screen its custom properties, so
that they follow the light of the room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from blueprint.frozen import frozen
from blueprint.layout.figures.axis import axis_of, declared_value, target_of
from blueprint.layout.spline import arcs
from blueprint.painters.numbers import number
from blueprint.review.values import FigureTold, JourneyTold

_ROOM = 3.4
"""Above the highest and below the lowest score, in mm."""
_ROOMY = 9.0
"""Width of a column, in mm, from which on dots have their full size."""
_TONES = {"best": "best", "worst": "worst", "end": "ink"}


@frozen(kw_only=True)
class Pen:
    """How pictures are drawn: colours by name, and whether the document reads from the right."""

    colour: Callable[[str], str]
    rtl: bool = False

    def picture(self, kind: str, width: float, height: float, body: str) -> str:
        """An SVG element; the words beside it say the same."""
        turned = f' transform="translate({number(width)} 0) scale(-1 1)"' if self.rtl else ""
        return (
            f'<svg class="{kind}" viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}mm"'
            f' height="{number(height)}mm" aria-hidden="true"><g{turned}>{body}</g></svg>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str = "") -> str:
        """A straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return (
            f'<path d="M{number(x1)} {number(y1)} L{number(x2)} {number(y2)}" fill="none"'
            f' stroke="{self.colour(colour)}" stroke-width="{number(width)}" stroke-linecap="round"{dashed}/>'
        )

    def dot(self, x: float, y: float, radius: float, colour: str, *, hollow: bool = False) -> str:
        """A dot; a hollow one for small samples."""
        fill, stroke = ("paper", colour) if hollow else (colour, "paper")
        return (
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{self.colour(fill)}"'
            f' stroke="{self.colour(stroke)}" stroke-width="0.35"/>'
        )


def curve_svg(pen: Pen, journey: JourneyTold, width: float, height: float) -> str:
    """A persona's curve over all steps: a signed bar from what was expected to what was experienced at each."""
    side = width / journey.columns

    def at(column: int) -> float:
        return (column + 0.5) * side

    def level(value: float) -> float:
        return height - _ROOM - (value - journey.low) / (journey.high - journey.low) * (height - 2 * _ROOM)

    parts = [
        pen.line(0, level(value), width, level(value), "hairline", 0.25, dash)
        for value, dash in ((journey.low, ""), ((journey.low + journey.high) / 2, "0.8 0.8"), (journey.high, ""))
    ]
    bar, fine = min(3.2, side * 0.3), min(1.0, max(0.55, side / _ROOMY))
    for step in journey.steps:
        if step.felt is not None and step.expected is not None and step.gap:
            top, foot = sorted((level(step.felt), level(step.expected)))
            parts.append(
                f'<rect x="{number(at(step.column) - bar / 2)}" y="{number(top)}" width="{number(bar)}"'
                f' height="{number(foot - top)}" fill="{pen.colour("better" if step.gap > 0 else "worse")}"/>'
            )
        if step.expected is not None:
            y = level(step.expected)
            parts.append(pen.line(at(step.column) - bar * 0.9, y, at(step.column) + bar * 0.9, y, "expectation", 0.55))
    points = [(at(s.column), level(s.felt), s.column) for s in journey.steps if s.felt is not None]
    parts += _stretches(pen, points)
    for step in journey.steps:
        if step.felt is not None:
            name = _TONES.get(step.signs[0], "experience") if step.signs else "experience"
            parts.append(pen.dot(at(step.column), level(step.felt), (1.75 if step.signs else 1.15) * fine, name))
    return pen.picture("r-curve", width, height, "".join(parts))


def _stretches(pen: Pen, points: Sequence[tuple[float, float, int]]) -> list[str]:
    """A curve through every unbroken stretch of scored steps; unscored ones are gaps."""
    found: list[list[tuple[float, float]]] = []
    for n, (x, y, column) in enumerate(points):
        if n and points[n - 1][2] == column - 1:
            found[-1].append((x, y))
        else:
            found.append([(x, y)])
    return [_curve(pen, stretch) for stretch in found if len(stretch) > 1]


def _curve(pen: Pen, stretch: list[tuple[float, float]]) -> str:
    """A curve that passes through every point and never overshoots."""
    drawn = arcs(stretch)
    data = f"M{number(drawn[0].x0)} {number(drawn[0].y0)}"
    for arc in drawn:
        data += f" {arc.command[0]}{' '.join(number(float(n)) for n in arc.command[1:])}"
    colour = pen.colour("experience")
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="0.8" stroke-linejoin="round"/>'


def bar_svg(pen: Pen, value: float, widest: float, width: float, height: float) -> str:
    """A signed bar from the middle: to the end better, to the start worse."""
    middle, long = width / 2, value / widest * (width / 2 - 0.5) if widest else 0.0
    left, colour = min(middle, middle + long), "best" if value > 0 else "worst"
    body = (
        f'<rect x="{number(left)}" y="{number(height * 0.18)}" width="{number(abs(long))}"'
        f' height="{number(height * 0.64)}" rx="0.3" fill="{pen.colour(colour)}"/>'
        if round(long, 2)
        else ""
    )
    return pen.picture("r-bar", width, height, body + pen.line(middle, 0, middle, height, "faint", 0.3))


def strip_svg(pen: Pen, told: FigureTold, width: float, height: float) -> str:
    """A figure on its scale: interval, value, target; empty where the type has no scale of its own."""
    reading, metric = told.reading, told.reading.metric
    figure = reading.figure
    axis = axis_of(metric, [figure] if figure else [])
    value = figure.value if figure else declared_value(metric)
    if axis is None or value is None:
        return ""
    edge, middle = height / 2, height / 2

    def at(wanted: float) -> float:
        return edge + (width - 2 * edge) * max(0.0, min(1.0, axis.at(wanted)))

    parts = [pen.line(edge, middle, width - edge, middle, "hairline", 0.5)]
    if axis.low < 0 < axis.high:
        parts.append(pen.line(at(0), middle - 0.9, at(0), middle + 0.9, "faint", 0.25))
    if figure and figure.interval:
        low, high = at(figure.interval.low), at(figure.interval.high)
        parts.append(
            f'<rect x="{number(low)}" y="{number(middle - 1.15)}" width="{number(max(0.2, high - low))}" height="2.3"'
            f' rx="0.4" fill="{pen.colour("bar")}" fill-opacity="0.42"/>'
        )
    target = target_of(metric)
    if target is not None:
        parts.append(pen.line(at(target), 0.3, at(target), height - 0.3, "ink", 0.45))
    parts.append(pen.dot(at(value), middle, 1.05, "ink" if told.tiny else "bar", hollow=told.small is not None))
    return pen.picture("r-strip", width, height, "".join(parts))
