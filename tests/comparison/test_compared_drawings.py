"""Both kinds of drawings keep the notation, put every column at one place and say what differs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from notation.checks import RULES
from notation.files import files
from notation.picture import Picture
from opened import (
    BRANCH,
    HOTEL,
    PAIRS,
    SALON,
    STATES,
    compared_drawings,
    comparison,
    opened,
    paint,
    pictures,
    scene,
    states_of,
    steps,
    told,
)

from blueprint.compare.services import compare
from blueprint.model import Service
from blueprint.pipeline import load
from blueprint.pipeline.comparison.opening import States, compared
from blueprint.pipeline.comparison.staging import Arrangement, Asked
from blueprint.scene import Box, Group, Item, Scene, Words, all_words
from blueprint.scene import Path as Shape

HOW = (Asked(arrangement=Arrangement.OVERLAY), Asked(arrangement=Arrangement.SIDE_BY_SIDE))
TOLD_ELSEWHERE = {
    30: "about the findings of reading a file",
    40: "signs of what differs are in the legend of a comparison alone",
    41: "the strip under the header has the totals of both states",
    42: "the header is that of the state after, with what is known of both",
    44: "a step that a state does not have has no number; test_every_point_stands_in_its_column",
    46: "a curve goes on past a step that its state does not have",
    59: "the foot is that of the state after",
}
"""Rules that a comparison keeps in its own way, or that speak of one state only."""
STRUCK = ("is struck by change-strike", "of change-sign", "absent of ", "data-kind='comparison'")
"""Words of the state before are struck through; halos and hatched ground are to be of the paper's colour."""


def faults(picture: Picture, expected: object) -> list[str]:
    found = [
        f"{number}: {fault}"
        for number, rule in sorted(RULES.items())
        if number not in TOLD_ELSEWHERE
        for fault in rule.check(picture, expected)  # type: ignore[arg-type]
    ]
    return [fault for fault in found if not any(words in fault for words in STRUCK) and "removed-" not in fault]


@pytest.mark.parametrize("asked", HOW, ids=lambda asked: asked.arrangement)
@pytest.mark.parametrize("view", ["journey", "blueprint"])
@pytest.mark.parametrize("name", PAIRS)
def test_the_notation_holds(name: str, view: str, asked: Asked) -> None:
    states = opened(*PAIRS[name])
    (drawing,) = compared_drawings(_after(states), view)
    svg = paint(scene(states, drawing, asked))
    expected = told(states, drawing, asked)

    for state, picture in pictures(svg, asked.arrangement).items():
        assert not faults(picture, expected[state])


def _after(states: States) -> Service:
    assert states.comparison is not None
    return states.comparison.after


def of(items: tuple[Item, ...], role: str) -> list[Group]:
    """All groups of a role."""
    groups = [item for item in items if isinstance(item, Group)]
    return [found for g in groups for found in ([g] if g.role == role else of(g.items, role))]


def tiles(made: Scene) -> dict[str, list[float]]:
    """Left edge and width of each column in each state, one after the other."""
    found: dict[str, list[float]] = {}
    for state in of(made.items, "state"):
        own = found.setdefault(dict(state.data)["state"], [])
        for step in of(state.items, "step"):
            own += (edge for i in step.items if isinstance(i, Box) and i.role == "column" for edge in (i.x, i.width))
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_both_states_have_the_same_columns(name: str) -> None:
    states = opened(*PAIRS[name])
    (drawing,) = compared_drawings(_after(states), "blueprint")
    found = tiles(scene(states, drawing, HOW[1]))

    assert found["before"] == pytest.approx(found["after"], abs=0.02)
    assert states.comparison is not None
    assert len(found["before"]) == 2 * len(states.comparison.columns)


@given(before=files(), after=files())
@settings(max_examples=6, suppress_health_check=list(HealthCheck),
          phases=(Phase.generate,))  # fmt: skip
def test_any_two_files_share_their_columns_and_lose_no_card(before: str, after: str) -> None:
    old, new = (load("-", stdin=BytesIO(text.encode())).value for text in (before, after))
    assert old is not None
    assert new is not None
    states = states_of(compared(old, new, compare(old, new)))
    (drawing,) = compared_drawings(new, "blueprint")
    made = scene(states, drawing, HOW[1])
    found = tiles(made)

    assert found["before"] == pytest.approx(found["after"], abs=0.02)
    for state, service in zip(of(made.items, "state"), (old, new), strict=True):
        keys = {dict(card.data)["card"] for card in of(state.items, "card")}
        lanes = {dict(lane.data)["lane"].partition(".")[0] for lane in of(state.items, "lane")}
        assert {c.key for c in service.cards if c.lane in lanes} <= keys
    over = scene(states, drawing, HOW[0])
    known = [dict(card.data)["card"] for card in of(over.items, "card")]
    assert len(known) == len(set(known))
    assert {c.key for c in new.cards if c.lane in lanes} <= set(known)


def text_of(made: Scene) -> str:
    return " ".join(words.line.text for words in all_words(made.items))


def test_the_overlay_says_what_was_before() -> None:
    states = opened(*BRANCH)
    journey, blueprint = compared_drawings(_after(states), "both")[::1]
    made = scene(states, blueprint, HOW[0])
    before = [w.line.text for w in all_words(made.items) if w.role == "text-before"]

    assert before == ["门面与叫号机", "出示身份证", "交付银行卡"]
    assert "6 分钟 → 3 分钟" in text_of(made)
    assert {dict(g.data)["change"] for g in of(made.items, "change-sign")} == {"added", "changed", "removed"}
    assert {*STATES} == {dict(g.data).get("state") for g in of(scene(states, journey, HOW[0]).items, "curve")}


