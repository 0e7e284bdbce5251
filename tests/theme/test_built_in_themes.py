from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from jsonschema import Draft7Validator

from blueprint import resources
from blueprint.icons import icon_names, marker_names
from blueprint.model.vocabulary import LineStyle, Mark, Status, TextRow, Zone
from blueprint.theme import Theme, built_in_names, load_theme
from blueprint.theme.assemble import assemble, built_in_tree, flat
from blueprint.theme.colour import channels
from blueprint.theme.contrast import LARGE_SIZE, Pair, colour_of, pairs, ratio

THEMES = built_in_names()
PACKAGE = Path(resources.__file__).parent
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "themes.md"
SCHEMA = json.loads(resources.read_text("schemas", "theme-1.schema.json"))


@cache
def theme(name: str) -> Theme:
    loaded = load_theme(name)
    assert loaded.value is not None
    assert not loaded.diagnostics
    return loaded.value


@cache
def all_pairs(name: str) -> list[Pair]:
    return list(pairs(theme(name), {kind: entry["colour"] for kind, entry in built_in_tree(name)["type"].items()}))


def test_four_themes_ship() -> None:
    assert THEMES == ("contrast", "dark", "mono", "paper")
    default = load_theme().value
    assert default is not None
    assert default.name == "paper"


@pytest.mark.parametrize("name", THEMES)
def test_file_is_valid_by_the_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMA)
    document = yaml.safe_load(resources.read_text("templates", f"themes/{name}.yaml"))
    assert [e.message for e in Draft7Validator(SCHEMA).iter_errors(document)] == []


