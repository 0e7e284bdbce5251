"""Values of the curve's panel: where it is, and the curves in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.icons import marker_shape
from blueprint.icons import place as put
from blueprint.layout.desk import Desk
from blueprint.layout.spline import Arc
from blueprint.model.measures import Score
from blueprint.model.service import Step
from blueprint.scene import Paint, Path
from blueprint.theme import Series, Stroke

ScoredStep: TypeAlias = tuple[Step, Score, float, float]
"""A step, its score, and the place of its point."""


@frozen(kw_only=True)
class Stretch:
    """Scored neighbours, as far as they are in the panel.

    Attributes:
        points: inside the panel. arcs: of the curve through them, cut at the panel's edges.
        around: heights of the scored steps before the first point and behind the last, beyond the panel's edges.
    """

    points: tuple[ScoredStep, ...]
    arcs: tuple[Arc, ...]
    around: tuple[float | None, float | None] = (None, None)


@frozen(kw_only=True)
class DrawnCurve:
    """One series in drawing coordinates; split where steps are unscored."""

    name: str
    persona: str
    colour: str
    stroke: Stroke
    marker: str
    stretches: tuple[Stretch, ...]

    def arcs(self) -> list[Arc]:
        """All arcs of all stretches."""
        return [arc for part in self.stretches for arc in part.arcs]

    def points(self) -> list[ScoredStep]:
        """All points of all stretches."""
        return [point for part in self.stretches for point in part.points]


def personas_drawn(curves: Iterable[DrawnCurve]) -> tuple[str, ...]:
    """For whom there are curves, in painting order: personas, or `""` alone where all scores are for all."""
    found = dict.fromkeys(curve.persona for curve in curves)
    return tuple(persona for persona in found if persona) or tuple(found)


def marker_sign(desk: Desk, curve: DrawnCurve, x: float, y: float) -> Path:
    """The marker of a curve in the size of words, centred on a place."""
    strong = curve.name == "experience"
    paint = (
        Paint(fill=desk.colour("curve.point"), stroke=curve.colour, width=1.75) if strong else Paint(fill=curve.colour)
    )
    return Path("point-marker", put(marker_shape(curve.marker, 4.0 if strong else 2.8), x, y), paint)


def several_personas(desk: Desk) -> bool:
    """Whether the file scores personas one by one: then each has a look of its own, the same in all drawings."""
    scores = (s for step in desk.service.steps for s in (*step.emotions, *step.expectations))
    return len(desk.service.personas) > 1 and any(s.persona for s in scores)


def series_of(desk: Desk, persona: str | None) -> Series | None:
    """The look of a persona's curves; None for what is drawn in the theme's usual colours."""
    if persona is None or not several_personas(desk):
        return None
    return desk.theme.one_of_several([p.id for p in desk.service.personas].index(persona))


def scores_of(desk: Desk, step: Step, name: str) -> tuple[Score, ...]:
    """The scores of a step that a series goes through: `experience`, `expectation`, or `other`, another state's."""
    if name == "other":
        return desk.other.scores.get(step.key, ()) if desk.other else ()
    return step.emotions if name == "experience" else step.expectations


def curve_look(name: str) -> str:
    """The theme's name for how a series looks: another state's experience is dashed, as an expectation is."""
    return "expectation" if name == "other" else name


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
        steps: of the columns.
        before, after: steps beyond the start and the end of a panel that is cut there, with the middles that their
            columns would have if the drawing went on; as many as the curve inside depends on.
    """

    left: float
    right: float
    top: float
    bottom: float
    room: Room
    middles: tuple[float, ...]
    widths: tuple[float, ...]
    steps: tuple[Step, ...] = ()
    before: tuple[tuple[Step, float], ...] = ()
    after: tuple[tuple[Step, float], ...] = ()
