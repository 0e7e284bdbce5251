"""From a service to what its lint rules say.

In: `Service`. Out: warnings that its files do not acknowledge, and acknowledgements of lint rules that are of no use.
"""

from __future__ import annotations

from blueprint.acknowledge import linted
from blueprint.diagnostics import Diagnostic
from blueprint.lint import check
from blueprint.model.service import Service


def lint(service: Service) -> tuple[Diagnostic, ...]:
    """What the lint rules say about a loaded service.

    Args:
        service: as `load` gives it, with its acknowledgements.
    """
    span = service.title.span
    return linted(check(service), service.ignores, span.source if span else None)
