"""Text in a PDF: every glyph at the place that shaping gave it, every character said, in reading order."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from export.pdf_made import ABOUT, pdf_of, scene_of, sheet_of, words
from export.pdf_reading import Reading
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.export.pdf import Standard, write_pdf
from blueprint.painters.pdf.spaces import space_between
from blueprint.pipeline import draw, drawings, load
from blueprint.scene import Words, all_words
from blueprint.text.line import Run

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/*.blueprint.yaml"))
CASES = [
    ROOT / f"tests/cases/blueprint/{name}/input.blueprint.yaml"
    for name in ("thai", "arabic-rtl", "hebrew-rtl", "japanese", "korean", "chinese-long", "mixed-scripts")
]
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
LINES = {
    "en": ["Office flow, official affluence", "AVATAR To. We", "LINE  OF", "Café naïve Ǻ", "q\u0303 n\u0301"],
    "vi": ["Đặt phòng khách sạn"],
    "zh-Hans": ["办理入住，领取钥匙。", "到达 A3 大厅"],
    "ja": ["チェックインする（10 分）"],
    "ko": ["체크인을 합니다"],
    "th": ["นวดแผนไทยหนึ่งชั่วโมง", "ชำระเงิน น้ำ กำลัง", "พนักงานออฟฟิศ"],
    "hi": ["ग्राहक यात्रा मानचित्र"],
    "ar": ["زيارة إلى عيادة الأسنان", "يختم جواز السفر رقم TK-4471902", "٣ دقائق"],
    "he": ["קטלוג הספרייה (גרסה 7.2)", "בְּרֵאשִׁית"],
}
SAMPLES = [(language, text) for language, texts in LINES.items() for text in texts]


def plain(text: str) -> str:
    """A text as one compares what was copied: no invisible signs, one kind of space, no ligatures."""
    return " ".join(unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).split())


def bare(text: str) -> str:
    return plain(text).replace(" ", "")


def shaped(item: Words) -> list[tuple[float, float]]:
    """Where shaping puts the glyphs, from left to right, run by run."""
    return sorted((round(x, 1), round(y, 1)) for run in item.line.runs for x, y in _places(run, item.x, item.y))


def _places(run: Run, x: float, y: float) -> Iterator[tuple[float, float]]:
    pen = x + run.x
    for glyph in run.glyphs:
        yield pen + glyph.dx, y + glyph.dy
        pen += glyph.advance


def written(pdf: bytes, height: float) -> list[tuple[float, float]]:
    """Where a PDF puts its glyphs, in the scene's coordinates, from left to right."""
    file = pikepdf.open(io.BytesIO(pdf))
    form = file.pages[0].Resources.XObject.D1
    operators = pikepdf.parse_content_stream(form)
    matrix = [float(v) for v in operators[0][0]]
    typist = Typist(form.Resources.Font)
    for operands, operator in operators:
        typist.do(str(operator), operands)
    bottom = matrix[5] / matrix[3]
    return sorted((round(px, 1), round(height - bottom - py, 1)) for px, py in typist.found)


class Typist:
    """Follows the text operators of a content stream."""

    def __init__(self, fonts: pikepdf.Object) -> None:
        self.fonts, self.found = fonts, []
        self.line = self.at = (0.0, 0.0)
        self.rise = self.spacing = self.size = 0.0
        self.widths: dict[int, float] = {}

    def do(self, name: str, operands: pikepdf.Object) -> None:
        if name == "BT":
            self.line = self.at = (0.0, 0.0)
        elif name == "Td":
            self.line = self.at = (self.line[0] + float(operands[0]), self.line[1] + float(operands[1]))
        elif name == "Tf":
            self.size, self.widths = float(operands[1]), _widths(self.fonts[str(operands[0])])
        elif name == "Ts":
            self.rise = float(operands[0])
        elif name == "Tc":
            self.spacing = float(operands[0])
        elif name in ("Tj", "TJ"):
            for part in operands[0] if name == "TJ" else operands:
                self.show(part)

    def show(self, part: pikepdf.Object) -> None:
        x, y = self.at
        if not isinstance(part, pikepdf.String):
            x -= float(part) / 1000 * self.size
        else:
            data = bytes(part)
            for at in range(0, len(data), 2):
                self.found.append((x, y + self.rise))
                x += self.widths[int.from_bytes(data[at : at + 2])] / 1000 * self.size + self.spacing
        self.at = x, y


def _widths(font: pikepdf.Object) -> dict[int, float]:
    entries = list(font.DescendantFonts[0].W)
    return {
        int(first) + n: float(w)
        for first, ws in zip(entries[::2], entries[1::2], strict=True)
        for n, w in enumerate(ws)
    }


@pytest.mark.parametrize(("language", "text"), SAMPLES)
@pytest.mark.parametrize("tracking", [0.0, 0.14])
def test_glyphs_stand_where_shaping_puts_them(language: str, text: str, tracking: float) -> None:
    item = words(text, language=language, tracking=tracking)
    made = written(pdf_of(item), 200.0)
    expected = shaped(item)

    assert len(made) == len(expected)
    for one, other in zip(made, expected, strict=True):
        assert one == pytest.approx(other, abs=0.11)


