from __future__ import annotations

import pytest
from built import codes, ends, only, outcome, service, steps

from blueprint.build import build
from blueprint.limits import Limits
from blueprint.model import LinkKind
from blueprint.reading import parse
from blueprint.source import Source


def test_the_customer_goes_on_across_stages() -> None:
    built = service(
        "stages:\n"
        "  - {title: A, steps: [{customer: Comes}, {customer: [Looks, Asks]}]}\n"
        "  - {title: B, steps: [{customer: [Pays, Waits]}]}\n"
    )
    assert ends(built) == [("comes", "looks"), ("asks", "pays")]


def test_within_a_step_from_the_last_card_to_the_first_of_the_next_filled_lane() -> None:
    built = service(steps("customer: [A, B], frontstage: [C, D], support: [E, F], evidence: [X], pain: Y"))
    assert ends(built) == [("b", "c"), ("d", "e")]


def test_lanes_of_one_zone_are_joined_too_and_other_lanes_are_not() -> None:
    head = (
        "lanes:\n  - customer\n  - {lane: side, title: S, zone: other}\n  - {lane: shop, title: S, zone: frontstage}\n"
        "  - frontstage\n"
    )
    built = service(steps("customer: A, side: B, shop: C, frontstage: D", head=head))
    assert ends(built) == [("a", "c"), ("c", "d")]


def test_steps_without_a_customer_card_are_passed() -> None:
    built = service(steps("customer: A", "support: X", "pain: Y", "customer: B"))
    assert ends(built) == [("a", "b")]


def test_branches_are_followed_past_steps_without_a_card() -> None:
    built = service(
        steps(
            "id: a, customer: A, next: [{to: x, label: 'yes'}, {to: y, label: 'no'}]",
            "id: x, backstage: X, next: [end]",
            "id: y, backstage: Y, next: [end]",
            "id: end, customer: E",
        )
    )
    customer = [(k.source, k.target, k.label.wordings[0].text if k.label else None) for k in built.links]
    assert customer == [("a", "e", "yes"), ("a", "e", "no")]


def test_ways_that_meet_without_labels_are_one_connector() -> None:
    built = service(
        steps(
            "id: a, customer: A, next: [x, y]",
            "id: x, backstage: X, next: [end]",
            "id: y, backstage: Y, next: [end]",
            "id: end, customer: E",
        )
    )
    assert ends(built) == [("a", "e")]


def test_ways_that_meet_in_a_step_without_a_card_keep_their_labels() -> None:
    built = service(
        steps(
            "id: a, customer: A, next: [{to: x, label: 'yes'}, {to: y, label: 'no'}]",
            "id: x, backstage: X, next: [z]",
            "id: y, backstage: Y, next: [z]",
            "id: z, backstage: Z, next: [end]",
            "id: end, customer: E",
        )
    )
    found = [(k.source, k.target, k.label.wordings[0].text) for k in built.links if k.label]
    assert found == [("a", "e", "yes"), ("a", "e", "no")]


def test_a_label_behind_a_step_without_a_card_is_carried_on() -> None:
    built = service(
        steps(
            "id: a, customer: A",
            "id: check, backstage: C, marks: decision, next: [{to: b, label: fine}, {to: c, label: faulty}]",
            "id: b, customer: B, next: []",
            "id: c, customer: D",
        )
    )
    found = [(k.target, k.label.wordings[0].text) for k in built.links if k.label]
    assert found == [("b", "fine"), ("d", "faulty")]


def test_a_label_that_is_drawn_is_not_said_to_be_lost() -> None:
    drawn = steps("id: a, customer: A, next: [{to: b, label: on}]", "id: b, customer: B")
    assert outcome(drawn).diagnostics == ()
    assert codes(outcome(drawn.replace("customer: B", "evidence: B"))) == ["BP306"]


def test_circles_of_steps_without_a_card_end() -> None:
    built = service(
        steps("id: a, customer: A", "id: b, support: B, next: [c]", "id: c, support: C, next: [{to: b, label: again}]")
    )
    assert ends(built) == []


