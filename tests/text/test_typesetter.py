"""Set lines: how wide, in which faces, broken where."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker
from samples import SAMPLES

from blueprint.text import Typesetter
from blueprint.text.line import SetLine, Style, Weight
from blueprint.text.typesetter import SAFETY

ROOT = Path(__file__).parents[2]
TWELVE = Style(12)
ALPHABET = "abcf iAVT.,-/()“”1２客人。、「」ーゃカ 손님 אב وصل เก้ำ नमस्ते\u0301\u00a0\u2060\u3000→"

# What Chromium 156 measured with the embedded subset of the pinned default family.
CHROMIUM = [
    ("The guest arrives at the desk", Style(12), 142.203125),
    ("AVATAR To Wa Yo. LTV", Style(14, Weight.SEMIBOLD), 126.96875),
    ("office fluffy affix fjord", Style(9), 78.90625),
    ("Гость приходит к стойке", Style(12.5), 132.59375),
    ("12:30 — “Café” ½", Style(11, italic=True), 75.921875),
    ("FRONTSTAGE", Style(9, Weight.SEMIBOLD, tracking=0.08), 58.421875),
]


def seen(text: str) -> str:
    """The characters that must come out on lines, whatever becomes of spaces."""
    return "".join(char for char in text if not char.isspace() and char not in "\u2060\u200b")


def cannot_be_cut(text: str) -> bool:
    """Whether a text is a single letter with its marks, perhaps indented."""
    return sum(unicodedata.category(part[0])[0] != "M" for part in CharacterBreaker(text.lstrip("\u3000"), "root")) <= 1


def check_geometry(line: SetLine) -> None:
    assert "".join(run.text for run in line.runs) == line.text
    assert line.width == pytest.approx(sum(run.width for run in line.runs))
    ordered = sorted(line.runs, key=lambda run: (run.x, run.x + run.width))
    for left, right in pairwise(ordered):
        assert left.x + left.width == pytest.approx(right.x, abs=1e-6)
    for run in line.runs:
        assert run.width == pytest.approx(sum(glyph.advance for glyph in run.glyphs))
        clusters = [glyph.cluster for glyph in run.glyphs]
        assert clusters == sorted(clusters, reverse=run.rtl)
        assert all(0 <= cluster < len(run.text) for cluster in clusters)


@pytest.mark.parametrize(("text", "style", "width"), CHROMIUM)
def test_widths_are_those_of_a_browser(typesetter: Typesetter, text: str, style: Style, width: float) -> None:
    assert typesetter.line(text, style).width == pytest.approx(width, abs=0.02)


def test_pairs_are_kerned(typesetter: Typesetter) -> None:
    apart = typesetter.line("T", TWELVE).width + typesetter.line("o", TWELVE).width
    assert typesetter.line("To", TWELVE).width == pytest.approx(apart - 0.792)


def test_widths_grow_with_the_size(typesetter: Typesetter) -> None:
    small, large = (typesetter.line("The guest arrives", Style(size)) for size in (9, 18))
    assert large.width == pytest.approx(2 * small.width)


def test_tracking_is_added_behind_every_letter_and_splits_ligatures(typesetter: Typesetter) -> None:
    plain = typesetter.line("desk", Style(10))
    spaced = typesetter.line("desk", Style(10, tracking=0.1))
    assert spaced.width == pytest.approx(plain.width + 4 * 1.0)
    assert len(typesetter.line("ffi", Style(10, tracking=0.1)).runs[0].glyphs) == 3


@pytest.mark.usefixtures("world")
def test_joining_letters_are_not_spaced(typesetter: Typesetter) -> None:
    text = SAMPLES["ar"][0]
    spaced = typesetter.line(text, Style(10, tracking=0.1), "ar")
    assert spaced.width == pytest.approx(typesetter.line(text, Style(10), "ar").width)
    assert {run.tracking for run in spaced.runs} == {0.0}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", SAMPLES)
def test_scripts_take_their_family(typesetter: Typesetter, language: str) -> None:
    text, family = SAMPLES[language]
    line = typesetter.line(text, TWELVE, language)
    check_geometry(line)
    assert {run.face.family for run in line.runs} == {family}
    assert all(glyph.id for run in line.runs for glyph in run.glyphs)
    assert line.rtl == (language in ("ar", "he"))
    assert typesetter.findings == ()


@pytest.mark.usefixtures("world")
def test_latin_and_digits_within_chinese_are_latin(typesetter: Typesetter) -> None:
    line = typesetter.line("第3天：“Check-in”（A区）I’m", TWELVE, "zh-Hans")
    latin = [run.text for run in line.runs if run.face.family == "sans"]
    assert latin == ["3", "Check-in", "A", "I’m"]


@pytest.mark.usefixtures("world")
def test_quotes_stay_latin_in_english_with_a_chinese_word(typesetter: Typesetter) -> None:
    line = typesetter.line("The sign says “你好” — hello", TWELVE, "en")
    assert [run.text for run in line.runs if run.face.family != "sans"] == ["你好"]


@pytest.mark.usefixtures("world")
def test_han_without_a_language_follows_kana_and_hangul(typesetter: Typesetter) -> None:
    def family(text: str) -> str:
        return typesetter.line(text, TWELVE, "en").runs[0].face.family

    assert (family("受け取る"), family("漢字 한글"), family("受取")) == (
        "noto-sans-cjk-jp",
        "noto-sans-cjk-kr",
        "noto-sans-cjk-sc",
    )


@pytest.mark.usefixtures("world")
def test_weights_and_slants(typesetter: Typesetter) -> None:
    def keys(text: str, style: Style, language: str) -> set[tuple[str, int, bool]]:
        runs = typesetter.line(text, style, language).runs
        return {(run.face.family, run.face.weight, run.face.italic) for run in runs}

    assert keys("desk", Style(10, Weight.SEMIBOLD, italic=True), "en") == {("sans", 600, True)}
    assert keys("паспорт", Style(10, italic=True), "ru") == {("sans", 400, False)}
    assert keys("护照", Style(10, Weight.SEMIBOLD, italic=True), "zh") == {("noto-sans-cjk-sc", 700, False)}


@pytest.mark.usefixtures("world")
def test_runs_of_both_directions_stand_in_visual_order(typesetter: Typesetter) -> None:
    line = typesetter.line("האורח מגיע 12:30 Check-in לדלפק", TWELVE, "he")
    check_geometry(line)
    left_to_right = [run.text.strip() for run in sorted(line.runs, key=lambda run: run.x)]
    assert left_to_right[0] == "לדלפק"
    assert left_to_right[-1] == "האורח מגיע"
    assert [run.rtl for run in line.runs if run.text.strip() in ("12:30", "Check-in")] == [False, False]


@pytest.mark.usefixtures("world")
def test_base_direction_comes_from_the_language_then_from_the_text(typesetter: Typesetter) -> None:
    assert typesetter.line("Check-in", TWELVE, "ar").rtl
    assert typesetter.line("דלפק desk", TWELVE, "en").rtl
    assert not typesetter.line("desk דלפק", TWELVE, "en").rtl


@pytest.mark.usefixtures("world")
@settings(max_examples=400)
@example("1\u3000\u0301", 4.0, "en", False)
@example("1 \u2060", 8.0, "en", False)
@example("/ 、", 13.0, "en", False)
@example("1 \u09471\u20601", 11.0, "en", False)
@example("\u2060", 4.0, "en", False)
@example("1\u20601/\u20602 \u20603", 4.0, "ja", False)
@example("ab \u30001", 6.0, "en", False)
@example("/ \u30001", 6.0, "en", True)
@example("1 \u2060\u0947", 4.0, "en", True)
@example("1 \u3000/", 4.0, "en", True)
@example(".\u09471\u20601", 11.0, "en", False)
@example("1 \u2060", 7.0, "zh-Hans", True)
@example("\u2060 ab \u2060c", 8.0, "en", False)
@given(
    st.text(ALPHABET, max_size=60),
    st.floats(4, 160),
    st.sampled_from(["en", "zh-Hans", "ja", "ko", "ar", "th"]),
    st.booleans(),
)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: float, language: str, balanced: bool) -> None:
    typesetter = Typesetter()
    wrap = typesetter.balanced if balanced else typesetter.paragraph
    lines = wrap(text, Style(10), width, language)
    assert seen("".join(line.text for line in lines)) == seen(text)
    for line in lines:
        check_geometry(line)
        assert line.width <= width or cannot_be_cut(line.text)
        assert line.text or "\n" in text
        assert not line.text.endswith(" ")
        assert not line.text.startswith(" ") or unicodedata.category(line.text[1])[0] == "M"


@settings(max_examples=150)
@given(st.text("abfiAVTo. -", max_size=80), st.floats(20, 120))
def test_a_line_looks_as_if_it_had_been_set_alone(text: str, width: float) -> None:
    typesetter = Typesetter()
    for line in typesetter.paragraph(text, TWELVE, width):
        alone = typesetter.line(line.text, TWELVE)
        assert [run.glyphs for run in line.runs] == [run.glyphs for run in alone.runs]


def test_white_space_is_collapsed(typesetter: Typesetter) -> None:
    assert typesetter.line("  The \t guest\n arrives ", TWELVE).text == "The guest arrives"


def test_line_feeds_break_lines(typesetter: Typesetter) -> None:
    lines = typesetter.paragraph("One\n\ntwo words\n", TWELVE, 200)
    assert [line.text for line in lines] == ["One", "", "two words"]
    assert lines[1].runs == ()


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_gives_no_lines(typesetter: Typesetter, text: str) -> None:
    assert typesetter.paragraph(text, TWELVE, 100) == ()


def test_a_line_stays_a_little_short_of_its_box(typesetter: Typesetter) -> None:
    width = typesetter.line("The guest", TWELVE).width
    assert len(typesetter.paragraph("The guest", TWELVE, width + SAFETY + 0.001)) == 1
    assert len(typesetter.paragraph("The guest", TWELVE, width + SAFETY - 0.001)) == 2


def test_words_that_are_too_long_break_between_graphemes_and_are_reported(typesetter: Typesetter) -> None:
    word = "Rindfleischetikettierungsüberwachungsgesetz"
    lines = typesetter.paragraph(f"ein {word} gilt", TWELVE, 80)
    assert lines[0].text == "ein"
    assert [(f.code, f.subject, f.text) for f in typesetter.findings] == [("BP503", word, f"ein {word} gilt")]


def test_paths_break_behind_their_signs_without_a_finding(typesetter: Typesetter) -> None:
    text = "see https://example.com/a_long/path-name/file.tar.gz now"
    lines = [line.text for line in typesetter.paragraph(text, TWELVE, 80)]
    assert all(line[-1] in "/_-." for line in lines[:-2])
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert typesetter.findings == ()


def test_soft_hyphens_show_only_where_a_line_ends(typesetter: Typesetter) -> None:
    text = "Donau\u00addampf\u00adschiffahrts\u00adgesellschaft"
    assert [line.text for line in typesetter.paragraph(text, TWELVE, 80)] == [
        "Donaudampf-",
        "schiffahrts-",
        "gesellschaft",
    ]
    assert typesetter.line(text, TWELVE).text == "Donaudampfschiffahrtsgesellschaft"


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("language", "forbidden"), [("zh-Hans", "，。」）、》”"), ("ja", "、。ーゃっ」")])
@pytest.mark.parametrize("width", range(64, 130, 7))
def test_no_line_starts_with_closing_punctuation(
    typesetter: Typesetter, language: str, forbidden: str, width: int
) -> None:
    text = {
        "zh-Hans": "客人到达前台，出示护照（原件）、“办理”入住。《指南》」请看。",
        "ja": "カードキーを受け取って、「ちょっと」待つ。チャット、クッキー。",
    }[language]
    for line in typesetter.paragraph(text, TWELVE, width, language):
        assert line.text[0] not in forbidden


@pytest.mark.usefixtures("world")
def test_thai_breaks_between_words(typesetter: Typesetter) -> None:
    lines = [line.text for line in typesetter.paragraph("สวัสดีครับโรงแรม", TWELVE, 50, "th")]
    assert lines == ["สวัสดีครับ", "โรงแรม"]


@pytest.mark.usefixtures("world")
def test_korean_breaks_between_words(typesetter: Typesetter) -> None:
    lines = [line.text for line in typesetter.paragraph("손님이 프런트에 도착한다", TWELVE, 60, "ko")]
    assert lines == ["손님이", "프런트에", "도착한다"]


def test_balanced_lines_are_even_and_no_more(typesetter: Typesetter) -> None:
    text = "The guest arrives at the desk and shows a passport"
    filled = typesetter.paragraph(text, TWELVE, 130)
    even = typesetter.balanced(text, TWELVE, 130)
    assert len(even) == len(filled)
    assert max(line.width for line in even) < max(line.width for line in filled)
    assert all(" " in line.text for line in even)


@pytest.mark.usefixtures("world")
def test_balanced_chinese_does_not_end_in_one_character(typesetter: Typesetter) -> None:
    text = "客人到达前台出示护照办理入"
    assert len(typesetter.paragraph(text, Style(10), 121, "zh")[-1].text) == 1
    assert [len(line.text) for line in typesetter.balanced(text, Style(10), 121, "zh")] in ([6, 7], [7, 6])


@pytest.mark.usefixtures("world")
def test_metrics_cover_the_letters(typesetter: Typesetter) -> None:
    latin, han = typesetter.metrics(Style(10), "en"), typesetter.metrics(Style(10), "zh")
    assert (latin.cap_height, latin.x_height) == pytest.approx((6.6, 4.86))
    assert latin.x_height < latin.cap_height < latin.ascent
    assert latin.descent > 2
    assert han.cap_height == pytest.approx(7.15, abs=0.3)
    assert han.descent >= latin.descent
    assert typesetter.metrics(Style(20), "zh").ascent == pytest.approx(2 * han.ascent)


def test_missing_characters_are_reported_once_with_their_first_text(typesetter: Typesetter) -> None:
    for text in ("one \U000e0fff", "two \U000e0fff"):
        typesetter.line(text, TWELVE)
    (finding,) = typesetter.findings
    assert (finding.code, finding.subject, finding.text) == ("BP501", "\U000e0fff", "one \U000e0fff")


REPORT = """
import hashlib
from blueprint.text import Typesetter, subset
from blueprint.text.line import Style, Weight
from samples import SAMPLES
setter = Typesetter()
lines = [
    line
    for language, (text, _) in SAMPLES.items()
    for style in (Style(10), Style(12.5, Weight.SEMIBOLD))
    for line in (*setter.paragraph(text, style, 90, language), *setter.balanced(text, style, 70, language))
]
lines.append(setter.line("\\u2713 \\U00012000 \\ua98f \\u2460", Style(9)))
print(hashlib.sha256(repr((lines, setter.findings)).encode()).hexdigest())
for key in sorted({run.face for line in lines for run in line.runs}, key=repr):
    print(key, hashlib.sha256(subset(key, lines).data).hexdigest())
"""


@pytest.mark.usefixtures("world")
def test_two_processes_give_the_same_bytes() -> None:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests/text")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", REPORT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_importing_the_package_loads_no_shaper() -> None:
    script = "import sys, blueprint.text, blueprint.text.line; print('uharfbuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_short_lines_load_no_line_breaker() -> None:
    script = (
        "import sys; from blueprint.text import Typesetter; from blueprint.text.line import Style;"
        "Typesetter().paragraph('Desk', Style(10), 100); print(any(m.startswith('icu4py') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
