"""Numbers of answers at the foot of the curve's panel: under their points, of the right curves, apart from words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation.checks import faults
from notation.drawn import Drawn
from notation.picture import Owner
from written import drawing, service

from blueprint.model.measures import Score
from blueprint.model.vocabulary import DrawingKind

TWO = """
personas: {a: {name: Ann}, b: {name: Ben}}
stages:
  - title: S
    steps:
      - {id: x, customer: X, emotion: {a: {score: 4, label: Fine}, b: 2}, expectation: {a: 3, b: 3.4}}
      - {id: y, customer: Y, emotion: {a: 4.6, b: {score: 1.2, quote: Oh no}}, expectation: {a: 3.5, b: 3}}
      - {id: z, customer: Z, emotion: {a: 3, b: 4}, expectation: {a: 3.5, b: 3}}
      - {id: w, customer: W, emotion: {a: 3}}
"""
COUNTS = {
    ("x", "emotion"): {"a": 30, "b": 30}, ("x", "expectation"): {"a": 30, "b": 30},
    ("y", "emotion"): {"a": 30, "b": 24}, ("y", "expectation"): {"a": 30, "b": 24},
    ("z", "emotion"): {"a": 1240, "b": 24},
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Drawn:
    of = service(TWO)

    def counted(step: str, series: str, scores: tuple[Score, ...]) -> tuple[Score, ...]:
        known = COUNTS.get((step, series), {})
        return tuple(replace(s, n=known.get(s.persona or "")) for s in scores)

    steps = tuple(
        replace(
            s, emotions=counted(s.key, "emotion", s.emotions),
            expectations=counted(s.key, "expectation", s.expectations),
        )
        for s in of.stages[0].steps
    )  # fmt: skip
    return drawing(replace(of, stages=(replace(of.stages[0], steps=steps),)), DrawingKind.JOURNEY)


def feet(of: Drawn) -> dict[str, Owner]:
    """The groups with numbers of answers by step."""
    return {g.data["step"]: g for g in of.picture.of("point-words") if g.texts_of("point-sample")}


def test_a_number_that_all_points_of_a_step_share_is_told_once(made: Drawn) -> None:
    foot = feet(made)["x"]

    assert [t.text for t in foot.texts_of("point-sample")] == ["n = 30"]
    assert not foot.shapes_of("point-marker")


def test_different_numbers_stand_behind_the_markers_of_their_points(made: Drawn) -> None:
    found = feet(made)

    assert [t.text for t in found["y"].texts_of("point-sample")] == ["n = 30", "n = 24"]
    assert len(found["y"].shapes_of("point-marker")) == 4
    assert [t.text for t in found["z"].texts_of("point-sample")] == ["n = 1,240", "n = 24"]
    assert len(found["z"].shapes_of("point-marker")) == 2, "declared scores have none"
    for text in found["y"].texts_of("point-sample"):
        beside = [m for m in found["y"].shapes_of("point-marker") if abs(m.box.middle.y - text.box.middle.y) < 4]
        assert len(beside) == 2
        assert all(m.box.right < text.box.x for m in beside)


def test_a_marker_has_the_colour_of_its_curve(made: Drawn) -> None:
    colours = {s.stroke for s in feet(made)["z"].shapes_of("point-marker")}
    curves = {g.shapes_of("curve-line")[0].stroke for g in made.picture.of("curve") if g.data["series"] == "experience"}

    assert colours == curves


def test_they_stand_under_their_points_on_one_height_below_everything_else(made: Drawn) -> None:
    middles = {g.data["step"]: g.shapes_of("point-shape")[0].box.middle.x for g in made.picture.of("point")}
    found = feet(made)
    tops = {round(g.shapes_of("word-plate")[0].box.y, 2) for g in found.values()}
    others = [g.box for g in (*made.picture.of("peak"), *made.picture.of("point-words")) if g not in found.values()]

    assert set(found) == {"x", "y", "z"}
    assert len(tops) == 1
    assert max(box.bottom for box in others if box) <= min(tops)
    for step, foot in found.items():
        assert foot.box is not None
        assert foot.box.x < middles[step] < foot.box.right
    assert not faults(made.picture, made.told)


def test_where_several_personas_are_drawn_words_stand_behind_the_marker_of_their_curve(made: Drawn) -> None:
    words = [g for g in made.picture.of("point-words") if g not in feet(made).values()]

    assert {(g.data["step"], len(g.shapes_of("point-marker"))) for g in words} == {("x", 1), ("y", 1)}


def test_a_single_curve_needs_no_markers() -> None:
    of = service("stages: [{title: S, steps: [{id: x, customer: X, emotion: {score: 2, label: Hm}}]}]")
    step = of.stages[0].steps[0]
    of = replace(
        of, stages=(replace(of.stages[0], steps=(replace(step, emotions=(replace(step.emotions[0], n=7),)),)),)
    )
    made = drawing(of, DrawingKind.JOURNEY)

    assert [t.text for g in made.picture.of("point-words") for t in g.texts] == ["Hm", "n = 7"]
    assert not [s for s in made.picture.shapes if s.role == "point-marker"]
