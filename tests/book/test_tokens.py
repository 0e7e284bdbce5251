"""The tokens that drive the style sheet, and their page in the documentation."""

from __future__ import annotations

import re

from bound import A4, ROOT

from blueprint.html.tokens import grid_of, ranges, tokens
from blueprint.paper.pages import Orientation, page_of
from blueprint.resources import read_text
from blueprint.theme import Theme, load_theme

CSS = read_text("templates", "paper/book/book.css.j2")


def theme(name: str = "paper") -> Theme:
    found = load_theme(name).value
    assert found is not None
    return found


def test_the_style_sheet_uses_every_token_and_no_other() -> None:
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", CSS)) | set(re.findall(r'tokens\["([a-z-]+)"\]', CSS))

    assert used == set(tokens(theme(), grid_of(A4, theme())))


def test_the_documentation_names_every_token_and_measure() -> None:
    page = (ROOT / "docs/book.md").read_text("utf-8")
    kinds = re.findall(r"`([a-z0-9]+)`", page)

    for name in tokens(theme(), grid_of(A4, theme())):
        group, _, kind = name.partition("-")
        assert f"`--{name}`" in page or (group in ("size", "line") and kind in kinds), name
    assert [m for m in theme().metrics if m.startswith("book-") and f"`{m}`" not in page] == []


def test_the_style_sheet_names_no_colour_or_font_of_its_own() -> None:
    rules = CSS.partition("/* Pages */")[2]

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)\(|serif|sans", rules) == []


def test_lying_pages_have_a_side_column() -> None:
    upright = grid_of(page_of("A4"), theme())
    lying = grid_of(A4, theme())

    assert (upright.side, upright.gutter) == (0, 0)
    assert lying.side > 50
    assert abs(lying.body + lying.side + lying.gutter + 2 * lying.edge - 297) < 1e-9
    assert abs(upright.body + 2 * upright.edge - 210) < 1e-9


def test_a_larger_sheet_of_the_book_gives_a_map_more_room() -> None:
    grid = grid_of(A4, theme())
    larger = page_of("A3").turned(Orientation.LANDSCAPE)

    assert grid.map_room(larger)[0] - grid.map_room(A4)[0] == 420 - 297
    assert grid.map_room(larger)[1] - grid.map_room(A4)[1] == 297 - 210


def test_the_ridges_of_the_cover_grow_paler_to_the_back() -> None:
    assert ranges(theme(), 1) == (theme().colour("curve.experience"),)
    assert len(set(ranges(theme(), 9))) == 9
