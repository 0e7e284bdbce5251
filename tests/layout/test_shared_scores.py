"""A score for all counts for every persona: areas and badges of gap 5 as where each has scores of its own."""

from __future__ import annotations

import pytest
from notation.checks import faults
from notation.drawn import Drawn
from written import drawing, service

from blueprint.experience import satisfactions
from blueprint.model.vocabulary import DrawingKind

SHARED_EXPECTATION = (("{a: 4, b: 2}", "3"), ("{a: 4, b: 2}", "3.5"))
SHARED_EXPERIENCE = (("3", "{a: 2, b: 4}"), ("3.5", "{a: 2, b: 4.5}"))
OWN_AND_SHARED = (("{a: 4, b: 2}", "{a: 3, b: 3}"), ("{a: 4, b: 2}", "{a: 3, b: 3}"), ("4", "3"), ("4", "3"))


def journey(scores: tuple[tuple[str, str], ...]) -> Drawn:
    steps = ", ".join(
        f"{{id: s{n}, customer: Acts, emotion: {felt}, expectation: {hoped}}}" for n, (felt, hoped) in enumerate(scores)
    )
    of = service(f"personas: {{a: {{name: Ann}}, b: {{name: Ben}}}}\nstages: [{{title: S, steps: [{steps}]}}]")
    return drawing(of, DrawingKind.JOURNEY)


def signs(made: Drawn) -> list[str]:
    return sorted(s.data["sign"] for s in made.picture.shapes if s.role == "curve-area")


def badges(made: Drawn) -> set[tuple[str, str | None]]:
    return {(g.data["for"], g.data.get("persona")) for g in made.picture.of("gap")}


def test_an_expectation_for_all_is_compared_with_each_experience() -> None:
    made = journey(SHARED_EXPECTATION)

    assert signs(made) == ["minus", "plus"]
    assert badges(made) == {("step:s0", "b"), ("step:s1", "b")}
    assert {e["series"] for e in (g.data for g in made.picture.of("legend-item")) if "series" in e} >= {"plus", "minus"}
    assert not faults(made.picture, made.told)


def test_an_experience_for_all_is_compared_with_each_expectation() -> None:
    made = journey(SHARED_EXPERIENCE)

    assert signs(made) == ["minus", "plus"]
    assert badges(made) == {("step:s0", "b"), ("step:s1", "b")}
    assert not faults(made.picture, made.told)


def test_between_two_curves_for_all_there_is_one_area() -> None:
    made = journey(OWN_AND_SHARED)

    assert signs(made) == ["minus", "plus", "plus"]
    assert not faults(made.picture, made.told)


@pytest.mark.parametrize("scores", [SHARED_EXPECTATION, SHARED_EXPERIENCE, OWN_AND_SHARED])
def test_badges_say_what_the_figures_say(scores: tuple[tuple[str, str], ...]) -> None:
    made = journey(scores)
    short = {f"step:{one.step}" for one in satisfactions(made.told.service) if one.value < 0}

    assert {place for place, _ in badges(made)} == short
