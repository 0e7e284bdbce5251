"""What findings of a whole map have to do with the changes that it was written as.

In: findings with the whole map as a `Document`. Out: the same findings; those about names that the changes take away
say so, and what the check of the changes has said already is not said again.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.build.ids import normal
from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.document import Document
from blueprint.frozen import replace
from blueprint.phrases import quote
from blueprint.source import Span

_DANGLING = frozenset({"BP401", "BP402"})


def explained(
    document: Document, findings: Iterable[Diagnostic], said: Iterable[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """Findings of a whole map, told with the changes in view.

    Args:
        document: from `extend`; a map that extends none leaves all findings as they are.
        findings: of the schema and the build.
        said: what `extend` has found.
    """
    found = tuple(findings)
    extension = document.extension
    if extension is None:
        return found
    known = {(d.code, d.span) for d in said}
    removed = dict(reversed(extension.removed))
    name = document.source.name.rpartition("/")[2]
    return tuple(_told(d, removed, name) for d in found if (d.code, d.span) not in known or d.span is None)


def _told(finding: Diagnostic, removed: dict[str, Span], name: str) -> Diagnostic:
    """A finding with the place that takes away what it misses, or that it is about the other map."""
    span = finding.span
    if span is None or finding.severity is not Severity.ERROR:
        return finding
    place = _taken(span, removed) if finding.code in _DANGLING else None
    if place is not None:
        return replace(
            finding,
            hint=f"take it away as well, or write in {quote(name)} what it is to name",
            related=(*finding.related, Related(message="taken away here", span=place)),
            fix=None,
        )
    return finding


def _taken(span: Span, removed: dict[str, Span]) -> Span | None:
    """The place that takes away what a reference names."""
    written = normal(span.text.strip().strip("'\""))
    while written:
        if written in removed:
            return removed[written]
        written = written.rpartition(".")[0]
    return None
