"""Tiles: who is beside whom, what is left out, and what stands in the borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tiled import blank, desk, poster, spot

from blueprint.model.vocabulary import Direction
from blueprint.paper.pages import page_of
from blueprint.paper.sheet import MM_PER_UNIT, PT_PER_MM, Area, Part, Sheet
from blueprint.paper.tiles import TileError, tile
from blueprint.paper.tiles.border import border
from blueprint.paper.tiles.ink import landmarks
from blueprint.paper.tiles.plan import Plan, Tile, plan, row_letters
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Scene, Words
from blueprint.words import languages

A4, A5 = page_of("A4"), page_of("A5")
EPS = 1e-6


def leaves(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def texts(scene: Scene) -> list[str]:
    return [item.line.text for item in leaves(scene.items) if isinstance(item, Words)]


def extents(item: Item) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom in mm, strokes left out: of the item, of a line leg by leg."""
    match item:
        case Words(x=x, y=y, line=line):
            size = max(run.size for run in line.runs)
            found = [(x, y - 0.75 * size, x + line.width, y + 0.22 * size)]
        case Box(x=x, y=y, width=width, height=height):
            found = [(x, y, x + width, y + height)]
        case Dot(x=x, y=y, radius=radius):
            found = [(x - radius, y - radius, x + radius, y + radius)]
        case Path(commands=commands, paint=paint):
            points = [(float(n[0]), float(n[1])) for _, *v in commands for n in zip(v[::2], v[1::2], strict=True)]
            pieces = [points] if paint.fill else [list(leg) for leg in pairwise(points)]
            found = [
                (min(x for x, _ in p), min(y for _, y in p), max(x for x, _ in p), max(y for _, y in p))
                for p in pieces
            ]  # fmt: skip
        case _:
            raise AssertionError(item)
    return [tuple(v * MM_PER_UNIT for v in e) for e in found]  # type: ignore[misc]


def furniture(sheet: Sheet) -> Scene:
    return sheet.parts[-1].scene


def picture(made: Tile) -> Area:
    """Where the picture lies on the sheet."""
    return Area(made.window.x + made.x, made.window.y + made.y, made.window.width, made.window.height)


# who is beside whom


def test_rows_have_letters_columns_have_numbers() -> None:
    divided = plan(poster(841.0, 594.0), A4, 10.0)
    assert [t.label for t in divided.tiles] == [f"{row}{column}" for row in "ABC" for column in range(1, 6)]
    assert [t.number for t in divided.tiles] == list(range(1, 16))


