"""Which systems and support processes serve what."""

from __future__ import annotations

import pytest
from graph.told_services import SHOP, made, named

from blueprint.graph.kinds import By
from blueprint.graph.values import Graph, Look, Node


def pairs(graph: Graph) -> dict[tuple[str, str], int]:
    return {(edge.source, edge.target): edge.weight for edge in graph.edges}


def node(graph: Graph, key: str) -> Node:
    return next(n for n in (*graph.nodes, *graph.shared) if n.key == key)


def titles(graph: Graph) -> list[list[str]]:
    return [[entry.text for entry in aside.entries] for aside in graph.asides]


def test_by_step_from_systems_over_processes_to_touchpoints() -> None:
    graph = made(named(), by=By.STEP).graph

    assert pairs(graph) == {
        ("system.stock", "process.holds-stock"): 2,
        ("process.holds-stock", "step.shop.look"): 1,
        ("process.holds-stock", "step.shop.order"): 1,
        ("system.pay", "step.shop.order"): 1,
        ("process.counts-the-shelves", "step.shop.night"): 1,
        ("step.shop.look", "touchpoint.page"): 1,
        ("step.shop.order", "touchpoint.page"): 1,
    }
    assert {n.key: n.badge for n in graph.nodes if n.badge} == {
        "system.stock": "2", "process.holds-stock": "2", "system.pay": "1",
    }  # fmt: skip
    assert node(graph, "process.counts-the-shelves").cluster == "actor.packer"
    assert node(graph, "touchpoint.page").cluster == "owner.brand"
    assert node(graph, "step.shop.look").cluster == "stage.shop.choose"
    assert graph.sequences == (("step.shop.look", "step.shop.order", "step.shop.night"),)


def test_what_no_customer_meets_is_dashed() -> None:
    graph = made(named(), by=By.STEP).graph

    assert {e.source for e in graph.edges if e.look is Look.DASHED} == {"process.counts-the-shelves"}


def test_what_is_joined_to_nothing_is_listed() -> None:
    assert titles(made(named(), by=By.STEP).graph) == [["Collects"], ["Old till", "Sign"]]
    assert titles(made(named(), by=By.TOUCHPOINT).graph) == [["Locker"], ["Old till", "Sign"]]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.STAGE, {("system.stock", "stage.shop.choose"): 2, ("system.pay", "stage.shop.choose"): 1,
                    ("process.counts-the-shelves", "stage.shop.get"): 1}),
        (By.SERVICE, {("system.stock", "service.shop"): 2, ("system.pay", "service.shop"): 1,
                      ("process.counts-the-shelves", "service.shop"): 1}),
        (By.TOUCHPOINT, {("system.stock", "process.holds-stock"): 2, ("process.holds-stock", "touchpoint.page"): 2,
                         ("system.pay", "touchpoint.page"): 1}),
    ],
)  # fmt: skip
def test_coarser(by: By, expected: dict[tuple[str, str], int]) -> None:
    found = pairs(made(named(), by=by).graph)

    assert {pair: weight for pair, weight in found.items() if pair[1] != "process.counts-the-shelves"} == expected


def test_the_same_id_in_two_files_is_one_system() -> None:
    graph = made(named(), named(SHOP.replace("title: Shop", "title: Kiosk"), "kiosk"), by=By.SERVICE).graph

    assert node(graph, "system.stock").badge == "2"
    assert pairs(graph)["system.stock", "service.kiosk"] == 2
    assert [n.key for n in graph.nodes].count("system.stock") == 1


def test_a_process_that_is_called_like_its_system_is_that_system() -> None:
    text = SHOP.replace("text: Holds stock", "text: stock LEDGER")
    graph = made(named(text), by=By.STEP).graph

    assert not any(n.key.startswith("process.stock") for n in graph.nodes)
    assert ("system.stock", "step.shop.look") in pairs(graph)


def test_a_connector_from_another_step_serves_it() -> None:
    text = SHOP.replace("customer: Collects}", "customer: Collects, frontstage: {text: Opens, id: opens}}").replace(
        "{text: Counts the shelves, actor: packer}", "{text: Counts the shelves, actor: packer, to: opens}"
    )
    graph = made(named(text), by=By.STEP).graph

    assert ("process.counts-the-shelves", "step.shop.collect") in pairs(graph)


def many(count: int) -> str:
    steps = "".join(f"      - {{id: s{n}, customer: Does {n}, support: {{text: Part {n}, system: core}}}}\n"
                    for n in range(count))  # fmt: skip
    return f"blueprint: 1\ntitle: Many\nstages:\n  - title: All\n    steps:\n{steps}"


def test_what_serves_many_is_drawn_once_and_named() -> None:
    graph = made(named(many(12)), by=By.STEP).graph

    assert [n.key for n in graph.shared] == ["system.core"]
    assert not any("system.core" in pair for pair in pairs(graph))
    assert node(graph, "process.part-3").notes[0].text == "core"
    assert dict(node(graph, "process.part-3").data)["rests-on"] == "system.core"
    assert not made(named(many(10)), by=By.STEP).graph.shared


def test_fine_or_coarse_by_their_number() -> None:
    few, more = made(named(many(30))), made(named(many(31)))

    assert few.remarks == ()
    assert "31 steps are put together by stage" in more.remarks[0]
    services = [named(many(3), f"m{n}") for n in range(41)]
    assert "by service" in made(*services).remarks[0]


def test_a_process_of_one_service_is_listed_where_there_are_many() -> None:
    one, other = named(), named(SHOP.replace("Counts the shelves", "Sweeps"), "kiosk")
    found = made(one, other, by=By.SERVICE)

    assert {n.key for n in found.graph.nodes} == {"system.stock", "system.pay", "service.shop", "service.kiosk"}
    assert titles(found.graph)[-1] == ["Counts the shelves (Shop)", "Sweeps (Shop)"]
    assert "2 support processes" in found.remarks[-1]


def test_nothing_to_draw() -> None:
    text = "blueprint: 1\ntitle: T\nstages: [{title: S, steps: [{customer: A}]}]\n"
    found = made(named(text))

    assert found.graph.nodes == ()
    assert "no map has support processes or systems" in found.remarks[-1]


def test_the_legend_has_what_is_drawn_and_no_more() -> None:
    keys = [key.text.text for key in made(named(), by=By.STAGE).graph.keys]

    assert keys == ["System", "Support process", "Stage", "Number of steps that rest on it", "Serves",
                    "No customer meets it", "Thicker lines: more steps"]  # fmt: skip
