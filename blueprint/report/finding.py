"""A finding as it is reported: what a stage said, weighed by the project, with the file that it is about.

In: a diagnostic. Out: `Finding`. A stage knows only errors and warnings (may this be drawn?); how much a warning counts
is for the project to say, so the level stands here and not on the diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.frozen import frozen


class Level(StrEnum):
    """How much a finding counts: an error fails the run, a warning does with `--strict`, the rest is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True)
class Finding:
    """One finding, ready to be reported.

    Attributes:
        diagnostic: what was said.
        level: how much it counts.
        name: the file that it is about, as it was typed; None where nobody knows.
        fingerprint: 32 hexadecimal digits that stay the same when lines move; empty where nobody asked for it.
    """

    diagnostic: Diagnostic
    level: Level
    name: str | None = None
    fingerprint: str = ""

    def fails(self, *, strict: bool) -> bool:
        """Whether it makes the run fail."""
        return self.level is Level.ERROR or (strict and self.level is Level.WARNING)


def plain(diagnostics: Iterable[Diagnostic], name: str | None = None) -> tuple[Finding, ...]:
    """Findings with the weight that the stages gave them.

    Args:
        diagnostics: what was said.
        name: the file that those without a place are about.
    """
    return tuple(
        Finding(
            diagnostic=d,
            level=Level.ERROR if d.severity is Severity.ERROR else Level.WARNING,
            name=d.span.source.name if d.span else name,
        )
        for d in diagnostics
    )
