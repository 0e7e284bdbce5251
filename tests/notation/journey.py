"""Rules 42 to 50: what a journey map adds. The curve may stand in a blueprint too if a view asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from blueprint.model.measures import Score
from blueprint.model.service import Stage, Step
from notation.channel_path import path_faults
from notation.geometry import EPS, Point, Rect, Segment, distance, inside, segments
from notation.lanes import band, card_box, columns
from notation.picture import Owner, Picture
from notation.told import Told, main_path, rule, squeezed

_ZONES = {"customer": 0, "lens": 0, "experience": 1, "insights": 2}


def centre(point: Owner) -> Point:
    """The middle of a point's marker: of its box; a triangle's own middle lies a little lower."""
    (shape,) = [s for s in point.all_shapes() if s.role == "point-shape"]
    return shape.box.middle


def curves(p: Picture) -> dict[tuple[str, str], Owner]:
    """The curves by series and persona."""
    return {(g.data["series"], g.data["persona"]): g for g in p.of("curve")}


def levels(p: Picture) -> list[float]:
    """The heights of the axis' levels, the lowest score first."""
    return sorted((s.box.y for g in p.of("axis") for s in g.shapes_of("axis-level")), reverse=True)


def scores(told: Told, series: str, persona: str) -> dict[str, Score]:
    """The scores of one curve by step."""
    found = {}
    for step in told.service.steps:
        for score in step.emotions if series == "experience" else step.expectations:
            if (score.persona or "") == persona:
                found[step.key] = score
    return found


def wanted_curves(told: Told) -> set[tuple[str, str]]:
    """The curves that the file gives and the view keeps."""
    found = set()
    for step in told.service.steps:
        found |= {("experience", s.persona or "") for s in step.emotions}
        found |= {("expectation", s.persona or "") for s in step.expectations}
    return found


def level_of(p: Picture, told: Told, value: float) -> float:
    """The height at which a score has to stand."""
    low, high = levels(p)[0], levels(p)[-1]
    scale = told.service.scale
    return low + (high - low) * (value - scale.low) / (scale.high - scale.low)


def bezier_parts(curve: Owner) -> list[list[Segment]]:
    """The subpaths of a curve's lines, `M` left out."""
    return [part[1:] for s in curve.shapes_of("curve-line") for part in segments(s.d)]


@rule(42, "Header: persona, scenario, goals, state, version, date")
def header(p: Picture, told: Told) -> Iterator[str]:
    groups = p.of("header")
    if len(groups) != 1:
        yield f"there are {len(groups)} headers"
        return
    service = told.service
    said = squeezed("".join(t.text for t in groups[0].all_texts()))
    texts = [service.title, service.scenario, service.version, service.subtitle, service.summary]
    for persona in service.personas:
        texts += [persona.name, persona.role, persona.segment, *persona.goals, *persona.needs, *persona.frustrations]
        texts += [persona.quote, *(label for label, _ in persona.traits)]
    if service.platform:
        texts += [service.platform.positioning, service.platform.promise, service.platform.theme]
    if service.world:
        world = service.world
        texts += [*world.society, *world.situation, *world.category, *world.brand]
    for text in texts:
        if text is not None and squeezed(told.pick(text)) not in said:
            yield f"the header does not say `{told.pick(text)}`"
    if squeezed(told.words.text(f"state.{service.state}")) not in said:
        yield "the header does not say which state it shows"
    if service.date and squeezed(told.words.date(told.pick(service.date))) not in said:
        yield "the header does not give the date"


@rule(43, "Zones from the top: lens, experience, insights")
def zones(p: Picture, told: Told) -> Iterator[str]:
    if not told.is_journey:
        return
    by_y = sorted(p.of("lane"), key=lambda g: band(g).y)
    order = [_ZONES[g.data["zone"]] for g in by_y if g.data["zone"] in _ZONES]
    named = {e.id for e in told.service.lanes if getattr(e, "zone", "") is None}
    if order != sorted(order) and not named:
        yield f"zones stand in the order {[g.data['zone'] for g in by_y]}"