def test_a_circle_on_one_way_leaves_the_other_ways() -> None:
    built = service(
        steps(
            "id: a, customer: A, next: [b, d]",
            "id: b, support: B, next: [c]",
            "id: c, support: C, next: [b]",
            "id: d, customer: D, next: []",
        )
    )
    assert ends(built) == [("a", "d")]


def test_every_customer_lane_goes_on_by_itself() -> None:
    head = "lanes: [customer, {lane: friend, title: F, zone: customer}]\n"
    built = service(steps("customer: A, friend: X", "customer: B", "friend: Y", head=head))
    assert ends(built) == [("a", "x"), ("a", "b"), ("x", "y")]


def test_the_arrow_is_the_lower_card_s() -> None:
    built = service(
        steps(
            "customer: A, frontstage: {text: B, arrow: up}",
            "customer: C, frontstage: {text: D, arrow: both}",
            "customer: E, frontstage: {text: F, arrow: line}",
            "customer: G, frontstage: {text: H, arrow: none}",
        )
    )
    found = {(k.source, k.target): k for k in built.links}
    assert ("b", "a") in found
    assert found["c", "d"].both
    assert found["e", "f"].plain
    assert ("g", "h") not in found
    assert not any(k.back for k in built.links)


def test_cards_of_a_stage_are_joined_among_themselves() -> None:
    built = service(
        "stages:\n  - title: A\n    frontstage: Hosts\n    support: [Till, Plan]\n    steps: [{customer: Comes}]\n"
    )
    assert ends(built) == [("hosts", "till")]


def test_an_explicit_connector_replaces_the_rule_s() -> None:
    built = service(
        steps("customer: {text: A, to: {to: b, kind: message, label: rings}}, frontstage: B", "customer: C")
    )
    found = {(k.source, k.target): k for k in built.links}
    assert list(found) == [("a", "b"), ("a", "c")]
    assert found["a", "b"].kind is LinkKind.MESSAGE
    assert (found["a", "b"].by_rule, found["a", "c"].by_rule) == (False, True)


def test_an_explicit_connector_the_other_way_round_replaces_it_too() -> None:
    built = service(steps("customer: A, frontstage: {text: B, to: a}"))
    assert ends(built) == [("b", "a")]


def test_an_explicit_none_takes_the_rule_s_away() -> None:
    built = service(steps("customer: {text: A, to: [{to: b, arrow: none}]}, frontstage: B"))
    assert ends(built) == []


def test_evidence_has_no_head_unless_told() -> None:
    built = service(
        steps(
            "evidence: [{text: X, to: {to: a, kind: evidence}}, {text: Y, to: {to: a, kind: evidence, arrow: down}}],"
            " customer: A"
        )
    )
    assert [k.plain for k in built.links] == [True, False]


def test_connect_explicit_draws_only_what_is_written() -> None:
    body = (
        "id: a, customer: A, frontstage: X",
        "id: b, customer: B, next: [d]",
        "id: c, customer: C",
        "id: d, customer: D",
    )
    links = "connect: explicit\nlinks: [{from: x, to: b}]\n"
    assert ends(service(steps(*body, head=links))) == [("b", "d"), ("x", "b")]


def test_order_is_the_order_of_the_file() -> None:
    built = service(
        steps(
            "customer: {text: A, to: d}, frontstage: B",
            "customer: C, frontstage: D",
            head="links: [{from: d, to: b, label: back}]\n",
        )
    )
    assert ends(built) == [("a", "b"), ("a", "d"), ("a", "c"), ("c", "d"), ("d", "b")]


def test_back_edges() -> None:
    built = service(
        steps(
            "id: a, customer: A",
            "id: b, customer: B, next: [{to: c, label: on}, {to: a, label: again}, {to: b, label: once more}]",
            "id: c, customer: C, frontstage: {text: D, to: [{to: a, label: call}]}",
        )
    )
    assert [(k.source, k.target) for k in built.links if k.back] == [("b", "a"), ("b", "b"), ("d", "a")]


