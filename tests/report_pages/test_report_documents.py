"""The document of a report: complete, escaped, nothing from outside, places for drawings on paper."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest
import uharfbuzz as hb
from reported import Said, example, folder, hotel, hotel_pages, loaded, pages, written

from blueprint.model.measures import Where

HOSTILE = "</style><script>x</script><img src=file:///etc/passwd onerror=x> {{ 7*7 }} {% x %}"


def test_the_page_for_a_screen_needs_nothing_and_runs_nothing() -> None:
    html = hotel_pages().html
    said = Said(html)

    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:" in html
    assert not {"script", "link", "iframe", "object", "embed", "form", "base", "article"} & set(said.tags)
    assert said.events == []
    assert [a for a in said.addresses if not a.startswith("data:")] == []
    assert not re.search(r"url\((?!data:)", html)
    assert "@import" not in html
    assert len(set(said.ids)) == len(said.ids)
    assert {link[1:] for link in said.links if link.startswith("#")} <= set(said.ids)


def test_day_and_night_unless_a_theme_is_asked_for() -> None:
    assert "prefers-color-scheme: dark) {\n  :root" in hotel_pages().html
    chosen = pages((hotel(),), theme="contrast").html
    assert "prefers-color-scheme: dark) {\n  :root" not in chosen
    assert 'class="by-night"' not in chosen


@pytest.mark.parametrize("screen", [True, False])
def test_texts_are_texts(tmp_path: Path, screen: bool) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    made = written(
        tmp_path,
        f"title: {quoted}\nplatform: {{promise: {quoted}}}\n"
        f"stages: [{{title: {quoted}, steps: [{{title: {quoted}, customer: C, emotion: 1, expectation: 4,"
        f" pain: {quoted}}}]}}]\n"
        f"metrics: [{{id: m, type: number, title: {quoted}, value: 3, unit: {quoted}}}]\n"
        f"opportunities: [{{id: o, title: {quoted}, impact: 4, effort: 1, owner: {quoted}}}]\n",
    )
    html = pages((made,), screen=screen).html
    said = Said(html)

    assert not {"script", "img"} & set(said.tags)
    assert "{{ 7*7 }}" in said.text
    assert "<script" not in html


def test_every_place_on_paper_has_its_drawing() -> None:
    made = hotel_pages(screen=False)
    places = re.findall(r'<article id="([^"]+)"', made.html)

    assert sorted(places) == sorted(made.drawings)
    assert len([p for p in places if "-f" in p]) == len(hotel().service.metrics)


def test_sections_without_content_are_left_out(tmp_path: Path) -> None:
    bare = written(tmp_path, "title: Bare\nstages: [{title: S, steps: [{title: One, customer: Comes}]}]\n")
    ids = set(Said(pages((bare,)).html).ids)

    rich = set(Said(hotel_pages().html).ids)

    for part in ("figures", "felt1", "gaps", "themes", "modules", "touchpoints", "opportunities"):
        assert f"s1-{part}" not in ids
        assert part == "modules" or f"s1-{part}" in rich


def test_several_files_begin_side_by_side_and_one_does_not() -> None:
    both = (hotel(), loaded(folder() / "inn.blueprint.yaml"))

    assert "Services side by side" in Said(pages(both).html).text
    assert "Services side by side" not in Said(hotel_pages().html).text


def test_narrowed_answers_are_told() -> None:
    where = Where(segment="Leisure", period="2026-Q1")
    text = Said(pages((hotel(where),), narrowed=where).html).text

    assert "Only answers from: Segment: Leisure, Period: 2026-Q1" in text


def test_every_font_of_the_page_has_all_digits_or_none() -> None:
    html = pages((example("concert-night"),), language="ar").html
    page = html[: html.index("<body>")]
    fonts = [b64decode(data) for data in re.findall(r"url\(data:font/otf;base64,([^)]+)\)", page)]
    digits = [len({ord(d) for d in "0123456789"} & set(hb.Face(font).unicodes)) for font in fonts]

    assert len(fonts) > 2
    assert set(digits) <= {0, 10}
    assert 'dir="rtl"' in html
