"""The overview of journeys: what is in the graph, and where it stands."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.cli.main import main
from blueprint.experience.named import NamedService
from blueprint.graph.journeys import journeys_graph
from blueprint.graph.kinds import Asked
from blueprint.graph.values import Graph, Look, Shape
from blueprint.layout.desk import Desk
from blueprint.layout.graph.grid import GridPiece
from blueprint.pipeline.drawing import fonts_of
from blueprint.pipeline.loading import load
from blueprint.pipeline.naming import named_services
from blueprint.text import Typesetter
from blueprint.theme import load_theme
from blueprint.words import load_words
from blueprint.words.speech import Teller

HOTEL = """\
blueprint: 1
title: Hotel
stages:
  - title: Before
    steps:
      - {id: find, customer: Looks, emotion: 1}
      - {id: book, title: Book, customer: Books, marks: decision, emotion: 5,
         next: [{to: arrive, label: "yes"}, {to: find, label: too dear}, {to: leave, label: "no"}]}
  - title: Stay
    steps:
      - {id: arrive, customer: {text: Arrives, marks: moment-of-truth}, time: 5 min, wait: 12 min,
         journey: eat.blueprint.yaml}
      - {id: leave, support: Closes, journey: eat.blueprint.yaml}
"""
EAT = "blueprint: 1\ntitle: Breakfast\nstages:\n  - title: Eat\n    steps:\n" + "".join(
    f"      - {{id: s{n}, customer: Step {n}}}\n" for n in range(9)
)


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "hotel.blueprint.yaml").write_text(HOTEL)
    (tmp_path / "eat.blueprint.yaml").write_text(EAT)
    return tmp_path


def services(*files: Path) -> tuple[NamedService, ...]:
    found = [load(str(file)) for file in files]
    assert all(one.value for one in found), [d.message for one in found for d in one.diagnostics]
    return named_services(one.value for one in found if one.value)


def teller(*, several: bool) -> Teller:
    words = load_words("en").value
    assert words is not None
    return Teller(words=words, language="en", several=several)


def overview(*files: Path, behind: tuple[Path, ...] = ()) -> Graph:
    named = services(*files)
    others = {str(file.resolve()): one.service for file, one in zip(behind, services(*behind), strict=True)}
    return journeys_graph(named, teller(several=len(named) > 1), Asked(behind=others)).graph


def placed(graph: Graph, service: NamedService) -> GridPiece:
    looks, words = load_theme(None).value, load_words("en").value
    assert looks is not None
    assert words is not None
    desk = Desk(
        service=service.service, theme=looks, words=words, setter=Typesetter(fonts_of(looks), language="en"),
        language="en", fallback="en", prefix="g",
    )  # fmt: skip
    return GridPiece(desk, graph)


def test_steps_stand_by_stage_with_what_they_say(maps: Path) -> None:
    graph = overview(maps / "hotel.blueprint.yaml")
    nodes = {node.key: node for node in graph.nodes}

    assert graph.kind == "journey-overview"
    assert [(c.title.text, c.parent) for c in graph.clusters] == [("Before", ""), ("Stay", "")]
    assert [(n.title.text, n.column, n.level) for n in graph.nodes][:4] == [
        ("Looks", 0, 0), ("Book", 0, 1), ("Arrives", 1, 0), ("Closes", 1, 1),
    ]  # fmt: skip
    assert nodes["step.hotel.book"].shape is Shape.DECISION
    assert (nodes["step.hotel.find"].mood, nodes["step.hotel.book"].mood) == (0.0, 1.0)
    assert nodes["step.hotel.leave"].mood is None
    assert [note.text for note in nodes["step.hotel.arrive"].notes] == ["5 min", "waits 12 min"]
    assert [mark.value for mark in nodes["step.hotel.arrive"].marks] == ["moment-of-truth"]


def test_ways_are_told_apart_and_keep_their_labels(maps: Path) -> None:
    graph = overview(maps / "hotel.blueprint.yaml")
    ways = {
        (e.source.rpartition(".")[2], e.target.rpartition(".")[2]): (e.kind, e.look, e.label.text if e.label else "")
        for e in graph.edges
    }

    assert ways["find", "book"] == ("main", Look.STRONG, "")
    assert ways["book", "arrive"] == ("main", Look.STRONG, "yes")
    assert ways["book", "find"] == ("back", Look.DASH_DOTTED, "too dear")
    assert ways["book", "leave"] == ("way", Look.SOLID, "no")
    assert {key.text.text for key in graph.keys} >= {"Main path", "Other ways", "Way back", "Decision"}


def test_a_map_behind_a_door_names_its_first_steps_once(maps: Path) -> None:
    graph = overview(maps / "hotel.blueprint.yaml", behind=(maps / "eat.blueprint.yaml",))
    doors = [node for node in graph.nodes if node.shape is Shape.DOOR]

    (door,) = doors
    assert door.title.text == "Breakfast"
    assert [note.text for note in door.notes] == [*(f"Step {n}" for n in range(6)), "3 more"]
    assert (door.column, door.level) == (1, 2)  # under its stage
    leads = [edge.source for edge in graph.edges if edge.target == door.key]
    assert leads == ["step.hotel.arrive", "step.hotel.leave"]

    (unread,) = [n for n in overview(maps / "hotel.blueprint.yaml").nodes if n.shape is Shape.DOOR]
    assert (unread.title.text, unread.notes) == ("Breakfast", ())


def test_maps_that_are_drawn_are_joined_by_their_doors(maps: Path) -> None:
    graph = overview(maps / "hotel.blueprint.yaml", maps / "eat.blueprint.yaml")

    assert [c.title.text for c in graph.clusters if not c.parent] == ["Hotel", "Breakfast"]
    assert not [n for n in graph.nodes if n.shape is Shape.DOOR]
    assert {(e.source, e.target) for e in graph.edges if e.kind == "journey"} == {
        ("step.hotel.arrive", "step.eat.s0"), ("step.hotel.leave", "step.eat.s0"),
    }  # fmt: skip


def run(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main(argv, io.BytesIO(), out, err), out.getvalue(), err.getvalue()


def test_the_command_draws_it_without_graphviz(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    out = maps / "o.svg"

    assert run("graph", str(maps / "hotel.blueprint.yaml"), "--kind", "journey", "-o", str(out))[0] == 0
    svg = out.read_text("utf-8")
    assert 'data-kind="journey-overview"' in svg
    assert svg.count('<g class="node"') == 5
    assert "3 more" in svg
    assert svg.count('data-kind="main"') == 3
    assert "5 min · waits 12 min" in svg

    assert run("graph", str(maps), "--kind", "journey", "-o", str(out))[0] == 0
    assert "3 more" not in out.read_text("utf-8")


def boxes(piece: GridPiece) -> list[tuple[float, float, float, float]]:
    return [(b.x, b.y, b.right, b.bottom) for key, b in piece.plan.nodes.items() if key in piece.nodes]


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return any(b[n + 2] <= a[n] + 1e-6 for a, b in ((one, other), (other, one)) for n in (0, 1))


@st.composite
def journeys(draw: st.DrawFn) -> str:
    """A map of some stages with ways to any step."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    ids = [f"s{n}" for n in range(sum(sizes))]
    lines, n = ["blueprint: 1", "title: Any", "stages:"], 0
    for stage, size in enumerate(sizes):
        lines += [f"  - title: Stage {stage}", "    steps:"]
        for _ in range(size):
            others = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
            words = draw(st.sampled_from(("way to", "the long way round by the river and over the old bridge to")))
            ways = ", ".join(f"{{to: {other}, label: {words} {other}}}" for other in others)
            marks = draw(st.sampled_from(("", ", marks: wait", ", marks: [fail, wait, moment-of-truth]")))
            lines.append(f"      - {{id: {ids[n]}, customer: Does {n}{marks}{f', next: [{ways}]' if ways else ''}}}")
            n += 1
    return "\n".join(lines) + "\n"


