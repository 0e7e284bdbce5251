"""What Chromium makes of our SVG: the fonts that are embedded, words inside their boxes, nothing loaded, no clash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from notation.drawn import CASES, EXAMPLES, Drawn, drawn, label
from playwright.sync_api import Browser, Page

from blueprint import pipeline
from blueprint.painters.svg import TextMode

TOLERANCE = 0.5
ROUNDING = 0.002
"""Chromium measures SVG text at a rounded size: a tenth of a percent off."""
PROPORTIONAL = re.compile(r"[A-Za-z\u05d0-\u06ff\u0e00-\u0e7f]{4}")
"""Words that another font sets in another width, which Han and Hangul are not."""
NAMES = (
    "blueprint/japanese", "blueprint/korean", "blueprint/hebrew-rtl", "blueprint/thai", "blueprint/mixed-scripts",
    "blueprint/chinese-long", "blueprint/long-words-and-urls", "journey/arabic-rtl", "journey/chinese-long",
    "journey/quotes-everywhere",
)  # fmt: skip
SHOWN = [(file, kind) for file in EXAMPLES for kind in ("blueprint", "journey")]
SHOWN += [(file, file.parent.parent.name) for file in CASES if label(file) in NAMES]

_TEXTS = """
() => [...document.querySelectorAll('svg')[0].querySelectorAll('text')].map(t => {
    const box = t.getBBox();
    const group = t.parentNode;
    const shape = group.querySelector(':scope > .card-box, :scope > .tag, :scope > .badge-box, :scope > .link-plate');
    const own = shape ? shape.getBBox() : null;
    return {
        text: t.textContent, x: box.x, right: box.x + box.width, y: box.y, bottom: box.y + box.height,
        advance: t.getComputedTextLength(), group: group.getAttribute('class'),
        own: own && {x: own.x, right: own.x + own.width, y: own.y, bottom: own.y + own.height},
    };
})
"""
_FACES = """
() => [...document.fonts].map(f => ({
    family: f.family.replaceAll('"', ''), weight: f.weight, style: f.style, status: f.status,
}))
"""
_WITHOUT = """
() => {
    const texts = [...document.querySelectorAll('svg')[0].querySelectorAll('text')];
    const before = texts.map(t => t.getComputedTextLength());
    document.querySelectorAll('text, tspan').forEach(e => e.setAttribute('font-family', 'monospace'));
    return texts.map((t, i) => [before[i], t.getComputedTextLength()]);
}
"""
ODD_DOT = re.compile(r"[\uac00-\ud7a3] ·")
"""Chromium sets a middle dot after Hangul by the rules of no script: a fifth of an em wider than a Korean dot."""


@dataclass(slots=True)
class Sheet:
    """A page, what it asked for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def show(self, *svgs: str) -> None:
        """Put drawings in the place of what is shown, and wait for their fonts."""
        self.requests.clear()
        self.messages.clear()
        self.page.set_content(f"<!doctype html><body style='margin:0'>{''.join(svgs)}</body>")
        self.page.evaluate("() => document.fonts.ready.then(() => true)")

    @property
    def loaded(self) -> list[str]:
        """What was asked of the network."""
        return [url for url in self.requests if not url.startswith(("data:", "about:"))]


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Sheet]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    made = Sheet(page)
    page.on("request", lambda request: made.requests.append(request.url))
    page.on("console", lambda message: made.messages.append(message.text))
    page.on("pageerror", lambda error: made.messages.append(str(error)))
    yield made
    page.close()


def one(file: Path, name: str) -> Drawn:
    return drawn(file, name, all_languages=False)[0]