def reference() -> ModuleType:
    spec = spec_from_file_location("theme_reference", ROOT / "script" / "theme_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_schema_and_page_are_current() -> None:
    """After a change to `paper.yaml`: `python script/theme_reference.py`."""
    assert reference().schema() == resources.read_text("schemas", "theme-1.schema.json")
    assert reference().page() == PAGE.read_text(encoding="utf-8")


def test_page_and_schema_name_everything() -> None:
    page, tree = PAGE.read_text(encoding="utf-8"), built_in_tree("paper")
    names = [*THEMES, *tree["colours"], *tree["type"], *tree["strokes"], *tree["lines"], *tree["metrics"]]
    assert [n for n in (*names, *marker_names(), *icon_names()) if f"`{n}`" not in page] == []
    assert "<!-- " not in page.replace("<!-- Written", "")
    for section in ("colours", "type", "strokes", "lines", "metrics"):
        assert set(SCHEMA["properties"][section]["properties"]) == set(tree[section])


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_gives_every_role(name: str) -> None:
    own, default = theme(name), theme("paper")
    for part in ("colours", "types", "strokes", "metrics", "lines"):
        assert getattr(own, part).keys() == getattr(default, part).keys()
    assert all(re.fullmatch("#[0-9a-f]{6}", c) for c in own.colours.values())
    assert {s.marker for s in own.series} <= set(marker_names())


@pytest.mark.parametrize("name", ["dark", "mono", "contrast"])
def test_no_colour_of_paper_is_left_over(name: str) -> None:
    """A palette of its own: what it does not give, it would have from `paper`, on other grounds."""
    own = set(flat(yaml.safe_load(resources.read_text("templates", f"themes/{name}.yaml"))["colours"]))
    assert own >= set(flat(built_in_tree("paper")["colours"]))


@pytest.mark.parametrize("name", THEMES)
def test_everything_can_be_told_from_what_it_stands_on(name: str) -> None:
    low = [
        (pair, round(ratio(theme(name), pair), 2)) for pair in all_pairs(name) if ratio(theme(name), pair) < pair.least
    ]
    assert low == []


def test_contrast_is_aaa() -> None:
    """Words 7:1, large ones and graphics 4.5:1 (WCAG 2.2, 1.4.6; for graphics our own promise)."""
    stricter = {4.5: 7.0, 3.0: 4.5}
    shown = theme("contrast")
    assert [p for p in all_pairs("contrast") if ratio(shown, p) < stricter[p.least]] == []


def test_pairs_cover_every_kind_of_words_and_every_row() -> None:
    found = all_pairs("paper")
    assert {p.words for p in found} - {""} == set(theme("paper").types)
    for row in theme("paper").rows:
        fronts = {p.front for p in found if p.front.startswith(f"{row}.")}
        assert {f"{row}.{part}" for part in ("accent", "border", "title", "text", "label")} <= fronts
    large = {p.words for p in found if p.words and p.least < 4.5}
    assert large == {kind for kind, role in theme("paper").types.items() if role.style.size >= LARGE_SIZE}


def test_pairs_name_roles_that_exist() -> None:
    shown = theme("paper")
    for pair in all_pairs("paper"):
        assert colour_of(shown, pair.front)
        assert shown.colour(pair.ground)


def test_mono_has_only_greys() -> None:
    shown = theme("mono")
    colours = [*shown.colours.values(), *(s.colour for s in shown.series)]
    assert [c for c in colours if len(set(channels(c))) > 1] == []


def test_every_value_of_the_format_has_its_looks() -> None:
    shown = theme("paper")
    assert {row.value for row in TextRow} <= set(shown.rows)
    assert {zone.value for zone in Zone} <= set(shown.rows)
    for mark in Mark:
        assert all(shown.colour(f"mark.{mark}.{part}") for part in ("fill", "stroke", "glyph"))
    for status in Status:
        assert shown.stroke(f"status.{status}")
    for style in LineStyle:
        assert shown.separator("own", style) == shown.stroke(f"line.{style}")


def test_type_takes_the_colour_of_the_row_it_stands_in() -> None:
    shown = theme("paper")
    assert shown.type("lane-title", "customer").colour == shown.colour("customer.accent")
    assert shown.type("lane-title", "pain").colour == shown.colour("pain.accent")
    assert shown.type("title").colour == shown.colour("ink")
    assert shown.type("card", "customer").style == shown.type("card").style


def test_separators_of_the_standard_lines_differ() -> None:
    for name in THEMES:
        shown = theme(name)
        strokes = [shown.separator(line) for line in ("interaction", "visibility", "internal-interaction")]
        assert len({s.dash for s in strokes}) == 3
        assert shown.separator("my-own-line") == shown.stroke("line.dashed")


def test_curves_and_connectors_differ_without_colour() -> None:
    for name in THEMES:
        shown = theme(name)
        assert shown.stroke("curve.experience").dash != shown.stroke("curve.expectation").dash
        looks = [(s.dash, s.marker) for s in shown.series]
        assert all(a[0] != b[0] and a[1] != b[1] for a, b in combinations(looks, 2))
        assert shown.stroke("link.message").dash
        assert shown.stroke("link.evidence").width < shown.stroke("link.flow").width
        assert len({shown.stroke(f"status.{status}").dash for status in Status}) == len(Status)
        assert shown.one_of_several(len(shown.series)) == shown.series[0]


def used_in_the_program() -> str:
    files = [p for p in sorted(PACKAGE.rglob("*.py")) if "theme" not in p.parts]
    return "\n".join(p.read_text(encoding="utf-8") for p in files)


def test_no_name_is_offered_that_nothing_draws() -> None:
    """What a theme file can change must change something."""
    program = used_in_the_program()
    tree = built_in_tree("paper")
    spelt = {n for n in (*tree["type"], *tree["metrics"]) if f'"{n}"' not in program}
    assert spelt == set()
    for name in (*tree["strokes"], *(f"{g}.x" for g in tree["colours"] if isinstance(tree["colours"][g], dict))):
        group = name.partition(".")[0]
        row = group in theme("paper").rows
        assert row or f'"{name}"' in program or re.search(rf'f?"{group}\.', program) or group in ("line", "card"), name


def test_leading_and_sizes_are_sane() -> None:
    for name in THEMES:
        for kind, role in theme(name).types.items():
            assert 9 <= role.style.size <= 36, kind
            assert role.line_height >= role.style.size


def test_built_ins_come_from_their_trees() -> None:
    assert assemble(built_in_tree("paper"), "paper").metric("column") == 150


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "house.otf").write_bytes(b"")
    (tmp_path / "house.yaml").write_text(example, encoding="utf-8")
    assert load_theme(str(tmp_path / "house.yaml")).diagnostics == ()
