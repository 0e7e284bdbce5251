"""Findings as text.

In: findings. Out: a string for a terminal or a program; nothing is printed here.

    full.py      message, excerpt, caret, help: for people
    concise.py   one line each: for people with many findings, and for editors
    json.py      a documented shape: for programs
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.phrases import count


class Style(StrEnum):
    """The forms that findings can take."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def report(diagnostics: Iterable[Diagnostic], style: Style, *, files: int = 1, colour: bool = False) -> str:
    """Findings in one form, with a final line feed; empty if there is nothing to say.

    Args:
        diagnostics: in the order in which they are to appear.
        style: which form.
        files: how many files were looked at.
        colour: whether to write terminal colours (`full` only).
    """
    found = tuple(diagnostics)
    if style is Style.JSON:
        from blueprint.report.json import as_json  # noqa: PLC0415 - only the form that is asked for

        return as_json(found, files)
    if style is Style.CONCISE:
        from blueprint.report.concise import line  # noqa: PLC0415 - only the form that is asked for

        return "".join(f"{line(d)}\n" for d in found)
    from blueprint.report.full import block  # noqa: PLC0415 - only the form that is asked for

    return "\n".join(block(d, colour=colour) for d in found)


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """One line that counts: "2 errors, 1 warning in 1 file"."""
    found = tuple(diagnostics)
    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = len(found) - errors
    parts = [count(errors, "error")] * bool(errors) + [count(warnings, "warning")] * bool(warnings)
    return f"{', '.join(parts) or 'nothing to report'} in {count(files, 'file')}"
