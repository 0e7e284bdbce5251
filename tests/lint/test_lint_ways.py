"""Channel switches and paths without an end."""

from __future__ import annotations

import pytest
from linted import found, steps, told

ORDER = "id: order, customer: {text: Orders, id: orders}, channel: web"
ASK = "id: ask, customer: {text: Asks, id: asks}, channel: phone"


def test_a_switch_without_a_hand_over() -> None:
    text = steps(ORDER, ASK)

    assert told(text) == [
        "7:14 BP357 between `order` and `ask` the channel changes from `web` to `phone`, and nothing is handed over"
    ]
    (finding,) = found(text)
    assert finding.hint == (
        "show what goes along: `evidence` at either step, a `label` on the way, or a link between their cards"
    )
    assert finding.element == "stages/stay/ask"


def test_a_switch_on_a_way_that_is_written_is_told_there() -> None:
    text = steps(f"{ORDER}, next: [ask]", "customer: Waits, channel: web, next: []", ASK)

    assert [d.split(" ")[0:2] for d in told(text) if "BP357" in d] == [["6:80", "BP357"]]


def test_a_map_without_evidence_is_told_once() -> None:
    lines = (ORDER, ASK, "id: collect, customer: Collects, channel: store")

    (finding,) = found(steps(*lines))
    assert finding.message == "2 ways lead from one channel to another, and nothing is handed over on them"
    assert [related.span.line for related in finding.related] == [8]

    assert [d.code for d in found(steps(*lines, "evidence: Bill, customer: Pays"))] == ["BP357", "BP357"]


def test_channels_of_touchpoints_count() -> None:
    head = "touchpoints: {shop: {title: Shop, channel: web}, line: {title: Line, channel: phone}}\n"

    assert [
        d.code
        for d in found(steps("customer: Orders, touchpoint: shop", "customer: Asks, touchpoint: line", head=head))
    ] == ["BP357"]
    assert (
        found(steps("customer: Orders, touchpoint: [shop, line]", "customer: Asks, touchpoint: line", head=head)) == []
    )


@pytest.mark.parametrize(
    "text",
    [
        steps(f"{ORDER}, evidence: Mail with a number", ASK),
        steps(ORDER, f"{ASK}, evidence: Number of the order"),
        steps(f"{ORDER}, next: {{to: ask, label: with the number}}", ASK),
        steps(f"{ORDER}, next: {{to: ask, kind: message}}", ASK),
        steps(ORDER, ASK, tail="links:\n  - {from: orders, to: asks, label: number}\n"),
        steps(ORDER.replace("id: orders", "id: orders, to: asks"), ASK),
        steps(f"{ORDER}, support: {{text: Keeps, system: crm}}", f"{ASK}, support: {{text: Finds, system: crm}}"),
        steps(f"{ORDER}, frontstage: {{text: Sells, actor: ann}}", f"{ASK}, frontstage: {{text: Helps, actor: ann}}"),
        steps(ORDER, ASK.replace("phone", "[phone, web]")),
        steps(ORDER, ASK.replace(", channel: phone", "")),
        steps(f"{ORDER}, next: []", f"{ASK}, next: []"),
        steps(ORDER, ASK).replace("  - title: Stay\n", "  - title: Stay\n    evidence: Mails\n"),
        steps(ORDER, ASK).replace("  - title: Stay\n", "  - title: Stay\n    channel: store\n"),
    ],
)
def test_switches_that_are_in_order(text: str) -> None:
    assert [d.code for d in found(text) if d.code == "BP357"] == []


def test_a_path_without_an_end() -> None:
    text = steps("id: come, customer: Comes", "id: pay, customer: Pays", "id: no, customer: Fails, next: [pay]")

    assert told(text) == ["8:42 BP359 the path has no end: it goes round for ever through `pay` and `no`"]
    (finding,) = found(text)
    assert finding.hint == "lead one of these steps on to a later one, or end the path there: `next: []`"
    assert finding.element == "stages/stay/no"


def test_only_the_circle_that_nobody_leaves_is_told() -> None:
    text = steps(
        "id: a, customer: A, next: [b]",
        "id: b, customer: B, next: [a, c]",
        "id: c, customer: C, next: [d]",
        "id: d, customer: D, next: [c]",
        "id: e, customer: E, next: [e]",
    )

    assert [line.partition("through ")[2] for line in told(text)] == ["`c` and `d`", "`e`"]


def test_a_step_that_leads_to_itself() -> None:
    assert told(steps("id: wait, customer: Waits, next: [wait]")) == [
        "6:44 BP359 the path has no end: it goes round for ever through `wait`"
    ]


def test_a_long_circle_is_not_told_step_by_step() -> None:
    lines = [f"id: s{n}, customer: Goes on {n}" for n in range(9)]

    (finding,) = found(steps(*lines[:-1], f"{lines[-1]}, next: [s0]"))
    assert finding.message.endswith("through `s0`, `s1`, `s2`, `s3` and `s4` and 4 more")


@pytest.mark.parametrize(
    "text",
    [
        steps("customer: Comes", "customer: Goes"),
        steps("id: a, customer: A", "customer: B, next: [a, c]", "id: c, customer: C"),
        steps("id: a, customer: A, next: []"),
        steps("id: a, customer: {text: A, to: last}, next: [a]", "customer: {text: B, id: last}"),
        steps(
            "id: a, customer: {text: A, id: first}, next: [a]",
            "customer: {text: B, id: last}",
            tail="links:\n  - {from: last, to: first, arrow: both}\n",
        ),
    ],
    ids=["straight", "loop with a way out", "ended", "link leads out", "link in both directions"],
)
def test_paths_that_are_in_order(text: str) -> None:
    assert told(text) == []


def test_a_link_back_leads_nowhere() -> None:
    text = steps(
        "id: a, customer: {text: A, id: first}, next: [a]",
        "customer: {text: B, id: last}",
        tail="links:\n  - {from: last, to: first}\n",
    )

    assert [d.code for d in found(text)] == ["BP359"]
