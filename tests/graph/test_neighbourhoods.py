"""Which relations of a large graph lead far away."""

from __future__ import annotations

from graph.told_services import made, named
from hypothesis import given
from hypothesis import strategies as st

from blueprint.graph.components import components
from blueprint.graph.kinds import By
from blueprint.graph.neighbourhoods import far_away
from blueprint.graph.values import Cluster, Edge, Graph, Node
from blueprint.model.text import Wording

Pair = tuple[str, str]


def families(bridges: list[Pair]) -> dict[Pair, int]:
    """Four families of three systems and eight services each, every service on two systems of its own."""
    weights = {}
    for family in "abcd":
        for service in range(8):
            for system in (service % 3, (service + 1) % 3):
                weights[f"{family}-system{system}", f"{family}{service}"] = 4
    return weights | dict.fromkeys(bridges, 1)


def test_bridges_between_families_lead_far_away() -> None:
    bridges = [("a-system0", "b3"), ("c-system1", "d0"), ("d-system2", "a7")]

    assert far_away(families(bridges), lambda key: key) == frozenset(bridges)


def test_a_small_graph_is_read_as_a_whole() -> None:
    few = {pair: weight for pair, weight in families([("a-system0", "b3")]).items() if pair[1][0] in "ab"}

    assert far_away(few, lambda key: key) == frozenset()


def test_without_neighbourhoods_nothing_is_far() -> None:
    everything = {(f"s{n}", f"t{m}"): 1 for n in range(6) for m in range(30)}

    assert far_away(everything, lambda key: key) == frozenset()


def test_what_belongs_together_stays_together() -> None:
    weights = families([])
    far = far_away(weights, lambda key: key[0])

    assert far == frozenset()


RELATIONS = st.dictionaries(
    st.tuples(st.integers(0, 8).map("s{}".format), st.integers(0, 40).map("t{}".format)), st.integers(1, 9)
)


@given(RELATIONS)
def test_whatever_there_is_it_comes_to_an_end_and_never_to_most(weights: dict[Pair, int]) -> None:
    far = far_away(weights, lambda key: key)

    assert far <= set(weights)
    assert len(far) <= 0.4 * len(weights)
    assert far == far_away(dict(weights), lambda key: key)


def service(name: str, *systems: str) -> str:
    steps = "".join(
        f"      - {{id: s{n}, customer: Does {n}, support: {{text: Works {n}, system: {system}}}}}\n"
        for n, system in enumerate(systems)
    )
    return f"blueprint: 1\ntitle: {name}\nstages:\n  - title: All\n    steps:\n{steps}"


def test_far_relations_are_named_and_not_drawn() -> None:
    services = []
    for family in "abcd":
        for n in range(8):
            systems = [f"{family}1", f"{family}2", f"{family}3", *(["a1"] if (family, n) == ("b", 3) else [])]
            services.append(named(service(f"{family}{n}", *systems), f"{family}{n}"))
    graph = made(*services, by=By.SERVICE).graph
    target = next(node for node in graph.nodes if node.key == "service.b3")

    assert [note.text for note in target.notes] == ["a1"]
    assert dict(target.data)["rests-on"] == "system.a1"
    assert ("system.a1", "service.b3") not in {(edge.source, edge.target) for edge in graph.edges}
    assert len(components(graph)) == 4


def test_frames_and_sequences_hold_their_nodes_together() -> None:
    word = Wording("w", "en")
    graph = Graph(
        kind="dependency-map", title=word,
        nodes=(*(Node(key=f"n{n}", title=word) for n in range(4)), Node(key="x", title=word, cluster="in"),
               Node(key="y", title=word, cluster="out"), Node(key="z", title=word)),
        edges=(Edge(source="n0", target="n1"),), sequences=(("n2", "n3"),),
        clusters=(Cluster(key="out", title=word), Cluster(key="in", title=word, parent="out")),
    )  # fmt: skip
    parts = components(graph)

    assert [[node.key for node in part.nodes] for part in parts] == [["n0", "n1"], ["n2", "n3"], ["x", "y"], ["z"]]
    assert [len(part.clusters) for part in parts] == [0, 0, 2, 0]
    assert [len(part.edges) for part in parts] == [1, 0, 0, 0]
