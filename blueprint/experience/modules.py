"""Which kinds of experience (sense, feel, think, act, relate; Schmitt 1999) a service works through, stage by stage."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model import Module, Service


@frozen
class ModuleCoverage:
    """One kind of experience against all stages.

    Attributes:
        module: the kind.
        steps: per stage, how many of its steps name it (a stage that names it itself counts all its steps).
    """

    module: Module
    steps: tuple[int, ...]

    @property
    def touched(self) -> bool:
        """Whether any stage names it."""
        return any(self.steps)


def module_coverage(service: Service) -> tuple[ModuleCoverage, ...]:
    """All five kinds of experience against all stages, in the order of the vocabulary."""
    return tuple(
        ModuleCoverage(
            module,
            tuple(
                sum(module in stage.modules or module in step.modules for step in stage.steps)
                for stage in service.stages
            ),
        )
        for module in Module
    )
