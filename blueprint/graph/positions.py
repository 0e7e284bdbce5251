"""Where Graphviz puts the parts of a graph.

In: the JSON of `dot`. Out: `Positions` in user units, y downwards, from the upper left corner of everything; or a
finding (BP843) if the answer is not about this graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from blueprint.diagnostics import Outcome
from blueprint.frozen import frozen
from blueprint.graph.dot import blocked, clusters_of, ids_of
from blueprint.graph.engine import failure
from blueprint.graph.values import Graph

Point: TypeAlias = tuple[float, float]

_LARGEST = 99_000.0
"""`dot` writes five digits: beyond this its places are no longer exact to a unit."""


@frozen(kw_only=True)
class Course:
    """How an edge runs.

    Attributes:
        curve: a start, then three points for each cubic of the spline.
        source, target: tips of the heads; None where there is no head.
        label: middle of the label; None without one.
    """

    curve: tuple[Point, ...]
    source: Point | None
    target: Point | None
    label: Point | None


@frozen(kw_only=True)
class Positions:
    """Places of everything.

    Attributes:
        width, height: of all of it.
        nodes: middles by key, without those of sequences. blocks: middles of sequences.
        clusters: left, top, right, bottom by key, without those of sequences. edges: by place in `Graph.edges`.
    """

    width: float
    height: float
    nodes: Mapping[str, Point]
    blocks: tuple[Point, ...]
    clusters: Mapping[str, tuple[float, float, float, float]]
    edges: Mapping[int, Course]


def read_positions(answer: str, graphs: Sequence[Graph]) -> Outcome[tuple[Positions, ...]]:
    """Understand what `dot -Tjson0` says about some graphs: one tree of JSON for each, behind each other."""
    try:
        found = tuple(_read(tree, graph) for tree, graph in zip(_trees(answer), graphs, strict=True))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Outcome(None, (failure("BP843", "Graphviz's answer could not be read"),))
    if any(max(one.width, one.height) > _LARGEST for one in found):
        return Outcome(
            None,
            (
                failure(
                    "BP844", "the graph is too large to be drawn in one piece",
                    "draw less: a coarser `--by`, or fewer files",
                ),
            ),
        )  # fmt: skip
    return Outcome(found, ())


def _trees(answer: str) -> Iterator[Any]:
    """Trees of JSON behind each other."""
    decoder, at = json.JSONDecoder(), 0
    while answer[at:].strip():
        at += len(answer[at:]) - len(answer[at:].lstrip())
        tree, at = decoder.raw_decode(answer, at)
        yield tree


def _read(tree: Any, graph: Graph) -> Positions:  # noqa: ANN401 - JSON
    """The places; KeyError for anything that is missing."""
    left, bottom, right, top = _numbers(tree["bb"])

    def at(text: str) -> Point:
        x, y = _numbers(text)
        return x - left, top - y

    objects = {entry["name"]: entry for entry in tree.get("objects", ())}
    clusters = {}
    for key, name in clusters_of(graph).items():
        entry = objects.get(name)  # frames of sequences are ours
        if entry is not None:
            x0, y0, x1, y1 = _numbers(entry["bb"])
            clusters[key] = (x0 - left, top - y1, x1 - left, top - y0)
    inside = blocked(graph)
    edges = {}
    for entry in tree.get("edges", ()):
        if entry.get("id", "").startswith("e"):
            number = int(entry["id"][1:])
            course = _course(entry, at)
            edges[number] = course if graph.edges[number].constrain else turned(course)
    if len(edges) != len(graph.edges):
        raise KeyError("edges")
    return Positions(
        width=right - left,
        height=top - bottom,
        nodes={key: at(objects[name]["pos"]) for key, name in ids_of(graph).items() if key not in inside},
        blocks=tuple(at(objects[f"b{number}"]["pos"]) for number in range(len(graph.sequences))),
        clusters=clusters,
        edges=edges,
    )


def _course(entry: Mapping[str, str], at: Any) -> Course:  # noqa: ANN401 - a small function
    """One edge: `s,x,y e,x,y x,y x,y …`, each part but the points may be missing."""
    source = target = None
    points = []
    for part in entry["pos"].split(";")[0].split():
        if part.startswith("s,"):
            source = at(part[2:])
        elif part.startswith("e,"):
            target = at(part[2:])
        else:
            points.append(at(part))
    if len(points) % 3 != 1:
        raise ValueError("spline")
    return Course(curve=tuple(points), source=source, target=target, label=at(entry["lp"]) if "lp" in entry else None)


def turned(course: Course) -> Course:
    """A course in the other direction."""
    return Course(curve=course.curve[::-1], source=course.target, target=course.source, label=course.label)


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))
