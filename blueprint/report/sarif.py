"""Findings as SARIF 2.1.0, the format of code scanning services and of many editors.

In: findings. Out: JSON after the standard's schema, with one run:

    rules     each code that came up, explained by `blueprint.codes`
    results   each finding: its place, further places, the fingerprint, and the correction as replacements

Columns count UTF-16 code units, as `columnKind` says, because that is what the readers of the format count; lines and
columns begin with 1, ends are exclusive. Paths are relative to the current folder. Offsets are left out: they would
count in the text as we read it, without byte order mark and carriage returns, and not in the file.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from blueprint import __version__
from blueprint.codes import Code, all_codes
from blueprint.diagnostics import Edit, Fix
from blueprint.json_text import json_text
from blueprint.report.file_names import STDIN, file_name
from blueprint.report.finding import Finding, Level
from blueprint.source import Source, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_KEY = "blueprintElement/v1"


def as_sarif(findings: tuple[Finding, ...]) -> str:
    """The findings as indented JSON with a final line feed."""
    wanted = {f.diagnostic.code for f in findings}
    rules = [code for code in all_codes() if code.id in wanted]
    index = {code.id: number for number, code in enumerate(rules)}
    driver = {"name": "blueprint", "version": __version__, "rules": [_rule(code) for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [_result(f, index) for f in findings],
    }
    shape = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(shape)


def _rule(code: Code) -> dict[str, Any]:
    """A code with its explanation."""
    plain = [code.explanation]
    marked = [code.explanation]
    for heading, example in (("Instead of", code.example_wrong), ("write", code.example_right)):
        if example:
            plain.append(f"{heading}:\n\n{example}")
            marked.append(f"{heading}:\n\n```yaml\n{example.rstrip()}\n```")
    return {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.explanation},
        "help": {"text": "\n\n".join(plain), "markdown": "\n\n".join(marked)},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    """One finding."""
    diagnostic = finding.diagnostic
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    made: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": _LEVELS[finding.level],
        "message": {"text": f"{diagnostic.message}{hint}"},
    }
    place = _location(diagnostic.span, finding.name)
    if place:
        logical = {"logicalLocations": [{"fullyQualifiedName": diagnostic.element}]} if diagnostic.element else {}
        made["locations"] = [place | logical]
    if diagnostic.related:
        made["relatedLocations"] = [
            {"id": number, **_location(r.span, None), "message": {"text": r.message}}
            for number, r in enumerate(diagnostic.related, 1)
        ]
    if finding.fingerprint:
        made["partialFingerprints"] = {_KEY: finding.fingerprint}
    if diagnostic.fix:
        made["fixes"] = [_fix(diagnostic.fix)]
    return made


def _location(span: Span | None, name: str | None) -> dict[str, Any]:
    """A place in a file; empty where nobody knows one."""
    if span is not None:
        physical = {"artifactLocation": _artifact(span.source.name), "region": _region(span)}
        return {"physicalLocation": physical}
    return {} if name is None else {"physicalLocation": {"artifactLocation": _artifact(name)}}


def _artifact(name: str) -> dict[str, str]:
    """A file as a URI: relative, but for one that was typed with its whole path and lies elsewhere."""
    path = "stdin" if name == STDIN else file_name(name)
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    if path[1:3] in {":/", ":\\"}:  # a drive
        return {"uri": f"file:///{quote(path, safe='/:')}"}
    return {"uri": quote(path)}


def _region(span: Span) -> dict[str, int]:
    """A range; one without characters is a place between two of them."""
    start_line, start_column = _position(span.source, span.start)
    end_line, end_column = _position(span.source, span.end)
    return {"startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column}


def _position(source: Source, offset: int) -> tuple[int, int]:
    """Line and column of an offset, the column in UTF-16 code units."""
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return line, column + sum(c > "\uffff" for c in before)


def _fix(fix: Fix) -> dict[str, Any]:
    """A correction."""
    by_file: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_file.setdefault(edit.span.source.name, []).append(edit)
    changes = [
        {"artifactLocation": _artifact(name), "replacements": [_replacement(e) for e in edits]}
        for name, edits in by_file.items()
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, Any]:
    """One edit; without a text, the range is deleted."""
    region = {"deletedRegion": _region(edit.span)}
    return region | ({"insertedContent": {"text": edit.text}} if edit.text else {})
