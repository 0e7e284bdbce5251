"""Findings as text.

In: findings. Out: a string for a terminal or a program; nothing is printed here.

    full.py      message, excerpt, caret, help: for people
    concise.py   one line each: for people with many findings, and for editors
    json.py      a documented shape: for programs
    github.py    workflow commands: GitHub shows them beside the change
    gitlab.py    Code Quality: GitLab shows them in the merge request
    sarif.py     SARIF 2.1.0: code scanning, editors
    junit.py     test results: most servers show these

    finding.py        what is reported: a diagnostic, weighed
    file_names.py     paths from the current folder
    totals.py         how many there are
    fingerprints.py   what tells findings apart and stays when lines move
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from blueprint.phrases import tame
from blueprint.report.finding import Finding, Level, plain
from blueprint.report.totals import summary

__all__ = ["Finding", "Level", "Style", "plain", "report", "summary"]


class Style(StrEnum):
    """The forms that findings can take."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"

    @property
    def lines(self) -> bool:
        """Whether it is made of lines that others may follow; the other forms are whole documents."""
        return self in {Style.FULL, Style.CONCISE, Style.GITHUB}


def report(
    findings: Iterable[Finding],
    style: Style,
    *,
    files: Sequence[str] = (),
    colour: bool = False,
    width: int | None = None,
    strict: bool = False,
) -> str:
    """Findings in one form, with a final line feed; empty if there is nothing to say and the form is made of lines.

    Args:
        findings: in the order in which they are to appear.
        style: which form.
        files: the names of all files that were looked at, as they were typed.
        colour: whether to write terminal colours (`full` only).
        width: cells of the terminal (`full` only); None for no terminal.
        strict: whether warnings make the run fail (`junit` only).
    """
    found = tuple(findings)
    if style.lines:
        return _as_lines(found, style, colour=colour, width=width)
    match style:
        case Style.GITLAB:
            from blueprint.report.gitlab import as_code_quality  # noqa: PLC0415 - only the form that is asked for

            return as_code_quality(found)
        case Style.SARIF:
            from blueprint.report.sarif import as_sarif  # noqa: PLC0415 - likewise

            return as_sarif(found)
        case Style.JUNIT:
            from blueprint.report.junit import as_junit  # noqa: PLC0415 - likewise

            return as_junit(found, files, strict=strict)
        case _:
            from blueprint.report.json import as_json  # noqa: PLC0415 - likewise

            return as_json(found, len(files))


def _as_lines(found: tuple[Finding, ...], style: Style, *, colour: bool, width: int | None) -> str:
    """Findings in a form that is made of lines."""
    match style:
        case Style.GITHUB:
            from blueprint.report.github import command  # noqa: PLC0415 - only the form that is asked for

            return "".join(f"{command(f)}\n" for f in found)
        case Style.CONCISE:
            from blueprint.report.concise import line  # noqa: PLC0415 - likewise

            return tame("".join(f"{line(f)}\n" for f in found))
        case _ if found:
            from blueprint.report.full import block  # noqa: PLC0415 - likewise

            return tame("\n".join(block(f, colour=colour, width=width) for f in found))
        case _:
            return ""
