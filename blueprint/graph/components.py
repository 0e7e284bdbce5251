"""The pieces of a graph that nothing joins, each a graph of its own; placed one by one, they can stand side by side."""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.graph.values import Graph


def components(graph: Graph) -> tuple[Graph, ...]:
    """The pieces in the order of their first nodes; nodes of one frame, or of one sequence, belong together."""
    leads = {node.key: node.key for node in graph.nodes}

    def lead(key: str) -> str:
        while leads[key] != key:
            leads[key] = leads[leads[key]]
            key = leads[key]
        return key

    parents = {cluster.key: cluster.parent for cluster in graph.clusters}
    outermost: dict[str, str] = {}
    for node in graph.nodes:
        frame = node.cluster
        while frame and parents.get(frame):
            frame = parents[frame]
        if frame:
            leads[lead(node.key)] = lead(outermost.setdefault(frame, node.key))
    pairs = [(edge.source, edge.target) for edge in graph.edges]
    pairs += [(chain[0], key) for chain in graph.sequences for key in chain[1:]]
    for one, other in pairs:
        leads[lead(other)] = lead(one)
    groups: dict[str, set[str]] = {}
    for node in graph.nodes:
        groups.setdefault(lead(node.key), set()).add(node.key)
    return tuple(_part(graph, keys) for keys in groups.values())


def _part(graph: Graph, keys: set[str]) -> Graph:
    """The graph of some nodes."""
    nodes = tuple(node for node in graph.nodes if node.key in keys)
    used = {node.cluster for node in nodes}
    for cluster in reversed(graph.clusters):  # parents come first, so that inner frames are seen before them
        if cluster.key in used and cluster.parent:
            used.add(cluster.parent)
    return replace(
        graph,
        nodes=nodes,
        edges=tuple(edge for edge in graph.edges if edge.source in keys),
        clusters=tuple(cluster for cluster in graph.clusters if cluster.key in used),
        sequences=tuple(chain for chain in graph.sequences if chain[0] in keys),
    )
