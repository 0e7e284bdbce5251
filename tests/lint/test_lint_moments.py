"""Waits, evidence, holes in the curve, moments of truth."""

from __future__ import annotations

import pytest
from linted import found, service, steps, told

from blueprint.lint import check

WAITS = "id: queue, customer: {text: Queues, id: queues, marks: wait}"


def test_a_wait_without_a_time() -> None:
    text = steps(WAITS)

    assert told(text) == ["6:38 BP354 nothing says how long the wait `Queues` is"]
    (finding,) = found(text)
    assert finding.hint == "write its length, as a range if it varies: `wait: 5-10 min`"
    assert finding.element == "stages/stay/queue/customer/1"


def test_a_step_or_a_stage_that_waits() -> None:
    assert told(steps("id: queue, customer: Queues, marks: wait")) == [
        "6:14 BP354 nothing says how long the wait `queue` is"
    ]
    stage = "stages:\n  - {title: Stay, marks: wait, steps: [{customer: Queues}]}\n"
    assert told(stage) == ["4:13 BP354 nothing says how long the wait `stay` is"]
    assert told(stage.replace("Queues}", "Queues, wait: 5 min}")) == []


def test_a_step_is_told_of_once() -> None:
    assert len(found(steps(f"{WAITS}, frontstage: {{text: Calls, marks: wait}}, marks: wait"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        steps(f"{WAITS}, wait: 5 min"),
        steps("customer: {text: Queues, marks: wait, wait: 5-10 min}"),
        steps(f"{WAITS}, support: {{text: Cooks, wait: 20 min}}"),
        steps(WAITS).replace("  - title: Stay\n", "  - title: Stay\n    wait: 1 h\n"),
        steps(WAITS, tail="metrics:\n  - {id: w, type: duration, at: queue, value: 4 min}\n"),
        steps(WAITS, tail="metrics:\n  - {id: w, type: duration, at: queues, value: 4 min}\n"),
        steps("customer: {text: Queues, marks: wait, status: removed}"),
        steps("customer: Queues, time: 5 min"),
    ],
)
def test_waits_that_are_in_order(text: str) -> None:
    assert told(text) == []


def test_a_count_says_nothing_about_a_wait() -> None:
    metric = "metrics:\n  - {id: n, type: count, title: Guests in the queue, at: queue, value: 4}\n"

    assert [d.code for d in found(steps(WAITS, tail=metric))] == ["BP354"]


ENTERS = "customer: Enters, evidence: Lobby"


def test_evidence_without_an_action() -> None:
    text = steps(ENTERS, "id: prepare, evidence: [Bed, Towels], backstage: Cleans")

    assert told(text) == ["7:34 BP355 nobody does anything with the evidence in the step `prepare`"]
    (finding,) = found(text)
    assert finding.hint == "add what the customer does there, or move the evidence to the step where it is met"
    assert finding.element == "stages/stay/prepare/evidence/1"


@pytest.mark.parametrize(
    "text",
    [
        steps(ENTERS, "evidence: Letter, frontstage: Writes"),
        steps("title: Find, evidence: Map", "title: Read, evidence: Signs"),
        steps(ENTERS, "evidence: {text: Bed, status: removed}, backstage: Cleans"),
        steps(ENTERS, "evidence: Bed").replace("  - title: Stay\n", "  - title: Stay\n    customer: Rests\n"),
        steps(ENTERS, "backstage: Cleans"),
        steps(
            "evidence: Leaflet, promoter: Hands it out",
            head="lanes: [evidence, {lane: promoter, title: Promoters, zone: frontstage}]\n",
        ),
    ],
    ids=["frontstage", "no actions at all", "removed", "of the stage", "no evidence", "own lane"],
)
def test_evidence_that_is_in_order(text: str) -> None:
    assert told(text) == []


def test_a_hole_in_the_curve() -> None:
    text = steps("customer: Comes, emotion: 3", "id: ask, customer: Asks", "customer: Goes, emotion: 4")

    assert told(text) == ["7:14 BP358 the step `ask` has no emotion, so the curve has a hole there"]
    (finding,) = found(text)
    assert finding.hint == "write `emotion: …`, as at the other steps"
    assert finding.element == "stages/stay/ask"


def test_personas_have_curves_of_their_own() -> None:
    text = steps(
        "customer: Comes, emotion: {ann: 3, bob: 4}",
        "id: ask, customer: Asks, emotion: {ann: 3}",
        "customer: Goes, emotion: {ann: 3, bob: 5}",
        head="personas: {ann: {name: Ann}, bob: {name: Bob}}\n",
    )

    assert told(text) == ["8:14 BP358 the step `ask` has no emotion for `bob`, so the curve has a hole there"]


@pytest.mark.parametrize(
    "lines",
    [
        ("customer: Comes", "customer: Goes"),
        ("customer: Comes, emotion: 3", "customer: Asks", "customer: Goes"),
        ("customer: Comes, emotion: 3", "backstage: Cleans", "customer: Goes, emotion: 3"),
        ("customer: Comes, expectation: 3", "customer: Goes, expectation: 3"),
    ],
    ids=["no curve", "only a third", "nobody there", "expectations only"],
)
def test_curves_that_are_in_order(lines: tuple[str, ...]) -> None:
    assert told(steps(*lines)) == []


def test_many_holes_are_told_together() -> None:
    text = steps(*("customer: Comes, emotion: 3", "customer: Goes") * 9)

    (finding,) = found(text)
    assert finding.message == "9 of 18 steps have no emotion, so the curve has holes there"
    assert len(finding.related) == 5


PARK = "id: park, customer: Parks"
TRUTH = "id: check-in, customer: {text: Checks in, marks: moment-of-truth}"
FREE = "metrics:\n  - {id: free, type: count, title: Free, at: park, value: 12}\n"


def test_a_moment_of_truth_that_nobody_measures() -> None:
    text = steps(PARK, TRUTH, tail=FREE)

    assert told(text) == ["7:41 BP360 other moments are measured, but not the moment of truth `Checks in`"]
    (finding,) = found(text)
    assert finding.hint == "add a figure under `metrics` with `at: check-in`, or the step's `emotion`"


@pytest.mark.parametrize(
    "text",
    [
        steps(PARK, TRUTH),
        steps(PARK, f"{TRUTH}, emotion: 3", tail=FREE),
        steps(PARK, f"{TRUTH}, metric: Wait at the desk", tail=FREE),
        steps(PARK, f"{TRUTH}, metric: free", tail=FREE),
        steps(PARK, TRUTH, tail=FREE.replace("at: park", "at: check-in")),
        steps(PARK, TRUTH, tail=FREE.replace("at: park", "at: stay")),
        steps(PARK, TRUTH, tail=FREE.replace("at: park, ", "")),
    ],
)
def test_moments_of_truth_that_are_in_order(text: str) -> None:
    assert [d.code for d in found(text) if d.code == "BP360"] == []


def test_rules_ask_nothing_of_a_bare_map() -> None:
    assert check(service(steps("customer: Comes", "customer: Goes"))) == ()
