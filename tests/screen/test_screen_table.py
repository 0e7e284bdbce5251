"""The table says what the drawing says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from screens import EXAMPLES, example_shown

from blueprint.scene import Group, Item
from blueprint.screen.connectors import connectors_of
from blueprint.screen.table import Band, Rule, Table, table_of
from blueprint.screen.values import Picture

NAMES = sorted(
    path.name for path in EXAMPLES.iterdir() if path.is_dir() and (path / f"{path.name}.blueprint.yaml").exists()
)


@cache
def tables(name: str) -> tuple[tuple[Picture, Table], ...]:
    return tuple((p, table_of(p.desk, p.rows, p.day)) for p in example_shown(name).pictures)


def groups(items: tuple[Item, ...], role: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from groups(item.items, role)


def bands(table: Table) -> list[Band]:
    return [row for row in table.rows if isinstance(row, Band)]


@pytest.mark.parametrize("name", NAMES)
def test_every_card_stands_in_the_table_and_every_row_has_all_columns(name: str) -> None:
    for picture, table in tables(name):
        columns = len(table.steps)
        assert sum(stage.columns for stage in table.stages) == columns
        assert {sum(cell.columns for cell in band.cells) for band in bands(table)} == {columns}
        drawn = {dict(g.data)["card"] for g in groups(picture.day.items, "card")} - {"metrics"}
        told = {one.key for band in bands(table) for cell in band.cells for one in cell.entries}
        assert drawn <= told
        assert all(one.text.text or one.facts for band in bands(table) for cell in band.cells for one in cell.entries)


@pytest.mark.parametrize("name", NAMES)
def test_every_connector_is_told_with_the_lines_that_it_crosses(name: str) -> None:
    for picture, _ in tables(name):
        made = connectors_of(picture.desk, picture.day)
        links = list(groups(picture.day.items, "link"))
        assert {one.key for one in made} == {link.id for link in links}
        crossing = {link.id for link in links if dict(link.data)["crosses"]}
        assert {one.key for one in made if one.crosses} == crossing


def found(table: Table, key: str) -> dict[str, str]:
    (told,) = (t for band in bands(table) for cell in band.cells for t in cell.entries if t.key == key)
    return {"text": told.text.text} | {fact.label.text: fact.text.text for fact in told.facts}


def test_a_blueprint_in_words() -> None:
    made = {picture.name: (picture, table) for picture, table in tables("hotel-stay")}
    picture, table = made["blueprint"]
    assert [row.title.text for row in table.rows] == [
        "Touchpoint", "Physical evidence", "Customer actions", "Line of interaction", "Frontstage",
        "Line of visibility", "Backstage", "Line of internal interaction", "Support processes", "Service gaps",
    ]  # fmt: skip
    assert [isinstance(row, Rule) for row in table.rows][3:7] == [True, False, True, False]
    assert [stage.title.text for stage in table.stages] == ["Arrival", "Stay", "Departure"]
    assert table.steps[2].title.text == "3 Check in"
    assert {f.label.text: f.text.text for f in table.steps[2].facts} == {"Time": "4 min", "Waiting time": "6 min"}
    assert found(table, "processes-the-registration") == {
        "text": "Processes the registration", "Actor": "Receptionist", "Marks": "Fail point",
    }  # fmt: skip
    link = next(c for c in connectors_of(picture.desk, picture.day) if c.target == "processes-the-registration")
    assert (link.start.text, link.arrow.text, link.end.text) == ("Checks in", "↔", "Processes the registration")
    assert link.crosses is not None
    assert link.crosses.text == "crosses: Line of interaction"


def test_a_journey_in_words() -> None:
    _, table = tables("hotel-stay")[0]
    lanes = {band.title.text: band for band in bands(table)}
    worst = lanes["Experience"].cells[2].entries[0]
    assert [(f.label.text, f.text.text) for f in worst.facts] == [
        ("Experience", "1.9, Worst, Impatient"), ("Quote", "“All I need is the key.”"), ("Expectation", "3.9"),
    ]  # fmt: skip
    assert lanes["Pain points"].cells[2].entries[0].text.text
    about = {fact.label.text: fact.text.text for fact in table.about}
    assert about["Persona"].startswith("Dana, Business traveller\n")
    assert about["Goals"] == "Sleep well\nLeave on time"


def test_figures_with_sample_and_interval() -> None:
    told = [
        t for _, table in tables("hotel-touchpoints") for band in bands(table) for c in band.cells for t in c.entries
    ]
    values = [fact.text.text for one in told if one.key.startswith("metric.") for fact in one.facts]
    assert any("n = " in value and " to " in value for value in values)


def test_cells_of_whole_stages_and_of_the_whole_map_say_so() -> None:
    asides = {
        band.aside.text
        for name in NAMES
        for _, table in tables(name)
        for band in bands(table)
        if band.aside is not None
    }
    assert {"Whole stage", "Whole map"} & asides
