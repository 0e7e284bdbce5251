"""Kinds of experience and effects of themes against stages."""

from __future__ import annotations

from experienced import staged

from blueprint.experience import effect_coverage, module_coverage
from blueprint.model import Module
from blueprint.model.vocabulary import Effect


def test_kinds_of_experience_against_stages() -> None:
    service = staged(
        ("title: S", "customer: A, module: [sense, feel]", "customer: B, module: sense"),
        ("title: T, module: relate", "customer: C, module: relate", "customer: D, module: act"),
    )

    assert [(c.module, c.steps, c.touched) for c in module_coverage(service)] == [
        (Module.SENSE, (2, 0), True), (Module.FEEL, (1, 0), True), (Module.THINK, (0, 0), False),
        (Module.ACT, (0, 1), True), (Module.RELATE, (0, 2), True),
    ]  # fmt: skip


def test_effects_against_stages_count_each_step_once() -> None:
    service = staged(
        ("title: S", "customer: A, theme: [trust, respect]", "customer: B, theme: identity"),
        ("title: T, theme: choice", "customer: C, theme: [trust, choice]", "customer: D"),
    )
    basic, performance, excitement = effect_coverage(service)

    assert [(c.effect, c.steps) for c in (basic, performance, excitement)] == [
        (Effect.BASIC, (1, 1)), (Effect.PERFORMANCE, (0, 2)), (Effect.EXCITEMENT, (1, 0)),
    ]  # fmt: skip
    assert [theme.id for theme in basic.untouched] == ["convenience", "commitment"]
    assert [c.theme.id for c in basic.themes] == ["convenience", "commitment", "respect", "trust"]
    assert {c.theme.id for c in performance.themes} == {"autonomy", "choice", "knowledge"}
    assert {c.theme.id for c in excitement.themes} == {"recognition", "benefit", "identity"}


def test_an_effect_without_themes_is_empty() -> None:
    service = staged(
        ("title: S", "customer: A, theme: calm"),
        head="themes: {calm: {title: Calm, level: basic, effect: excitement}}\n",
    )
    found = {c.effect: c for c in effect_coverage(service)}

    assert found[Effect.EXCITEMENT].steps == (1,)
    assert [c.theme.id for c in found[Effect.EXCITEMENT].themes][-1] == "calm"
    assert found[Effect.BASIC].steps == (0,)
