"""Cards on a page for the screen: the keyboard, details, connectors, links to one card."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from viewer_pages import MAP, Shown, opened, written_page
from windows import Windows


@pytest.fixture
def shown(viewer: Shown) -> Shown:
    return viewer


def test_the_drawing_is_one_stop_and_arrows_follow_the_eye(shown: Shown) -> None:
    page = shown.page
    assert page.locator('.drawing.shown .sheet [tabindex="0"]').count() == 1
    assert page.locator(".drawing.shown .sheet").get_attribute("tabindex") is None
    page.locator(shown.card("looks")).focus()
    seen = []
    for key in (
        "ArrowRight",
        "ArrowDown",
        "ArrowDown",
        "ArrowUp",
        "ArrowLeft",
        "End",
        "Home",
        "Control+End",
        "Control+Home",
    ):
        page.keyboard.press(key)
        seen.append(shown.focused())
    assert seen == ["tries", "fits", "oils", "fits", "greets", "explains", "greets", "books", "looks"]
    assert page.locator('.drawing.shown .sheet [tabindex="0"]').count() == 1


def test_a_card_says_where_it_is(shown: Shown) -> None:
    card = shown.page.locator(shown.card("tries"))
    label = card.get_attribute("aria-label") or ""
    assert label.startswith("Tries one, Customer actions, 2 Try, Choose, Moment of truth, Connectors: ")
    assert card.get_attribute("role") == "button"


def test_enter_opens_details_and_escape_goes_back(shown: Shown) -> None:
    page = shown.page
    page.locator(shown.card("books")).focus()
    page.keyboard.press("Enter")
    panel = page.locator("#details")
    expect(panel).to_be_visible()
    expect(page.locator("#details-title")).to_have_text("Keeps the booking")
    expect(panel).to_contain_text("Booking system")
    expect(panel).to_contain_text("Support processes · 3 Sign · Pay")
    assert page.locator("#details a", has_text="Open link").get_attribute("href") == "https://example.org/b?a=1&b=2"
    assert page.evaluate("document.getElementById('details').contains(document.activeElement)")
    assert "card=books" in shown.hash()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert shown.focused() == "books"
    assert shown.hash() == "view=blueprint"


def test_details_name_the_lines_and_lead_on(shown: Shown) -> None:
    page = shown.page
    shown.tap("tries")
    panel = page.locator("#details")
    expect(panel).to_contain_text("crosses: Line of interaction")
    page.locator("#details .go", has_text="Sets the saddle").click()
    expect(page.locator("#details-title")).to_have_text("Sets the saddle")
    assert shown.focused() == "fits"
    page.locator("#details .act", has_text="Copy link").click()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("#view=blueprint&card=fits")
    page.mouse.click(600, 780)


def test_a_card_with_a_link_shows_details_first(shown: Shown) -> None:
    shown.tap("books")
    expect(shown.page.locator("#details-title")).to_have_text("Keeps the booking")
    assert shown.page.url.startswith("file:")


def test_connectors_of_a_card_stand_out(shown: Shown) -> None:
    page = shown.page
    page.locator(f"{shown.card('tries')} .card-box").hover(force=True)
    drawing = page.locator(".drawing.shown .drawn")
    expect(drawing).to_have_class(re.compile("traced"))
    for name, kind in (
        ("tries", "near"),
        ("fits", "near"),
        ("looks", "near"),
        ("oils", "further"),
        ("leaves", "further"),
    ):
        expect(page.locator(shown.card(name))).to_have_class(re.compile(rf"\b{kind}\b"))
    faint = page.locator(shown.card("greets"))
    assert float(faint.evaluate("e => getComputedStyle(e).opacity")) < 0.5
    crossed = page.locator(".drawing.shown .drawn > g.line.crossed")
    assert crossed.evaluate_all("all => all.map(e => e.dataset.line)") == ["interaction"]
    page.mouse.move(5, 5)
    expect(drawing).not_to_have_class(re.compile("traced"))
    assert page.locator(".near, .further, .crossed").count() == 0


@pytest.mark.parametrize("address", ["#books", "#view=blueprint&card=books", "#d2-card-books"])
def test_an_address_goes_to_a_card(window: Shown, place: Path, address: str) -> None:
    window.open(f"{place.as_uri()}{address}")
    assert window.focused() == "books"
    expect(window.page.locator("#details-title")).to_have_text("Keeps the booking")
    assert window.page.locator(".drawing.shown .flash").count() == 1
    card, sheet = window.box(window.card("books")), window.box(".drawing.shown .sheet")
    assert sheet["x"] <= card["x"]
    assert card["x"] + card["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= card["y"]
    assert card["y"] + card["height"] <= sheet["y"] + sheet["height"]
    panel = window.box("#details")
    beside = card["x"] + card["width"] <= panel["x"] or panel["x"] + panel["width"] <= card["x"]
    assert beside or card["y"] + card["height"] <= panel["y"]


@pytest.mark.parametrize("address", ["#nothing", "#view=none&lang=xx&card=none", "#%", "#d9", "#a=b&c"])
def test_an_address_that_names_nothing_shows_the_first_drawing(window: Shown, place: Path, address: str) -> None:
    window.open(f"{place.as_uri()}{address}")
    assert window.page.locator(".drawing.shown").get_attribute("data-view") == "journey"
    expect(window.page.locator("#details")).to_be_hidden()


def test_a_new_address_in_the_same_page_is_followed(window: Shown, place: Path) -> None:
    window.open(f"{place.as_uri()}#view=blueprint&lang=zh-Hans&actor=host")
    page = window.page
    page.evaluate("location.hash = 'oils'")
    expect(page.locator("#details-title")).to_have_text("给链条上油")
    assert window.hash() == "view=blueprint&lang=zh-Hans&card=oils&actor=host"
    page.evaluate("location.hash = 'view=journey'")
    expect(page.locator(".drawing.shown")).to_have_attribute("data-view", "journey")
    expect(page.locator("#details")).to_be_hidden()
    assert page.locator(".sifted").count() == 0


def test_the_way_past_the_bar_changes_nothing(shown: Shown) -> None:
    page = shown.page
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'map' && !location.hash.includes('map')")
    assert shown.hash() == "view=blueprint"
    page.keyboard.press("Tab")
    assert shown.focused() == "looks"


def test_keys_are_told(shown: Shown) -> None:
    page = shown.page
    page.locator(shown.card("looks")).focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("From card to card")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert shown.focused() == "looks"


@pytest.mark.parametrize(("address", "card"), [("#sign", "signs"), ("#pay", "signs"), ("#choose", "looks")])
def test_an_address_goes_to_the_first_card_of_a_step_or_stage(
    window: Shown, place: Path, address: str, card: str
) -> None:
    window.open(f"{place.as_uri()}{address}")
    assert window.focused() == card
    assert window.hash() == f"card={card}"
    expect(window.page.locator("#live")).to_have_text("")


def test_an_address_goes_to_a_folded_step(window: Shown, place: Path) -> None:
    window.open(f"{place.as_uri()}#view=blueprint&fold=stage:pay")
    window.page.evaluate("location.hash = 'sign'")
    expect(window.page.locator("#details-title")).to_have_text("Signs")
    assert window.focused() == "signs"


@pytest.mark.parametrize("address", ["#nothing", "#view=blueprint&card=nothing"])
def test_an_id_that_is_nowhere_is_said_to_all_for_a_moment(windows: Windows, place: Path, address: str) -> None:
    with opened(windows, place, once=True) as shown:
        shown.page.clock.install()
        shown.open(f"{place.as_uri()}{address}")
        live = shown.page.locator("#live")
        expect(live).to_have_text("Nothing in this map is called “nothing”")
        said = shown.box("#live")
        assert said["height"] > 20
        assert said["width"] > 100
        shown.page.clock.run_for(9000)
        assert shown.box("#live")["height"] <= 1


def test_a_step_without_cards_is_shown_at_its_head(windows: Windows, tmp_path: Path) -> None:
    text = MAP + "      - {title: {en: Home, zh-Hans: 回家}, id: home}\n"
    with opened(windows, written_page(tmp_path, text)) as shown:
        shown.view("blueprint")
        shown.page.evaluate("location.hash = 'home'")
        expect(shown.page.locator("#live")).to_have_text("5 Home")
        assert shown.page.locator(".drawing.shown .flash").count() == 1
        expect(shown.page.locator("#details")).to_be_hidden()


BEHIND = """
blueprint: 1
title: {en: How to pay, zh-Hans: 怎样付款}
stages: [{title: P, steps: [{title: P, customer: Pays}]}]
"""


@pytest.mark.parametrize("address", ["", "other.html"])
def test_a_door_says_where_it_leads_and_does_not_fade_with_its_card(
    windows: Windows, tmp_path: Path, address: str
) -> None:
    (tmp_path / "behind.blueprint.yaml").write_text(BEHIND, "utf-8")
    text = MAP.replace("        id: sign\n", "        id: sign\n        journey: behind.blueprint.yaml\n")
    page = written_page(tmp_path, text, leads_to=lambda _journey, _kind: address)
    with opened(windows, page) as shown:
        shown.open(f"{page.as_uri()}#view=blueprint&card=signs")
        told = shown.page.locator("#details .to-map")
        expect(told).to_have_text("More in its own map: How to pay")
        assert (told.get_attribute("href") or "") == address
        door = shown.page.locator(".drawing.shown .drawn g.door")
        expect(shown.page.locator(".drawing.shown .drawn")).to_have_class(re.compile("traced"))
        assert float(door.evaluate("e => getComputedStyle(e).opacity")) == 1
        assert "More in its own map: How to pay" in (
            shown.page.locator(shown.card("signs")).get_attribute("aria-label") or ""
        )
        shown.open(f"{page.as_uri()}#view=blueprint&lang=zh-Hans&card=signs")
        expect(told).to_have_text("详见另一张图：怎样付款")


def test_keys_do_not_wrap(window: Shown, place: Path) -> None:
    window.page.set_viewport_size({"width": 1280, "height": 800})
    window.open(f"{place.as_uri()}#lang=zh-Hans")
    window.page.keyboard.press("?")
    heights = window.page.locator("#keys kbd").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert max(heights) < 1.5 * min(heights)
    rows = window.page.locator("#keys dt").evaluate_all("all => all.map(e => e.scrollWidth <= e.clientWidth)")
    assert all(rows)


@pytest.mark.parametrize(("tall", "shape"), [(True, "portrait"), (False, "landscape")])
def test_the_shape_of_a_drawing_chooses_the_paper(windows: Windows, tmp_path: Path, tall: bool, shape: str) -> None:
    steps = 1 if tall else 8
    rows = ("customer", "frontstage", "backstage", "support")
    cards = "".join(f"        {row}: [{', '.join(f'{row} {n}' for n in range(9 if tall else 1))}]\n" for row in rows)
    text = "blueprint: 1\ntitle: T\nstages:\n  - title: S\n    steps:\n" + "".join(
        f"      - title: Step {n}\n{cards}" for n in range(steps)
    )
    with opened(windows, written_page(tmp_path, text)) as shown:
        shown.view("blueprint")
        paper = shown.page.pdf(prefer_css_page_size=True)
    first = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert first is not None
    width, height = (float(side) for side in first.groups())
    assert ("portrait" if height > width else "landscape") == shape


def test_the_overview_does_not_cover_the_card_whose_details_are_shown(window: Shown, place: Path) -> None:
    window.page.set_viewport_size({"width": 800, "height": 420})
    window.open(f"{place.as_uri()}#view=blueprint")
    page = window.page
    overview = page.locator("#overview")
    expect(overview).to_be_visible()
    page.evaluate("blueprint.visit('looks')")
    page.evaluate(
        """() => {
          const b = document.querySelector('.drawing.shown .chosen').getBoundingClientRect();
          document.querySelector('#overview').style.cssText =
            `inset: auto; left: ${b.left}px; top: ${b.top}px`;
          blueprint.tell('moved');
        }"""
    )
    expect(overview).to_be_hidden()
    page.evaluate("blueprint.close()")
    expect(overview).to_be_visible()