def test_the_legend_lists_the_signs_that_are_drawn() -> None:
    states = states_of(comparison(steps("{id: a, customer: A}"), steps("{id: a, customer: [A, Fresh]}")))
    (drawing,) = compared_drawings(_after(states), "blueprint")
    (legend,) = of(scene(states, drawing, HOW[0]).items, "legend")

    listed = [dict(item.data).get("change") for item in of(legend.items, "legend-item")]

    assert [what for what in listed if what] == ["added"]


def curves(made: Scene) -> dict[str, list[tuple[str, str]]]:
    return {
        dict(c.data)["state"]: [(dict(p.data)["step"], dict(p.data)["value"]) for p in of(c.items, "point")]
        for c in of(made.items, "curve")
    }


def test_both_curves_stand_on_one_scale_and_go_past_steps_of_the_other_state() -> None:
    before = "scale: {min: -2, max: 2}\n" + steps(
        "{id: a, customer: A, emotion: -2}", "{id: b, customer: B, emotion: 0}", "{id: c, customer: C, emotion: 2}"
    )
    after = steps(
        "{id: a, customer: A, emotion: 3}",
        "{id: x, customer: Quite new, emotion: 5}",
        "{id: c, customer: C, emotion: 4}",
    )
    states = states_of(comparison(before, after))
    (drawing,) = compared_drawings(_after(states), "journey")
    made = scene(states, drawing, HOW[0])

    assert curves(made) == {
        "before": [("a", "1"), ("removed-b", "3"), ("c", "5")], "after": [("a", "3"), ("x", "5"), ("c", "4")],
    }  # fmt: skip
    for curve in of(made.items, "curve"):
        assert len([i for i in curve.items if isinstance(i, Shape) and i.role == "curve-line"]) == 1
    assert "Before: scores converted from −2 to 2" in text_of(made)
    areas = [dict(i.data)["sign"] for i in made.items if isinstance(i, Shape) and i.role == "curve-area"]
    assert areas == ["plus", "minus"]


def test_every_point_stands_in_its_column() -> None:
    states = opened(*HOTEL)
    (drawing,) = compared_drawings(_after(states), "journey")
    made = scene(states, drawing, HOW[0])
    columns = {
        dict(step.data)["step"]: item
        for step in of(made.items, "step") for item in step.items if getattr(item, "role", "") == "column"
    }  # fmt: skip
    points = [p for c in of(made.items, "curve") for p in of(c.items, "point")]

    assert len(points) == 20
    for point in points:
        (shape,) = (i for i in point.items if isinstance(i, Shape))
        xs = [float(v) for command in shape.commands for v in command[1::2]]
        column = columns[dict(point.data)["step"]]
        assert column.x < min(xs) < max(xs) < column.x + column.width  # type: ignore[union-attr]


def test_a_map_against_itself_shows_no_difference() -> None:
    states = opened(BRANCH[0], BRANCH[0])
    for drawing in compared_drawings(_after(states), "both"):
        for asked in HOW:
            made = scene(states, drawing, asked)
            assert of(made.items, "change-sign") == []
            assert not [w for w in all_words(made.items) if isinstance(w, Words) and w.role == "text-before"]


def test_lanes_of_both_maps_are_drawn_by_their_zone() -> None:
    before = "lanes: [customer, frontstage, {lane: kitchen, zone: backstage, title: Kitchen}, support]\n"
    before += steps("{id: a, customer: A, frontstage: F, kitchen: Cooks the soup, support: S}")
    states = states_of(comparison(before, steps("{id: a, customer: A, frontstage: F, support: S}")))
    (drawing,) = compared_drawings(_after(states), "blueprint")
    made = scene(states, drawing, HOW[0])

    lanes = {dict(g.data)["lane"]: g for g in of(made.items, "lane")}
    assert list(lanes) == ["customer", "frontstage", "kitchen", "support"]
    assert dict(lanes["kitchen"].data)["change"] == "removed"
    assert [dict(g.data)["line"] for g in of(made.items, "line")] == [
        "interaction", "visibility", "internal-interaction",
    ]  # fmt: skip


def test_the_same_maps_give_the_same_bytes() -> None:
    states = opened(*SALON)
    drawing = compared_drawings(_after(states), "blueprint")[0]

    for asked in HOW:
        assert paint(scene(states, drawing, asked)) == paint(scene(states, drawing, asked))


def test_a_comparison_reads_from_the_right_in_arabic() -> None:
    one = "language: ar\n" + steps("{id: a, customer: العميل, time: 4 min}", "{id: b, customer: الموعد}")
    two = "language: ar\n" + steps("{id: a, customer: العميل, time: 2 min}", "{id: c, customer: الهاتف}")
    states = states_of(comparison(one, two))
    for asked in HOW:
        made = scene(states, compared_drawings(_after(states), "blueprint")[0], asked)
        first, *_ = of(made.items, "step")
        column = next(i for i in first.items if getattr(i, "role", "") == "column")
        assert column.x > made.width / 3  # type: ignore[union-attr]


def test_maps_are_files_of_this_folder() -> None:
    assert all(Path(file).exists() for pair in PAIRS.values() for file in pair)


def test_steps_of_which_only_the_score_differs_are_told_by_the_curves_alone() -> None:
    states = states_of(comparison(steps("{id: a, customer: A, emotion: 2}"), steps("{id: a, customer: A, emotion: 4}")))
    for drawing in compared_drawings(_after(states), "both"):
        for asked in HOW:
            assert of(scene(states, drawing, asked).items, "change-sign") == []
