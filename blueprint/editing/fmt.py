"""A file in its canonical layout, if that is proved to say the same.

In: `Source`. Out: `Formatted`.
"""

from __future__ import annotations

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.document import Document
from blueprint.editing.kinds import Kind, kind_of
from blueprint.editing.layout import laid_out
from blueprint.editing.order import Order, listed_lanes
from blueprint.editing.proof import Meaning, difference, meaning, unlike
from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.lanes import Lane
from blueprint.model.vocabulary import Zone
from blueprint.reading import parse
from blueprint.source import Source


@frozen(kw_only=True)
class Formatted:
    """What became of a file.

    Attributes:
        text: the canonical one; the old one where the file is left alone.
        findings: the errors for which it is left alone.
        reason: why it is left alone although it has no errors; the end of a sentence.
        lanes_kept: whether lanes stay in the order of the file, because another one would change the drawing.
    """

    text: str
    findings: tuple[Diagnostic, ...] = ()
    reason: str | None = None
    lanes_kept: bool = False


def formatted(source: Source, limits: Limits = DEFAULT_LIMITS) -> Formatted:
    """Lay a file out.

    Args:
        source: a map, a file with catalogues, a theme or a configuration.
        limits: what is too much.
    """
    parsed = parse(source, limits)
    document = parsed.value
    errors = tuple(d for d in parsed.diagnostics if d.severity is Severity.ERROR)
    if document is None or errors:
        return Formatted(text=source.text, findings=errors)
    kind = kind_of(document)
    guessed = _order(kind, document, None)
    first = laid_out(document, guessed)
    if first == source.text and kind is not Kind.CHANGES:  # whose lanes another file lists
        return Formatted(text=first)
    old = meaning(document, kind, parsed.diagnostics, limits=limits)
    order = _order(kind, document, old)
    reason = None
    for lanes_kept, tried in ((False, order), (True, Order(kind, ()))):
        text = first if tried.lanes == guessed.lanes else laid_out(document, tried)
        reason = _objection(Source(name=source.name, text=text, path=source.path), old, kind, limits)
        if reason is None:
            return Formatted(text=text, lanes_kept=lanes_kept)
    return Formatted(text=source.text, reason=reason)


def _objection(source: Source, old: Meaning, kind: Kind, limits: Limits) -> str | None:
    """What speaks against a new text."""
    if source.text == old.document.source.text:
        return None
    parsed = parse(source, limits)
    if parsed.value is None:
        return "it could not be read again"
    reason = unlike(old.document, parsed.value)
    if reason is not None:
        return reason
    # What the schema says rests on the nodes alone, so it is not asked again where it said nothing.
    silent = not old.findings and not old.document.ignores
    return difference(old, meaning(parsed.value, kind, parsed.diagnostics, limits=limits, checked=silent))


def _order(kind: Kind, document: Document, found: Meaning | None) -> Order:
    """The order of keys in a file, with the lanes of its drawing."""
    if found is None or found.service is None:
        return Order(kind, listed_lanes(document))
    lanes = [entry for entry in found.service.lanes if isinstance(entry, Lane) and entry.zone is not None]
    return Order(kind, [lane.id for lane in lanes], [lane.id for lane in lanes if lane.zone is Zone.CUSTOMER])
