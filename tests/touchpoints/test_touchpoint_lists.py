"""Touchpoints as tables, JSON and Markdown."""

from __future__ import annotations

import json

from sheeted import HOTEL, OTHER, named, sheets, teller

from blueprint.model.vocabulary import PlanPart
from blueprint.touchpoints.json_form import as_json
from blueprint.touchpoints.markdown import as_markdown
from blueprint.touchpoints.tables import full_table, short_table, step_table

KEYS = [
    "id", "title", "icon", "channels", "owner", "medium", "importance", "contact", "initiative", "note", "promise",
    "files", "experience", "expectation", "satisfaction", "scale", "steps", "metrics", "quotes", "plan", "missing",
]  # fmt: skip


def test_the_short_table() -> None:
    table = short_table(list(sheets(named(HOTEL)).values()), teller())

    assert [c.title for c in table.columns][-5:] == [
        "Where customers meet it",
        "Touchpoint plan",
        "Experience",
        "Against expectation",
        "Figures",
    ]
    assert table.rows[0] == (
        "Front desk", "In person", "Brand", "", "Key", "", "", "1 Check in", "1 of 12", "3.2", "−0.8", "Queue 6 min",
    )  # fmt: skip


def test_in_chinese() -> None:
    table = short_table(list(sheets(named(HOTEL)).values()), teller("zh-Hans"))

    assert table.rows[0][:2] == ("前台接待处", "面对面")
    assert table.rows[0][7:9] == ("1 办理入住", "1/12")
    assert [c.title for c in table.columns][:3] == ["接触点", "渠道", "归属"]


def test_of_several_files_places_name_theirs() -> None:
    found = list(sheets(named(HOTEL), named(OTHER, "leaving")).values())

    assert short_table(found, teller(several=True)).rows[0][7] == "Stay: 1 Check in\nLeaving: 1 Pay"


def test_the_full_table_has_numbers_and_all_parts() -> None:
    table = full_table(list(sheets(named(HOTEL)).values()), teller())
    row = dict(zip([c.title for c in table.columns], table.rows[0], strict=True))

    assert (row["ID"], row["Steps"], row["Against expectation"], row["Touchpoint plan"]) == ("front-desk", 1, -0.75, 1)
    assert row["Figures"] == "Queue: 6 min (Target 3 min, not met)"
    assert row["Standard"] == "Key within 3 minutes"
    assert len(table.columns) == 19 + len(PlanPart)


def test_a_row_for_each_step_and_persona() -> None:
    table = step_table(list(sheets(named(HOTEL)).values()), teller())

    assert table.rows == (
        ("Front desk", "stay", "Arrival", "Check in", "Dana", 2.0, 4.0, -2.0),
        ("Front desk", "stay", "Arrival", "Check in", "Lee", 4.5, 4.0, 0.5),
        ("Tray", "stay", "Arrival", "Eat", "Dana", 3.0, None, None),
    )


def test_json_has_every_key_and_says_ids() -> None:
    tree = json.loads(as_json(list(sheets(named(HOTEL)).values()), teller("zh-Hans")))

    assert (tree["blueprint-touchpoints"], tree["language"]) == (1, "zh-Hans")
    assert all(list(one) == KEYS for one in tree["touchpoints"])
    first, second = tree["touchpoints"]
    assert (first["owner"], first["title"], first["promise"]) == ("brand", "前台接待处", "谁也不等")
    assert first["steps"][0]["scores"][0] == {
        "persona": "dana",
        "experience": 2,
        "expectation": 4,
        "satisfaction": -2,
        "n": None,
    }
    assert first["metrics"][0]["value"] == 360
    assert list(first["plan"]) == list(PlanPart)
    assert "standard" not in first["missing"]
    assert second["scale"] == {"min": 1, "max": 5}


def test_markdown_shows_what_is_missing_and_no_markup_of_the_file() -> None:
    hostile = HOTEL.replace("en: Front desk", "en: '<b>Front</b> *desk* @all'")
    text = as_markdown(list(sheets(named(hostile)).values()), teller())

    assert "## &lt;b&gt;Front&lt;/b&gt; \\*desk\\* @\u2060all" in text
    assert '<a id="front-desk"></a>' in text
    assert "- **Goal:**\n" in text
    assert "- **Standard:** Key within 3 minutes\n" in text
    assert "<b>" not in text


def test_the_same_bytes_again() -> None:
    one, other = (list(sheets(named(HOTEL), named(OTHER, "b")).values()) for _ in range(2))

    assert as_json(one, teller()) == as_json(other, teller())
    assert as_markdown(one, teller()) == as_markdown(other, teller())
