"""A preview in Chromium: other looks, several tabs, bursts of saves, a folder, a preview that is started again."""

from __future__ import annotations

from pathlib import Path
from time import sleep

from playwright.sync_api import Browser, Page, expect
from preview.previewed import MAP, Shown, preview
from preview.tabs import PATIENCE, Tab


def test_other_views_languages_themes_and_pages(page: Page, shown: Shown) -> None:
    tab = Tab(page, shown.address)
    seen = [tab.version()]
    for field, value in (("view", "front"), ("language", "zh-Hans"), ("theme", "dark"), ("page", "A3"), ("page", "")):
        page.select_option(f"[name={field}]", value)
        tab.next_picture(seen[-1])
        seen.append(tab.version())
    assert len(set(seen)) == 5
    assert seen[3] == seen[5]
    expect(page.locator(".board svg")).to_have_attribute("lang", "zh-Hans")
    assert "theme=dark" in page.url
    page.reload()
    page.wait_for_selector(f'html[data-version="{seen[-1]}"]', state="attached")
    assert page.locator("[name=view]").input_value() == "front"
    page.select_option("[name=page]", "A6")
    expect(page.locator(".stale")).to_contain_text("A6")
    assert tab.messages == []


def test_several_tabs_follow(browser: Browser, page: Page, shown: Shown, file: Path) -> None:
    tabs = [Tab(page, shown.address), Tab(page.context.new_page(), shown.address)]
    tabs[1].page.select_option("[name=view]", "journey")
    tabs[1].says("Pain points")
    file.write_text(MAP.replace("Asks for tea", "Orders cake"), "utf-8")
    for tab in tabs:
        tab.says("Orders cake")
    expect(tabs[0].page.locator(".board")).not_to_contain_text("Pain points")
    assert browser.is_connected()


def test_a_preview_that_is_started_again_is_found(page: Page, file: Path) -> None:
    with preview(str(file)) as first:
        tab = Tab(page, first.address)
    expect(page.locator(".lost")).to_be_visible()
    file.write_text(MAP.replace("Asks for tea", "Orders cake"), "utf-8")
    with preview(str(file), "--port", str(first.port)):
        tab.says("Orders cake")
        expect(page.locator(".lost")).to_be_hidden()


def test_bursts_end_with_the_last_save(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    for number in range(40):
        file.write_text(MAP.replace("Asks for tea", f"Asks for cup {number}"), "utf-8")
        sleep(0.01)
    tab.says("Asks for cup 39")
    expect(page.locator(".stale")).to_be_hidden()
    assert tab.messages == []


def test_a_folder_lets_choose(page: Page, file: Path) -> None:
    (file.parent / "cake").mkdir()
    (file.parent / "cake/cake.blueprint.yaml").write_text(MAP.replace("A cup of tea", "A piece of cake"), "utf-8")
    with preview(str(file.parent)) as running:
        page.goto(running.address)
        assert page.locator(".maps a").count() == 2
        page.get_by_text("A piece of cake").click()
        expect(page.locator(".board")).to_contain_text("Asks for tea", timeout=PATIENCE)
        page.get_by_role("link", name="All maps").click()
        expect(page.locator(".maps a")).to_have_count(2)


def test_drawings_cannot_run_anything(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    hostile = "'</script><img src=x onerror=document.title=1><style>*{display:none}</style>'"
    file.write_text(MAP.replace("Asks for tea", hostile).replace("A cup of tea", hostile), "utf-8")
    tab.says("onerror=document.title=1")
    assert page.title() != "1"
    expect(page.locator(".tools")).to_be_visible()
    assert tab.messages == []
