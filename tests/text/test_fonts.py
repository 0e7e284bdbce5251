"""Which fonts are taken: the theme's, the program's, and what is said when there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from blueprint.codes import lookup
from blueprint.diagnostics import Severity
from blueprint.text import Finding, FindingKind, FontFile, FontSpec, Typesetter, folders, to_diagnostic
from blueprint.text.faces import describe, find_face
from blueprint.text.languages import icu_locale, is_rtl, script_of
from blueprint.text.line import Style, Weight

TEN = Style(10)


def default_file(name: str = "Regular") -> Path:
    face = find_face("sans", TEN)
    assert face is not None
    return face.path.with_name(f"SourceSansPro-{name}.otf")


def family(setter: Typesetter, text: str, language: str = "en", style: Style = TEN) -> str:
    return setter.line(text, style, language).runs[0].face.family


def test_files_of_a_theme_come_first(tmp_path: Path) -> None:
    path = Path(shutil.copy(default_file("Light"), tmp_path / "Mine.otf"))
    setter = Typesetter(FontSpec((("Latn", (FontFile(path),)),)))
    assert family(setter, "desk").startswith("source-sans-pro-")
    assert family(setter, "стойка") == family(setter, "desk")
    assert setter.findings == ()


def test_a_file_has_the_same_key_wherever_it_lies(tmp_path: Path) -> None:
    keys = set()
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        path = Path(shutil.copy(default_file("Light"), tmp_path / place / "Mine.otf"))
        keys.add(family(Typesetter(FontSpec((("Latn", (FontFile(path),)),))), "desk"))
    assert len(keys) == 1


def test_files_in_a_row_are_weights_of_one_family() -> None:
    files = tuple(FontFile(default_file(name)) for name in ("Black", "Light", "Bold", "It"))
    setter = Typesetter(FontSpec((("en", files),)))
    keys = [
        setter.line("desk", style).runs[0].face for style in (TEN, Style(10, Weight.SEMIBOLD), Style(10, italic=True))
    ]
    assert [(key.weight, key.italic) for key in keys] == [(300, False), (700, False), (400, True)]


def test_what_the_theme_lacks_comes_from_the_program() -> None:
    setter = Typesetter(FontSpec((("Latn", (FontFile(default_file("It")),)),)))
    assert family(setter, "desk", style=Style(10, italic=True)) != "sans"
    assert family(setter, "стойка", "ru", style=Style(10, italic=True)) == "sans"


@pytest.mark.parametrize("wanted", ["No Such Sans", FontFile(Path("nowhere/none.otf")), FontFile(Path(__file__))])
def test_a_font_that_cannot_be_had_is_reported(wanted: str | FontFile) -> None:
    setter = Typesetter(FontSpec((("Latn", (wanted,)),)))
    setter.line("desk", TEN)
    setter.line("desk", Style(10, Weight.SEMIBOLD))
    (finding,) = setter.findings
    assert finding.code == "BP502"
    assert finding.subject == (wanted if isinstance(wanted, str) else wanted.path.name)


def test_fonts_that_forbid_embedding_are_not_used(tmp_path: Path) -> None:
    font = TTFont(default_file())
    font["OS/2"].fsType = 2
    path = tmp_path / "Forbidden.otf"
    font.save(path)
    assert describe(path) == ()


@pytest.mark.usefixtures("world")
def test_a_theme_names_scripts_by_code_or_by_language() -> None:
    bold = FontFile(Path(str(folders.candidates("Noto Sans CJK SC")[0])), 0)
    for key in ("Hans", "zh-CN", "Hani"):
        setter = Typesetter(FontSpec(((key, (bold,)),)))
        assert family(setter, "客人", "zh-Hans").startswith("noto-sans-cjk-jp-")
    assert family(Typesetter(FontSpec((("ja", (bold,)),))), "客人", "zh-Hans") == "noto-sans-cjk-sc"


def test_variable_fonts_give_both_weights(tmp_path: Path) -> None:
    path = tmp_path / "Variable.ttf"
    make_variable(path)
    setter = Typesetter(FontSpec((("Latn", (FontFile(path),)),)))
    regular, semibold = (setter.line("H", Style(10, weight)) for weight in Weight)
    assert [line.runs[0].face.weight for line in (regular, semibold)] == [400, 600]
    assert semibold.width > regular.width


def make_variable(path: Path) -> None:
    """Builds a font of one letter that grows wider with its weight."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415
    from fontTools.ttLib.tables.TupleVariation import TupleVariation  # noqa: PLC0415

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((500, 700))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    letters = "Hdesk nHlÅÉgjpqyÇ|("
    names = [".notdef", *(f"uni{ord(char):04X}" for char in dict.fromkeys(letters))]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"uni{ord(char):04X}" for char in letters})
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Growing", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400, sTypoAscender=800)
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    deltas = [(0, 0), (0, 0), (100, 0), (0, 0), (200, 0), (0, 0), (0, 0)]
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, deltas)] for name in names})
    builder.setupPost()
    builder.save(path)


