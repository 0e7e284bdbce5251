"""Subsets set every line as the whole font does; outlines are the letters."""

from __future__ import annotations

from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from samples import SAMPLES

from blueprint.text import Typesetter, embedding, outline, subset
from blueprint.text.faces import face_of
from blueprint.text.line import FaceKey, Glyph, Run, SetLine, Style, Weight

STYLES = (Style(10), Style(12.5, Weight.SEMIBOLD), Style(9, tracking=0.08))


def lines_of(language: str) -> tuple[SetLine, ...]:
    setter = Typesetter(language=language)
    text = SAMPLES[language][0]
    return tuple(line for style in STYLES for line in (setter.line(text, style), *setter.paragraph(text, style, 70)))


def faces(lines: tuple[SetLine, ...]) -> list[FaceKey]:
    return sorted({run.face for line in lines for run in line.runs}, key=repr)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", SAMPLES)
def test_a_subset_has_every_glyph_with_its_width(language: str) -> None:
    lines = lines_of(language)
    for key in faces(lines):
        made = subset(key, lines)
        reduced = hb.Font(hb.Face(made.data))
        whole = face_of(key).font
        for run in (run for line in lines for run in line.runs if run.face == key):
            for glyph in run.glyphs:
                assert made.glyphs[glyph.id]
                assert reduced.get_glyph_h_advance(made.glyphs[glyph.id]) == whole.get_glyph_h_advance(glyph.id)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", SAMPLES)
def test_a_subset_shapes_whole_texts_alike(language: str) -> None:
    setter = Typesetter(language=language)
    line = setter.line(SAMPLES[language][0], Style(10))
    (run,) = line.runs
    reduced = hb.Font(hb.Face(subset(run.face, [line]).data))
    buffer = hb.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(reduced, buffer)
    width = sum(position.x_advance for position in buffer.glyph_positions) * 10 / face_of(run.face).upem
    assert width == pytest.approx(run.width)
    assert all(info.codepoint for info in buffer.glyph_infos)


def test_a_subset_is_small_and_well_formed() -> None:
    lines = lines_of("en")
    made = subset(faces(lines)[0], lines)
    assert (made.format, made.media_type) == ("opentype", "font/otf")
    assert len(made.data) < 10_000
    font = TTFont(BytesIO(made.data))
    assert {"CFF ", "cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "post", "GPOS"} <= set(font.keys())
    assert not any(record.toUnicode() for record in font["name"].names)


@pytest.mark.usefixtures("world")
def test_truetype_programs_say_so() -> None:
    lines = lines_of("th")
    made = subset(faces(lines)[0], lines)
    assert (made.format, made.media_type) == ("truetype", "font/ttf")
    assert "glyf" in TTFont(BytesIO(made.data))


@pytest.mark.usefixtures("world")
def test_forms_for_other_languages_stay_out() -> None:
    lines = lines_of("zh-Hans")
    key = faces(lines)[0]
    letters = {char for line in lines for char in line.text}
    # A long dash passes through half a dozen glyphs; nothing else does.
    assert len(subset(key, lines).glyphs) <= len(letters) + 12


def test_the_order_of_lines_does_not_matter() -> None:
    lines = lines_of("en")
    key = faces(lines)[0]
    assert subset(key, lines).data == subset(key, lines[::-1]).data


def test_a_missing_character_keeps_its_empty_box() -> None:
    line = Typesetter().line("a \U000e0fff", Style(10))
    made = subset(line.runs[0].face, [line])
    assert made.glyphs[0] == 0


def test_a_subset_that_sets_a_line_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Typesetter().line("To", Style(10))
    other = Typesetter().line("AV", Style(10))
    make = embedding._input
    wrong = {("AV", "en", False, False): other.runs[0]}
    monkeypatch.setattr(embedding, "_input", lambda face, _, *, broad: make(face, wrong, broad=broad))
    with pytest.raises(embedding.SubsetError, match="`To` would look different"):
        subset(line.runs[0].face, [line])


def test_faces_nobody_opened_are_unknown() -> None:
    with pytest.raises(KeyError):
        subset(FaceKey("nobody", 400), [])


def points(run: Run) -> tuple[list[float], list[float]]:
    values = [float(value) for _, *rest in outline(run) for value in rest]
    return values[::2], values[1::2]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar", "th"])
def test_outlines_reach_as_far_as_the_glyphs(language: str) -> None:
    line = Typesetter(language=language).line(SAMPLES[language][0], Style(20))
    for run in line.runs:
        face = face_of(run.face)
        for glyph in run.glyphs:
            alone = Run(run.text, run.face, 20, 0.0, 0.0, glyph.advance, run.rtl, (glyph,))
            if not outline(alone):
                continue
            scale = 20 / face.upem
            extents = face.font.get_glyph_extents(glyph.id)
            xs, ys = points(alone)
            left, top = extents.x_bearing * scale + glyph.dx, -extents.y_bearing * scale + glyph.dy
            right, bottom = left + extents.width * scale, top - extents.height * scale
            # Control points may lie outside the ink, never inside of its edges.
            assert min(xs) <= left + scale
            assert max(xs) >= right - scale
            assert min(ys) <= top + scale
            assert max(ys) >= bottom - scale


def test_outlines_of_straight_letters_are_exact() -> None:
    line = Typesetter().line("HH", Style(10))
    run = line.runs[0]
    xs, ys = points(run)
    font = face_of(run.face).font
    extents = font.get_glyph_extents(run.glyphs[0].id)
    assert min(xs) == pytest.approx(extents.x_bearing / 100)
    assert max(xs) == pytest.approx(run.glyphs[0].advance + (extents.x_bearing + extents.width) / 100)
    assert (min(ys), max(ys)) == pytest.approx((-6.56, 0.0), abs=0.05)
    assert {command[0] for command in outline(run)} == {"M", "L", "Z"}


def test_offsets_move_outlines() -> None:
    run = Typesetter().line("H", Style(10)).runs[0]
    glyph = run.glyphs[0]
    moved = Run(
        "H", run.face, 10, 0.0, 0.0, run.width, rtl=False, glyphs=(Glyph(glyph.id, 0, glyph.advance, 2.0, 3.0),)
    )
    (x, y), (x2, y2) = (tuple(min(axis) for axis in points(r)) for r in (run, moved))
    assert (x2 - x, y2 - y) == pytest.approx((2.0, 3.0))
