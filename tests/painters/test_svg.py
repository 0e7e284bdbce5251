"""The SVG painter: well-formed whatever the texts are, self-contained, text as text or as outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.geometry import Point, Rect, around, flattened
from notation.picture import SVG, read_picture

from blueprint.model.vocabulary import Direction
from blueprint.painters.svg import TextMode, paint_svg
from blueprint.scene import Box, Group, Item, Paint, Picture, Scene, Words
from blueprint.text import FontSpec, Typesetter
from blueprint.text.line import Style, Weight

HOSTILE = [
    "<b>", "&amp;", "&", '"', "'", "]]>", "-->", "<![CDATA[", "</text>", "<?x?>", "{{ x }}", "{% if %}", "a  b", "\\",
]  # fmt: skip
WORDS = st.lists(st.sampled_from([*HOSTILE, "Guest", "汉字", "שלום"]), min_size=1, max_size=5).map(" ".join)


def scene_of(*items: Item, language: str = "en", title: str = "Title", description: str = "What it shows") -> Scene:
    return Scene(
        prefix="test-drawing", kind="service-blueprint", title=title, description=description, language=language,
        direction=Direction.LTR, width=400.0, height=200.0, background="#ffffff", items=items,
    )  # fmt: skip


def words(text: str, *, italic: bool = False, weight: Weight = Weight.REGULAR, language: str = "en") -> Words:
    style = Style(13.0, weight, italic)
    return Words("card-text", 20.0, 40.0, Typesetter(FontSpec(), language="en").line(text, style, language), "#112233")


def texts(svg: str) -> list[str]:
    return ["".join(e.itertext()) for e in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own drawing


@given(WORDS, WORDS, WORDS)
@settings(max_examples=40)
def test_hostile_texts_stay_texts(text: str, title: str, value: str) -> None:
    group = Group("card", (words(text),), id="test-drawing-a", data=(("card", value),), title=title, href=value)
    for mode in TextMode:
        root = ET.fromstring(paint_svg(scene_of(group, title=title, description=value), mode))  # noqa: S314 - our own
        (element,) = root.iter(f"{SVG}text")
        assert "".join(element.itertext()) == words(text).line.text
        card = next(e for e in root.iter(f"{SVG}g"))
        assert card.get("data-card") == value
        assert card[0].text == title
        assert [root[0].text, root[1].text] == [title, value]
        assert next(iter(root.iter(f"{SVG}a"))).get("href") == value


def test_nothing_is_loaded_nothing_is_transformed() -> None:
    picture = Picture("persona-photo", 0.0, 0.0, 10.0, 10.0, "image/png", b"\x89PNG\r\n", "A face")
    svg = paint_svg(scene_of(words("Guest 汉字"), picture))

    assert not re.search(r"transform|polyline|foreignObject|var\(|<script|<filter|@import|javascript", svg)
    links = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', svg)
    assert links
    assert all((a or b).startswith("data:") for a, b in links)
    assert re.findall(r"\w+://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]


def test_each_face_is_embedded_once_and_named_by_its_text() -> None:
    svg = paint_svg(scene_of(words("Guest"), words("Guest"), words("Guest", weight=Weight.SEMIBOLD), words("汉字")))
    picture = read_picture(svg)

    assert svg.count("@font-face") == 3
    assert {face for text in picture.texts for face in text.faces} == set(picture.typefaces.faces)
    assert not [text for text in picture.texts if text.missing]


def test_a_face_in_the_middle_of_a_line_inherits_neither_weight_nor_slant() -> None:
    for text in (words("Says 你好 now", italic=True), words("Says 你好 now", weight=Weight.SEMIBOLD)):
        (line,) = read_picture(paint_svg(scene_of(text))).texts
        faces = {run.face for run in text.line.runs}
        assert {(f.weight, f.italic) for f in line.faces} == {(f.weight, f.italic) for f in faces}
        assert not line.missing


def test_the_width_of_a_text_is_the_one_that_was_measured() -> None:
    for text in ("Guest asks for AVATAR", "汉字，标点。", "Guest 汉字 שלום", "สวัสดีครับ"):
        made = words(text)
        (line,) = read_picture(paint_svg(scene_of(made))).texts
        assert line.box.width == pytest.approx(made.line.width, abs=0.1)
        assert line.box.x == pytest.approx(20.0, abs=0.1)


def test_a_right_to_left_line_starts_at_its_right_end() -> None:
    made = words("שלום עולם", language="he")
    (line,) = read_picture(paint_svg(scene_of(made))).texts

    assert made.line.rtl
    assert line.box.x == pytest.approx(20.0, abs=0.1)


def test_another_language_is_named() -> None:
    svg = paint_svg(scene_of(words("汉字", language="zh-Hans"), words("Guest")))

    assert [text.language for text in read_picture(svg).texts] == ["zh-Hans", "en"]


def test_two_spaces_are_kept() -> None:
    made = words("a b")
    line = replace(made.line, text="a  b", runs=tuple(replace(run, text="a  b") for run in made.line.runs))
    svg = paint_svg(scene_of(replace(made, line=line)))

    assert 'xml:space="preserve"' in svg
    assert texts(svg) == ["a  b"]


def test_numbers_have_two_decimals_at_most() -> None:
    box = Box("card-box", 1 / 3, -0.0001, 2 / 3, 100.0, Paint(fill="#ffffff"), 1.005)
    svg = paint_svg(scene_of(box))

    assert '<rect class="card-box" x="0.33" y="0" width="0.67" height="100"' in svg


# -- text as outlines --------------------------------------------------------------------------------


@pytest.fixture
def outlines() -> str:
    return paint_svg(scene_of(words("Guest 汉字"), words("Bags", weight=Weight.SEMIBOLD)), TextMode.OUTLINES)


def test_outlines_need_no_font(outlines: str) -> None:
    assert "@font-face" not in outlines
    assert "<style" not in outlines


def test_outlines_keep_the_words_for_search(outlines: str) -> None:
    root = ET.fromstring(outlines)  # noqa: S314 - our own drawing

    assert texts(outlines) == ["Guest 汉字", "Bags"]
    assert {e.get("fill") for e in root.iter(f"{SVG}text")} == {"none"}
    assert [float(e.attrib["textLength"]) for e in root.iter(f"{SVG}text")] == [
        pytest.approx(words("Guest 汉字").line.width, abs=0.01),
        pytest.approx(words("Bags", weight=Weight.SEMIBOLD).line.width, abs=0.01),
    ]


def test_outlines_are_where_the_text_would_be(outlines: str) -> None:
    root = ET.fromstring(outlines)  # noqa: S314 - our own drawing
    paths = [e for e in root.iter(f"{SVG}path") if "outline" in e.get("class", "").split()]
    boxes = list(inked(paths))
    line = words("Guest 汉字").line

    assert len(paths) == 2
    assert {e.get("fill") for e in paths} == {"#112233"}
    assert {e.get("aria-hidden") for e in paths} == {"true"}
    assert Rect(20.0, 40.0 - 13.0, line.width, 17.0).holds(boxes[0])
    assert boxes[0].width > line.width * 0.9


def inked(paths: list[ET.Element]) -> Iterator[Rect]:
    for path in paths:
        points: list[Point] = [p for part in flattened(path.attrib["d"]) for p in part]
        yield around(points)


def test_both_modes_draw_the_same_shapes() -> None:
    scene = scene_of(Box("card-box", 1.0, 2.0, 3.0, 4.0, Paint(stroke="#000000")), words("Guest"))
    embedded, outlined = (read_picture(paint_svg(scene, mode)) for mode in (TextMode.EMBEDDED, TextMode.OUTLINES))

    assert [s.box for s in embedded.shapes] == [s.box for s in outlined.shapes if "outline" not in s.role]
