"""From paths to places: widths, heights, coordinates.

Gutters are packed first. Their runs count as covering every channel that they turn in, so that they stay
apart whatever happens in the channels. With all x known the channels are packed, each part between two
separators on its own. Then all y are known, too.
"""

from __future__ import annotations

from blueprint.routing.channels import deal_runs, part_sizes
from blueprint.routing.course import Course
from blueprint.routing.field import CLEAR, HEAD, STRAIGHT, Field
from blueprint.routing.geometry import Geometry
from blueprint.routing.reserve import LabelRoom
from blueprint.routing.run import Run, Tap
from blueprint.routing.tracks import pack

NOMINAL = 40.0
"""Height of a channel before it is known."""
LABEL_SLACK = 4.0
"""By how much a label may come closer to the edge of its channel than a run."""


def place_all(geometry: Geometry, labels: LabelRoom) -> None:
    """Fill in all coordinates of a geometry."""
    _place_across(geometry, labels)
    _place_down(geometry, labels)


# -- across ------------------------------------------------------------------------------------------


def _place_across(geometry: Geometry, labels: LabelRoom) -> None:
    field = geometry.field
    strips: list[list[Run]] = [[] for _ in range(field.columns + 1)]
    centres, halves = _nominal_heights(field)
    for number, leg in geometry.legs(vertical=True):
        course = geometry.courses[number]
        if not course.strips[leg] & 1:
            run = _gutter_run(course, leg, centres, halves)
            geometry.add_run(number, leg, run, strips[course.strips[leg] // 2])
    labels.reserve_in_gutters(strips, centres)
    x = 0.0
    for gutter, (runs, least) in enumerate(zip(strips, _least_widths(geometry), strict=True)):
        x += _place_gutter(field, gutter, runs, x, least)
        if gutter < field.columns:
            geometry.columns.append((x, x + field.widths[gutter]))
            x += field.widths[gutter]
    geometry.width = x


def _nominal_heights(field: Field) -> tuple[list[float], list[float]]:
    centres: list[float] = []
    halves: list[float] = []
    y = 0.0
    for height in field.row_heights:
        centres += [y + NOMINAL / 2, y + NOMINAL + height / 2]
        halves += [NOMINAL / 2, height / 2]
        y += NOMINAL + height
    return [*centres, y + NOMINAL / 2], [*halves, NOMINAL / 2]


def _gutter_run(course: Course, leg: int, centres: list[float], halves: list[float]) -> Run:
    taps: list[Tap] = []
    reach: list[float] = []
    goes_down = course.ways[leg] > 0
    for is_start, neighbour in ((True, leg - 1), (False, leg + 1)):
        strip = course.strips[neighbour]
        way = -course.ways[neighbour] if is_start else course.ways[neighbour]
        if strip & 1:
            offset = course.a.middle + course.port_a if is_start else course.b.middle + course.port_b
            place = centres[strip] + offset
            taps.append((place, way, [], True))
            reach += [place - CLEAR / 2, place + CLEAR / 2]
            continue
        key = course.behind(leg) if is_start else course.ahead(leg)
        if goes_down != is_start:  # walking down from here: left is east, which is after
            key = [-number for number in key]
        taps.append((centres[strip], way, key, False))
        reach += [centres[strip] - halves[strip], centres[strip] + halves[strip]]
    return Run(min(reach), max(reach), taps)


def _least_widths(geometry: Geometry) -> list[float]:
    """Return the least width of each gutter; where a straight connector runs through, an arrow fits."""
    least = [gutter.min_size for gutter in geometry.field.grid.gutters]
    for course in geometry.courses:
        if len(course.strips) == 1 and not course.is_vertical:
            gutter = min(course.a.last, course.b.last) + 1
            least[gutter] = max(least[gutter], STRAIGHT)
    return least


def _place_gutter(field: Field, gutter: int, runs: list[Run], x: float, least: float) -> float:
    """Place the runs of a gutter that starts at x; return its width."""
    groups = pack(runs, field.grid.track_gap)
    margin = max(field.grid.gutters[gutter].margin, HEAD)
    width = max([least, *(extent + 2 * margin for _, extent in groups)])
    for group, extent in groups:
        start = x + (width - extent) / 2
        for run in group:
            run.at += start
    return width


# -- down --------------------------------------------------------------------------------------------


def _place_down(geometry: Geometry, labels: LabelRoom) -> None:
    field = geometry.field
    strips: list[list[Run]] = [[] for _ in range(field.rows + 1)]
    for number, leg in geometry.legs(vertical=False):
        strip = geometry.courses[number].strips[leg]
        if not strip & 1:
            geometry.add_run(number, leg, _channel_run(geometry, number, leg), strips[strip // 2])
    labels.reserve_in_channels(strips)
    y = 0.0
    for channel, runs in enumerate(strips):
        y = _place_channel(geometry, channel, runs, y)
        if channel < field.rows:
            geometry.rows.append((y, y + field.row_heights[channel]))
            y += field.row_heights[channel]
    geometry.height = y


def _channel_run(geometry: Geometry, number: int, leg: int) -> Run:
    course = geometry.courses[number]
    taps: list[Tap] = [
        (geometry.leg_x(number, leg - 1), -course.ways[leg - 1], [], True),
        (geometry.leg_x(number, leg + 1), course.ways[leg + 1], [], True),
    ]
    low, high = sorted((taps[0][0], taps[1][0]))
    run = Run(low - CLEAR / 2, high + CLEAR / 2, taps)
    run.edge = course.edge(leg)
    return run


def _place_channel(geometry: Geometry, channel: int, runs: list[Run], y: float) -> float:
    """Place the runs and separators of a channel that starts at y; return where it ends."""
    grid = geometry.field.grid
    asked = grid.channels[channel]
    slack = min(LABEL_SLACK, asked.margin, asked.separator_clear)
    packed = [pack(part, grid.track_gap, slack) for part in deal_runs(runs, len(asked.separators))]
    extents = [max((extent for _, extent in groups), default=-1.0) for groups in packed]
    paddings = [grid.rows[row].padding if 0 <= row < len(grid.rows) else STRAIGHT for row in (channel - 1, channel)]
    before, after = (max(asked.margin, HEAD - padding) for padding in paddings)
    least = max(asked.min_size, STRAIGHT - sum(paddings))
    sizes = part_sizes(extents, least, asked.separator_clear, before, after)
    lines: list[float] = []
    last = len(packed) - 1
    for index, (groups, size) in enumerate(zip(packed, sizes, strict=True)):
        upper = before if index == 0 else asked.separator_clear
        lower = after if index == last else asked.separator_clear
        for group, extent in groups:
            start = y + upper + (size - upper - lower - extent) / 2
            for run in group:
                run.at += start
        y += size
        if index < last:
            lines.append(y)
    geometry.separators.append(lines)
    return y
