"""What rests on what: up to the customer, never from one customer action to the next."""

from __future__ import annotations

import pytest
from experience.experienced import staged, stepped
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience.dependence import Dependence
from blueprint.experience.serving import carried
from blueprint.model.vocabulary import Zone

ONE = (
    "id: a, customer: {text: C, id: c}, frontstage: [{text: F1, id: f1}, {text: F2, id: f2}], "
    "backstage: {text: B, id: b}, support: [{text: S1, id: s1}, {text: S2, id: s2}]"
)
NEXT = "id: n, customer: {text: D, id: d}, frontstage: {text: G, id: g}"


def on(*keys: str, steps: tuple[str, ...] = (ONE, NEXT), head: str = "") -> dict[str, str]:
    return Dependence(stepped(*steps, head=head)).resting_on(keys)


def test_everything_above_rests_on_support() -> None:
    assert on("s1") == {"b": "s1", "f2": "b", "c": "f1"}


def test_a_connector_to_one_card_of_a_cell_serves_them_all() -> None:
    assert on("s2") == {"b": "s1", "f2": "b", "c": "f1"}


@pytest.mark.parametrize("arrow", ["down", "up", "both", "line"])
def test_whichever_way_the_arrow_points(arrow: str) -> None:
    assert on("x", steps=(f"id: a, customer: {{text: C, id: c}}, support: {{text: X, id: x, arrow: {arrow}}}",)) == {
        "c": "x"
    }


def test_of_several_in_one_cell_and_elsewhere_each_is_followed() -> None:
    assert on("f1", "f2", "g") == {"c": "f1", "d": "g"}


def test_without_a_connector_nothing_rests_on_it() -> None:
    assert on("x", steps=("id: a, customer: {text: C, id: c}, support: {text: X, id: x, arrow: none}",)) == {}


def test_customers_who_go_on_rest_on_nobody() -> None:
    assert on("c") == {}
    assert "d" not in on("s1")


def test_what_comes_later_rests_on_what_it_is_given() -> None:
    assert on("s1", head="links: [{from: b, to: g}]\n") == {"b": "s1", "f2": "b", "g": "b", "c": "f1", "d": "g"}
    assert "b" not in on("g", head="links: [{from: b, to: g}]\n")


def test_an_exchange_between_steps_goes_both_ways() -> None:
    assert on("g", head="links: [{from: b, to: g, arrow: both}]\n")["b"] == "g"


def test_a_line_without_a_head_between_steps_carries_nothing() -> None:
    assert "g" not in on("b", head="links: [{from: b, to: g, arrow: line}]\n")


def test_evidence_rests_on_what_makes_it_but_not_on_the_customer() -> None:
    step = "id: a, evidence: {text: E, id: e}, customer: {text: C, id: c}, support: {text: S, id: s}"
    made = on("s", steps=(step,), head="links: [{from: s, to: e, kind: evidence}, {from: c, to: e, kind: evidence}]\n")

    assert made == {"e": "s", "c": "s"}
    assert on("c", steps=(step,), head="links: [{from: c, to: e, kind: evidence}]\n") == {}


def test_a_circle_ends() -> None:
    assert set(on("b", head="links: [{from: b, to: g}, {from: g, to: b}]\n")) == {"f2", "g", "c", "d"}


LANES = st.lists(st.sampled_from(["customer", "frontstage", "backstage", "support"]), unique=True, min_size=1)


@given(st.lists(LANES, min_size=1, max_size=4))
def test_nothing_ever_rests_on_a_customer_and_whatever_rests_is_above(steps: list[list[str]]) -> None:
    service = stepped(*(", ".join([f"id: s{n}", *(f"{lane}: {lane} {n}" for lane in lanes)])
                        for n, lanes in enumerate(steps)))  # fmt: skip
    found = Dependence(service)
    for key in found.cards:
        rests = found.resting_on([key])
        if found.zone(key) is Zone.CUSTOMER:
            assert rests == {}
        depths = {upper: (found.zone(upper) or Zone.OTHER).depth or 0 for upper in rests}
        assert all(depth < ((found.zone(key) or Zone.OTHER).depth or 0) for depth in depths.values())
        assert key not in rests


def test_what_serves_which_steps_and_touchpoints() -> None:
    service = staged(
        (
            "title: S, id: all, support: {text: Rules, id: rules}",
            ("id: a, touchpoint: [desk, till], customer: C, frontstage: {text: F, id: f, touchpoint: desk}, "
            "support: {text: Works, id: works, system: pms}"),
            "id: b, touchpoint: till, customer: {text: D, id: d, system: app}",
        )
    )  # fmt: skip
    found = {one.card.key: one for one in carried(service)}

    assert list(found) == ["rules", "works", "d"]
    assert [(s.step.key, s.touchpoints, s.reaches) for s in found["rules"].serves] == [
        ("a", ("desk", "till"), False), ("b", ("till",), False),
    ]  # fmt: skip
    assert [(s.step.key, s.touchpoints, s.reaches) for s in found["works"].serves] == [("a", ("desk",), True)]
    assert (found["works"].systems, found["works"].process, found["d"].process) == (("pms",), True, False)
    assert not found["rules"].reaches