def test_a_variable_font_is_embedded_at_one_weight(tmp_path: Path) -> None:
    from io import BytesIO  # noqa: PLC0415

    from blueprint.text import subset  # noqa: PLC0415

    path = tmp_path / "Variable.ttf"
    make_variable(path)
    setter = Typesetter(FontSpec((("Latn", (FontFile(path),)),)))
    line = setter.line("H", Style(10, Weight.SEMIBOLD))
    font = TTFont(BytesIO(subset(line.runs[0].face, [line]).data))
    assert "fvar" not in font
    assert font["hmtx"][font.getBestCmap()[ord("H")]][0] == pytest.approx(line.width * 100)


@pytest.mark.parametrize(
    ("kind", "subject", "script", "words"),
    [
        (FindingKind.MISSING_CHARACTER, "客", "Hans", ("U+5BA2 CJK UNIFIED IDEOGRAPH-5BA2", "fonts-noto-cjk")),
        (FindingKind.MISSING_CHARACTER, "ꦏ", "Java", ("JAVANESE LETTER KA", "google-noto-sans-javanese-fonts")),
        (FindingKind.MISSING_CHARACTER, "🙂", "Zsye", ("SLIGHTLY SMILING FACE", "font-noto-emoji")),
        (FindingKind.MISSING_FONT, "Inter", "", ("`Inter`", "theme")),
        (FindingKind.BROKEN_WORD, "Donaudampf", "", ("`Donaudampf`", "soft hyphen")),
    ],
)
def test_findings_say_what_and_what_to_do(kind: FindingKind, subject: str, script: str, words: tuple[str, ...]) -> None:
    found = to_diagnostic(Finding(kind=kind, subject=subject, text="x", script=script))
    for word in words:
        assert word in f"{found.message} {found.hint}"
    assert (found.severity is Severity.WARNING) == (kind is FindingKind.BROKEN_WORD)
    assert not found.message.endswith(".")
    assert lookup(found.code) is not None


@pytest.mark.parametrize(
    ("tag", "script", "rtl", "locale"),
    [
        ("en", "Latn", False, "en"),
        ("zh", "Hans", False, "zh"),
        ("zh-TW", "Hant", False, "zh-TW"),
        ("zh-Hant-HK", "Hant-HK", False, "zh-Hant-HK"),
        ("zh-HK", "Hant-HK", False, "zh-HK"),
        ("zh-Hans-HK", "Hans", False, "zh-Hans-HK"),
        ("yue", "Hant-HK", False, "yue"),
        ("ja-JP", "Jpan", False, "ja-JP@lb=strict"),
        ("ko", "Kore", False, "ko@lw=phrase"),
        ("ar-EG", "Arab", True, "ar-EG"),
        ("HE", "Hebr", True, "HE"),
        ("az-Arab", "Arab", True, "az-Arab"),
        ("ur", "Arab", True, "ur"),
        ("sr-Latn", "Latn", False, "sr-Latn"),
        ("sr", "Cyrl", False, "sr"),
        ("x y", "Latn", False, "root"),
    ],
)
def test_languages(tag: str, script: str, rtl: bool, locale: str) -> None:
    assert (script_of(tag), is_rtl(tag), icu_locale(tag)) == (script, rtl, locale)


def test_font_files_are_found_by_name_before_anything_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SomeSans-Regular.otf", "SomeSans-Bold.otf", "SomeSansNarrow-Regular.otf", "Other.otf"):
        shutil.copy(default_file(), tmp_path / name)
    monkeypatch.setattr(folders, "font_roots", lambda: (tmp_path,))
    for cached in (folders.all_files, folders._files_by_name):
        cached.cache_clear()
    try:
        assert [path.name for path in folders.candidates("Some Sans")] == ["SomeSans-Bold.otf", "SomeSans-Regular.otf"]
    finally:
        for cached in (folders.all_files, folders._files_by_name):
            cached.cache_clear()


@pytest.mark.parametrize("names", [("ヒラギノ角ゴシック W3.ttc", "Hiragino Sans"), ("msyh.ttc", "Microsoft YaHei")])
def test_system_fonts_are_known_by_their_file_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    import unicodedata  # noqa: PLC0415

    (tmp_path / unicodedata.normalize("NFD", names[0])).write_bytes(b"")
    monkeypatch.setattr(folders, "font_roots", lambda: (tmp_path,))
    for cached in (folders.all_files, folders._files_by_name):
        cached.cache_clear()
    try:
        assert len(folders.candidates(names[1])) == 1
    finally:
        for cached in (folders.all_files, folders._files_by_name):
            cached.cache_clear()
