"""Reviews as Markdown, JSON and tables."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reported import example, figures_json, folder, hotel, loaded, reviewed, words_of, written

from blueprint.review.json_form import as_json
from blueprint.review.markdown import report_markdown
from blueprint.review.plain_tables import PLAIN_TABLES, plain_table
from blueprint.review.tables import Tabled, TableName, excluded_lines, short_tables

STEPS = "stages: [{title: Stage, steps: [{title: One, customer: Comes, emotion: 2}, {title: Two, customer: Goes}]}]\n"


def tabled(*names: str) -> Tabled:
    return Tabled(reviews=tuple(reviewed(example(name)) for name in names), words=words_of())


def test_json_has_every_key_always() -> None:
    rich, bare = figures_json(hotel()), figures_json(example("shoe-shine"))

    assert list(rich) == list(bare)
    assert list(rich) == ["file", "title", "scale", "figures", "journeys", "gaps", "themes", "effects", "modules"]
    keys = {tuple(figure) for service in (rich, bare) for figure in service["figures"]}
    assert len(keys) == 1


def test_json_does_not_depend_on_the_language_but_for_texts() -> None:
    english, german = (json.loads(as_json((reviewed(hotel(), language),)))["services"][0] for language in ("en", "de"))
    for one, other in zip(english["figures"], german["figures"], strict=True):
        texts = {"title", "place", "group_title", "shown"}
        assert {k: v for k, v in one.items() if k not in texts} == {k: v for k, v in other.items() if k not in texts}


def test_every_table_has_its_columns_even_without_rows() -> None:
    bare = reviewed(example("shoe-shine"))
    for name in PLAIN_TABLES:
        table = plain_table((bare,), name)
        assert table.columns[0].title == "file"
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_several_files_are_named_in_every_row() -> None:
    both = tabled("hotel-stay", "concert-night")
    for _, table in short_tables(both):
        assert {row[0] for row in table.rows} <= {"hotel-stay", "concert-night"}
    alone = dict(short_tables(tabled("hotel-stay")))
    assert "hotel-stay" not in {row[0] for table in alone.values() for row in table.rows}


def test_what_did_not_count_is_told_for_each_metric() -> None:
    lines = dict(excluded_lines(Tabled(reviews=(reviewed(hotel()),), words=words_of())))

    assert lines["Would recommend"].startswith("3 empty, 3 off the scale")


def test_markdown_has_all_sections_and_the_comparison() -> None:
    services = (hotel(), loaded(folder() / "inn.blueprint.yaml"))
    made = Tabled(reviews=tuple(reviewed(one) for one in services), words=words_of())
    text = report_markdown(made, None, {"hotel": [("Map", "out/hotel.journey.svg")]})

    for heading in (
        "# Service report", "## Services side by side", "## A hotel", "### Figures", "#### Segment", "#### Trend",
        "### Expectation and experience", "### Service gaps", "### Experience themes", "### Touchpoints",
        "### Opportunities", "### What to do first",
    ):  # fmt: skip
        assert f"\n{heading}\n" in f"\n{text}"
    assert "- [Map](<out/hotel.journey.svg>)" in text
    assert "- **Would recommend: " in text


@settings(max_examples=25)
@given(title=st.text(st.sampled_from("|`*_[]<>#!@&\\$~ab \t"), min_size=1, max_size=30).filter(lambda t: t.strip()))
def test_nothing_that_a_map_says_becomes_markup(title: str) -> None:
    quoted = json.dumps(title)
    made = written(
        Path(folder()),
        f"title: {quoted}\n{STEPS}metrics: [{{id: m, type: number, title: {quoted}, value: 3}}]\n"
        f"opportunities: [{{id: o, title: {quoted}, impact: 4, effort: 1}}]\n",
    )
    text = report_markdown(Tabled(reviews=(reviewed(made),), words=words_of()), None, {})

    rows = [line for line in text.splitlines() if line.startswith("|")]
    bare = [row.replace("\\\\", "").replace("\\|", "") for row in rows]
    for above, below in pairwise(bare):
        if set(below) <= set("|- :"):
            assert above.count("|") == below.count("|")
    assert "<" not in text.replace("<br>", "")


def test_tables_come_in_their_order() -> None:
    order = [name for name, _ in short_tables(Tabled(reviews=(reviewed(hotel()),), words=words_of()))]

    assert order == [name for name in TableName if name in order]
    assert set(order) == set(TableName)
