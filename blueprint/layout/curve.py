"""The emotion curve: axis, expectation and experience, the signed area between them, peaks and words.

Delighted  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄(Peak 5.0)┄┄┄┄┄┄
               ╭──○──╮     ┌ plus ┐ ○
Neutral    ──○─╯─────╰───○───────────────────────
              minus
Unhappy    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄(Worst 1.4)┄┄┄┄┄┄┄┄┄┄┄┄┄
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.icons import marker_shape
from blueprint.icons import place as put
from blueprint.layout.annotations import Annotations
from blueprint.layout.answers import answers, answers_height
from blueprint.layout.curve_areas import curve_areas
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import (
    DrawnCurve,
    Panel,
    Room,
    ScoredStep,
    Stretch,
    curve_look,
    scores_of,
    series_of,
    several_personas,
)
from blueprint.layout.gaps.felt import customer_gaps
from blueprint.layout.highlights import peaks, point_words
from blueprint.layout.shapes import face
from blueprint.layout.spline import Arc, arcs
from blueprint.layout.stacks import Align, place, stack
from blueprint.model.figures import TINY
from blueprint.model.measures import Score
from blueprint.model.service import Step
from blueprint.model.text import Wording
from blueprint.scene import Group, Item, Paint, Path
from blueprint.theme import Series, Stroke
from blueprint.words.figures import mean_words

_MARGIN = 46.0
"""From the panel's edge to the highest and the lowest score: room for a tag."""
FEW_DASH = (3.0, 2.6)
"""Outline of the point of a score that rests on few answers."""
_WORDED = 30.0
"""As much more on the side where points carry words."""


@frozen
class Shown:
    """What of the curves is drawn.

    Attributes:
        series: `experience`, `expectation`; `other` for the experience of another state.
        signs: of the areas between them, `plus`, `minus`.
        gaps: whether badges of gap 5 stand between them.
        absent: whether a column is hatched, as a state of a comparison does not have its step.
    """

    series: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    gaps: bool = False
    absent: bool = False


@frozen
class Inside:
    """The inside of the panel.

    Attributes:
        missing: how much more room its tags and words would need; None where they have enough.
    """

    items: tuple[Item, ...] = ()
    shown: Shown = Shown()
    missing: Room | None = None


def least_room(desk: Desk, series: frozenset[str]) -> Room:
    """What to leave at least between the panel's edges and the extreme scores: more where points carry words.

    Args:
        series: which of `experience` and `expectation` are drawn.
    """
    middle = desk.service.scale.middle
    above = below = 0.0
    shown = ("experience", "other") if "other" in series else ("experience",)
    for score in (score for step in desk.service.steps for name in shown for score in scores_of(desk, step, name)):
        more = _WORDED if score.label or score.quote else 0.0
        if score.value >= middle:
            above = max(above, more)
        else:
            below = max(below, more)
    return Room(_MARGIN + above, _MARGIN + below + answers_height(desk, series))


def curve_height(desk: Desk, room: Room) -> float:
    """Height of the panel with this room above and below the scores."""
    return desk.size("curve-height") - 2 * _MARGIN + room.above + room.below


def draw_inside(desk: Desk, panel: Panel, series: frozenset[str]) -> Inside:
    """Everything inside the panel.

    Args:
        panel: its place.
        series: which of `experience` and `expectation` are drawn.
    """
    curves = _curves(desk, panel, series)
    areas = curve_areas(desk, curves)
    items: list[Item] = [_axis(desk, panel), *areas]
    foot = answers_height(desk, series)
    notes = Annotations(
        [a for c in curves for a in c.arcs()], panel.left, panel.right, panel.top + 8, panel.bottom - 8 - foot
    )
    items += (_curve_group(desk, curve) for curve in sorted(curves, key=lambda c: c.name == "experience"))
    for curve in curves:
        for _, _, x, y in curve.points():
            notes.avoid(x - 8, y - 8, 16, 16)
    gaps = customer_gaps(desk, curves, notes)
    for curve in curves:
        if curve.name == "experience":
            items += peaks(desk, curve, notes, named=several_personas(desk))
    items += point_words(desk, curves, panel, notes)
    items += answers(desk, curves, panel, foot)
    items += gaps
    signs = frozenset(sign for area in areas for _, sign in area.data)
    missing = Room(notes.missing_above, notes.missing_below)
    return Inside(tuple(items), Shown(series, signs, bool(gaps)), missing if missing.above or missing.below else None)


