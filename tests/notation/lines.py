"""Rules 15 to 25: the lines between the lanes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from blueprint.model.lanes import Lane, Line
from notation.geometry import EPS, Point, Rect, leg_box, segments
from notation.lanes import band, card_box, grid, zone_depths
from notation.picture import Owner, Picture
from notation.told import DEPTH, Told, rule, squeezed

BELOW = {"interaction": 1, "visibility": 2, "internal-interaction": 3}
"""The depth that begins under each standard line."""


def height(line: Owner) -> float:
    """The y of a line.

    Raises:
        ValueError: it is not one horizontal stroke.
    """
    (part,) = segments(line.shapes_of("rule")[0].d)
    ys = {round(s.end.y, 2) for s in part}
    if len(ys) != 1:
        raise ValueError(f"line {line.data['line']} is not horizontal")
    return ys.pop()


def extent(line: Owner) -> Rect:
    """The box of a line's rule."""
    return line.shapes_of("rule")[0].box


def by_name(p: Picture) -> dict[str, Owner]:
    """The lines of a drawing."""
    return {g.data["line"]: g for g in p.of("line")}


def _parts(p: Picture, name: str) -> Iterator[str]:
    """What stands on the wrong side of a standard line."""
    line = by_name(p).get(name)
    if line is None:
        return
    y = height(line)
    for box, depth in zone_depths(p):
        below = depth >= BELOW[name]
        if (below and box.y < y) or (not below and box.bottom > y):
            yield f"a lane of depth {depth} is {'above' if below else 'below'} the line of {name}"


@rule(15, "The line of interaction lies between customer and frontstage")
def interaction(p: Picture, _told: Told) -> Iterator[str]:
    yield from _parts(p, "interaction")


@rule(16, "The line of visibility lies between frontstage and backstage")
def visibility(p: Picture, _told: Told) -> Iterator[str]:
    yield from _parts(p, "visibility")


@rule(17, "The line of internal interaction lies between backstage and support")
def internal_interaction(p: Picture, _told: Told) -> Iterator[str]:
    yield from _parts(p, "internal-interaction")


@rule(18, "The three lines lie in that y order")
def order_of_lines(p: Picture, _told: Told) -> Iterator[str]:
    found = [(BELOW[name], height(g)) for name, g in by_name(p).items() if name in BELOW]
    for (_, upper), (_, lower) in pairwise(sorted(found)):
        if upper > lower - 8:
            yield f"lines at {upper} and {lower} are out of order or too near"


@rule(19, "Each line spans all columns")
def lines_span(p: Picture, _told: Told) -> Iterator[str]:
    for name, line in by_name(p).items():
        if extent(line).x > grid(p).x + EPS or extent(line).right < grid(p).right - EPS:
            yield f"line {name} spans {extent(line)}, the columns {grid(p)}"


@rule(
    20, "Each line carries its name in the drawing's language, in the title column beside its start, touched by nothing"
)
def lines_named(p: Picture, told: Told) -> Iterator[str]:
    entries = {e.id: e for e in told.service.lanes if isinstance(e, Line)}
    for name, line in by_name(p).items():
        titles, y = line.texts_of("line-title"), height(line)
        entry = entries.get(name)
        expected = told.pick(entry.title) if entry and entry.title else told.words.text(f"line.{name}")
        if squeezed("".join(t.text for t in titles)).casefold() != squeezed(expected).casefold():
            yield f"line {name} is named `{''.join(t.text for t in titles)}`, not `{expected}`"
            continue
        top, bottom = min(t.box.y for t in titles), max(t.box.bottom for t in titles)
        if not top - 4 <= y <= bottom + 4:
            yield f"the name of {name} stands at {top}..{bottom}, the line at {y}"
        for title in titles:
            if p.end(title.box) > p.start(extent(line)) + EPS:
                yield f"the name of {name} is not before its start"
            for lane in p.of("lane"):
                if band(lane).meets(title.box, 0.0):
                    yield f"the name of {name} touches the lane {lane.data['lane']}"
            for link in p.of("link"):
                part = [p for s in segments(link.shapes_of("route")[0].d) for p in s]
                if any(leg_box(s.start, s.end).meets(title.box.grown(1), 0.0) for s in part):
                    yield f"the name of {name} is touched by the route {link.id}"


@rule(21, "The three lines are told apart without colour (solid, dashed, dotted by default)")
def lines_told_apart(p: Picture, told: Told) -> Iterator[str]:
    dashes = {name: g.shapes_of("rule")[0].dash for name, g in by_name(p).items() if name in BELOW}
    own_style = {e.id for e in told.service.lanes if isinstance(e, Line) and e.style is not None}
    for (one, dash), (other, dash_2) in combinations(dashes.items(), 2):
        if dash == dash_2 and not {one, other} & own_style:
            yield f"{one} and {other} are both drawn with the dash `{dash}`"


@rule(22, "A line is drawn iff a zone lane is drawn above it and one below")
def lines_drawn(p: Picture, told: Told) -> Iterator[str]:
    if told.is_journey:
        return
    lanes = {g.data["lane"].split(".")[0] for g in p.of("lane")}
    entries = told.service.lanes

    def counts(entry: object, line: Line) -> bool:
        if not isinstance(entry, Lane) or entry.zone is None or entry.id not in lanes:
            return False
        return line.id not in BELOW or entry.zone.value in DEPTH

    for at, entry in enumerate(entries):
        if not isinstance(entry, Line):
            continue
        wanted = any(counts(e, entry) for e in entries[:at]) and any(counts(e, entry) for e in entries[at + 1 :])
        if wanted != (entry.id in by_name(p)):
            yield f"line {entry.id} is {'not ' if wanted else ''}drawn"
    if len(p.of("line")) != len(by_name(p)):
        yield "a line is drawn twice"


@rule(23, "No card crosses a line")
def cards_off_lines(p: Picture, _told: Told) -> Iterator[str]:
    for name, line in by_name(p).items():
        for card in p.of("card"):
            if card_box(card).y < height(line) < card_box(card).bottom:
                yield f"card {card.data['card']} crosses the line {name}"


@rule(24, "Extra lines are drawn where they are declared")
def own_lines(p: Picture, told: Told) -> Iterator[str]:
    lanes: dict[str, list[Rect]] = {}
    for g in p.of("lane"):
        lanes.setdefault(g.data["lane"].split(".")[0], []).append(band(g))
    for at, entry in enumerate(told.service.lanes):
        line = by_name(p).get(entry.id) if isinstance(entry, Line) else None
        if line is None:
            continue
        y = height(line)
        for other_at, other in enumerate(told.service.lanes):
            for box in lanes.get(other.id, ()) if isinstance(other, Lane) else ():
                if (other_at < at and box.bottom > y) or (other_at > at and box.y < y):
                    yield f"line {entry.id} is on the wrong side of the lane {other.id}"
            if (
                isinstance(other, Line)
                and other.id in by_name(p)
                and other_at > at
                and height(by_name(p)[other.id]) < y
            ):
                yield f"lines {entry.id} and {other.id} are out of order"


@rule(25, "A journey map draws no line unless asked")
def no_lines_on_journeys(p: Picture, told: Told) -> Iterator[str]:
    if told.is_journey:
        yield from (f"line {name}" for name in by_name(p) if name not in (told.asked or ()))


def crossings_of(points: list[Point], y: float) -> list[Point]:
    """Where a route of straight legs passes a height."""
    found = []
    for a, b in pairwise(points):
        if a.y != b.y and min(a.y, b.y) <= y < max(a.y, b.y):
            found.append(Point(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y))
    return found