def test_after_z_comes_aa() -> None:
    assert [row_letters(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_neighbours_know_each_other() -> None:
    tiles = {t.label: t for t in plan(poster(841.0, 594.0), A4, 10.0).tiles}
    assert (tiles["B3"].start, tiles["B3"].end, tiles["B3"].above, tiles["B3"].below) == ("B2", "B4", "A3", "C3")
    assert (tiles["A1"].start, tiles["A1"].above, tiles["C5"].end, tiles["C5"].below) == ("", "", "", "")
    for label, made in tiles.items():
        assert not made.end or tiles[made.end].start == label
        assert not made.below or tiles[made.below].above == label


def test_a_drawing_from_right_to_left_is_glued_from_the_right() -> None:
    divided = plan(poster(600.0, 250.0, language="ar", direction=Direction.RTL), A4, 10.0)
    tiles = {t.label: t for t in divided.tiles}
    assert tiles["A1"].window.x + tiles["A1"].window.width == pytest.approx(600.0)
    assert tiles["A1"].start == ""
    assert tiles["A1"].end == "A2"
    assert tiles["A2"].window.x < tiles["A1"].window.x
    assert tiles["A1"].own.left == pytest.approx(tiles["A2"].window.x + tiles["A2"].window.width)


@settings(max_examples=40)
@given(
    st.floats(120, 900), st.floats(120, 900), st.sampled_from([0.0, 5.0, 10.0, 25.0]), st.sampled_from(list(Direction))
)
def test_what_the_sheets_own_makes_up_the_poster(
    width: float, height: float, overlap: float, direction: Direction
) -> None:
    """Every place of the poster belongs to exactly one sheet, which shows it."""
    divided = plan(poster(width, height, direction=direction), A5, overlap)
    cells = [*(t.own for t in divided.tiles), *divided.omitted]
    assert sum((c.right - c.left) * (c.bottom - c.top) for c in cells) == pytest.approx(width * height)
    for rows in (sorted({(c.top, c.bottom) for c in cells}), sorted({(c.left, c.right) for c in cells})):
        assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(rows))
    for made in divided.tiles:
        window, own = made.window, made.own
        assert window.x - EPS <= own.left
        assert own.right <= window.x + window.width + EPS
        assert window.y - EPS <= own.top
        assert own.bottom <= window.y + window.height + EPS


# what is left out


def test_sheets_without_ink_are_left_out() -> None:
    """Ink in two opposite corners of a poster of 3 by 3."""
    sheet = blank(520.0, 760.0, spot(10, 10, 50, 50), spot(460, 700, 50, 50))
    divided = plan(sheet, A4, 10.0)
    assert [t.label for t in divided.tiles] == ["A1", "C3"]
    assert len(divided.omitted) == 7
    assert [s.name for s in tile(sheet, A4, 10.0, desk())] == ["Assembly plan", "A1", "C3"]


def test_a_sheet_beside_one_that_is_left_out_is_cut_not_glued() -> None:
    divided = plan(blank(520.0, 760.0, spot(10, 10, 50, 50), spot(460, 700, 50, 50)), A4, 10.0)
    assert all(not (t.start or t.end or t.above or t.below) for t in divided.tiles)


def test_columns_count_from_the_first_that_is_printed() -> None:
    divided = plan(blank(700.0, 250.0, spot(560, 100, 100, 50)), A4, 10.0)
    assert [t.label for t in divided.tiles] == ["A1"]
    assert divided.printed[0] < 300


def test_what_has_the_colour_of_the_ground_is_no_ink() -> None:
    ground = Box("ground", 0, 0, 5000, 5000, spot(0, 0, 1, 1).paint.__class__(fill="#fbfaf7"))
    assert len(plan(blank(520.0, 760.0, ground, spot(10, 10, 50, 50)), A4, 10.0).tiles) == 1


def test_the_inside_of_a_connector_is_empty() -> None:
    unit = MM_PER_UNIT
    around = Path(
        "route",
        (("M", 20 / unit, 20 / unit), ("H", 500 / unit), ("V", 740 / unit), ("H", 20 / unit)),
        spot(0, 0, 1, 1).paint.__class__(stroke="#000000"),
    )
    divided = plan(blank(520.0, 760.0, around), A4, 10.0)
    assert "B1" not in {t.label for t in divided.tiles}
    assert "B3" in {t.label for t in divided.tiles}


def test_a_blank_poster_still_gives_a_sheet() -> None:
    assert [t.label for t in plan(blank(520.0, 760.0), A4, 10.0).tiles] == ["A1"]


# what is on the sheets


def test_all_sheets_show_the_same_scene_in_its_place() -> None:
    sheet = poster(841.0, 594.0)
    divided = plan(sheet, A4, 10.0)
    first, *others = tile(sheet, A4, 10.0, desk())
    assert len(others) == len(divided.tiles)
    for made, shown in zip(divided.tiles, others, strict=True):
        drawn = next(p for p in shown.parts if p.scene is sheet.parts[0].scene)
        assert drawn.scale == 1.0
        assert drawn.clip == picture(made)
        assert (drawn.x, drawn.y) == (made.x, made.y)
        assert not drawn.furniture
        assert shown.parts[-1].furniture
        assert (shown.width, shown.height) == (210.0, 297.0)
    assert first.parts[1].scene is sheet.parts[0].scene
    grounds = {id(s.parts[0].scene) for s in (first, *others)}
    assert len(grounds) == 1, "the background is one drawing too"


def test_a_part_that_is_not_in_the_picture_is_not_on_the_sheet() -> None:
    whole = poster(600.0, 250.0)
    drawn = whole.parts[0].scene
    small = Part(scene=drawn, x=20.0, y=20.0, scale=0.1, clip=Area(20.0, 20.0, 30.0, 20.0))
    sheet = Sheet(width=600.0, height=250.0, parts=(small, *whole.parts), name="Two")
    first, *others = tile(sheet, A4, 10.0, desk())
    assert sum(p.clip is not None and p.clip.width <= 30.0 for s in others for p in s.parts) == 1
    assert len(first.parts) == 4


@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_words(language: str) -> None:
    direction = Direction.RTL if language == "ar" else Direction.LTR
    sheet = poster(500.0, 400.0, language=language, direction=direction)
    first, *others = tile(sheet, A4, 10.0, desk(language))
    words = desk(language).words
    said = texts(first.parts[-1].scene)
    assert words.text("page.sheets") in said
    assert words.text("page.size", width=words.number(50, 1), height=words.number(40, 1)) in said
    assert words.text("page.length", n="100") in texts(first.parts[-2].scene)
    for n, shown in enumerate(others, start=1):
        said = texts(furniture(shown))
        assert words.text("page.sheet-of", sheet=str(n), sheets=str(len(others))) in said
    assert words.text("page.glue") in texts(furniture(others[0]))


def test_a_sheet_is_named_with_its_neighbours() -> None:
    sheets = {s.name: s for s in tile(poster(841.0, 594.0), A4, 10.0, desk())}
    assert texts(furniture(sheets["B3"]))[-7:] == ["B3", "B2", "B4", "A3", "C3", "Sheet 8 of 15", "Poster"]


def test_lanes_and_stages_are_named_again_where_their_titles_are_not() -> None:
    sheets = {s.name: s for s in tile(poster(841.0, 594.0), A4, 10.0, desk())}

    def turned(name: str) -> int:
        return sum(i.role == "note" for i in leaves(furniture(sheets[name]).items) if isinstance(i, Path))

    assert turned("A1") == 1, "only `glue` at the strip below: all titles are on the sheet"
    assert turned("A2") >= 3, "lanes"
    assert turned("C3") == 2
    assert not any(t.startswith("Stage") for t in texts(furniture(sheets["A2"])))
    assert any(t.startswith("Stage") for t in texts(furniture(sheets["B2"])))


def test_chinese_lanes_stand_upright_in_the_border() -> None:
    sheets = {s.name: s for s in tile(poster(841.0, 594.0, language="zh-Hans"), A4, 10.0, desk("zh-Hans"))}
    said = texts(furniture(sheets["B2"]))
    assert {"前", "台"} <= set(said) or {"顾", "客"} <= set(said)


@settings(max_examples=25)
@given(
    st.floats(120, 700), st.floats(120, 700), st.sampled_from(["A5", "A4", "Letter"]),
    st.sampled_from([0.0, 4.0, 10.0, 25.0]), st.sampled_from(["en", "ar", "zh-Hans", "de"]),
)  # fmt: skip
def test_borders_keep_off_the_picture_and_off_the_sheet_s_edge(
    width: float, height: float, name: str, overlap: float, language: str
) -> None:
    """Printers leave up to 4.5 mm white; nothing smaller than 6 pt."""
    direction = Direction.RTL if language == "ar" else Direction.LTR
    sheet = poster(width, height, language=language, direction=direction)
    divided = plan(sheet, page_of(name), overlap)
    for made in divided.tiles:
        place = picture(made)
        scene = border(desk(language), divided, made, landmarks(sheet), desk(language).word("page.sheets"))
        for item in leaves(scene.items):
            for left, top, right, bottom in extents(item):
                beside = right <= place.x + 0.01 or left >= place.x + place.width - 0.01
                assert beside or bottom <= place.y + 0.01 or top >= place.y + place.height - 0.01, item.role
                assert min(left, top) >= 4.5, item.role
                assert right <= divided.raster.paper.width - 4.5, item.role
                assert bottom <= divided.raster.paper.height - 3.8, item.role
            if isinstance(item, Words):
                points = min(run.size for run in item.line.runs) * MM_PER_UNIT * PT_PER_MM
                assert points >= 6.0


@settings(max_examples=25)
@example(777.0, 120.0, "A6", "ar")
@example(120.0, 778.5, "A6", "en")
@example(847.75, 847.75, "A6", "en")
@given(
    st.floats(120, 900), st.floats(120, 900), st.sampled_from(["A6", "A5", "A4", "Letter"]),
    st.sampled_from(["en", "ar", "zh-Hans", "fr"]),
)  # fmt: skip
def test_the_assembly_plan_stays_on_its_page(width: float, height: float, name: str, language: str) -> None:
    direction = Direction.RTL if language == "ar" else Direction.LTR
    sheet = poster(width, height, language=language, direction=direction)
    first, *others = tile(sheet, page_of(name), 10.0, desk(language))
    named = [i for i in leaves(first.parts[-2].scene.items) if isinstance(i, Words) and i.role == "label"]
    for part in first.parts[-2:]:
        for item in leaves(part.scene.items):
            for left, top, right, bottom in extents(item):
                assert left >= 9.8, item.role
                assert top >= 9.0, item.role
                assert right <= first.width - 9.8, item.role
                assert bottom <= first.height - 9.8, item.role
    assert [item.line.text for item in named] == [s.name for s in others]
    drawn = next(p for p in first.parts if p.scene is sheet.parts[0].scene)
    share = max(drawn.scale * width / first.width, drawn.scale * height / first.height)
    assert share > 0.2, "it is large enough to be of use"


def test_the_line_to_check_with_is_as_long_as_it_says() -> None:
    for name, length in (("A4", 100.0), ("A6", 50.0)):
        sheet = poster(150.0, 350.0) if name == "A6" else poster(841.0, 594.0)
        first = tile(sheet, page_of(name), 10.0, desk())[0]
        paths = [i for i in leaves(first.parts[-2].scene.items) if isinstance(i, Path)]
        legs = [e for path in paths for e in extents(path)]
        assert any(e[2] - e[0] == pytest.approx(length) and e[1] == pytest.approx(e[3]) for e in legs)


def test_the_plan_says_what_hatching_means() -> None:
    sheet = blank(520.0, 760.0, spot(10, 10, 50, 50), spot(460, 700, 50, 50))
    assert "Hatched: nothing to print" in texts(tile(sheet, A4, 10.0, desk())[0].parts[-1].scene)
    assert "Hatched: nothing to print" not in texts(tile(poster(500.0, 400.0), A4, 10.0, desk())[0].parts[-1].scene)


def test_a_single_sheet_needs_no_glue() -> None:
    first, only = tile(poster(150.0, 100.0), A4, 10.0, desk())
    assert only.name == "A1"
    assert not any("glue" in t for t in texts(first.parts[-1].scene) + texts(furniture(only)))


def test_furniture_is_grey_so_that_it_prints_in_black_ink() -> None:
    for sheet in tile(poster(500.0, 400.0), A4, 10.0, desk()):
        for item in leaves(furniture(sheet).items):
            colours = [item.fill] if isinstance(item, Words) else [item.paint.fill, item.paint.stroke]
            assert all(c is None or c[1:3] == c[3:5] == c[5:7] for c in colours)


def test_the_same_poster_gives_the_same_sheets() -> None:
    assert tile(poster(500.0, 400.0), A4, 10.0, desk()) == tile(poster(500.0, 400.0), A4, 10.0, desk())


def test_a_bad_overlap_is_one_line() -> None:
    with pytest.raises(TileError, match="less than 95 mm"):
        tile(poster(841.0, 594.0), A4, 200.0, desk())


def test_plans_are_values() -> None:
    assert isinstance(plan(poster(300.0, 300.0), A4, 10.0), Plan)


@pytest.mark.parametrize("language", languages())
def test_without_an_overlap_sheets_are_taped_edge_to_edge(language: str) -> None:
    words = desk(language).words
    first, *others = tile(poster(500.0, 400.0, language=language), A4, 0.0, desk(language))
    said = " ".join(t for part in first.parts for t in texts(part.scene))
    squeezed = said.replace(" ", "")

    assert words.text("page.tape-step", sheet="A1").replace(" ", "") in squeezed
    assert words.text("page.glue-step", sheet="A1").replace(" ", "") not in squeezed
    assert words.text("page.overlap") not in [t for part in first.parts for t in texts(part.scene)]
    for sheet in others:
        assert words.text("page.glue") not in texts(furniture(sheet))
        ticks = [i for i in leaves(furniture(sheet).items) if isinstance(i, Path) and i.paint.dash]
        assert not ticks, "nothing is glued, so all sides are cut"


@settings(max_examples=60)
@given(st.floats(150, 900), st.floats(150, 900), st.floats(2, 30), st.sampled_from([0.0, 5.0, 10.0]))
def test_margins_are_left_out_on_both_sides_or_on_none(
    width: float, height: float, margin: float, overlap: float
) -> None:
    around = Box(
        "spot", *(v / MM_PER_UNIT for v in (margin, margin, width - 2 * margin, height - 2 * margin)),
        Paint(fill="#000000"),
    )  # fmt: skip
    divided = plan(blank(width, height, around), A4, overlap)
    windows = [t.window for t in divided.tiles]
    left, top = min(w.x for w in windows), min(w.y for w in windows)
    right = width - max(w.x + w.width for w in windows)
    below = height - max(w.y + w.height for w in windows)

    assert abs(left - right) <= 0.4
    assert abs(top - below) <= 0.4
    assert max(left, top) <= margin + EPS
    assert divided.printed == pytest.approx((width - left - right, height - top - below))


def test_a_poster_with_its_edges_on_the_sheets_is_as_large_as_the_poster() -> None:
    for overlap in (0.0, 10.0):
        divided = plan(poster(700.0, 500.0), A4, overlap)
        assert divided.printed == pytest.approx((700.0, 500.0))