@given(texts=st.lists(journeys(), min_size=1, max_size=2))
@settings(max_examples=25)
def test_nothing_overlaps(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    files = [folder / f"m{n}.blueprint.yaml" for n in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)

    graph = overview(*files)
    piece = placed(graph, services(files[0])[0])

    assert graph.on_grid
    assert all(apart(a, b) for a, b in combinations(boxes(piece), 2))
    stages = [piece.frames[c.key] for c in graph.clusters if c.key.startswith("stage.")]
    whole = [piece.frames[c.key] for c in graph.clusters if not c.parent]
    assert all(apart(a, b) for group in (stages, whole) for a, b in combinations(group, 2))
    for node in graph.nodes:
        box, (left, top, right, bottom) = piece.plan.nodes[node.key], piece.frames[node.cluster]
        assert left < box.x
        assert box.right < right
        assert top < box.y
        assert box.bottom < bottom
    titles = [(b.x, b.y, b.right, b.bottom) for key, b in piece.plan.nodes.items() if key not in piece.nodes]
    for route in piece.plan.routes:
        legs = zip(route.points, route.points[1:], strict=False)
        for a, b in legs:
            leg = (min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
            assert all(
                leg[2] <= t[0] or t[2] <= leg[0] or leg[3] <= t[1] or t[3] <= leg[1] for t in (*titles, *boxes(piece))
            )

    for mark in piece.marks:
        assert all(apart((b.x, b.y, b.right, b.bottom), mark) for b in piece.labels.boxes.values())
    for n, (edge, route) in enumerate(zip(graph.edges, piece.plan.routes, strict=True)):
        assert (n in piece.labels.boxes) + (n in piece.labels.bubbles) == (edge.label is not None)
        stages_of = {node.cluster for node in graph.nodes if node.key in {edge.source, edge.target}}
        if len(texts) == 1 and len(stages_of) > 1:
            continue  # nothing frames a way from stage to stage of the only map
        left, top, right, bottom = held(graph, piece, edge.source)
        label = piece.labels.boxes.get(n)
        corners = [(p.x, p.y) for p in route.points]
        corners += [(label.x, label.y), (label.right, label.bottom)] if label else []
        assert all(left < x < right and top < y < bottom for x, y in corners)


def held(graph: Graph, piece: GridPiece, key: str) -> tuple[float, float, float, float]:
    """The painted frame of a map, that of all stages together where it is the only map."""
    parents = {c.key: c.parent for c in graph.clusters}
    cluster = next(n.cluster for n in graph.nodes if n.key == key)
    whole = [parents[cluster]] if parents[cluster] else list(parents)
    lefts, tops, rights, bottoms = zip(*(piece.frames[k] for k in whole), strict=True)
    return min(lefts) + 5.0, min(tops) + 5.0, max(rights) - 5.0, max(bottoms) - 5.0


def test_labels_without_room_are_numbers_with_a_list(tmp_path: Path) -> None:
    ids = [f"s{n}" for n in range(12)]
    lines = ["blueprint: 1", "title: Dense", "stages:"]
    for n, name in enumerate(ids):
        lines += [f"  - title: Stage {n}", "    steps:"] if n % 4 == 0 else []
        ways = (f"{{to: {ids[(n * 5 + j * 3) % 12]}, label: a rather long label {n} {j}}}" for j in range(4))
        lines.append(f"      - {{id: {name}, customer: Does {n}, next: [{', '.join(ways)}]}}")
    file, out = tmp_path / "dense.blueprint.yaml", tmp_path / "o.svg"
    file.write_text("\n".join(lines) + "\n")

    assert run("graph", str(file), "--kind", "journey", "-o", str(out))[0] == 0

    svg = out.read_text("utf-8")
    assert svg.count("data-bubble=") > 0
    assert "Words at numbered connectors" in svg
