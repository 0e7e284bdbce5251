"""Key touchpoints and the promise of the brand."""

from __future__ import annotations

import pytest
from linted import found, steps, told

DESK = "touchpoints:\n  desk: {{title: Desk, {}}}\n"
USED = "customer: Checks in, touchpoint: desk"


def with_desk(facts: str) -> str:
    return steps(USED, head=DESK.format(facts))


def test_a_key_touchpoint_needs_a_standard() -> None:
    text = with_desk("owner: brand, importance: key, plan: {goal: Welcome}")

    assert told(text) == ["4:3 BP351 the key touchpoint `desk` has no standard"]
    (finding,) = found(text)
    assert finding.hint == "write how good it has to be, in words that can be checked: `plan: {standard: …}`"
    assert finding.element == "touchpoints/desk"


def test_a_key_touchpoint_needs_an_owner() -> None:
    text = with_desk("importance: key, plan: {standard: Three minutes}")

    assert told(text) == ["4:3 BP352 the key touchpoint `desk` has no owner"]
    (finding,) = found(text)
    assert finding.hint == "write whose it is: `owner: brand`, `partner`, `customer` or `social`"


@pytest.mark.parametrize(
    "facts",
    [
        "owner: brand, importance: key, plan: {standard: Three minutes}",
        "owner: customer, importance: key",
        "owner: social, importance: key",
        "importance: normal",
        "importance: special",
        "medium: human",
    ],
)
def test_touchpoints_that_are_in_order(facts: str) -> None:
    assert told(with_desk(facts)) == []


def test_a_touchpoint_that_no_step_names_is_still_the_maps_own() -> None:
    text = steps("customer: Checks in", head=DESK.format("owner: brand, importance: key"))

    assert [d.code for d in found(text)] == ["BP351"]


PLATFORM = "platform: {promise: Quiet nights}\n"


def test_a_promise_needs_a_touchpoint() -> None:
    text = steps(USED, head=PLATFORM + DESK.format("medium: human"))

    assert told(text) == ["3:21 BP356 no touchpoint says how it keeps this promise"]
    (finding,) = found(text)
    assert finding.hint == "write it where customers notice it: `touchpoints: {desk: {promise: …}}`"
    assert finding.element == "platform/promise"


@pytest.mark.parametrize(
    "text",
    [
        steps(USED, head=PLATFORM + DESK.format("promise: Keys without noise")),
        steps("customer: Checks in", head=PLATFORM),
        steps(USED, head="platform: {theme: Night}\n" + DESK.format("medium: human")),
    ],
    ids=["carried", "no touchpoints", "no promise"],
)
def test_promises_that_are_in_order(text: str) -> None:
    assert told(text) == []
