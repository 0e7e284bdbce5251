"""Workshop sheets: places for notes at true size, every lane and line, nothing of the cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint import pipeline
from blueprint.layout.blank.enlarged import enlarged
from blueprint.layout.desk import Desk
from blueprint.layout.form import Origin
from blueprint.model.service import Service, View
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.pages import Orientation, page_of
from blueprint.paper.workshop import BlankError, blank, blank_service, blank_sheets
from blueprint.pipeline.drawing import prepare
from blueprint.scene import Box, Group, Item, Path, Scene, Words
from blueprint.text.line import Style
from blueprint.words import languages, load_words

JOURNEY, BLUEPRINT = DrawingKind.JOURNEY, DrawingKind.BLUEPRINT
NOTE = 76 * 96 / 25.4
MM = 96 / 25.4
A0 = (1189.0, 841.0)

HOTEL = """
blueprint: 1
title: A night at the inn
version: 4
persona: {name: Dana, role: Traveller, goals: [Sleep well, Leave early]}
scenario: One night in March
lanes:
  - evidence
  - customer
  - frontstage
  - {lane: cellar, title: The cellar, zone: backstage, note: Where the wine is}
  - support
stages:
  - title: Arrival
    phase: before
    frontstage: Keeps the lamp lit
    steps:
      - {title: Knock, customer: [Knocks twice, Waits], emotion: 4, thinking: Anybody there}
      - {customer: Enters}
  - title: Night
    steps:
      - {title: Sleep, customer: Sleeps, cellar: [Rolls barrels, Counts bottles, Sweeps], pain: Noise}
