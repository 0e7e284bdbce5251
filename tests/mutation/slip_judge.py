"""Validates a map with a slip as people do, and says what is wrong with what it is told."""

from __future__ import annotations

import io
import re
from pathlib import Path

from slip_kinds import Kind
from slipped_maps import Slip

from blueprint.cli.main import main

_PLACE = (
    r" *--> (?P<name>.*):(?P<line>\d+):(?P<column>\d+)\n *\|\n"
    r" *(?P<number>\d+) \| ?(?P<shown>.*)\n *\| (?P<caret> *\^+)?"
)
_ERROR = re.compile(rf"^(?P<level>error|warning)\[(?P<code>BP\d+)\]: (?P<message>.*)\n(?:{_PLACE})?", re.MULTILINE)


def told(project: Path, slip: Slip) -> tuple[int, str]:
    """Exit code and words of `blueprint validate`, once the slip is in the file."""
    written = slip.written
    slip.written.put_into(project, slip)
    out = io.StringIO()
    try:
        code = main(["validate", str(project / written.folder.name / written.validated)], io.BytesIO(), out, out)
    finally:
        written.put_into(project, Slip(written, (), 0, 0))
    return code, out.getvalue()


def wrong_with(kind: Kind, slip: Slip, code: int, words: str) -> list[str]:
    """What is wrong with the answer to a slip; nothing if it is right."""
    errors = [found for found in _ERROR.finditer(words) if found["level"] == "error"]
    if code != 1:
        return [f"exit code {code}"]
    if not errors:
        return ["no error at all"]
    right = [e for e in errors if _is_there(slip, e, exact=kind.exact)]
    elsewhere = [e for e in errors if not _is_on_line(slip, e)]
    faults = []
    if not right:
        faults.append(f"no error at {slip.line}:{slip.source.position(slip.first)[1]}")
    elif not any(e["code"] in kind.codes for e in right):
        faults.append(f"{', '.join(e['code'] for e in right)} instead of {', '.join(kind.codes)}")
    if len(elsewhere) > kind.followers + slip.followers:
        faults.append(f"{len(elsewhere)} errors on other lines")
    faults += [f"the excerpt of {e['code']} does not show the line" for e in right if not _shows(slip, e)]
    return faults


def _is_on_line(slip: Slip, error: re.Match[str]) -> bool:
    """Whether an error stands on a right line of the file."""
    if error["name"] is None or Path(error["name"]).name != slip.written.name:
        return False
    return int(error["line"]) in (slip.line, *slip.lines)


def _is_there(slip: Slip, error: re.Match[str], *, exact: bool) -> bool:
    """Whether it stands on the right line, and in the place if that is asked."""
    if not _is_on_line(slip, error):
        return False
    if int(error["line"]) != slip.line or not exact:
        return True
    at = slip.source.offset(int(error["line"]), int(error["column"]))
    return slip.first <= at <= slip.last


def _shows(slip: Slip, error: re.Match[str]) -> bool:
    """Whether the excerpt is of this line, with a caret under it."""
    line = slip.source.line(int(error["line"]))
    shown = "".join(c for c in error["shown"].strip("…") if c.isalnum())
    return (
        error["number"] == error["line"] and bool(error["caret"]) and shown in "".join(c for c in line if c.isalnum())
    )
