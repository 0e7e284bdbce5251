"""Text to nodes.

In: `Source`. Out: `Document`, or the findings that stand against it.
"""

from __future__ import annotations

from blueprint.diagnostics import Diagnostic, Outcome, Severity, in_order
from blueprint.document import Document, Mapping, Node, Sequence
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.phrases import quote
from blueprint.reading.builder import Builder
from blueprint.reading.characters import check_characters, stops_parser
from blueprint.reading.comments import read_comments
from blueprint.reading.traps import check_traps
from blueprint.source import Source, Span


def parse(source: Source, limits: Limits = DEFAULT_LIMITS) -> Outcome[Document]:
    """The nodes of a file.

    Args:
        source: its text.
        limits: how deep, how long and how many.

    Returns:
        The document; None where errors leave no tree that could be trusted (a repeated key leaves one).
    """
    findings = list(check_characters(source))
    if stops_parser(source.text):
        return Outcome(None, in_order(findings))
    builder = Builder(source, limits)
    root = builder.build()
    findings += builder.findings
    if root is None:
        return Outcome(None, in_order(findings))
    findings += check_traps(builder.values)
    ignores, lost = read_comments(source, builder.scalars)
    findings += lost
    if not isinstance(root, Mapping):
        findings.append(_not_a_mapping(root))
        return Outcome(None, in_order(findings))
    if builder.spoilt:
        return Outcome(None, in_order(findings))
    return Outcome(Document(source=source, root=root, ignores=ignores), in_order(findings))


def _not_a_mapping(root: Node) -> Diagnostic:
    """The finding for a file that is a list or a single text."""
    found = "a list" if isinstance(root, Sequence) else f"a text, {quote(root.span.text)}"
    return Diagnostic(
        code="BP119",
        severity=Severity.ERROR,
        message=f"the file has to consist of `key: value` lines, but it is {found}",
        span=Span(root.span.source, root.span.start, root.span.start + 1),
        hint="begin with `blueprint: 1`, a `title` and `stages`",
    )
