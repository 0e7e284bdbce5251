"""Where each connector touches its cards.

The ports of a side stand on a lattice around the side's middle, in the order in which their connectors
part, so that none crosses its neighbour near the card. A connector that runs straight to the card opposite
gets the middle itself.
"""

from __future__ import annotations

from itertools import pairwise

from blueprint.routing.course import Course
from blueprint.routing.field import BOTTOM, CORNER, LEFT, PITCH, RIGHT, TOP, Box, Field
from blueprint.routing.labels import Size, Spot, label_spot
from blueprint.routing.plan import HEAD_DROP
from blueprint.routing.run import LABEL_AIR

WIDE_PITCH = 18.0
TINY = 1e-6

SideKey = tuple[int, int, int]
"""Index of the card, side, strip (the column of a port on top or bottom, else the row)."""


class Side:
    """One side of a card (or one column of a wide card's top or bottom) and the connectors there.

    Attributes:
        ends: of connectors, from left to right or from top to bottom; True for a source's end.
        mates: those of a bundle that use the same port as another of it, by the wire of that one.
        units: place of each on the lattice.
        twin: the side opposite, if a connector runs straight between the two.
        least: smallest step of the lattice. pitch: its step. shift: of its origin, from the side's middle.
    """

    __slots__ = ("box", "ends", "least", "mates", "pitch", "shift", "side", "strip", "twin", "units")

    def __init__(self, box: Box, side: int, strip: int) -> None:
        self.box = box
        self.side = side
        self.strip = strip
        self.ends: list[tuple[Course, bool]] = []
        self.mates: dict[int, list[Course]] = {}
        self.units: list[float] = []
        self.twin: Side | None = None
        self.least = PITCH
        self.pitch = WIDE_PITCH
        self.shift = 0.0

    def span(self) -> tuple[float, float]:
        """Lowest and highest place that a port may take, from the side's middle."""
        box = self.box
        half = (box.width if self.side in (TOP, BOTTOM) else box.height) / 2
        low, high = CORNER - half, half - CORNER
        if self.side == TOP:
            high = min(high, half - box.head_free)
            low = max(low, box.start_free - half)
        elif self.side == RIGHT:
            low = max(low, min(box.head_free, HEAD_DROP) - half)
        if low > high:
            low = high = min(max(0.0, min(low, high)), max(low, high)) if self.side in (LEFT, RIGHT) else min(high, 0.0)
        return low, high

    def sort(self) -> None:
        """Put the ends in their order and on the lattice."""
        self.ends.sort(key=lambda end: end[0].from_source() if end[1] else end[0].from_target())
        if any(course.net >= 0 and is_source for course, is_source in self.ends):
            self._share_ports()
        if self.side in (BOTTOM, LEFT):
            self.ends.reverse()
        straight = [i for i, (course, _) in enumerate(self.ends) if len(course.strips) == 1]
        middle = (len(self.ends) - 1) / 2
        if straight:
            middle = (straight[0] + straight[-1]) / 2
        self.units = [i - middle for i in range(len(self.ends))]

    def _share_ports(self) -> None:
        """Keep one end of each bundle: the straight one or else the one in the middle."""
        nets: dict[int, list[Course]] = {}
        for course, is_source in self.ends:
            if course.net >= 0 and is_source:
                nets.setdefault(course.net, []).append(course)
        for group in nets.values():
            straight = [course for course in group if len(course.strips) == 1]
            kept = straight[0] if straight else group[len(group) // 2]
            self.mates[kept.wire] = [course for course in group if course is not kept]
        self.ends = [
            (course, is_source)
            for course, is_source in self.ends
            if course.net < 0 or not is_source or course.wire in self.mates
        ]

    def set_ports(self) -> None:
        """Hand the places to the connectors."""
        for (course, is_source), unit in zip(self.ends, self.units, strict=True):
            self.set_port(course, is_source, self.shift + unit * self.pitch)

    def set_port(self, course: Course, is_source: bool, place: float) -> None:
        """Put one end, and those that share its port, to a place."""
        if not is_source:
            course.port_b = place
            return
        course.port_a = place
        for mate in self.mates.get(course.wire, ()):
            mate.port_a = place


def collect_sides(courses: list[Course], sizes: list[Size | None]) -> list[Side]:
    """Return every side that is used, its ends in order, far enough apart for the labels on them."""
    sides: dict[SideKey, Side] = {}
    for course in courses:
        start = _side(sides, course.a, course.side_a, course.strips[0])
        end = _side(sides, course.b, course.side_b, course.strips[-1])
        start.ends.append((course, True))
        end.ends.append((course, False))
        if len(course.strips) == 1:
            start.twin, end.twin = end, start
    for side in sides.values():
        side.sort()
        if side.side in (LEFT, RIGHT) and len(side.ends) > 1:
            side.least = _label_pitch(side, sizes)
    return list(sides.values())


def _label_pitch(side: Side, sizes: list[Size | None]) -> float:
    """Return the step at which labels on the legs out of a side do not touch their neighbours."""
    halves: list[float] = []
    for course, is_source in side.ends:
        size = sizes[course.wire]
        if size is None or course.net >= 0:
            halves.append(0.0)
            continue
        spot, leg = label_spot(course, 0)
        is_here = leg == (0 if is_source else len(course.strips) - 1)
        halves.append(size[1] / 2 if is_here and spot in (Spot.GUTTER, Spot.ROW) else 0.0)
    if not any(halves):
        return PITCH
    return max(PITCH, max(one + other for one, other in pairwise(halves)) + LABEL_AIR)


def _side(sides: dict[SideKey, Side], box: Box, side: int, strip: int) -> Side:
    key = (box.index, side, strip)
    found = sides.get(key)
    if found is None:
        found = sides[key] = Side(box, side, strip)
    return found


def grow_cards(sides: list[Side]) -> None:
    """Make cards high enough for the ports on their left and right sides."""
    for side in sides:
        if side.side in (TOP, BOTTOM):
            continue
        box = side.box
        upper = max(CORNER, min(box.head_free, HEAD_DROP)) if side.side == RIGHT else CORNER
        need = 2 * max(upper - side.units[0] * side.least, CORNER + side.units[-1] * side.least)
        box.height = max(box.height, need)


def place_ports(sides: list[Side]) -> None:
    """Choose pitch and shift of each side's lattice and hand out the places."""
    for side in sides:
        twin = side.twin
        if twin is None:
            _fit(side, [(side, 0.0)])
        elif (side.box.index, side.side) < (twin.box.index, twin.side):
            gap = twin.box.middle - side.box.middle if side.side in (LEFT, RIGHT) else 0.0
            _fit(side, [(side, 0.0), (twin, gap)])
            twin.pitch, twin.shift = side.pitch, side.shift - gap
    for side in sides:
        side.set_ports()


def _fit(side: Side, pair: list[tuple[Side, float]]) -> None:
    """Set pitch and shift of a side; its twin's middle lies `gap` further on."""
    spans = [(part.span(), part.units[0], part.units[-1], gap) for part, gap in pair]
    wish = sum(gap for _, gap in pair) / len(pair)
    least = max(part.least for part, _ in pair)
    pitch = max(WIDE_PITCH, least)
    for (low, high), first, last, gap in spans:
        if last > 0:
            pitch = min(pitch, (high + gap - wish) / last)
        if first < 0:
            pitch = min(pitch, (wish - low - gap) / -first)
    pitch = max(pitch, least)
    lowest = max(low + gap - first * pitch for (low, _), first, _, gap in spans)
    highest = min(high + gap - last * pitch for (_, high), _, last, gap in spans)
    side.pitch = pitch
    side.shift = min(max(wish, lowest), highest) if lowest <= highest else wish


def slanted(field: Field, courses: list[Course]) -> list[Course]:
    """Return the straight connectors whose cards have moved too far apart in height."""
    return [
        course
        for course in courses
        if len(course.strips) == 1 and course.side_a in (LEFT, RIGHT) and not field.is_level(course.a, course.b)
    ]


def stick_out(sides: list[Side]) -> bool:
    """Make cards higher whose ports still come too near a corner; say whether there are any."""
    found = False
    for side in sides:
        if side.side in (LEFT, RIGHT):
            low, high = side.span()
            first, last = (side.shift + side.units[i] * side.pitch for i in (0, -1))
            missing = max(low - first, last - high)
            if missing > TINY:
                side.box.height += 2 * missing
                found = True
    return found
