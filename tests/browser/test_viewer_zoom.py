"""Zoom, position, heads that stay, the overview: what moves on a page for the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from viewer_pages import MAP, Shown, written_page


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    more = "".join(
        f"      - title: Step {n}\n        id: more-{n}\n        customer: {{id: does-{n}, text: Does {n}}}\n"
        f"        backstage: {{id: helps-{n}, text: Helps {n}}}\n"
        for n in range(12)
    )
    return written_page(tmp_path_factory.mktemp("viewer"), MAP + more)


@pytest.fixture
def shown(viewer: Shown) -> Shown:
    return viewer


def test_keys_and_buttons_zoom(shown: Shown) -> None:
    page = shown.page
    page.click("#zoom-level")
    shown.frames()
    assert shown.zoom() == 1
    page.click("#zoom-in")
    shown.frames()
    assert shown.zoom() == pytest.approx(1.25)
    expect(page.locator("#zoom-level")).to_have_text("125%")
    page.keyboard.press("-")
    shown.frames()
    assert shown.zoom() == pytest.approx(1)
    page.keyboard.press("0")
    sheet, drawing = shown.box(".drawing.shown .sheet"), shown.box(".drawing.shown .drawn")
    assert drawing["width"] <= sheet["width"]
    assert drawing["height"] <= sheet["height"]
    page.keyboard.press("w")
    assert shown.box(".drawing.shown .drawn")["width"] == pytest.approx(sheet["width"], abs=20)
    page.keyboard.press("1")
    shown.frames()
    assert shown.zoom() == 1


def test_the_wheel_zooms_at_the_pointer_with_ctrl_and_scrolls_without(shown: Shown) -> None:
    page = shown.page
    page.keyboard.press("1")
    shown.frames()
    before = shown.box(shown.card("signs"))
    x, y = before["x"] + 10, before["y"] + 10
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    shown.rest()
    k = shown.zoom()
    assert k > 1.2
    after = shown.box(shown.card("signs"))
    assert after["width"] == pytest.approx(before["width"] * k, rel=0.02)
    assert after["x"] + 10 * k == pytest.approx(x, abs=2)
    assert after["y"] + 10 * k == pytest.approx(y, abs=2)
    page.mouse.wheel(0, 120)
    page.wait_for_function(
        "y => document.querySelector('.drawing.shown [data-card=signs]').getBoundingClientRect().y < y - 60",
        arg=after["y"],
    )
    assert shown.zoom() == k
    page.mouse.wheel(150, 0)
    page.wait_for_function(
        "x => document.querySelector('.drawing.shown [data-card=signs]').getBoundingClientRect().x < x - 60",
        arg=after["x"],
    )


def test_dragging_moves_the_drawing_and_opens_nothing(shown: Shown) -> None:
    page = shown.page
    page.keyboard.press("1")
    shown.frames()
    before = shown.box(shown.card("signs"))
    x, y = before["x"] + 20, before["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y - 50, steps=4)
    page.mouse.up()
    after = shown.box(shown.card("signs"))
    assert before["x"] - after["x"] == pytest.approx(90, abs=6)
    expect(page.locator("#details")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    assert after["x"] - shown.box(shown.card("signs"))["x"] == pytest.approx(80, abs=2)


def test_heads_lie_on_what_they_copy_and_stay(shown: Shown) -> None:
    page = shown.page
    for _ in range(3):
        page.click("#zoom-in")
        shown.frames()
    sheet = shown.box(".drawing.shown .sheet")
    place = ".drawing.shown"
    copy, original = f"{place} .head .stage-band", f"{place} .drawn .stage-band"
    page.evaluate("document.querySelector('.drawing.shown .sheet').scrollTo(0, 0)")
    assert shown.box(copy) == pytest.approx(shown.box(original), abs=0.6)
    lane, lane_copy = f"{place} .drawn .lane-title", f"{place} .side .lane-title"
    assert shown.box(lane_copy) == pytest.approx(shown.box(lane), abs=0.6)
    page.evaluate("document.querySelector('.drawing.shown .sheet').scrollTo(700, 500)")
    moved = shown.box(copy)
    assert shown.box(original)["y"] < sheet["y"] - 20
    assert moved["y"] == pytest.approx(sheet["y"], abs=1)
    assert moved["x"] == pytest.approx(shown.box(original)["x"], abs=0.6)
    assert shown.box(lane_copy)["x"] >= sheet["x"]
    assert shown.box(lane_copy)["y"] == pytest.approx(shown.box(lane)["y"], abs=0.6)
    # The name of a stage that began before goes along in its band, beside the names of the lanes.
    page.evaluate("document.querySelector('.drawing.shown .sheet').scrollTo(1400, 500)")
    name, side = shown.box(f"{place} .name g[data-stage=pay]"), shown.box(f"{place} .stuck.side")
    assert shown.box(f"{place} .drawn g[data-stage=pay] .stage-title")["x"] < sheet["x"]
    assert 0 <= name["x"] - side["x"] - side["width"] < 60
    assert page.locator(".stuck:not([aria-hidden=true])").count() == 0
    assert page.locator(".stuck [id], .stuck [tabindex]").count() == 0


def test_the_overview_shows_and_changes_where_one_is(shown: Shown) -> None:
    page = shown.page
    page.keyboard.press("0")
    shown.frames()
    expect(page.locator("#overview")).to_be_hidden()
    for _ in range(9):
        page.click("#zoom-in")
        shown.frames()
    expect(page.locator("#overview")).to_be_visible()
    shown.frames()
    picture, sheet = shown.box("#overview > svg"), ".drawing.shown .sheet"
    page.mouse.click(picture["x"] + picture["width"] * 0.7, picture["y"] + picture["height"] * 0.5)
    shown.frames()
    left, width, inside = page.locator(sheet).evaluate("e => [e.scrollLeft, e.clientWidth, e.scrollWidth]")
    assert (left + width / 2) / inside == pytest.approx(0.7, abs=0.05)
    frame = shown.box("#overview .frame")
    assert frame["x"] + frame["width"] / 2 == pytest.approx(picture["x"] + picture["width"] * 0.7, abs=6)


def test_zoom_and_place_stay_when_drawing_language_and_appearance_change(shown: Shown) -> None:
    page = shown.page
    page.keyboard.press("1")
    shown.frames()
    page.evaluate("document.querySelector('.drawing.shown .sheet').scrollTo(500, 100)")
    shown.frames()
    near = page.evaluate("blueprint.nearest().id")
    before = shown.box(shown.card(near))
    page.select_option("#language", "zh-Hans")
    assert page.evaluate("[document.documentElement.lang, document.title]") == ["zh-Hans", "租自行车"]
    assert page.locator(".drawing.shown").get_attribute("data-language") == "zh-Hans"
    expect(page.locator("#filter")).to_contain_text("筛选")
    assert shown.zoom() == 1
    after = shown.box(shown.card(near))
    assert after["x"] + after["width"] / 2 == pytest.approx(before["x"] + before["width"] / 2, abs=90)
    page.select_option("#appearance", "dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert shown.zoom() == 1
    assert shown.hash() == "view=blueprint&lang=zh-Hans&look=dark"
    shown.view("journey")
    assert shown.hash() == "lang=zh-Hans&look=dark"
    assert (
        page.locator("#views a[aria-current]").text_content() == page.locator("#views ul.shown a").first.text_content()
    )
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
