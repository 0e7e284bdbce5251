"""Pictures drawn from the service."""

from __future__ import annotations

import re

from bound import STEPS, chapter, example, service, told
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.book.motif import chart, ridge_path, ridges
from blueprint.book.values import Ridge

PLAIN = settings(max_examples=60)
share = st.floats(0, 1)


def points(data: str) -> list[tuple[float, float]]:
    """All points of a path, handles of curves included."""
    found, x, y = [], 0.0, 0.0
    for letter, numbers in re.findall(r"([MCHVLZ])([^MCHVLZ]*)", data):
        values = [float(n) for n in numbers.split()]
        if letter == "H":
            values = [values[0], y]
        elif letter == "V":
            values = [x, values[0]]
        for at in range(0, len(values), 2):
            x, y = values[at], values[at + 1]
            found.append((x, y))
    return found


@given(st.lists(share, min_size=2, max_size=9), st.booleans())
@PLAIN
def test_a_ridge_reaches_from_edge_to_edge_and_stays_inside(heights: list[float], stepped: bool) -> None:
    ridge = Ridge(
        role="experience",
        stepped=stepped,
        heights=tuple(((n + 0.5) / len(heights), h) for n, h in enumerate(heights)),
    )
    found = points(ridge_path(ridge, 300, 100))

    assert min(x for x, _ in found) <= 0
    assert max(x for x, _ in found) >= 300
    assert all(-0.01 <= y <= 100.01 for _, y in found)
    assert all(any(abs(y - 100 * (1 - h)) < 0.01 for _, y in found) for h in heights)


def test_each_persona_has_a_ridge_before_what_it_expected() -> None:
    assert [r.role for r in ridges(example("hotel-stay"))] == ["expectation", "experience"]
    assert [r.role for r in ridges(example("online-checkout"))] == ["expectation"] * 2 + ["experience"] * 2


def test_without_scores_the_cards_make_a_skyline() -> None:
    (ridge,) = ridges(service(STEPS.replace("customer: Goes", "customer: Goes, frontstage: Waves")))

    assert (ridge.role, ridge.stepped) == ("skyline", True)
    assert ridge.heights[0][1] < ridge.heights[1][1]


def test_a_chart_has_a_point_for_each_score_and_no_line_over_a_gap() -> None:
    text = (
        "stages: [{title: S, steps: [{title: A, customer: a, emotion: 1}, {title: B, customer: b, emotion: 5},"
        " {title: C, customer: c}, {title: D, customer: d, emotion: 3}]}]\n"
    )
    (sheet,) = chapter(text).personas
    assert sheet.journey is not None
    made = chart(sheet.journey, 200, 50)

    assert [(dot.x, dot.tone) for dot in made.dots] == [(25, "worst"), (75, "best"), (175, "end")]
    assert made.levels == (46, 25, 4)
    assert [points(data)[0] for data in made.experience] == [(25, 46)]
    assert [points(data)[-1] for data in made.experience] == [(75, 4)]
    assert made.expectation == ()


def test_the_curve_passes_through_every_score() -> None:
    (sheet,) = told(example("hotel-stay"), drawn=False).chapter.personas
    assert sheet.journey is not None
    made = chart(sheet.journey, 191.5, 46)
    (data,) = made.experience

    assert all(min(abs(x - d.x) + abs(y - d.y) for x, y in points(data)) < 0.02 for d in made.dots)