def _height(desk: Desk, panel: Panel, value: float) -> float:
    scale = desk.service.scale
    share = (value - scale.low) / (scale.high - scale.low)
    lowest = panel.bottom - panel.room.below
    return lowest - share * (lowest - panel.top - panel.room.above)


def _curves(desk: Desk, panel: Panel, shown: frozenset[str]) -> list[DrawnCurve]:
    """Experience and expectation of each persona that has scores."""
    service = desk.service
    personas: list[str | None] = [None, *(p.id for p in service.personas)]
    made: list[DrawnCurve] = []
    for persona in personas:
        found = []
        for name in ("expectation", "other", "experience"):
            stretches = _stretches(desk, panel, persona, name) if name in shown else ()
            if stretches:
                found.append((name, stretches))
        series = series_of(desk, persona)
        made += (_curve(desk, name, persona or "", series, stretches) for name, stretches in found)
    return made


def _curve(desk: Desk, name: str, persona: str, series: Series | None, stretches: tuple[Stretch, ...]) -> DrawnCurve:
    look = f"curve.{curve_look(name)}"
    stroke = desk.theme.stroke(look)
    if series is None:
        marker = "circle" if name == "experience" else "diamond"
        return DrawnCurve(
            name=name, persona=persona, colour=desk.colour(look), stroke=stroke, marker=marker, stretches=stretches,
        )  # fmt: skip
    dash = series.dash if name == "experience" else stroke.dash
    return DrawnCurve(
        name=name, persona=persona, colour=series.colour, stroke=Stroke(stroke.width, dash), marker=series.marker,
        stretches=stretches,
    )  # fmt: skip


def _stretches(desk: Desk, panel: Panel, persona: str | None, name: str) -> tuple[Stretch, ...]:
    """Scored neighbours together; an unscored step ends a stretch."""
    done: list[Stretch] = []
    run: list[ScoredStep] = []
    lacking = _lacking(desk, name)

    def close() -> None:
        if stretch := _stretch(panel, run):
            done.append(stretch)
        run.clear()

    for step, x in (*panel.before, *zip(panel.steps, panel.middles, strict=True), *panel.after):
        score = next((s for s in scores_of(desk, step, name) if s.persona == persona), None)
        if score is None and (step.key in lacking or not step.number):
            continue
        if score is None:
            close()
        else:
            run.append((step, score, x, _height(desk, panel, score.value)))
    close()
    return tuple(done)


def _lacking(desk: Desk, name: str) -> frozenset[str]:
    """Steps that the state of a curve does not have: unlike an unscored step they do not end a stretch."""
    if desk.other is None:
        return frozenset()
    return desk.other.only_after if name == "other" else desk.other.only_before


def _stretch(panel: Panel, run: list[ScoredStep]) -> Stretch | None:
    """The part of a run of scored steps that is inside the panel; None where there is none."""
    own = [n for n, (_, _, x, _) in enumerate(run) if panel.left <= x <= panel.right]
    if not own:
        return None
    first, last = own[0], own[-1]
    line = arcs([(p[2], p[3]) for p in run])[max(0, first - 1) : last + 1]
    return Stretch(
        points=tuple(run[first : last + 1]),
        arcs=tuple(_inside(arc, panel.left, panel.right) for arc in line),
        around=(run[first - 1][3] if first else None, run[last + 1][3] if last + 1 < len(run) else None),
    )


