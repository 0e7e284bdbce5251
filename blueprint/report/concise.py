"""One line for a finding: `file:line:column: error BP201 message`.

In: a finding. Out: a line without its line feed. Editors and continuous integration read this form.
"""

from __future__ import annotations

from blueprint.phrases import seen
from blueprint.report.finding import Finding


def line(finding: Finding) -> str:
    """The finding on one line; without a place it begins with the level."""
    diagnostic = finding.diagnostic
    span = diagnostic.span
    place = ""
    if span is not None:
        number, column = span.source.position(span.start)
        place = f"{seen(span.source.name)}:{number}:{column}: "
    return f"{place}{finding.level} {diagnostic.code} {diagnostic.message}"
