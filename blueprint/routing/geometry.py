"""The places of everything, as far as they are known."""

from __future__ import annotations

from blueprint.routing.course import Course
from blueprint.routing.field import RIGHT, Box, Field
from blueprint.routing.nets import SharedLeg, count_shared, shared_leg
from blueprint.routing.run import Run


class Geometry:
    """Columns and rows, filled from left to right and from top to bottom, and the runs of all courses.

    Attributes:
        runs: per course and leg, its run in a gutter or channel; None for legs in columns and rows.
        columns, rows: left and right, top and bottom edges.
        separators: per channel, their y.
        width, height: of everything.
    """

    def __init__(self, field: Field, courses: list[Course]) -> None:
        self.field = field
        self.courses = courses
        self.runs: list[list[Run | None]] = [[None] * len(course.strips) for course in courses]
        self.columns: list[tuple[float, float]] = []
        self.rows: list[tuple[float, float]] = []
        self.separators: list[list[float]] = []
        self.width = self.height = 0.0
        self._shared: dict[SharedLeg, Run] = {}
        self._members = count_shared(courses)

    def legs(self, *, vertical: bool) -> list[tuple[int, int]]:
        """Return course and leg of all vertical, or all horizontal, legs."""
        return [
            (number, leg)
            for number, course in enumerate(self.courses)
            for leg in range(0 if course.is_vertical == vertical else 1, len(course.strips), 2)
        ]

    def add_run(self, number: int, leg: int, run: Run, strip: list[Run]) -> None:
        """Give a leg its run, and the run its strip; legs of a bundle that are one line get one run."""
        course = self.courses[number]
        if course.net >= 0:
            known = self._shared.setdefault(shared_leg(course, leg), run)
            if known is not run:
                known.join(run)
                self.runs[number][leg] = known
                return
        self.runs[number][leg] = run
        strip.append(run)

    def shared_legs(self, course: Course) -> int:
        """Return how many of its first legs a course shares with others."""
        if course.net < 0:
            return 0
        return sum(1 for leg in range(len(course.strips)) if self._members[shared_leg(course, leg)] > 1)

    def leg_x(self, number: int, leg: int) -> float:
        """Return the x of a vertical leg."""
        run = self.runs[number][leg]
        if run is not None:
            return run.at
        course = self.courses[number]
        left, right = self.columns[course.strips[leg] // 2]
        return (left + right) / 2 + (course.port_a if leg == 0 else course.port_b)

    def leg_y(self, number: int, leg: int) -> float:
        """Return the y of a horizontal leg."""
        run = self.runs[number][leg]
        if run is not None:
            return run.at
        course = self.courses[number]
        top, bottom = self.rows[course.strips[leg] // 2]
        offset = course.a.middle + course.port_a if leg == 0 else course.b.middle + course.port_b
        return (top + bottom) / 2 + offset

    def leg_ends(self, number: int, leg: int) -> tuple[float, float]:
        """Return the left and right end of a horizontal leg."""
        course = self.courses[number]
        last = len(course.strips) - 1
        start = self.leg_x(number, leg - 1) if leg > 0 else self.box_edges(course.a)[course.side_a == RIGHT]
        end = self.leg_x(number, leg + 1) if leg < last else self.box_edges(course.b)[course.side_b == RIGHT]
        return (start, end) if start < end else (end, start)

    def box_edges(self, box: Box) -> tuple[float, float]:
        """Return the left and right edge of a card."""
        left, right = self.columns[box.first][0], self.columns[box.last][1]
        if box.first != box.last:
            return left, right
        return (left + right - box.width) / 2, (left + right + box.width) / 2
