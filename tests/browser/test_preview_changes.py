"""A preview in Chromium: what is framed after a change, two fingers, and what would do in place of small letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from preview.previewed import MAP, Shown
from preview.tabs import PATIENCE, Tab
from windows import Windows

FRAMES = ".drawn-change"


@pytest.fixture
def touched(windows: Windows) -> Iterator[Page]:
    with windows.lent(viewport={"width": 800, "height": 700}, has_touch=True) as lent:
        yield lent


def framed(tab: Tab, file: Path, text: str, count: int, *, gone: bool = False) -> list[dict[str, float]]:
    """The boxes of the frames after an edit; `gone` waits until they fade away, before another edit."""
    version = tab.version()
    file.write_text(text, "utf-8")
    tab.next_picture(version)
    frames = tab.page.locator(FRAMES)
    expect(frames).to_have_count(count, timeout=PATIENCE)
    boxes = frames.evaluate_all("found => found.map(f => f.getBoundingClientRect().toJSON())")
    if gone:
        expect(frames).to_have_count(0, timeout=PATIENCE)
    return list(boxes)


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.evaluate("e => e.getBoundingClientRect().toJSON()")
    return found


def test_a_changed_connector_is_framed_along_its_way(page: Page, shown: Shown, file: Path) -> None:
    linked = MAP + "links:\n  - {from: boils, to: waits}\n"
    file.write_text(linked, "utf-8")
    tab = Tab(page, shown.address)
    (frame,) = framed(tab, file, linked.replace("to: waits}", "to: waits, label: calls the number}"), 1)
    way = box(page, '.link[data-from="boils"][data-to="waits"] .route')
    assert frame["x"] == pytest.approx(way["x"], abs=12)
    assert frame["height"] == pytest.approx(way["height"], abs=12)
    assert tab.messages == []


def test_a_new_connector_between_old_cards_is_framed(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    text = MAP + "links:\n  - {from: greets, to: boils, kind: message}\n"
    (frame,) = framed(tab, file, text, 1)
    assert frame["x"] == pytest.approx(box(page, '.link[data-from="greets"][data-to="boils"] .route')["x"], abs=12)


def test_a_new_card_is_framed_without_its_connectors(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    text = MAP.replace(
        "        frontstage: {id: boils",
        "        backstage: {id: finds, text: Finds the pot}\n        frontstage: {id: boils",
    )
    frames = framed(tab, file, text + "links:\n  - {from: boils, to: finds}\n", 3)
    expected = [box(page, '[data-card="finds"] .card-box'), box(page, '.lane[data-lane="backstage"] .lane-band')]
    for wanted in expected:
        assert any(abs(f["x"] - wanted["x"]) < 8 and abs(f["y"] - wanted["y"]) < 8 for f in frames)


def test_a_renamed_lane_and_line_are_framed(page: Page, shown: Shown, file: Path) -> None:
    lanes = "lanes: [evidence, customer, {line: interaction}, {lane: frontstage, title: Waiters}]\n"
    file.write_text(MAP + lanes, "utf-8")
    tab = Tab(page, shown.address)
    (frame,) = framed(tab, file, MAP + lanes.replace("Waiters", "At the bar"), 1, gone=True)
    assert frame["y"] == pytest.approx(box(page, '.lane[data-lane="frontstage"] .lane-band')["y"], abs=8)
    (frame,) = framed(
        tab,
        file,
        MAP + lanes.replace("Waiters", "At the bar").replace("interaction", "interaction, title: The counter"),
        1,
    )
    assert frame["width"] == pytest.approx(box(page, '.line[data-line="interaction"] .rule')["width"], abs=12)


def test_a_mark_is_framed_with_its_card_and_what_only_moved_is_not(page: Page, shown: Shown, file: Path) -> None:
    tab = Tab(page, shown.address)
    marked = MAP.replace("text: Boils water", "text: Boils water, marks: fail")
    frames = framed(tab, file, marked, 2, gone=True)
    mark = box(page, '.mark[data-mark="fail"]')
    assert any(frame["x"] == pytest.approx(mark["x"], abs=8) for frame in frames)
    longer = "Asks for tea and for a very long list of all the other things that could be had with it in the morning"
    (frame,) = framed(tab, file, marked.replace("Asks for tea", longer), 1)
    assert frame["x"] == pytest.approx(box(page, '[data-card="asks"] .card-box')["x"], abs=8)


def test_a_pinch_on_a_trackpad_zooms_where_the_pointer_is(page: Page, shown: Shown) -> None:
    tab = Tab(page, shown.address)
    before = box(page, '[data-card="waits"]')
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    for _ in range(5):
        page.mouse.wheel(0, -8)
    page.keyboard.up("Control")
    page.wait_for_function(
        "w => document.querySelector('[data-card=waits]').getBoundingClientRect().width > w * 1.3", arg=before["width"]
    )
    after = box(page, '[data-card="waits"]')
    assert after["width"] / before["width"] == pytest.approx(2.718**0.4, rel=0.05)
    assert after["x"] + after["width"] / 2 == pytest.approx(x, abs=2)
    assert after["y"] + after["height"] / 2 == pytest.approx(y, abs=2)
    assert page.evaluate("devicePixelRatio") == 1
    assert page.evaluate("visualViewport.scale") == 1
    assert tab.messages == []


def test_two_fingers_zoom_and_move(touched: Page, shown: Shown) -> None:
    tab = Tab(touched, shown.address)
    before, place = box(touched, '[data-card="waits"]'), tab.place()
    session = touched.context.new_cdp_session(touched)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    touch("touchStart", (350, 400))
    touch("touchStart", (350, 400), (450, 400))
    for step in range(1, 11):
        touch("touchMove", (350 - 5 * step, 400 + 4 * step), (450 + 5 * step, 400 + 4 * step))
    touch("touchEnd")
    after = box(touched, '[data-card="waits"]')
    assert after["width"] / before["width"] == pytest.approx(2, rel=0.05)
    assert tab.place() != place
    assert after["y"] == pytest.approx(440 + (before["y"] - 400) * 2, abs=12)
    expect(touched.locator(".chosen")).to_be_hidden()
    touch("touchStart", (300, 300))
    for step in range(1, 6):
        touch("touchMove", (300 + 10 * step, 300))
    touch("touchEnd")
    assert box(touched, '[data-card="waits"]')["x"] - after["x"] == pytest.approx(50, abs=8)
    assert touched.evaluate("visualViewport.scale") == 1


@pytest.mark.parametrize(("stages", "steps", "named"), [(1, 40, False), (4, 2, True)])
def test_letters_that_would_be_small_offer_a_larger_sheet(
    page: Page, shown: Shown, file: Path, stages: int, steps: int, named: bool
) -> None:
    one = "  - title: Stage\n    steps:\n" + "      - customer: Waits a long time\n" * steps
    file.write_text(f"blueprint: 1\ntitle: Long\nstages:\n{one * stages}", "utf-8")
    tab = Tab(page, shown.address)
    page.select_option("[name=page]", "A6")
    expect(page.locator(".stale")).to_contain_text("A6")
    said = page.locator(".stale").inner_text()
    assert "--" not in said
    assert "`" not in said
    button = page.locator(".stale .instead")
    offered = button.inner_text()
    version = tab.version()
    button.press("Enter")
    if named:
        tab.next_picture(version)
    expect(page.locator(".stale")).to_be_hidden()
    assert offered == (f"Show on {page.locator('[name=page]').input_value()}" if named else "Show in one piece")
    assert page.locator("[name=page]").input_value() != "A6"
    assert tab.messages == []


def test_buttons_do_not_lie_on_the_fitted_picture(page: Page, shown: Shown) -> None:
    Tab(page, shown.address)
    for view in ("journey", "blueprint"):
        page.select_option("[name=view]", view)
        page.set_viewport_size({"width": 900, "height": 620})
        page.keyboard.press("0")
        picture, buttons = box(page, ".board > svg"), box(page, ".zoom")
        assert picture["bottom"] <= buttons["top"] or picture["right"] <= buttons["left"]
