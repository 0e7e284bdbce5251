"""Opportunities of several files as one backlog."""

from __future__ import annotations

import json

from backlogged import HOTEL, OTHER, named, teller

from blueprint.backlog.items import Chosen, backlog
from blueprint.backlog.json_form import as_json
from blueprint.backlog.markdown import as_markdown
from blueprint.backlog.tables import full_table, short_table
from blueprint.backlog.wording import reasons
from blueprint.model.vocabulary import OpportunityStatus

KEYS = [
    "id", "rank", "title", "file", "service", "impact", "effort", "score", "quadrant", "status", "owner", "due",
    "steps", "addresses",
]  # fmt: skip
BOTH = (named(HOTEL), named(OTHER, "leaving"))


def test_files_are_merged_by_score_then_impact_then_steps() -> None:
    assert [(i.number, i.key, i.ranked.score) for i in backlog(BOTH)] == [
        (1, "leaving.form", 4.0),
        (2, "stay.sign", 3.0),
        (3, "leaving.tie", 3.0),
        (4, "stay.form", 5 / 3),
        (5, "stay.dream", None),
    ]


def test_ids_do_not_depend_on_the_order_of_files() -> None:
    assert {i.key for i in backlog(BOTH)} == {i.key for i in backlog(BOTH[::-1])}


def test_why_is_resolved_to_words() -> None:
    item = next(i for i in backlog(BOTH) if i.key == "stay.form")

    assert [(r.kind, r.label.text, r.text.text) for r in reasons(teller(), item)] == [
        ("metric", "Queue", "6 min (Target 3 min)"),
        ("gap", "Delivery gap", "Standard says 3"),
        ("pain", "Pain points", "Old forms"),
        ("card", "Fail point", "Registers"),
        ("card", "Customer actions", "Sleeps"),
        ("pain", "Pain points", "No sign"),
        ("gap", "Customer gap", "What customers expect – what they perceive"),
    ]
    assert [r.text.text for r in reasons(teller("zh-Hans"), item)][:4] == [
        "6 分钟 (目标 3 分钟)",
        "标准为三",
        "表格过时",
        "登记",
    ]


def test_a_gap_at_no_place_of_the_opportunity_is_told_wherever_it_is() -> None:
    elsewhere = HOTEL.replace("at: check-in, note", "at: rest, note")
    item = next(i for i in backlog([named(elsewhere)]) if i.key == "stay.form")

    assert [r.text.text for r in reasons(teller(), item) if r.kind == "gap"][:2] == ["Standard says 3", "Elsewhere"]


def test_the_short_table() -> None:
    rows = short_table(backlog(BOTH), teller(several=True)).rows

    assert rows[3] == (
        4,
        "Form first",
        5,
        3,
        "1.7",
        "Big bet",
        "Stay: 1 Check in",
        "Front office",
        "Planned",
        "1 Feb 2027",
        "stay.form",
    )
    assert rows[1][6] == "Stay: 1 Check in, 2 Rest"
    assert rows[4][2:6] == (None, None, None, "Not rated yet")


def test_the_full_table_has_numbers_and_iso_dates() -> None:
    row = full_table(backlog(BOTH), teller()).rows[3]

    assert row[:9] == ("stay.form", "Form first", 5, 3, 1.6667, "Big bet", "Planned", "Front office", "2027-02-01")
    assert row[-2] == 1
    assert str(row[-1]).splitlines()[:2] == ["Queue: 6 min (Target 3 min)", "Delivery gap: Standard says 3"]


def test_json_has_every_key_and_says_ids() -> None:
    tree = json.loads(as_json(backlog(BOTH), teller("zh-Hans")))

    assert (tree["blueprint-opportunities"], tree["language"]) == (1, "zh-Hans")
    assert all(list(one) == KEYS for one in tree["opportunities"])
    form = tree["opportunities"][3]
    assert (form["quadrant"], form["status"], form["owner"]) == ("big-bet", "planned", "前厅部")
    assert [s["step"] for s in form["steps"]] == ["check-in"]
    assert tree["opportunities"][4]["score"] is None


def test_markdown_can_be_filed_as_issues() -> None:
    text = as_markdown(backlog(BOTH), teller())

    assert text.count("\n## ") == 5
    section = text.split('<a id="stay.form"></a>')[1].split("<a id")[0]
    assert section == (
        "\n\n## Form first\n\n`stay.form`\n\n"
        "- **Where:** Stay › Arrival › 1 Check in\n"
        "- **Why:**\n"
        "  - Queue: 6 min (Target 3 min)\n"
        "  - Delivery gap: Standard says 3\n"
        "  - Pain points: Old forms\n"
        "  - Fail point: Registers\n"
        "  - Customer actions: Sleeps\n"
        "  - Pain points: No sign\n"
        "  - Customer gap: What customers expect – what they perceive\n"
        "- **Impact:** 5\n- **Effort:** 3\n- **Impact ÷ effort:** 1.7\n- **Quadrant:** Big bet\n"
        "- **Status:** Planned\n- **Owner:** Front office\n- **Due:** 1 Feb 2027\n\n"
    )


def test_nothing_of_the_file_is_markup() -> None:
    text = as_markdown(backlog([named(OTHER.replace("Bill at six", '"@team <b> #1 [x](y)"'))]), teller())

    assert "## @\u2060team &lt;b&gt; #\u20601 \\[x\\](y)" in text


def test_filters() -> None:
    def kept(chosen: Chosen) -> list[str]:
        return [i.key for i in backlog(BOTH) if chosen.takes(i)]

    assert kept(Chosen(status=(OpportunityStatus.DONE, OpportunityStatus.PLANNED))) == ["stay.form", "stay.dream"]
    assert kept(Chosen(owners=("front OFFICE",))) == kept(Chosen(owners=("前厅部",))) == ["stay.form"]
    assert kept(Chosen(status=(OpportunityStatus.IDEA,), owners=("Night desk",))) == ["leaving.form"]