def _inside(arc: Arc, left: float, right: float) -> Arc:
    """An arc without what lies beyond the panel's edges."""
    if left <= arc.x0 and arc.x1 <= right:
        return arc
    width = arc.x1 - arc.x0
    return arc.part(max(0.0, (left - arc.x0) / width), min(1.0, (right - arc.x0) / width))


def _axis(desk: Desk, panel: Panel) -> Group:
    """Levels of the scale with their words and faces, at the panel's start."""
    scale = desk.service.scale
    role = desk.theme.type("axis")
    items: list[Item] = []
    grid = desk.stroke("curve.grid", desk.colour("curve.grid"))
    middle = desk.stroke("curve.axis", desk.colour("curve.axis"))
    for value, label in _levels(desk):
        y = _height(desk, panel, value)
        neutral = abs(value - scale.middle) < 1e-9  # noqa: PLR2004 - equal but for rounding
        items.append(Path("axis-level", (("M", panel.left, y), ("L", panel.right, y)), middle if neutral else grid))
        mood = (value - scale.low) / (scale.high - scale.low)
        items.append(face(desk, mood, panel.left - 19, y, 0.9))
        text = stack(desk, "axis-label", label, role, desk.size("axis-column") - 14)
        items += place(text, panel.left - 35 - text.width, y - text.height / 2, text.width, Align.END)
    return Group("axis", tuple(items))


def _levels(desk: Desk) -> list[tuple[float, Wording]]:
    """The labelled scores, the lowest, the middle and the highest among them."""
    scale = desk.service.scale
    words = desk.words.axis(3)
    levels = dict(zip((scale.low, scale.middle, scale.high), words, strict=True))
    named = {value: Wording(text, desk.words.language) for value, text in levels.items()}
    for value, label in scale.labels:
        named[value] = desk.pick(label)
    return sorted(named.items())


def _curve_group(desk: Desk, curve: DrawnCurve) -> Group:
    items: list[Item] = []
    paint = Paint(
        stroke=curve.colour, width=curve.stroke.width, dash=curve.stroke.dash, round_cap=not curve.stroke.dash
    )
    for part in curve.stretches:
        if part.arcs:
            commands = (("M", part.arcs[0].x0, part.arcs[0].y0), *(a.command for a in part.arcs))
            items.append(Path("curve-line", commands, paint))
    radius = desk.size("point") if curve.name == "experience" else desk.size("point") * 0.55
    items += (_point(desk, curve, *point, radius) for point in curve.points())
    return Group("curve", tuple(items), data=(*_series_data(desk, curve), ("persona", curve.persona)))


def _series_data(desk: Desk, curve: DrawnCurve) -> tuple[tuple[str, str], ...]:
    """Which series a curve is, and of which state where two are drawn."""
    if desk.other is None:
        return (("series", curve.name),)
    state = "before" if curve.name == "other" else "after"
    return ("series", "experience" if curve.name == "other" else curve.name), ("state", state)


def _point(desk: Desk, curve: DrawnCurve, step: Step, score: Score, x: float, y: float, radius: float) -> Group:
    strong, few = curve.name == "experience", score.n is not None and score.n < TINY
    paint = Paint(
        fill=desk.colour("curve.point") if strong or few else curve.colour,
        stroke=curve.colour if strong or few else None,
        width=1.25 if few and not strong else desk.theme.stroke("curve.point").width,
        dash=FEW_DASH if strong and few else (),
    )  # fmt: skip
    shape = Path("point-shape", put(marker_shape(curve.marker, radius), x, y), paint)
    data = (("step", step.key), ("value", f"{score.value:g}"))
    if score.n is None:
        return Group("point", (shape,), data=data, title=desk.words.number(score.value))
    return Group("point", (shape,), data=(*data, ("n", str(score.n))), title=mean_words(desk.words, score))
