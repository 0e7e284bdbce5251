"""Which experience themes a service works with, stage by stage."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model import Service, Theme
from blueprint.model.vocabulary import Level


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
