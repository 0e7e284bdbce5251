"""A graph in the DOT language.

In: a `Graph`. Out: text, for `dot` with the sizes that our own type has measured, for people with labels. Ids are
`n1`, `n2`, …: no word of a file is ever an id, and every label is quoted, so that none becomes markup or a keyword.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import sqrt

from blueprint.frozen import frozen, replace
from blueprint.graph.values import Cluster, Edge, Flow, Graph, Look, Node, Shape
from blueprint.model.text import Wording

_INCH = 72.0
"""A user unit is a point for `dot`, and an inch has 72."""
MARGIN = 19
"""Between the border of a cluster and what is in it, in user units."""
_NARROW, _COUNT, _ROOM, _WIDEST = 52.0, 64.0, 9.0, 190.0
_PLACING = 'newrank=true splines=true pad=0 margin=0 fontname="" nslimit=8 mclimit=1.5'
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and what turns the direction of writing: a label keeps what can be seen."""
_STYLES = {
    Look.SOLID: "solid", Look.STRONG: "bold", Look.DASHED: "dashed", Look.DOTTED: "dotted",
    Look.DASH_DOTTED: "dashed",
}  # fmt: skip
_SHAPES = {
    Shape.CARD: "box", Shape.SYSTEM: "component", Shape.PERSON: "ellipse", Shape.DECISION: "diamond",
    Shape.DOOR: "folder",
}  # fmt: skip


@frozen(kw_only=True)
class BlockRow:
    """A row of a block: its height, and the key of the node in it; empty for space."""

    height: float
    node: str


@frozen(kw_only=True)
class BlockSize:
    """A sequence that is one box: width and height, the width of its nodes, and its rows from the top."""

    width: float
    height: float
    inner: float
    rows: tuple[BlockRow, ...]


@frozen(kw_only=True)
class Sizes:
    """What type has measured, in user units: width and height.

    Attributes:
        nodes: by key. clusters: of their titles, by key. labels: of edges, by their place in `Graph.edges`.
        blocks: one for each of `Graph.sequences`.
    """

    nodes: Mapping[str, tuple[float, float]]
    clusters: Mapping[str, tuple[float, float]]
    labels: Mapping[int, tuple[float, float]]
    blocks: tuple[BlockSize, ...]


def ids_of(graph: Graph) -> dict[str, str]:
    """The id of each node in DOT by its key: `n1`, `n2`, …, in their order."""
    return {node.key: f"n{number}" for number, node in enumerate(graph.nodes, 1)}


def clusters_of(graph: Graph) -> dict[str, str]:
    """The id of each cluster in DOT by its key: `cluster_1`, `cluster_2`, …."""
    return {cluster.key: f"cluster_{number}" for number, cluster in enumerate(graph.clusters, 1)}