@pytest.mark.parametrize(("file", "name"), SHOWN, ids=[f"{label(file)}-{name}" for file, name in SHOWN])
def test_words_are_set_in_embedded_fonts_inside_their_boxes(sheet: Sheet, file: Path, name: str) -> None:
    made = one(file, name)
    sheet.show(made.svg)
    texts: list[dict[str, Any]] = sheet.page.evaluate(_TEXTS)
    faces: list[dict[str, str]] = sheet.page.evaluate(_FACES)
    lengths: list[tuple[float, float]] = sheet.page.evaluate(_WITHOUT)

    assert sheet.messages == []
    assert sheet.loaded == []
    assert {face["status"] for face in faces} == {"loaded"}
    assert len(faces) == len(made.picture.typefaces.faces)
    outside = [
        text
        for text in texts
        if (own := text["own"]) and (text["x"] < own["x"] - TOLERANCE or text["right"] > own["right"] + TOLERANCE)
    ]
    assert outside == []
    wrong = [
        (text.text, advance, text.box.width)
        for text, advance in zip(made.picture.texts, (t["advance"] for t in texts), strict=True)
        if abs(advance - text.box.width) > TOLERANCE + ROUNDING * text.box.width and not ODD_DOT.search(text.text)
    ]
    assert wrong == [], "the browser sets these in other widths than the layout"
    latin = [pair for text, pair in zip(made.picture.texts, lengths, strict=True) if PROPORTIONAL.search(text.text)]
    assert latin
    assert sum(abs(a - b) > 1 for a, b in latin) > len(latin) / 2, "the embedded fonts make no difference"


def test_two_drawings_on_one_page_do_not_clash(sheet: Sheet) -> None:
    hotel = next(file for file in EXAMPLES if file.parent.name == "hotel-stay")
    home = next(file for file in EXAMPLES if file.parent.name == "home-purchase")
    drawings = [one(hotel, "blueprint"), one(hotel, "journey"), one(home, "blueprint")]
    alone = []
    for made in drawings:
        sheet.show(made.svg)
        alone.append([text["advance"] for text in sheet.page.evaluate(_TEXTS)])
    sheet.show(*(made.svg for made in drawings))
    ids = sheet.page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    together = sheet.page.evaluate(
        "() => [...document.querySelectorAll('svg')].map(s => [...s.querySelectorAll('text')]"
        ".map(t => t.getComputedTextLength()))"
    )
    statuses = {face["status"] for face in sheet.page.evaluate(_FACES)}

    assert sheet.messages == []
    assert len(ids) == len(set(ids))
    assert statuses == {"loaded"}
    for before, after in zip(alone, together, strict=True):
        assert after == pytest.approx(before, abs=0.01)


def test_text_can_be_selected_and_copied(sheet: Sheet) -> None:
    made = one(next(file for file in EXAMPLES if file.parent.name == "hotel-stay"), "blueprint")
    sheet.show(made.svg)
    said = sheet.page.evaluate(
        "() => { const s = getSelection(); s.selectAllChildren(document.querySelector('svg')); return `${s}` }"
    )

    assert "Overnight hotel stay" in said
    words = [word for text in made.picture.texts if text.owner.role == "card" for word in text.text.split()]
    assert not [word for word in words if word not in said]


def test_outlines_stand_where_the_words_do(sheet: Sheet) -> None:
    """The ink of a drawing of outlines covers the same places as that of one with fonts."""
    made = one(next(file for file in EXAMPLES if file.parent.name == "hotel-stay"), "blueprint")
    outlined = pipeline.paint(made.scene, TextMode.OUTLINES)
    boxes = (
        "() => [...document.querySelectorAll('path.outline')].map(p => { const b = p.getBBox();"
        " return [b.x, b.x + b.width]; })"
    )
    sheet.show(outlined)
    strokes: list[tuple[float, float]] = sheet.page.evaluate(boxes)

    assert sheet.messages == []
    assert len(strokes) == len(made.picture.texts)
    for (left, right), text in zip(strokes, made.picture.texts, strict=True):
        assert text.box.x - 1.5 <= left
        assert right <= text.box.right + 1.5
        assert right - left > 0.6 * text.box.width or len(text.text) < 4


def test_the_page_names_the_drawing(sheet: Sheet) -> None:
    made = one(next(file for file in EXAMPLES if file.parent.name == "hotel-stay"), "journey")
    sheet.show(made.svg)

    assert sheet.page.get_by_role("img", name="Overnight hotel stay").count() == 1
