"""Fail points and gaps, and what is done about them."""

from __future__ import annotations

import pytest
from linted import found, steps, told

FAIL = "id: serve, customer: Eats, frontstage: {text: Serves, id: serving, marks: fail}, pain: Cold food"
PAY = "id: pay, customer: Pays"


def improved(opportunity: str, *lines: str, tail: str = "") -> str:
    return steps(*(lines or (FAIL, PAY)), tail=f"{tail}opportunities:\n  - {{title: Better, {opportunity}}}\n")


def test_a_fail_point_without_an_answer() -> None:
    text = improved("at: pay")

    assert told(text) == ["6:56 BP353 no opportunity answers the fail point `Serves`"]
    (finding,) = found(text)
    assert finding.hint == "say what prevents it or makes up for it: `opportunities: [{title: …, at: serve}]`"
    assert finding.element == "stages/stay/serve/frontstage/1"


@pytest.mark.parametrize(
    "opportunity",
    ["at: serve", "at: stay", "at: serving", "addresses: serving", "addresses: serve.pain.1", "at: [pay, serve]"],
)
def test_a_fail_point_with_an_answer(opportunity: str) -> None:
    assert told(improved(opportunity)) == []


def test_a_figure_or_a_gap_at_the_step_answers_as_well() -> None:
    metric = "metrics:\n  - {id: late, type: count, title: Late, at: serve, value: 3}\n"
    assert told(improved("addresses: late", tail=metric)) == []

    gap = "gaps:\n  - {gap: 3, at: pay}\n"
    assert [d.code for d in found(improved("addresses: gap-3", tail=gap))] == ["BP353"]


def test_fail_points_of_steps_stages_and_wide_cards() -> None:
    step = steps("id: serve, customer: Eats, marks: fail")
    assert told(step) == ["6:14 BP353 no opportunity answers the fail point `serve`"]

    wide = "stages:\n  - title: Stay\n    support: {text: Heats, marks: fail}\n    steps:\n      - customer: Eats\n"
    assert told(wide) == ["5:21 BP353 no opportunity answers the fail point `Heats`"]
    assert told(wide + "opportunities: [{title: Better, at: eats}]\n") == []


def test_a_card_that_goes_fails_no_more() -> None:
    assert told(steps("customer: {text: Queues, marks: fail, status: removed}")) == []


def test_a_map_without_opportunities_is_told_once() -> None:
    text = steps(FAIL, "customer: {text: Pays, marks: fail}", "customer: {text: Goes, marks: fail}")

    (finding,) = found(text)
    assert finding.message == "the map marks 3 fail points and lists no opportunity"
    assert finding.hint == "say under `opportunities` what prevents each or makes up for it"
    assert [related.span.line for related in finding.related] == [7, 8]
    assert finding.span is not None
    assert finding.span.line == 6


GAP = "gaps:\n  - {gap: 3, at: serve, note: Six minutes}\n"
SERVE = "id: serve, customer: Eats, pain: Cold food"


def test_a_gap_that_stays_open() -> None:
    text = improved("at: pay", SERVE, PAY, tail=GAP)

    assert told(text) == ["9:6 BP361 no opportunity closes gap 3 at `serve`"]
    (finding,) = found(text)
    assert finding.hint == "name it where it is closed: `opportunities: [{title: …, addresses: gap-3}]`"


@pytest.mark.parametrize("opportunity", ["addresses: gap-3", "at: serve", "addresses: serve.pain.1"])
def test_a_gap_that_is_closed(opportunity: str) -> None:
    assert told(improved(opportunity, SERVE, PAY, tail=GAP)) == []


def test_a_gap_without_a_place_has_to_be_named() -> None:
    nowhere = "gaps:\n  - {gap: 4, note: Leaflets say other things}\n"

    assert told(improved("at: serve", SERVE, PAY, tail=nowhere)) == ["9:6 BP361 no opportunity closes gap 4"]
    assert told(improved("addresses: gap-4", SERVE, PAY, tail=nowhere)) == []


def test_gap_5_closes_with_the_others() -> None:
    five = "  - {gap: 5, at: pay}\n"

    assert [d.code for d in found(improved("at: serve", SERVE, PAY, tail=f"gaps:\n{five}"))] == ["BP361"]
    assert told(improved("at: serve", SERVE, PAY, tail=GAP + five)) == []


def test_several_gaps_and_no_opportunity() -> None:
    text = steps(SERVE, PAY, tail=GAP + "  - {gap: 1, at: pay}\n")

    assert told(text) == ["9:6 BP361 the map names 2 gaps and lists no opportunity"]