def measured_dot(graph: Graph, sizes: Sizes) -> str:
    """The graph with sizes and without words, for placing."""
    ids = ids_of(graph)
    ends = _ends(graph, ids)
    lines = [
        "digraph {",
        f"graph [rankdir={_way(graph)} nodesep={_inch(18)} ranksep={_inch(_apart(graph))} {_PLACING}]",
        'node [shape=box fixedsize=true label=""]',
        "edge [arrowsize=0.8]",
        *(_block(n, block, ids) for n, block in enumerate(sizes.blocks)),
        *_nested(
            _outside(graph),
            lambda node: _measured_node(node, ids, sizes),
            lambda c: _measured_title(c, sizes),
            clusters_of(graph),
        ),
        *_columns(graph, {key: end.partition(":")[0] for key, end in ends.items()}),
        *(_measured_edge(n, edge, graph, ends, sizes) for n, edge in enumerate(graph.edges)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def readable_dot(graph: Graph) -> str:
    """The graph with its words, for other programs."""
    ids = ids_of(graph)
    lines = [
        "digraph {",
        f'graph [rankdir={_way(graph)} newrank=true charset="UTF-8" label={label(graph.title.text)} labelloc=t]',
        'node [shape=box style=rounded fontname="sans-serif"]',
        'edge [fontname="sans-serif"]',
        *_nested(
            graph, lambda node: _read_node(node, ids), lambda c: f"label={label(c.title.text)}", clusters_of(graph)
        ),
        *_columns(graph, ids),
        *(_read_edge(edge, ids) for edge in graph.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def label(text: str) -> str:
    """A text as a quoted label that says what it says: no escapes, no markup, no turns of direction."""
    from graphviz.quoting import escape, nohtml, quote  # noqa: PLC0415 - only where DOT is written

    seen = _UNSEEN.sub("\ufffd", text).replace("&", "&amp;")
    lines = r"\n".join(escape(line) for line in seen.split("\n"))
    quoted: str = quote(nohtml(lines))
    return quoted if quoted.startswith('"') else f'"{quoted}"'


def _nested(
    graph: Graph, node_line: Callable[[Node], str], title: Callable[[Cluster], str], names: Mapping[str, str],
    parent: str = "",
) -> Iterator[str]:  # fmt: skip
    """Nodes inside a cluster, and its clusters inside it."""
    yield from (node_line(node) for node in graph.nodes if node.cluster == parent)
    for cluster in graph.clusters:
        if cluster.parent == parent:
            yield f"subgraph {names[cluster.key]} {{"
            yield f"graph [{title(cluster)} labeljust=l margin={MARGIN}]"
            yield from _nested(graph, node_line, title, names, cluster.key)
            yield "}"


def _columns(graph: Graph, ids: Mapping[str, str]) -> Iterator[str]:
    """Nodes of one number on one rank; an unseen chain keeps the ranks in their order."""
    found: dict[int, dict[str, None]] = {}
    for node in graph.nodes:
        if node.column is not None:
            found.setdefault(node.column, {})[ids[node.key]] = None
    for column in sorted(found):
        yield f"{{rank=same {' '.join(found[column])}}}"
    chain = [next(iter(found[column])) for column in sorted(found)]
    if len(chain) > 1:
        yield f"{' -> '.join(chain)} [style=invis weight=0]"


def _way(graph: Graph) -> str:
    return "TB" if graph.flow is Flow.DOWN else "LR"


def _apart(graph: Graph) -> float:
    """Room between two ranks: many edges need more of it to be told apart."""
    counted = _COUNT if any(edge.count for edge in graph.edges) else 0.0
    return min(_WIDEST, _NARROW + counted + _ROOM * sqrt(len(graph.edges)))


def blocked(graph: Graph) -> frozenset[str]:
    """The keys of nodes that stand in sequences."""
    return frozenset(key for chain in graph.sequences for key in chain)


def _outside(graph: Graph) -> Graph:
    """The graph without what stands in blocks."""
    inside = blocked(graph)
    nodes = tuple(node for node in graph.nodes if node.key not in inside)
    used = {node.cluster for node in nodes}
    for cluster in reversed(graph.clusters):
        if cluster.key in used:
            used.add(cluster.parent)
    return replace(graph, nodes=nodes, clusters=tuple(c for c in graph.clusters if c.key in used))


def _ends(graph: Graph, ids: Mapping[str, str]) -> dict[str, str]:
    """Where edges begin and end, by key of the node: the node, or the port of a block."""
    ends = dict(ids)
    for number, chain in enumerate(graph.sequences):
        ends |= {key: f"b{number}:{ids[key]}" for key in chain}
    return ends


def _block(number: int, block: BlockSize, ids: Mapping[str, str]) -> str:
    """A box with a port for each of its nodes."""
    side = round((block.width - block.inner) / 2)
    rows = []
    for row in block.rows:
        if not row.node:
            rows.append(f'<TR><TD COLSPAN="3" {_fixed(block.width, row.height)}></TD></TR>')
            continue
        edge = f"<TD {_fixed(side, row.height)}></TD>" if side else ""
        span = "" if side else 'COLSPAN="3" '
        rows.append(f'<TR>{edge}<TD {span}PORT="{ids[row.node]}" {_fixed(block.inner, row.height)}></TD>{edge}</TR>')
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{"".join(rows)}</TABLE>'
    return f"b{number} [shape=plain fixedsize=false margin=0 label=<{table}>]"


def _fixed(width: float, height: float) -> str:
    return f'FIXEDSIZE="TRUE" WIDTH="{round(width)}" HEIGHT="{round(height)}"'


def _measured_node(node: Node, ids: Mapping[str, str], sizes: Sizes) -> str:
    width, height = sizes.nodes[node.key]
    return f"{ids[node.key]} [width={_inch(width)} height={_inch(height)}]"


def _measured_title(cluster: Cluster, sizes: Sizes) -> str:
    return f"label={_empty(*sizes.clusters[cluster.key])}"


def _measured_edge(number: int, edge: Edge, graph: Graph, ends: Mapping[str, str], sizes: Sizes) -> str:
    facts = [f"id=e{number}", f"weight={min(edge.weight, 20)}"]
    if number in sizes.labels:
        facts.append(f"label={_empty(*sizes.labels[number])}")
    first, last = (edge.source, edge.target) if edge.constrain else (edge.target, edge.source)
    facts.append("dir=both")
    heads = (edge.both, edge.head) if edge.constrain else (edge.head, edge.both)
    facts += [f"{name}=none" for name, there in zip(("arrowtail", "arrowhead"), heads, strict=True) if not there]
    source, target = ends[first], ends[last]
    if graph.ports:
        after, before = ("e", "w") if graph.flow is Flow.ACROSS else ("s", "n")
        columns = {node.key: node.column for node in graph.nodes if node.key in {first, last}}
        level = columns[first] is not None and columns[first] == columns[last]
        source, target = f"{source}:{after}", f"{target}:{after if level else before}"
    return f"{source} -> {target} [{' '.join(facts)}]"


def _empty(width: float, height: float) -> str:
    """A label that takes room and says nothing."""
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" {_fixed(width, height)}>'
    return f"<{table}<TR><TD></TD></TR></TABLE>>"


def _read_node(node: Node, ids: Mapping[str, str]) -> str:
    words = "\n".join(_line(w) for w in (node.title, *node.notes))
    words = f"{words} ({node.badge})" if node.badge else words
    return f"{ids[node.key]} [label={label(words)} shape={_SHAPES[node.shape]}]"


def _read_edge(edge: Edge, ids: Mapping[str, str]) -> str:
    facts = [f"style={_STYLES[edge.look]}"]
    words = edge.label.text if edge.label else edge.count or (str(edge.weight) if edge.weight > 1 else "")
    words = f"{words} / {edge.back_count}" if edge.back_count else words
    if words:
        facts.append(f"label={label(words)}")
    if not edge.head:
        facts.append("arrowhead=none")
    if edge.both:
        facts.append("dir=both")
    if not edge.constrain:
        facts.append("constraint=false")
    return f"{ids[edge.source]} -> {ids[edge.target]} [{' '.join(facts)}]"


def _line(wording: Wording) -> str:
    return " ".join(wording.text.split())


def _inch(units: float) -> str:
    return f"{units / _INCH:.4f}"
