"""Who hands over to whom."""

from __future__ import annotations

from graph.told_services import made, named

from blueprint.graph.kinds import GraphKind
from blueprint.graph.values import Edge, Graph, Look

DESK = """\
blueprint: 1
title: Desk
actors: {clerk: {title: Clerk}, clerk2: {title: Helper}}
systems: {files: {title: Files}}
stages:
  - title: All
    steps:
      - {id: ask, customer: Asks, frontstage: {text: Listens, actor: clerk},
         backstage: {text: Looks, id: looks, actor: clerk}, support: {text: Holds, system: files}}
      - {id: wait, customer: Waits, frontstage: {text: Tells, id: tells, actor: clerk2, arrow: up}}
      - {id: sign, evidence: {text: Form, id: form}, customer: Signs,
         frontstage: {text: Stamps, actor: clerk, arrow: both}, support: {text: Prints, id: prints}}
links: [{from: looks, to: tells}, {from: prints, to: form, kind: evidence}]
"""


def graph(text: str = DESK) -> Graph:
    return made(named(text), kind=GraphKind.HANDOVERS).graph


def edge(found: Graph, source: str, target: str) -> Edge:
    return next(e for e in found.edges if (e.source, e.target) == (source, target))


def test_handovers_are_counted_both_ways_by_the_line_they_cross() -> None:
    found = graph()

    there = edge(found, "customer", "actor.clerk")
    assert (there.count, there.back_count, there.kind, there.weight) == ("2", "1", "interaction", 3)
    assert there.both
    back = edge(found, "actor.clerk2", "customer")
    assert (back.count, back.back_count, back.constrain) == ("1", "", False)
    files = edge(found, "actor.clerk", "system.files")
    assert (files.kind, files.look) == ("internal-interaction", Look.DOTTED)
    helper = edge(found, "actor.clerk", "actor.clerk2")
    assert (helper.kind, helper.look) == ("visibility", Look.DASHED)
    nobody = edge(found, "actor.clerk", "lane.support")
    assert nobody.kind == "visibility"
    assert len(found.edges) == 5


def test_nobody_hands_over_to_himself_and_evidence_hands_nothing_over() -> None:
    found = graph()

    assert all(e.source != e.target for e in found.edges)
    assert not any("evidence" in e.source + e.target for e in found.edges)


def test_a_connector_without_a_head_hands_nothing_over() -> None:
    assert len(graph(DESK.replace("system: files}", "system: files, arrow: line}")).edges) == 4


def test_everybody_stands_where_the_customer_is_nearest() -> None:
    columns = {node.key: node.column for node in graph().nodes}

    assert columns == {"customer": 0, "actor.clerk": 1, "actor.clerk2": 1, "system.files": 3, "lane.support": 3}


def test_where_nobody_is_named_it_says_so() -> None:
    notes = {node.key: [note.text for note in node.notes] for node in graph().nodes}

    assert notes.pop("lane.support") == ["nobody named"]
    assert not any(notes.values())


def test_several_maps_are_added_up() -> None:
    found = made(named(), named(DESK, "a"), named(DESK, "b"), kind=GraphKind.HANDOVERS).graph

    assert edge(found, "actor.clerk", "system.files").count == "2"
