"""axe-core finds nothing on the page of any example, and every word readable by night: the first half of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_core import violations
from playwright.sync_api import Page
from screen_axe import NAMES, by_day, by_night, looked_at, script
from windows import Windows


@pytest.fixture(scope="module", params=NAMES[::2])
def example_page(
    request: pytest.FixtureRequest, windows: Windows, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    with looked_at(windows, tmp_path_factory.mktemp("axe"), request.param) as page:
        yield page


def test_nobody_is_left_out(example_page: Page) -> None:
    assert by_day(example_page) == []


def test_words_can_be_read_by_night(example_page: Page) -> None:
    """Half of the examples will do: drawings have the colours of the dark theme (tests/screen/test_night.py)."""
    assert by_night(example_page) == []


def test_axe_would_find_something(page: Page) -> None:
    page.set_content("<!DOCTYPE html><html><body><img src='data:,'><p style='color: #999'>Grey</p></body></html>")
    assert {"html-has-lang", "image-alt", "color-contrast"} <= {found[0] for found in violations(page, script())}


def test_axe_sees_the_night(example_page: Page) -> None:
    assert example_page.locator(".drawing.shown").count() > 1
    example_page.emulate_media(color_scheme="dark")
    assert example_page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
