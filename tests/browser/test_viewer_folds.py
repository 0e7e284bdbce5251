"""Folding lanes and stages on a page for the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from viewer_pages import Shown

DRAWN = ".drawing.shown .drawn"


@pytest.fixture
def shown(viewer: Shown) -> Shown:
    viewer.page.click("#zoom-level")
    viewer.frames()
    return viewer


def bytes_of(shown: Shown) -> str:
    made: str = shown.page.locator(DRAWN).evaluate("e => e.outerHTML.replaceAll(/ tabindex=\"-?\\d\"/g, '')")
    return made


def test_unfolding_gives_back_the_same_drawing(shown: Shown) -> None:
    before = bytes_of(shown)
    for name in ("stage:choose", "lane:frontstage", "stage:pay", "lane:customer"):
        shown.page.evaluate("name => blueprint.toggle(name)", name)
    assert bytes_of(shown) != before
    assert shown.hash() == "view=blueprint&fold=stage:choose,lane:frontstage,stage:pay,lane:customer"
    for name in ("lane:frontstage", "stage:choose", "lane:customer", "stage:pay"):
        shown.page.evaluate("name => blueprint.toggle(name)", name)
    assert bytes_of(shown) == before
    assert shown.hash() == "view=blueprint"


def test_a_lane_folds_to_a_strip_with_its_name(shown: Shown) -> None:
    page = shown.page
    tall = shown.box(f"{DRAWN} g.lane[data-lane=frontstage] .lane-band")["height"]
    below = shown.box(shown.card("books"))["y"] - shown.box(shown.card("signs"))["y"]
    page.locator(".drawing.shown .stuck.side g.lane[data-lane=frontstage] .lane-title").click()
    band = shown.box(f"{DRAWN} g.lane[data-lane=frontstage] .lane-band")
    assert band["height"] == pytest.approx(30, abs=1)
    moved = shown.box(shown.card("books"))["y"] - shown.box(shown.card("signs"))["y"]
    assert below - moved == pytest.approx(tall - 30, abs=1)
    expect(page.locator(shown.card("fits"))).to_be_hidden()
    assert (
        page.locator(f"{DRAWN} g.link:visible")
        .evaluate_all("all => all.map(e => [e.dataset.from, e.dataset.to]).flat()")
        .count("fits")
        == 0
    )
    strip = page.locator(f"{DRAWN} g.folded")
    assert strip.get_attribute("aria-label") == "Frontstage Cards: 3, folded"
    expect(strip).to_contain_text("Cards: 3")
    strip.click(force=True)
    expect(page.locator(shown.card("fits"))).to_be_visible()


def test_a_stage_folds_to_a_column_and_connectors_keep_to_their_cards(shown: Shown) -> None:
    page = shown.page
    page.locator(".drawing.shown .stuck.head g.stage[data-stage=choose] .stage-title").click()
    expect(page.locator(shown.card("tries"))).to_be_hidden()
    column = shown.box(f"{DRAWN} g.of-stage rect")
    assert column["width"] == pytest.approx(40, abs=2)
    signs = shown.box(f"{shown.card('signs')} .card-box")
    assert column["x"] < signs["x"] < column["x"] + 120
    route = shown.box(f'{DRAWN} g.link[data-from="signs"][data-to="leaves"] .route')
    assert route["x"] == pytest.approx(signs["x"] + signs["width"], abs=1)
    mark = shown.box(f"{DRAWN} g.mark[data-for='card:signs'] path")
    assert abs(mark["x"] + mark["width"] / 2 - signs["x"] - signs["width"]) < 20
    shown.view("journey")
    assert shown.page.locator(f"{DRAWN} g.of-stage").count() == 1
    # Of the curve only what is outside the stage is drawn at its old size.
    assert page.locator(f"{DRAWN} g.point:visible").count() == 2
    page.keyboard.press("u")
    assert page.locator(f"{DRAWN} g.of-stage").count() == 0
    shown.view("blueprint")
    assert page.locator(f"{DRAWN} [data-hidden]").count() == 0


def test_the_keyboard_folds_and_unfolds(shown: Shown) -> None:
    page = shown.page
    page.locator(shown.card("fits")).focus()
    page.keyboard.press("f")
    assert shown.focused() == "lane:frontstage"
    page.keyboard.press("ArrowUp")
    up = shown.focused()
    assert page.locator(shown.card(up)).get_attribute("data-lane") == "customer"
    page.keyboard.press("ArrowDown")
    assert shown.focused() == "lane:frontstage"
    page.keyboard.press("Enter")
    assert page.locator(shown.card(shown.focused())).get_attribute("data-lane") == "frontstage"
    page.keyboard.press("Shift+F")
    assert shown.focused().startswith("stage:")
    page.keyboard.press("u")
    assert page.locator(f"{DRAWN} g.folded").count() == 0
    assert page.locator(f"{DRAWN} [tabindex='0']").count() == 1


def test_an_address_folds_and_a_card_unfolds_what_hides_it(window: Shown, place: Path) -> None:
    window.open(f"{place.as_uri()}#view=blueprint&fold=stage:choose,lane:none,lane:support")
    expect(window.page.locator(window.card("tries"))).to_be_hidden()
    window.page.fill("#query", "Oils")
    expect(window.page.locator(window.card("oils"))).to_be_visible()
    expect(window.page.locator(window.card("books"))).to_be_hidden()
