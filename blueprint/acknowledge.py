"""Warnings that a file accepts, by a comment on their line.

In: findings and the acknowledgement comments of one file. Out: the findings that are left, and what is wrong with the
acknowledgements themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.diagnostics import Diagnostic, Edit, Fix, Ignore, Severity, in_order
from blueprint.phrases import listing, quote
from blueprint.source import Source

_LOOKALIKES = str.maketrans("OIL", "011")
LINTED = ("BP35", "BP36")
"""Beginnings of codes of findings that come up only when a map is linted."""
LATER = ("BP5", "BP8", "BP307", *LINTED)
"""Beginnings of codes of findings that come up only when a map is drawn, listed or linted: reading cannot miss them."""


def acknowledge(diagnostics: Iterable[Diagnostic], ignores: Iterable[Ignore]) -> tuple[Diagnostic, ...]:
    """The findings that a file does not acknowledge.

    Args:
        diagnostics: all findings so far, of this file and of those that it includes.
        ignores: the acknowledgements of the file.

    Returns:
        Errors and unacknowledged warnings, with warnings about acknowledgements that are of no use. While there are
        errors, an acknowledgement without a finding is not reported: the errors may hide the finding.
    """
    found = tuple(diagnostics)
    comments = tuple(ignores)
    if not comments:
        return found
    failed = any(d.severity is Severity.ERROR for d in found)
    by_line = _by_line(comments)
    left: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for finding in found:
        matching = _matching(finding, by_line)
        used.update((ignore.span.start, finding.code) for ignore in matching)
        if finding.severity is Severity.ERROR:
            left.append(finding)
            left += [_is_error(ignore, finding) for ignore in matching]
        elif not matching:
            left.append(finding)
    from blueprint.codes import all_codes  # noqa: PLC0415 - only a file with acknowledgements needs it

    known = {code.id: None for code in all_codes()}
    for ignore in comments:
        left += _faults(ignore, used, known, failed=failed)
    return in_order(left)


def accepted(diagnostics: Iterable[Diagnostic], ignores: Iterable[Ignore]) -> tuple[Diagnostic, ...]:
    """Findings that came up later, without the warnings that the file acknowledges."""
    by_line = _by_line(ignores)
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR or not _matching(d, by_line))


def linted(
    diagnostics: Iterable[Diagnostic], ignores: Iterable[Ignore], source: Source | None
) -> tuple[Diagnostic, ...]:
    """Findings of the lint rules, without those that the files acknowledge.

    Args:
        diagnostics: what all rules say about a map.
        ignores: the acknowledgements of its file and of those that it includes.
        source: its file. What acknowledges nothing there is reported; in an included file it may be for another map.
    """
    found, comments = tuple(diagnostics), tuple(ignores)
    there = {(d.span.line, d.code) for d in found if d.span and d.span.source is source}
    left = list(accepted(found, comments))
    for ignore in comments if source else ():
        unused = [code for code in ignore.codes if code.startswith(LINTED) and (ignore.line, code) not in there]
        if unused and ignore.span.source is source:
            left.append(_unused(ignore, unused))
    return in_order(left)


def _by_line(ignores: Iterable[Ignore]) -> dict[int, list[Ignore]]:
    """Acknowledgements by the line that they speak of."""
    found: dict[int, list[Ignore]] = {}
    for ignore in ignores:
        found.setdefault(ignore.line, []).append(ignore)
    return found


def _matching(finding: Diagnostic, by_line: dict[int, list[Ignore]]) -> list[Ignore]:
    """The acknowledgements that speak of a finding."""
    span = finding.span
    if span is None:
        return []
    here = by_line.get(span.line, [])
    return [i for i in here if finding.code in i.codes and i.span.source is span.source]


def _faults(ignore: Ignore, used: set[tuple[int, str]], known: dict[str, None], *, failed: bool) -> list[Diagnostic]:
    """What is wrong with one acknowledgement."""
    unknown = [code for code in ignore.codes if code not in known]
    found = [_unknown(ignore, code, known) for code in unknown]
    unused = [
        code
        for code in ignore.codes
        if (ignore.span.start, code) not in used and code not in unknown and not code.startswith(LATER)
    ]
    if unused and not failed:
        found.append(_unused(ignore, unused))
    if ignore.codes and not ignore.reason:
        hint = "write the reason behind the bracket"
        found.append(_warning("BP153", "this acknowledgement has no reason", ignore, hint))
    return found


def _unused(ignore: Ignore, codes: list[str]) -> Diagnostic:
    """The finding about an acknowledgement of what is not there."""
    message = f"this acknowledgement of {listing(codes, 'and')} acknowledges nothing on line {ignore.line}"
    return _warning("BP151", message, ignore, "delete it, or move it to the line of the finding")


def _unknown(ignore: Ignore, code: str, known: dict[str, None]) -> Diagnostic:
    """The finding about a code that there is not."""
    digits = re.sub(r"[^0-9]", "", code.removeprefix("BP").translate(_LOOKALIKES))
    close = f"BP{digits}" if f"BP{digits}" in known else None
    place = ignore.places[ignore.codes.index(code)]
    fix = Fix(title=f"write `{close}`", edits=(Edit(span=place, text=close),)) if close else None
    hint = f"did you mean `{close}`?" if close else "`blueprint explain` lists all codes"
    return _warning("BP152", f"there is no code {quote(code)}", ignore, hint, fix)


def _is_error(ignore: Ignore, finding: Diagnostic) -> Diagnostic:
    """The finding about an error that somebody tried to acknowledge."""
    message = f"`{finding.code}` is an error here and cannot be acknowledged"
    return _warning("BP150", message, ignore, "mend the error; only warnings can be acknowledged")


def _warning(code: str, message: str, ignore: Ignore, hint: str, fix: Fix | None = None) -> Diagnostic:
    """A finding about an acknowledgement."""
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, span=ignore.span, hint=hint, fix=fix)