"""


def service(text: str) -> Service:
    loaded = pipeline.load("-", stdin=BytesIO(text.encode()))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return loaded.value


def desk_of(of: Service, drawing: str = "blueprint", language: str | None = None) -> Desk:
    bench = prepare(of, drawing, language=language, theme=None, name="sheet").value
    assert bench is not None
    return bench.desk


@cache
def hotel(kind: DrawingKind) -> Scene:
    return blank(desk_of(service(HOTEL)), kind, origin=Origin(file="inn", commit="1a2b3c4"))


def walk(items: tuple[Item, ...], role: str) -> Iterator[Group]:
    """Groups of a role, wherever they are."""
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from walk(item.items, role)


def leaves(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def boxes(scene: Scene, role: str) -> list[Box]:
    return [i for i in leaves(scene.items) if isinstance(i, Box) and i.role == role]


def paths(scene: Scene, role: str) -> list[Path]:
    return [i for i in leaves(scene.items) if isinstance(i, Path) and i.role == role]


def texts(scene: Scene) -> list[str]:
    return [i.line.text for i in leaves(scene.items) if isinstance(i, Words)]


def said(scene: Scene) -> str:
    """All words, whatever lines they stand in."""
    return " ".join(texts(scene))


def places(scene: Scene) -> dict[tuple[str, str], list[Box]]:
    """Places by lane and step or stage."""
    found: dict[tuple[str, str], list[Box]] = {}
    for group in walk(scene.items, "place"):
        data = dict(group.data)
        box = group.items[0]
        assert isinstance(box, Box)
        found.setdefault((data["lane"], data.get("step") or data["stage"]), []).append(box)
    return found


def sheets_or_none(desk: Desk, kind: DrawingKind, width: float, height: float, margin: float) -> tuple[Scene, ...]:
    """The sheets; none where the page is too small."""
    try:
        return blank_sheets(desk, kind, width, height, margin)
    except BlankError:
        return ()


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - 1e-6
        and other.x < one.x + one.width - 1e-6
        and one.y < other.y + other.height - 1e-6
        and other.y < one.y + one.height - 1e-6
    )


@pytest.mark.parametrize("kind", DrawingKind)
def test_a_place_is_as_large_as_a_note(kind: DrawingKind) -> None:
    scene = blank(desk_of(blank_service(2, 2)), kind)
    squares = boxes(scene, "place-box")

    assert squares
    assert all(abs(b.width - NOTE) < 1e-6 and abs(b.height - NOTE) < 1e-6 for b in squares)
    assert round(NOTE, 2) == 287.24


def test_notes_of_a_stage_stand_three_millimetres_apart() -> None:
    scene = blank(desk_of(blank_service(2, 3)), BLUEPRINT)
    row = sorted(b.x for (lane, _), found in places(scene).items() for b in found if lane == "customer")
    gaps = [(b - a - NOTE) / MM for a, b in pairwise(row)]

    assert [round(g, 6) for g in gaps] == [3, 3, 9, 3, 3]


def test_a_cell_has_as_many_places_as_the_file_has_cards_and_at_least_one() -> None:
    found = places(hotel(BLUEPRINT))
    lanes = ("evidence", "customer", "frontstage", "cellar", "support")
    steps = [s.key for s in service(HOTEL).steps]
    counts = {key: len(value) for key, value in found.items() if key[1] in steps}

    assert counts == {(lane, step): 1 for lane in lanes for step in steps} | {
        ("customer", steps[0]): 2,
        ("cellar", steps[2]): 3,
    }
    stacked = found["cellar", steps[2]]
    assert {b.x for b in stacked} == {stacked[0].x}
    assert [round((b.y - a.y - NOTE) / MM, 6) for a, b in pairwise(stacked)] == [3, 3]


def test_a_card_of_a_whole_stage_gives_a_place_as_wide_as_the_stage() -> None:
    (wide,) = places(hotel(BLUEPRINT))["frontstage", "arrival"]

    assert abs(wide.width - (2 * NOTE + 3 * MM)) < 1e-6
    assert abs(wide.height - NOTE) < 1e-6


def test_places_lie_in_their_lanes_and_apart() -> None:
    scene = hotel(BLUEPRINT)
    bands = {dict(g.data)["lane"]: g.items[0] for g in walk(scene.items, "lane")}
    for (lane, _), found in places(scene).items():
        band = bands[lane]
        assert isinstance(band, Box)
        for box in found:
            assert band.x <= box.x
            assert box.x + box.width <= band.x + band.width
            assert band.y < box.y
            assert box.y + box.height < band.y + band.height
    squares = boxes(scene, "place-box")
    assert not [1 for n, a in enumerate(squares) for b in squares[n + 1 :] if overlap(a, b)]


def test_names_are_kept_and_cards_are_emptied() -> None:
    words = said(hotel(BLUEPRINT))

    for kept in (
        "A night at the inn", "Service blueprint", "Arrival", "Night", "Knock", "Sleep", "The cellar",
        "Where the wine is", "Dana, Traveller", "One night in March", "Sleep well · Leave early", "inn · version 4",
        "Physical evidence", "Customer actions", "Frontstage", "Support processes", "BEFORE",
    ):  # fmt: skip
        assert kept in words
    for emptied in ("Knocks", "Enters", "barrels", "lamp", "Anybody", "Noise"):
        assert emptied not in words


def test_lines_stand_between_their_lanes_even_when_lanes_are_empty() -> None:
    scene = blank(desk_of(blank_service(1)), BLUEPRINT)
    tops = {dict(g.data)["lane"]: g.items[0].y for g in walk(scene.items, "lane") if isinstance(g.items[0], Box)}
    heights = {}
    for group in walk(scene.items, "line"):
        rule = group.items[0]
        assert isinstance(rule, Path)
        heights[dict(group.data)["line"]] = float(rule.commands[0][2])

    assert tops["customer"] < heights["interaction"] < tops["frontstage"]
    assert tops["frontstage"] < heights["visibility"] < tops["backstage"]
    assert tops["backstage"] < heights["internal-interaction"] < tops["support"]
    assert len({p.paint.dash for p in paths(scene, "rule")}) == 3
    assert "LINE OF INTERACTION" in said(scene)


def test_the_legend_has_the_marks_that_people_draw() -> None:
    legend = [dict(g.data) for g in walk(blank(desk_of(blank_service(1)), BLUEPRINT).items, "legend-item")]

    assert [d["mark"] for d in legend] == ["fail", "wait", "decision", "moment-of-truth"]


def test_a_journey_map_has_its_rows_and_an_axis_without_a_curve() -> None:
    scene = hotel(JOURNEY)
    rows = [dict(g.data)["lane"] for g in walk(scene.items, "lane")]

    assert rows == ["customer", "emotion", "thinking", "pain"]
    assert len(list(walk(scene.items, "face"))) == 3
    assert len(paths(scene, "axis-level")) == 3
    assert not paths(scene, "curve-line")
    assert not list(walk(scene.items, "point"))
    ticks = sorted({c[1] for p in paths(scene, "axis-ticks") for c in p.commands})
    middles = sorted({b.x + b.width / 2 for b in boxes(scene, "place-box")})
    assert ticks == pytest.approx(middles)


def test_a_journey_map_from_nothing_has_the_usual_rows() -> None:
    rows = [dict(g.data)["lane"] for g in walk(blank(desk_of(blank_service(2)), JOURNEY).items, "lane")]

    assert rows == ["customer", "touchpoint", "emotion", "thinking", "pain", "opportunities"]


def test_a_view_decides_on_the_rows() -> None:
    view = View(id="v", kind=JOURNEY, lanes=("customer", "pain"))
    desk = desk_of(service(HOTEL + "views: [{id: v, kind: journey, lanes: [customer, pain]}]\n"), "v")
    rows = [dict(g.data)["lane"] for g in walk(blank(desk, JOURNEY, view).items, "lane")]

    assert rows == ["customer", "pain"]


def test_what_has_no_name_gets_a_line_to_write_on() -> None:
    empty, filled = blank(desk_of(blank_service(2, 2)), BLUEPRINT), hotel(BLUEPRINT)
    fields = {dict(g.data)["about"]: g.items for g in walk(empty.items, "header-block")}
    stages = [path for g in walk(empty.items, "stage") for path in g.items if isinstance(path, Path)]

    assert list(fields) == ["persona", "scenario", "goals", "date"]
    assert all(sum(isinstance(i, Path) for i in items) >= 2 for items in fields.values())
    assert [p.role for p in stages] == ["stage-band", "writing-line"] * 2
    assert all(any(i.role == "writing-line" for i in step.items) for step in walk(empty.items, "step"))
    untitled = [any(i.role == "writing-line" for i in step.items) for step in walk(filled.items, "step")]
    assert untitled == [False, True, False]
    persona = next(g for g in walk(filled.items, "header-block") if ("about", "persona") in g.data)
    assert any(isinstance(i, Path) for i in persona.items), "a line is left free under what the file says"


def test_lines_to_write_on_keep_clear_of_words() -> None:
    scene = hotel(BLUEPRINT)
    for block in walk(scene.items, "header-block"):
        words = [w for w in block.items if isinstance(w, Words)]
        rules = [float(p.commands[0][2]) for p in block.items if isinstance(p, Path)]
        assert min(rules) > max(w.y for w in words) + 4 * MM
        assert all(abs(b - a - 12 * MM) < 1e-6 for a, b in pairwise(rules))


def test_right_to_left_is_the_mirror_image() -> None:
    left, right = (blank(desk_of(blank_service(3, 2, tag)), BLUEPRINT) for tag in ("en", "ar"))
    expected = [(left.width - b.x - b.width, b.width) for b in boxes(left, "place-box")]

    assert left.width == right.width
    assert [(b.x, b.width) for b in boxes(right, "place-box")] == [pytest.approx(pair) for pair in expected]


@pytest.mark.parametrize("tag", languages())
@pytest.mark.parametrize("kind", DrawingKind)
def test_every_language_fits_its_columns(tag: str, kind: DrawingKind) -> None:
    scene = blank(desk_of(blank_service(2, 2, tag), kind.value), kind)
    words = load_words(tag).value
    assert words is not None
    grid = min(b.x for b in boxes(scene, "place-box")), max(b.x + b.width for b in boxes(scene, "place-box"))

    assert words.text(f"kind.{kind}") in said(scene)
    for group in walk(scene.items, "lane"):
        for line in group.items:
            if isinstance(line, Words):
                assert line.x + line.line.width <= grid[0] + 1e-6 or line.x >= grid[1] - 1e-6
    for line in leaves(scene.items):
        if isinstance(line, Words):
            assert line.x >= 0
            assert line.x + line.line.width <= scene.width


def test_one_sheet_of_a0_takes_six_stages_of_two_steps() -> None:
    for kind in DrawingKind:
        (sheet,) = blank_sheets(desk_of(blank_service(6, 2)), kind, *A0, 15)
        assert len([k for k in places(sheet) if k[0] == "customer"]) == 12
        lanes = boxes(sheet, "lane-band")
        assert max(b.x + b.width for b in lanes) == pytest.approx((1189 - 15) * MM)
        assert max(b.y + b.height for b in lanes) > 0.85 * 841 * MM, "the page is filled"


@settings(max_examples=20)
@given(
    stages=st.integers(1, 9),
    steps=st.integers(1, 4),
    width=st.integers(400, 1500),
    height=st.integers(700, 1400),
    margin=st.integers(0, 40),
    kind=st.sampled_from(DrawingKind),
    tag=st.sampled_from(("en", "ar", "ja")),
)
def test_pages_take_every_stage_once_at_true_size(
    stages: int, steps: int, width: int, height: int, margin: int, kind: DrawingKind, tag: str
) -> None:
    sheets = sheets_or_none(desk_of(blank_service(stages, steps, tag)), kind, width, height, margin)
    found = [dict(g.data)["stage"] for sheet in sheets for g in walk(sheet.items, "stage")]
    assert found == [f"stage-{n + 1}" for n in range(stages if sheets else 0)]
    ids = [g.id for sheet in sheets for role in ("lane", "line", "stage", "place") for g in walk(sheet.items, role)]
    assert len(ids) == len(set(ids))
    for sheet in sheets:
        assert (sheet.width, sheet.height) == (pytest.approx(width * MM), pytest.approx(height * MM))
        squares = boxes(sheet, "place-box")
        assert all(abs(b.width - NOTE) < 1e-6 for b in squares)
        sizes = [r.size for w in leaves(sheet.items) if isinstance(w, Words) for r in w.line.runs]
        assert min(sizes) * 0.75 >= 6
        for b in (*squares, *boxes(sheet, "lane-band")):
            assert b.x >= margin * MM - 1e-6
            assert b.x + b.width <= (width - margin) * MM + 1e-6
            assert b.y >= margin * MM - 1e-6
            assert b.y + b.height <= (height - margin) * MM + 1e-6
        foot = [w.y for g in walk(sheet.items, "legend") for w in leaves(g.items) if isinstance(w, Words)]
        assert max(b.y + b.height for b in boxes(sheet, "lane-band")) < min(foot)
        assert max(foot) <= (height - margin) * MM
    tops = [sorted({b.y for b in boxes(sheet, "lane-band")}) for sheet in sheets]
    assert all(t == pytest.approx(tops[0]) for t in tops if len(t) == len(tops[0])), "rows go on from sheet to sheet"


def test_later_sheets_say_which_they_are_and_take_notes() -> None:
    first, *later = blank_sheets(desk_of(blank_service(6, 3)), BLUEPRINT, *A0, 15, origin=Origin(file="inn"))

    assert "Page 1 of 2 · inn" in said(first)
    assert "Page 2 of 2 · inn" in said(later[0])
    assert "PERSONA" in said(first)
    assert "QUESTIONS" in said(later[0])
    assert "NOTES" in said(later[0])


@pytest.mark.parametrize("kind", DrawingKind)
def test_a_link_stands_in_the_foot_as_words_and_as_a_code(kind: DrawingKind) -> None:
    origin = Origin(file="inn", link="https://example.org/inn/blueprint.yaml")
    for sheet in (
        blank(desk_of(service(HOTEL)), kind, origin=origin),
        *blank_sheets(desk_of(service(HOTEL)), kind, 841, 1189, 15, origin=origin),
    ):
        (code,) = boxes(sheet, "code-ground")
        assert "example.org/inn/blueprint.yaml" in said(sheet)
        assert code.width >= 20 * MM
        assert code.y > max(b.y + b.height for b in boxes(sheet, "lane-band")) - 5 * MM
        assert code.x + code.width <= sheet.width
        assert code.y + code.height <= sheet.height


@pytest.mark.parametrize("kind", DrawingKind)
@pytest.mark.parametrize("page", ["A3", "A2", "B2", "arch-c", "420x900mm"])
def test_the_page_that_is_named_would_do(kind: DrawingKind, page: str) -> None:
    desk, given_page = desk_of(blank_service(3, 6)), page_of(page)
    with pytest.raises(BlankError) as caught:
        blank_sheets(desk, kind, given_page.width, given_page.height, 10)
    message = str(caught.value)
    found = re.search(r"do not fit on (.+?); `--page (\S+)(?: --orientation (\S+))?` would do$", message)
    assert found, message
    assert found[1] == given_page.name
    better = page_of(found[2])
    if found[3]:
        better = better.turned(Orientation(found[3]))

    assert "\n" not in message
    assert blank_sheets(desk, kind, better.width, better.height, 10)


def test_a_page_that_would_do_turned_is_named_with_its_turn() -> None:
    with pytest.raises(BlankError) as caught:
        blank_sheets(desk_of(blank_service(3, 2)), JOURNEY, 841, 594, 15)
    assert str(caught.value).endswith("do not fit on A1 landscape; `--page A1 --orientation portrait` would do")


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
@pytest.mark.parametrize(("stages", "steps", "beside"), [(3, 1, 3), (3, 2, 1), (6, 2, 1), (1, 1, 7)])
@pytest.mark.parametrize("kind", DrawingKind)
def test_places_fill_the_width_of_the_page(kind: DrawingKind, stages: int, steps: int, beside: int, tag: str) -> None:
    (sheet,) = blank_sheets(desk_of(blank_service(stages, steps, tag)), kind, *A0, 15)
    bands, found = boxes(sheet, "lane-band"), places(sheet)

    assert all((b.x, b.width) == (pytest.approx(15 * MM), pytest.approx((1189 - 30) * MM)) for b in bands)
    assert all(len(cell) >= beside for cell in found.values())
    row = sorted(b.x for (lane, _), cell in found.items() for b in cell if lane == "customer")
    assert all(0 < b - a - NOTE < 160 * MM for a, b in pairwise(row))
    free = min(row[0] - bands[0].x, bands[0].x + bands[0].width - row[-1] - NOTE)
    assert free < 70 * MM
    groups = [g.id for g in walk(sheet.items, "place")]
    assert len(groups) == len(set(groups))


def test_a_shorter_last_band_ends_with_its_places() -> None:
    for sheet in blank_sheets(desk_of(blank_service(5, 2)), BLUEPRINT, 594, 1800, 15):
        for y in {b.y for b in boxes(sheet, "lane-band")}:
            (band,) = (b for b in boxes(sheet, "lane-band") if b.y == y)
            row = [b for b in boxes(sheet, "place-box") if band.y < b.y < band.y + band.height]
            assert band.x + band.width - max(b.x + b.width for b in row) < 50 * MM


def test_when_no_page_would_do_the_size_is_named() -> None:
    rows = "".join(f"  - {{lane: l{n}, title: L{n}, zone: other}}\n" for n in range(30))
    desk = desk_of(service(f"blueprint: 1\ntitle: T\nlanes:\n{rows}stages: [{{title: S, steps: [{{l0: x}}]}}]\n"))
    with pytest.raises(BlankError, match=r"it would take \d+ × \d+ mm: show fewer rows") as caught:
        blank_sheets(desk, BLUEPRINT, *A0, 15)
    width, height = (float(n) for n in str(caught.value).partition("would take ")[2].partition(" mm")[0].split(" × "))

    assert len(blank_sheets(desk, BLUEPRINT, width, height, 15)) == 1


@pytest.mark.parametrize("margin", [-1.0, 841 / 4, 2000.0])
def test_margins_that_leave_nothing_are_rejected(margin: float) -> None:
    with pytest.raises(BlankError, match=r"from 0 to 210\.25 mm"):
        blank_sheets(desk_of(blank_service(1)), BLUEPRINT, *A0, margin)


@pytest.mark.parametrize(
    ("stages", "steps", "message"),
    [
        (0, 1, "0 stages cannot be drawn; a workshop sheet has 1 to 24"),
        (25, 1, "25 stages cannot be drawn; a workshop sheet has 1 to 24"),
        (3, 0, "0 steps cannot be drawn; a workshop sheet has 1 to 12"),
        (3, 13, "13 steps cannot be drawn; a workshop sheet has 1 to 12"),
        (24, 12, "24 stages of 12 steps make 288 columns; at most 200 are possible, so 24 stages may have up to 8"),
    ],
)
def test_numbers_out_of_range_are_rejected(stages: int, steps: int, message: str) -> None:
    with pytest.raises(BlankError) as caught:
        blank_service(stages, steps)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_language_without_words_is_rejected() -> None:
    with pytest.raises(BlankError, match="there are ar, de, en"):
        blank_service(3, 2, "fi")


def test_the_largest_service_has_two_hundred_columns() -> None:
    assert len(blank_service(20, 10).steps) == 200
    assert [s.number for s in blank_service(2, 3).steps] == [1, 2, 3, 4, 5, 6]


def test_an_enlarged_line_is_the_line_set_larger() -> None:
    desk = desk_of(blank_service(1))
    for text, language in (("Line of fi 12", "en"), ("خط التفاعل", "ar"), ("可視線", "ja")):
        small, large = (desk.setter.line(text, Style(size, tracking=0.1), language) for size in (10.0, 23.0))
        made = enlarged(Words("card", 3.0, 4.0, small, "#000000"), 2.3)
        assert isinstance(made, Words)
        assert (made.x, made.y) == pytest.approx((6.9, 9.2))
        assert made.line.width == pytest.approx(large.width)
        for run, expected in zip(made.line.runs, large.runs, strict=True):
            assert (run.x, run.width, run.size, run.tracking) == pytest.approx(
                (expected.x, expected.width, expected.size, expected.tracking)
            )
            assert [g.id for g in run.glyphs] == [g.id for g in expected.glyphs]
            for glyph, other in zip(run.glyphs, expected.glyphs, strict=True):
                assert (glyph.advance, glyph.dx, glyph.dy) == pytest.approx((other.advance, other.dx, other.dy))


def test_the_same_input_gives_the_same_sheet() -> None:
    one, other = (blank_sheets(desk_of(service(HOTEL)), JOURNEY, *A0, 15) for _ in range(2))

    assert one == other
    assert pipeline.paint(one[0]) == pipeline.paint(other[0])
