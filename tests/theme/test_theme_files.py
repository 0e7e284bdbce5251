from __future__ import annotations

from pathlib import Path

import pytest
from edited import edited
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.limits import Limits
from blueprint.source import Source, Span
from blueprint.theme import Theme, load_theme


def load(folder: Path, text: str, limits: Limits | None = None) -> Outcome[Theme]:
    (folder / ".git").mkdir(exist_ok=True)
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return load_theme(str(path), limits=limits) if limits else load_theme(str(path))


def only(outcome: Outcome[Theme]) -> Diagnostic:
    assert outcome.value is None
    assert len(outcome.diagnostics) == 1, outcome.diagnostics
    return outcome.diagnostics[0]


def mended(text: str, finding: Diagnostic) -> str:
    assert finding.fix is not None
    return edited(text, finding.fix.edits)


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    outcome = load(
        tmp_path,
        "theme: 1\ntitle: House style\ncolours: {customer: {accent: '#036'}}\n"
        "type: {title: {size: 30, weight: regular}}\nstrokes: {card: {width: 2, dash: [4, 2]}}\n"
        "lines: {own: dotted}\nmetrics: {gutter: 40}\nfonts: {Hans: [Source Han Sans SC, Noto Sans CJK SC]}\n"
        "series: [{colour: '#036', marker: square, dash: []}]\n",
    )
    theme, paper = outcome.value, load_theme().value
    assert theme is not None
    assert paper is not None
    assert not outcome.diagnostics
    assert theme.title == "House style"
    assert theme.name == "mine.yaml"
    assert theme.folder == tmp_path
    assert theme.colour("customer.accent") == "#003366"
    changed = {role for role in theme.colours if theme.colours[role] != paper.colours[role]}
    assert changed == {f"customer.{part}" for part in ("accent", "title", "border", "label")}
    assert theme.type("title").style.size == 30
    assert theme.type("title").colour == paper.type("title").colour
    assert theme.stroke("card").dash == (4, 2)
    assert theme.separator("anything") == theme.stroke("line.dotted")
    assert theme.metric("gutter") == 40
    assert theme.fonts == {"Hans": ("Source Han Sans SC", "Noto Sans CJK SC")}
    assert [s.marker for s in theme.series] == ["square"]


def test_a_file_extends_another_theme(tmp_path: Path) -> None:
    theme, dark = load(tmp_path, "theme: 1\nextends: dark\n").value, load_theme("dark").value
    assert theme is not None
    assert dark is not None
    assert theme.colours == dark.colours


def test_an_unknown_theme_is_reported_where_it_is_named() -> None:
    source = Source("x", "style: papper")
    span = Span(source, 7, 13)
    finding = only(load_theme("papper", span))
    assert (finding.code, finding.span, finding.hint) == ("BP520", span, "did you mean `paper`?")
    assert "contrast" in (only(load_theme("xyz")).hint or "")


def test_a_missing_file_is_not_an_unknown_theme() -> None:
    assert only(load_theme("nowhere/theme.yaml")).code.startswith("BP0")


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("colours: {}", "BP523", "", "theme: 1"),
        ("theme: 2", "BP523", "2", "theme: 1"),
        ("theme: 1\nextends: drak", "BP520", "drak", "`dark`"),
        ("theme: 1\ncolors: {}", "BP521", "colors", "`colours`"),
        ("theme: 1\ncolours: {inkk: '#000'}", "BP521", "inkk", "`ink`"),
        ("theme: 1\ncolours: {customer: {bnad: '#fff'}}", "BP521", "bnad", "`band`"),
        ("theme: 1\ncolours: {stage: {title: '#fff'}}", "BP521", "title", "`band`"),
        ("theme: 1\ncolours: {ink: navy}", "BP522", "navy", "'#rrggbb'"),
        ("theme: 1\ncolours: {ink: '#12345'}", "BP522", "'#12345'", "'#rrggbb'"),
        ("theme: 1\ncolours: {ink: 'rgb(0,0,0)'}", "BP522", "'rgb(0,0,0)'", "'#rrggbb'"),
        ("theme: 1\ncolours: {ink: ['#000']}", "BP522", "['#000']", "'#rrggbb'"),
        ("theme: 1\ncolours: {ink: }", "BP522", "", "'#1f5f99'"),
        ("theme: 1\ncolours: {customer: '#fff'}", "BP522", "'#fff'", "name: value"),
        ("theme: 1\ncolours: x", "BP522", "x", "name: value"),
        ("theme: 1\ntype: {crd: {size: 12}}", "BP521", "crd", "`card`"),
        ("theme: 1\ntype: {card: {szie: 12}}", "BP521", "szie", "`size`"),
        ("theme: 1\ntype: {card: {size: 12 px}}", "BP522", "12 px", "5 to 200"),
        ("theme: 1\ntype: {card: {size: '12'}}", "BP522", "'12'", "5 to 200"),
        ("theme: 1\ntype: {card: {size: 4}}", "BP522", "4", "5 to 200"),
        ("theme: 1\ntype: {card: {size: 1e999}}", "BP522", "1e999", "5 to 200"),
        ("theme: 1\ntype: {card: {weight: bold}}", "BP522", "bold", "`semibold`"),
        ("theme: 1\ntype: {card: {colour: row.txt}}", "BP522", "row.txt", "`row.text`"),
        ("theme: 1\nstrokes: {crad: {width: 1}}", "BP521", "crad", "`card`"),
        ("theme: 1\nstrokes: {card: {width: 0}}", "BP522", "0", "0.25 to 20"),
        ("theme: 1\nstrokes: {card: {dash: [3]}}", "BP522", "[3]", "dash: [6, 4]"),
        ("theme: 1\nstrokes: {card: {dash: 3}}", "BP522", "3", "dash: [6, 4]"),
        ("theme: 1\nlines: {visibilty: solid}", "BP521", "visibilty", "`visibility`"),
        ("theme: 1\nlines: {visibility: wavy}", "BP522", "wavy", "`solid`"),
        ("theme: 1\nmetrics: {marginn: 4}", "BP521", "marginn", "`margin`"),
        ("theme: 1\nmetrics: {column: 0}", "BP522", "0", "37.5 to 600"),
        ("theme: 1\nmetrics: {column: wide}", "BP522", "wide", "37.5 to 600"),
        ("theme: 1\nfonts: {chinese: X}", "BP522", "chinese", "`Hans`"),
        ("theme: 1\nfonts: {Hans: []}", "BP522", "[]", "Noto Sans CJK SC"),
        ("theme: 1\nfonts: {Hans: /etc/x.ttf}", "BP522", "/etc/x.ttf", "into the project"),
        ("theme: 1\nfonts: {Hans: ../x.otf}", "BP522", "../x.otf", "into the project"),
        ("theme: 1\nfonts: {Hans: gone.ttc}", "BP522", "gone.ttc", "theme file"),
        ("theme: 1\nseries: []", "BP522", "[]", "marker"),
        ("theme: 1\nseries: [{colour: '#000'}]", "BP522", "{colour: '#000'}", "`square`"),
        ("theme: 1\nseries: [{colour: '#000', marker: blob}]", "BP522", "blob", "one of"),
        ("theme: 1\ntitle: []", "BP522", "[]", "text"),
    ],
)
def test_findings_name_the_place_and_the_way_out(tmp_path: Path, text: str, code: str, place: str, hint: str) -> None:
    finding = only(load(tmp_path, text))
    assert finding.code == code
    assert finding.span is not None
    assert finding.span.text == place
    assert hint in (finding.hint or "")


