"""Which experience themes a service works with, stage by stage, and which effects on loyalty it has by them."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model import Service, Theme
from blueprint.model.vocabulary import Effect, Level


@frozen
class ThemeCoverage:
    """One theme against all stages.

    Attributes:
        theme: the theme.
        steps: per stage, how many of its steps name it (a stage that names it itself counts all its steps).
    """

    theme: Theme
    steps: tuple[int, ...]

    @property
    def touched(self) -> bool:
        """Whether any stage names it."""
        return any(self.steps)


def theme_coverage(service: Service) -> tuple[ThemeCoverage, ...]:
    """All themes against all stages: basic themes that no stage touches first, then in catalogue order."""
    found = [
        ThemeCoverage(
            theme,
            tuple(
                sum(theme.id in stage.themes or theme.id in step.themes for step in stage.steps)
                for stage in service.stages
            ),
        )
        for theme in service.themes
    ]
    return tuple(sorted(found, key=lambda c: c.touched or c.theme.level is not Level.BASIC))


@frozen
class EffectCoverage:
    """All themes with one effect on loyalty against all stages.

    Attributes:
        effect: basic (absence is punished, presence is not noticed), performance (both ways), or excitement (absence
            is not noticed, presence delights).
        themes: what is known of each, those that no stage touches first, then in catalogue order.
        steps: per stage, how many of its steps name any of them, each step once.
    """

    effect: Effect
    themes: tuple[ThemeCoverage, ...]
    steps: tuple[int, ...]

    @property
    def untouched(self) -> tuple[Theme, ...]:
        """The themes that no stage names."""
        return tuple(coverage.theme for coverage in self.themes if not coverage.touched)


def effect_coverage(service: Service) -> tuple[EffectCoverage, ...]:
    """All effects on loyalty against all stages, basic ones first; an effect without themes has none."""
    found = theme_coverage(service)
    return tuple(_of_effect(service, effect, found) for effect in Effect)


def _of_effect(service: Service, effect: Effect, found: tuple[ThemeCoverage, ...]) -> EffectCoverage:
    """One effect; `found` covers all themes."""
    themes = tuple(sorted((c for c in found if c.theme.effect is effect), key=lambda c: c.touched))
    names = {coverage.theme.id for coverage in themes}
    steps = tuple(
        sum(not names.isdisjoint((*stage.themes, *step.themes)) for step in stage.steps) for stage in service.stages
    )
    return EffectCoverage(effect, themes, steps)
