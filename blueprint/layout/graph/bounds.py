"""Frames on a grid: around nodes, the frames in them, and all that runs between their own nodes.

In: a graph and its plan, labels in their places. Out: left, top, right, bottom of each frame. The outermost frame of a
map holds every route of the map; a frame in it grows on a side only as far as its neighbours leave room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.graph.values import Graph
from blueprint.layout.graph.blocks import Rectangle
from blueprint.routing.plan import Plan, Rect

SIDE, END, TITLE = 16.0, 14.0, 12.0
"""From a frame to what is in it: at the sides, at the end, over its title."""
FRAME = 5.0
"""How far inside of its room `paint_frame` draws a frame."""
_AIR = 7.0
"""From a frame to a route or label in it."""


def frames_of(graph: Graph, plan: Plan, labels: Mapping[int, Rect], *, crowded: bool) -> dict[str, Rectangle]:
    """The room of each cluster. All lengths are user units.

    Args:
        labels: by place in `Graph.edges`.
        crowded: whether maps under each other can get no more room: else they reach as far as they need, and over
            each other where there is not enough.
    """
    parents = {cluster.key: cluster.parent for cluster in graph.clusters}
    own: dict[str, list[Rectangle]] = {key: [] for key in parents}
    clusters = {node.key: node.cluster for node in graph.nodes}
    for n, edge in enumerate(graph.edges):
        ends = [set(_around(clusters[key], parents)) for key in (edge.source, edge.target)]
        for key in sorted(ends[0] & ends[1]):
            own[key] += route_boxes(plan, n, labels.get(n))
        for end in (edge.source, edge.target):
            if clusters[end]:
                own[clusters[end]] += _at_border(plan, n, plan.nodes[end])
    frames: dict[str, Rectangle] = {}
    nested = any(parents.values())
    for depth in sorted({len(list(_around(key, parents))) for key in parents}, reverse=True):
        keys = [key for key in parents if len(list(_around(key, parents))) == depth]
        frames |= {key: _base(graph, plan, parents, frames, key) for key in keys}
        for key in keys:
            others = [frames[other] for other in keys if other != key]
            others += [edges(plan.nodes[n.key]) for n in graph.nodes if key not in _around(n.cluster, parents)]
            is_map = nested and not parents[key]
            frames[key] = _grown(frames[key], own[key], () if is_map and not crowded else others)
    return frames


def route_boxes(plan: Plan, number: int, label: Rect | None) -> list[Rectangle]:
    """What an edge covers: its legs, its label, its number."""
    route = plan.routes[number]
    boxes = [
        (min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
        for a, b in zip(route.points, route.points[1:], strict=False)
    ]
    return [*boxes, edges(label)] if label else boxes


def _at_border(plan: Plan, number: int, end: Rect) -> list[Rectangle]:
    """How far a route runs beside all columns, at the height of its end there: its frame holds that too."""
    first, last = plan.columns[0][0], plan.columns[-1][1]
    beside = [p.x for p in plan.routes[number].points if (p.x < first and end.x <= first) or (p.x > last <= end.right)]
    return [(x, end.y, x, end.bottom) for x in beside]


def edges(box: Rect) -> Rectangle:
    """Left, top, right and bottom of a box."""
    return box.x, box.y, box.right, box.bottom


def apart(one: Rectangle, other: Rectangle) -> bool:
    """Whether two boxes share no area."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _around(cluster: str, parents: Mapping[str, str]) -> Iterator[str]:
    """A cluster and those around it."""
    while cluster:
        yield cluster
        cluster = parents[cluster]


def _base(graph: Graph, plan: Plan, parents: Mapping[str, str], frames: Mapping[str, Rectangle], key: str) -> Rectangle:
    """Around a title, its nodes and the frames in it."""
    boxes = [edges(plan.nodes[node.key]) for node in graph.nodes if node.cluster == key]
    boxes += [frame for inner, frame in frames.items() if parents[inner] == key]
    title = plan.nodes[f"title {key}"]
    side = SIDE + FRAME
    return (
        min(title.x, *(box[0] for box in boxes)) - side,
        min(title.y - TITLE, *(box[1] for box in boxes)) - FRAME,
        max(title.right, *(box[2] for box in boxes)) + side,
        max(box[3] for box in boxes) + END + FRAME,
    )


def _grown(frame: Rectangle, own: list[Rectangle], others: Sequence[Rectangle]) -> Rectangle:
    """A frame that holds its routes, on each side where that keeps it apart from others."""
    if not own:
        return frame
    out = _AIR + FRAME
    left, top, right, bottom = zip(*own, strict=True)
    wish = (min(left) - out, min(top) - out, max(right) + out, max(bottom) + out)
    for side in range(4):
        reach = min(frame[side], wish[side]) if side < 2 else max(frame[side], wish[side])  # noqa: PLR2004 - left, top
        tried = (*frame[:side], reach, *frame[side + 1 :])
        grown = (tried[0], tried[1], tried[2], tried[3])
        if all(apart(grown, other) for other in others if apart(frame, other)):
            frame = grown
    return frame
