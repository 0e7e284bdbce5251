"""Where the badges of service-quality gaps stand."""

from __future__ import annotations

import pytest
from notation.checks import faults
from notation.gaps import badge, gap_faults
from notation.lanes import columns
from written import drawing, service

from blueprint.layout.bands import Row
from blueprint.layout.divide import divide
from blueprint.layout.form import NATURAL
from blueprint.layout.gaps.fitting import BESIDE, fitted
from blueprint.layout.gaps.places import AIR, BADGE, TRACK_CLEAR, Badge
from blueprint.layout.grid import Widths, arrange, column_width, least_gutters
from blueprint.layout.rows import rows_of
from blueprint.model.measures import GapAt
from blueprint.model.vocabulary import DrawingKind, Gap
from blueprint.pipeline import Drawing
from blueprint.pipeline.drawing import prepare
from blueprint.routing.plan import Plan, PlannedRoute, Point

MAP = """
{lanes}
stages:
  - title: A
    steps:
      - {{id: a, {a}}}
      - {{id: b, customer: Leaves}}
gaps:
{gaps}
"""
FULL = "customer: Comes, frontstage: Greets, backstage: Cooks, support: Till"


def found(gaps: list[str], a: str = FULL, lanes: str = "", kind: DrawingKind = DrawingKind.BLUEPRINT) -> list[str]:
    """The badges that are drawn, after all checks."""
    of = service(MAP.format(a=a, lanes=lanes, gaps="\n".join(f"  - {{{gap}}}" for gap in gaps)))
    made = drawing(of, kind)
    assert not faults(made.picture, made.told)
    return [g.data["gap"] + g.data.get("end", "")[:1] for g in made.picture.of("gap")]


def test_each_gap_has_its_place() -> None:
    assert found(["gap: 4, at: a", "gap: 3, at: a", "gap: 2, at: a", "gap: 1, at: a"]) == ["4", "3", "2", "1u", "1l"]


def test_a_gap_without_a_place_has_no_badge() -> None:
    assert found(["gap: 3", "gap: 4, at: b"]) == ["4"]


def test_a_gap_whose_lanes_are_not_drawn_has_no_badge() -> None:
    assert found(["gap: 1, at: a", "gap: 2, at: a", "gap: 3, at: a", "gap: 4, at: a"], a="customer: Comes") == []
    assert found(["gap: 2, at: a", "gap: 3, at: a"], a="customer: Comes, frontstage: Greets") == []


def test_without_their_lines_they_stand_in_the_channels_between_the_lanes() -> None:
    gaps = "\n".join(f"  - {{gap: {n}, at: a}}" for n in (1, 2, 3, 4))
    of = service(MAP.format(a=FULL, lanes="", gaps=gaps))
    bench = prepare(of, Drawing(name="blueprint", kind=DrawingKind.BLUEPRINT), language=None, theme=None, name=None)
    assert bench.value is not None
    desk = bench.value.desk
    rows = tuple(row for row in rows_of(of, DrawingKind.BLUEPRINT) if isinstance(row, Row))
    (part,) = divide(of, rows, NATURAL)
    widths = Widths(column_width(desk, part.columns), least_gutters(desk, part))

    layout = arrange(desk, part, DrawingKind.BLUEPRINT, widths, 0.0)

    heights = dict(layout.plan.separators)
    edges = {band.row.id: (band.top, band.bottom) for band in layout.bands}
    over = {1: "customer", 4: "customer", 3: "frontstage", 2: "backstage"}
    under = {1: "frontstage", 4: "frontstage", 3: "backstage", 2: "support"}
    assert len(layout.badges) == 5
    for fit in layout.badges:
        y, number = heights[fit.badge.track], fit.badge.gap.gap.value
        if fit.badge.end == "lower":
            assert edges["support"][1] + TRACK_CLEAR <= y <= layout.plan.height - TRACK_CLEAR
        else:
            assert edges[over[number]][1] + TRACK_CLEAR <= y <= edges[under[number]][0] - TRACK_CLEAR
    assert not layout.lines
    assert not any(route.crossings for route in layout.plan.routes)


def test_a_journey_tells_them_in_its_row() -> None:
    assert found(["gap: 3, at: a", "gap: 1, at: a"], kind=DrawingKind.JOURNEY) == []


def test_gaps_of_one_place_stand_side_by_side() -> None:
    of = service(MAP.format(a=FULL, lanes="", gaps="  - {gap: 4, at: a}\n  - {gap: 1, at: a}\n  - {gap: 4, at: a}"))
    made = drawing(of)
    boxes = [badge(g) for g in made.picture.of("gap") if g.data.get("end") != "lower"]

    assert len({round(box.y, 2) for box in boxes}) == 1
    assert sorted(round(box.x - min(b.x for b in boxes), 2) for box in boxes) == [
        0,
        BADGE + BESIDE,
        2 * (BADGE + BESIDE),
    ]


