"""Badges of service-quality gaps: each at its place, in its channel, touching nothing. Part of rule 39."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from notation.geometry import EPS, Rect, joined, leg_box
from notation.lanes import band, card_box, cell_columns, column, zone_depths
from notation.picture import Owner, Picture
from notation.told import Told

LINES = {"1": "interaction", "2": "internal-interaction", "3": "visibility", "4": "interaction"}
BELOW = {"interaction": 1, "visibility": 2, "internal-interaction": 3}
_AIR = 3.0


def badge(gap: Owner) -> Rect:
    """The plate of a badge, its halo left out."""
    return gap.shapes_of("gap-shape")[0].box


def gap_faults(p: Picture, told: Told) -> Iterator[str]:
    """What is wrong with the badges of a drawing."""
    yield from _wanted(p, told)
    for group in p.of("gap"):
        name = f"gap {group.data['gap']} of {group.data['for']}"
        yield from (f"{name} {fault}" for fault in _place(p, told, group))
        yield from (f"{name} touches {what}" for what in _touched(p, badge(group)))
        said = "".join(text.text for text in group.texts_of("gap-number"))
        if said != told.words.number(float(group.data["gap"])):
            yield f"{name} says `{said}`"
    for one, other in combinations(p.of("gap"), 2):
        if badge(one).meets(badge(other), 0.0):
            yield f"two badges meet at {badge(one)}"


def _wanted(p: Picture, told: Told) -> Iterator[str]:
    """Declared gaps that have no badge although their lanes are drawn."""
    if told.is_journey:
        yield from (f"gap {g.data['gap']} is drawn in a journey" for g in p.of("gap") if g.data["gap"] != "5")
        return
    homes = _homes(p)
    depths = [depth for _, depth in zone_depths(p)]
    drawn = {(g.data["gap"], g.data["for"], g.data.get("end", "")) for g in p.of("gap")}
    for gap in told.service.gaps:
        number = str(gap.gap.value)
        owner = next((f"{kind}:{gap.at}" for kind in ("step", "stage", "card") if f"{kind}:{gap.at}" in homes), None)
        if number not in LINES or owner is None or not depths:
            continue
        first = BELOW[LINES[number]]
        if min(depths) < first <= max(depths):
            for end in ("upper", "lower") if number == "1" else ("",):
                if (number, owner, end) not in drawn:
                    yield f"gap {number} at {owner} has no badge {end}"


def _homes(p: Picture) -> dict[str, Rect]:
    """The columns of what a gap may be at."""
    homes = {f"step:{g.data['step']}": column(g) for g in p.of("step")}
    homes |= {f"stage:{g.data['stage']}": joined(column(s) for s in g.groups_of("step")) for g in p.of("stage")}
    return homes | {f"card:{g.data['card']}": cell_columns(p, g) for g in p.of("card")}


def _place(p: Picture, told: Told, gap: Owner) -> Iterator[str]:
    box, home = badge(gap), _homes(p).get(gap.data["for"])
    if home is None or box.x < home.x - EPS or box.right > home.right + EPS:
        yield f"is not in its column: {box} in {home}"
    number = gap.data["gap"]
    if number == "5":
        yield from _felt(p, told, gap, box)
        return
    depths = zone_depths(p)
    if gap.data.get("end") == "lower":
        lowest = max(lane.bottom for lane, depth in depths)
        following = min((band(g).y for g in p.of("lane") if band(g).y > lowest), default=lowest + 40)
        if not lowest < box.y < box.bottom < following + EPS:
            yield f"does not stand below the lowest lane: {box}, lane to {lowest}"
        return
    line = LINES[number]
    upper = max((lane.bottom for lane, depth in depths if depth < BELOW[line]), default=0.0)
    lower = min((lane.y for lane, depth in depths if depth >= BELOW[line]), default=0.0)
    if not upper < box.y < box.bottom < lower:
        yield f"is not between its lanes: {box} in {upper}..{lower}"
    rules = [s.box.middle.y for g in p.of("line") if g.data["line"] == line for s in g.shapes_of("rule")]
    if rules and abs(box.middle.y - rules[0]) > EPS:
        yield f"is not on the line of {line}: {box.middle.y} and {rules[0]}"


def _felt(p: Picture, told: Told, gap: Owner, box: Rect) -> Iterator[str]:
    """Gap 5 stands in the panel, at a step with both scores."""
    panels = [band(g) for g in p.of("lane") if g.data["lane"] == "emotion"]
    if not any(panel.holds(box) for panel in panels):
        yield f"leaves the panel: {box}"
    step = next((s for s in told.service.steps if f"step:{s.key}" == gap.data["for"]), None)
    if step is None or not step.emotions or not step.expectations:
        yield "is at a step without both scores"


def _touched(p: Picture, box: Rect) -> Iterator[str]:
    """What stands too near to a badge."""
    near = box.grown(_AIR)
    yield from (f"the card {g.data['card']}" for g in p.of("card") if card_box(g).meets(near, 0.0))
    for link in p.of("link"):
        yield from (f"{what} of {link.id}" for what in _touched_by_link(link, box, near))
    for text in p.texts:
        if text.role != "gap-number" and text.box.meets(box, 0.0):
            yield f"`{text.text}`"
    for point in p.of("point"):
        if point.shapes_of("point-shape")[0].box.meets(box, 0.0):
            yield f"the point of {point.data['step']}"


def _touched_by_link(link: Owner, box: Rect, near: Rect) -> Iterator[str]:
    for route in link.shapes_of("route"):
        yield from ("a leg" for a, b in pairwise(route.polygons[0]) if leg_box(a, b).meets(near, -EPS))
    shapes = (*link.shapes_of("crossing"), *link.shapes_of("head"))
    yield from (f"a {shape.role}" for shape in shapes if shape.box.meets(box, 0.0))
    yield from ("the label" for label in link.groups_of("link-label") if label.box and label.box.meets(box, 0.0))
