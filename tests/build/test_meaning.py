from __future__ import annotations

from built import codes, only, outcome, steps

from blueprint.diagnostics import Severity


def test_contact_with_backstage_is_a_warning_at_the_card() -> None:
    found = only(outcome(steps("customer: Calls, backstage: Takes the call")))
    assert (found.code, found.severity) == ("BP301", Severity.WARNING)
    assert found.span is not None
    assert found.span.text == "Takes the call"
    assert found.element == "stages/stage/calls/backstage/1"
    assert found.hint is not None
    assert "self-service" in found.hint


def test_self_service_is_no_contact_with_support() -> None:
    assert codes(outcome(steps("customer: Taps, support: Booking engine"))) == ["BP301"]
    assert codes(outcome(steps("customer: {text: Taps, system: Kiosk}, support: Booking engine"))) == []
    assert codes(outcome(steps("customer: {text: Taps, system: Kiosk}, backstage: Packs"))) == ["BP301"]


def test_an_own_lane_is_reported_once_where_its_zone_is_declared() -> None:
    head = "lanes:\n  - customer\n  - {lane: adviser, title: Advisers, zone: backstage}\n"
    found = only(outcome(steps("customer: A, adviser: X", "customer: B, adviser: Y", head=head)))
    assert found.code == "BP301"
    assert "2 places" in found.message
    assert found.span is not None
    assert found.span.line == 5
    assert [r.span.text for r in found.related] == ["X", "Y"]


def test_contact_upwards_and_by_explicit_links_counts_too() -> None:
    assert codes(outcome(steps("customer: A, backstage: {text: B, arrow: up}"))) == ["BP301"]
    assert codes(outcome(steps("customer: {text: A, to: b}, frontstage: X, backstage: B"))) == ["BP301"]
    assert codes(outcome(steps("customer: {text: A, to: {to: b, kind: evidence}}, frontstage: X, backstage: B"))) == []


def test_a_decision_needs_two_ways() -> None:
    found = only(outcome(steps("customer: Asks, marks: decision", "customer: Goes")))
    assert (found.code, found.severity) == ("BP302", Severity.ERROR)
    assert found.span is not None
    assert found.span.text == "decision"
    assert "one" in found.message
    assert "none" in only(outcome(steps("customer: Asks, marks: decision"))).message


def test_a_decision_on_a_card_counts_its_links() -> None:
    two = "[{to: x, label: a}, {to: y, label: b}]"
    rest = ("id: p, frontstage: X", "id: q, frontstage: Y")
    assert codes(outcome(steps(f"frontstage: {{text: D, marks: decision, to: {two}}}", *rest))) == []
    assert (
        codes(outcome(steps("frontstage: {text: D, marks: decision, to: {to: x, label: a}}, next: []", *rest)))[0]
        == "BP302"
    )


def test_ways_out_of_a_decision_need_labels() -> None:
    found = outcome(
        steps(
            "id: a, customer: A, marks: decision, next: [{to: b, label: 'yes'}, c]",
            "id: b, customer: B",
            "id: c, customer: C",
        )
    )
    assert only(found).code == "BP303"
    assert only(found).severity is Severity.WARNING
    assert only(found).span is not None


def test_a_way_back_needs_a_label_and_is_reported_once() -> None:
    found = only(outcome(steps("id: a, customer: A", "id: b, customer: B, next: [a]")))
    assert (found.code, found.severity) == ("BP304", Severity.WARNING)
    found = only(outcome(steps("id: a, customer: A", "id: b, customer: B, frontstage: {text: C, to: a}")))
    assert found.code == "BP304"
    both = outcome(
        steps(
            "id: a, customer: A",
            "id: b, customer: B, marks: decision, next: [{to: c, label: x}, a]",
            "id: c, customer: C",
        )
    )
    assert codes(both) == ["BP303"]


def test_connectors_without_direction_lead_nowhere_back() -> None:
    for arrow in ("line", "both"):
        body = f"id: b, customer: B, frontstage: {{text: C, to: {{to: a, arrow: {arrow}}}}}"
        assert codes(outcome(steps("id: a, customer: A", body))) == []


def test_a_step_that_no_path_leads_to() -> None:
    found = only(outcome(steps("id: a, customer: A, next: [c]", "id: b, customer: B", "id: c, customer: C")))
    assert (found.code, found.severity) == ("BP305", Severity.WARNING)
    assert found.span is not None
    assert found.span.line == 7


def test_a_link_leads_to_a_step_too() -> None:
    assert (
        codes(
            outcome(steps("id: a, customer: {text: A, to: b}, next: [c]", "id: b, customer: B", "id: c, customer: C"))
        )
        == []
    )


def test_a_label_without_a_connector() -> None:
    found = only(outcome(steps("id: a, backstage: A, next: [{to: b, label: fine}]", "id: b, customer: B")))
    assert found.code == "BP306"
    assert found.span is not None
    assert found.span.text == "fine"


def test_findings_come_in_the_order_of_the_file() -> None:
    found = outcome(
        steps(
            "id: a, customer: A, emotion: 9",
            "id: b, customer: B, next: [a]",
            "id: c, customer: C, wait: long",
            head="gaps: [{gap: 1, at: zzz}]\n",
        )
    )
    starts = [d.span.start for d in found.diagnostics if d.span]
    assert starts == sorted(starts)
    assert codes(found) == ["BP402", "BP320", "BP304", "BP305", "BP322"]


def test_what_follows_from_a_fault_is_not_reported_too() -> None:
    for lines, code in (
        (("id: a, customer: A, next: [c]", "id: b, customer: B"), "BP402"),
        (
            ("id: a, customer: A, marks: decision, next: [{to: c, label: x}, {to: b, label: y}]", "id: b, customer: B"),
            "BP402",
        ),
        (("customer: A, fronstage: B, backstage: C",), "BP405"),
        (("id: a, customer: A, next: [b, b], marks: decision", "id: b, customer: B"), "BP407"),
    ):
        assert codes(outcome(steps(*lines))) == [code]


def test_cards_of_a_faulty_lane_are_not_reported_too() -> None:
    found = outcome(steps("customer: A, shop: B", head="lanes: [customer, {lane: shop, title: Shop}]\n"))
    assert codes(found) == ["BP312"]


def test_a_stage_without_steps_that_repeats_an_id_is_reported_once() -> None:
    found = outcome("stages: [{id: a, title: A, customer: X}, {id: a, title: B, steps: [{id: b, customer: Y}]}]\n")
    assert codes(found) == ["BP404"]
    found = outcome("stages: [{id: a, title: A, customer: X}, {id: a, title: B, customer: Y}]\n")
    assert codes(found) == ["BP404"]


def test_a_mapping_is_a_card_only_with_text() -> None:
    found = outcome(steps("customer: {id: Datang, to: Tuʻu}", "customer: B"))
    assert codes(found) == []
    assert found.value is not None
    assert [w.language for w in found.value.cards[0].text.wordings] == ["id", "to"]
