from __future__ import annotations

import pytest

from blueprint.build import build
from blueprint.experience import (
    Quadrant,
    curve,
    curves,
    encounters,
    main_path,
    ranked_opportunities,
    satisfactions,
    theme_coverage,
    totals,
)
from blueprint.experience.opportunities import quadrant
from blueprint.model import Duration, Service
from blueprint.reading import parse
from blueprint.source import Source


def service(*steps: str, head: str = "") -> Service:
    listed = "".join(f"      - {{{s}}}\n" for s in steps)
    text = f"blueprint: 1\ntitle: T\n{head}stages:\n  - title: S\n    steps:\n{listed}"
    document = parse(Source("t", text)).value
    assert document is not None
    built = build(document)
    assert built.value is not None
    assert not built.failed, built.diagnostics
    return built.value


def path(*steps: str) -> list[str]:
    return [s.key for s in main_path(service(*steps))]


def test_the_main_path_takes_first_ways_and_cuts_loops() -> None:
    assert path("id: a, customer: A", "id: b, customer: B") == ["a", "b"]
    branches = (
        "id: a, customer: A, next: [{to: c, label: x}, {to: b, label: y}]",
        "id: b, customer: B",
        "id: c, customer: C",
    )
    assert path(*branches) == ["a", "c"]
    loop = (
        "id: a, customer: A",
        "id: b, customer: B, next: [{to: a, label: x}, {to: c, label: y}]",
        "id: c, customer: C",
    )
    assert path(*loop) == ["a", "b"]
    assert path("id: a, customer: A, next: []", "id: b, customer: B") == ["a"]


def test_totals_add_the_main_path_only() -> None:
    found = totals(
        service(
            "id: a, customer: A, time: 1 h, wait: 30 min, next: [{to: c, label: x}, {to: b, label: y}]",
            "id: b, customer: B, time: 5 h",
            "id: c, customer: {text: C, time: 9 h}, time: 10-20 min",
        )
    )
    assert found.time == Duration(4200, 4800, "min")
    assert found.wait == Duration(1800, 1800, "min")
    assert found.wait_share == pytest.approx(1800 / (1800 + 4500))


def test_totals_without_times() -> None:
    found = totals(service("customer: A"))
    assert (found.time, found.wait, found.wait_share) == (None, None, None)
    assert totals(service("customer: A, time: 0 s")).wait_share is None
    assert totals(service("customer: A, wait: 5 s")).wait_share == 1


def test_satisfaction_is_experience_minus_expectation() -> None:
    built = service(
        "customer: A, emotion: 2, expectation: 4", "customer: B, emotion: 5", "customer: C, expectation: 3, emotion: 3"
    )
    assert [(s.step, s.persona, s.value) for s in satisfactions(built)] == [("a", None, -2), ("c", None, 0)]


def test_satisfaction_per_persona() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}}\n"
    built = service(
        "customer: A, emotion: {dana: 5, lee: 1}, expectation: 3",
        "customer: B, emotion: 4, expectation: {dana: 2}",
        head=head,
    )
    assert [(s.step, s.persona, s.value) for s in satisfactions(built)] == [
        ("a", "lee", -2), ("a", "dana", 2), ("b", "dana", 2),
    ]  # fmt: skip


def test_peak_end_and_mean() -> None:
    found = curve(service(*(f"customer: S{i}, emotion: {v}" for i, v in enumerate((3, 4.5, 1, 3, 4)))))
    assert found is not None
    assert (found.peak.step, found.best.step, found.worst.step) == ("s2", "s1", "s2")
    assert found.end is not None
    assert (found.end.step, found.net) == ("s4", 1)
    assert found.mean == pytest.approx(3.1)
    assert found.remembered == pytest.approx(2.5)


def test_a_tie_is_won_by_the_negative_peak_then_the_first() -> None:
    found = curve(service("customer: A, emotion: 5", "customer: B, emotion: 1", "customer: C, emotion: 1"))
    assert found is not None
    assert found.peak.step == "b"