def test_columns_that_are_full_of_connectors_get_room() -> None:
    """More connectors through a column than leave room for a badge: the gutter beside it grows."""
    cards = ", ".join(f"{{id: f{n}, text: F, to: [b{n}]}}" for n in range(14))
    under = ", ".join(f"{{id: b{n}, text: B, arrow: none}}" for n in range(14))
    lanes = "connect: explicit"
    text = MAP.format(
        a=f"customer: C, frontstage: [{cards}], backstage: [{under}]", lanes=lanes, gaps="  - {gap: 3, at: a}"
    )
    made = drawing(service(text))

    assert [g.data["gap"] for g in made.picture.of("gap")] == ["3"]
    assert not list(gap_faults(made.picture, made.told))


def plan(*routes: tuple[tuple[float, float], ...]) -> Plan:
    """A plan with a line at y = 100 and these routes."""
    return Plan(
        columns=((0.0, 150.0),), rows=((0.0, 50.0), (150.0, 200.0)), separators=(("visibility", 100.0),), nodes={},
        routes=tuple(
            PlannedRoute(wire=str(n), points=tuple(Point(*p) for p in points), crossings=())
            for n, points in enumerate(routes)
        ),
        width=150.0, height=200.0,
    )  # fmt: skip


def wanted(kind: Gap = Gap.DELIVERY) -> Badge:
    return Badge(gap=GapAt(gap=kind, at="a"), owner="step:a", track="visibility", first=0, last=0)


@pytest.mark.parametrize(
    ("routes", "middle"),
    [
        pytest.param((), 75.0, id="nothing is there"),
        pytest.param((((75.0, 50.0), (75.0, 150.0)),), 33.5, id="one connector in the middle"),
        pytest.param((((30.0, 50.0), (30.0, 150.0)),), 94.0, id="the wider side"),
        pytest.param((((0.0, 40.0), (150.0, 40.0)),), 75.0, id="one that runs elsewhere"),
    ],
)
def test_it_stands_in_the_middle_of_the_widest_free_piece(
    routes: tuple[tuple[tuple[float, float], ...], ...], middle: float
) -> None:
    (fit,), homeless = fitted(plan(*routes), (wanted(),), ((0.0, 150.0),), 0, 4.0)

    assert fit.x == pytest.approx(middle)
    assert not homeless


def test_without_room_it_is_homeless() -> None:
    routes = tuple(((float(x), 50.0), (float(x), 150.0)) for x in range(0, 160, int(2 * (AIR + 4) + BADGE - 1)))

    done, homeless = fitted(plan(*routes), (wanted(),), ((0.0, 150.0),), 0, 4.0)

    assert (done, homeless) == ((), (wanted(),))


CURVE = """
stages:
  - title: A
    steps:
      - {id: good, customer: A, emotion: 4, expectation: 3}
      - {id: met, customer: B, emotion: 3, expectation: 3}
      - {id: bad, customer: C, emotion: 1.2, expectation: 4.5}
      - {id: thin, customer: D, emotion: 3, expectation: 3.2}
      - {id: single, customer: E, emotion: 1}
"""


def felt(more: str = "") -> list[str]:
    """The steps with gap 5, after all checks."""
    made = drawing(service(CURVE + more), DrawingKind.JOURNEY)
    assert not faults(made.picture, made.told)
    return [g.data["for"] for g in made.picture.of("gap")]


def test_gap_5_is_computed_where_the_experience_is_below_the_expectation() -> None:
    assert felt() == ["step:bad", "step:thin"]


def test_gap_5_is_drawn_where_it_is_declared_too() -> None:
    assert felt("gaps: [{gap: 5, at: good}]") == ["step:good", "step:bad", "step:thin"]
    assert felt("gaps: [{gap: 5, at: single}]") == ["step:bad", "step:thin"]


def test_a_gap_5_of_a_stage_stands_at_its_worst_step() -> None:
    more = "  - {id: g, title: G, steps: [{id: x, emotion: 3, expectation: 2}, {id: y, emotion: 3, expectation: 3}]}\n"
    assert felt(f"{more}gaps: [{{gap: 5, at: g}}]") == ["step:bad", "step:thin", "step:y"]


def test_it_stands_in_the_area_where_that_is_high_enough() -> None:
    made = drawing(service(CURVE), DrawingKind.JOURNEY)
    (bad,) = [g for g in made.picture.of("gap") if g.data["for"] == "step:bad"]
    points = [g.box for g in made.picture.of("point") if g.data["step"] == "bad"]
    assert all(points)
    heights = sorted(box.middle.y for box in points if box)

    assert heights[0] < badge(bad).y
    assert badge(bad).bottom < heights[1]
    assert badge(bad).middle.x == pytest.approx(points[0].middle.x if points[0] else 0.0, abs=0.6)
    assert columns(made.picture)["bad"].holds(badge(bad))
