"""A preview in Chromium: edits, errors, zoom, places in the file, the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from preview.previewed import MAP, Shown
from preview.tabs import FILE, PATIENCE, Tab


def test_an_edit_shows_and_nothing_is_loaded_from_elsewhere(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    tab.says("Asks for tea")
    file.write_text(MAP.replace("Asks for tea", "Orders cake"), "utf-8")
    tab.says("Orders cake")
    expect(page.locator(".drawn-change")).to_have_count(1)
    box = page.locator(".drawn-change").bounding_box()
    card = page.locator('[data-card="asks"] .card-box').bounding_box()
    assert box is not None
    assert card is not None
    assert abs(box["x"] - card["x"]) < 8
    assert abs(box["y"] - card["y"]) < 8
    expect(page.locator(".drawn-change")).to_have_count(0, timeout=PATIENCE)
    assert tab.messages == []
    assert all(url.startswith((shown.address, "data:")) for url in tab.requests)
    assert page.evaluate(
        "[...document.fonts].filter(f => f.family.startsWith('tea')).every(f => f.status === 'loaded')"
    )


def test_a_map_that_was_never_right_is_not_said_to_have_a_last_picture(page: Page, shown: Shown, file: Path) -> None:
    file.write_text(MAP.replace("stages:", "stagess:"), "utf-8")
    page.goto(shown.address)
    expect(page.locator(".stale")).to_contain_text("The picture comes when they are mended")
    expect(page.locator(".stale")).not_to_contain_text("last picture")
    file.write_text(MAP, "utf-8")
    expect(page.locator(".stale")).to_be_hidden()


def test_errors_stand_beside_the_last_good_picture(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    file.write_text(MAP.replace("stages:", "stagess:"), "utf-8")
    expect(page.locator(".stale")).to_contain_text("stagess")
    expect(page.locator(".findings .error").first).to_contain_text("BP202")
    expect(page.locator(".window")).to_have_class("window wrong")
    assert page.locator(".board").evaluate("e => +getComputedStyle(e).opacity") < 0.6
    tab.says("Asks for tea")
    page.locator(".findings .where").first.click()
    expect(page.locator(".toast")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{FILE}:4:1")
    file.write_text(MAP.replace("Asks for tea", "Asks again"), "utf-8")
    tab.says("Asks again")
    expect(page.locator(".stale")).to_be_hidden()
    expect(page.locator(".window")).to_have_class("window")
    file.unlink()
    expect(page.locator(".stale")).to_be_visible()
    file.write_text(MAP, "utf-8")
    expect(page.locator(".stale")).to_be_hidden()
    tab.says("Asks for tea")
    assert tab.messages == []


def test_zoom_and_position_stay(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    start = tab.place()
    page.mouse.move(500, 400)
    before = page.locator('[data-card="waits"]').bounding_box()
    page.mouse.wheel(0, -300)
    expect(page.locator(".board")).not_to_have_attribute("style", start)
    after = page.locator('[data-card="waits"]').bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"] * 1.2
    page.mouse.down()
    page.mouse.move(560, 430, steps=4)
    page.mouse.up()
    expect(page.locator(".chosen")).to_be_hidden()
    moved = page.locator('[data-card="waits"]').bounding_box()
    assert moved is not None
    assert moved["x"] - after["x"] == pytest.approx(60, abs=1)
    assert moved["y"] - after["y"] == pytest.approx(30, abs=1)
    place, version = tab.place(), tab.version()
    file.write_text(MAP.replace("Asks for tea", "Orders"), "utf-8")
    tab.next_picture(version)
    assert tab.place() == place
    page.get_by_role("button", name="Fit").click()
    assert tab.place() != place


def test_a_card_tells_its_line(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    page.locator('[data-card="waits"] text').first.click()
    line = next(n for n, text in enumerate(MAP.splitlines(), 1) if "id: waits" in text)
    expect(page.locator(".chosen .where")).to_contain_text(f"{FILE}:{line}")
    page.select_option("[name=view]", "journey")
    page.locator('[data-card="ask.pain.1"] text').first.click()
    expect(page.locator(".chosen .where")).to_contain_text(f"{FILE}:10")
    page.select_option("[name=view]", "blueprint")
    page.locator('[data-card="waits"] text').first.click()
    expect(page.locator(".chosen .where")).to_contain_text(f"{FILE}:{line}")
    link = page.locator(".chosen .edit").get_attribute("href") or ""
    assert link.startswith(f"vscode://file{file.as_posix()}:{line}:")
    version = tab.version()
    file.write_text("# one more line\n" + MAP.replace("Asks for tea", "Asks"), "utf-8")
    tab.next_picture(version)
    expect(page.locator(".chosen .where")).to_contain_text(f"{FILE}:{line + 1}")


def test_the_keyboard_does_it_all(page: Page, shown: Shown) -> None:
    tab = Tab(page, shown.address)
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(e => e.name || e.dataset.do || e.className)(document.activeElement)"))
    assert reached[:9] == ["view", "language", "theme", "page", "ground", "farther", "whole", "closer", "fit"]
    page.locator(".ground").focus()
    places = [tab.place()]
    for key in ("+", "ArrowRight", "ArrowDown", "-", "1"):
        page.keyboard.press(key)
        places.append(tab.place())
    assert len(set(places)) == len(places)
    expect(page.locator(".zoom output")).to_have_text("100%")
    page.keyboard.press("0")
    assert tab.place() == places[0]
    told = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        told.append(page.locator(".chosen").inner_text())
    assert told[0] == told[2] != told[1]
    page.keyboard.press("Escape")
    expect(page.locator(".chosen")).to_be_hidden()
    page.locator("[name=view]").focus()
    page.keyboard.press("ArrowUp")
    tab.says("Pain points")
