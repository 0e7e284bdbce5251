"""A finding as a workflow command, which GitHub (and Forgejo, Gitea) shows beside the line in a pull request.

In: a finding. Out: one line without its line feed:

    ::error title=blueprint BP202,file=map.yaml,line=2,endLine=2,col=1,endColumn=6::map.yaml:2:1: `titel` is …%0Ahelp: …

The place is in the text again because the log of a run shows nothing else of the command. Columns count code points,
and are left out where a finding covers several lines: GitHub takes them only for one. Text from a file can neither end
the command nor begin another.
"""

from __future__ import annotations

from blueprint.phrases import seen
from blueprint.report.file_names import STDIN, file_name
from blueprint.report.finding import Finding, Level
from blueprint.source import Span

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command(finding: Finding) -> str:
    """The workflow command for one finding."""
    diagnostic = finding.diagnostic
    properties = {"title": f"blueprint {diagnostic.code}", **_place(diagnostic.span, finding.name)}
    given = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {given}::{_text(finding).translate(_DATA)}"


def _place(span: Span | None, name: str | None) -> dict[str, str]:
    """Where it is; nothing where that is no file."""
    if name is None or name == STDIN:
        return {}
    if span is None:
        return {"file": seen(file_name(name))}
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    lines = {"file": seen(file_name(span.source.name)), "line": str(line), "endLine": str(end_line)}
    return lines | ({"col": str(column), "endColumn": str(end_column)} if line == end_line else {})


def _text(finding: Finding) -> str:
    """What is said, a line for each part."""
    diagnostic = finding.diagnostic
    parts = [f"{_called(diagnostic.span)}{diagnostic.message}"]
    parts += [f"note: {_called(r.span)}{r.message}" for r in diagnostic.related]
    parts += [f"help: {diagnostic.hint}"] if diagnostic.hint else []
    return "\n".join(parts)


def _called(span: Span | None) -> str:
    """`map.yaml:2:1: `, or nothing."""
    if span is None:
        return ""
    line, column = span.source.position(span.start)
    return f"{seen(file_name(span.source.name))}:{line}:{column}: "
