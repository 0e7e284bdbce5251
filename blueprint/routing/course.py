"""How a path turns, seen while walking along it.

Two connectors that run side by side for a while are told apart by the first place where they part:
whoever turns left there, walks on the left. Of two that turn left in the same strip, the one that turns
sooner is further left. `forward` and `backward` put this into numbers, one per turn, so that comparing
two lists of numbers says who is to the left.
"""

from __future__ import annotations

from blueprint.routing.field import BOTTOM, LEFT, RIGHT, TOP, Box
from blueprint.routing.patterns import Path

FAR = 1_000_000


class Course:
    """One connector's path.

    Attributes:
        a, b: its cards. side_a, side_b: where it leaves and arrives.
        strips: that it follows. is_vertical: whether the first one is vertical.
        stops: strips with the ends' own strips around them; leg i runs from stops[i] to stops[i + 2].
        ways: direction of each leg, +1 right or down, -1 left or up.
        forward, backward: a number for each turn, met from the source or from the target.
        port_a, port_b: distance of the ports from the middle of their sides.
        net: number of the bundle with which it shares a trunk; -1 without one.
        tie: order among those that never part.
    """

    __slots__ = (
        "a",
        "b",
        "backward",
        "forward",
        "is_vertical",
        "net",
        "port_a",
        "port_b",
        "side_a",
        "side_b",
        "stops",
        "strips",
        "tie",
        "ways",
        "wire",
    )

    def __init__(self, wire: int, a: Box, b: Box, path: Path, net: int = -1) -> None:
        self.wire = wire
        self.net = net
        self.a, self.b = a, b
        self.side_a, self.side_b, self.strips = path
        self.is_vertical = self.side_a in (TOP, BOTTOM)
        self.stops = (own_strip(a, self.side_a), *self.strips, own_strip(b, self.side_b))
        self.port_a = self.port_b = 0.0
        self.tie = wire if (a.index, self.side_a) <= (b.index, self.side_b) else -wire
        count = len(self.strips)
        self.ways = [self._way(i) for i in range(count)]
        self.forward: list[int] = []
        self.backward: list[int] = []
        is_vertical = self.is_vertical
        for i in range(count - 1):
            hand = self.ways[i] * self.ways[i + 1]
            if is_vertical:
                hand = -hand
            self.forward.append(hand * (FAR - abs(self.stops[i + 2] - self.stops[i])))
            self.backward.append(-hand * (FAR - abs(self.stops[i + 3] - self.stops[i + 1])))
            is_vertical = not is_vertical

    def _way(self, leg: int) -> int:
        difference = self.stops[leg + 2] - self.stops[leg]
        if difference == 0:  # within one row, or from a card to itself
            return 1 if self.b.middle >= self.a.middle else -1
        return 1 if difference > 0 else -1

    def straightened(self) -> Course:
        """Return the same connector without its step; its ports have the same height."""
        course = Course(self.wire, self.a, self.b, (self.side_a, self.side_b, self.strips[:1]))
        course.port_a, course.port_b = self.port_a, self.port_b
        return course

    def edge(self, leg: int) -> int:
        """Return -1 or 1 if a leg in a channel has both its neighbours above or below it, else 0."""
        if not 0 < leg < len(self.strips) - 1 or self.is_vertical == (leg % 2 == 0):
            return 0
        before, after = -self.ways[leg - 1], self.ways[leg + 1]
        return before if before == after else 0

    def _hand(self) -> int:
        """Return 1 if the first turn is to the right, -1 if to the left."""
        return 1 if self.forward[0] > 0 else -1

    def ahead(self, leg: int) -> list[int]:
        """Numbers of the turns beyond the end of a leg and the turn there, walking on to the target."""
        return [*self.forward[leg + 1 :], 0, self.tie]

    def behind(self, leg: int) -> list[int]:
        """The same, walking back to the source from the start of a leg."""
        return [*self.backward[: max(leg - 1, 0)][::-1], 0, -self.tie]

    def from_source(self) -> list[int]:
        """Numbers of all turns, walking from the source."""
        if self.a is self.b:
            return [-2 * FAR, self.wire, -self._hand()]
        return [*self.forward, 0, self.tie]

    def from_target(self) -> list[int]:
        """Numbers of all turns, walking from the target."""
        if self.a is self.b:
            return [-2 * FAR, self.wire, self._hand()]
        return [*self.backward[::-1], 0, -self.tie]


def own_strip(box: Box, side: int) -> int:
    """Return the strip from which a run out of this side starts."""
    if side == RIGHT:
        return 2 * box.last + 1
    if side == LEFT:
        return 2 * box.first + 1
    return 2 * box.row + 1
