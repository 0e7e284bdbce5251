"""The line that the customer takes through the channels, over the tracks and under the dots.

In: a placed band. Out: tracks with their names, ties and legs. A leg leaves its dot along the track, changes tracks in
a gutter with rounded corners and comes in along the other one. Where the drawing is folded it changes before the cut:

    ●━━━━╮ │          │ ⌂ Web shop
         ┃ │          │ ┄┄┄┄┄┄┄┄┄
         ╰━│━         │━━━━━●━━━        no name is crossed at the start of a band
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from blueprint.frozen import frozen
from blueprint.layout.bands import RowKind, Stops
from blueprint.layout.channel_path.stops import Leg, path_legs
from blueprint.layout.channel_path.tracks import Name, Tracks, icon_size
from blueprint.layout.desk import Desk
from blueprint.layout.grid import Layout, Placed
from blueprint.layout.shapes import icon_group
from blueprint.layout.stacks import place
from blueprint.routing.plan import Point
from blueprint.scene import Group, Item, Path

_CORNER = 12.0
Command = tuple[str | float, ...]


def path_groups(desk: Desk, layout: Layout, x: float, y: float) -> tuple[Group, ...]:
    """The group of a band's path, its plan's origin at `x`, `y`; none where no step has a channel.

    Dots and words at them belong to the steps.
    """
    placed = tuple(p for p in layout.placed if p.row.kind is RowKind.PATH)
    if layout.tracks is None or not placed:
        return ()
    band = _Band(desk, layout, layout.tracks, placed, Point(x, y))
    items: list[Item] = [*band.tracks(), *band.ties(), *band.legs(), *band.names()]
    return (Group("channel-path", tuple(items), id=desk.id(*layout.part.id("channel-path"))),)


@frozen
class _Band:
    """One band with its tracks; `origin` is that of its plan."""

    desk: Desk
    layout: Layout
    own: Tracks
    placed: tuple[Placed, ...]
    origin: Point

    def at(self, channel: str) -> float:
        """The height of a track."""
        return self.origin.y + self.layout.plan.nodes[self.placed[0].node].y + self.own.heights[channel]

    def middle(self, column: int) -> float:
        """The middle of a column of the whole drawing that is in this band."""
        left, right = self.layout.columns[column - self.layout.part.first]
        return self.origin.x + (left + right) / 2

    @property
    def right(self) -> float:
        """The end of the tracks."""
        return self.origin.x + self.layout.plan.width

    def tracks(self) -> Iterator[Path]:
        """A thin line a channel over all columns."""
        stroke = self.desk.stroke("channel.track", self.desk.colour("channel.border"))
        for channel in self.own.heights:
            y = self.at(channel)
            line = (("M", self.origin.x, y), ("L", self.right, y))
            yield Path("channel-track", line, stroke, (("channel", channel),))

    def ties(self) -> Iterator[Path]:
        """The line through the dots of a step with several channels."""
        for placed in self.placed:
            content, entry = placed.entry.content, placed.entry
            if not isinstance(content, Stops) or len(content.stops) == 1:
                continue
            x = self.middle(entry.first)
            top, bottom = self.at(content.stops[0].channel), self.at(content.stops[-1].channel)
            colour = self.desk.colour("channel.accent")
            stroke = self.desk.stroke("channel.path" if content.on_path else "channel.track", colour)
            yield Path("channel-tie", (("M", x, top), ("L", x, bottom)), stroke, (("step", entry.step or ""),))

    def legs(self) -> Iterator[Path]:
        """The legs of the path, as far as they are in this band."""
        stroke = self.desk.stroke("channel.path", self.desk.colour("channel.accent"), round_cap=True)
        steps = self.desk.service.steps
        for leg in path_legs(self.desk.service):
            points = self._points(leg)
            if points:
                data = (("from", steps[leg.start].key), ("to", steps[leg.end].key))
                yield Path("channel-leg", _rounded(points), stroke, data)

    def names(self) -> Iterator[Group]:
        """The name of each channel over the start of its track."""
        start = self.origin.x + self.desk.size("space-2")
        for channel, name in self.own.names.items():
            bottom = self.at(channel) - self._over
            yield Group("channel-name", self._name(name, start, bottom - name.height), data=(("channel", channel),))

    @property
    def _over(self) -> float:
        first = next(iter(self.own.heights))
        return self.own.heights[first] - self.own.names[first].height

    def _name(self, name: Name, x: float, top: float) -> tuple[Item, ...]:
        middle = top + name.height / 2
        icon: tuple[Item, ...] = ()
        if name.icon:
            side = icon_size(self.desk)
            icon = (icon_group(self.desk, name.icon, x, middle, self.desk.colour("channel.accent"), side),)
        return (*icon, *place(name.words, x + name.width - name.words.width, middle - name.words.height / 2))

    def _points(self, leg: Leg) -> list[Point]:
        """The corners of a leg in this band, in the direction of the path."""
        part = self.layout.part
        low, high = sorted((leg.start, leg.end))
        if high < part.first or low > part.last:
            return []
        ahead = leg.start < leg.end
        leave, enter = self.at(leg.leave), self.at(leg.enter)
        lower, upper = (leave, enter) if ahead else (enter, leave)
        # Tracks change in the band of the earlier column; in the bands after it the leg keeps to the later one's.
        left = Point(self.middle(low), lower) if low >= part.first else Point(self.origin.x, upper)
        end = Point(self.middle(high), upper) if high <= part.last else Point(self.right, upper)
        points = [left, end]
        if left.y != end.y:
            turn = self._turn(low, high, lower, upper)
            points[1:1] = [Point(turn, left.y), Point(turn, end.y)]
        return points if ahead else points[::-1]

    def _turn(self, low: int, high: int, lower: float, upper: float) -> float:
        """Where a leg changes tracks: in the last gutter before which fewest dots of other steps are passed."""
        part = self.layout.part
        if high > part.last:
            edge = self.origin.x + self.layout.columns[-1][1]
            return (edge + self.right) / 2
        dots = [
            (p.entry.first, self.at(stop.channel))
            for p in self.placed
            if isinstance(p.entry.content, Stops) and low < p.entry.first < high
            for stop in p.entry.content.stops
        ]

        def passed(gutter: int) -> int:
            return sum(y == (lower if column <= gutter else upper) for column, y in dots)

        gutter = min(range(low, high), key=lambda g: (passed(g), -g)) - part.first
        columns = self.layout.columns
        return self.origin.x + (columns[gutter][1] + columns[gutter + 1][0]) / 2


def _rounded(points: list[Point]) -> tuple[Command, ...]:
    """Straight legs through points, the corners between them rounded."""
    commands: list[Command] = [("M", points[0].x, points[0].y)]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near = [hypot(p.x - corner.x, p.y - corner.y) for p in (before, after)]
        radius = min(_CORNER, near[0] / 2, near[1] / 2)
        start, end = (
            Point(corner.x + (p.x - corner.x) * radius / far, corner.y + (p.y - corner.y) * radius / far)
            for p, far in zip((before, after), near, strict=True)
        )
        commands += [("L", start.x, start.y), ("Q", corner.x, corner.y, end.x, end.y)]
    commands.append(("L", points[-1].x, points[-1].y))
    return tuple(commands)
