"""From a service to what its lint rules say.

In: `Service`. Out: warnings that its files do not acknowledge, and acknowledgements of lint rules that are of no use.
"""

from __future__ import annotations

from blueprint.acknowledge import linted
from blueprint.diagnostics import Diagnostic
from blueprint.lint import check
from blueprint.model.service import Service
from blueprint.source import Source


def lint(service: Service) -> tuple[Diagnostic, ...]:
    """What the lint rules say about a loaded service.

    Args:
        service: as `load` gives it, with its acknowledgements.
    """
    return linted(check(service), service.ignores, _own_source(service))


def _own_source(service: Service) -> Source | None:
    """The map's own file, as far as it acknowledges anything; its title may stand in the map that it extends."""
    if service.path is None:
        return service.title.span.source if service.title.span else None
    sources = (ignore.span.source for ignore in service.ignores)
    return next((s for s in sources if s.path is not None and str(s.path.absolute()) == service.path), None)
