"""The panels of the emotion curve: one in each band, the curve going on from one to the next.

┌────────────────┐
│    ○──╮   ╭──○─│─ ─ (6)      towards the next band's first score …
└────────────────┘
┌────────────────┐
(5) ─ ─│─○──╮    │             … and in from the last one of the band before
└────────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from blueprint.layout.bands import RowKind
from blueprint.layout.curve import Inside, curve_height, draw_inside, least_room
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import Panel, Room
from blueprint.layout.grid import Layout
from blueprint.layout.stretch import stretched
from blueprint.routing.plan import Point

_TRIALS = 8
"""How often the curve's panel may grow; each time by what was missing, so that the second is nearly always enough."""
_SHORT = 8.0
"""From the panel's end to the band's."""
_BEYOND = 2
"""How many steps beyond an edge the curve inside depends on."""


def roomy(
    desk: Desk, layouts: tuple[Layout, ...], series: frozenset[str]
) -> tuple[tuple[Layout, ...], Room, tuple[Inside, ...]]:
    """The bands with panels that hold all tags and words of the curve, and the room for these above and below it."""
    room, air = least_room(desk, series), desk.size("space-2")
    insides: tuple[Inside, ...] = ()
    for _ in range(_TRIALS if series else 0):
        insides = draw_panels(desk, layouts, [Point(0.0, 0.0)] * len(layouts), series, room)
        missing = [inside.missing for inside in insides if inside.missing]
        if not missing:
            break
        above, below = max(m.above for m in missing), max(m.below for m in missing)
        grown = Room(room.above + (above + air if above > 0 else 0.0), room.below + (below + air if below > 0 else 0.0))
        more = curve_height(desk, grown) - curve_height(desk, room)
        layouts = tuple(_with_panel(layout, more) for layout in layouts)
        room = grown
    return layouts, room, insides


def _with_panel(layout: Layout, more: float) -> Layout:
    """A layout whose panel is higher."""
    return stretched(layout, tuple(more if band.row.kind is RowKind.CURVE else 0.0 for band in layout.bands))


def draw_panels(
    desk: Desk, layouts: Sequence[Layout], places: Sequence[Point], series: frozenset[str], room: Room
) -> tuple[Inside, ...]:
    """The inside of each band's panel; nothing in a band without one.

    Args:
        places: where the plan of each band has its origin.
    """
    widths = [layout.plan.width - _SHORT for layout in layouts]
    starts = list(accumulate(widths, initial=0.0))
    # Where each step's middle would be if all panels stood side by side.
    along = [s + (a + b) / 2 for s, layout in zip(starts, layouts, strict=False) for a, b in layout.columns]
    steps = desk.service.steps
    made = []
    for layout, place, start in zip(layouts, places, starts, strict=False):
        band = next((b for b in layout.bands if b.row.kind is RowKind.CURVE), None)
        if band is None:
            made.append(Inside())
            continue
        first, end = layout.part.first, layout.part.last + 1
        shift = place.x - start
        panel = Panel(
            left=place.x,
            right=place.x + layout.plan.width - _SHORT,
            top=place.y + band.top,
            bottom=place.y + band.bottom,
            room=room,
            middles=tuple(place.x + (a + b) / 2 for a, b in layout.columns),
            widths=tuple(b - a for a, b in layout.columns),
            steps=steps[first:end],
            before=tuple((steps[n], along[n] + shift) for n in range(max(0, first - _BEYOND), first)),
            after=tuple((steps[n], along[n] + shift) for n in range(end, min(len(steps), end + _BEYOND))),
        )
        made.append(draw_inside(desk, panel, series))
    return tuple(made)
