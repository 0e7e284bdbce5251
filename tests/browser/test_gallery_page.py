"""The page of all maps in Chromium, from the file system: searched, narrowed, tabbed through, read in the dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from project.galleries import EXAMPLES, entry, plain, told, words

from blueprint.model.text import Text, Wording
from blueprint.project.gallery.entries import Bound, Entry, Made
from blueprint.project.gallery.page import gallery

PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='200'><rect width='320' height='200' fill='{}'/></svg>"
)
COLOURS = {"journey": "#b03a5b", "blueprint": "#1f5f99"}

# The contrast of every visible text with the ground it stands on.
_CONTRAST = """
() => {
    const light = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const rgba = text => text.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
    const ground = e => {
        for (; e; e = e.parentElement) {
            const c = rgba(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c;
        }
        return [255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const low = [];
    let seen = 0;
    while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('script, select')) continue;
        const [a, b] = [luminance(rgba(getComputedStyle(e).color)), luminance(ground(e))].sort((x, y) => y - x);
        seen += 1;
        if ((a + 0.05) / (b + 0.05) < 4.5) low.push([e.className, walker.currentNode.data, (a + 0.05) / (b + 0.05)]);
    }
    return [seen, low];
}
"""


class Opened:
    """A page and what it asked for and complained about."""

    def __init__(self, page: Page, place: Path) -> None:
        self.page = page
        self.place = place
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto((place / "index.html").as_uri())

    def titles(self) -> list[str]:
        """The maps that are shown; the browser renders those out of sight later, so their text is read as it stands."""
        return [text.strip() for text in self.page.locator(".map:not([hidden]) .title").all_text_contents()]

    def search(self, text: str) -> list[str]:
        self.page.get_by_role("searchbox").fill(text)
        return self.titles()


def entries() -> list[Entry]:
    """The examples, and maps that put the search to the test."""
    made = [entry(told(file.parent.name), f"shown/{file.name}", "svg", "pdf") for file in EXAMPLES]
    cafe = plain(words("Ein Besuch im Café", "de"), language="de", touchpoints=(words("Straßenterrasse", "de"),))
    made.append(entry(cafe, "more/cafe.blueprint.yaml", "svg", languages=("de", "en")))
    made.append(entry(plain(words("A ＷＩＤＥ title"), state="planned"), "more/wide.blueprint.yaml", "pdf"))
    hostile = Text((Wording("<img src=x onerror=document.title=1>", "en"),))
    made.append(entry(plain(hostile, touchpoints=(hostile,)), "more/hostile.blueprint.yaml", "svg"))
    made.append(Entry(source="more/broken.blueprint.yaml", about=None, failed=True))
    only = Made(path="more/one.journey.svg", drawing="journey", format="svg", language="en")
    made.append(Entry(source="more/one.blueprint.yaml", about=plain(words("Only a journey")), made=(only,)))
    return made


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a gallery #1")
    maps = entries()
    for map_ in maps:
        for made in map_.made:
            (folder / made.path).parent.mkdir(exist_ok=True)
            (folder / made.path).write_text(PICTURE.format(COLOURS.get(made.drawing, "#444")), "utf-8")
    page = gallery(maps, books=[Bound(path="shown/all.pdf", maps=5)], language="en")
    (folder / "index.html").write_text(page, "utf-8")
    return folder


@pytest.fixture(scope="module")
def opened(browser: Browser, place: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page; what differs only in its width shares a tab."""
    tabs: dict[tuple[str, bool], Page] = {}

    def start(*, scheme: str = "light", width: int = 1200, script: bool = True) -> Opened:
        if (scheme, script) not in tabs:
            mode: Literal["light", "dark"] = "dark" if scheme == "dark" else "light"
            tabs[scheme, script] = browser.new_page(color_scheme=mode, java_script_enabled=script)
        page = tabs[scheme, script]
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": 900})
        return Opened(page, place)

    yield start
    for page in tabs.values():
        page.close()


def test_it_opens_from_the_file_system_and_loads_nothing_else(opened: Callable[..., Opened], place: Path) -> None:
    it = opened()
    it.page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
    it.page.wait_for_function("[...document.images].every(i => i.complete)")

    assert it.messages == []
    assert all(url.startswith((place.as_uri(), "data:")) for url in it.requests)
    assert it.page.evaluate("[...document.images].every(i => i.naturalWidth === 320)")
    assert it.page.evaluate("[...document.fonts].map(f => f.status)") == ["loaded", "loaded"]
    assert len(it.titles()) == len(entries())


CONCERTS = {"An evening at the concert hall", "An evening at the concert hall, as planned"}
SEARCHES: tuple[tuple[str, set[str]], ...] = (
    ("hotel", {"Overnight hotel stay", "Seventeen touchpoints of a hotel group"}),
    ("WALTER", {"From search to a jacket that fits"}),
    ("collection desk", {"From search to a jacket that fits"}),
    ("usher", CONCERTS),
    ("样板间", {"售楼处购房之旅"}),
    ("陈静 班车", {"售楼处购房之旅"}),
    ("露絲", CONCERTS),
    ("cafe strassen", {"Ein Besuch im Café"}),
    ("wide", {"A ＷＩＤＥ title"}),
    ("more/broken", set()),
    ("broken", {"broken"}),
    ("edwin hotel", set()),
    ("<img", {"<img src=x onerror=document.title=1>"}),
)


def test_search(opened: Callable[..., Opened]) -> None:
    it = opened()
    for typed, found in SEARCHES:
        assert set(it.search(typed)) == found, typed
        expect(it.page.locator(".none")).to_be_visible(visible=not found)
        assert it.page.locator(".count").inner_text() == f"{len(found)} of {len(entries())}"
    assert it.messages == []


def test_search_says_where_it_found_the_words(opened: Callable[..., Opened]) -> None:
    it = opened()
    it.search("desk")

    hits = it.page.locator(".map:not([hidden]) .hits:not([hidden])").all_text_contents()
    assert {text.strip() for text in hits} == {"Touchpoints: Front desk", "Touchpoints: Collection desk"}
    it.search("")
    assert it.page.locator(".hits:visible").count() == 0
    assert it.page.locator(".count").inner_text() == f"{len(entries())} maps"


def test_filters_narrow_the_page_and_change_the_pictures(opened: Callable[..., Opened]) -> None:
    it = opened()
    it.page.get_by_label("Drawing").select_option(label="Service blueprint")
    assert "Only a journey" not in it.titles()
    shown = it.page.locator(".map:visible .sheet img")
    assert all("journey" not in (image.get_attribute("src") or "") for image in shown.all())
    it.page.get_by_label("Drawing").select_option(label="All")
    assert "hotel-stay.journey" in str(it.page.locator("img[src*=hotel-stay]").get_attribute("src"))

    it.page.get_by_label("Language").select_option(label="English")
    assert "Ein Besuch im Café" in it.titles()
    assert "售楼处购房之旅" not in it.titles()
    cafe = it.page.locator(".map", has_text="Café")
    assert cafe.locator(".rows li:visible").count() == 2
    it.page.get_by_label("State").select_option(label="Planned")
    assert it.titles() == ["A ＷＩＤＥ title", "A discount letter, as the office planned it"]
    it.page.get_by_label("Folder").select_option(label="shown")
    assert it.titles() == ["A discount letter, as the office planned it"]
    assert it.search("wide") == []
    it.page.get_by_role("button", name="Show all maps").click()
    assert len(it.titles()) == len(entries())
    assert it.page.evaluate("document.activeElement.name") == "q"


def test_an_address_keeps_what_was_asked(opened: Callable[..., Opened]) -> None:
    it = opened()
    it.search("desk")
    it.page.get_by_label("State").select_option(label="Future")
    assert it.page.url.endswith("#q=desk&state=future")
    it.page.reload()

    assert it.titles() == ["From search to a jacket that fits"]
    assert it.page.get_by_role("searchbox").input_value() == "desk"
    it.page.goto((it.place / "index.html").as_uri() + "#state=nonsense&kind=%22%3E")
    assert it.messages == []


def test_without_a_script_it_is_a_plain_list(opened: Callable[..., Opened]) -> None:
    it = opened(script=False)

    assert len(it.titles()) == len(entries())
    assert it.page.get_by_role("searchbox").count() == 0
    assert it.page.locator(".none:visible").count() == 0
    assert it.page.get_by_role("link", name="Overnight hotel stay").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read(opened: Callable[..., Opened], scheme: str) -> None:
    it = opened(scheme=scheme)
    it.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    seen, low = it.page.evaluate(_CONTRAST)

    assert seen > 150
    assert low == []


def test_the_keyboard_reaches_everything_once(opened: Callable[..., Opened]) -> None:
    it = opened()
    reached = []
    for _ in range(9):
        it.page.keyboard.press("Tab")
        reached.append(
            it.page.evaluate("(document.activeElement.name || document.activeElement.innerText).trim().split('\\n')[0]")
        )
    assert reached == [
        "q", "kind", "language", "state", "folder", "Journey maps and service blueprints",
        "<img src=x onerror=document.title=1>", "SVG", "SVG",
    ]  # fmt: skip
    outline = it.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    it.page.keyboard.press("Tab")
    it.page.keyboard.press("Enter")
    assert it.page.locator("details[open]").count() == 1


def test_headings_have_their_order_and_fields_their_names(opened: Callable[..., Opened]) -> None:
    it = opened()
    levels = it.page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    names = it.page.evaluate("[...document.querySelector('.tools').elements].map(f => f.labels[0].innerText)")

    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert all(names)
    small = it.page.evaluate(
        "[...document.querySelectorAll('.files a, .books a, summary, input, select')].filter(e => e.checkVisibility())"
        ".map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, b]) => b.height < 24).map(([t]) => t)"
    )
    assert small == [], "too small to be hit"


@pytest.mark.parametrize("width", [320, 390, 768, 2200])
def test_it_fits_any_screen(opened: Callable[..., Opened], width: int) -> None:
    it = opened(width=width)
    it.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert it.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = it.page.evaluate(
        "[...document.querySelectorAll('.map *')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).display !== 'inline').map(e => e.className)"
    )
    assert wide == []


def test_it_can_be_printed(opened: Callable[..., Opened]) -> None:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only here

    pages = PdfDocument(opened().page.pdf(prefer_css_page_size=True))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)

    assert len(pages) <= 3
    assert "Overnight hotel stay" in re.sub(r"\s+", " ", text)
    assert "Search" not in text
