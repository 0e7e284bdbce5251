"""The head of the grid and what the rest of the drawing keeps when one thing changes."""

from __future__ import annotations

from itertools import pairwise

from folding import boxes, groups, pages, shapes, steps
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.folded import stage_starts
from notation.lanes import band, card_box, columns
from notation.picture import Picture
from written import drawing, service

from blueprint.layout.form import Form
from blueprint.layout.stages import tiles
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Path, Words

STEPS = """
stages:
  - title: Arrival
    steps:
      - {id: a, customer: Comes, frontstage: Greets}
      - {id: b, customer: Sits}
  - title: Stay
    steps:
      - {id: c, customer: Eats, frontstage: Serves}
"""


@given(st.lists(st.tuples(st.floats(10, 60), st.floats(80, 220)), min_size=1, max_size=12), st.floats(10, 60))
@settings(max_examples=60)
def test_tiles_cover_the_width_and_hold_their_columns(parts: list[tuple[float, float]], last: float) -> None:
    made, x = [], 0.0
    for gutter, width in parts:
        made.append((x + gutter, x + gutter + width))
        x += gutter + width
    found = tiles(tuple(made), (0.0, x + last))

    assert found[0][0] == 0.0
    assert found[-1][1] == x + last
    assert all(a[1] == b[0] for a, b in pairwise(found))
    assert all(tile[0] < column[0] < column[1] < tile[1] for tile, column in zip(found, made, strict=True))


def said(picture: Picture, role: str) -> list[str]:
    return [text.text for text in picture.texts if text.role == role]


def heights(picture: Picture) -> dict[str, float]:
    return {g.data["lane"]: band(g).height for g in picture.of("lane")}


def test_a_step_with_a_time_gets_a_line_for_times() -> None:
    without = drawing(service(STEPS)).picture
    with_time = drawing(service(STEPS.replace("customer: Sits", "customer: Sits, time: 4 min"))).picture

    assert said(without, "step-time") == []
    assert said(with_time, "step-time") == ["4 min"]
    assert with_time.of("lane")[0].shapes[0].box.y > without.of("lane")[0].shapes[0].box.y
    assert heights(with_time) == heights(without)


def test_steps_are_numbered_across_stages() -> None:
    assert said(drawing(service(STEPS)).picture, "step-number") == ["1", "2", "3"]


def test_a_stage_says_its_phase_instead_of_its_number_of_steps() -> None:
    before = drawing(service(STEPS)).picture
    after = drawing(service(STEPS.replace("title: Stay", "title: Stay\n    phase: during"))).picture

    assert said(before, "stage-aside") == ["2 steps", "1 step"]
    assert said(after, "stage-aside") == ["2 steps", "DURING"]


def test_a_longer_text_makes_its_lane_higher_and_no_other() -> None:
    long = "Greets the guests at the door, takes their coats and bags and leads them to the table by the window"
    before = heights(drawing(service(STEPS)).picture)
    after = heights(drawing(service(STEPS.replace("Greets", f"'{long * 2}'"))).picture)

    assert after["frontstage"] > before["frontstage"]
    assert after["customer"] == before["customer"]


def test_a_long_name_of_a_lane_makes_it_as_high_as_the_name() -> None:
    name = "Everything that the people at the door and at the tables do for the guests all day long"
    named = f"lanes: [customer, {{lane: frontstage, title: {name}}}]\n{STEPS}"
    picture = drawing(service(named)).picture
    lane = next(g for g in picture.of("lane") if g.data["lane"] == "frontstage")

    assert all(band(lane).grown(-4).holds(text.box) for text in lane.texts)


def test_an_own_line_with_a_long_name_keeps_it_between_the_lanes() -> None:
    name = "Line of implementation and of the long-term planning of everything that the guests will never see"
    named = f"lanes: [customer, {{line: own, title: {name}}}, frontstage]\n{STEPS}"
    picture = drawing(service(named)).picture
    (own,) = [g for g in picture.of("line") if g.data["line"] == "own"]

    assert len(own.texts) > 2
    assert not [text for text in own.texts for lane in picture.of("lane") if band(lane).meets(text.box, 0.0)]


def test_an_empty_cell_changes_no_column() -> None:
    full = drawing(service(STEPS.replace("customer: Sits", "customer: Sits, frontstage: Waits"))).picture
    empty = drawing(service(STEPS)).picture

    assert columns(full).keys() == columns(empty).keys()
    assert [box.width for box in columns(full).values()] == [box.width for box in columns(empty).values()]


def test_all_cards_of_a_blueprint_are_equally_wide() -> None:
    picture = drawing(service(STEPS)).picture

    assert len({card_box(card).width for card in picture.of("card")}) == 1


def test_both_drawings_of_a_file_have_the_same_columns() -> None:
    of = service(STEPS)
    widths = [[b.width for b in columns(drawing(of, kind).picture).values()] for kind in DrawingKind]

    assert widths[0] == widths[1]


@given(
    counts=st.lists(st.integers(1, 3), min_size=1, max_size=4), cut=st.integers(0, 7), wide=st.booleans(),
    kind=st.sampled_from(DrawingKind),
)  # fmt: skip
@settings(max_examples=15)
def test_the_last_chevron_ends_with_the_lanes(counts: list[int], cut: int, wide: bool, kind: DrawingKind) -> None:
    of = steps(*counts)
    cuts = tuple(start for n, start in enumerate(stage_starts(of)) if cut & (1 << n))
    (scene,) = pages(of, Form(cuts=cuts, width=1900.0 if wide else None), kind)

    for part in groups(scene, "band") or [scene]:
        tips = [max(float(c[1]) for c in p.commands[:-1]) for p in shapes(part, "stage-band") if isinstance(p, Path)]
        (edge,) = {round(box.x + box.width, 3) for box in boxes(part, "lane-band")}
        assert round(max(tips), 3) == round(tips[-1], 3) == edge


@given(words=st.integers(1, 12), marks=st.lists(st.sampled_from(["fail", "wait", "idea"]), min_size=1, unique=True))
@settings(max_examples=15)
def test_the_title_of_a_stage_keeps_clear_of_its_marks(words: int, marks: list[str]) -> None:
    stage = f"title: {'Go on ' * words}, marks: {marks}, steps: [{{customer: A}}, {{customer: B}}]"
    (scene,) = pages(service(f"stages: [{{title: A, steps: [{{customer: A}}]}}, {{{stage}}}]"), Form())
    group = groups(scene, "stage")[-1]
    titles = [w for w in shapes(group, "stage-title") if isinstance(w, Words)]
    bodies = [p for p in shapes(group, "body") if isinstance(p, Path)]
    starts = [float(c[1]) for p in bodies for c in p.commands if c[0] in ("M", "L")]

    assert max(w.x + w.line.width for w in titles) < min(starts)