@rule(44, "One point per scored step, at its column's centre")
def points(p: Picture, told: Told) -> Iterator[str]:
    if not p.of("axis"):
        return
    if set(curves(p)) != wanted_curves(told) and told.asked is None:
        yield f"curves are {sorted(curves(p))}, the file gives {sorted(wanted_curves(told))}"
    if len(curves(p)) != len(p.of("curve")):
        yield "a curve is drawn twice"
    middles = _middles(p)
    for (series, persona), curve in curves(p).items():
        wanted = scores(told, series, persona)
        found = curve.groups_of("point")
        if [g.data["step"] for g in found] != list(wanted):
            yield f"{series} of {persona or 'all'} has points at {[g.data['step'] for g in found]}"
        for point in found:
            middle = middles.get(point.data["step"])
            if middle is None or abs(centre(point).x - middle) > EPS:
                yield f"the point of {point.data['step']} stands at {centre(point).x}, its column at {middle}"
            score = wanted.get(point.data["step"])
            if score and abs(float(point.data["value"]) - score.value) > 1e-4 * max(1.0, abs(score.value)):
                yield f"the point of {point.data['step']} says {point.data['value']}"


def _middles(p: Picture) -> dict[str, float]:
    """The middles of the columns: of their full-width cards, which begin where the step's number begins.

    `rect.column` has half a gutter on both sides, and gutters differ in width, so its own middle is another one.
    """
    starts = {g.data["step"]: _edge(p, g.texts_of("step-number")[0].box) for g in p.of("step")}
    cards = [card_box(g) for g in p.of("card") if "step" in g.data]
    if not cards:
        return {step: tile.middle.x for step, tile in columns(p).items()}
    half = max(box.width for box in cards) / 2
    return {step: start - half if p.rtl else start + half for step, start in starts.items()}


def _edge(p: Picture, box: Rect) -> float:
    """Where a box begins to be read."""
    return box.right if p.rtl else box.x


@rule(45, "Height is proportional to the score; minimum, midpoint and maximum are drawn and labelled in words or faces")
def heights(p: Picture, told: Told) -> Iterator[str]:
    if not p.of("axis"):
        return
    if len(p.of("axis")) != 1 or len(levels(p)) < 3:
        yield f"there are {len(p.of('axis'))} axes with {len(levels(p))} levels"
        return
    (axis,) = p.of("axis")
    labels = axis.texts_of("axis-label")
    scale = told.service.scale
    for value in (scale.low, scale.middle, scale.high):
        y = level_of(p, told, value)
        if not any(abs(level - y) < EPS for level in levels(p)):
            yield f"the level {value:g} is not drawn"
        near = [t for t in labels if abs(t.box.middle.y - y) < 14 and p.end(t.box) <= p.start(axis.shapes[0].box) + EPS]
        if not near:
            yield f"the level {value:g} has no words"
        if not any(abs(g.box.middle.y - y) < 3 for g in axis.groups_of("face") if g.box):
            yield f"the level {value:g} has no face"
    for group in p.of("point"):
        y = level_of(p, told, float(group.data["value"]))
        (shape,) = group.shapes_of("point-shape")
        if abs(_anchor(shape.polygons[0], shape.box) - y) > EPS:
            yield f"the point of {group.data['step']} stands at {shape.box.middle.y:.2f}, its score at {y:.2f}"


def _anchor(outline: list[Point], box: Rect) -> float:
    """The height that a marker stands for: the middle of its box; of a triangle, 0.606 of its height from its tip."""
    corners = len({(round(q.x, 1), round(q.y, 1)) for q in outline})
    if corners != 3:
        return box.middle.y
    tip_up = sum(abs(q.y - box.y) < 0.1 for q in outline) == 1
    share = 1.2 / 1.98
    return box.y + box.height * (share if tip_up else 1 - share)


@rule(46, "An unscored step is a gap")
def gaps(p: Picture, told: Told) -> Iterator[str]:
    keys = [step.key for step in told.service.steps]
    whole = [step.key for step in told.whole.steps]
    first, last = whole.index(keys[0]), whole.index(keys[-1])
    for (series, persona), curve in curves(p).items():
        scored = scores(replace(told, service=told.whole), series, persona)
        at = {g.data["step"]: centre(g).x for g in curve.groups_of("point")}
        pieces = [sorted((s.start.x, s.end.x)) for part in bezier_parts(curve) for s in part]
        for one, other in pairwise(keys):
            both = one in scored and other in scored
            ends = sorted((at[one], at[other])) if one in at and other in at else [-1.0, -1.0]
            if both != any(abs(a - ends[0]) < EPS and abs(b - ends[1]) < EPS for a, b in pieces):
                yield f"{series} between {one} and {other} is {'not ' if both else ''}drawn"
        around = whole[max(0, first - 1) : last + 2]
        wanted = sum(one in scored and other in scored for one, other in pairwise(around))
        if len(pieces) != wanted:
            yield f"{series} has {len(pieces)} pieces, not {wanted}"


