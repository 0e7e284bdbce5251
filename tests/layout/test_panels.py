"""The emotion curve goes on from band to band as one curve."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from folding import groups, pages, shapes
from hypothesis import given, settings
from hypothesis import strategies as st
from written import service

from blueprint.layout.form import Form
from blueprint.model.service import Service
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Group, Path, Scene

JOURNEY = DrawingKind.JOURNEY


def scored(*values: float | None) -> Service:
    """A service of one-step stages with these scores; None for a step without one."""
    stages = "".join(
        f"\n  - title: S{n}\n    steps: [{{id: s{n}, customer: Acts{'' if v is None else f', emotion: {v}'}}}]"
        for n, v in enumerate(values)
    )
    return service(f"stages:{stages}")


def share(band: Group, y: float) -> float:
    """A height in a band's panel as a share of its scale."""
    levels = sorted(float(p.commands[0][2]) for p in shapes(band, "axis-level") if isinstance(p, Path))
    return (levels[-1] - y) / (levels[-1] - levels[0])


def lines(band: Group) -> list[Path]:
    """The strokes of the curve."""
    return [p for p in shapes(band, "curve-line") if isinstance(p, Path)]


def panel(band: Group) -> tuple[float, float]:
    """Left and right edge of the panel's inside."""
    level = next(p for p in shapes(band, "axis-level") if isinstance(p, Path))
    return float(level.commands[0][1]), float(level.commands[1][1])


VALUES = st.lists(st.integers(10, 50).map(lambda v: v / 10), min_size=2, max_size=6)


@given(values=VALUES, wide=st.booleans())
@settings(max_examples=20)
def test_the_curve_goes_on_at_the_height_at_which_it_left(values: list[float], wide: bool) -> None:
    form = Form(cuts=tuple(range(1, len(values))), pages=(1,), width=1300.0 if wide else None, height=1900.0)
    bands = [band for scene in pages(scored(*values), form, JOURNEY) for band in groups(scene, "band")]

    for n, band in enumerate(bands):
        (line,) = lines(band)
        left, right = panel(band)
        start, end = line.commands[0][1:], line.commands[-1][-2:]
        if n:
            assert float(start[0]) == pytest.approx(left)
        if n + 1 < len(bands):
            (following,) = lines(bands[n + 1])
            assert float(end[0]) == pytest.approx(right)
            there = following.commands[0]
            assert share(band, float(end[1])) == pytest.approx(share(bands[n + 1], float(there[2])))
            low, high = sorted((values[n] - 1) / 4 for n in (n, n + 1))
            assert low - 1e-6 <= share(band, float(end[1])) <= high + 1e-6


def test_an_unscored_neighbour_is_a_gap() -> None:
    (scene,) = pages(scored(3, 4, None, 2, 5), Form(cuts=(2, 3)), JOURNEY)
    first, second, third = groups(scene, "band")

    assert float(lines(first)[0].commands[-1][-2]) < panel(first)[1] - 10
    assert not lines(second)
    assert "emotion" not in {dict(g.data)["lane"] for g in groups(second, "lane")}
    assert float(lines(third)[0].commands[0][1]) > panel(third)[0] + 10


def test_the_curve_of_one_point_runs_to_the_edge() -> None:
    (scene,) = pages(scored(2, 4), Form(cuts=(1,)), JOURNEY)

    assert [len(lines(band)) for band in groups(scene, "band")] == [1, 1]


def test_best_worst_and_end_are_marked_once() -> None:
    (scene,) = pages(scored(3, 1, 4, 5, 2), Form(cuts=(1, 2, 3, 4)), JOURNEY)
    found = [dict(g.data) for g in groups(scene, "peak")]

    assert sorted((p["peak"], p["step"]) for p in found) == [("best", "s3"), ("end", "s4"), ("worst", "s1")]


@pytest.mark.parametrize("values", [(3,), (None, 4, None), (2, 2, 2)])
def test_equal_scores_have_an_end_only(values: tuple[float | None, ...]) -> None:
    (scene,) = pages(scored(*values), Form(), JOURNEY)

    assert [dict(g.data)["peak"] for g in groups(scene, "peak")] == ["end"]


PAIRS = st.lists(st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=7)


@given(pairs=PAIRS)
@settings(max_examples=25)
def test_areas_of_one_sign_never_abut(pairs: list[tuple[int, int] | None]) -> None:
    scores = ["" if p is None else f", emotion: {p[0]}, expectation: {p[1]}" for p in pairs]
    stages = "".join(f"\n  - title: S{n}\n    steps: [{{customer: Acts{both}}}]" for n, both in enumerate(scores))
    (scene,) = pages(service(f"stages:{stages}"), Form(), JOURNEY)
    areas = [p for p in shapes(scene, "curve-area") if isinstance(p, Path)]
    spans = [(dict(p.data)["sign"], *_span(p)) for p in areas]

    for (sign, _, end), (other, start, _) in pairwise(spans):
        assert end <= start + 1e-6
        assert sign != other or end < start - 1e-6


def _span(area: Path) -> tuple[float, float]:
    xs = [float(c[-2]) for c in area.commands if c[0] != "Z"]
    return min(xs), max(xs)


def test_the_tangents_are_those_of_the_whole_curve() -> None:
    values = (1.0, 2.0, 4.5, 5.0, 1.5, 3.0)
    (whole,) = pages(scored(*values), Form(), JOURNEY)
    (cut,) = pages(scored(*values), Form(cuts=(3,)), JOURNEY)
    (line,) = [p for p in shapes(whole, "curve-line") if isinstance(p, Path)]
    pieces = [piece for band in groups(cut, "band") for piece in lines(band)]

    assert sum(len(p.commands) - 1 for p in pieces) == len(line.commands)
    assert _turns(cut) == _turns(whole)


def _turns(scene: Scene) -> list[str]:
    """In which direction the curve goes from step to step."""
    points = [(dict(g.data)["step"], float(dict(g.data)["value"])) for g in groups(scene, "point")]
    return [f"{a}{'+' if v < w else '-'}{b}" for (a, v), (b, w) in pairwise(points)]


def test_areas_go_on_over_a_cut() -> None:
    of = service(
        "stages:\n"
        "  - {title: A, steps: [{id: a, customer: A, emotion: 4, expectation: 2}]}\n"
        "  - {title: B, steps: [{id: b, customer: B, emotion: 5, expectation: 3}]}"
    )
    (scene,) = pages(of, Form(cuts=(1,)), JOURNEY)
    for band, side in zip(groups(scene, "band"), (1, 0), strict=True):
        areas = [p for p in shapes(band, "curve-area") if isinstance(p, Path)]
        xs = [float(v) for p in areas for c in p.commands for v in c[1::2] if re.match(r"[\d.]", str(v))]
        assert any(x == pytest.approx(panel(band)[side]) for x in xs)
