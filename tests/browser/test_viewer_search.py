"""Search and filters on a page for the screen, and what of them the address keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from viewer_pages import Shown


@pytest.fixture
def shown(viewer: Shown) -> Shown:
    return viewer


def kept(shown: Shown) -> set[str]:
    found: list[str] = shown.page.locator(".drawing.shown .drawn.sifted g.card.kept").evaluate_all(
        "all => all.map(e => e.dataset.card)"
    )
    return set(found)


def test_hits_are_counted_marked_and_gone_through(shown: Shown) -> None:
    page = shown.page
    page.keyboard.press("/")
    page.keyboard.type("sign", delay=10)
    hits = page.locator("#hits")
    expect(hits).to_have_text("1 of 2")
    assert page.locator(".drawing.shown rect.hit").count() == 2
    assert page.locator(".drawing.shown rect.hit.now").count() == 1
    first = shown.box(".drawing.shown rect.hit.now")
    page.keyboard.press("Enter")
    expect(hits).to_have_text("2 of 2")
    assert shown.box(".drawing.shown rect.hit.now") != first
    page.keyboard.press("Shift+Enter")
    expect(hits).to_have_text("1 of 2")
    page.click("#next")
    expect(hits).to_have_text("2 of 2")
    expect(page.locator("#live")).to_contain_text("Signs, Customer actions")
    assert shown.hash() == "view=blueprint&find=sign"
    page.focus("#query")
    page.keyboard.press("Escape")
    assert page.locator("rect.hit").count() == 0
    expect(hits).to_have_text("")
    assert page.input_value("#query") == ""
    assert shown.focused() == "signs"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CAFE", "looks"),
        ("ｃａｆé", "looks"),
        ("mechanic saddle", "fits"),
        ("booking system", "books"),
        ("moment of truth", "tries"),
    ],
)
def test_it_is_found_however_it_is_written(shown: Shown, typed: str, found: str) -> None:
    shown.page.fill("#query", typed)
    expect(shown.page.locator("#hits")).to_have_text("1 of 1")
    shown.page.keyboard.press("Escape")
    assert shown.focused() == found


def test_chinese_and_wide_digits_are_found(window: Shown, place: Path) -> None:
    window.open(f"{place.as_uri()}#view=blueprint&lang=zh-Hans&find=1号")
    page = window.page
    assert page.input_value("#query") == "1号"
    expect(page.locator("#hits")).to_have_text("1 / 1")
    page.fill("#query", "行李")
    expect(page.locator("#hits")).to_have_text("未找到")


def test_filters_fade_what_does_not_match(shown: Shown) -> None:
    page = shown.page
    page.click("#filter")
    assert page.get_attribute("#filter", "aria-expanded") == "true"
    page.get_by_role("checkbox", name="Mechanic").check()
    assert kept(shown) == {"fits", "oils"}
    expect(page.locator("#filter-count")).to_have_text("2 of 9")
    page.get_by_role("checkbox", name="Host").check()
    assert kept(shown) == {"fits", "oils", "greets", "explains"}
    faint = page.locator(shown.card("looks"))
    assert 0 < float(faint.evaluate("e => getComputedStyle(e).opacity")) < 0.4
    page.get_by_role("checkbox", name="Booking system").check()
    assert kept(shown) == set()
    assert shown.hash() == "view=blueprint&actor=mechanic,host&system=bookings"
    page.click("#clear")
    shown.frames()
    assert page.locator(".sifted, .kept").count() == 0
    assert shown.hash() == "view=blueprint"
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "filter"


def test_an_address_keeps_the_filters(window: Shown, place: Path) -> None:
    window.open(f"{place.as_uri()}#view=blueprint&mark=fail&actor=nobody")
    assert kept(window) == {"signs"}
    assert window.hash() == "view=blueprint&mark=fail"
    expect(window.page.locator("#filter .badge")).to_have_text("1")
    window.view("journey")
    assert kept(window) == {"signs"}
    window.page.select_option("#language", "zh-Hans")
    assert kept(window) == {"signs"}