@rule(47, "The curve passes through every point and never overshoots the neighbouring scores")
def monotone(p: Picture, told: Told) -> Iterator[str]:
    edges = _cut_edges(p, told)
    for (series, _), curve in curves(p).items():
        places = {round(centre(g).x, 1): g for g in curve.groups_of("point")}
        heights = {
            x: _anchor(g.shapes_of("point-shape")[0].polygons[0], g.shapes_of("point-shape")[0].box)
            for x, g in places.items()
        }
        for part in bezier_parts(curve):
            for piece in part:
                for end in (piece.start, piece.end):
                    if any(abs(edge - end.x) < EPS for edge in edges):
                        continue
                    near = [y for x, y in heights.items() if abs(x - end.x) < EPS]
                    if not near or abs(near[0] - end.y) > EPS:
                        yield f"{series} misses the point at {end}"
                low, high = sorted((piece.start.y, piece.end.y))
                xs = [piece.at(i / 20).x for i in range(21)]
                ys = [piece.at(i / 20).y for i in range(21)]
                if min(ys) < low - 0.1 or max(ys) > high + 0.1:
                    yield f"{series} overshoots between {piece.start} and {piece.end}"
                if xs != sorted(xs) and xs != sorted(xs, reverse=True):
                    yield f"{series} turns back between {piece.start} and {piece.end}"


def _cut_edges(p: Picture, told: Told) -> list[float]:
    """Where the curve may end without a point: at the sides of the panel beyond which the drawing goes on."""
    whole = [step.key for step in told.whole.steps]
    here = [step.key for step in told.service.steps]
    boxes = [s.box for g in p.of("axis") for s in g.shapes_of("axis-level")][:1]
    sides = [(box.x, box.right) if not p.rtl else (box.right, box.x) for box in boxes]
    before, after = here[0] != whole[0], here[-1] != whole[-1]
    return [x for start, end in sides for x, cut in ((start, before), (end, after)) if cut]


def look(curve: Owner) -> tuple[str, object]:
    """Dash and marker of a curve."""
    lines = curve.shapes_of("curve-line")
    points = curve.groups_of("point")
    marker = points[0].shapes_of("point-shape")[0]
    outline = tuple(
        (round((q.x - marker.box.x) / marker.box.width, 1), round((q.y - marker.box.y) / marker.box.height, 1))
        for part in marker.polygons
        for q in part
    )
    hollow = marker.stroke is not None
    return lines[0].dash if lines else "?", (outline, hollow)


@rule(48, "Several personas, expectation and experience differ in dash and marker, not only in colour")
def told_apart(p: Picture, _told: Told) -> Iterator[str]:
    for (one, curve), (other, curve_2) in combinations(curves(p).items(), 2):
        (dash, marker), (dash_2, marker_2) = look(curve), look(curve_2)
        same_dash = dash == dash_2 and "?" not in (dash, dash_2)
        if marker == marker_2:
            yield f"{one} and {other} have the same marker"
        if same_dash and (one[0] == other[0] == "experience" or one[1] == other[1]):
            yield f"{one} and {other} have the same dash `{dash}`"


@rule(49, "Best, worst and end are marked; the area between expectation and experience is filled and signed")
def peaks_and_areas(p: Picture, told: Told) -> Iterator[str]:
    yield from _peaks(p, told)
    yield from _words_clear(p)
    personas = {persona for _, persona in curves(p)}
    for persona in sorted(personas - {""}) or sorted(personas):
        yield from _areas(p, persona)


def _peaks(p: Picture, told: Told) -> Iterator[str]:
    found = sorted((g.data["peak"], g.data["step"]) for g in p.of("peak"))
    wanted = []
    here = {step.key for step in told.service.steps}
    for series, persona in curves(p):
        values = {k: score.value for k, score in scores(replace(told, service=told.whole), series, persona).items()}
        if series != "experience" or not values:
            continue
        ends = [step.key for step in main_path(told) if step.key in values]
        best, worst = (choose(values, key=lambda k: values[k]) for choose in (max, min))
        if values[best] > values[worst]:
            wanted += [("best", best), ("worst", worst)]
        wanted += [("end", ends[-1])] if ends else []
    wanted = [(peak, step) for peak, step in wanted if step in here]
    if found != sorted(wanted):
        yield f"marked are {found}, the file gives {sorted(wanted)}"
    felt = [g for c in p.of("curve") if c.data["series"] == "experience" for g in c.groups_of("point")]
    for peak in p.of("peak"):
        box = peak.box
        places = [centre(g) for g in felt if g.data["step"] == peak.data["step"]]
        if box and not any(
            abs(box.middle.x - at.x) < 40 + 1.5 * box.width and abs(box.middle.y - at.y) < 200 for at in places
        ):
            yield f"the tag `{peak.data['peak']}` stands far from its point"


