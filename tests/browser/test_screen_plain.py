"""A page for the screen with scripts switched off, by night, on a phone and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page
from screen.screens import example_page
from windows import Windows

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("plain") / "concert.html"
    made.write_text(example_page("concert-night"), "utf-8")
    return made


@pytest.fixture
def opened(windows: Windows, place: Path) -> Iterator[Open]:
    with ExitStack() as stack:

        def at(anchor: str = "", width: int = 1200, *, scripts: bool = False, dark: bool = False) -> Page:
            page = stack.enter_context(
                windows.lent(
                    viewport={"width": width, "height": 800}, java_script_enabled=scripts,
                    color_scheme="dark" if dark else "light",
                )
            )  # fmt: skip
            page.goto(f"{place.as_uri()}{anchor}")
            return page

        yield at


def shown(page: Page) -> list[str | None]:
    return [one.get_attribute("id") for one in page.locator(".drawing").all() if one.is_visible()]


def test_without_scripts_one_drawing_is_shown_and_names_lead_to_the_others(opened: Open) -> None:
    page = opened()
    assert shown(page) == ["d1"]
    assert page.locator("#d1 .sheet > svg").is_visible()
    assert page.locator("#views a:visible").count() == 8
    page.locator("#views a[data-drawing=d6]").click()
    assert shown(page) == ["d6"]
    assert page.locator("#d6").get_attribute("lang") == "zh-Hant"
    assert shown(opened("#d2")) == ["d2"]


def test_without_scripts_no_control_is_there_that_does_nothing(opened: Open) -> None:
    page = opened()
    assert [one for one in page.locator("button, input, select").all() if one.is_visible()] == []
    page.locator("#d1-table > summary").click()
    assert page.locator("#d1-table table").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_scrolls_the_drawing_and_not_the_page(opened: Open, scripts: bool) -> None:
    page = opened(width=390, scripts=scripts)
    box = page.locator("#d1 .sheet").bounding_box()
    assert box is not None
    assert box["width"] <= 390
    drawn = page.locator("#d1 .sheet > svg").bounding_box()
    assert drawn is not None
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_by_night_the_drawing_has_its_other_colours_and_on_paper_those_of_the_day(opened: Open) -> None:
    ground = "getComputedStyle(document.querySelector('#d1 .paper')).fill"
    page = opened(scripts=True, dark=True)
    assert page.evaluate(ground) == "rgb(15, 20, 25)"
    page.evaluate("document.documentElement.dataset.appearance = 'light'")
    day = page.evaluate(ground)
    assert day != "rgb(15, 20, 25)"
    page.evaluate("document.documentElement.dataset.appearance = 'dark'")
    assert page.evaluate(ground) == "rgb(15, 20, 25)"
    ink = "getComputedStyle(document.querySelector('#d1 .title')).fill"
    by_night = page.evaluate(ink)
    page.emulate_media(media="print")
    assert page.evaluate(ink) != by_night
    assert opened(scripts=True).evaluate(ground) == day


def test_paper_has_the_drawing_that_is_shown_and_what_the_table_says(opened: Open) -> None:
    page = opened(scripts=True)
    page.emulate_media(media="print")
    assert shown(page) == ["d1"]
    assert not page.locator("header").is_visible()
    assert page.locator("#d1-table td[data-where]").first.is_visible()
    fitted = page.locator("#d1 .sheet > svg").bounding_box()
    assert fitted is not None
    assert fitted["width"] <= 1200