def test_unscored_steps_are_gaps_and_the_end_lies_on_the_main_path() -> None:
    found = curve(
        service(
            "id: a, customer: A, emotion: 4, next: [{to: d, label: x}, {to: b, label: y}]",
            "id: b, customer: B, next: [{to: c, label: z}]",
            "id: c, customer: C, emotion: 1, next: []",
            "id: d, customer: D",
        )
    )
    assert found is not None
    assert [p.step for p in found.points] == ["a", "c"]
    assert found.end is not None
    assert found.end.step == "a"
    assert curve(service("customer: A")) is None


def test_scales_move_the_midpoint() -> None:
    found = curve(service("customer: A, emotion: 1", "customer: B, emotion: -1", head="scale: {min: -2, max: 2}\n"))
    assert found is not None
    assert (found.net, found.peak.step) == (0, "b")


def test_a_curve_for_every_persona() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}, kim: {name: Kim}}\n"
    built = service("customer: A, emotion: {dana: 5, lee: 1}", "customer: B, emotion: 3", head=head)
    assert [(c.persona, [p.value for p in c.points]) for c in curves(built)] == [("lee", [1, 3]), ("dana", [5, 3])]


def test_encounters_are_crossings_of_drawn_lines() -> None:
    built = service("customer: A, frontstage: B, support: C, evidence: D", "customer: E, frontstage: F")
    found = [(e.line, e.link.source, e.link.target) for e in encounters(built)]
    assert found == [
        ("interaction", "a", "b"), ("visibility", "b", "c"), ("internal-interaction", "b", "c"),
        ("interaction", "e", "f"),
    ]  # fmt: skip


def test_opportunities_in_order() -> None:
    head = (
        "opportunities:\n"
        "  - {title: none}\n"
        "  - {title: low, impact: 1, effort: 2, at: a}\n"
        "  - {title: half, impact: 2, effort: 2, at: a}\n"
        "  - {title: wide, impact: 4, effort: 4, at: [s]}\n"
        "  - {title: narrow, impact: 4, effort: 4, at: [a, a.customer]}\n"
        "  - {title: best, impact: 5, effort: 1}\n"
    )
    ranked = ranked_opportunities(service("customer: A", "customer: B", head=head))
    assert [r.opportunity.id for r in ranked] == ["best", "wide", "narrow", "half", "low", "none"]
    assert [r.steps for r in ranked] == [0, 2, 1, 1, 1, 0]
    assert [r.score for r in ranked] == [5, 1, 1, 1, 0.5, None]
    assert [r.quadrant for r in ranked] == [
        Quadrant.QUICK_WIN, Quadrant.BIG_BET, Quadrant.BIG_BET, Quadrant.FILL_IN, Quadrant.FILL_IN, None,
    ]  # fmt: skip


def test_half_judged_opportunities_come_last_the_greater_impact_first() -> None:
    head = "opportunities: [{title: easy, effort: 1}, {title: great, impact: 5}, {title: best, impact: 1, effort: 5}]\n"
    ranked = ranked_opportunities(service("customer: A", head=head))
    assert [(r.opportunity.id, r.score, r.quadrant) for r in ranked] == [
        ("best", 0.2, Quadrant.TIME_SINK), ("great", None, None), ("easy", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("impact", "effort", "expected"),
    [(3, 2, Quadrant.QUICK_WIN), (3, 3, Quadrant.BIG_BET), (2, 2, Quadrant.FILL_IN), (2, 3, Quadrant.TIME_SINK)],
)
def test_quadrants(impact: int, effort: int, expected: Quadrant) -> None:
    assert quadrant(impact, effort) is expected


def test_theme_coverage_calls_out_untouched_basic_themes_first() -> None:
    found = theme_coverage(service("customer: A, theme: [trust, identity]", "customer: B, theme: trust"))
    assert [c.theme.id for c in found[:3]] == ["respect", "convenience", "commitment"]
    by_id = {c.theme.id: c.steps for c in found}
    assert (by_id["trust"], by_id["identity"]) == ((2,), (1,))
