"""Findings as test results in the form that JUnit made common; most servers show them.

In: findings, and the names of all files that were looked at. Out: XML with a test case for each file. One with a
finding that makes the run fail has a `failure`; what does not is its `system-out`, where it can be read and turns
nothing red. There are no times in it: the same findings give the same bytes.

The form has no standard; this keeps to what Jenkins' xUnit plugin checks (junit-10.xsd), with one `failure` a test case
because GitLab reads only the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from blueprint.report.concise import line
from blueprint.report.file_names import STDIN, file_name
from blueprint.report.finding import Finding, Level
from blueprint.report.totals import totals

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _CONTENT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_NOWHERE = "blueprint"


def as_junit(findings: tuple[Finding, ...], files: Sequence[str], *, strict: bool) -> str:
    """The findings as XML with a final line feed.

    Args:
        findings: in order.
        files: the names of all files that were looked at, as they were typed.
        strict: whether warnings make the run fail.
    """
    by_case: dict[str, list[Finding]] = {_case(name): [] for name in files}
    for finding in findings:
        by_case.setdefault(_case(finding.name), []).append(finding)
    failed = sum(any(f.fails(strict=strict) for f in found) for found in by_case.values())
    counts = f'tests="{len(by_case)}" failures="{failed}" errors="0"'
    lines = [_HEAD, f'<testsuites name="blueprint" {counts}>', f'  <testsuite name="blueprint" {counts} skipped="0">']
    for name, found in by_case.items():
        lines += _test(name, found, strict=strict)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _case(name: str | None) -> str:
    """What a file's test case is called."""
    if name is None:
        return _NOWHERE
    return "stdin" if name == STDIN else file_name(name)


def _test(name: str, found: list[Finding], *, strict: bool) -> list[str]:
    """The lines of one test case."""
    head = f'    <testcase classname="blueprint" name="{_written(name, _ATTRIBUTE)}"'
    if not found:
        return [f"{head}/>"]
    failing = [f for f in found if f.fails(strict=strict)]
    rest = [f for f in found if not f.fails(strict=strict)]
    lines = [f"{head}>"]
    if failing:
        kind = "error" if any(f.level is Level.ERROR for f in failing) else "warning"
        lines.append(f'      <failure type="{kind}" message="{totals(failing)}">{_told(failing)}</failure>')
    if rest:
        lines.append(f"      <system-out>{_told(rest)}</system-out>")
    return [*lines, "    </testcase>"]


def _told(found: list[Finding]) -> str:
    """Findings with their hints, a line each."""
    lines = []
    for finding in found:
        hint = finding.diagnostic.hint
        lines.append(f"{line(finding)} ({hint})" if hint else line(finding))
    return _written("\n".join(lines), _CONTENT)


def _written(text: str, table: dict[int, str]) -> str:
    """A text as XML; a character that XML cannot hold becomes U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(table)
