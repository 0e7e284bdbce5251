"""Reserving room for labels while gutters and channels are packed."""

from __future__ import annotations

from blueprint.routing.field import HEAD
from blueprint.routing.geometry import Geometry
from blueprint.routing.labels import (
    Size,
    Spot,
    Uprights,
    beside_label,
    gutter_label,
    label_spot,
    loop_label,
    run_label,
)
from blueprint.routing.plan import Rect
from blueprint.routing.run import Run


class LabelRoom:
    """The labels of all courses and what stands for them in the strips."""

    def __init__(self, geometry: Geometry, sizes: list[Size | None]) -> None:
        self.geometry = geometry
        self.sizes = {number: size for number, size in enumerate(sizes) if size is not None}
        self.spots = {
            number: label_spot(course, geometry.shared_legs(course))
            for number, course in enumerate(geometry.courses)
            if number in self.sizes
        }
        # The run that a label stands on or that stands for it, and its x if that does not follow from the run.
        self._reserved: dict[int, tuple[Run | None, float | None]] = {}

    def reserve_in_gutters(self, strips: list[list[Run]], centres: list[float]) -> None:
        """Add labels between neighbours to the gutters; `centres` are the y of all horizontal strips."""
        for number, (spot, _) in self.spots.items():
            if spot is not Spot.GUTTER:
                continue
            course = self.geometry.courses[number]
            run = self.geometry.runs[number][1] if len(course.strips) > 1 else None
            gutter = course.strips[1] // 2 if run is not None else min(course.a.last, course.b.last) + 1
            y = centres[course.strips[0]] + course.a.middle + course.port_a
            room = gutter_label(run, self.sizes[number], y)
            strips[gutter].append(room)
            self._reserved[number] = (room, None)

    def reserve_in_channels(self, strips: list[list[Run]]) -> None:
        """Reserve places on runs in the channels, and add labels beside vertical legs to them."""
        if not self.spots:
            return
        geometry = self.geometry
        uprights = Uprights(2 * geometry.field.rows + 1)
        for number, leg in geometry.legs(vertical=True):
            stops = geometry.courses[number].stops
            uprights.add(geometry.leg_x(number, leg), stops[leg], stops[leg + 2])
        uprights.sort()
        for number, (spot, leg) in self.spots.items():
            if spot is Spot.GUTTER or (spot is not Spot.BESIDE and self._reserve_on_leg(number, leg, uprights)):
                continue
            self._reserve_beside(number, uprights, strips)

    def _reserve_on_leg(self, number: int, leg: int, uprights: Uprights) -> bool:
        geometry, size = self.geometry, self.sizes[number]
        course, run = geometry.courses[number], geometry.runs[number][leg]
        strip = course.strips[leg]
        if run is None:
            low, high = geometry.leg_ends(number, leg)
            x = uprights.window(strip, low + HEAD, high - HEAD, size[0])
        elif course.a is course.b:
            x = loop_label(run, uprights, strip, size, geometry.width)
        else:
            x = run_label(run, uprights, strip, size)
        if x is not None:
            self._reserved[number] = (run, x)
        return x is not None

    def _reserve_beside(self, number: int, uprights: Uprights, strips: list[list[Run]]) -> None:
        geometry, course = self.geometry, self.geometry.courses[number]
        for leg in range(0 if course.is_vertical else 1, len(course.strips), 2):
            start, end = course.stops[leg], course.stops[leg + 2]
            step = 1 if end > start else -1
            for strip in range(start + step, end, step):
                if strip & 1:
                    continue
                x = geometry.leg_x(number, leg)
                run = beside_label(x, uprights, strip, self.sizes[number], geometry.width)
                if run is not None:
                    strips[strip // 2].append(run)
                    self._reserved[number] = (run, (run.zone[0] + run.zone[1]) / 2)
                    return

    def wishes(self) -> dict[int, Rect]:
        """Return the reserved places, by wire."""
        found: dict[int, Rect] = {}
        for number, (run, x) in self._reserved.items():
            width, height = self.sizes[number]
            leg = self.spots[number][1]
            if run is None:
                y = self.geometry.leg_y(number, leg)
            else:
                y = run.at if x is not None else self.geometry.leg_y(number, 0)
            middle = x if x is not None else (run.at if run is not None else 0.0)
            found[number] = Rect(middle - width / 2, y - height / 2, width, height)
        return found