def _words_clear(p: Picture) -> Iterator[str]:
    """Tags and words in the panel touch neither each other nor points nor curves."""
    tags = [(g, g.box) for g in [*p.of("peak"), *p.of("point-words")] if g.box]
    for (one, box), (other, box_2) in combinations(tags, 2):
        if box.meets(box_2, 0.5):
            yield f"the words at {one.data['step']} and {other.data['step']} overlap"
    strokes = [
        (g.data["series"], [s.at(i / 24) for part in bezier_parts(g) for s in part for i in range(25)])
        for g in p.of("curve")
    ]
    panel = next((band(g) for g in p.of("lane") if g.data["lane"] == "emotion"), None)
    for tag, box in tags:
        for point in p.of("point"):
            if box.meets(point.shapes_of("point-shape")[0].box, 0.5):
                yield f"the words at {tag.data['step']} cover the point of {point.data['step']}"
        for series, places in strokes:
            if any(box.grown(-1).has(place, 0.0) for place in places):
                yield f"the words at {tag.data['step']} stand on the {series}"
        if panel is not None and not panel.holds(box):
            yield f"the words at {tag.data['step']} leave the panel: {box} in {panel}"


def _areas(p: Picture, persona: str) -> Iterator[str]:
    """Between two scored neighbours the area lies between both curves, on the right side, and leaves nothing out.

    Scores that are for all count for each persona that has none of its own there.
    """
    felt, expected = (
        {
            (round(min(s.start.x, s.end.x)), round(max(s.start.x, s.end.x))): s
            for owner in ("", persona)
            if (name, owner) in curves(p)
            for part in bezier_parts(curves(p)[name, owner])
            for s in part
        }
        for name in ("experience", "expectation")
    )
    areas = [s for s in p.shapes if s.role == "curve-area"]
    for span, one in felt.items():
        other = expected.get(span)
        if other is None:
            continue
        for i in range(1, 20):
            a = one.at(i / 20)
            t = i / 20 if (one.start.x < one.end.x) == (other.start.x < other.end.x) else 1 - i / 20
            b = other.at(t)
            if abs(a.y - b.y) < 3:
                continue
            sign = "plus" if a.y < b.y else "minus"
            middle = Point(a.x, (a.y + b.y) / 2)
            held = [s.data["sign"] for s in areas if s.box.has(middle) and _holds(s.polygons, middle)]
            if sign not in held:
                yield f"at x = {a.x:.0f} the area is {held}, not `{sign}`"
                break


def _holds(polygons: list[list[Point]], point: Point) -> bool:

    return inside(point, polygons) or any(distance(point, part) < EPS for part in polygons)


@rule(50, "Each touchpoint shows its channel as icon and as text")
def touchpoints(p: Picture, told: Told) -> Iterator[str]:
    yield from path_faults(p, told)
    titles = {t.id: t for t in told.service.touchpoints}
    channels = {c.id: told.pick(c.title) for c in told.service.channels}
    cards = {g.data["card"]: g for g in p.of("card") if g.data["lane"] == "touchpoint"}
    if not any(g.data["lane"] == "touchpoint" for g in p.of("lane")):
        return
    places: list[Stage | Step] = [*told.service.stages, *told.service.steps]
    for of in places:
        for n, touchpoint in enumerate(of.touchpoints, 1):
            card = cards.get(f"{of.key}.touchpoint.{n}")
            if card is None:
                yield f"the touchpoint {touchpoint} of {of.key} is not drawn"
                continue
            said = squeezed("".join(t.text for t in card.texts))
            entry = titles.get(touchpoint)
            if squeezed(told.pick(entry.title) if entry else touchpoint) not in said:
                yield f"the touchpoint {touchpoint} of {of.key} is named `{said}`"
            for channel in entry.channels if entry else ():
                if squeezed(channels[channel]) not in said:
                    yield f"the touchpoint {touchpoint} does not say its channel {channel}"
                if not card.groups_of("icon"):
                    yield f"the touchpoint {touchpoint} shows no icon for its channel {channel}"
