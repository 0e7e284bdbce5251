"""A page for the screen on a phone, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from viewer_pages import Shown, opened
from windows import Windows

PINCH = """([spread, x, y]) => {
  const sheet = document.querySelector('.drawing.shown .sheet');
  const finger = (identifier, clientX) => new Touch({identifier, target: sheet, clientX, clientY: y});
  const both = (half) => (half === null ? [] : [finger(1, x - half), finger(2, x + half)]);
  const send = (type, half) =>
    sheet.dispatchEvent(new TouchEvent(type, {bubbles: true, cancelable: true, touches: both(half)}));
  send('touchstart', 40);
  send('touchmove', 40 * spread);
  send('touchend', null);
}"""


@pytest.fixture(scope="module")
def window(windows: Windows, place: Path) -> Iterator[Shown]:
    with opened(windows, place, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as shown:
        yield shown


@pytest.fixture
def shown(viewer: Shown) -> Shown:
    return viewer


def test_nothing_is_wider_than_the_window(shown: Shown) -> None:
    page = shown.page
    for press in (None, "#menu", "#filter"):
        if press:
            page.click(press)
        assert page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]") == [390, 390]
    for tall in page.locator("#menu, #tools button:visible, #tools select:visible").all():
        box = tall.bounding_box()
        assert box is not None
        assert box["height"] >= 36


def test_tools_lie_in_a_sheet(shown: Shown) -> None:
    page = shown.page
    expect(page.locator("#tools")).to_be_hidden()
    page.tap("#menu")
    expect(page.locator("#query")).to_be_visible()
    page.select_option("#language", "zh-Hans")
    expect(page.locator("#title")).to_have_text("租自行车")
    expect(page.locator("#tools")).to_be_hidden()


def test_a_tap_opens_details_at_the_foot(shown: Shown) -> None:
    page = shown.page
    page.locator(f"{shown.card('tries')} .card-box").tap(force=True)
    expect(page.locator("#details-title")).to_have_text("Tries one")
    panel, card = shown.box("#details"), shown.box(shown.card("tries"))
    assert panel["x"] == 0
    assert panel["width"] == 390
    assert panel["y"] + panel["height"] == pytest.approx(844, abs=1)
    assert card["y"] + card["height"] <= panel["y"]
    page.tap("#details-close")
    expect(page.locator("#details")).to_be_hidden()


def test_two_fingers_zoom_where_they_are(shown: Shown) -> None:
    page = shown.page
    before, k = shown.box(shown.card("tries")), shown.zoom()
    x, y = before["x"] + 20, before["y"] + 10
    page.evaluate(PINCH, [1.6, x, y])
    shown.rest()
    assert shown.zoom() == pytest.approx(k * 1.6)
    after = shown.box(shown.card("tries"))
    assert after["x"] + 20 * 1.6 == pytest.approx(x, abs=2)
    assert after["y"] + 10 * 1.6 == pytest.approx(y, abs=2)
    assert page.evaluate("visualViewport.scale") == 1


@pytest.mark.parametrize("width", [1200, 390])
def test_without_scripts_the_picture_and_the_table_are_there(windows: Windows, place: Path, width: int) -> None:
    with windows.lent(viewport={"width": width, "height": 800}, java_script_enabled=False) as page:
        page.goto(f"{place.as_uri()}#d2")
        assert page.locator("#d2 .sheet > svg").bounding_box() is not None
        for hidden in ("#tools", "#details", "#filters", "#overview", "#menu"):
            assert not page.locator(hidden).is_visible()
        page.locator("#d2-table > summary").click()
        expect(page.locator("#d2-table table")).to_be_visible()
