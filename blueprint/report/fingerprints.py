"""Fingerprints: what tells a finding apart from all others and stays when lines move.

In: findings with the files they are about. Out: a text of 32 hexadecimal digits for each.

    code + file + element + number        the third BP303 at `stages/arrival/check-in` of `maps/hotel.blueprint.yaml`
    code + file + line's words + number   where a finding belongs to no element of the map

The number counts findings of the same code at the same element. So mending one of three makes the third vanish and
none appear, whichever it was; and words that are changed elsewhere in the step change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.diagnostics import Diagnostic

_LENGTH = 32


def anchor(diagnostic: Diagnostic) -> str:
    """What a finding hangs on: its element, else the words of its line, else its message."""
    if diagnostic.element:
        return f"element {diagnostic.element}"
    if diagnostic.span is None:
        return f"message {diagnostic.message}"
    return f"line {' '.join(diagnostic.span.source.line(diagnostic.span.line).split())}"


def fingerprints(findings: Iterable[tuple[Diagnostic, str]]) -> tuple[str, ...]:
    """The fingerprint of each finding.

    Args:
        findings: in the order of their files, each with the path of its file from the project's folder.
    """
    from hashlib import sha256  # noqa: PLC0415 - only reports for machines, and baselines

    counts: dict[tuple[str, str, str], int] = {}
    made = []
    for diagnostic, file in findings:
        key = (diagnostic.code, file, anchor(diagnostic))
        counts[key] = counts.get(key, 0) + 1
        text = "\0".join((*key, str(counts[key])))
        made.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH])
    return tuple(made)
