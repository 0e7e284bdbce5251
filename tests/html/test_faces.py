"""The fonts of a book are those of the drawings."""

from __future__ import annotations

import re
from base64 import b64decode

import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.html.faces import FontSheet, font_sheet
from blueprint.model.text import Wording
from blueprint.text import FontSpec, Typesetter
from blueprint.text.line import Style

RULE = re.compile(
    r'font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+); src: url\(data:font/otf;base64,([^)]+)\)'
)


def faces(sheet: FontSheet) -> dict[tuple[str, int, str], hb.Face]:
    return {(f, int(w), s): hb.Face(b64decode(data)) for f, w, s, data in RULE.findall(sheet.css)}


def shows(face: hb.Face, char: str) -> bool:
    return bool(hb.Font(face).get_nominal_glyph(ord(char)))


def test_each_character_is_in_the_font_that_drawings_set_it_in() -> None:
    text = Wording("Tür 12 „ja“ 顧客", "zh-Hant")
    found = faces(font_sheet([text], FontSpec(), ["en"]))
    line = Typesetter(language="zh-Hant").line(text.text, Style(10.0))

    for run in line.runs:
        face = found[f"book-{run.face.family}", 400, "normal"]
        assert all(shows(face, c) for c in run.text if not c.isspace())


def test_signs_that_chinese_prints_full_width_come_from_the_chinese_font() -> None:
    sheet = font_sheet([Wording("他说“好”", "zh-Hans")], FontSpec(), ["zh-Hans"])
    found = faces(sheet)

    assert not shows(found["book-sans", 400, "normal"], "“")
    assert dict(sheet.families)["zh-Hans"].split(", ")[-1] == '"book-sans"'


def test_latin_comes_first_in_languages_that_use_it() -> None:
    sheet = font_sheet([Wording("国", "zh-Hans"), Wording("Hello", "en")], FontSpec(), [])

    assert dict(sheet.families)["en"].split(", ")[0] == '"book-sans"'


def test_regular_semibold_and_italic_are_there() -> None:
    found = faces(font_sheet([Wording("Hello", "en")], FontSpec(), ["en"]))

    assert sorted(found) == [
        ("book-sans", 400, "italic"), ("book-sans", 400, "normal"), ("book-sans", 600, "normal"),
    ]  # fmt: skip


def test_all_fonts_reach_equally_far_so_that_lines_are_equally_high() -> None:
    found = faces(font_sheet([Wording("Hello 国 مرحبا", "en")], FontSpec(), ["en"]))
    extents = {
        tuple(round(v / face.upem, 3) for v in (e.ascender, e.descender, e.line_gap))
        for face in found.values()
        for e in [hb.Font(face).get_font_extents("ltr")]
    }

    assert len(found) > 3
    assert len(extents) == 1


def test_what_no_font_has_is_found_once() -> None:
    sheet = font_sheet([Wording("a\U0010fffd", "en"), Wording("b\U0010fffd", "en")], FontSpec(), ["en"])

    assert [(f.kind, f.subject) for f in sheet.findings] == [("missing-character", "\U0010fffd")]


@given(st.sets(st.sampled_from("Helloäß中かアمرحבα").map(str)))
@settings(max_examples=15)
def test_the_order_of_texts_does_not_matter(chars: set[str]) -> None:
    texts = [Wording(c, "en") for c in sorted(chars)]

    assert font_sheet(texts, FontSpec(), ["en"]) == font_sheet(texts[::-1], FontSpec(), ["en", "en"])
