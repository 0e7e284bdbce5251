"""Edges of the experience figures: missing halves, equal scores, stages' own cards, units, orders."""

from __future__ import annotations

import pytest
from experience.experienced import staged, stepped

from blueprint.experience import mended, ranked_opportunities, totals
from blueprint.experience.opportunities import quadrant
from blueprint.experience.satisfaction import personas_scored
from blueprint.experience.serving import carried
from blueprint.model import Duration


@pytest.mark.parametrize(("impact", "effort"), [(None, 3), (3, None), (None, None)])
def test_half_a_judgement_has_no_quadrant(impact: int | None, effort: int | None) -> None:
    assert quadrant(impact, effort) is None


def test_an_opportunity_at_a_card_of_a_stage_touches_all_its_steps() -> None:
    service = staged(
        ("title: S, support: {text: Keeps, id: keeps}", "customer: A", "customer: {text: B, id: own}", "customer: C"),
        head="opportunities: [{title: X, at: keeps}, {title: Y, at: own}]\n",
    )
    assert [one.steps for one in ranked_opportunities(service)] == [3, 1]


def test_times_add_up_in_the_smallest_unit_however_short() -> None:
    found = totals(stepped("customer: A, time: 1 min, wait: 0.2 s", "customer: B, time: 0.3 s"))
    assert found.time == Duration(60.3, 60.3, "s")
    assert totals(stepped("customer: A, time: 1 h", "customer: B, time: 2 d")).time == Duration(176400, 176400, "h")
    assert totals(stepped("customer: A, time: 0.2 s, wait: 0.2 s")).wait_share == pytest.approx(0.5)


def test_only_personas_with_scores_count_in_the_order_of_the_catalogue() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}, kim: {name: Kim}}\n"
    assert personas_scored(stepped("customer: A, emotion: {kim: 2, lee: 3}", head=head)) == ("lee", "kim")


def test_without_scores_there_is_nobody_to_score_for() -> None:
    assert personas_scored(stepped("customer: A", "customer: B", head="personas: {lee: {name: Lee}}\n")) == ()
    assert personas_scored(stepped("customer: A", "customer: B, expectation: 3")) == (None,)


def test_a_worst_step_that_is_as_bad_as_expected_is_raised_to_neutral() -> None:
    found = mended(stepped("customer: A, emotion: 2, expectation: 2"))
    assert found is not None
    assert found.to == 3


def test_what_is_served_stands_in_the_order_of_the_steps() -> None:
    service = staged(
        (
            "title: S, support: {text: Keeps, id: keeps}",
            "id: z, customer: A",
            "id: m, customer: B",
            "id: b, customer: C",
        )
    )
    (keeps,) = carried(service)
    assert [served.step.key for served in keeps.serves] == ["z", "m", "b"]