@pytest.mark.parametrize(("language", "text"), SAMPLES)
@pytest.mark.parametrize("tracking", [0.0, 0.14])
def test_every_character_is_said_in_reading_order(language: str, text: str, tracking: float) -> None:
    reading = Reading(pdf_of(words(text, language=language, tracking=tracking), standard=Standard.UA_1))

    assert reading.faults == []
    assert plain("".join(reading.texts)) == plain(text)


@given(
    st.lists(
        st.sampled_from([w for _, text in SAMPLES for w in text.split()] + ["fi", "fl", "ffi", "1", "(a)"]),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=25)
def test_any_mixture_of_words_is_said(parts: list[str]) -> None:
    text = " ".join(parts)
    reading = Reading(pdf_of(words(text)))

    assert reading.faults == []
    assert sorted(plain("".join(reading.texts)).replace(" ", "")) == sorted(bare(text))


@pytest.mark.parametrize(
    "text",
    [
        "Office flow, official affluence",
        "办理入住，领取钥匙。",
        "チェックインする",
        "ชำระเงิน น้ำ",
        "체크인을 합니다",
        "LINE OF INTERACTION",
    ],
)
@pytest.mark.parametrize("tracking", [0.0, 0.14])
def test_another_reader_finds_the_same_text(text: str, tracking: float) -> None:
    page = pypdfium2.PdfDocument(pdf_of(words(text, tracking=tracking)))[0].get_textpage()

    assert plain(page.get_text_bounded()) == plain(text)
    assert page.search(text.split(maxsplit=1)[0]).get_next()


def test_another_reader_finds_arabic_and_hebrew_words() -> None:
    for language, text in (("ar", "زيارة إلى عيادة الأسنان"), ("he", "השאלת ספר מהספרייה")):
        page = pypdfium2.PdfDocument(pdf_of(words(text, language=language)))[0].get_textpage()
        assert plain(page.get_text_bounded()) == plain(text)


@pytest.mark.parametrize("path", [*EXAMPLES, *CASES], ids=lambda path: path.parent.name)
def test_every_line_of_a_drawing_is_in_its_pdf(path: Path) -> None:
    service = load(str(path)).value
    assert service is not None
    drawing = drawings(service)[-1]
    scene = draw(service, drawing).value
    assert scene is not None
    pdf = write_pdf([sheet_of(scene)], ABOUT, Standard.UA_1)
    reading = Reading(pdf)
    said = bare("".join(reading.texts))

    assert reading.faults == []
    assert [item.line.text for item in all_words(scene.items) if bare(item.line.text) not in said] == []


def test_lines_of_one_text_are_said_with_spaces_between_them() -> None:
    reading = Reading(pdf_of(words("Gives bags to"), words("the bellperson", y=60.0)))
    assert reading.root is not None
    (paragraph,) = [e for e in reading.root.walk() if e.kind == "/P"]

    assert paragraph.text == "Gives bags to the bellperson"


@pytest.mark.parametrize(
    ("line", "following", "space"),
    [
        ("Gives bags to", "the bellperson", True), ("check-", "in", False), ("10:30/", "11:00", False),
        ("领取", "钥匙", False), ("领取 A", "钥匙", True), ("พนักงาน", "ต้อนรับ", False),
        ("체크인을", "합니다", True), ("", "a", False),
    ],
)  # fmt: skip
def test_where_a_break_has_swallowed_a_space(line: str, following: str, space: bool) -> None:
    assert space_between(words(line), words(following, y=60.0)) is space


def test_texts_of_different_kinds_always_have_a_space_between_them() -> None:
    assert space_between(words("前台", role="card-label"), words("办理", y=60.0)) is True


def test_one_font_for_each_face_whatever_the_number_of_drawings() -> None:
    scenes = [scene_of(words(text)) for text in ("Guest", "Host", "Cook")]
    pdf = pikepdf.open(io.BytesIO(write_pdf([sheet_of(s) for s in scenes], ABOUT)))
    fonts = {
        f.objgen for page in pdf.pages for form in page.Resources.XObject.values() for f in form.Resources.Font.values()
    }

    assert len(fonts) == 1


def test_a_glyph_that_says_different_things_has_a_font_for_each() -> None:
    item = words("a-a")
    (run,) = item.line.runs
    other = replace(item, y=60.0, line=replace(item.line, text="a\u2010a", runs=(replace(run, text="a\u2010a"),)))
    reading = Reading(pdf_of(item, other))

    assert reading.faults == []
    assert len(reading.pdf.pages[0].Resources.XObject.D1.Resources.Font) == 2
    assert reading.texts == ["a-a ", "a\u2010a"]


def test_a_foreign_line_says_its_language() -> None:
    pdf = write_pdf([sheet_of(scene_of(words("Guest"), words("客人", y=60.0, language="zh-Hans")))], ABOUT)

    assert Reading(pdf).languages == {"客人": "zh-Hans"}
