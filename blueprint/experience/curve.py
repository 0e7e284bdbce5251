"""The emotional journey of one persona: its peak, its end, and what is remembered of it.

Peak-end rule: Kahneman, Fredrickson, Schreiber, Redelmeier 1993.
"""

from __future__ import annotations

from blueprint.experience.path import main_path
from blueprint.experience.satisfaction import personas_scored, score_of
from blueprint.frozen import frozen
from blueprint.model import Service


@frozen
class CurvePoint:
    """One scored step: its key and its score on the file's scale."""

    step: str
    value: float


@frozen(kw_only=True)
class Curve:
    """The figures of one persona's experience; unscored steps are left out, never counted as zero.

    Attributes:
        persona: id; None where scores are for all.
        points: the scored steps in file order, at least one.
        peak: the point farthest from the scale's midpoint; of equally far ones a negative, then the first.
        best: the first highest point. worst: the first lowest point.
        end: the last scored step on the main path; None where that path has no score.
        mean: plain mean of all scores.
        remembered: mean of peak and end, an estimate; None without an end.
        net: number of points above the midpoint minus number of points below.
    """

    persona: str | None
    points: tuple[CurvePoint, ...]
    peak: CurvePoint
    best: CurvePoint
    worst: CurvePoint
    end: CurvePoint | None
    mean: float
    remembered: float | None
    net: int


def curve(service: Service, persona: str | None = None) -> Curve | None:
    """The figures of one persona; None where no step has a score for it.

    Args:
        service: the service.
        persona: its id; None for scores that are for all.
    """
    scored = [(step, score_of(step.emotions, persona)) for step in service.steps]
    points = tuple(CurvePoint(step.key, score.value) for step, score in scored if score is not None)
    return curve_of(service, persona, points) if points else None


def curve_of(service: Service, persona: str | None, points: tuple[CurvePoint, ...]) -> Curve:
    """The figures of scores, whether they are those of the service or supposed ones.

    Args:
        service: its scale and main path count. persona: whose scores they are.
        points: at least one, in file order.
    """
    middle = service.scale.middle
    by_step = {point.step: point for point in points}
    peak = max(points, key=lambda p: (abs(p.value - middle), p.value < middle))
    end = next((by_step[s.key] for s in reversed(main_path(service)) if s.key in by_step), None)
    return Curve(
        persona=persona,
        points=points,
        peak=peak,
        best=max(points, key=lambda p: p.value),
        worst=min(points, key=lambda p: p.value),
        end=end,
        mean=sum(p.value for p in points) / len(points),
        remembered=(peak.value + end.value) / 2 if end else None,
        net=sum(p.value > middle for p in points) - sum(p.value < middle for p in points),
    )


def curves(service: Service) -> tuple[Curve, ...]:
    """The figures of all personas with scores."""
    found = (curve(service, persona) for persona in personas_scored(service))
    return tuple(c for c in found if c is not None)
