"""Values of the curve's panel: where it is, and the curves in it."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.spline import Arc, arcs
from blueprint.model.measures import Score
from blueprint.model.service import Step
from blueprint.theme import Series, Stroke


@frozen(kw_only=True)
class DrawnCurve:
    """One series with its points in drawing coordinates: step, score, x, y; split where steps are unscored."""

    name: str
    persona: str
    colour: str
    stroke: Stroke
    marker: str
    stretches: tuple[tuple[tuple[Step, Score, float, float], ...], ...]

    def arcs(self) -> list[Arc]:
        """All arcs of all stretches."""
        return [arc for part in self.stretches for arc in arcs([(p[2], p[3]) for p in part])]


def several_personas(desk: Desk) -> bool:
    """Whether the file scores personas one by one: then each has a look of its own, the same in all drawings."""
    scores = (s for step in desk.service.steps for s in (*step.emotions, *step.expectations))
    return len(desk.service.personas) > 1 and any(s.persona for s in scores)


def series_of(desk: Desk, persona: str | None) -> Series | None:
    """The look of a persona's curves; None for what is drawn in the theme's usual colours."""
    if persona is None or not several_personas(desk):
        return None
    return desk.theme.one_of_several([p.id for p in desk.service.personas].index(persona))


@frozen
class Room:
    """Space in the panel above the highest and below the lowest score, in user units."""

    above: float
    below: float


@frozen(kw_only=True)
class Panel:
    """Where the curve is drawn: edges of the panel and the middles of the columns, in drawing coordinates.

    Attributes:
        room: from the panel's upper edge to the highest score, from its lower edge to the lowest.
    """

    left: float
    right: float
    top: float
    bottom: float
    room: Room
    middles: tuple[float, ...]
    widths: tuple[float, ...]
