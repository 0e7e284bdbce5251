"""Pictures drawn from the service itself: the ridges of the cover, the curve of a persona, a map of opportunities.

In: heights and scores. Out: SVG path data in mm, y downwards. Curves pass through every score and never overshoot.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.book.values import Journey, Ridge
from blueprint.experience import personas_scored
from blueprint.experience.satisfaction import score_of
from blueprint.frozen import frozen
from blueprint.layout.spline import Arc, arcs
from blueprint.model.service import Service
from blueprint.painters.numbers import number

_LOW, _HIGH = 0.16, 0.94
"""Where the lowest and the highest point of a ridge lie, as shares of its height."""


def ridges(service: Service) -> tuple[Ridge, ...]:
    """What the cover is made of: a curve for each persona, behind them what was expected; a skyline without scores."""
    found: list[Ridge] = []
    for persona in personas_scored(service):
        for role, kind in (("expectation", "expectations"), ("experience", "emotions")):
            points = [
                (step.number - 1, score.value)
                for step in service.steps
                if (score := score_of(getattr(step, kind), persona)) is not None
            ]
            if len(points) > 1:
                found.append(Ridge(role=role, heights=_shares(points, service)))
    if not any(ridge.role == "experience" for ridge in found):
        return (_skyline(service),)
    return tuple(sorted(found, key=lambda ridge: ridge.role == "experience"))


def _shares(points: Sequence[tuple[int, float]], service: Service) -> tuple[tuple[float, float], ...]:
    """Points as shares of the width and of the height."""
    count, scale = len(service.steps), service.scale
    return tuple(
        ((column + 0.5) / count, _LOW + (_HIGH - _LOW) * (value - scale.low) / (scale.high - scale.low))
        for column, value in points
    )


def _skyline(service: Service) -> Ridge:
    """How many cards each step has, as a skyline."""
    counts = [len(step.cards) for step in service.steps]
    most = max(counts, default=0) or 1
    return Ridge(
        role="skyline",
        stepped=True,
        heights=tuple(
            ((column + 0.5) / len(counts), _LOW + (_HIGH - _LOW) * count / most) for column, count in enumerate(counts)
        ),
    )


def ridge_path(ridge: Ridge, width: float, height: float) -> str:
    """The area under a ridge, from edge to edge of a picture in mm."""
    if ridge.stepped:
        return _steps_path(ridge, width, height)
    points = [(x * width, height * (1 - y)) for x, y in ridge.heights]
    first, last = points[0], points[-1]
    ends = [(-width * 0.02, first[1]), *points, (width * 1.02, last[1])]
    return f"{_curve(arcs(ends))} V{number(height)} H{number(ends[0][0])} Z"


def _steps_path(ridge: Ridge, width: float, height: float) -> str:
    side = width / len(ridge.heights)
    parts = [f"M0 {number(height)}"]
    for at, (_, share) in enumerate(ridge.heights):
        parts.append(f"V{number(height * (1 - share))} H{number((at + 1) * side)}")
    return f"{' '.join(parts)} V{number(height)} Z"


def _curve(found: Sequence[Arc]) -> str:
    """A curve of arcs, from its first point."""
    start = f"M{number(found[0].x0)} {number(found[0].y0)}"
    return " ".join([start, *(_command(arc) for arc in found)])


def _command(arc: Arc) -> str:
    return " ".join([str(arc.command[0]), *(number(float(n)) for n in arc.command[1:])])


@frozen(kw_only=True)
class Dot:
    """A point of a chart, in mm; `tone` is `best`, `worst`, `end` or empty."""

    x: float
    y: float
    tone: str = ""


@frozen(kw_only=True)
class Chart:
    """The curve of a persona as path data, in a picture of `width` by `height` mm.

    Attributes:
        experience, expectation: one path each for every unbroken stretch.
        levels: heights of the lowest, the middle and the highest score.
        columns: x of every step.
        dots: one for every score.
    """

    width: float
    height: float
    experience: tuple[str, ...]
    expectation: tuple[str, ...]
    levels: tuple[float, float, float]
    columns: tuple[float, ...]
    dots: tuple[Dot, ...]


def chart(journey: Journey, width: float, height: float, room: float = 4.0) -> Chart:
    """Draw a journey's curve; steps without a score are gaps.

    Args:
        journey: its points and scale.
        width: of the picture in mm.
        height: of the picture in mm.
        room: above the highest and below the lowest score, in mm.
    """
    columns = tuple((n + 0.5) * width / journey.columns for n in range(journey.columns))

    def level(value: float) -> float:
        return height - room - (value - journey.low) / (journey.high - journey.low) * (height - 2 * room)

    lines = {}
    for name in ("experience", "expectation"):
        scored = [(p.column, v) for p in journey.points if (v := getattr(p, name)) is not None]
        lines[name] = tuple(_lines([(columns[c], level(v), c) for c, v in scored]))
    tones = {f.step.number: f.tone for f in reversed(journey.figures) if f.step}
    return Chart(
        width=width,
        height=height,
        experience=lines["experience"],
        expectation=lines["expectation"],
        levels=(level(journey.low), level((journey.low + journey.high) / 2), level(journey.high)),
        columns=columns,
        dots=tuple(
            Dot(x=columns[p.column], y=level(p.experience), tone=tones.get(p.step.number, "")) for p in journey.points
        ),
    )


def _lines(points: Sequence[tuple[float, float, int]]) -> list[str]:
    """A path for every stretch of neighbouring columns; a single point is none."""
    stretches: list[list[tuple[float, float]]] = []
    for at, (x, y, column) in enumerate(points):
        if at and points[at - 1][2] == column - 1:
            stretches[-1].append((x, y))
        else:
            stretches.append([(x, y)])
    return [_curve(arcs(stretch)) for stretch in stretches if len(stretch) > 1]
