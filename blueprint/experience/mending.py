"""What would change if the worst step of a journey were mended.

In: a service and a persona. Out: a `Mending`: the figures of the curve before and after, an estimate.
"""

from __future__ import annotations

from blueprint.experience.curve import Curve, CurvePoint, curve, curve_of
from blueprint.experience.satisfaction import score_of
from blueprint.frozen import frozen
from blueprint.model import Service


@frozen(kw_only=True)
class Mending:
    """The worst step raised to what it should be, all others as they are.

    Attributes:
        step: key of the worst step, the first of equally bad ones. persona: id; None where scores are for all.
        score: what it is now, on the file's scale. to: what it would be.
        before, after: all figures of the curve now and then: mean, remembered, net, peak and end among them.
    """

    step: str
    persona: str | None
    score: float
    to: float
    before: Curve
    after: Curve


def mended(service: Service, persona: str | None = None) -> Mending | None:
    """What mending the worst step would change: to raise it to what is expected of it, else to neutral.

    Args:
        service: the service.
        persona: its id; None for scores that are for all.

    Returns:
        None without scores, and where the worst step is neither below its expectation nor below the scale's midpoint.
    """
    before = curve(service, persona)
    if before is None:
        return None
    worst = before.worst
    step = next(step for step in service.steps if step.key == worst.step)
    expected = score_of(step.expectations, persona)
    to = service.scale.middle if expected is None or expected.value <= worst.value else expected.value
    if to <= worst.value:
        return None
    points = tuple(CurvePoint(worst.step, to) if point.step == worst.step else point for point in before.points)
    return Mending(
        step=worst.step,
        persona=persona,
        score=worst.value,
        to=to,
        before=before,
        after=curve_of(service, persona, points),
    )
