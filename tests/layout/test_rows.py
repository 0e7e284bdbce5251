"""Which bands and lines a drawing has, and in which order."""

from __future__ import annotations

from written import service

from blueprint.layout.bands import Row
from blueprint.layout.rows import rows_of
from blueprint.model.selection import select
from blueprint.model.service import Service, View
from blueprint.model.vocabulary import DrawingKind

FULL = """
stages:
  - title: A
    steps:
      - {id: a, evidence: Sign, customer: Comes, frontstage: Greets, backstage: Cooks, support: Till, touchpoint: desk}
      - {id: b, customer: Goes, thinking: Nice, pain: Late, note: Ask them, emotion: 3}
"""
JOURNEY = DrawingKind.JOURNEY
BLUEPRINT = DrawingKind.BLUEPRINT


def names(of: Service, kind: DrawingKind, *asked: str) -> list[str]:
    """Ids of rows and lines from the top."""
    view = View(id="v", kind=kind, lanes=asked) if asked else None
    return [row.id for row in rows_of(select(of, view) if view else of, kind, view)]


def test_a_blueprint_has_its_lanes_in_the_default_order_with_the_lines_between() -> None:
    assert names(service(FULL), BLUEPRINT) == [
        "touchpoint", "evidence", "customer", "interaction", "frontstage", "visibility", "backstage",
        "internal-interaction", "support",
    ]  # fmt: skip


def test_a_journey_map_has_its_zones_from_the_top_and_no_lines() -> None:
    assert names(service(FULL), JOURNEY) == ["customer", "touchpoint", "emotion", "thinking", "pain"]


def test_notes_are_drawn_where_they_are_asked_for() -> None:
    assert "note" not in names(service(FULL), JOURNEY)
    assert names(service(FULL), JOURNEY, "customer", "note") == ["customer", "note"]


def test_an_empty_lane_is_left_out_with_its_line() -> None:
    without = FULL.replace("backstage: Cooks, ", "").replace("support: Till, ", "")

    assert names(service(without), BLUEPRINT) == ["touchpoint", "evidence", "customer", "interaction", "frontstage"]


def test_a_lane_that_is_named_is_drawn_empty() -> None:
    without = FULL.replace("backstage: Cooks, ", "")
    named = f"lanes: [evidence, customer, frontstage, backstage, support]\n{without}"

    assert "backstage" not in names(service(without), BLUEPRINT)
    assert "backstage" in names(service(named), BLUEPRINT)


def test_two_lines_share_a_channel_where_a_zone_is_missing() -> None:
    found = names(service(FULL.replace("backstage: Cooks, ", "")), BLUEPRINT)

    at = found.index("frontstage")
    assert found[at : at + 4] == ["frontstage", "visibility", "internal-interaction", "support"]


def test_a_lane_of_one_zone_alone_has_no_line() -> None:
    found = names(service("stages: [{title: A, steps: [{id: a, customer: Comes}]}]"), BLUEPRINT)

    assert found == ["customer"]


def test_a_split_lane_has_one_row_an_actor_in_order_of_appearance() -> None:
    of = service(
        """
lanes: [customer, {lane: frontstage, split: actor}]
stages:
  - title: A
    steps:
      - {id: a, customer: Comes, frontstage: [{text: Greets, actor: host}, {text: Waits}]}
      - {id: b, customer: Eats, frontstage: {text: Serves, actor: waiter}}
"""
    )
    rows = [row for row in rows_of(of, BLUEPRINT) if isinstance(row, Row)]

    assert [row.id for row in rows] == ["customer", "frontstage", "frontstage.host", "frontstage.waiter"]
    assert [row.actor for row in rows] == [None, None, "host", "waiter"]
    assert [[e.order for e in row.entries] for row in rows[1:]] == [[0], [0], [0]]
    assert {row.zone for row in rows[1:]} == {"frontstage"}


def test_cards_of_a_stage_span_its_columns() -> None:
    of = service("stages: [{title: A, support: All, steps: [{id: a, customer: X}, {id: b, customer: Y}]}]")
    row = next(row for row in rows_of(of, BLUEPRINT) if isinstance(row, Row) and row.id == "support")

    assert [(e.first, e.last, e.step) for e in row.spanning] == [(0, 1, None)]
    assert row.entries == ()


def test_a_view_orders_nothing_and_hides_the_rest() -> None:
    assert names(service(FULL), BLUEPRINT, "support", "customer") == [
        "customer", "interaction", "visibility", "internal-interaction", "support",
    ]  # fmt: skip


def test_a_journey_that_asks_for_lanes_gets_them_with_the_lines_that_it_names() -> None:
    asked = ("customer", "interaction", "frontstage", "thinking")

    assert names(service(FULL), JOURNEY, *asked) == ["customer", "interaction", "frontstage", "thinking"]


def test_an_own_line_stands_between_any_two_lanes_of_cards() -> None:
    lanes = "lanes: [evidence, {line: own, title: Own}, customer]"
    of = service(f"{lanes}\nstages: [{{title: A, steps: [{{evidence: Sign, customer: Comes}}]}}]")

    assert names(of, BLUEPRINT) == ["evidence", "own", "customer"]
