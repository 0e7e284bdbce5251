from __future__ import annotations

from pathlib import Path

import pytest
from built import codes, only, outcome, service, steps

from blueprint.model.vocabulary import Gap, MetricType

BODY = ("id: check-in, customer: Checks in, pain: [Queue, Noise]", "id: leave, customer: Leaves")


def test_metrics() -> None:
    head = (
        "metrics:\n"
        "  - {id: queue, type: duration, at: check-in, value: 6 min, target: 2-4 min}\n"
        "  - {type: ces2, title: Ease of booking, scale: [1, 7], easy: [6, 7], value: 5.2, unit: points}\n"
        "  - {type: nps, target: 50}\n"
    )
    queue, ease, nps = service(steps(*BODY, head=head)).metrics
    assert (queue.at, queue.value, queue.target) == ("check-in", 360, 180)
    assert queue.target_duration is not None
    assert queue.target_duration.high == 240
    assert (ease.id, ease.scale, ease.easy, ease.value) == ("ease-of-booking", (1, 7), (6, 7), 5.2)
    assert (nps.id, nps.type, nps.value, nps.target) == ("nps", MetricType.NPS, None, 50)


@pytest.mark.parametrize(
    ("metric", "code"),
    [
        ("{id: a, type: nps, at: nowhere, value: 1}", "BP402"),
        ("{id: a, type: duration, value: soon}", "BP322"),
        ("{id: a, type: nps, responses: survey}", "BP401"),
        ("{id: a, type: nps}", "BP325"),
        ("{id: a, type: nps, value: 1, easy: [1, 2]}", "BP325"),
        ("{id: a, type: mean, value: 1, scale: [5, 1]}", "BP325"),
    ],
)
def test_metrics_that_cannot_be(metric: str, code: str) -> None:
    assert only(outcome(steps(*BODY, head=f"metrics: [{metric}]\n"))).code == code


def test_two_metrics_with_one_id() -> None:
    found = only(outcome(steps(*BODY, head="metrics: [{type: nps, value: 1}, {type: nps, value: 2}]\n")))
    assert found.code == "BP404"
    assert [r.message for r in found.related] == ["first one here"]
    twice = outcome(steps(*BODY, head="opportunities: [{id: a, title: X}, {id: a, title: Y}]\n"))
    assert only(twice).code == "BP404"
    assert twice.value is not None
    assert len(twice.value.opportunities) == 1


def test_responses(tmp_path: Path) -> None:
    (tmp_path / "exit.csv").write_text("q\n9\n")
    (tmp_path / "exit.txt").write_text("q\n9\n")
    path = tmp_path / "a.blueprint.yaml"
    head = (
        "responses: {{exit: {{file: {}, columns: {{score: q, step: where}}}}}}\n"
        "metrics: [{{type: nps, responses: exit}}]\n"
    )
    built = service(steps(*BODY, head=head.format("exit.csv")), path)
    assert built.responses[0].files == (str(tmp_path / "exit.csv"),)
    assert [(role, column.name) for role, column in built.responses[0].columns] == [("score", "q"), ("step", "where")]
    assert built.metrics[0].responses == "exit"
    assert codes(outcome(steps(*BODY, head=head.format("none.csv")), path)) == ["BP411"]
    assert codes(outcome(steps(*BODY, head=head.format("exit.txt")), path)) == ["BP415"]


def test_gaps_and_opportunities() -> None:
    head = (
        "gaps: [{gap: 3, at: check-in, note: Slow}]\n"
        "metrics: [{id: queue, type: count, value: 3}]\n"
        "opportunities:\n"
        "  - {title: Second desk, at: [check-in, stage, leaves], impact: 4, effort: 2, status: planned,"
        " due: 2025-03-31, addresses: [gap-3, gap-5, queue, leaves, check-in.customer, check-in.pain.2]}\n"
        "  - {title: Second desk}\n"
    )
    built = service(steps(*BODY, head=head))
    assert (built.gaps[0].gap, built.gaps[0].at) == (Gap.DELIVERY, "check-in")
    first, second = built.opportunities
    assert first.at == ("check-in", "stage", "leaves")
    assert first.addresses == ("gap-3", "gap-5", "queue", "leaves", "checks-in", "check-in.pain.2")
    assert (first.impact, first.effort, first.due) == (4, 2, "2025-03-31")
    assert (first.id, second.id) == ("second-desk", "second-desk-2")


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("addresses: gap-2", "BP402"),
        ("addresses: leave.pain.1", "BP402"),
        ("addresses: check-in.pain.3", "BP402"),
        ("addresses: nothing", "BP402"),
        ("at: nothing", "BP402"),
        ("due: 2025-02-30", "BP324"),
        ("due: soon", "BP324"),
    ],
)
def test_opportunities_that_cannot_be(keys: str, code: str) -> None:
    assert only(outcome(steps(*BODY, head=f"opportunities: [{{title: T, {keys}}}]\n"))).code == code


def test_at_looks_for_steps_then_stages_then_cards() -> None:
    text = (
        "stages:\n"
        "  - {id: one, title: A, steps: [{id: two, customer: {id: one, text: X}}]}\n"
        "  - {id: two, title: B, steps: [{id: three, customer: {id: four, text: Y}}]}\n"
        "gaps: [{gap: 1, at: two}, {gap: 1, at: one}, {gap: 1, at: four}, {gap: 1, at: three.customer}]\n"
    )
    assert [g.at for g in service(text).gaps] == ["two", "one", "four", "four"]


def test_a_card_with_the_key_of_another_step_is_located_by_its_own_step() -> None:
    text = steps("id: pay, customer: Gives, support: Till", "id: till, customer: Looks")
    assert [g.at for g in service("gaps: [{gap: 1, at: pay.support}]\n" + text).gaps] == ["pay"]