def test_two_series_that_only_colour_tells_apart(tmp_path: Path) -> None:
    finding = only(
        load(tmp_path, "theme: 1\nseries: [{colour: '#000', marker: circle}, {colour: '#a00', marker: circle}]")
    )
    assert (finding.code, finding.span and finding.span.text) == ("BP522", "{colour: '#a00', marker: circle}")


def test_a_colour_lost_in_a_comment_is_found_and_mended(tmp_path: Path) -> None:
    text = "theme: 1\ncolours:\n  ink: #123456\n"
    finding = only(load(tmp_path, text))
    assert finding.code == "BP522"
    assert finding.span is not None
    assert finding.span.text == "#123456"
    assert load(tmp_path, mended(text, finding)).value is not None


def test_a_misspelt_role_is_mended(tmp_path: Path) -> None:
    text = "theme: 1\ncolours: {customr: {accent: '#036'}}\n"
    theme = load(tmp_path, mended(text, only(load(tmp_path, text)))).value
    assert theme is not None
    assert theme.colour("customer.accent") == "#003366"


def test_unreadable_colours_are_one_finding_a_place(tmp_path: Path) -> None:
    finding = only(load(tmp_path, "theme: 1\ncolours: {customer: {accent: '#9bd'}}"))
    assert finding.code == "BP524"
    assert finding.span is not None
    assert finding.span.text == "'#9bd'"
    assert "`customer.title` (#99bbdd) on `customer.band` (#e9f0f8) has a contrast of 1.74:1" in finding.message
    assert "4.5:1" in finding.message


def test_large_words_need_less_contrast(tmp_path: Path) -> None:
    grey = "theme: 1\ncolours: {line: {title: '#8a8a8a'}}\n"
    assert only(load(tmp_path, grey)).code == "BP524"
    assert load(tmp_path, grey + "type: {line-title: {size: 24}}").value is not None


def test_smaller_words_need_more_contrast(tmp_path: Path) -> None:
    """The colour is that of `paper`; the place is the size that makes it too pale."""
    text = (
        "theme: 1\nextends: mono\ncolours: {link: {evidence: '#777'}}\ntype: {title: {size: 20, colour: link.evidence}}"
    )
    finding = only(load(tmp_path, text.replace("#777", "#808080")))
    assert "`title`" in finding.message


HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@settings(max_examples=25)
@given(accent=HEX)
def test_the_colour_that_is_suggested_would_do(tmp_path_factory: pytest.TempPathFactory, accent: str) -> None:
    folder = tmp_path_factory.mktemp("theme")
    text = f"theme: 1\ncolours: {{customer: {{accent: '{accent}'}}}}\n"
    outcome = load(folder, text)
    if outcome.value is None:
        assert load(folder, mended(text, only(outcome))).value is not None


@settings(max_examples=40)
@given(text=st.text("theme:1 \n{}[],'\"#colurs-ink.&*!|>%0fa", max_size=80))
def test_no_text_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    outcome = load(tmp_path_factory.mktemp("theme"), f"theme: 1\n{text}")
    assert (outcome.value is None) == outcome.failed


@pytest.mark.parametrize(
    "text",
    [
        "theme: 1\ncolours: " + "{a: " * 200 + "1" + "}" * 200,
        "theme: 1\ncolours: &a {ink: *a}",
        "theme: 1\n<<: {title: x}",
        "theme: !!python/object:os.system 1",
        "theme: 1\n---\ntheme: 1",
        "theme: 1\ntheme: 1",
        "- theme",
        "",
    ],
)
def test_hostile_files_end_in_a_finding(tmp_path: Path, text: str) -> None:
    outcome = load(tmp_path, text)
    assert outcome.value is None
    assert outcome.failed


def test_a_file_beyond_the_limits_is_not_read(tmp_path: Path) -> None:
    assert only(load(tmp_path, "theme: 1\n" + "# x\n" * 100, Limits(bytes=200))).code.startswith("BP")
