"""Ports of cards that face each other must not force two connectors onto one line.

Two connectors that enter the same free stretch from opposite ends, at the same height, keep apart only if
each turns before it meets the other:

    ┌───┐                     ┌───┐         ┌───┐                     ┌───┐
    │ A ├───┐            ┌───►│ B │         │ A ├──────────┐    ┌────►│ B │
    └───┘   │            │    └───┘         └───┘     ┌────┼────┘     └───┘
            ▼                                              ▼
     each turns first: fine                    A turns beyond B: a port has to move
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from blueprint.routing.course import Course
from blueprint.routing.field import BOTTOM, CLEAR, LEFT, LEVEL, RIGHT, Field
from blueprint.routing.ports import Side

TINY = 1e-6
AIR = 10.0
"""Distance kept from connectors of the card opposite when a port has to move."""
STEP = 3
"""Legs of a connector that takes one step across."""
IMMOVABLE = 1000.0
"""What a side lacks whose port has to stay where it is."""


class End:
    """One end of a connector within the free stretch before its card's side.

    Of connectors that share a port, `keeper` is the one that stands for all of them.
    """

    __slots__ = ("course", "is_source", "keeper", "side", "turn")

    def __init__(self, side: Side, course: Course, is_source: bool, keeper: Course) -> None:
        self.side = side
        self.course = course
        self.keeper = keeper
        self.is_source = is_source
        self.turn = course.stops[2] if is_source else course.stops[-3]

    @property
    def port(self) -> float:
        """Place of the port, from the middle of its side."""
        return self.course.port_a if self.is_source else self.course.port_b

    @property
    def origin(self) -> float:
        """The middle of the side, from the middle of the row or column."""
        return self.side.box.middle if self.side.side in (LEFT, RIGHT) else 0.0

    @property
    def at(self) -> float:
        """Place across the stretch, from the middle of the row or column."""
        return self.origin + self.port

    @property
    def corner(self) -> float:
        """For a connector with one bend: where it turns, from the middle of the strip that it turns into."""
        course = self.course
        if self.is_source:
            return course.port_b + (course.b.middle if course.side_b in (LEFT, RIGHT) else 0.0)
        return course.port_a + (course.a.middle if course.side_a in (LEFT, RIGHT) else 0.0)

    def move(self, place: float) -> None:
        """Put the port elsewhere on its side."""
        self.side.set_port(self.keeper, self.is_source, place)


class Stretch:
    """The free cells between two cards of a row or column: ends from its start and from its end."""

    __slots__ = ("from_end", "from_start")

    def __init__(self) -> None:
        self.from_start: list[End] = []
        self.from_end: list[End] = []


def find_stretches(field: Field, sides: list[Side]) -> list[Stretch]:
    """Group the ends of all connectors by the stretch that they enter."""
    found: dict[tuple[bool, int, int, int], Stretch] = {}
    for side in sides:
        box, line = side.box, side.strip // 2
        if side.side == RIGHT:
            key = (False, box.row, box.last, field.after[box.row][box.last])
        elif side.side == LEFT:
            key = (False, box.row, field.before[box.row][box.first], box.first)
        elif side.side == BOTTOM:
            key = (True, line, box.row, field.below[box.row][line] if box.is_bottom else box.row)
        else:
            key = (True, line, field.above[box.row][line] if box.is_top else box.row, box.row)
        stretch = found.setdefault(key, Stretch())
        ends = stretch.from_start if side.side in (RIGHT, BOTTOM) else stretch.from_end
        ends += [
            End(side, course, is_source, keeper)
            for keeper, is_source in side.ends
            for course in (keeper, *(side.mates.get(keeper.wire, ()) if is_source else ()))
        ]
    return list(found.values())


class Settler:
    """Moves ports that clash.

    Attributes:
        courses: of all wires; one that a move has made straight is replaced.
        stuck: the ends for which there is no room, and by how much their sides are too short.
    """

    def __init__(self, field: Field, sides: list[Side], courses: list[Course]) -> None:
        self.courses = courses
        self.stuck: list[tuple[End, float]] = []
        self.stretches = find_stretches(field, sides)
        self.by_end: dict[tuple[int, bool], tuple[End, Stretch]] = {
            (end.course.wire, end.is_source): (end, stretch)
            for stretch in self.stretches
            for end in stretch.from_start + stretch.from_end
        }

    def settle(self) -> list[tuple[End, float]]:
        """Move ports; return the ends for which there is no room and what their sides lack."""
        for stretch in self.stretches:
            if stretch.from_start and stretch.from_end:
                self._settle_stretch(stretch)
        for course in _swapped(self.courses):
            source, target = self._ends(course)
            self._move_one(target, source)
        for one, other in _near_branches(self.courses):
            fixed, moved = self.by_end[one.wire, False], self.by_end[other.wire, False]
            if not _level(fixed[0], *moved):
                self._move_one(moved, fixed)
        for number, course in enumerate(self.courses):
            if _is_jog(course):
                self._settle_jog(number, course)
        return self.stuck

    def _ends(self, course: Course) -> tuple[tuple[End, Stretch], tuple[End, Stretch]]:
        return self.by_end[course.wire, True], self.by_end[course.wire, False]

    def _settle_stretch(self, stretch: Stretch) -> None:
        others = sorted(stretch.from_end, key=lambda end: end.at)
        heights = [end.at for end in others]
        for one in stretch.from_start:
            near = slice(bisect_left(heights, one.at - CLEAR), bisect_right(heights, one.at + CLEAR))
            for other in others[near]:
                if _clash(one, other):
                    self._move_one((other, stretch), (one, stretch))

    def _settle_jog(self, number: int, course: Course) -> None:
        source, target = self._ends(course)
        if _level(source[0], *target) or (course.net < 0 and _level(target[0], *source)):
            self.courses[number] = course.straightened()
        elif abs(source[0].at - target[0].at) < CLEAR:
            self._move_one(target)

    def _move_one(self, *candidates: tuple[End, Stretch]) -> None:
        """Move one of some ends; if none can, note the one that lacks least."""
        lacks: list[float] = []
        for end, stretch in candidates:
            lacks.append(_move(end, stretch))
            if not lacks[-1]:
                return
        least = min(range(len(lacks)), key=lacks.__getitem__)
        self.stuck.append((candidates[least][0], lacks[least]))


def _near_branches(courses: list[Course]) -> list[tuple[Course, Course]]:
    """Find connectors of one bundle that leave its trunk to both sides, at almost the same height."""
    groups: dict[tuple[object, ...], list[Course]] = {}
    for course in courses:
        if course.net >= 0 and len(course.strips) >= STEP and course.side_b in (LEFT, RIGHT):
            groups.setdefault((course.net, course.side_a, course.strips), []).append(course)
    found: list[tuple[Course, Course]] = []
    for group in groups.values():
        right = [course for course in group if course.side_b == LEFT]
        left = [course for course in group if course.side_b == RIGHT]
        found += [(one, other) for one in right for other in left if TINY < abs(_height(one) - _height(other)) < CLEAR]
    return found


def _height(course: Course) -> float:
    return course.b.middle + course.port_b


def _is_jog(course: Course) -> bool:
    """Say whether a connector within one row only takes a small step."""
    if course.a is course.b:
        return False
    if len(course.strips) != STEP or course.a.row != course.b.row or course.is_vertical:
        return False
    return abs(course.a.middle + course.port_a - course.b.middle - course.port_b) < LEVEL


def _level(fixed: End, end: End, stretch: Stretch) -> bool:
    """Move an end of a small step to the height of the other end, if that is free."""
    place = fixed.at - end.origin
    low, high = end.side.span()
    if not low <= place <= high:
        return False
    for other in stretch.from_start + stretch.from_end:
        if other.course is end.course or (other.keeper is fixed.keeper and other.is_source == fixed.is_source):
            continue
        if abs(other.at - fixed.at) < (end.side.least if other.side is end.side else AIR):
            return False
    end.move(place)
    return True


def _clash(one: End, other: End) -> bool:
    if abs(one.at - other.at) >= CLEAR or one.course is other.course:
        return False
    if one.course.net >= 0 and one.course.net == other.course.net:
        return False  # a trunk and the straight connector that it goes on as
    if len(one.course.strips) == 1 or len(other.course.strips) == 1:
        return len(one.course.strips) != len(other.course.strips)
    if one.turn != other.turn:
        return one.turn > other.turn
    return bool(one.turn & 1) and one.corner + CLEAR > other.corner


def _move(end: End, stretch: Stretch) -> float:
    """Put a port on the nearest place that is free; return by how much its side is too short for that."""
    if len(end.keeper.strips) == 1:
        return IMMOVABLE
    origin = end.origin
    taken = [
        (other.at - origin, end.side.least if other.side is end.side else AIR)
        for other in stretch.from_start + stretch.from_end
        if other.keeper is not end.keeper or other.is_source != end.is_source
    ]
    low, high = end.side.span()
    lack = IMMOVABLE
    wishes = [place + sign * air for place, air in taken for sign in (-1, 1)]
    wishes.sort(key=lambda wish: (abs(wish - end.port), wish))
    for wish in wishes:
        if all(abs(wish - place) >= air for place, air in taken):
            if low <= wish <= high:
                end.move(wish)
                return 0.0
            lack = min(lack, 2 * max(low - wish, wish - high))
    return lack


def _swapped(courses: list[Course]) -> list[Course]:
    """Find connectors of three legs that would each have to run before the other.

    ┤A ├──┐ ┌──►┤C │      A's way into D and B's way into C use the same heights on both sides:
           ╳              whoever goes first, one pair of legs lies on each other
    ┤B ├──┘ └──►┤D │
    """
    groups: dict[tuple[bool, int], list[Course]] = {}
    for course in courses:
        if len(course.strips) == STEP and not course.strips[1] & 1 and course.ways[0] == course.ways[2]:
            groups.setdefault((course.is_vertical, course.strips[1]), []).append(course)
    return [course for group in groups.values() if len(group) > 1 for course in _circles(group)]


def _circles(group: list[Course]) -> list[Course]:
    first = [_tap(course, course.ways[0] > 0) for course in group]
    second = [_tap(course, course.ways[0] < 0) for course in group]
    arrivals: dict[int, list[int]] = {}
    for j, (strip, _) in enumerate(second):
        arrivals.setdefault(strip, []).append(j)
    before: list[list[int]] = [
        [j for j in arrivals.get(strip, ()) if j != i and abs(second[j][1] - place) < CLEAR]
        for i, (strip, place) in enumerate(first)
    ]
    waiting = [0] * len(group)
    for followers in before:
        for j in followers:
            waiting[j] += 1
    found: list[Course] = []
    ready = [i for i, count in enumerate(waiting) if not count]
    open_ones = dict.fromkeys(range(len(group)))
    while open_ones:
        if not ready:
            # Whoever is left is in a circle or behind one: take one that others wait for out of it.
            i = next((i for i in open_ones if any(j in open_ones for j in before[i])), next(iter(open_ones)))
            found.append(group[i])
            ready.append(i)
        i = ready.pop()
        if i not in open_ones:
            continue
        del open_ones[i]
        for j in before[i]:
            waiting[j] -= 1
            if not waiting[j]:
                ready.append(j)
    return found


def _tap(course: Course, is_source: bool) -> tuple[int, float]:
    """Strip and place of the outer leg at one end."""
    box, port, strip = (
        (course.a, course.port_a, course.strips[0]) if is_source else (course.b, course.port_b, course.strips[-1])
    )
    return strip, port if course.is_vertical else box.middle + port