def test_cards_are_named_by_place() -> None:
    built = service(
        "stages:\n"
        "  - id: stay\n    title: A\n    support: [S, T]\n"
        "    steps:\n"
        "      - {id: one, customer: [A, B], frontstage: C}\n"
        "      - {id: two, customer: D}\n"
        "links:\n"
        "  - {from: one.frontstage, to: one.customer.2}\n"
        "  - {from: two.customer.1, to: stay.support.2}\n"
    )
    assert ends(built)[-2:] == [("c", "b"), ("d", "t")]


def test_names_that_mean_nothing() -> None:
    head = "links: [{{from: {}, to: b}}]\n"
    for name, message in (
        ("c", "there is no card `c`"),
        ("two", "`two` is a step, not a card"),
        ("stage", "`stage` is a stage, not a card"),
        ("nowhere.customer", "there is no step or stage `nowhere`"),
        ("one.support", "the step `one` has no card in the lane `support`"),
        ("one.customer.3", "`one.customer` has 1 card, there is no number 3"),
        ("one.customer.0", "`one.customer` has 1 card, there is no number 0"),
        ("one.customer.x", "`one.customer` has 1 card, there is no number 0"),
    ):
        found = only(outcome(steps("id: one, customer: A", "id: two, customer: B", head=head.format(name))))
        assert found.code == "BP402"
        assert message in found.message
        assert found.span is not None
        assert found.span.line == 3


def test_next_takes_all_its_forms() -> None:
    built = service(
        steps(
            "id: a, customer: A, next: b",
            "id: b, customer: B, next: [c]",
            "id: c, customer: C, next: {to: d, label: go}",
            "id: d, customer: D, next: [{to: e, arrow: line, kind: message}]",
            "id: e, customer: E, next: []",
        )
    )
    assert [[w.to for w in s.ways] for s in built.steps] == [["b"], ["c"], ["d"], ["e"], []]
    last = built.links[-1]
    assert (last.plain, last.kind) == (True, LinkKind.MESSAGE)
    assert all(w.written for s in built.steps for w in s.ways)


def test_next_names_steps_only() -> None:
    found = only(outcome(steps("id: a, customer: A, next: [stage, b]", "id: b, customer: B")))
    assert found.message == "`stage` is a stage, not a step"
    found = only(outcome(steps("id: a, customer: A, next: [bb, b]", "id: b, customer: B")))
    assert found.code == "BP402"


def test_the_same_way_twice() -> None:
    assert codes(outcome(steps("id: a, customer: A, next: [b, b]", "id: b, customer: B"))) == ["BP407"]


def test_connectors_within_a_step_are_made_by_rule_and_replaced_by_written_ones() -> None:
    built = service(steps("customer: A, frontstage: B, support: C") + "links: [{from: b, to: c, label: asks}]\n")
    found = {(k.source, k.target): (k.by_rule, k.label is not None) for k in built.links}
    assert found == {("a", "b"): (True, False), ("b", "c"): (False, True)}


@pytest.mark.parametrize(
    ("most", "where"),
    [(0, "Nods"), (1, "Asks"), (2, "{to: go, label: on}"), (3, "nod"), (4, None)],
)
def test_the_first_connector_too_many_is_told_where_it_comes_from(most: int, where: str | None) -> None:
    """From above to a card, from a customer's card onwards, along a way that is written, from the list."""
    text = steps(
        "id: ask, customer: Asks, frontstage: {text: Nods, id: nod}",
        "id: wait, customer: Waits, next: [{to: go, label: on}]",
        "id: go, customer: Goes",
        head="links: [{from: nod, to: goes}]\n",
    )
    document = parse(Source("t", f"blueprint: 1\ntitle: T\n{text}")).value
    assert document is not None
    found = build(document, limits=Limits(links=most))

    told = [(d.code, d.span and d.span.text) for d in found.diagnostics]
    assert told == ([("BP163", where)] if where else [])
    assert (found.value is None) == bool(where)
