"""What a graph is: nodes, edges, clusters and what explains them.

In: nothing. Out: frozen values, in the words of the drawing. Nothing here knows where anything stands.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Mark


class Shape(StrEnum):
    """Outlines of nodes."""

    CARD = "card"
    SYSTEM = "system"
    PERSON = "person"
    DECISION = "decision"
    DOOR = "door"


class Look(StrEnum):
    """Strokes of edges, told apart without colour."""

    SOLID = "solid"
    STRONG = "strong"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOTTED = "dash-dotted"


class Flow(StrEnum):
    """Where ranks follow each other."""

    ACROSS = "across"
    DOWN = "down"


@frozen(kw_only=True)
class Node:
    """One thing.

    Attributes:
        key: unique in the graph; `data-node` in the SVG, never an id in DOT.
        title: its name. notes: short lines under it.
        row: whose colours of the theme it wears: a zone (`support`) or row (`touchpoint`).
        cluster: key of the cluster that it stands in; empty for none.
        column: all nodes of one number stand in one column (or row, where ranks go down); None leaves it free.
        level: its place in its column, from 0. Where all nodes have both, they stand on a grid, frames of one outermost
            cluster under those of another, and our own router leads the edges; else Graphviz does.
        badge: a short text in a pill at its corner; empty for none.
        icon: name of an icon; empty for none.
        marks: symbols at its upper edge. mood: 0 (worst) to 1 (best) as a face; None for none.
        href: link target; empty for none.
        data: further `data-` attributes.
    """

    key: str
    title: Wording
    notes: tuple[Wording, ...] = ()
    row: str = "other"
    shape: Shape = Shape.CARD
    cluster: str = ""
    column: int | None = None
    level: int | None = None
    badge: str = ""
    icon: str = ""
    marks: tuple[Mark, ...] = ()
    mood: float | None = None
    href: str = ""
    data: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Edge:
    """One relation between two nodes; several between the same two are allowed.

    Attributes:
        source, target: keys of nodes.
        weight: how often it holds, 1 or more; the stroke grows with it.
        label: words at it; None for none. tooltip: what it says when pointed at; empty for none.
        count: a number on it; empty for none. back_count: of an edge with two heads, that of the way back.
        kind: `data-kind` in the SVG.
        colour: role of the theme.
        head: whether it has a head at its target. both: whether also at its source.
        constrain: whether its target stands behind its source; False for ways back, whose source stands behind.
    """

    source: str
    target: str
    weight: int = 1
    label: Wording | None = None
    tooltip: str = ""
    count: str = ""
    back_count: str = ""
    kind: str = "flow"
    look: Look = Look.SOLID
    colour: str = "link.flow"
    head: bool = True
    both: bool = False
    constrain: bool = True


@frozen(kw_only=True)
class Cluster:
    """A frame around nodes, and around other clusters whose `parent` it is."""

    key: str
    title: Wording
    row: str = "other"
    parent: str = ""


@frozen(kw_only=True)
class NodeKey:
    """An entry of the legend: what a kind of node means."""

    text: Wording
    row: str
    shape: Shape = Shape.CARD


@frozen(kw_only=True)
class EdgeKey:
    """An entry of the legend: what a kind of edge means."""

    text: Wording
    look: Look = Look.SOLID
    colour: str = "link.flow"
    head: bool = True
    weight: int = 1


@frozen(kw_only=True)
class BadgeKey:
    """An entry of the legend: what the number in a pill counts."""

    text: Wording
    row: str = "support"


@frozen(kw_only=True)
class MarkKey:
    """An entry of the legend: a symbol at a node."""

    text: Wording
    mark: Mark


@frozen(kw_only=True)
class TextKey:
    """An entry of the legend: what the small lines in boxes are."""

    text: Wording
    row: str = "customer"


Key: TypeAlias = NodeKey | EdgeKey | BadgeKey | MarkKey | TextKey


@frozen(kw_only=True)
class Aside:
    """Things that are joined to nothing, listed under the graph.

    Attributes:
        entries: in order; each a name and, behind it, where it is from.
    """

    title: Wording
    entries: tuple[Wording, ...]


@frozen(kw_only=True)
class Graph:
    """A graph with everything that its drawing says.

    Attributes:
        kind: `data-kind` of the drawing: `dependency-map`.
        title, subtitle: of its head. facts: short ones under them.
        flow: where ranks follow each other.
        nodes, edges, clusters: in the order in which they are painted; parents before their children.
        columns: a heading for each number of `Node.column`; empty for none.
        ports: whether edges leave and enter in the middle of a side, which suits columns.
        sequences: keys of nodes that follow each other in one column, in this order.
        shared: nodes that so many others rest on that no edges are drawn: they stand in a row of their own, under
            `sharing`, and the others name them.
        keys: the legend. asides: lists under the graph.
    """

    kind: str
    title: Wording
    subtitle: Wording | None = None
    facts: tuple[Wording, ...] = ()
    flow: Flow = Flow.ACROSS
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    columns: tuple[Wording, ...] = ()
    ports: bool = False
    sequences: tuple[tuple[str, ...], ...] = ()
    shared: tuple[Node, ...] = ()
    sharing: Wording | None = None
    keys: tuple[Key, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def on_grid(self) -> bool:
        """Whether every node has its place."""
        return bool(self.nodes) and all(n.column is not None and n.level is not None for n in self.nodes)
