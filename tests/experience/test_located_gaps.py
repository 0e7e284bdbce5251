"""Service-quality gaps at their places, with what speaks for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from experienced import staged, stepped

from blueprint.experience import LocatedGap, Missed, satisfactions, service_gaps
from blueprint.model import GapAt, Metric, Service
from blueprint.model.figures import Figure, GroupFigure, Grouping, Measurement
from blueprint.model.measures import Where
from blueprint.model.targets import target_met
from blueprint.model.vocabulary import Gap, MetricType


def told(service: Service) -> list[tuple[int, str | None, str | None, float | None]]:
    return [(g.number, g.place, g.persona, g.size) for g in service_gaps(service)]


def at(service: Service, place: str | None, number: int) -> LocatedGap:
    return next(g for g in service_gaps(service) if (g.place, g.number) == (place, number))


def test_gap_5_is_computed_where_less_is_experienced_than_expected() -> None:
    service = stepped(
        "customer: A, emotion: 2, expectation: 4.5", "customer: B, emotion: 4, expectation: 4",
        "customer: C, emotion: 5, expectation: 1", "customer: D, emotion: 1", "customer: E, expectation: 5",
    )  # fmt: skip

    assert told(service) == [(5, "a", None, 2.5)]
    assert at(service, "a", 5).declared is None


def test_gaps_are_sorted_by_place_then_number() -> None:
    head = (
        "gaps: [{gap: 4, at: b}, {gap: 3, at: b}, {gap: 2, at: b.customer}, {gap: 1, at: t}, {gap: 2, at: a},"
        " {gap: 1}, {gap: 3, at: t.support}, {gap: 3, at: b, note: Second}]\n"
    )
    service = staged(
        ("title: S", "id: a, customer: A"),
        ("title: T, id: t, support: Desk", "id: b, customer: {text: Goes, id: goes}, emotion: 1, expectation: 2"),
        head=head,
    )

    assert [(n, place) for n, place, *_ in told(service)] == [
        (1, None), (2, "a"), (1, "t"), (3, "desk"), (3, "b"), (3, "b"), (4, "b"), (5, "b"), (2, "goes"),
    ]  # fmt: skip
    assert [g.note.pick("en").text if g.note else None for g in service_gaps(service) if g.number == 3] == [
        None, None, "Second",
    ]  # fmt: skip


def test_a_declared_gap_5_is_told_once_with_note_and_size() -> None:
    head = "gaps: [{gap: 5, at: a, note: Queue}, {gap: 5, at: a, note: Noise}, {gap: 5, at: b}]\n"
    service = stepped(
        "id: a, customer: A, emotion: 2, expectation: 4", "id: b, customer: B, emotion: 4, expectation: 4", head=head
    )
    found = service_gaps(service)

    assert sorted((g.note.pick("en").text if g.note else "", g.size or 0) for g in found) == [
        ("", 0), ("Noise", 0), ("Queue", 2),
    ]  # fmt: skip
    assert [g.declared for g in found if g.size] == [service.gaps[0]]
    assert {g.declared for g in found} == set(service.gaps)


def test_gap_5_of_each_persona_and_of_all() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}}\n"
    service = stepped(
        "id: a, customer: A, emotion: {dana: 2, lee: 1}, expectation: 4",
        "id: b, customer: B, emotion: 2, expectation: 3",
        "id: c, customer: C, emotion: 3, expectation: {dana: 4, lee: 1}",
        head=head,
    )

    assert told(service) == [(5, "a", "lee", 3), (5, "a", "dana", 2), (5, "b", None, 1), (5, "c", "dana", 1)]
    assert {s.step for s in satisfactions(service) if s.value < 0} == {"a", "b", "c"}


def test_the_same_gap_of_all_is_one_whatever_the_scores() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}}\n"
    service = stepped("id: a, customer: A, emotion: {lee: 3.6, dana: 3.4}, expectation: {lee: 4, dana: 3.8}", head=head)

    assert told(service) == [(5, "a", None, pytest.approx(0.4))]


def test_gap_5_of_the_only_persona_with_scores_is_its_own() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}}\n"

    assert told(stepped("id: a, customer: A, emotion: {dana: 2}, expectation: {dana: 4}", head=head)) == [
        (5, "a", "dana", 2)
    ]


HEAD = (
    "metrics:\n"
    "  - {id: wait, type: duration, at: a, value: 6 min, target: 3 min}\n"
    "  - {id: ease, type: ces2, at: a, value: 6, target: 5}\n"
    "  - {id: desk, type: csat, at: desk, value: 60, target: 80}\n"
    "  - {id: orders, type: count, at: a, value: 60, target: 80}\n"
    "  - {id: named, type: ces1, value: 4, target: 2}\n"
    "  - {id: whole, type: nps, value: 10, target: 50}\n"
    "gaps: [{gap: 3, at: a}, {gap: 3, at: s}, {gap: 3, at: desk}, {gap: 3}, {gap: 3, at: c}, {gap: 3, at: b}]\n"
)


def evidenced() -> Service:
    return staged(
        (
            "title: S, id: s, pain: Slow",
            "id: a, customer: A, frontstage: {text: Desk, id: desk}, pain: [Queue, Noise]",
            "id: b, customer: B, pain: Cold, metric: named",
        ),
        ("title: Last", "id: c, customer: C"),
        head=HEAD,
    )


def test_missed_targets_and_pains_are_evidence_where_they_are() -> None:
    service = evidenced()

    assert at(service, "a", 3).evidence == ("wait", "desk", "a.pain.1", "a.pain.2")
    assert at(service, "desk", 3).evidence == ("desk",)
    assert at(service, "b", 3).evidence == ("named", "b.pain.1")
    assert at(service, "s", 3).evidence == ("wait", "desk", "named", "s.pain.1", "a.pain.1", "a.pain.2", "b.pain.1")
    assert at(service, "c", 3).evidence == ()
    assert at(service, None, 3).evidence == ("whole",)


def test_what_was_measured_counts_rather_than_what_was_declared() -> None:
    service = evidenced()
    low, high = Figure(value=10, n=50), Figure(value=90, n=50)
    nps = Metric(id="whole", type=MetricType.NPS, target=50, by=Grouping.STEP, responses="survey")
    groups = (
        GroupFigure(by=Grouping.STEP, key="a", figure=high),
        GroupFigure(by=Grouping.STEP, key="b", figure=low),
        GroupFigure(by=Grouping.STAGE, key="last", figure=low),
    )
    made = replace(
        service,
        metrics=(nps,),
        measurements=(Measurement(metric="whole", figure=high, groups=groups),),
    )

    assert [at(made, place, 3).missed for place in (None, "a", "b", "s", "c")] == [(), (), ("whole",), ("whole",), ()]
    judged = [at(made, place, 3).missed_at for place in ("b", "s")]
    assert judged == [(Missed("whole", "b"),), (Missed("whole", "b"),)]
    unread = replace(made, measurements=())
    assert all(not gap.missed for gap in service_gaps(unread))


@pytest.mark.parametrize(
    ("where", "places"),
    [(Where(step="b"), ["b", "s"]), (Where(stage="last"), []), (Where(step="b", stage="s"), ["b", "s"])],
)
def test_a_metric_that_is_narrowed_to_a_place_is_evidence_there(where: Where, places: list[str]) -> None:
    narrow = Metric(id="narrow", type=MetricType.NPS, value=10, target=50, where=where)
    made = replace(evidenced(), metrics=(narrow,))

    assert [place for place in (None, "a", "b", "s", "c", "desk") if at(made, place, 3).missed] == places


def test_a_stage_with_the_key_of_a_step_is_not_its_place() -> None:
    service = staged(
        ("title: A, id: a, pain: Slow", "id: a, customer: A", "id: b, customer: B, pain: Cold"),
        head="gaps: [{gap: 1, at: a}]\n",
    )

    assert at(service, "a", 1).evidence == ()


def test_a_service_without_anything_has_no_gaps() -> None:
    assert service_gaps(stepped("customer: A")) == ()
    lone = replace(stepped("id: a, customer: A"), gaps=(GapAt(gap=Gap.DELIVERY, at="a"),))
    assert told(lone) == [(3, "a", None, None)]


@pytest.mark.parametrize(
    ("kind", "at_target", "above", "below"),
    [
        (MetricType.NPS, True, True, False), (MetricType.CSAT, True, True, False), (MetricType.CES2, True, True, False),
        (MetricType.CES1, True, False, True), (MetricType.DURATION, True, False, True),
        (MetricType.SHARE, True, None, None), (MetricType.MEAN, True, None, None),
        (MetricType.COUNT, True, None, None), (MetricType.NUMBER, True, None, None),
    ],
)  # fmt: skip
def test_which_way_a_target_is_met(
    kind: MetricType,
    at_target: bool,
    above: bool | None,
    below: bool | None,
) -> None:
    metric = Metric(id="m", type=kind, target=3)

    assert [target_met(metric, Figure(value=value, n=9)) for value in (3, 4, 2)] == [at_target, above, below]
    assert [target_met(replace(metric, value=value)) for value in (3, 4, 2)] == [at_target, above, below]
    assert target_met(metric) is None
    assert target_met(replace(metric, target=None, value=3)) is None
