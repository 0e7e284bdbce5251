"""Graphs as they are drawn: nothing overlaps, everything is in its frame, steps keep their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest
from graph.graphviz_here import need_dot
from graph.told_services import SHOP, made, named
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.graph.kinds import By, GraphKind
from blueprint.graph.values import Edge, Graph, Node
from blueprint.model.text import Wording
from blueprint.painters.svg import paint_svg
from blueprint.pipeline.graph import draw_graph
from blueprint.scene import Box, Group, Item, Path, Scene, Words, all_words
from blueprint.words import load_words
from blueprint.words.speech import Teller

Rectangle = tuple[float, float, float, float]


def scene(graph: Graph, tag: str = "en", theme: str | None = None, text: str = SHOP) -> Scene:
    need_dot()
    words = load_words(tag).value
    assert words is not None
    outcome = draw_graph(graph, [named(text)], Teller(words=words, language=tag), theme=theme, seconds=60, prefix="g")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def groups(items: Iterable[Item], role: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from groups(item.items, role)


def box(group: Group, role: str) -> Rectangle:
    found = next(i for i in group.items if isinstance(i, (Box, Path)) and i.role == role)
    if isinstance(found, Box):
        return found.x, found.y, found.x + found.width, found.y + found.height
    xs = [float(c[1]) for c in found.commands if len(c) > 1]
    ys = [float(c[2]) for c in found.commands if len(c) > 2]
    return min(xs), min(ys), max(xs), max(ys)


def nodes(drawn: Scene) -> dict[str, Rectangle]:
    return {dict(g.data)["node"]: box(g, "node-box") for g in groups(drawn.items, "node")}


def inside(inner: Rectangle, outer: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def apart(one: Rectangle, other: Rectangle) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def check(drawn: Scene, graph: Graph) -> None:
    """What must hold of every drawing of a graph."""
    found = nodes(drawn)
    page = (0.0, 0.0, drawn.width, drawn.height)
    assert set(found) == {n.key for n in (*graph.nodes, *graph.shared)}
    assert all(inside(place, page) for place in found.values())
    assert all(apart(a, b) for a, b in combinations(found.values(), 2))
    for group in groups(drawn.items, "node"):
        place = box(group, "node-box")
        for words in (i for i in group.items if isinstance(i, Words)):
            assert place[0] < words.x
            assert words.x + words.line.width < place[2]
            assert place[1] < words.y < place[3]
    frames: dict[str, list[Rectangle]] = {}
    for group in groups(drawn.items, "cluster"):
        frames.setdefault(dict(group.data)["cluster"], []).append(box(group, "cluster-box"))
    for node in graph.nodes:
        if node.cluster:
            assert any(inside(found[node.key], frame) for frame in frames[node.cluster])
    for group in groups(drawn.items, "edge"):
        data = dict(group.data)
        route = next(i for i in group.items if isinstance(i, Path) and i.role == "route")
        heads = {dict(i.data)["end"]: i for i in group.items if isinstance(i, Path) and i.role == "head"}
        start = heads["from"].commands[0] if "from" in heads else route.commands[0]
        end = heads["to"].commands[0] if "to" in heads else route.commands[-1]
        assert near(float(start[-2]), float(start[-1]), found[data["from"]])
        assert near(float(end[-2]), float(end[-1]), found[data["to"]])


def near(x: float, y: float, place: Rectangle, gap: float = 3.0) -> bool:
    """Whether a point is on the border of a box."""
    around = (place[0] - gap, place[1] - gap, place[2] + gap, place[3] + gap)
    within = place[0] + gap < x < place[2] - gap and place[1] + gap < y < place[3] - gap
    return inside((x, y, x, y), around) and not within


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_systems(by: By, tag: str) -> None:
    graph = made(named(), by=by, tag=tag).graph

    check(scene(graph, tag, text=SHOP.replace("title: Shop", f"title: Shop\nlanguage: {tag}", 1)), graph)


def test_several_services_in_their_frames() -> None:
    graph = made(named(), named(SHOP, "kiosk"), named(SHOP, "a file"), by=By.STEP).graph
    drawn = scene(graph)

    check(drawn, graph)
    ids = [g.id for g in groups(drawn.items, "node")]
    assert len(ids) == len(set(ids))
    assert not any(" " in i for i in ids)


def test_handovers() -> None:
    graph = made(named(), kind=GraphKind.HANDOVERS).graph

    check(scene(graph), graph)


def test_steps_and_stages_keep_their_order() -> None:
    graph = made(named(), by=By.STEP).graph
    tops = [nodes(scene(graph))[key][1] for key in graph.sequences[0]]

    assert len(tops) == 3
    assert tops == sorted(tops)


def test_columns_follow_each_other() -> None:
    graph = made(named(), by=By.STEP).graph
    found = nodes(scene(graph))
    lefts = {node.column: found[node.key][0] for node in graph.nodes}

    assert [lefts[n] for n in range(4)] == sorted(lefts.values())


def test_what_nothing_joins_stands_side_by_side() -> None:
    wording = Wording("A thing", "en")
    graph = Graph(
        kind="dependency-map", title=wording, nodes=tuple(Node(key=f"n{n}", title=wording) for n in range(12))
    )
    drawn = scene(graph)

    check(drawn, graph)
    assert len({place[0] for place in nodes(drawn).values()}) > 1


def columns(edges: Iterable[tuple[str, str]], *names: str) -> Graph:
    """Nodes whose names begin with the number of their column, and edges that are counted."""
    wording = Wording("A thing", "en")
    return Graph(
        kind="handover-map",
        title=wording,
        ports=True,
        nodes=tuple(Node(key=name, title=wording, column=int(name[0])) for name in names),
        edges=tuple(
            Edge(source=a, target=b, count="12", back_count="7", both=True, constrain=a[0] <= b[0]) for a, b in edges
        ),
    )


def test_edges_inside_a_column_lead_round_what_is_between() -> None:
    graph = columns([("0a", "0b"), ("0b", "0c"), ("0a", "0c"), ("0a", "1x")], "0a", "0b", "0c", "1x")
    drawn = scene(graph)
    right = max(place[2] for key, place in nodes(drawn).items() if key[0] == "0")

    check(drawn, graph)
    for group in groups(drawn.items, "edge"):
        data = dict(group.data)
        route = next(i for i in group.items if isinstance(i, Path) and i.role == "route")
        if data["to"] != "1x":
            assert all(float(x) >= right for command in route.commands for x in command[1::2])


def test_no_number_stands_upon_another() -> None:
    lefts, rights = [f"0{n}" for n in range(4)], [f"1{n}" for n in range(7)]
    drawn = scene(columns([(a, b) for a in lefts for b in rights], *lefts, *rights))
    plates = [box(group, "count-box") for group in groups(drawn.items, "edge-count")]

    assert len(plates) > len(rights)
    assert all(apart(a, b) for a, b in combinations(plates, 2))


def test_the_same_graph_gives_the_same_bytes() -> None:
    graph = made(named(), by=By.STEP).graph

    assert paint_svg(scene(graph)) == paint_svg(scene(graph))


@pytest.mark.parametrize("theme", ["dark", "mono", "contrast"])
def test_every_theme(theme: str) -> None:
    check(scene(made(named(), by=By.STEP).graph, theme=theme), made(named(), by=By.STEP).graph)


def test_hostile_words_are_drawn_as_they_are() -> None:
    text = SHOP.replace("text: Holds stock", 'text: "<b>\\"] n2 -> n3 [label=\\"\\\\N</b>"')
    graph = made(named(text), by=By.STEP).graph
    drawn = scene(graph, text=text)
    said = " ".join(words.line.text for words in all_words(drawn.items))

    check(drawn, graph)
    assert "<b>" in said
    assert "\\N" in said


STEP = st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 2))


@settings(max_examples=12)
@given(st.lists(STEP, min_size=1, max_size=9))
def test_any_service(steps: list[tuple[bool, int, int]]) -> None:
    lines = ["blueprint: 1", "title: Any", "stages:", "  - title: All", "    steps:"]
    for n, (carried, system, place) in enumerate(steps):
        support = f", support: {{text: Part {n}, system: sys{system}}}" if carried else ""
        touchpoint = f", touchpoint: place {place}" if place else ""
        lines.append(f"      - {{id: s{n}, customer: Does thing number {n}{touchpoint}{support}}}")
    text = "\n".join(lines) + "\n"
    for by in (By.STEP, By.TOUCHPOINT):
        graph = made(named(text), by=by).graph
        check(scene(graph, text=text), graph)
