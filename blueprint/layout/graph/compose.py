"""Puts a graph together: its head, what all rest on, the graph as Graphviz places it, lists and legend under it."""

from __future__ import annotations

from blueprint.diagnostics import Outcome
from blueprint.frozen import replace
from blueprint.graph.engine import SECONDS
from blueprint.graph.values import Aside, Flow, Graph
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts, joined
from blueprint.layout.graph.below import measure_below
from blueprint.layout.graph.pieces import Pieces, place_pieces
from blueprint.layout.graph.sharing import shared_row
from blueprint.layout.mirror import mirrored
from blueprint.layout.stacks import Stack, pile, place, stack
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.scene import Group, Item, Scene

_LEAST = 860.0
"""Least width between the margins: a head and a legend need room."""
_UNDER_HEAD, _UNDER_SHARED, _UNDER_COLUMNS, _OVER_FOOT, _LINES = 34.0, 30.0, 12.0, 36.0, 15.0
_OVERHANG = 12.0
"""How far badges and marks reach out of their node."""
_COLUMN = 220.0


def compose_graph(desk: Desk, graph: Graph, seconds: float = SECONDS) -> Outcome[Scene]:
    """The whole drawing.

    Args:
        desk: its tools; its service gives the direction only.
        graph: what is drawn.
        seconds: that Graphviz may take.

    Returns:
        The scene; None with a finding (BP841 to BP844) if Graphviz could not place it.
    """
    placed = place_pieces(desk, graph, seconds)
    if placed.value is None:
        return Outcome(None, placed.diagnostics)
    return Outcome(_scene(desk, graph, placed.value), ())


def _scene(desk: Desk, graph: Graph, pieces: Pieces) -> Scene:
    """Everything under each other."""
    margin = desk.size("margin")
    inner = max(_LEAST, pieces.width + _OVERHANG)
    width = inner + 2 * margin
    heading = _heading(desk, graph, inner)
    top = margin + heading.rise
    items: list[Item] = [Group("header", place(heading, margin, top), id=desk.id("header"))]
    top += heading.height + _UNDER_HEAD
    row = shared_row(desk, graph, margin, top, inner)
    items += row.items
    top += row.height + (_UNDER_SHARED if row.items else 0.0)
    heads = _column_heads(desk, graph, pieces)
    items += [Group("column-head", place(words, margin + x, top), data=data) for x, words, data in heads]
    top += max((words.height for _, words, _ in heads), default=-_UNDER_COLUMNS) + _UNDER_COLUMNS + _OVERHANG
    for x, y, piece in pieces.pieces:
        items += piece.paint(margin + x, top + y)
    top += pieces.height + _OVER_FOOT
    below = measure_below(desk, _with_numbers(desk, graph, pieces), margin, top, inner)
    items += below.items
    direction = desk.service.direction
    if direction is Direction.RTL:
        items = [mirrored(item, width) for item in items]
    return Scene(
        prefix=desk.prefix,
        kind=graph.kind,
        title=graph.title.text,
        description=desk.words.joined([w.text for w in (graph.title, graph.subtitle) if w]),
        language=desk.language,
        direction=direction,
        width=width,
        height=top + below.height + margin,
        background=desk.colour("paper"),
        items=tuple(items),
    )


def _with_numbers(desk: Desk, graph: Graph, pieces: Pieces) -> Graph:
    """The graph with a list of the labels that stand in the drawing as numbers."""
    labels = [label for _, _, piece in pieces.pieces for label in piece.numbered]
    if not labels:
        return graph
    entries = (joined([Wording(desk.words.number(n), desk.words.language), label]) for n, label in enumerate(labels, 1))
    return replace(graph, asides=(*graph.asides, Aside(title=desk.word("graph.labels"), entries=tuple(entries))))


def _heading(desk: Desk, graph: Graph, width: float) -> Stack:
    """Title, subtitle, facts."""
    parts = [stack(desk, "title", graph.title, desk.theme.type("title"), width, even=False)]
    if graph.subtitle:
        parts.append(stack(desk, "subtitle", graph.subtitle, desk.theme.type("subtitle"), width, even=False))
    if graph.facts:
        parts.append(facts(desk, "summary", graph.facts, desk.theme.type("summary"), width))
    return pile(parts, _LINES)


def _column_heads(desk: Desk, graph: Graph, pieces: Pieces) -> list[tuple[float, Stack, tuple[tuple[str, str], ...]]]:
    """Headings over the left edge of their nodes; none where pieces stand side by side, whose legend tells them."""
    if graph.flow is not Flow.ACROSS or not graph.columns or any(x for x, _, _ in pieces.pieces):
        return []
    role = desk.theme.type("row-label")
    made: list[tuple[float, Stack, tuple[tuple[str, str], ...]]] = []
    for n, title in enumerate(graph.columns):
        edges = [edge for x, _, piece in pieces.pieces if (edge := piece.column_edge(n)) is not None]
        if edges:
            made.append((min(edges), stack(desk, "column-title", title, role, _COLUMN, even=False),
                         (("column", str(n)),)))  # fmt: skip
    return made
