from __future__ import annotations

import pytest
from built import codes, only, outcome, said, service, steps

from blueprint.model import Lane, Line, Zone


def order(lanes: str, step: str = "customer: Comes") -> list[str]:
    built = service(steps(step, head=f"lanes: {lanes}\n" if lanes else ""))
    return [f"--{e.id}--" if isinstance(e, Line) else e.id for e in built.lanes]


def test_default_order() -> None:
    assert order("") == [
        "evidence", "customer", "--interaction--", "frontstage", "--visibility--", "backstage",
        "--internal-interaction--", "support",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lanes", "expected"),
    [
        ("[customer, frontstage, support]",
         ["customer", "--interaction--", "frontstage", "--visibility--", "--internal-interaction--", "support"]),
        ("[customer, support]",
         ["customer", "--interaction--", "--visibility--", "--internal-interaction--", "support"]),
        ("[customer, {line: internal-interaction}, support]",
         ["customer", "--interaction--", "--visibility--", "--internal-interaction--", "support"]),
        ("[customer, {lane: x, title: X, zone: other}, frontstage]",
         ["customer", "x", "--interaction--", "frontstage"]),
        ("[customer, {line: interaction}, {lane: x, title: X, zone: other}, frontstage]",
         ["customer", "--interaction--", "x", "frontstage"]),
        ("[emotion, customer, frontstage, pain]",
         ["emotion", "customer", "--interaction--", "frontstage", "pain"]),
        ("[customer, frontstage, {line: deep, title: Deep}, backstage]",
         ["customer", "--interaction--", "frontstage", "--deep--", "--visibility--", "backstage"]),
        ("[customer, {lane: a, title: A, zone: frontstage}, frontstage]",
         ["customer", "--interaction--", "a", "frontstage"]),
        ("[evidence, customer]", ["evidence", "customer"]),
    ],
)  # fmt: skip
def test_lines_find_their_place(lanes: str, expected: list[str]) -> None:
    assert order(lanes) == expected


def test_the_ways_to_write_a_lane() -> None:
    built = service(
        steps(
            "guest: Comes, frontstage: Greets",
            head="lanes:\n  - evidence: {en: Things, zh-Hans: 有形展示}\n"
            "  - {lane: guest, title: Guest, zone: customer, note: Who comes}\n"
            "  - {lane: frontstage, split: actor}\n  - {line: interaction, title: Contact, style: dotted}\n".replace(
                "  - {lane: frontstage, split: actor}\n  - {line: interaction, title: Contact, style: dotted}\n",
                "  - {line: interaction, title: Contact, style: dotted}\n  - {lane: frontstage, split: actor}\n",
            ),
        )
    )
    evidence, guest, line, front = built.lanes[:4]
    assert isinstance(evidence, Lane)
    assert evidence.title is not None
    assert evidence.title.pick("zh-Hans").text == "有形展示"
    assert isinstance(guest, Lane)
    assert (guest.zone, guest.named) == (Zone.CUSTOMER, True)
    assert guest.note is not None
    assert isinstance(line, Line)
    assert line.style == "dotted"
    assert isinstance(front, Lane)
    assert front.split_by_actor


@pytest.mark.parametrize(
    ("lanes", "code", "message"),
    [
        ("[frontstage, customer]", "BP310", "`customer`"),
        ("[customer, frontstage, {line: interaction}]", "BP311", "below the lane `frontstage`"),
        ("[{line: interaction}, customer, frontstage]", "BP311", "above the lane `customer`"),
        ("[customer, {line: visibility}, {line: interaction}, support]", "BP311", "below the line `visibility`"),
        ("[customer, {lane: shop, title: Shop}]", "BP312", "`shop`"),
        ("[customer, frontstag]", "BP312", "`frontstag`"),
        ("[customer, {shop: Shop}]", "BP312", "`shop`"),
        ("[customer, {line: visibilty}]", "BP313", "`visibilty`"),
        ("[customer, {lane: next, title: N, zone: other}]", "BP314", "`next`"),
        ("[customer, {lane: steps, title: N, zone: other}]", "BP314", "`steps`"),
        ("[customer, {lane: pain, title: N, zone: other}]", "BP314", "`pain`"),
        ("[customer, {lane: customer, title: Again}]", "BP315", "`customer`"),
        ("[customer, {line: a, title: A}, {line: a, title: B}]", "BP315", "`a`"),
        ("[customer, {lane: support, zone: backstage}]", "BP316", "`support`"),
        ("[customer, {lane: quote, split: actor}]", "BP317", "`quote`"),
    ],
)
def test_what_is_wrong_with_lanes(lanes: str, code: str, message: str) -> None:
    found = only(outcome(steps("customer: Comes", head=f"lanes: {lanes}\n")))
    assert found.code == code
    assert message in found.message
    assert found.span is not None
    assert found.span.line == 3
    assert found.hint


def test_misspelt_lanes_and_lines_are_suggested_and_mended() -> None:
    for lanes, meant in (("[customer, frontstag]", "frontstage"), ("[customer, {line: visibilty}]", "visibility")):
        found = only(outcome(steps("customer: Comes", head=f"lanes: {lanes}\n")))
        assert found.hint is not None
        assert f"`{meant}`" in found.hint
        assert found.fix is not None
        assert found.fix.edits[0].text == meant


def test_a_lane_without_a_title_is_called_by_its_name() -> None:
    lanes = service(
        steps("customer: C, promoter: P", head="lanes: [customer, {lane: promoter, zone: support}]\n")
    ).lanes
    title = next(lane.title for lane in lanes if lane.id == "promoter")

    assert title is not None
    assert title.pick("de").text == "promoter"


def test_a_lane_used_but_not_listed() -> None:
    found = only(outcome(steps("customer: Comes, support: Till", "support: Till", head="lanes: [customer]\n")))
    assert (found.code, found.hint) == ("BP405", "add `support` to `lanes`")


def test_a_misspelt_key_of_a_step_is_reported_once() -> None:
    found = only(outcome(steps("customer: Comes, fronstage: Greets", "customer: Goes, fronstage: Waves")))
    assert found.code == "BP405"
    assert found.fix is not None
    assert found.fix.edits[0].text == "frontstage"


def test_keys_that_the_schema_knows_are_not_reported_again() -> None:
    assert codes(outcome(steps("customer: Comes, goal: None, steps: []"))) == []


def test_renaming_a_lane_changes_only_its_title() -> None:
    body = "frontstage: Greets, customer: Comes"
    one = service(steps(body, head="lanes: [customer, frontstage]\n"))
    other = service(steps(body, head="lanes: [customer, {frontstage: Waiters}]\n"))
    assert [c.key for c in one.cards] == [c.key for c in other.cards]
    assert [(k.source, k.target) for k in one.links] == [(k.source, k.target) for k in other.links]
    assert [e.id for e in one.lanes] == [e.id for e in other.lanes]


def test_several_faults_are_all_reported() -> None:
    found = outcome(steps("customer: Comes", head="lanes: [frontstage, customer, shop, {line: nope}]\n"))
    assert [c[:5] for c in said(found)] == ["BP310", "BP312", "BP313"]
